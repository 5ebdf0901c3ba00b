// Customers who stopped paying.
import type { Decimal } from '../../decimal.ts';
import { gt } from '../../expr/condition.ts';
import { countDistinct, sum } from '../../expr/total.ts';
import { type Formula, plus, ratio, times } from '../../expr/value.ts';
import { type MrrMovementData, movement } from '../../model/subscription/mrrMovement.ts';
import type { Indicator } from '../define.ts';
import { ownIndicator } from '../ownIndicator.ts';
import { lostCustomers, openingCustomers, unlessPaused } from './movementTotals.ts';

const STRIPE = 'https://support.stripe.com/questions/calculating-churn-rate-in-billing';

const lost: Formula<MrrMovementData> = /* @__PURE__ */ lostCustomers();

const opening = openingCustomers;

const closing: Formula<MrrMovementData> = /* @__PURE__ */ (() => countDistinct(movement.customerId, { where: gt(movement.closing, 0) }))();

/**
 * Share of the paying customers of the start of a period who do not pay at its end.
 *
 * customers lost ÷ customers at the start. Who has two subscriptions and cancels one is not lost. The variant `average` divides by
 * the mean of the customers at the start and at the end; `stripe` also counts who began and stopped within the
 * period, and whoever stopped twice counts twice: all who stopped ÷ (customers at the start + all who began). Stripe's own figure is
 * of the last 30 days: `mrrMovements` with `every: 'day'` and a `stretch` of `{ trailing: 30 }`. The variant `withoutPauses` leaves
 * out who stopped because a subscription is paused (`cause`), and is not lost.
 *
 * @unit    ratio — 0.05 means 5 %
 * @better  lower
 * @counts  rows of `mrrMovements`; over several periods, customers once for all of them
 * @empty   null (`zero-denominator`) without customers at the start
 * @alias   logo churn, customer churn · taux d'attrition des abonnés
 * @source  see `source`; Stripe: https://support.stripe.com/questions/calculating-churn-rate-in-billing
 * @see     customerChurnRate (of customers without a contract)
 * @example
 * ```ts
 * import { mrrMovements, subscriberChurnRate } from 'sales-kpi';
 * const { movements } = mrrMovements(
 *   [
 *     { id: '1', customerId: 'ana', start: '2025-01-15', annualAmount: 600 },
 *     { id: '2', customerId: 'bob', start: '2025-01-20', end: '2025-02-10', annualAmount: 600 },
 *     { id: '3', customerId: 'eve', start: '2025-02-03', end: '2025-02-20', annualAmount: 600 },
 *   ],
 *   { every: 'month', between: ['2025-02-01', '2025-03-01'] },
 * );
 * subscriberChurnRate(movements) // => 0.5
 * subscriberChurnRate.variants.stripe(movements)?.toFixed(4) // => '0.6667'
 * ```
 */
export const subscriberChurnRate: Indicator<'subscriberChurnRate', MrrMovementData, Decimal, 'stripe' | 'average' | 'withoutPauses'> =
  /* @__PURE__ */ (() =>
    ownIndicator({
      id: 'subscriberChurnRate',
      label: { en: 'Subscriber churn rate', fr: 'Taux d’attrition des abonnés' },
      unit: 'ratio',
      better: 'lower',
      additivity: 'ratio',
      source: 'https://www.exprimere.net/en/faq-items/retention-rate/',
      formula: ratio(lost, opening),
      variants: {
        stripe: {
          label: { en: 'Subscriber churn rate incl. new subscribers', fr: 'Taux d’attrition des abonnés, nouveaux compris' },
          source: STRIPE,
          formula: ratio(sum(movement.leaves), plus(opening, sum(movement.joins))),
        },
        average: {
          label: { en: 'Subscriber churn rate on average subscribers', fr: 'Taux d’attrition sur la moyenne des abonnés' },
          formula: ratio(times(2, lost), plus(opening, closing)),
        },
        withoutPauses: {
          label: { en: 'Subscriber churn rate without pauses', fr: 'Taux d’attrition des abonnés, hors pauses' },
          formula: ratio(lostCustomers(unlessPaused), opening),
        },
      },
    }))();
