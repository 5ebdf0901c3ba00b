// All marketing against all sales: nothing is put down to anything.
import type { Decimal } from '../../decimal.ts';
import { ratio } from '../../expr/value.ts';
import type { SpendData } from '../../model/marketing/campaignSpend.ts';
import type { Indicator } from '../define.ts';
import { ownIndicator } from '../ownIndicator.ts';
import type { SalesData } from '../sales/policy.ts';
import { netSales } from '../sales/sales.ts';
import { allSpend } from './spend.ts';

/**
 * All sales for each unit of money spent on marketing.
 *
 * net sales ÷ marketing spend, of all kinds that are recorded.
 *
 * @unit    ratio — 3 means 3 € of sales for 1 € of marketing
 * @better  higher
 * @counts  sales by sale date, returns by return date, spends by date
 * @empty   null (`zero-denominator`) without spend
 * @alias   MER, blended ROAS · ratio d'efficacité marketing
 * @source  see `source`
 * @see     returnOnAdSpend, marketingSpendRate
 * @example
 * ```ts
 * import { marketingEfficiencyRatio } from 'sales-kpi';
 * const spend = [{ date: '2025-01-31', amount: 10000 }];
 * marketingEfficiencyRatio({ spend, sales: [{ id: '1', date: '2025-01-31', amount: 30000 }] }) // => 3
 * ```
 */
export const marketingEfficiencyRatio: Indicator<'marketingEfficiencyRatio', SalesData & SpendData, Decimal> = /* @__PURE__ */ ownIndicator(
  {
    id: 'marketingEfficiencyRatio',
    label: { en: 'Marketing efficiency ratio', fr: 'Ratio d’efficacité marketing' },
    unit: 'ratio',
    better: 'higher',
    additivity: 'ratio',
    source: 'https://www.adsights.ai/resources/comparisons/mer-vs-roas',
    formula: /* @__PURE__ */ ratio(netSales, allSpend),
  },
);

/**
 * Share of net sales that goes into marketing: the inverse of the marketing efficiency ratio.
 *
 * marketing spend ÷ net sales.
 *
 * @unit    ratio — 0.2 means 20 %
 * @better  lower
 * @counts  sales by sale date, returns by return date, spends by date
 * @empty   null (`zero-denominator`) without net sales
 * @alias   marketing % of revenue · part du marketing dans le CA
 * @source  Triple Whale calls this one MER, https://kb.triplewhale.com/en/articles/6127778-summary-page-metrics-library
 * @see     marketingEfficiencyRatio
 * @example
 * ```ts
 * import { marketingSpendRate } from 'sales-kpi';
 * const spend = [{ date: '2025-01-31', amount: 10000 }];
 * marketingSpendRate({ spend, sales: [{ id: '1', date: '2025-01-31', amount: 40000 }] }) // => 0.25
 * ```
 */
export const marketingSpendRate: Indicator<'marketingSpendRate', SalesData & SpendData, Decimal> = /* @__PURE__ */ ownIndicator({
  id: 'marketingSpendRate',
  label: { en: 'Marketing spend as a share of sales', fr: 'Part des dépenses marketing dans le CA' },
  unit: 'ratio',
  better: 'lower',
  additivity: 'ratio',
  source: 'https://kb.triplewhale.com/en/articles/6127778-summary-page-metrics-library',
  formula: /* @__PURE__ */ ratio(allSpend, netSales),
});
