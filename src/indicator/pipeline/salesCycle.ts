// How long it takes to close a deal.
import type { Decimal } from '../../decimal.ts';
import { and, eq, gte } from '../../expr/condition.ts';
import { mean, quantile, type TotalOptions } from '../../expr/total.ts';
import { elapsed, type Formula, ratio, type Value } from '../../expr/value.ts';
import { type DealData, deal, dealStates } from '../../model/deal/dealFields.ts';
import { type DealStageData, dealStage } from '../../model/deal/dealStages.ts';
import { DAY_MS } from '../../period/civil.ts';
import type { Indicator } from '../define.ts';
import { ownIndicator } from '../ownIndicator.ts';
import { checkStage } from '../parameter.ts';

const CYCLE = 'Maven Analytics, CRM sales opportunities; https://www.thestartupstarterkit.com/startup-glossary/win-rate';

const life: Value<number, DealData> = /* @__PURE__ */ (() => elapsed(deal.createdAt, deal.closedAt))();

/** Deals that were closed, by that day; one that closed before it was created says nothing about time. */
const closing = (state: Value<boolean, DealData>): TotalOptions<DealData> => ({ where: and(state, gte(life, 0)), at: deal.closedAt });

/** Mean days from creation to the close, of the deals won in the period. */
export const meanCycle: Formula<DealData> = /* @__PURE__ */ (() => ratio(mean(life, closing(dealStates.won)), DAY_MS))();

/**
 * Median time from the creation of a deal to its being won.
 *
 * median of (closing date − date of creation) of the deals won in the period. Variants: `mean`; `closed` and `closedMean` over
 * deals won and lost. Open deals are not in it, so that deals of now take longer than it says.
 *
 * @unit    days
 * @better  lower
 * @counts  deals by the date of closing; a deal whose two dates are of two sorts (an instant and a calendar date) has no time,
 *          and is told in the notes
 * @empty   null (`no-data`) when no deal was won
 * @alias   time to close · cycle de vente, durée du cycle commercial
 * @source  see `source`
 * @see     salesCycleFrom
 * @example
 * ```ts
 * import { salesCycleLength } from 'sales-kpi';
 * const deals = [
 *   { id: 'A', createdAt: '2025-01-10', outcome: 'won', closedAt: '2025-01-20' },
 *   { id: 'B', createdAt: '2025-01-10', outcome: 'won', closedAt: '2025-03-11' },
 *   { id: 'C', createdAt: '2025-01-10', outcome: 'lost', closedAt: '2025-01-12' },
 * ] as const;
 * salesCycleLength(deals) // => 35
 * salesCycleLength.variants.closed(deals) // => 10
 * ```
 */
export const salesCycleLength: Indicator<'salesCycleLength', DealData, Decimal, 'mean' | 'closed' | 'closedMean'> =
  /* @__PURE__ */ ownIndicator({
    id: 'salesCycleLength',
    label: { en: 'Sales cycle', fr: 'Cycle de vente' },
    unit: 'days',
    better: 'lower',
    additivity: 'order-stat',
    source: CYCLE,
    formula: /* @__PURE__ */ (() => ratio(quantile(life, 0.5, closing(dealStates.won)), DAY_MS))(),
    variants: {
      mean: { label: { en: 'Mean sales cycle', fr: 'Cycle de vente moyen' }, formula: meanCycle },
      closed: {
        label: { en: 'Sales cycle of closed deals', fr: 'Cycle de vente des affaires closes' },
        formula: /* @__PURE__ */ (() => ratio(quantile(life, 0.5, closing(dealStates.closed)), DAY_MS))(),
      },
      closedMean: {
        label: { en: 'Mean sales cycle of closed deals', fr: 'Cycle de vente moyen des affaires closes' },
        formula: /* @__PURE__ */ (() => ratio(mean(life, closing(dealStates.closed)), DAY_MS))(),
      },
    },
  });

/**
 * Median time from the day on which a deal first entered a stage to its being won: a cycle that starts with the first
 * qualified stage, and not with the creation.
 *
 * @param stage  the name of the stage; without one, of every stage: split the answer `by: ['stage']`
 * @throws {KpiError} bad-argument — for anything but a text
 * @example
 * ```ts
 * import { dealStages, salesCycleFrom } from 'sales-kpi';
 * const history = [{ enteredAt: '2025-01-10', stage: 'Demo' }, { enteredAt: '2025-02-01', stage: 'Offer' }];
 * salesCycleFrom('Offer')(dealStages([{ id: 'A', createdAt: '2025-01-10', outcome: 'won', closedAt: '2025-02-05', history }])) // => 4
 * ```
 */
export function salesCycleFrom(stage?: string): Indicator<'salesCycleFrom', DealStageData, Decimal> {
  checkStage(stage);
  const won = eq(dealStage.outcome, 'won');
  const where = stage === undefined ? won : and(eq(dealStage.stage, stage), won);
  return ownIndicator({
    id: 'salesCycleFrom',
    label: { en: `Sales cycle from ${stage ?? 'the stage'}`, fr: `Cycle de vente depuis ${stage ?? 'l’étape'}` },
    unit: 'days',
    better: 'lower',
    additivity: 'order-stat',
    source: CYCLE,
    formula: ratio(quantile(elapsed(dealStage.date, dealStage.closedAt), 0.5, { where, at: dealStage.closedAt }), DAY_MS),
  });
}
