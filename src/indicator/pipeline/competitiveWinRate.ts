// How deals end that are fought with a competitor.
import type { Decimal } from '../../decimal.ts';
import { oneOf } from '../../expr/condition.ts';
import { countDistinct } from '../../expr/total.ts';
import { type Formula, ratio } from '../../expr/value.ts';
import { type DealContestData, dealContest } from '../../model/deal/dealContests.ts';
import type { DealOutcome } from '../../model/deal/stageEvent.ts';
import type { Indicator } from '../define.ts';
import { ownIndicator } from '../ownIndicator.ts';
import { WIN_RATE } from './winRateParts.ts';

/** Deals with a competitor, closed in the period; a deal with two of them is one deal. */
const contested = (outcomes: readonly DealOutcome[]): Formula<DealContestData> =>
  countDistinct(dealContest.dealId, { where: oneOf(dealContest.outcome, outcomes), at: dealContest.closedAt });

/**
 * Share of the closed deals with a competitor that were won; split it `by: ['competitor']`.
 *
 * won ÷ (won + lost) among deals that name the competitor. A deal with two competitors counts for each, and once in all.
 * Deals that name none are not in it: their number is the difference to the deals of `winRate`.
 *
 * @unit    ratio
 * @better  higher
 * @counts  rows of `dealContests`, by the date of closing
 * @empty   null (`zero-denominator`) when no such deal was closed
 * @alias   win rate against a competitor · taux de réussite face à un concurrent
 * @source  see `source`
 * @example
 * ```ts
 * import { competitiveWinRate, dealContests, query } from 'sales-kpi';
 * const closed = { createdAt: '2025-01-10', closedAt: '2025-02-03' } as const;
 * const contests = dealContests([
 *   { id: 'A', outcome: 'won', competitor: 'Acme', ...closed },
 *   { id: 'B', outcome: 'lost', competitors: ['Acme', 'Bolt'], ...closed },
 *   { id: 'C', outcome: 'won', ...closed },
 * ]);
 * competitiveWinRate(contests) // => 0.5
 * query({ dealContests: contests }, { select: [competitiveWinRate], by: ['competitor'] }).rows;
 * // => [ { period: 'all', competitor: 'Acme', competitiveWinRate: 0.5 }, { period: 'all', competitor: 'Bolt', competitiveWinRate: 0 } ]
 * ```
 */
export const competitiveWinRate: Indicator<'competitiveWinRate', DealContestData, Decimal> = /* @__PURE__ */ ownIndicator({
  id: 'competitiveWinRate',
  label: { en: 'Win rate vs competitor', fr: 'Taux de réussite face à un concurrent' },
  unit: 'ratio',
  better: 'higher',
  additivity: 'ratio',
  source: WIN_RATE,
  formula: /* @__PURE__ */ (() => ratio(contested(['won']), contested(['won', 'lost'])))(),
});
