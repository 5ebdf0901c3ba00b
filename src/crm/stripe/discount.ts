// Discounts of a subscription of Stripe: a list in newer versions, one in older ones; coupons below `source` in the newest.
import { type At, atOf, firstAt, given } from '../at.ts';
import { percent } from '../readers.ts';
import { filled, isRecord } from '../shop/part.ts';
import { idIn, listed } from './list.ts';
import { minorAmount } from './minor.ts';
import { amountsIn, priceIn } from './price.ts';
import { currencyOf } from './subscriptionItem.ts';
import { stripeTime } from './time.ts';

/** The discounts of a subscription, and of its item where it has only one. */
function discountsIn(subscription: At): readonly unknown[] {
  const items = listed(subscription('items')) ?? [];
  const own = listed(subscription('discounts')) ?? listed(subscription('discount')) ?? [];
  return items.length === 1 ? [...own, ...(listed(atOf(items[0])('discounts')) ?? [])] : own;
}

/** Discounts in our form; those that are identifiers only, or for some items, say nothing that could be taken off all of them. */
export function discountsOf(subscription: At): object[] {
  const products = productsOf(subscription);
  return discountsIn(subscription)
    .filter((discount) => isRecord(discount) && appliesTo(couponOf(atOf(discount)), products) === 'all')
    .map((discount) => discountOf(atOf(discount), currencyOf(subscription)));
}

function couponOf(discount: At): At {
  return atOf(firstAt(discount, ['coupon', 'source.coupon']));
}

function productsOf(subscription: At): unknown[] {
  return (listed(subscription('items')) ?? []).map((item) => idIn(given(priceIn(atOf(item))('product'))));
}

/** Which of the products of a subscription a coupon is for, where it names some. */
function appliesTo(coupon: At, products: readonly unknown[]): 'all' | 'some' | 'none' {
  const named = listed(coupon('applies_to.products'));
  if (named === null || products.every((product) => named.includes(product))) return 'all';
  return products.some((product) => named.includes(product)) ? 'some' : 'none';
}

function discountOf(at: At, currency: unknown): object {
  const coupon = couponOf(at);
  const amounts = given(coupon('amount_off')) === null ? coupon : amountsIn(coupon, currency);
  return {
    duration: coupon('duration'),
    ...filled({
      rate: percent(coupon('percent_off')),
      // An amount in another currency is none that could be taken off.
      amount: amounts === null ? { currency: coupon('currency') } : minorAmount(amounts('amount_off'), currency),
      start: stripeTime(at('start')),
      end: stripeTime(at('end')),
    }),
  };
}

/** Whether discounts are there that cannot be taken off: identifiers only, or those of some of several items. */
export function hasUnknownDiscounts(subscription: At): boolean {
  const items = listed(subscription('items')) ?? [];
  const products = productsOf(subscription);
  const ofItems = items.length > 1 && items.some((item) => (listed(atOf(item)('discounts')) ?? []).length > 0);
  const isUnknown = (discount: unknown): boolean => !isRecord(discount) || appliesTo(couponOf(atOf(discount)), products) === 'some';
  return ofItems || discountsIn(subscription).some(isUnknown);
}
