// What is in the pipeline, and what comes into it.
import type { Decimal } from '../../decimal.ts';
import { eq } from '../../expr/condition.ts';
import { sum } from '../../expr/total.ts';
import { times } from '../../expr/value.ts';
import { type PipelineData, pipeline } from '../../model/deal/dealHistory.ts';
import type { Indicator } from '../define.ts';
import { ownIndicator } from '../ownIndicator.ts';

const HISTORY = 'https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_objects_opportunityhistory.htm';

/**
 * Value of the deals that are open at the end of a period.
 *
 * Σ amount of open deals, each as it was then. Won and lost deals are out of it from the day they close.
 *
 * @unit    money
 * @better  higher
 * @counts  rows of `dealHistory`; deals without an amount are told in the notes (`partial-coverage`)
 * @empty   0 without open deals
 * @alias   open pipeline, pipeline value · pipeline ouvert, portefeuille d'affaires
 * @source  see `source`
 * @example
 * ```ts
 * import { dealHistory, openPipelineValue } from 'sales-kpi';
 * openPipelineValue(dealHistory([
 *   { id: 'A', createdAt: '2025-01-10', outcome: 'open', amount: 1000 },
 *   { id: 'B', createdAt: '2025-01-12', outcome: 'won', amount: 400, closedAt: '2025-02-03' },
 * ])) // => 1000
 * ```
 */
export const openPipelineValue: Indicator<'openPipelineValue', PipelineData, Decimal> = /* @__PURE__ */ ownIndicator({
  id: 'openPipelineValue',
  label: { en: 'Open pipeline', fr: 'Pipeline ouvert' },
  unit: 'money',
  better: 'higher',
  additivity: 'semi-additive',
  source: HISTORY,
  formula: /* @__PURE__ */ (() => sum(pipeline.amount, { until: pipeline.until }))(),
});

/**
 * Value of the deals that are open at the end of a period, each by its chance.
 *
 * Σ amount × probability of open deals, each as it was then. A chance of 0 is a chance; a deal without one, or without an
 * amount, is told in the notes. `dealHistory` fills the chances that are missing by stage (`stageProbability`).
 *
 * @unit    money
 * @better  higher
 * @counts  rows of `dealHistory`
 * @empty   0 without open deals
 * @alias   expected revenue, weighted forecast · pipeline pondéré
 * @source  see `source`: ExpectedRevenue = Amount × Probability
 * @example
 * ```ts
 * import { dealHistory, weightedPipelineValue } from 'sales-kpi';
 * weightedPipelineValue(dealHistory([
 *   { id: 'A', createdAt: '2025-01-10', outcome: 'open', amount: 1000, probability: 0.3 },
 *   { id: 'B', createdAt: '2025-01-12', outcome: 'open', amount: 400, probability: 0 },
 * ])) // => 300
 * ```
 */
export const weightedPipelineValue: Indicator<'weightedPipelineValue', PipelineData, Decimal> = /* @__PURE__ */ ownIndicator({
  id: 'weightedPipelineValue',
  label: { en: 'Weighted pipeline', fr: 'Pipeline pondéré' },
  unit: 'money',
  better: 'higher',
  additivity: 'semi-additive',
  source: HISTORY,
  formula: /* @__PURE__ */ (() => sum(times(pipeline.amount, pipeline.probability), { until: pipeline.until }))(),
});

/**
 * Value of the deals that were created in a period.
 *
 * Σ amount of new deals, as it was when they were created; the amount of now where a deal has no history.
 *
 * @unit    money
 * @better  higher
 * @counts  rows of `dealHistory`; deals without an amount are told in the notes
 * @empty   0 over a covered period without new deals
 * @alias   pipeline generated · pipeline généré, créations d'opportunités
 * @source  see `source`
 * @example
 * ```ts
 * import { dealHistory, pipelineCreated } from 'sales-kpi';
 * pipelineCreated(dealHistory([
 *   { id: 'A', createdAt: '2025-01-10', outcome: 'open', amount: 1000 },
 *   { id: 'B', createdAt: '2025-01-12', outcome: 'won', amount: 400, closedAt: '2025-02-03' },
 * ])) // => 1400
 * ```
 */
export const pipelineCreated: Indicator<'pipelineCreated', PipelineData, Decimal> = /* @__PURE__ */ ownIndicator({
  id: 'pipelineCreated',
  label: { en: 'Pipeline created', fr: 'Pipeline généré' },
  unit: 'money',
  better: 'higher',
  additivity: 'additive',
  source: HISTORY,
  formula: /* @__PURE__ */ (() => sum(pipeline.amount, { where: eq(pipeline.isFirst, true) }))(),
});
