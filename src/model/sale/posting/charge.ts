// Shipping, fees, duties and tips: a row each, of its own kind.
import type { Exact } from '../../../decimal.ts';
import type { SaleKind } from '../sale.ts';
import { compare, exactOf, exactOrNull, zero } from './arithmetic.ts';
import { type Posting, part, remark, sell } from './posting.ts';
import { isCode } from './share.ts';
import { type Discounted, isNothing, nothing, valuesOf } from './values.ts';

/** Posts the charges of an order that are not zero. */
export function postCharges(posting: Posting): void {
  const { shipping, fees, duties, dutiesTax, tips, tipsTax } = posting.order;
  if (shipping) {
    const charged = exactOf(shipping.charged);
    const discount = exactOrNull(shipping.discount) ?? zero;
    if (compare(discount, charged) > 0) remark(posting, 'discount-above-line', 'shipping.discount', shipping.discount);
    const codeDiscount = isCode(shipping.discountCode) ? discount : zero;
    charge(posting, 'shipping', [part.shipping], charged, { discount, codeDiscount }, exactOrNull(shipping.tax));
  }
  for (const [at, { amount, tax }] of (fees ?? []).entries()) {
    charge(posting, 'fee', [part.fee, String(at + 1)], exactOf(amount), nothing, exactOrNull(tax));
  }
  charge(posting, 'duty', [part.duty], exactOrNull(duties) ?? zero, nothing, exactOrNull(dutiesTax));
  charge(posting, 'tip', [part.tip], exactOrNull(tips) ?? zero, nothing, exactOrNull(tipsTax));
}

function charge(posting: Posting, kind: SaleKind, path: readonly string[], price: Exact, off: Discounted, tax: Exact | null): void {
  const values = { ...nothing, ...valuesOf(price, off, tax ?? posting.basis.missingTax, posting.basis) };
  if (isNothing(values)) return;
  posting.charges.push(sell(posting, { path, kind, type: 'sale', date: posting.order.placedAt, values, line: null, refund: null }));
}
