// How many of the deals that come to an end are won.
import type { Decimal } from '../../decimal.ts';
import { isNull, not, reached } from '../../expr/condition.ts';
import { sum } from '../../expr/total.ts';
import { type Formula, ratio } from '../../expr/value.ts';
import { type DealData, deal, dealStates } from '../../model/deal/dealFields.ts';
import type { Indicator } from '../define.ts';
import { ownIndicator } from '../ownIndicator.ts';
import { CREATED, NO_DECISION, notLostFor, ofClosed, ofCreated, WIN_RATE } from './winRateParts.ts';

const byValue = (): Formula<DealData> =>
  ratio(sum(deal.amount, { where: dealStates.won, at: deal.closedAt }), sum(deal.amount, { where: dealStates.closed, at: deal.closedAt }));

/**
 * Share of the deals closed in a period that were won.
 *
 * won ÷ (won + lost). A deal lost for want of a decision is lost: the variant `noDecisionExcluded` leaves it out (`lostReason`
 * `no-decision`; `winRateExcluding` takes reasons of your own). `created`: won ÷ all deals created in the period, open ones
 * below the line, 90 days after its end at the earliest (`winRateWithin` for another time). `value`: by amount. `competitive`:
 * of the deals with a competitor.
 *
 * @unit    ratio — 0.25 means 25 %
 * @better  higher
 * @counts  deals by the date of closing; duplicates, trials, merged, archived and deleted deals left out
 * @empty   null (`zero-denominator`) when no deal was closed
 * @alias   close rate, closing rate · taux de transformation, taux de réussite
 * @source  see `source`
 * @see     competitiveWinRate, winRateFromStage
 * @example
 * ```ts
 * import { winRate } from 'sales-kpi';
 * const deals = [
 *   { id: 'A', createdAt: '2025-01-10', outcome: 'won', closedAt: '2025-02-03' },
 *   { id: 'B', createdAt: '2025-01-12', outcome: 'lost', closedAt: '2025-02-05', lostReason: 'no-decision' },
 *   { id: 'C', createdAt: '2025-01-14', outcome: 'open' },
 * ] as const;
 * winRate(deals) // => 0.5
 * winRate.variants.noDecisionExcluded(deals) // => 1
 * winRate.variants.created(deals)?.toFixed(3) // => "0.333"
 * ```
 */
export const winRate: Indicator<'winRate', DealData, Decimal, 'created' | 'value' | 'competitive' | 'noDecisionExcluded'> =
  /* @__PURE__ */ ownIndicator({
    id: 'winRate',
    label: { en: 'Win rate', fr: 'Taux de réussite commerciale' },
    unit: 'ratio',
    better: 'higher',
    additivity: 'ratio',
    source: WIN_RATE,
    formula: /* @__PURE__ */ ofClosed(),
    variants: {
      created: {
        label: { en: 'Win rate of created deals', fr: 'Taux de réussite des affaires créées' },
        formula: /* @__PURE__ */ (() => ofCreated(reached(deal.closedAt)))(),
        source: CREATED,
        maturity: 90,
      },
      value: {
        label: { en: 'Win rate by value', fr: 'Taux de réussite en valeur' },
        formula: /* @__PURE__ */ byValue(),
      },
      competitive: {
        label: { en: 'Win rate of contested deals', fr: 'Taux de réussite des affaires disputées' },
        formula: /* @__PURE__ */ (() => ofClosed(not(isNull(deal.competitor))))(),
      },
      noDecisionExcluded: {
        label: { en: 'Win rate of decided deals', fr: 'Taux de réussite des affaires tranchées' },
        formula: /* @__PURE__ */ ofClosed(/* @__PURE__ */ notLostFor(['no-decision'])),
        source: NO_DECISION,
      },
    },
  });
