// Lines of an order of WooCommerce. Their amounts are of the whole line and without tax, whatever prices were entered with:
// `subtotal` before coupons, `total` after them.
import { type At, atOf, given } from '../at.ts';
import { eachPart, filled, idOf, isRecord, itemsOf, lessOf, signIn, sumOf } from '../shop/part.ts';
import type { WooChoice } from './options.ts';
import { amountsOf, type PricedPart, pricedParts } from './unitPrice.ts';

/** Lines in our form. */
export function linesOf(order: At, { productBy }: WooChoice): unknown[] | null {
  const codes = codesOf(order);
  const items = itemsOf(order('line_items'));
  return items?.flatMap((item) => (isRecord(item) ? partsOf(atOf(item), codes, productBy) : [item])) ?? null;
}

/** A line, or the two parts of it. */
function partsOf(at: At, codes: string | null, productBy: WooChoice['productBy']): object[] {
  const variationId = numbered(at('variation_id'));
  const productId = numbered(at('product_id'));
  const sku = given(at('sku'));
  const what = {
    productId: { product: productId, variation: variationId ?? productId, sku }[productBy],
    ...filled({ variationId, sku, productName: at('name') }),
  };
  const parts = splitLine(at);
  // Where a number cannot be read, or there is no price, the schema says so.
  if (parts === null)
    return [{ lineId: idOf(at('id')), quantity: at('quantity'), unitPrice: unpriced(at), ...filled({ tax: at('total_tax') }), ...what }];
  return parts.map(({ quantity, unitPrice, discount, tax }, place) => ({
    lineId: place === 0 ? idOf(at('id')) : lastPart(idOf(at('id'))),
    quantity,
    unitPrice,
    ...filled({ discount, discountCode: discount === null ? null : codes, tax }),
    ...what,
  }));
}

/** A line as ours has it, in one part or two; null where it cannot be. */
export function splitLine(at: At): readonly PricedPart[] | null {
  const after = given(at('total'));
  const before = given(at('subtotal')) ?? after;
  const amounts = amountsOf(before, after ?? before, at('quantity'), given(at('total_tax')));
  return amounts && pricedParts(amounts);
}

/** An amount that is no number stays to be refused; one that no units share is nothing that a line can say. */
function unpriced(at: At): unknown {
  const amount = given(at('subtotal')) ?? given(at('total'));
  const isNothing = signIn(amount) === 0;
  return signIn(amount) === null || isNothing ? amount : { amount, quantity: at('quantity') };
}

/** The identifier of the second part of a line. */
export function lastPart(id: unknown): unknown {
  return typeof id === 'string' ? `${id}~last` : id;
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
