// What advertising brings back. What is put down to it says by which model: an order counts for the campaign that it names, for touches
// before it, or for what the advertising platforms claim.
import type { Decimal } from '../../decimal.ts';
import { and, isNull, not, oneOf } from '../../expr/condition.ts';
import { sum, type TotalOptions } from '../../expr/total.ts';
import { type Formula, minus, ratio, type Value } from '../../expr/value.ts';
import { type SpendData, spend } from '../../model/marketing/campaignSpend.ts';
import { sale } from '../../model/sale/saleFields.ts';
import { type Indicator, makeIndicator } from '../define.ts';
import { ownAlgebra } from '../ownIndicator.ts';
import { type SalesData, salesParts } from '../sales/policy.ts';
import { byModel, creditedSum, type ModelVariants } from './attributedParts.ts';
import { isMedia, mediaSpend } from './spend.ts';

/** Rows of goods that name a campaign; a blank name is none. */
const named = (): TotalOptions<SalesData> => {
  const { goods, also } = salesParts();
  return also(goods, not(oneOf(sale.campaign, [null, ''])));
};

const profit: Value<number, SalesData> = /* @__PURE__ */ minus(sale.amount, sale.cost);
const attributedSales: Formula<SalesData> = /* @__PURE__ */ (() => sum(sale.amount, named()))();
const attributedProfit: Formula<SalesData> = /* @__PURE__ */ (() => sum(profit, named()))();

/** (a − spend) ÷ spend. */
const returnOver = <D>(gained: Formula<D>): Formula<D & SpendData> => ratio(minus(gained, mediaSpend), mediaSpend);

/** An indicator of sales and spends, with variants that read credits in place of sales. */
type Attributing<Id extends string, N extends string> = Indicator<Id, SalesData & SpendData, Decimal, N> & {
  /** The same by each model of attribution, over `attribute`d sales. */
  readonly variants: ModelVariants<Id, SpendData>;
};

/**
 * Sales put down to advertising for each unit of money spent on it, by the last touch as the shop records it: the campaign that a sale
 * names.
 *
 * net sales with a campaign ÷ media spend. The variants `firstTouch`, `lastTouch` and `linear` read `credits` in place of sales: what
 * `attribute` makes of sales and touches; a sale counts for the campaign of the first touch before it, of the last, or in equal parts of
 * all. `lastTouch` differs from the default where touches know more than the shop. The variant `platformReported` is the revenue that the
 * platforms claim ÷ media spend, over the spends that say it: platforms claim the same sale more than once, so that it comes out higher.
 *
 * @unit    ratio — 4 means 4 € of sales for 1 € of advertising
 * @better  higher
 * @counts  sales by sale date, returns by return date, spends by date; by campaign, those of the same name
 * @empty   null (`zero-denominator`) without media spend
 * @alias   ROAS · retour sur dépenses publicitaires
 * @source  see `source`
 * @see     attributedRevenue, marketingEfficiencyRatio, marketingRoi
 * @example
 * ```ts
 * import { attribute, returnOnAdSpend } from 'sales-kpi';
 * const spend = [{ date: '2025-01-31', amount: 100, campaign: 'spring', attributedRevenue: 450 }];
 * const sales = [{ id: '1', date: '2025-01-31', amount: 300, campaign: 'spring', customerId: 'ana' }, { id: '2', date: '2025-01-31', amount: 700 }];
 * returnOnAdSpend({ spend, sales }) // => 3
 * returnOnAdSpend.variants.platformReported({ spend, sales }) // => 4.5
 * const touches = [{ at: '2025-01-05', customerId: 'ana', campaign: 'spring' }, { at: '2025-01-30', customerId: 'ana', channel: 'mail' }];
 * const { credits } = attribute({ sales, touches });
 * returnOnAdSpend.variants.firstTouch({ spend, credits }) // => 3
 * returnOnAdSpend.variants.lastTouch({ spend, credits }) // => 0
 * returnOnAdSpend.variants.linear({ spend, credits }) // => 1.5
 * ```
 */
export const returnOnAdSpend: Attributing<'returnOnAdSpend', 'platformReported'> = /* @__PURE__ */ (() =>
  makeIndicator<Attributing<'returnOnAdSpend', 'platformReported'>>(
    {
      id: 'returnOnAdSpend',
      label: { en: 'Return on ad spend, last touch', fr: 'Retour sur dépenses publicitaires, dernier contact' },
      unit: 'ratio',
      better: 'higher',
      additivity: 'ratio',
      source: 'https://www.adsights.ai/resources/comparisons/mer-vs-roas',
      formula: ratio(attributedSales, mediaSpend),
      variants: {
        ...byModel({ en: 'Return on ad spend', fr: 'Retour sur dépenses publicitaires' }, (model) =>
          ratio(creditedSum(model, sale.amount, named()), mediaSpend),
        ),
        platformReported: {
          label: { en: 'Return on ad spend as platforms report', fr: 'Retour sur dépenses publicitaires selon les régies' },
          formula: ratio(
            sum(spend.attributedRevenue, { where: isMedia }),
            sum(spend.amount, { where: and(isMedia, not(isNull(spend.attributedRevenue))) }),
          ),
        },
      },
    },
    {},
    ownAlgebra,
  ))();

/**
 * What advertising leaves for each unit of money spent on it, after the cost of the goods.
 *
 * (gross profit of sales with a campaign − media spend) ÷ media spend: below 0 it costs more than it brings. The variants `firstTouch`,
 * `lastTouch` and `linear` read `credits`, as those of `returnOnAdSpend` do. The variant `revenue` takes sales for profit, and is
 * `returnOnAdSpend` − 1.
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
 * import { attribute, marketingRoi } from 'sales-kpi';
 * const spend = [{ date: '2025-01-31', amount: 100, campaign: 'spring' }];
 * const sales = [{ id: '1', date: '2025-01-31', amount: 400, cost: 250, campaign: 'spring', customerId: 'ana' }];
 * marketingRoi({ spend, sales }) // => 0.5
 * marketingRoi.variants.revenue({ spend, sales }) // => 3
 * const touches = [{ at: '2025-01-05', customerId: 'ana', campaign: 'spring' }, { at: '2025-01-30', customerId: 'ana', channel: 'mail' }];
 * marketingRoi.variants.linear({ spend, credits: attribute({ sales, touches }).credits }) // => -0.25
 * ```
 */
export const marketingRoi: Attributing<'marketingRoi', 'revenue'> = /* @__PURE__ */ (() =>
  makeIndicator<Attributing<'marketingRoi', 'revenue'>>(
    {
      id: 'marketingRoi',
      label: { en: 'Marketing ROI', fr: 'ROI marketing' },
      unit: 'ratio',
      better: 'higher',
      additivity: 'ratio',
      source: 'Farris et al., Marketing Metrics, https://www.informit.com/articles/article.aspx?p=463943&seqNum=2',
      formula: returnOver(attributedProfit),
      variants: {
        ...byModel({ en: 'Marketing ROI', fr: 'ROI marketing' }, (model) => returnOver(creditedSum(model, profit, named()))),
        revenue: {
          label: { en: 'Marketing ROI on revenue', fr: 'ROI marketing sur le chiffre d’affaires' },
          formula: returnOver(attributedSales),
        },
      },
    },
    {},
    ownAlgebra,
  ))();
