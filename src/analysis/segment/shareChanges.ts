// How the shares and ranks of segments changed from one period to another.
import { Decimal } from '../../decimal.ts';
import { excerpt, KpiError, refuseUnknown } from '../../error.ts';
import type { Reason } from '../../plan/settle.ts';
import { subjectOf } from '../../query/finding.ts';
import type { Table } from '../../query/table.ts';
import { refuseShares } from './addTotals.ts';
import type { ShareChangeFinding } from './findings.ts';
import { type Parted, partedIn } from './parted.ts';
import { namesWithin, periodFound, refuseCut, refuseUncompared, type ValueColumn, valueColumn } from './segmentsIn.ts';
import { changesOf, type ShareChange } from './shareMoves.ts';

/** Within what shares are taken, and how many changes are put into words. */
export interface ShareChangeOptions {
  /** What shares are taken of: see `shares`. */
  readonly within?: 'period' | readonly string[] | undefined;
  /** How many of the largest changes of each period become findings: 5 when not given. */
  readonly count?: number | undefined;
}

/** The changes of all shares. */
export interface ShareChanges {
  /** Period by period, in each from the largest share to the smallest. */
  readonly rows: readonly ShareChange[];
  /** The largest changes of each period, up or down. */
  readonly findings: readonly ShareChangeFinding[];
  /** How many further changes there are in `rows`. */
  readonly leftOut: number;
}

/**
 * How the share and the rank of each segment changed, between each period of a compared table and the one that it is compared with. The
 * changes of a whole add up to 0. A comparison that is not fair, such as one with a period that is not over, has no changes.
 *
 * @param table  a table of `query` with segments and `compare`, also one that went through JSON
 * @param of     an indicator that adds up over segments
 * @throws {KpiError} not-additive — for an indicator that does not add up over segments; unknown-field — for one that the table does
 * not have; bad-argument — for a table without some of its rows (`top`), without a comparison, or a count below 0
 * @see    shares
 * @example
 * ```ts
 * import { query, revenue, shareChanges } from 'sales-kpi';
 * const sales = [['FR', 80, 1], ['BE', 20, 1], ['FR', 60, 2], ['IT', 40, 2]].map(([country, amount, month], i) => (
 *   { id: `${i}`, date: `2025-0${month}-15`, amount: Number(amount), country: String(country) }
 * ));
 * const table = query(sales, { select: [revenue], by: ['country'], between: ['2025-02-01', '2025-03-01'], compare: 'previousPeriod' });
 * shareChanges(table, 'revenue').rows.map(({ segment, change, presence }) => `${segment['country']} ${change} ${presence}`) // => ["FR -0.2 stayed","IT 0.4 entered","BE -0.2 left"]
 * ```
 */
export function shareChanges<R extends object>(table: Table<R>, of: string & keyof R, options: ShareChangeOptions = {}): ShareChanges {
  refuseUnknown(options, ['within', 'count']);
  const { count = 5 } = options;
  if (!Number.isSafeInteger(count) || count < 0)
    throw new KpiError('bad-argument', `count is ${excerpt(count)}`, 'give a whole number from 0', ['count']);
  refuseCut(table);
  const column = valueColumn(table, of);
  refuseShares(column.id, column.formula);
  refuseUncompared(table);
  const within = namesWithin(table, options.within);
  const [now, prior] = [partedIn(table, column, within), partedIn(table, column, within, 'prior')];
  const withheld = new Map(table.notes.filter((note) => note.column === `${column.id}Delta`).map(({ row, code }) => [row, code as Reason]));
  const rows = now.flatMap((whole, i) => changesOf(column, whole, prior[i] as Parted, withheld));
  const found = [...new Set(rows.map(({ period }) => period))].map((period) => movesOf(rows.filter((row) => row.period === period)));
  const findings = found.flatMap((moves) => moves.slice(0, count)).flatMap((row) => findingOf(column, row));
  return { rows, findings, leftOut: found.reduce((sum, moves) => sum + moves.length, 0) - findings.length };
}

/** The changes of a period, the largest first. */
function movesOf(rows: readonly ShareChange[]): ShareChange[] {
  const sizeOf = ({ change }: ShareChange): Decimal => (change ?? new Decimal(0)).abs();
  return rows.filter((row) => !sizeOf(row).isZero()).sort((a, b) => sizeOf(b).comparedTo(sizeOf(a)));
}

function findingOf(
  column: ValueColumn,
  { period, segment, share, priorShare, change, presence, rank, priorRank }: ShareChange,
): ShareChangeFinding[] {
  if (share === null || priorShare === null || change === null || presence === null) return [];
  return [
    {
      code: 'share-change',
      of: subjectOf(column),
      segment,
      period: periodFound(period),
      values: { from: priorShare, to: share, change, presence, rank, priorRank },
    },
  ];
}
