// Taxes of an order of Shopify, which its lines say or, in old orders, the order alone.
import { type At, atOf, firstAt, given } from '../at.ts';
import { itemsOf, lessOf, sumOf } from '../shop/part.ts';
import type { MoneyAt } from './money.ts';

/** The tax of a line or of a charge; null where it does not say, 0 where it says that there is none. */
export function taxOf(at: At, money: MoneyAt): unknown {
  const taxes = itemsOf(firstAt(at, ['tax_lines', 'taxLines']));
  return taxes && sumOf(taxes.map((tax) => money(atOf(tax), 'price', 'price') ?? tax));
}

/** Whether the lines say their taxes. Where no line has any and the order has, as in old orders, that of the order is shared. */
export function haveTaxes(order: At, lines: readonly unknown[] | null): boolean {
  const lists = (lines ?? []).map((item) => itemsOf(firstAt(atOf(item), ['tax_lines', 'taxLines'])));
  return lists.some((list) => list !== null && list.length > 0) || !(lists.length > 0 && isTaxed(order));
}

function isTaxed(order: At): boolean {
  const total = firstAt(order, ['total_tax', 'total_tax_set', 'totalTax', 'totalTaxSet']);
  return total !== null;
}

/** Taxes of an order whose lines say none: the total less that of shipping. */
export function orderTaxes(order: At, lines: readonly unknown[] | null, money: MoneyAt, shippingTax: unknown): unknown[] {
  if (haveTaxes(order, lines)) return [];
  const total = money(order, 'total_tax', 'totalTax');
  return [{ amount: given(shippingTax) === null ? total : lessOf(total, [shippingTax]) }];
}
