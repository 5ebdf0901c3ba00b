// Whether a new customer is worth the cost: all on the basis of gross profit. Revenue held against a full cost flatters.
import type { Decimal } from '../../decimal.ts';
import { excerpt, KpiError } from '../../error.ts';
import { type Formula, positive, ratio, times } from '../../expr/value.ts';
import type { SpendData } from '../../model/marketing/campaignSpend.ts';
import { customerLifetimeValue } from '../customers/lifetime.ts';
import { salesPerCustomer } from '../customers/perCustomer.ts';
import type { Indicator } from '../define.ts';
import { grossMarginRate } from '../margin/margin.ts';
import { ownIndicator } from '../ownIndicator.ts';
import type { SalesData } from '../sales/policy.ts';
import { customerAcquisitionCost } from './acquisitionCost.ts';

const PAYBACK = 'https://metrickittools.com/guides/cac-guide';
const LABEL = { en: 'CAC payback', fr: 'Délai de récupération du CAC' };

/** How many periods of profit pay for a customer. */
const payback: Formula<SalesData & SpendData> = /* @__PURE__ */ (() =>
  ratio(customerAcquisitionCost, positive(times(salesPerCustomer, grossMarginRate), 'never-recovers')))();

/**
 * Months until the gross profit of a customer has paid for winning one: ask it by month.
 *
 * customer acquisition cost ÷ (net sales per customer of the month × gross margin rate). Per customer are all who bought in the month.
 * For other periods, `cacPaybackOver(months)`.
 *
 * @unit    months
 * @better  lower
 * @counts  all costs recorded, of the same month
 * @empty   null — `zero-denominator` without new customers or sales, `never-recovers` where the margin is zero or below
 * @alias   payback period · délai de récupération du CAC
 * @source  see `source`
 * @see     cacPaybackOver, ltvToCac
 * @example
 * ```ts
 * import { cacPayback } from 'sales-kpi';
 * const spend = [{ date: '2025-01-31', amount: 600 }];
 * cacPayback({ spend, sales: [{ id: '1', date: '2025-01-31', amount: 100, cost: 25, customerId: 'ana' }] }) // => 8
 * ```
 */
export const cacPayback: Indicator<'cacPayback', SalesData & SpendData, Decimal> = /* @__PURE__ */ ownIndicator({
  id: 'cacPayback',
  label: LABEL,
  unit: 'months',
  better: 'lower',
  additivity: 'derived',
  source: PAYBACK,
  formula: payback,
});

/**
 * The payback of a question whose periods have so many months: 3 for quarters or for `stretch: { trailing: 3 }`, 12 for years.
 *
 * @param months  the months of one period, whole and from 1
 * @throws {KpiError} bad-argument — for anything else
 * @example
 * ```ts
 * import { cacPaybackOver, query } from 'sales-kpi';
 * const spend = [{ date: '2025-01-31', amount: 600 }];
 * const sales = [{ id: '1', date: '2025-01-31', amount: 1200, cost: 300, customerId: 'ana' }];
 * query({ spend, sales }, { select: [cacPaybackOver(12)], every: 'year' }).rows; // => [ { period: '2025', cacPaybackOver12: 8 } ]
 * ```
 */
export function cacPaybackOver<const N extends number>(months: N): Indicator<`cacPaybackOver${N}`, SalesData & SpendData, Decimal> {
  if (!Number.isSafeInteger(months) || months < 1)
    throw new KpiError('bad-argument', `payback over ${excerpt(months)} months`, 'give the months of one period, from 1', ['months']);
  return ownIndicator({
    id: `cacPaybackOver${months}`,
    label: { en: `${LABEL.en} by periods of ${months} months`, fr: `${LABEL.fr} par périodes de ${months} mois` },
    unit: 'months',
    better: 'lower',
    additivity: 'derived',
    source: 'https://www.saasgrid.com/docs/cac-payback-period',
    formula: times(payback, months),
  });
}

/**
 * What customers have brought so far for each unit of money that winning one costs.
 *
 * customer lifetime value so far ÷ customer acquisition cost: gross profit against all costs recorded, up to the end of the period
 * against those of the period. Customers go on buying, so that the true ratio is higher.
 *
 * @unit    ratio — 3 means 3 € of gross profit for 1 € of cost
 * @better  higher
 * @empty   null (`zero-denominator`) without spend, customers or new customers; `missing-input` without costs of goods
 * @alias   LTV:CAC, CLV to CAC
 * @source  see `source`
 * @see     customerLifetimeValue, customerAcquisitionCost, cacPayback
 * @example
 * ```ts
 * import { ltvToCac } from 'sales-kpi';
 * const spend = [{ date: '2025-01-31', amount: 25 }];
 * ltvToCac({ spend, sales: [{ id: '1', date: '2025-01-31', amount: 100, cost: 25, customerId: 'ana' }] }) // => 3
 * ```
 */
export const ltvToCac: Indicator<'ltvToCac', SalesData & SpendData, Decimal> = /* @__PURE__ */ ownIndicator({
  id: 'ltvToCac',
  label: { en: 'LTV to CAC', fr: 'Ratio valeur vie client sur coût d’acquisition' },
  unit: 'ratio',
  better: 'higher',
  additivity: 'derived',
  source: PAYBACK,
  formula: /* @__PURE__ */ ratio(customerLifetimeValue, customerAcquisitionCost),
});
