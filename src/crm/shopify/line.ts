// Lines of an order of Shopify as they were sold: `quantity`, never `current_quantity`, which returns have lowered.
import { type At, atOf, firstAt, given } from '../at.ts';
import { eachPart, filled, idAt, idOf, isRecord, itemsOf } from '../shop/part.ts';
import { allocationsAt, discountsOfOrder, dividedByCode } from './discount.ts';
import type { MoneyAt } from './money.ts';
import type { ShopifyChoice } from './options.ts';
import { haveTaxes, taxOf } from './tax.ts';
import { isTip } from './tip.ts';

/** The lines of an order; tips, which stand among them, are not. */
export function lineItems(order: At): readonly unknown[] | null {
  const items = itemsOf(firstAt(order, ['line_items', 'lineItems']));
  return items?.filter((item) => !isTip(item)) ?? null;
}

/** Lines in our form. */
export function linesOf(order: At, money: MoneyAt, { productBy }: ShopifyChoice): unknown[] | null {
  const items = lineItems(order);
  const isTaxed = haveTaxes(order, items);
  return eachPart(items, (at) => {
    const { amount, code } = ownDiscount(at, order, money);
    const variantId = idOf(firstAt(at, ['variant_id', 'variant.id']));
    const productId = idOf(firstAt(at, ['product_id', 'product.id']));
    const sku = given(at('sku'));
    return {
      lineId: idAt(at),
      quantity: at('quantity'),
      unitPrice: money(at, 'price', 'originalUnitPrice'),
      ...filled({ discount: amount, discountCode: code, tax: isTaxed ? taxOf(at, money) : null }),
      productId: { product: productId, variant: variantId, sku }[productBy],
      giftCard: given(at('gift_card')) ?? given(at('isGiftCard')),
      ...filled({
        category: firstAt(at, ['product_type', 'product.productType']),
        variantId,
        sku,
        vendor: at('vendor'),
        productName: firstAt(at, ['title', 'name']),
      }),
    };
  });
}

function ownDiscount(at: At, order: At, money: MoneyAt): { amount: unknown; code: string | null } {
  const allocations = allocationsAt(at, order, money);
  return allocations === null ? { amount: money(at, 'total_discount', 'totalDiscount'), code: null } : dividedByCode(allocations).own;
}

/** Discounts that no line carries as its own: a second one of a line, or those of an order whose lines do not say their parts. */
export function orderDiscounts(order: At, money: MoneyAt): unknown[] {
  const lines = (lineItems(order) ?? []).filter(isRecord).map(atOf);
  const allocations = lines.map((at) => allocationsAt(at, order, money));
  if (lines.length > 0 && allocations.every((list) => list === null)) {
    return discountsOfOrder(
      order,
      money,
      lines.map((at) => money(at, 'total_discount', 'totalDiscount')),
    );
  }
  return lines.flatMap((at, place) => {
    const { others } = dividedByCode(allocations[place] ?? []);
    return others.map((other) => ({ ...other, lineIds: [idAt(at) ?? String(place + 1)] }));
  });
}
