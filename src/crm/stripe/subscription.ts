// Subscriptions of Stripe, for `subscriptionPeriods` and with it for recurring revenue.
import { Subscription } from '../../model/subscription/subscription.ts';
import type { SubscriptionStatus } from '../../model/subscription/subscriptionPart.ts';
import { type At, given } from '../at.ts';
import type { Mapped } from '../mapped.ts';
import { type MapOptions, type MappedRecord, mapping } from '../mapping.ts';
import { saysYes } from '../shop/part.ts';
import { discountsOf, hasUnknownDiscounts } from './discount.ts';
import { goesOn, idIn, isTest, stripePage } from './list.ts';
import { currencyOf, hasForeignPrice, hasMetered, hasUnknownTiers, includesTax, itemsOf, periodEnd } from './subscriptionItem.ts';
import { stripeTime } from './time.ts';

/** Why subscriptions of Stripe are left out. */
export type StripeSubscriptionExclusion = 'test';

/** A subscription of Stripe, mapped. */
export type StripeSubscription = MappedRecord<typeof Subscription, 'sourceStatus' | 'currentPeriodEnd'>;

const statuses: Readonly<Record<string, SubscriptionStatus>> = {
  trialing: 'trialing',
  active: 'active',
  past_due: 'past-due',
  unpaid: 'unpaid',
  paused: 'paused',
  canceled: 'cancelled',
  incomplete: 'incomplete',
  incomplete_expired: 'incomplete',
};

const told = new Set(['unpaid', 'paused']);

/** The status; a word that is not known is refused by the schema. */
function statusOf(at: At): unknown {
  const status = at('status');
  return typeof status === 'string' && Object.hasOwn(statuses, status) ? statuses[status] : status;
}

/** When a cancellation takes effect that has been asked for: on a date, or with what is paid. */
function cancelAt(at: At): unknown {
  return stripeTime(given(at('cancel_at')) ?? (saysYes(at('cancel_at_period_end')) ? periodEnd(at) : null));
}

const subscriptions = /* @__PURE__ */ mapping({
  record: Subscription,
  fields: {
    id: 'id',
    customerId: (at) => idIn(at('customer')),
    status: statusOf,
    startedAt: { from: ['start_date', 'start', 'created'], read: stripeTime },
    trialStart: { from: 'trial_start', read: stripeTime },
    trialEnd: { from: 'trial_end', read: stripeTime },
    cancelledAt: { from: 'canceled_at', read: stripeTime },
    cancelAt,
    endedAt: { from: 'ended_at', read: stripeTime },
    currency: currencyOf,
    items: itemsOf,
    discounts: discountsOf,
    sourceStatus: 'status',
    currentPeriodEnd: (at) => stripeTime(periodEnd(at)),
  },
  exclude: { test: isTest },
  page: stripePage,
  cap: 100,
  warn: {
    'parts-missing': { when: (_, at) => goesOn(at('items')), text: 'the items of the subscription go on behind what was given' },
    metered: { when: (_, at) => hasMetered(at), text: 'charged by what was used: no recurring revenue' },
    'tiered-price': {
      when: (_, at) => hasUnknownTiers(at),
      text: 'priced by tiers that were not given (expand items.data.price.tiers): no amount, and subscriptionPeriods refuses it',
    },
    'price-in-other-currency': {
      when: (_, at) => hasForeignPrice(at),
      text: 'a price is in another currency (expand currency_options): no amount, and subscriptionPeriods refuses it',
    },
    'discount-unknown': {
      when: (_, at) => hasUnknownDiscounts(at),
      text: 'discounts that are not expanded, or of some of several items: not taken off',
    },
    'tax-included': { when: (_, at) => includesTax(at), text: 'prices include a tax that is not told: it counts as revenue' },
    'collection-paused': {
      when: (_, at) => given(at('pause_collection')) !== null,
      text: 'payments are paused, since when is not told: counted as paid for',
    },
    'since-unknown': {
      when: (row) => told.has(String(row['status'])),
      text: 'unpaid or paused, since when is not told: counted as never paid for; give its history',
    },
  },
});

/**
 * Subscriptions of Stripe as subscriptions of ours: `subscriptionPeriods` makes the periods of them that `mrr` reads. Versions
 * with `current_period_end` and `discount` on the subscription, and those with them on its items and in `discounts`.
 *
 * A cancellation takes effect on `ended_at`, or with what is paid (`cancel_at`, `cancel_at_period_end`): `canceled_at` is when
 * it was asked for. Ask for `status=all`, since a list without it lacks the cancelled ones, and expand `discounts`.
 *
 * @param payload - a subscription, a list, a page (`{ object: 'list', data, has_more }`) or a list of pages
 * @throws KpiError `unknown-option` or `bad-argument`: an option is wrong. No payload throws.
 * @source  https://docs.stripe.com/api/subscriptions/object
 * @see     subscriptionPeriods
 * @example
 * ```ts
 * import { mrr, subscriptionPeriods } from 'sales-kpi';
 * import { stripeSubscriptions } from 'sales-kpi/crm/stripe';
 *
 * const { rows } = stripeSubscriptions([{ id: 'sub_1', livemode: true, customer: 'cus_1', status: 'active', currency: 'eur', start_date: 1736899200,
 *   items: { data: [{ quantity: 2, price: { unit_amount: 30000, product: 'prod_1', recurring: { interval: 'month', interval_count: 3 } } }] } }]);
 * mrr(subscriptionPeriods(rows).periods); // => 200
 * ```
 */
export function stripeSubscriptions(payload: unknown, options: MapOptions = {}): Mapped<StripeSubscription, StripeSubscriptionExclusion> {
  return subscriptions(payload, options);
}
