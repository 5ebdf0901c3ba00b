// What advertising brings back. What is put down to it says by which model: an order counts for the campaign that it names, the last
// one before it, or for what the advertising platforms claim.
import type { Decimal } from '../../decimal.ts';
import { and, isNull, not, oneOf } from '../../expr/condition.ts';
import { sum } from '../../expr/total.ts';
import { type Formula, minus, ratio, type Value } from '../../expr/value.ts';
import { type SpendData, spend } from '../../model/marketing/campaignSpend.ts';
import { sale } from '../../model/sale/saleFields.ts';
import type { Indicator } from '../define.ts';
import { ownIndicator } from '../ownIndicator.ts';
import { type SalesData, salesParts } from '../sales/policy.ts';
import { isMedia, mediaSpend } from './spend.ts';

/** What sales that name a campaign come to; a blank name is none. */
const attributed = (value: Value<number, SalesData>): Formula<SalesData> => {
  const { goods, also } = salesParts();
  return sum(value, also(goods, not(oneOf(sale.campaign, [null, '']))));
};

const attributedSales: Formula<SalesData> = /* @__PURE__ */ attributed(sale.amount);
const attributedProfit: Formula<SalesData> = /* @__PURE__ */ attributed(/* @__PURE__ */ minus(sale.amount, sale.cost));

/** (a − spend) ÷ spend. */
const returnOver = (gained: Formula<SalesData>): Formula<SalesData & SpendData> => ratio(minus(gained, mediaSpend), mediaSpend);

/**
 * Sales put down to advertising for each unit of money spent on it, by the last touch: the campaign that a sale names.
 *
 * net sales with a campaign ÷ media spend. The variant `platformReported` is the revenue that the platforms claim ÷ media spend, over
 * the spends that say it: platforms claim the same sale more than once, so that it comes out higher.
 *
 * @unit    ratio — 4 means 4 € of sales for 1 € of advertising
 * @better  higher
 * @counts  sales by sale date, returns by return date, spends by date; by campaign, those of the same name
 * @empty   null (`zero-denominator`) without media spend
 * @alias   ROAS · retour sur dépenses publicitaires
 * @source  see `source`
 * @see     marketingEfficiencyRatio, marketingRoi
 * @example
 * ```ts
 * import { returnOnAdSpend } from 'sales-kpi';
 * const spend = [{ date: '2025-01-31', amount: 100, campaign: 'spring', attributedRevenue: 450 }];
 * const sales = [{ id: '1', date: '2025-01-31', amount: 300, campaign: 'spring' }, { id: '2', date: '2025-01-31', amount: 700 }];
 * returnOnAdSpend({ spend, sales }) // => 3
 * returnOnAdSpend.variants.platformReported({ spend, sales }) // => 4.5
 * ```
 */
export const returnOnAdSpend: Indicator<'returnOnAdSpend', SalesData & SpendData, Decimal, 'platformReported'> =
  /* @__PURE__ */ ownIndicator({
    id: 'returnOnAdSpend',
    label: { en: 'Return on ad spend, last touch', fr: 'Retour sur dépenses publicitaires, dernier contact' },
    unit: 'ratio',
    better: 'higher',
    additivity: 'ratio',
    source: 'https://www.adsights.ai/resources/comparisons/mer-vs-roas',
    formula: /* @__PURE__ */ ratio(attributedSales, mediaSpend),
    variants: {
      platformReported: {
        label: { en: 'Return on ad spend as platforms report', fr: 'Retour sur dépenses publicitaires selon les régies' },
        formula: /* @__PURE__ */ (() =>
          ratio(
            sum(spend.attributedRevenue, { where: isMedia }),
            sum(spend.amount, { where: and(isMedia, not(isNull(spend.attributedRevenue))) }),
          ))(),
      },
    },
  });

/**
 * What advertising leaves for each unit of money spent on it, after the cost of the goods.
 *
 * (gross profit of sales with a campaign − media spend) ÷ media spend: below 0 it costs more than it brings. The variant `revenue` takes
 * sales for profit, and is `returnOnAdSpend` − 1.
 *
 * @unit    ratio — 0.5 means 50 %
 * @better  higher
 * @counts  as `returnOnAdSpend`; profit of the rows whose cost is known, `partial-coverage` says how many lack it
 * @empty   null (`zero-denominator`) without media spend
 * @alias   ROMI · ROI marketing
 * @source  Farris et al., Marketing Metrics
 * @see     returnOnAdSpend
 * @example
 * ```ts
 * import { marketingRoi } from 'sales-kpi';
 * const spend = [{ date: '2025-01-31', amount: 100, campaign: 'spring' }];
 * const sales = [{ id: '1', date: '2025-01-31', amount: 400, cost: 250, campaign: 'spring' }];
 * marketingRoi({ spend, sales }) // => 0.5
 * marketingRoi.variants.revenue({ spend, sales }) // => 3
 * ```
 */
export const marketingRoi: Indicator<'marketingRoi', SalesData & SpendData, Decimal, 'revenue'> = /* @__PURE__ */ ownIndicator({
  id: 'marketingRoi',
  label: { en: 'Marketing ROI', fr: 'ROI marketing' },
  unit: 'ratio',
  better: 'higher',
  additivity: 'ratio',
  source: 'Farris et al., Marketing Metrics, https://www.informit.com/articles/article.aspx?p=463943&seqNum=2',
  formula: /* @__PURE__ */ returnOver(attributedProfit),
  variants: {
    revenue: {
      label: { en: 'Marketing ROI on revenue', fr: 'ROI marketing sur le chiffre d’affaires' },
      formula: /* @__PURE__ */ returnOver(attributedSales),
    },
  },
});
