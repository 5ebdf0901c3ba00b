// Which segments had sales in both periods of a comparison, and what they come to.
import type { Decimal } from '../../decimal.ts';
import { whole } from '../../expr/fraction.ts';
import type { Reason } from '../../plan/settle.ts';
import type { Table } from '../../query/table.ts';
import { pick } from '../../query/top.ts';
import { valueFrom } from '../../query/value.ts';
import { addedOver, valueOver } from './addedOver.ts';
import { rowsOver } from './rowsOver.ts';
import type { ValueColumn } from './segmentsIn.ts';

/** Segments of one sort, and what they come to. */
export interface LikeForLikeGroup {
  /** How many there are. */
  readonly segments: number;
  /** What they come to in the period. */
  readonly value: Decimal | number | null;
  /** What they came to in the period compared with. */
  readonly prior: Decimal | number | null;
}

const sorts = ['kept', 'opened', 'closed', 'idle'] as const;
type Sort = (typeof sorts)[number];

/** What segments come to in a period, and how that changed. */
type Sums = (period: string) => { readonly group: LikeForLikeGroup; readonly change: Decimal | null; readonly reason: Reason | null };

/** The segments of each sort, and why those of a period cannot be told apart. */
export type Comparable = Readonly<Record<Sort | 'all', Sums>> & { readonly unknown: (period: string) => Reason | null };

/** Tells segments apart by when they had sales. */
export function comparableIn(table: Table<object>, names: readonly string[], column: ValueColumn): Comparable {
  const sorted = sortedIn(table, names, column);
  const unknown = new Map(sorted.flatMap(({ period, reason }) => (reason === null ? [] : [[period, reason] as const])));
  const sums = sorts.map((sort) => {
    const own = sorted.filter((one) => one.sort === sort);
    return [sort, sumsOf(table, column, own)] as const;
  });
  return {
    ...(Object.fromEntries(sums) as Record<Sort, Sums>),
    all: sumsOf(table, column, sorted),
    unknown: (period) => unknown.get(period) ?? null,
  };
}

/** A segment in a period: when it had sales, or why that is not known. */
interface Sorted {
  readonly period: string;
  readonly rows: readonly number[];
  readonly sort: Sort | null;
  readonly reason: Reason | null;
}

function sortedIn(table: Table<object>, names: readonly string[], column: ValueColumn): Sorted[] {
  const adding = addedOver(table, names);
  return adding.rows.map((row): Sorted => {
    const { period, rows } = row;
    const [now, prior] = [valueOver(adding, row, column), valueOver(adding, row, column, 'prior')];
    const reason = now.reason ?? prior.reason;
    if (now.value === null || prior.value === null) return { period, rows, sort: null, reason };
    const [isOpen, wasOpen] = [now.value.n > 0n, prior.value.n > 0n];
    return { period, rows, sort: isOpen ? (wasOpen ? 'kept' : 'opened') : wasOpen ? 'closed' : 'idle', reason };
  });
}

/** Adds the totals of segments, so that what cannot be compared is not. */
function sumsOf(table: Table<object>, column: ValueColumn, sorted: readonly Sorted[]): Sums {
  const rolled = rowsOver(
    pick(
      table,
      sorted.flatMap(({ rows }) => rows),
    ),
    [],
  );
  const places = new Map(rolled.rows.map((row, at) => [row['period'], at]));
  const counts = new Map<string, number>();
  for (const { period } of sorted) counts.set(period, (counts.get(period) ?? 0) + 1);
  return (period) => {
    const segments = counts.get(period) ?? 0;
    const at = places.get(period);
    const row = rolled.rows[at ?? -1];
    if (row === undefined)
      return { group: { segments, value: nothing(column), prior: nothing(column) }, change: null, reason: 'zero-base' };
    const note = rolled.notes.find((one) => one.row === at && one.column === `${column.id}Change`);
    const group = { segments, value: row[column.id] as Decimal | null, prior: row[`${column.id}Prior`] as Decimal | null };
    return { group, change: (row[`${column.id}Change`] ?? null) as Decimal | null, reason: (note?.code ?? null) as Reason | null };
  };
}

function nothing(column: ValueColumn): Decimal | number | null {
  return valueFrom(column, whole(0));
}
