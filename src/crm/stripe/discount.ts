// Discounts of a subscription of Stripe: a list in newer versions, one in older ones; coupons below `source` in the newest.
import { type At, atOf, firstAt, given } from '../at.ts';
import { epochSeconds, percent } from '../readers.ts';
import { filled, isRecord } from '../shop/part.ts';
import { listed } from './list.ts';
import { minorAmount } from './minor.ts';

/** The discounts of a subscription, and of its item where it has only one. */
function discountsIn(subscription: At): readonly unknown[] {
  const items = listed(subscription('items')) ?? [];
  const own = listed(subscription('discounts')) ?? listed(subscription('discount')) ?? [];
  return items.length === 1 ? [...own, ...(listed(atOf(items[0])('discounts')) ?? [])] : own;
}

/** Discounts in our form; those that are identifiers only say nothing that could be taken off. */
export function discountsOf(subscription: At): object[] {
  return discountsIn(subscription)
    .filter(isRecord)
    .map((discount) => discountOf(atOf(discount), subscription('currency')));
}

function discountOf(at: At, currency: unknown): object {
  const coupon = atOf(firstAt(at, ['coupon', 'source.coupon']));
  const isSame = given(coupon('currency')) === null || coupon('currency') === currency;
  const amount = given(coupon('amount_off'));
  return {
    duration: coupon('duration'),
    ...filled({
      rate: percent(coupon('percent_off')),
      // An amount in another currency is none that could be taken off.
      amount: amount !== null && !isSame ? { currency: coupon('currency') } : minorAmount(amount, currency),
      start: epochSeconds(at('start')),
      end: epochSeconds(at('end')),
    }),
  };
}

/** Whether discounts are there that cannot be taken off: identifiers only, or those of one of several items. */
export function hasUnknownDiscounts(subscription: At): boolean {
  const items = listed(subscription('items')) ?? [];
  const ofItems = items.length > 1 && items.some((item) => (listed(atOf(item)('discounts')) ?? []).length > 0);
  return ofItems || discountsIn(subscription).some((discount) => !isRecord(discount));
}
