// Recurring revenue as it stands at the end of a period: what customers pay, put on a month or a year.
import type { Decimal } from '../../decimal.ts';
import { gt } from '../../expr/condition.ts';
import { countDistinct, sum } from '../../expr/total.ts';
import { type Formula, ratio } from '../../expr/value.ts';
import { type SubscriptionPeriodData, subscriptionPeriod } from '../../model/subscription/subscriptionPeriod.ts';
import type { Indicator } from '../define.ts';
import { ownIndicator } from '../ownIndicator.ts';

const STRIPE = 'https://docs.stripe.com/billing/subscriptions/analytics/glossary';

const perYear: Formula<SubscriptionPeriodData> = /* @__PURE__ */ sum(subscriptionPeriod.annualAmount, { until: subscriptionPeriod.end });

const perMonth: Formula<SubscriptionPeriodData> = /* @__PURE__ */ ratio(perYear, 12);

/** Customers who pay something. */
export const payingCustomers: Formula<SubscriptionPeriodData> = /* @__PURE__ */ (() =>
  countDistinct(subscriptionPeriod.customerId, { until: subscriptionPeriod.end, where: gt(subscriptionPeriod.annualAmount, 0) }))();

/**
 * Monthly recurring revenue at the end of the period: what subscriptions bring in, put on a month.
 *
 * Σ annual amounts of the periods that have begun and not ended ÷ 12, not rounded. Without tax, trials, free and metered items:
 * `subscriptionPeriods` makes such periods of subscriptions, and says how discounts and cancellations count.
 *
 * @unit    money
 * @better  higher
 * @counts  subscription periods at the end of each period; called as a function, those without an end
 * @empty   0 where nothing is subscribed to
 * @alias   MRR · revenu mensuel récurrent
 * @source  Stripe, see `source`; https://help.chartmogul.com/hc/en-us/articles/201244842
 * @see     mrrMovement
 * @example
 * ```ts
 * import { mrr } from 'sales-kpi';
 * mrr([
 *   { id: '1', customerId: 'ana', start: '2025-01-15', annualAmount: 600 },
 *   { id: '2', customerId: 'bob', start: '2025-01-20', end: '2025-02-01', annualAmount: 1200 },
 *   { id: '3', customerId: 'eve', start: '2025-02-01', annualAmount: 2000 },
 * ])?.toFixed(2) // => '216.67'
 * ```
 */
export const mrr: Indicator<'mrr', SubscriptionPeriodData, Decimal> = /* @__PURE__ */ ownIndicator({
  id: 'mrr',
  label: { en: 'Monthly recurring revenue', fr: 'Revenu mensuel récurrent' },
  unit: 'money',
  better: 'higher',
  additivity: 'semi-additive',
  source: STRIPE,
  formula: perMonth,
});

/**
 * Annual recurring revenue at the end of the period: twelve times the monthly one.
 *
 * @unit    money
 * @better  higher
 * @counts  as `mrr`
 * @empty   0 where nothing is subscribed to
 * @alias   ARR · revenu annuel récurrent
 * @source  https://help.chartmogul.com/hc/en-us/articles/4802424543260
 * @example
 * ```ts
 * import { arr } from 'sales-kpi';
 * arr([{ id: '1', customerId: 'ana', start: '2025-01-15', annualAmount: 600 }, { id: '2', customerId: 'eve', start: '2025-02-01', annualAmount: 2000 }]) // => 2600
 * ```
 */
export const arr: Indicator<'arr', SubscriptionPeriodData, Decimal> = /* @__PURE__ */ ownIndicator({
  id: 'arr',
  label: { en: 'Annual recurring revenue', fr: 'Revenu annuel récurrent' },
  unit: 'money',
  better: 'higher',
  additivity: 'semi-additive',
  source: 'https://help.chartmogul.com/hc/en-us/articles/4802424543260',
  formula: perYear,
});

/**
 * Monthly recurring revenue of an average paying customer at the end of the period.
 *
 * monthly recurring revenue ÷ different customers who pay
 *
 * @unit    money
 * @better  higher
 * @counts  as `mrr`
 * @empty   null (`zero-denominator`) without paying customers
 * @alias   ARPA, ARPU · revenu moyen par compte
 * @source  Stripe, see `source`
 * @example
 * ```ts
 * import { averageRevenuePerAccount } from 'sales-kpi';
 * averageRevenuePerAccount([
 *   { id: '1', customerId: 'ana', start: '2025-01-15', annualAmount: 600 },
 *   { id: '2', customerId: 'ana', start: '2025-02-01', annualAmount: 120 },
 *   { id: '3', customerId: 'eve', start: '2025-02-01', annualAmount: 1200 },
 * ]) // => 80
 * ```
 */
export const averageRevenuePerAccount: Indicator<'averageRevenuePerAccount', SubscriptionPeriodData, Decimal> =
  /* @__PURE__ */ ownIndicator({
    id: 'averageRevenuePerAccount',
    label: { en: 'Average revenue per account', fr: 'Revenu moyen par compte' },
    unit: 'money',
    better: 'higher',
    additivity: 'ratio',
    source: STRIPE,
    formula: /* @__PURE__ */ ratio(perMonth, payingCustomers),
  });
