// How subscriptions become periods: each choice changes the figures, and has a vendor behind it.
import { excerpt, KpiError } from '../../error.ts';
import type { ParseOptions } from '../parseOptions.ts';
import { type SubscriptionDiscount, type SubscriptionStatus, subscriptionStatuses } from './subscriptionPart.ts';

/** How subscriptions become periods: where vendors differ. */
export interface SubscriptionPolicy extends ParseOptions {
  /** Which discounts lower the amount: `all` while they last (default, as ChartMogul), or `foreverOnly` (as Stripe). */
  readonly discounts?: 'all' | 'foreverOnly' | undefined;
  /** When a cancelled subscription ends: with what is paid, `periodEnd` (default), or when it was asked for, `request`. */
  readonly churnAt?: 'periodEnd' | 'request' | undefined;
  /** How a subscription must stand to count; `active` and `past-due` unless given. */
  readonly statuses?: readonly SubscriptionStatus[] | undefined;
}

/** A policy, read. */
export interface Rules {
  readonly isCounted: (discount: SubscriptionDiscount) => boolean;
  readonly atRequest: boolean;
  readonly statuses: readonly SubscriptionStatus[];
}

/**
 * Reads a policy.
 *
 * @throws {KpiError} bad-argument
 */
export function rulesOf({ discounts = 'all', churnAt = 'periodEnd', statuses = ['active', 'past-due'] }: SubscriptionPolicy): Rules {
  wordOf('discounts', discounts, ['all', 'foreverOnly']);
  wordOf('churnAt', churnAt, ['periodEnd', 'request']);
  if (!Array.isArray(statuses)) throw new KpiError('bad-argument', `statuses is ${excerpt(statuses)}`, 'give a list', ['statuses']);
  for (const status of statuses) wordOf('statuses', status, subscriptionStatuses);
  return { isCounted: ({ duration }) => discounts === 'all' || duration === 'forever', atRequest: churnAt === 'request', statuses };
}

function wordOf(option: string, given: string, words: readonly string[]): void {
  if (!words.includes(given))
    throw new KpiError('bad-argument', `${option} is ${excerpt(given)}`, `the words are ${words.join(', ')}`, [option]);
}
