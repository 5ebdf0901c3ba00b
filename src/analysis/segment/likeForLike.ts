// How much grew what was there before and is there now, without what opened and closed in between.
import type { Decimal } from '../../decimal.ts';
import { refuseUnknown } from '../../error.ts';
import type { Reason } from '../../plan/settle.ts';
import { subjectOf } from '../../query/finding.ts';
import type { Table } from '../../query/table.ts';
import { refuseShares } from './addTotals.ts';
import { comparableIn, type LikeForLikeGroup } from './comparable.ts';
import type { LikeForLikeFinding } from './findings.ts';
import { namesAsked, namesIn, narrowedTo, periodFound, refuseCut, refuseUncompared, type ValueColumn, valueColumn } from './segmentsIn.ts';

/** What has to be there in both periods. */
export interface LikeForLikeOptions<B extends string = string> {
  /** The segments that are compared with themselves, by their names, such as `storeId`: all of the table when not given. */
  readonly on?: B | readonly B[] | undefined;
}

/** The like-for-like growth of one period. */
export interface LikeForLikePeriod {
  /** The name of the period. */
  readonly period: string;
  /** The growth of the segments with sales in both periods; null over a base of 0. */
  readonly growth: Decimal | null;
  /** Why there is no growth; null where there is one. */
  readonly reason: Reason | null;
  /** The growth of all segments together. */
  readonly overall: Decimal | null;
  /** Those with sales in both periods. */
  readonly kept: LikeForLikeGroup;
  /** Those with sales in this period only. */
  readonly opened: LikeForLikeGroup;
  /** Those with sales in the other period only. */
  readonly closed: LikeForLikeGroup;
  /** Those with sales in neither: nothing, or only what was given back. */
  readonly idle: LikeForLikeGroup;
}

/** Like-for-like growth. */
export interface LikeForLike {
  /** One row a period. */
  readonly rows: readonly LikeForLikePeriod[];
  /** The same for readers, where there is a growth. */
  readonly findings: readonly LikeForLikeFinding[];
}

/**
 * Growth over the segments that have sales in both periods, such as the stores that were open before and are now, beside what was left
 * out on either side: the four groups add up to the whole. Sales are what is above 0. A comparison that is not fair, such as one with a
 * period that is not over, has no growth; neither has a period in which the value of a segment is not known.
 *
 * @param table  a table of `query` with segments and `compare`, also one that went through JSON
 * @param of     an indicator that adds up over segments
 * @throws {KpiError} not-additive — for an indicator that does not add up over segments; unknown-field — for one that the table does
 * not have; bad-argument — for a table without some of its rows (`top`), without a comparison or without such segments
 * @source the like-for-like variant of sales growth: comparable stores, as retailers report them
 * @see    salesGrowthRate
 * @example
 * ```ts
 * import { likeForLike, query, revenue } from 'sales-kpi';
 * const sales = [['Lyon', 100, 1], ['Lyon', 110, 2], ['Nice', 90, 2]].map(([storeId, amount, month], i) => (
 *   { id: `${i}`, date: `2025-0${month}-15`, amount: Number(amount), storeId: String(storeId) }
 * ));
 * const table = query(sales, { select: [revenue], by: ['storeId'], between: ['2025-02-01', '2025-03-01'], compare: 'previousPeriod' });
 * likeForLike(table, 'revenue', { on: 'storeId' }).rows.map(({ growth, overall, opened }) => [growth, overall, opened.value].map(String)) // => [["0.1","1","90"]]
 * ```
 */
export function likeForLike<R extends object>(
  table: Table<R>,
  of: string & keyof R,
  options: LikeForLikeOptions<string & keyof R> = {},
): LikeForLike {
  refuseUnknown(options, ['on']);
  refuseCut(table);
  const column = valueColumn(table, of);
  refuseShares(column.id, column.formula);
  refuseUncompared(table);
  const names = options.on === undefined ? namesIn(table) : namesAsked(table, options.on, ['on']);
  const { all, kept, opened, closed, idle, unknown } = comparableIn(narrowedTo(table, column), names, column);
  const rows = table.periods.map(({ id }): LikeForLikePeriod => {
    const reason = unknown(id) ?? kept(id).reason;
    return {
      period: id,
      growth: reason === null ? kept(id).change : null,
      reason,
      overall: all(id).change,
      kept: kept(id).group,
      opened: opened(id).group,
      closed: closed(id).group,
      idle: idle(id).group,
    };
  });
  return { rows, findings: rows.flatMap((row) => findingOf(column, row)) };
}

function findingOf(column: ValueColumn, { period, growth, overall, kept, opened, closed }: LikeForLikePeriod): LikeForLikeFinding[] {
  if (growth === null) return [];
  const counts = { kept: kept.segments, opened: opened.segments, closed: closed.segments };
  return [
    { code: 'like-for-like', of: subjectOf(column), segment: null, period: periodFound(period), values: { growth, overall, ...counts } },
  ];
}
