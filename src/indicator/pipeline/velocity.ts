// How much a pipeline brings a day.
import type { Decimal } from '../../decimal.ts';
import { previous } from '../../expr/shift.ts';
import { count } from '../../expr/total.ts';
import { type Formula, ratio, times } from '../../expr/value.ts';
import type { DealData } from '../../model/deal/dealFields.ts';
import { type PipelineData, pipeline } from '../../model/deal/dealHistory.ts';
import type { Indicator } from '../define.ts';
import { ownIndicator } from '../ownIndicator.ts';
import { averageDealSize, dealsCreated } from './deals.ts';
import { meanCycle } from './salesCycle.ts';
import { winRate } from './winRate.ts';

/** Deals that were open when the period began; at any moment a deal has one row at most. */
const openAtStart = (): Formula<PipelineData> => previous(count(pipeline.id, { until: pipeline.until }));

const velocityOf = <D>(opportunities: Formula<D>): Formula<D & DealData> =>
  ratio(times(times(opportunities, averageDealSize), winRate), meanCycle);

/**
 * What the pipeline is worth a day: deals × value × chance ÷ days.
 *
 * deals open at the start of the period × average deal size × win rate ÷ mean sales cycle, the last three of the deals closed in
 * it; the variant `created` takes the deals created in the period. It goes down as far as any of the four does.
 *
 * @unit    money — per day
 * @better  higher
 * @counts  rows of `dealHistory` and deals; values of segments do not add up
 * @empty   null when no deal was won (`no-data`), or for all of time (`no-previous-period`)
 * @alias   pipeline velocity · vélocité commerciale
 * @source  see `source`
 * @example
 * ```ts
 * import { dealHistory, query, salesVelocity } from 'sales-kpi';
 * const deals = [
 *   { id: 'A', createdAt: '2024-12-22', outcome: 'won', amount: 1000, closedAt: '2025-01-11' },
 *   { id: 'B', createdAt: '2024-12-22', outcome: 'lost', amount: 400, closedAt: '2025-01-12' },
 * ] as const;
 * query({ deals, pipeline: dealHistory(deals) }, { select: [salesVelocity], between: ['2025-01-01', '2025-02-01'] }).rows[0]?.salesVelocity; // => 50
 * ```
 */
export const salesVelocity: Indicator<'salesVelocity', DealData & PipelineData, Decimal, 'created'> = /* @__PURE__ */ ownIndicator({
  id: 'salesVelocity',
  label: { en: 'Sales velocity', fr: 'Vélocité commerciale' },
  unit: 'money',
  better: 'higher',
  additivity: 'derived',
  source: 'https://www.thestartupstarterkit.com/startup-glossary/win-rate',
  formula: /* @__PURE__ */ (() => velocityOf(openAtStart()))(),
  variants: {
    created: {
      label: { en: 'Sales velocity of created deals', fr: 'Vélocité commerciale des affaires créées' },
      formula: /* @__PURE__ */ (() => velocityOf(dealsCreated.formula))(),
    },
  },
});
