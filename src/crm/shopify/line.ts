// Lines of an order of Shopify as they were sold: `quantity`, never `current_quantity`, which returns have lowered.
import { type At, atOf, firstAt, given } from '../at.ts';
import { eachPart, filled, idAt, idOf, isRecord, itemsOf, lessOf, sumOf } from '../shop/part.ts';
import { allocationsAt, discountsOfOrder, dividedByCode } from './discount.ts';
import type { MoneyAt } from './money.ts';
import type { ShopifyChoice } from './options.ts';

/** The lines of an order; tips, which stand among them, are not. */
export function lineItems(order: At): readonly unknown[] | null {
  const items = itemsOf(firstAt(order, ['line_items', 'lineItems']));
  return items?.filter((item) => given(atOf(item)('tip')) === null) ?? null;
}

/** The tips of an order: the total that it states, else the lines that are tips. */
export function tipsOf(order: At, money: MoneyAt): unknown {
  const total = money(order, 'total_tip_received', 'totalTipReceived');
  if (total !== null) return total;
  const items = itemsOf(firstAt(order, ['line_items', 'lineItems'])) ?? [];
  const tips = items.map(atOf).filter((at) => given(at('tip')) !== null);
  return tips.length === 0 ? null : sumOf(tips.map((at) => money(at, 'price', 'originalUnitPrice')));
}

/** Lines in our form. */
export function linesOf(order: At, money: MoneyAt, { productBy }: ShopifyChoice): unknown[] | null {
  const isTaxed = haveTaxes(order);
  return eachPart(lineItems(order), (at) => {
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

/** The tax of a line; null where it does not say, 0 where it says that there is none. */
export function taxOf(at: At, money: MoneyAt): unknown {
  const taxes = itemsOf(firstAt(at, ['tax_lines', 'taxLines']));
  return taxes && sumOf(taxes.map((tax) => money(atOf(tax), 'price', 'price') ?? tax));
}

/** Whether the lines say their taxes. Where no line has any and the order has, as in old orders, that of the order is shared. */
function haveTaxes(order: At): boolean {
  const lists = (lineItems(order) ?? []).map((item) => itemsOf(firstAt(atOf(item), ['tax_lines', 'taxLines'])));
  return lists.some((list) => list !== null && list.length > 0) || !(lists.length > 0 && isTaxed(order));
}

function isTaxed(order: At): boolean {
  const total = firstAt(order, ['total_tax', 'total_tax_set', 'totalTax', 'totalTaxSet']);
  return total !== null;
}

/** Taxes of an order whose lines say none: the total less that of shipping. */
export function orderTaxes(order: At, money: MoneyAt, shippingTax: unknown): unknown[] {
  if (haveTaxes(order)) return [];
  const total = money(order, 'total_tax', 'totalTax');
  return [{ amount: given(shippingTax) === null ? total : lessOf(total, [shippingTax]) }];
}
