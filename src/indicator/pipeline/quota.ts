// What was to be reached, and how much of it was.
import type { Decimal } from '../../decimal.ts';
import { excerpt, KpiError } from '../../error.ts';
import { eq, gte } from '../../expr/condition.ts';
import { count, sum } from '../../expr/total.ts';
import { ratio } from '../../expr/value.ts';
import type { DealData } from '../../model/deal/dealFields.ts';
import { isQuota, type TargetData, target } from '../../model/deal/target.ts';
import { type TargetResultData, targetResult } from '../../model/deal/targetResults.ts';
import type { Indicator } from '../define.ts';
import { ownIndicator } from '../ownIndicator.ts';
import { wonValue } from './deals.ts';

const QUOTA = 'https://support.pipedrive.com/hc/no/articles/115004970429-Goals';

/**
 * What was won as a share of the quotas.
 *
 * Σ won value ÷ Σ quotas: of a team, its sums are divided, and not the rates averaged. Targets count in the period in which
 * they start: ask for periods as long as theirs, or longer. `attainmentOf(netSales)` does the same for another indicator.
 *
 * @unit    ratio — 1 is the quota
 * @better  higher
 * @counts  deals by the date of closing; targets of `wonValue`, or of no indicator that is said
 * @empty   null (`zero-denominator`) without a quota; amounts and quotas of two currencies are refused (`mixed-currency`)
 * @alias   quota achievement · taux d'atteinte du quota, réalisé sur objectif
 * @source  see `source`
 * @see     quotaReachedRate
 * @example
 * ```ts
 * import { quotaAttainment } from 'sales-kpi';
 * quotaAttainment({
 *   deals: [{ id: 'A', createdAt: '2025-01-10', outcome: 'won', amount: 900, closedAt: '2025-02-03' }],
 *   targets: [{ id: 'Q1', start: '2025-01-01', end: '2025-04-01', value: 1200 }],
 * }) // => 0.75
 * ```
 */
export const quotaAttainment: Indicator<'quotaAttainment', DealData & TargetData, Decimal> = /* @__PURE__ */ ownIndicator({
  id: 'quotaAttainment',
  label: { en: 'Quota attainment', fr: 'Taux d’atteinte du quota' },
  unit: 'ratio',
  better: 'higher',
  additivity: 'ratio',
  source: QUOTA,
  formula: /* @__PURE__ */ (() => ratio(wonValue, sum(target.value, { where: isQuota })))(),
});

/**
 * What any indicator came to as a share of its targets: Σ actual ÷ Σ of the targets whose `indicatorId` is its id.
 *
 * @param actual  the indicator; it should add up over time, as the targets do
 * @throws {KpiError} bad-argument — for anything else
 * @example
 * ```ts
 * import { attainmentOf, netSales } from 'sales-kpi';
 * attainmentOf(netSales)({
 *   sales: [{ id: '1', date: '2025-02-03', amount: 900 }],
 *   targets: [{ id: 'Q1', start: '2025-01-01', end: '2025-04-01', value: 1200, indicatorId: 'netSales' }],
 * }) // => 0.75
 * ```
 */
export function attainmentOf<Id extends string, D>(
  actual: Pick<Indicator<Id, D, unknown>, 'id' | 'label' | 'formula'>,
): Indicator<`${Id}Attainment`, D & TargetData, Decimal> {
  if (typeof actual?.formula !== 'object')
    throw new KpiError('bad-argument', `the attainment of ${excerpt(actual)}`, 'give an indicator: attainmentOf(netSales)', ['actual']);
  const { id, label } = actual;
  return ownIndicator({
    id: `${id}Attainment`,
    label: { en: `${label.en}, share of the target`, fr: `${label.fr}, part de l’objectif` },
    unit: 'ratio',
    better: 'higher',
    additivity: 'ratio',
    source: QUOTA,
    formula: ratio(actual.formula, sum(target.value, { where: eq(target.indicatorId, id) })),
  });
}

/**
 * Share of the quotas that were reached, each by itself: of salespeople, those at 100 % or more.
 *
 * quotas with a won value of at least their value ÷ quotas, as `targetResults` lists them.
 *
 * @unit    ratio
 * @better  higher
 * @counts  rows of `targetResults`, by the first day of their period; a quota for which the won value is not known is left out
 * @empty   null (`zero-denominator`) without a quota
 * @alias   share of reps at quota · part des vendeurs à l'objectif
 * @source  see `source`
 * @example
 * ```ts
 * import { quotaReachedRate, targetResults } from 'sales-kpi';
 * const quarter = { start: '2025-01-01', end: '2025-04-01', value: 1000 } as const;
 * const targets = [{ id: 'ann', salesperson: 'Ann', ...quarter }, { id: 'bob', salesperson: 'Bob', ...quarter }];
 * const deals = [{ id: 'A', createdAt: '2025-01-10', outcome: 'won', amount: 1900, closedAt: '2025-02-03', salesperson: 'Ann' }] as const;
 * quotaReachedRate(targetResults(targets, deals)) // => 0.5
 * ```
 */
export const quotaReachedRate: Indicator<'quotaReachedRate', TargetResultData, Decimal> = /* @__PURE__ */ ownIndicator({
  id: 'quotaReachedRate',
  label: { en: 'Share of quotas reached', fr: 'Part des quotas atteints' },
  unit: 'ratio',
  better: 'higher',
  additivity: 'ratio',
  source: QUOTA,
  formula: /* @__PURE__ */ (() => {
    const { value, actual } = targetResult;
    return ratio(count(actual, { where: gte(actual, value) }), count(actual));
  })(),
});
