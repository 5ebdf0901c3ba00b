// Win rates of some deals: without some reasons, within a time, from a stage on.
import type { Decimal } from '../../decimal.ts';
import { excerpt, KpiError } from '../../error.ts';
import { and, eq, lte, oneOf, reached } from '../../expr/condition.ts';
import { count } from '../../expr/total.ts';
import { elapsed, type Formula, ratio } from '../../expr/value.ts';
import { type DealData, deal } from '../../model/deal/dealFields.ts';
import { type DealStageData, dealStage } from '../../model/deal/dealStages.ts';
import type { DealOutcome } from '../../model/deal/stageEvent.ts';
import { DAY_MS } from '../../period/civil.ts';
import type { Indicator } from '../define.ts';
import { ownIndicator } from '../ownIndicator.ts';
import { checkDays, checkStage } from '../parameter.ts';
import { CREATED, NO_DECISION, notLostFor, ofClosed, ofCreated, WIN_RATE } from './winRateParts.ts';

/**
 * Win rate without the deals that were lost for some reasons.
 *
 * won ÷ (won + lost for another reason, or for none that is said).
 *
 * @param reasons  the words of `lostReason` that are left out
 * @throws {KpiError} bad-argument — for anything but a list of texts
 * @example
 * ```ts
 * import { winRateExcluding } from 'sales-kpi';
 * const lost = { createdAt: '2025-01-10', outcome: 'lost', closedAt: '2025-02-03' } as const;
 * winRateExcluding(['Disqualified'])([
 *   { id: 'A', createdAt: '2025-01-10', outcome: 'won', closedAt: '2025-02-03' },
 *   { id: 'B', ...lost, lostReason: 'Price' },
 *   { id: 'C', ...lost, lostReason: 'Disqualified' },
 * ]) // => 0.5
 * ```
 */
export function winRateExcluding(reasons: readonly string[]): Indicator<'winRateExcluding', DealData, Decimal> {
  if (!Array.isArray(reasons) || reasons.length === 0 || reasons.some((reason) => typeof reason !== 'string'))
    throw new KpiError('bad-argument', `reasons are ${excerpt(reasons)}`, "give words of lostReason: ['Disqualified']", ['reasons']);
  const list = reasons.join(', ');
  return ownIndicator({
    id: 'winRateExcluding',
    label: { en: `Win rate without ${list}`, fr: `Taux de réussite hors ${list}` },
    unit: 'ratio',
    better: 'higher',
    additivity: 'ratio',
    source: NO_DECISION,
    formula: ofClosed(notLostFor(reasons)),
  });
}

/**
 * The share of the deals created in a period that were won within so many days: the same time for all, so that periods can be
 * compared. A period has no answer (`immature-cohort`) until its last deal has had that time, by the `asOf` of the question.
 *
 * @param days  whole days from 1
 * @throws {KpiError} bad-argument — for anything else
 * @example
 * ```ts
 * import { query, winRateWithin } from 'sales-kpi';
 * const deals = [
 *   { id: 'A', createdAt: '2025-01-10', outcome: 'won', closedAt: '2025-02-03' },
 *   { id: 'B', createdAt: '2025-01-12', outcome: 'won', closedAt: '2025-06-01' },
 *   { id: 'C', createdAt: '2025-02-14', outcome: 'open' },
 * ] as const;
 * query({ deals }, { select: [winRateWithin(60)], every: 'month', between: ['2025-01-01', '2025-03-01'], asOf: '2025-04-10' }).rows;
 * // => [ { period: '2025-01', winRateWithin60: 0.5 }, { period: '2025-02', winRateWithin60: null } ]
 * ```
 */
export function winRateWithin<const N extends number>(days: N): Indicator<`winRateWithin${N}`, DealData, Decimal> {
  checkDays(days);
  return ownIndicator({
    id: `winRateWithin${days}`,
    label: { en: `Win rate within ${days} days`, fr: `Taux de réussite sous ${days} jours` },
    unit: 'ratio',
    better: 'higher',
    additivity: 'ratio',
    source: CREATED,
    formula: ofCreated(and(reached(deal.closedAt), lte(elapsed(deal.createdAt, deal.closedAt), days * DAY_MS))),
    maturity: days,
  });
}

/**
 * Win rate of the deals that reached a stage, by the date of closing: the chance of a deal of that stage.
 *
 * won ÷ (won + lost), of the deals that were ever in the stage, as their history tells (`dealStages`).
 *
 * @param stage  the name of the stage; without one, of every stage: split the answer `by: ['stage']`
 * @throws {KpiError} bad-argument — for anything but a text
 * @example
 * ```ts
 * import { dealStages, winRateFromStage } from 'sales-kpi';
 * const offer = [{ enteredAt: '2025-01-10', stage: 'Offer' }];
 * winRateFromStage('Offer')(dealStages([
 *   { id: 'A', createdAt: '2025-01-10', outcome: 'won', closedAt: '2025-02-03', history: offer },
 *   { id: 'B', createdAt: '2025-01-10', outcome: 'lost', closedAt: '2025-02-03', history: offer },
 *   { id: 'C', createdAt: '2025-01-10', outcome: 'lost', closedAt: '2025-02-03', history: [{ enteredAt: '2025-01-10', stage: 'Demo' }] },
 * ])) // => 0.5
 * ```
 */
export function winRateFromStage(stage?: string): Indicator<'winRateFromStage', DealStageData, Decimal> {
  checkStage(stage);
  const closed = (outcomes: readonly DealOutcome[]): Formula<DealStageData> => {
    const ended = oneOf(dealStage.outcome, outcomes);
    return count(dealStage.id, { where: stage === undefined ? ended : and(eq(dealStage.stage, stage), ended), at: dealStage.closedAt });
  };
  return ownIndicator({
    id: 'winRateFromStage',
    label: { en: `Win rate from ${stage ?? 'the stage'}`, fr: `Taux de réussite depuis ${stage ?? 'l’étape'}` },
    unit: 'ratio',
    better: 'higher',
    additivity: 'ratio',
    source: WIN_RATE,
    formula: ratio(closed(['won']), closed(['won', 'lost'])),
  });
}
