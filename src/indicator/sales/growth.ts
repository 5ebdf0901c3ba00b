// How sales grow.
import type { Decimal } from '../../decimal.ts';
import { previous } from '../../expr/shift.ts';
import { growth } from '../../expr/value.ts';
import { type SalesIndicator, salesIndicator } from './salesIndicator.ts';
import { netOf } from './salesTotals.ts';

/**
 * Growth of net sales over the period before.
 *
 * (net sales − net sales of the period before) ÷ net sales of the period before; in a running period, over the same elapsed part of
 * the one before. Over the same period of the year before, or by weekdays: `compare` of `netSales` gives the difference and the change.
 *
 * @unit    ratio — 0.2 means 20 % more
 * @better  higher
 * @empty   null — `zero-base` or `negative-base` where nothing was sold before, or less than was given back; `no-previous-period`
 * @alias   revenue growth · taux de croissance du CA, évolution du CA
 * @source  Shopify sales reports, see `source`
 * @see     netSales
 * @example
 * ```ts
 * import { query, salesGrowthRate } from 'sales-kpi';
 * const sales = [{ id: '1', date: '2025-01-31', amount: 80 }, { id: '2', date: '2025-02-28', amount: 100 }];
 * query(sales, { select: [salesGrowthRate], every: 'month' }).rows.map((row) => row.salesGrowthRate) // => [ null, 0.25 ]
 * ```
 */
export const salesGrowthRate: SalesIndicator<'salesGrowthRate', Decimal> = /* @__PURE__ */ salesIndicator({
  id: 'salesGrowthRate',
  label: { en: 'Sales growth', fr: 'Taux de croissance du CA' },
  unit: 'ratio',
  better: 'higher',
  additivity: 'derived',
  source: 'Farris, Bendle, Pfeifer and Reibstein, Marketing Metrics, https://www.informit.com/articles/article.aspx?p=463943&seqNum=2',
  formula: (parts) => growth(netOf(parts), previous(netOf(parts))),
});
