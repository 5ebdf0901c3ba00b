// Shipping of an order of Shopify.
import { type At, atOf, firstAt, given } from '../at.ts';
import { filled, itemsOf, lessOf, saysYes, signIn, sumOf } from '../shop/part.ts';
import { allocationsAt } from './discount.ts';
import type { MoneyAt } from './money.ts';
import { taxOf } from './tax.ts';

/** What is charged for shipping, what is taken off it, and its tax; null where an order says nothing of it. */
export function shippingOf(order: At, money: MoneyAt): Record<string, unknown> | null {
  const listed = itemsOf(firstAt(order, ['shipping_lines', 'shippingLines'])) ?? [];
  // A way of shipping that was replaced stays in the list.
  const items = listed.filter((item) => !saysYes(firstAt(atOf(item), ['is_removed', 'isRemoved'])));
  const lines = items.map(atOf);
  const charges = lines.map((at, place) => money(at, 'price', 'originalPrice') ?? items[place]);
  const stated = money(order, 'total_shipping_price', 'totalShippingPrice');
  if (lines.length === 0) return signIn(stated) === 0 || stated === null ? null : { charged: stated };
  const offs = lines.map((at) => discountOf(at, order, money));
  const codes = new Set(offs.flatMap(({ codes }) => codes));
  const [code] = codes;
  return {
    charged: sumOf(charges),
    ...filled({
      discount: sumOf(offs.map(({ amount }) => amount)),
      // A discount that came by several codes, or by one in part, is not told apart.
      discountCode: codes.size === 1 ? code : null,
      tax: sumOf(lines.map((at) => taxOf(at, money))),
    }),
  };
}

/** The allocations of a charge, or else what lies between its price and its price after discount. */
function discountOf(at: At, order: At, money: MoneyAt): { amount: unknown; codes: (string | null)[] } {
  const allocations = allocationsAt(at, order, money);
  if (allocations !== null) {
    return { amount: sumOf(allocations.map(({ amount }) => amount)), codes: allocations.map(({ code }) => code) };
  }
  const after = money(at, 'discounted_price', 'discountedPrice');
  return { amount: after === null ? 0 : lessOf(money(at, 'price', 'originalPrice'), [after]), codes: given(after) === null ? [] : [null] };
}
