import { retractStates } from '../plan/retractStates.ts';
import { saveStates } from '../plan/saveStates.ts';
import { type Partial, plannedAgain, refuseOther, statesIn } from './partialShape.ts';

/**
 * The partial of what is left when a part is taken out again: a day that is to be replaced, orders that were withdrawn.
 *
 * It is exactly the partial that was there before the part was merged, for sums, counts, means, distinct counts, quantiles and the largest. A
 * minimum, a maximum or a last value is left as it is where the part does not reach it. Of records that could not be read all
 * are counted; the list keeps those that it still knows, when there were more than it holds.
 *
 * @param whole  what was merged
 * @param part   what is taken out; it must have been merged into the whole
 * @throws {KpiError} not-additive — when a total cannot be told without the part, such as new or returning customers
 * @throws {KpiError} bad-partial — when the parts answer different questions, or the part was never in the whole
 * @example
 * ```ts
 * import { mergePartials, orderCount, partial, retractPartial, revenue, settlePartial } from 'sales-kpi';
 * const question = { select: [revenue, orderCount] } as const;
 * const known = partial([{ id: '1', date: '2025-01-06', amount: 10 }], question);
 * const wrong = partial([{ id: '2', date: '2025-01-06', amount: 99 }], question);
 * const whole = mergePartials(known, wrong);
 * settlePartial(retractPartial(whole, wrong)).rows // => [ { period: 'all', revenue: 10, orderCount: 1 } ]
 * ```
 */
export function retractPartial<R>(whole: Partial<R>, part: Partial<R>): Partial<R> {
  const { plans } = plannedAgain(whole);
  refuseOther(whole, part, plans);
  const states = plans.map((plan, p) => saveStates(plan, retractStates(plan, statesIn(whole, plan, p), statesIn(part, plan, p))));
  return { ...whole, states };
}
