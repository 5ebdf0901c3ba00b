// What sales leave after all costs that vary with them.
import type { Decimal } from '../../decimal.ts';
import { excerpt, KpiError } from '../../error.ts';
import { isNull, not, oneOf } from '../../expr/condition.ts';
import { sum } from '../../expr/total.ts';
import { type Formula, minus, ratio } from '../../expr/value.ts';
import { type CostData, type CostKind, cost } from '../../model/sale/cost.ts';
import { sale } from '../../model/sale/saleFields.ts';
import type { Indicator } from '../define.ts';
import { ownIndicator } from '../ownIndicator.ts';
import { type SalesData, salesParts } from '../sales/policy.ts';
import { grossProfit } from './margin.ts';

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
 * `marketingSpend` off for what is left after it (contribution margin 3); before any of these costs it is `grossProfit`. After some
 * kinds of cost only: `contributionMarginAfter(kinds)`.
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

/** The kinds of cost, in French. */
const kinds: Readonly<Record<CostKind, string>> = {
  payment: 'paiement',
  fulfilment: 'préparation',
  shipping: 'transport',
  commission: 'commissions',
  other: 'autres',
};

/**
 * What is left of net sales after the cost of the goods and some kinds of variable cost: see `contributionMargin`.
 *
 * @param after  the kinds of cost that are taken off; a cost that does not say its kind is `other`
 * @throws {KpiError} bad-argument — for no kind, or one that is not known
 * @example
 * ```ts
 * import { contributionMarginAfter } from 'sales-kpi';
 * contributionMarginAfter(['payment'])({
 *   sales: [{ id: '1', date: '2025-01-31', amount: 150, cost: 100 }],
 *   costs: [{ id: 'c1', date: '2025-01-31', amount: 4.5, kind: 'payment' }, { id: 'c2', date: '2025-01-31', amount: 6, kind: 'shipping' }],
 * }) // => 45.5
 * ```
 */
export function contributionMarginAfter(
  after: readonly CostKind[],
): Indicator<`contributionMarginAfter${string}`, SalesData & CostData, Decimal> {
  const known = Object.keys(kinds) as CostKind[];
  const taken = Array.isArray(after) ? known.filter((kind) => after.includes(kind)) : [];
  if (taken.length === 0 || taken.length < after.length)
    throw new KpiError('bad-argument', `costs of the kinds ${excerpt(after)}`, `give a list of ${known.join(', ')}`, ['after']);
  const where = oneOf(cost.kind, taken.includes('other') ? [null, ...taken] : taken);
  const name = (language: (kind: CostKind) => string): string => taken.map(language).join(', ');
  return ownIndicator({
    id: `contributionMarginAfter${taken.map((kind) => kind.charAt(0).toUpperCase() + kind.slice(1)).join('')}` as const,
    label: {
      en: `Contribution margin after ${name((kind) => kind)}`,
      fr: `Marge sur coûts variables après ${name((kind) => kinds[kind])}`,
    },
    unit: 'money',
    better: 'higher',
    additivity: 'additive',
    source: CONTRIBUTION,
    formula: minus(grossProfit, sum(cost.amount, { where })),
  });
}
