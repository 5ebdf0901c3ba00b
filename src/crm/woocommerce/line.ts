// Lines of an order of WooCommerce. Their amounts are of the whole line and without tax, whatever prices were entered with:
// `subtotal` before coupons, `total` after them.
import { type At, atOf, given } from '../at.ts';
import { eachPart, filled, idOf, itemsOf, lessOf, signIn, sumOf } from '../shop/part.ts';
import type { WooChoice } from './options.ts';

/** Lines in our form. */
export function linesOf(order: At, { productBy }: WooChoice): unknown[] | null {
  const codes = codesOf(order);
  return eachPart(itemsOf(order('line_items')), (at) => {
    const variationId = numbered(at('variation_id'));
    const productId = numbered(at('product_id'));
    const sku = given(at('sku'));
    const { price, discount } = priceOf(at);
    return {
      lineId: idOf(at('id')),
      quantity: at('quantity'),
      linePrice: price,
      ...filled({ discount, discountCode: discount === null ? null : codes, tax: at('total_tax') }),
      productId: { product: productId, variation: variationId ?? productId, sku }[productBy],
      ...filled({ variationId, sku, productName: at('name') }),
    };
  });
}

/** What a line costs and what came off it. One that was raised by hand has no price from before. */
function priceOf(at: At): { price: unknown; discount: unknown } {
  const after = given(at('total'));
  const before = given(at('subtotal')) ?? after;
  const discount = after === null ? null : lessOf(before, [after]);
  const isRaised = (signIn(discount) ?? 0) * (signIn(before) ?? 0) < 0 || (signIn(before) === 0 && signIn(discount) !== 0);
  if (isRaised && signIn(after) !== null) return { price: after, discount: null };
  return { price: before, discount: signIn(discount) === 0 ? null : discount };
}

/** The codes of an order: which of several took off what of a line, it does not say. */
function codesOf(order: At): string | null {
  const codes = (itemsOf(order('coupon_lines')) ?? []).map((coupon) => given(atOf(coupon)('code')));
  return codes.filter((code) => typeof code === 'string').join(', ') || null;
}

/** 0 is no product. */
function numbered(value: unknown): unknown {
  return value === 0 ? null : idOf(value);
}

/** Fees: wrapping, surcharges; below zero they are credits. */
export function feesOf(order: At): unknown[] | null {
  return eachPart(itemsOf(order('fee_lines')), (at) => ({ amount: at('total'), ...filled({ tax: at('total_tax') }) }));
}

/** Shipping: its lines, or the total where there are none. */
export function shippingOf(order: At): object | null {
  const lines = (itemsOf(order('shipping_lines')) ?? []).map(atOf);
  if (lines.length > 0) {
    return { charged: sumOf(lines.map((at) => at('total'))), ...filled({ tax: sumOf(lines.map((at) => at('total_tax'))) }) };
  }
  const total = given(order('shipping_total'));
  return total === null || signIn(total) === 0 ? null : { charged: total, ...filled({ tax: order('shipping_tax') }) };
}

/** Taxes of an order whose lines say none: what goods and fees carry, less what the fees do. */
export function taxesOf(order: At): unknown[] | null {
  const lines = (itemsOf(order('line_items')) ?? []).map(atOf);
  const total = given(order('cart_tax'));
  if (total === null || lines.some((at) => given(at('total_tax')) !== null)) return null;
  const fees = (itemsOf(order('fee_lines')) ?? []).map((fee) => given(atOf(fee)('total_tax'))).filter((tax) => tax !== null);
  return [{ amount: lessOf(total, fees) }];
}
