// A table by fewer segments, from the totals behind it alone: no record is read again, and no ratio is averaged.
import { excerpt, KpiError, refuseUnknown } from '../../error.ts';
import type { RolledUp } from '../../query/rollUpPartial.ts';
import type { Table } from '../../query/table.ts';
import { refuseWhole } from './addTotals.ts';
import { rowsOver } from './rowsOver.ts';
import { namesAsked, namesIn, valueColumns } from './segmentsIn.ts';

/** Which segments a table is rolled up to. */
export interface SegmentRollUp<B extends string = string> {
  /** The segments to keep, by their names; none of them for one row a period. */
  readonly by: readonly B[];
}

/**
 * The same table by fewer segments, made of the totals behind it: to the last digit what the question would have given with these
 * segments, without reading a record. Ratios are divided anew, stocks add up over segments, and what a comparison says is made of
 * the totals of both periods. A table that went through JSON does as well.
 *
 * Different customers, orders counted once, medians and the like are not told by their parts: for these, ask again with fewer
 * segments, or for `withSubtotals`. A table of which rows were left out (`top`) gives the sum of what is left; one without rows stays
 * without.
 *
 * @param table  a table of `query`, whatever engine answered
 * @throws {KpiError} not-additive — when a column reads a total that cannot be made of its parts; bad-argument — for a segment that the
 * table does not have
 * @see    withSubtotals, rollUpPartial
 * @example
 * ```ts
 * import { query, revenue, rollUp } from 'sales-kpi';
 * const sales = [
 *   { id: '1', date: '2025-01-31', amount: 0.1, country: 'FR', channel: 'web' },
 *   { id: '2', date: '2025-01-31', amount: 0.2, country: 'FR', channel: 'shop' },
 * ];
 * const table = query(sales, { select: [revenue], by: ['country', 'channel'] });
 * rollUp(table, { by: ['country'] }).rows // => [ { period: 'all', country: 'FR', revenue: 0.3 } ]
 * ```
 */
export function rollUp<R extends object, const B extends string & keyof R>(table: Table<R>, to: SegmentRollUp<B>): Table<RolledUp<R, B>> {
  if (typeof to !== 'object' || to === null)
    throw new KpiError('bad-argument', `it is rolled up to ${excerpt(to)}`, "give { by: ['country'] }");
  refuseUnknown(to, ['by']);
  const names = namesAsked(table, to.by, ['by']);
  if (names.length < namesIn(table).length) for (const { id, formula } of valueColumns(table)) refuseWhole(id, formula);
  return rowsOver(table, names) as Table<never>;
}
