// How many activities each deal took.

import { rowsOf } from '../rowsOf.ts';
import type { Activity } from './activity.ts';
import type { Deal } from './deal.ts';

/**
 * The deals with the number of activities that were completed on each (`activities`): whatever has a `dealId` and is not
 * said to be undone. A deal without any has 0.
 *
 * @param deals - deals, as rows
 * @param activities - activities, as rows
 * @example
 * ```ts
 * import { countActivities } from 'sales-kpi';
 *
 * const deals = [{ id: 'A', createdAt: '2025-01-10', outcome: 'open' }] as const;
 * countActivities(deals, [{ id: '1', date: '2025-01-11', type: 'call', dealId: 'A' }]).map(({ activities }) => activities); // => [ 1 ]
 * ```
 */
export function countActivities<D extends Deal>(
  deals: readonly D[],
  activities: readonly Activity[],
): (D & {
  /** How many activities were completed on the deal. */
  readonly activities: number;
})[] {
  const counts = new Map<unknown, number>();
  const done = rowsOf(activities, ({ dealId, completed }) => (completed === false ? [] : [dealId]));
  for (const dealId of done) counts.set(dealId, (counts.get(dealId) ?? 0) + 1);
  return rowsOf(deals, (deal) => [{ ...deal, activities: counts.get(deal.id) ?? 0 }]);
}
