// How many deals do not close when they were to.
import type { Decimal } from '../../decimal.ts';
import { and, eq, oneOf } from '../../expr/condition.ts';
import { count, sum } from '../../expr/total.ts';
import { type Formula, ratio, type Value } from '../../expr/value.ts';
import { type ExpectedDealData, type ExpectedState, expectedDeal } from '../../model/deal/expectedDeals.ts';
import type { Indicator } from '../define.ts';
import { ownIndicator } from '../ownIndicator.ts';

type Condition = Value<boolean, ExpectedDealData>;

const isPlanned = (): Condition => eq(expectedDeal.isPlanned, true);

const isSlipped = (states: readonly ExpectedState[]): Condition => and(isPlanned(), oneOf(expectedDeal.state, states));

const shareOf = (total: (where: Condition) => Formula<ExpectedDealData>, states: readonly ExpectedState[]): Formula<ExpectedDealData> =>
  ratio(total(isSlipped(states)), total(isPlanned()));

const deals = (where: Condition): Formula<ExpectedDealData> => count(expectedDeal.id, { where });
const values = (where: Condition): Formula<ExpectedDealData> => sum(expectedDeal.plannedAmount, { where });

/**
 * Share of the deals that were expected to close in a period, and slipped out of it.
 *
 * deals open at the start of the period and expected to close in it that are open at its end, pushed behind it or lapsed with
 * the old date ÷ all deals expected then. Variants: `pushed` counts those alone whose date was moved behind the period; `value`
 * is by amount, as it was at the start. In a running period those count that were pushed so far.
 *
 * @unit    ratio
 * @better  lower
 * @counts  rows of `expectedDeals`, by the first day of their period; without history a date was never moved
 * @empty   null (`zero-denominator`) when no deal was expected
 * @alias   slip rate, pushed deals · taux de glissement
 * @source  see `source`
 * @example
 * ```ts
 * import { dealSlippageRate, expectedDeals } from 'sales-kpi';
 * const created = '2024-12-10';
 * const deals = [
 *   { id: 'A', createdAt: created, outcome: 'won', closedAt: '2025-02-03', expectedCloseDate: '2025-02-15' },
 *   { id: 'B', createdAt: created, outcome: 'open', expectedCloseDate: '2025-05-15', history: [
 *     { enteredAt: created, expectedCloseDate: '2025-02-15' }, { enteredAt: '2025-02-10', expectedCloseDate: '2025-05-15' },
 *   ] },
 * ] as const;
 * dealSlippageRate(expectedDeals(deals, { every: 'quarter', between: ['2025-01-01', '2025-04-01'] })) // => 0.5
 * ```
 */
export const dealSlippageRate: Indicator<'dealSlippageRate', ExpectedDealData, Decimal, 'pushed' | 'value'> = /* @__PURE__ */ ownIndicator({
  id: 'dealSlippageRate',
  label: { en: 'Slippage', fr: 'Taux de glissement' },
  unit: 'ratio',
  better: 'lower',
  additivity: 'ratio',
  source: 'https://docs.quartzhq.com/quartz/metrics-reference/consistency',
  formula: /* @__PURE__ */ shareOf(deals, ['pushed', 'lapsed']),
  variants: {
    pushed: {
      label: { en: 'Share of pushed deals', fr: 'Part des affaires repoussées' },
      formula: /* @__PURE__ */ shareOf(deals, ['pushed']),
    },
    value: {
      label: { en: 'Slippage by value', fr: 'Taux de glissement en valeur' },
      formula: /* @__PURE__ */ shareOf(values, ['pushed', 'lapsed']),
    },
  },
});
