// How deals go through the stages of a pipeline.
import type { Decimal } from '../../decimal.ts';
import { and, lte, reached } from '../../expr/condition.ts';
import { count, mean, quantile } from '../../expr/total.ts';
import { elapsed, type Formula, ratio, type Value } from '../../expr/value.ts';
import { type DealStageData, dealStage } from '../../model/deal/dealStages.ts';
import { type StagePassageData, stagePassage } from '../../model/deal/stagePassages.ts';
import { DAY_MS } from '../../period/civil.ts';
import type { Indicator } from '../define.ts';
import { ownIndicator } from '../ownIndicator.ts';
import { checkDays } from '../parameter.ts';

const HISTORY = 'https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_objects_opportunityhistory.htm';

/**
 * Median time that deals spent in a stage; split it `by: ['stage']`.
 *
 * median over deals of the time in the stage, added up where it was entered more than once, by the date on which the deal
 * last left it; the variant `mean` averages. Deals that are still in it are not counted, so that the true time is longer.
 *
 * @unit    days
 * @better  lower
 * @counts  rows of `dealStages`
 * @empty   null (`no-data`) when no deal left a stage
 * @alias   time in stage, stage dwell time · durée par étape
 * @source  see `source`
 * @example
 * ```ts
 * import { dealStages, query, stageDuration } from 'sales-kpi';
 * const history = [{ enteredAt: '2025-01-10', stage: 'Demo' }, { enteredAt: '2025-02-01', stage: 'Offer' }];
 * const stages = dealStages([{ id: 'A', createdAt: '2025-01-10', outcome: 'won', closedAt: '2025-02-05', history }]);
 * query({ dealStages: stages }, { select: [stageDuration], by: ['stage'] }).rows;
 * // => [ { period: 'all', stage: 'Demo', stageDuration: 22 }, { period: 'all', stage: 'Offer', stageDuration: 4 } ]
 * ```
 */
export const stageDuration: Indicator<'stageDuration', DealStageData, Decimal, 'mean'> = /* @__PURE__ */ ownIndicator({
  id: 'stageDuration',
  label: { en: 'Time in stage', fr: 'Durée par étape' },
  unit: 'days',
  better: 'lower',
  additivity: 'order-stat',
  source: HISTORY,
  formula: /* @__PURE__ */ (() => ratio(quantile(dealStage.time, 0.5, { at: dealStage.leftAt }), DAY_MS))(),
  variants: {
    mean: {
      label: { en: 'Mean time in stage', fr: 'Durée moyenne par étape' },
      formula: /* @__PURE__ */ (() => ratio(mean(dealStage.time, { at: dealStage.leftAt }), DAY_MS))(),
    },
  },
});

/** Of the entries into a stage, those that went on. */
const shareOf = (went: Value<boolean, StagePassageData>, among?: Value<boolean, StagePassageData>): Formula<StagePassageData> =>
  ratio(
    count(stagePassage.id, { where: among === undefined ? went : and(went, among) }),
    count(stagePassage.id, among === undefined ? {} : { where: among }),
  );

/**
 * Share of the deals that entered a stage and went on to the next; split it `by: ['stage']`.
 *
 * deals that entered the stage in the period and later went on ÷ deals that entered it: a cohort, which has no answer
 * (`immature-cohort`) until 30 days after its period are known; `stageConversionWithin` gives another time. The variant
 * `closedOnly` leaves out deals that are still in the stage. `stagePassages` says what the next stage is, whether a stage that
 * is skipped was passed, and whether a deal that comes back counts again.
 *
 * @unit    ratio
 * @better  higher
 * @counts  rows of `stagePassages`, by the date on which the stage was entered
 * @empty   null (`zero-denominator`) when no deal entered a stage
 * @alias   stage-to-stage conversion, funnel conversion · taux de passage d'étape
 * @source  see `source`
 * @example
 * ```ts
 * import { query, stageConversionRate, stagePassages } from 'sales-kpi';
 * const demo = { enteredAt: '2025-01-10', stage: 'Demo' };
 * const passages = stagePassages([
 *   { id: 'A', createdAt: '2025-01-10', outcome: 'won', closedAt: '2025-02-05', history: [demo, { enteredAt: '2025-02-01', stage: 'Offer' }] },
 *   { id: 'B', createdAt: '2025-01-10', outcome: 'lost', closedAt: '2025-01-15', history: [demo] },
 * ], { stages: ['Demo', 'Offer'] });
 * query({ stagePassages: passages }, { select: [stageConversionRate], by: ['stage'] }).rows;
 * // => [ { period: 'all', stage: 'Demo', stageConversionRate: 0.5 }, { period: 'all', stage: 'Offer', stageConversionRate: 1 } ]
 * ```
 */
export const stageConversionRate: Indicator<'stageConversionRate', StagePassageData, Decimal, 'closedOnly'> = /* @__PURE__ */ ownIndicator({
  id: 'stageConversionRate',
  label: { en: 'Stage-to-stage conversion', fr: 'Taux de passage d’étape' },
  unit: 'ratio',
  better: 'higher',
  additivity: 'ratio',
  source: HISTORY,
  formula: /* @__PURE__ */ (() => shareOf(reached(stagePassage.passedAt)))(),
  maturity: 30,
  variants: {
    closedOnly: {
      label: { en: 'Stage-to-stage conversion of deals that left', fr: 'Taux de passage des affaires sorties de l’étape' },
      formula: /* @__PURE__ */ (() => shareOf(reached(stagePassage.passedAt), reached(stagePassage.leftAt)))(),
    },
  },
});

/**
 * The share of deals that went on within so many days of entering a stage: the same time for all, so that periods can be
 * compared. A period has no answer (`immature-cohort`) until its last deal has had that time, by the `asOf` of the question.
 *
 * @param days  whole days from 1
 * @throws {KpiError} bad-argument — for anything else
 */
export function stageConversionWithin<const N extends number>(days: N): Indicator<`stageConversionWithin${N}`, StagePassageData, Decimal> {
  checkDays(days);
  return ownIndicator({
    id: `stageConversionWithin${days}`,
    label: { en: `Stage conversion within ${days} days`, fr: `Passage d’étape sous ${days} jours` },
    unit: 'ratio',
    better: 'higher',
    additivity: 'ratio',
    source: HISTORY,
    formula: shareOf(and(reached(stagePassage.passedAt), lte(elapsed(stagePassage.date, stagePassage.passedAt), days * DAY_MS))),
    maturity: days,
  });
}
