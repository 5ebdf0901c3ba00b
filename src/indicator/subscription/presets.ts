// Recurring revenue in the words of the vendors: how their subscriptions become periods, and what their reports name.
import type { Decimal } from '../../decimal.ts';
import type { MrrMovementData } from '../../model/subscription/mrrMovement.ts';
import type { SubscriptionPolicy } from '../../model/subscription/subscriptionPolicy.ts';
import type { Metric } from '../../plan/metric.ts';
import type { Indicator } from '../define.ts';
import { ownIndicator } from '../ownIndicator.ts';
import { mrrChurnRate } from './mrrChurn.ts';
import { quickRatio } from './quickRatio.ts';
import { grossRevenueRetention, netRevenueRetention } from './revenueRetention.ts';
import { subscriberChurnRate } from './subscriberChurn.ts';

/** The rates of a vendor: by their usual names, with ids of their own such as `stripeMrrChurnRate`. */
export type SubscriptionRates<Vendor extends string, N extends string> = {
  readonly [K in N]: Indicator<`${Vendor}${Capitalize<K>}`, MrrMovementData, Decimal>;
};

/** How a vendor counts: the policy for `subscriptionPeriods`, and its rates over `mrrMovements`. */
export type SubscriptionPreset<Vendor extends string, N extends string> = SubscriptionRates<Vendor, N> & {
  /** How subscriptions become periods. */
  readonly policy: SubscriptionPolicy;
};

function preset<const Vendor extends string, N extends string>(
  vendor: Vendor,
  name: string,
  source: string,
  policy: SubscriptionPolicy,
  rates: { readonly [K in N]: Metric<string, MrrMovementData, Decimal> },
): SubscriptionPreset<Vendor, N> {
  const named = Object.entries<Metric<string, MrrMovementData, Decimal>>(rates).map(
    ([word, { label, unit, better, additivity, formula }]) => {
      const id = `${vendor}${word.charAt(0).toUpperCase()}${word.slice(1)}`;
      const words = { en: `${label.en} (${name})`, fr: `${label.fr} (${name})` };
      return [word, ownIndicator({ id, label: words, unit, better, additivity, source, formula })] as const;
    },
  );
  return Object.freeze({ ...Object.fromEntries(named), policy: Object.freeze(policy) }) as unknown as SubscriptionPreset<Vendor, N>;
}

/**
 * Ready definitions of vendors, for the same subscriptions:
 *
 * - `stripe`: a discount that does not last for ever lowers nothing; churn also counts who began and stopped within the period
 * - `chartmogul`: every discount lowers the amount while it lasts; net churn takes off expansion and what came back
 * - `baremetrics`: retention as its text says, without contraction; the quick ratio without what came back
 *
 * @example
 * ```ts
 * import { mrr, subscriptionPeriods, subscriptionPresets } from 'sales-kpi';
 * const { stripe, chartmogul } = subscriptionPresets;
 * const subscriptions = [
 *   {
 *     id: 's', customerId: 'ana', status: 'active', startedAt: '2025-01-10', currency: 'USD',
 *     items: [{ unitAmount: 100, interval: 'month' }], discounts: [{ duration: 'repeating', rate: 0.5 }],
 *   },
 * ] as const;
 * const by = [stripe, chartmogul].map(({ policy }) => mrr(subscriptionPeriods(subscriptions, policy).periods));
 * by.map(String) // => ["100","50"]
 * ```
 */
export const subscriptionPresets: {
  /** As Stripe Billing counts. */
  readonly stripe: SubscriptionPreset<'stripe', 'mrrChurnRate' | 'subscriberChurnRate'>;
  /** As ChartMogul counts. */
  readonly chartmogul: SubscriptionPreset<
    'chartmogul',
    'mrrChurnRate' | 'netMrrChurnRate' | 'subscriberChurnRate' | 'netRevenueRetention' | 'grossRevenueRetention'
  >;
  /** As Baremetrics counts. */
  readonly baremetrics: SubscriptionPreset<'baremetrics', 'netRevenueRetention' | 'quickRatio'>;
} = /* @__PURE__ */ (() => ({
  stripe: preset<'stripe', 'mrrChurnRate' | 'subscriberChurnRate'>(
    'stripe',
    'Stripe',
    'https://support.stripe.com/questions/billing-analytics',
    { discounts: 'foreverOnly' },
    { mrrChurnRate, subscriberChurnRate: subscriberChurnRate.variants.stripe },
  ),
  chartmogul: preset<
    'chartmogul',
    'mrrChurnRate' | 'netMrrChurnRate' | 'subscriberChurnRate' | 'netRevenueRetention' | 'grossRevenueRetention'
  >(
    'chartmogul',
    'ChartMogul',
    'https://help.chartmogul.com/hc/en-us/articles/203299912',
    { discounts: 'all' },
    {
      mrrChurnRate,
      netMrrChurnRate: mrrChurnRate.variants.netOfReactivation,
      subscriberChurnRate,
      netRevenueRetention,
      grossRevenueRetention,
    },
  ),
  baremetrics: preset<'baremetrics', 'netRevenueRetention' | 'quickRatio'>(
    'baremetrics',
    'Baremetrics',
    'https://changelog.baremetrics.com/new-metric-net-revenue-retention-2BOJIA',
    {},
    { netRevenueRetention: netRevenueRetention.variants.withoutContraction, quickRatio: quickRatio.variants.withoutReactivation },
  ),
}))();
