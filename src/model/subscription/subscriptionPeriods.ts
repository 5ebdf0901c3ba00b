// Subscriptions with their history to flat periods, and to their trials.
import { takeIn } from '../intake.ts';
import { ownOptions, parseOptions } from '../parseOptions.ts';
import { Fault } from '../read/reader.ts';
import type { RejectCode } from '../reason.ts';
import type { Rejected } from '../rejected.ts';
import { Subscription } from './subscription.ts';
import type { SubscriptionPeriod } from './subscriptionPeriod.ts';
import { rulesOf, type SubscriptionPolicy } from './subscriptionPolicy.ts';
import { periodsOf, trialOf } from './subscriptionRows.ts';
import type { Trial } from './trial.ts';

/** A period with the own fields of its subscription. */
export type OwnPeriod<S extends Subscription> = SubscriptionPeriod & Omit<S, keyof Subscription>;

/** What became of subscriptions. */
export interface SubscriptionPeriods<S extends Subscription = Subscription> {
  /** Periods in which something is paid: one for each item and each stretch without a change. */
  readonly periods: OwnPeriod<S>[];
  /** Trials: one for each subscription that had one. */
  readonly trials: (Trial & Omit<S, keyof Subscription>)[];
  /** The first subscriptions refused, with the reason; at most `rejectedLimit`. */
  readonly rejected: readonly Rejected[];
  /** How many there were, complete: `subscriptionsIn` = `paying` + `neverPaid` + `rejected`. */
  readonly counts: {
    /** Subscriptions given. */
    readonly subscriptionsIn: number;
    /** Subscriptions with a period at least. */
    readonly paying: number;
    /** Subscriptions without: free, metered, on trial, never begun, or given up before. */
    readonly neverPaid: number;
    /** Subscriptions refused. */
    readonly rejected: number;
    /** Subscriptions refused for each cause; causes that did not occur are absent. */
    readonly byCode: Readonly<Partial<Record<RejectCode, number>>>;
  };
}

/**
 * Turns subscriptions into the flat periods that `mrr` and `mrrMovements` read, and into the trials of
 * `trialConversionRate`.
 *
 * - A subscription counts while it is active or late with a payment; not on trial, unpaid, paused or incomplete, and not
 *   for free or metered items. Tax is taken off where prices include it.
 * - A discount lowers the amount as long as it lasts, never below nothing; a subscription at nothing is not paid for.
 * - A cancellation takes effect at the end of what is paid (`cancelAt`, `endedAt`).
 * - What a subscription was before is read off its `history`. Periods of a subscription follow each other without a gap, so
 *   that a customer who changes the plan, or moves to another subscription on the same day, never stops paying.
 * - A period that ends with a pause says so (`endReason: 'pause'`), as long as the pause lasts or where it was paid for again;
 *   a subscription that ends while it is paused was lost when it was last paid for.
 *
 * @throws {KpiError} unknown-option, bad-argument, or another of `parse`, for a fault of the options.
 * @source  https://support.stripe.com/questions/billing-analytics; https://help.chartmogul.com/hc/en-us/articles/203299912
 * @example
 * ```ts
 * import { mrr, subscriptionPeriods } from 'sales-kpi';
 * const { periods } = subscriptionPeriods([
 *   { id: 's1', customerId: 'ana', status: 'active', startedAt: '2025-01-15', items: [{ unitAmount: 2000, interval: 'year' }] },
 *   { id: 's2', customerId: 'bob', status: 'trialing', startedAt: '2025-01-20', items: [{ unitAmount: 50, interval: 'month' }] },
 * ]);
 * periods.map(({ customerId, start, annualAmount }) => [customerId, start, annualAmount]); // => [ [ 'ana', '2025-01-15', 2000 ] ]
 * mrr(periods)?.toFixed(2); // => '166.67'
 * ```
 */
export function subscriptionPeriods<S extends Subscription>(
  subscriptions: Iterable<S>,
  policy: SubscriptionPolicy = {},
): SubscriptionPeriods<S> {
  const own = ownOptions(policy, [...parseOptions, 'discounts', 'churnAt', 'statuses']);
  const rules = rulesOf(own);
  const periods: SubscriptionPeriod[] = [];
  const trials: Trial[] = [];
  let paying = 0;
  const accept = (record: object): Fault | null => {
    const subscription = record as Subscription;
    const found = periodsOf(subscription, rules);
    if (found instanceof Fault) return found;
    for (const period of found) periods.push(period);
    if (found.length > 0) paying++;
    const trial = trialOf(subscription, found);
    if (trial !== null) trials.push(trial);
    return null;
  };
  const { rowsIn, kept, refused } = takeIn(Subscription, subscriptions, own, accept);
  return {
    periods: periods as OwnPeriod<S>[],
    trials: trials as SubscriptionPeriods<S>['trials'],
    rejected: refused.details,
    counts: { subscriptionsIn: rowsIn, paying, neverPaid: kept.length - paying, rejected: refused.count, byCode: refused.byCode },
  };
}
