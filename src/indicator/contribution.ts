// What sales leave after all costs that vary with them.
import type { Decimal } from '../decimal.ts';
import { isNull, not } from '../expr/condition.ts';
import { sum } from '../expr/total.ts';
import { type Formula, minus, ratio } from '../expr/value.ts';
import { type CostData, cost } from '../model/cost.ts';
import { sale } from '../model/saleFields.ts';
import type { Indicator } from './define.ts';
import { grossProfit } from './margin.ts';
import { ownIndicator } from './ownIndicator.ts';
import { type SalesData, salesParts } from './policy.ts';

const CONTRIBUTION = 'Marge sur coûts variables; contribution margin 2 of e-commerce reports';

const contribution: Formula<SalesData & CostData> = /* @__PURE__ */ minus(grossProfit, /* @__PURE__ */ sum(cost.amount));

/** Net sales of the goods whose cost is known: the base of the margin. */
const covered: Formula<SalesData> = /* @__PURE__ */ (() => {
  const { net, goods, also } = salesParts();
  return sum(net, also(goods, not(isNull(sale.cost))));
})();

/**
 * What is left of net sales after the cost of the goods and the variable costs beside it.
 *
 * gross profit − Σ variable costs (payment, fulfilment, shipping, commissions). Advertising is not among them: take
 * `marketingSpend` off for what is left after it.
 *
 * @unit    money
 * @better  higher
 * @empty   0 over a covered period without sales and costs
 * @alias   contribution margin 2 · marge sur coûts variables
 * @source  see `source`
 * @example
 * ```ts
 * import { contributionMargin } from 'sales-kpi';
 * contributionMargin({
 *   sales: [{ id: '1', date: '2025-01-31', amount: 150, cost: 100 }],
 *   costs: [{ id: 'c1', date: '2025-01-31', amount: 4.5, kind: 'payment' }],
 * }) // => 45.5
 * ```
 */
export const contributionMargin: Indicator<'contributionMargin', SalesData & CostData, Decimal> = /* @__PURE__ */ ownIndicator({
  id: 'contributionMargin',
  label: { en: 'Contribution margin', fr: 'Marge sur coûts variables' },
  unit: 'money',
  better: 'higher',
  additivity: 'additive',
  source: CONTRIBUTION,
  formula: contribution,
});

/**
 * Contribution margin as a share of net sales, over goods whose cost is known.
 *
 * @unit    ratio
 * @better  higher
 * @empty   null (`zero-denominator`) without sales
 * @alias   taux de marge sur coûts variables
 * @source  see `source`
 * @example
 * ```ts
 * import { contributionMarginRate } from 'sales-kpi';
 * contributionMarginRate({
 *   sales: [{ id: '1', date: '2025-01-31', amount: 150, cost: 100 }],
 *   costs: [{ id: 'c1', date: '2025-01-31', amount: 5, kind: 'payment' }],
 * }) // => 0.3
 * ```
 */
export const contributionMarginRate: Indicator<'contributionMarginRate', SalesData & CostData, Decimal> = /* @__PURE__ */ ownIndicator({
  id: 'contributionMarginRate',
  label: { en: 'Contribution margin rate', fr: 'Taux de marge sur coûts variables' },
  unit: 'ratio',
  better: 'higher',
  additivity: 'ratio',
  source: CONTRIBUTION,
  formula: /* @__PURE__ */ ratio(contribution, covered),
});
