// Carts that are not ordered, each seen for the same time.
import type { Decimal } from '../../decimal.ts';
import { excerpt, KpiError, refuseUnknown } from '../../error.ts';
import { and, isNull, lte, not, or, reached } from '../../expr/condition.ts';
import { count, sum, type TotalOptions } from '../../expr/total.ts';
import { elapsed, ratio } from '../../expr/value.ts';
import { type CartData, cart } from '../../model/marketing/cart.ts';
import type { Indicator } from '../define.ts';
import { ownIndicator } from '../ownIndicator.ts';

const HOUR_MS = 3_600_000;

/** When a cart that was not ordered counts as abandoned. */
export interface CartAbandonment<N extends number = number, F extends 'cart' | 'checkout' = 'cart' | 'checkout'> {
  /** After how many hours, whole ones from 1: what is ordered by then is no abandoned cart, however often it was left. */
  readonly hours: N;
  /** Since when, and of which: since the cart was begun (unless given), or since the checkout was, of those that came so far. */
  readonly from?: F | undefined;
}

const words = {
  cart: { en: ['Cart abandonment', 'Cart value abandoned'], fr: ['Abandon de panier', 'Valeur des paniers abandonnée'] },
  checkout: { en: ['Checkout abandonment', 'Checkout value abandoned'], fr: ['Abandon du paiement', 'Valeur des paiements abandonnée'] },
} as const;

/**
 * The share of carts that were not ordered within so many hours: the same time for all, so that periods can be compared, and a cart
 * that is taken up again in time is an order.
 *
 * carts of the period not ordered within the hours ÷ carts of the period. A period has no answer (`immature-cohort`) until its last
 * cart has had the time, in whole days, by the `asOf` of the question. The variant `value` is the share of the value of the carts.
 * Carts of two sorts of dates (an instant beside a calendar date) that were ordered are on neither side; `Cart` refuses them.
 * Without records of carts, `cartAbandonmentRate` compares the purchases of a day with its carts.
 *
 * @param when  `hours`; `from: 'checkout'` is of the checkouts begun in the period, since then
 * @throws {KpiError} bad-argument — for hours that are not whole or below 1, and for another start; unknown-option
 * @see     cartAbandonmentRate
 * @example
 * ```ts
 * import { cartAbandonmentWithin, query } from 'sales-kpi';
 * const carts = [
 *   { id: '1', createdAt: '2025-01-30T10:00:00Z', orderedAt: '2025-01-30T10:20:00Z', value: 45 },
 *   { id: '2', createdAt: '2025-01-31T22:00:00Z', orderedAt: '2025-02-01T09:00:00Z', value: 15 },
 *   { id: '3', createdAt: '2025-01-30T11:00:00Z', orderedAt: '2025-02-03T09:00:00Z', value: 30 },
 *   { id: '4', createdAt: '2025-01-30T12:00:00Z', value: 10 },
 * ];
 * const left = cartAbandonmentWithin({ hours: 24 });
 * query(carts, { select: [left, left.variants.value], between: ['2025-01-01', '2025-02-01'], asOf: '2025-02-10' }).rows;
 * // => [ { period: '2025-01-01/2025-02-01', cartAbandonmentWithin24Hours: 0.5, cartAbandonmentWithin24HoursValue: 0.4 } ]
 * ```
 */
export function cartAbandonmentWithin<const N extends number, const F extends 'cart' | 'checkout' = 'cart'>(
  when: CartAbandonment<N, F>,
): Indicator<`${F}AbandonmentWithin${N}Hours`, CartData, Decimal, 'value'> {
  refuseUnknown(when, ['hours', 'from']);
  const { hours, from = 'cart' as F } = when;
  if (!Number.isSafeInteger(hours) || hours < 1)
    throw new KpiError('bad-argument', `carts left for ${excerpt(hours)} hours`, 'give whole hours from 1', ['hours']);
  if (from !== 'cart' && from !== 'checkout')
    throw new KpiError('bad-argument', `carts since ${excerpt(from)}`, "the words are 'cart' and 'checkout'", ['from']);
  const since = from === 'cart' ? cart.createdAt : cart.checkoutAt;
  const time = elapsed(since, cart.orderedAt);
  const ordered = reached(cart.orderedAt);
  // An order at an unknown time is neither in time nor late.
  const known = and(not(isNull(since)), or(not(ordered), not(isNull(time))));
  const all: TotalOptions<CartData> = { where: known, at: since };
  const left: TotalOptions<CartData> = { where: and(known, not(and(ordered, lte(time, hours * HOUR_MS)))), at: since };
  const span = hours === 1 ? { en: '1 hour', fr: '1 heure' } : { en: `${hours} hours`, fr: `${hours} heures` };
  const label = (i: 0 | 1) => ({ en: `${words[from].en[i]} after ${span.en}`, fr: `${words[from].fr[i]} après ${span.fr}` });
  return ownIndicator({
    id: `${from}AbandonmentWithin${hours}Hours` as `${F}AbandonmentWithin${N}Hours`,
    label: label(0),
    unit: 'ratio',
    better: 'lower',
    additivity: 'ratio',
    formula: ratio(count(cart.id, left), count(cart.id, all)),
    maturity: Math.ceil(hours / 24),
    variants: { value: { label: label(1), formula: ratio(sum(cart.value, left), sum(cart.value, all)) } },
  });
}
