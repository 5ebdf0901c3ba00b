// Going away, inferred from silence.
import type { Decimal } from '../../decimal.ts';
import { newCount, previousCount, retainedCount, type TotalOptions } from '../../expr/total.ts';
import { type Formula, minus, plus, ratio } from '../../expr/value.ts';
import { sale } from '../../model/sale/saleFields.ts';
import type { SalesData } from '../sales/policy.ts';
import { type SalesIndicator, salesIndicator } from '../sales/salesIndicator.ts';
import { customersOf } from '../sales/salesTotals.ts';

/** Customers of the period before who did not buy in this one. */
export const lostOf = (sold: TotalOptions<SalesData>): Formula<SalesData> =>
  minus(previousCount(sale.customerId, sold), retainedCount(sale.customerId, sold));

/**
 * Share of the previous period's customers who did not buy in this one: 1 − retention.
 *
 * Inferred from silence, since a customer of a shop does not cancel. Variants over other bases: `stripe` counts those who joined in the
 * period too, `average` is over the mean of both periods. Who stayed away for so many days: `inactivityChurnRate`.
 *
 * @unit    ratio — 0.2 means 20 %
 * @better  lower
 * @empty   null — `no-previous-period` without a period before, `zero-denominator` when it had no customers
 * @alias   taux d'attrition
 * @source  https://www.exprimere.net/en/faq-items/retention-rate/
 * @see     customerRetentionRate, inactivityChurnRate
 * @example
 * ```ts
 * import { customerChurnRate, query } from 'sales-kpi';
 * const sales = [{ id: '1', date: '2025-01-31', amount: 10, customerId: 'ana' }, { id: '2', date: '2025-01-31', amount: 10, customerId: 'bob' }, { id: '3', date: '2025-02-03', amount: 10, customerId: 'ana' }];
 * query(sales, { select: [customerChurnRate], between: ['2025-02-01', '2025-03-01'] }).rows[0]?.customerChurnRate // => 0.5
 * ```
 */
export const customerChurnRate: SalesIndicator<'customerChurnRate', Decimal, 'stripe' | 'average'> = /* @__PURE__ */ salesIndicator({
  id: 'customerChurnRate',
  label: { en: 'Customer churn rate', fr: 'Taux d’attrition des clients' },
  unit: 'ratio',
  better: 'lower',
  additivity: 'ratio',
  source: 'https://www.exprimere.net/en/faq-items/retention-rate/',
  formula: ({ sold }) => ratio(lostOf(sold), previousCount(sale.customerId, sold)),
  variants: {
    stripe: {
      label: { en: 'Customer churn rate, joiners in the base', fr: 'Taux d’attrition des clients, nouveaux compris dans la base' },
      source: 'Stripe, https://support.stripe.com/questions/calculating-churn-rate-in-billing',
      formula: ({ sold }) => ratio(lostOf(sold), plus(previousCount(sale.customerId, sold), newCount(sale.customerId, sold))),
    },
    average: {
      label: { en: 'Customer churn rate over the average base', fr: 'Taux d’attrition des clients sur la base moyenne' },
      formula: (parts) => ratio(lostOf(parts.sold), ratio(plus(previousCount(sale.customerId, parts.sold), customersOf(parts)), 2)),
    },
  },
});
