// Profitability, on the rows whose cost is known: a missing cost is never 0, and `partial-coverage` says how many lack it.
import type { Decimal } from '../../decimal.ts';
import { isNull, not } from '../../expr/condition.ts';
import { sum } from '../../expr/total.ts';
import { type Formula, minus, ratio } from '../../expr/value.ts';
import { sale } from '../../model/sale/saleFields.ts';
import type { SalesData, SalesParts } from '../sales/policy.ts';
import { type SalesIndicator, salesIndicator } from '../sales/salesIndicator.ts';
import { netOf } from '../sales/salesTotals.ts';

const MARGIN = 'Taux de marge and taux de marque, https://www.obat.fr/blog/difference-taux-marge-taux-marque/';

const COST = 'Shopify, net sales with cost recorded, https://shopify.dev/docs/api/shopifyql/latest/schemas/sales_revenue/sales.md';

const costOf = ({ goods }: SalesParts): Formula<SalesData> => sum(sale.cost, goods);
const profitOf = ({ net, goods }: SalesParts): Formula<SalesData> => sum(minus(net, sale.cost), goods);
const coveredOf = ({ net, goods, also }: SalesParts): Formula<SalesData> => sum(net, also(goods, not(isNull(sale.cost))));

/**
 * Cost of the goods sold, less that of goods given back.
 *
 * Σ cost over goods whose cost is known. Null (`missing-input`) when rows exist and none says its cost.
 *
 * @unit    money
 * @better  lower
 * @empty   0 over a covered period without sales
 * @alias   COGS · coût d'achat des ventes
 * @source  Shopify, net sales with cost recorded, https://shopify.dev/docs/api/shopifyql/latest/schemas/sales_revenue/sales.md
 * @example
 * ```ts
 * import { costOfGoodsSold } from 'sales-kpi';
 * costOfGoodsSold([{ id: '1', date: '2025-01-31', amount: 150, cost: 100 }, { id: '2', date: '2025-02-03', amount: -75, cost: -50 }]) // => 50
 * ```
 */
export const costOfGoodsSold: SalesIndicator<'costOfGoodsSold', Decimal> = /* @__PURE__ */ salesIndicator({
  id: 'costOfGoodsSold',
  label: { en: 'Cost of goods sold', fr: 'Coût d’achat des ventes' },
  unit: 'money',
  better: 'lower',
  additivity: 'additive',
  source: COST,
  formula: costOf,
});

/**
 * What is left of net sales after the cost of the goods, on the rows whose cost is known (`costCoverageRate` says of how much).
 *
 * @unit    money
 * @better  higher
 * @empty   0 over a covered period without sales
 * @alias   gross margin · marge brute
 * @source  see `source`
 * @example
 * ```ts
 * import { grossProfit } from 'sales-kpi';
 * grossProfit([{ id: '1', date: '2025-01-31', amount: 150, cost: 100 }, { id: '2', date: '2025-01-31', amount: 80, cost: 60 }]) // => 70
 * ```
 */
export const grossProfit: SalesIndicator<'grossProfit', Decimal> = /* @__PURE__ */ salesIndicator({
  id: 'grossProfit',
  label: { en: 'Gross profit', fr: 'Marge brute' },
  unit: 'money',
  better: 'higher',
  additivity: 'additive',
  source: MARGIN,
  formula: profitOf,
});

/**
 * Gross profit as a share of net sales, on the rows whose cost is known.
 *
 * In French « taux de marque »; « taux de marge » is the mark-up. Bought at 100 and sold at 150: 1/3 here.
 *
 * @unit    ratio — 0.2 means 20 %
 * @better  higher
 * @empty   null (`zero-denominator`) without net sales
 * @alias   gross margin % · taux de marque
 * @source  see `source`
 * @see     markupRate
 * @example
 * ```ts
 * import { grossMarginRate } from 'sales-kpi';
 * grossMarginRate([{ id: '1', date: '2025-01-31', amount: 150, cost: 120 }]) // => 0.2
 * ```
 */
export const grossMarginRate: SalesIndicator<'grossMarginRate', Decimal> = /* @__PURE__ */ salesIndicator({
  id: 'grossMarginRate',
  label: { en: 'Gross margin rate', fr: 'Taux de marque' },
  unit: 'ratio',
  better: 'higher',
  additivity: 'ratio',
  source: MARGIN,
  formula: (parts) => ratio(profitOf(parts), coveredOf(parts)),
});

/**
 * Gross profit as a share of the cost of the goods.
 *
 * In French « taux de marge » (of trade). Bought at 100 and sold at 150: 0.5 here.
 *
 * @unit    ratio — 0.5 means 50 %
 * @better  higher
 * @empty   null (`zero-denominator`) without cost
 * @alias   mark-up · taux de marge
 * @source  see `source`
 * @see     grossMarginRate
 * @example
 * ```ts
 * import { markupRate } from 'sales-kpi';
 * markupRate([{ id: '1', date: '2025-01-31', amount: 150, cost: 100 }]) // => 0.5
 * ```
 */
export const markupRate: SalesIndicator<'markupRate', Decimal> = /* @__PURE__ */ salesIndicator({
  id: 'markupRate',
  label: { en: 'Mark-up rate', fr: 'Taux de marge' },
  unit: 'ratio',
  better: 'higher',
  additivity: 'ratio',
  source: MARGIN,
  formula: (parts) => ratio(profitOf(parts), costOf(parts)),
});

/**
 * Share of net sales whose cost is known: how far gross profit and its rates speak for the whole.
 *
 * net sales of rows with a cost ÷ net sales.
 *
 * @unit    ratio — 0.9 means that margins are of 90 % of net sales
 * @better  higher
 * @empty   null (`zero-denominator`) without net sales
 * @alias   cost coverage · couverture des coûts
 * @source  Shopify, net sales with cost recorded, https://shopify.dev/docs/api/shopifyql/latest/schemas/sales_revenue/sales.md
 * @see     grossProfit, grossMarginRate
 * @example
 * ```ts
 * import { costCoverageRate } from 'sales-kpi';
 * costCoverageRate([{ id: '1', date: '2025-01-31', amount: 150, cost: 100 }, { id: '2', date: '2025-01-31', amount: 50 }]) // => 0.75
 * ```
 */
export const costCoverageRate: SalesIndicator<'costCoverageRate', Decimal> = /* @__PURE__ */ salesIndicator({
  id: 'costCoverageRate',
  label: { en: 'Share of sales with known cost', fr: 'Part du CA au coût connu' },
  unit: 'ratio',
  better: 'higher',
  additivity: 'ratio',
  source: COST,
  formula: (parts) => ratio(coveredOf(parts), netOf(parts)),
});
