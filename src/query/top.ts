// The rows of a table with the highest or lowest values.
import { Decimal } from '../decimal.ts';
import { excerpt, KpiError, refuseUnknown } from '../error.ts';
import { shown } from './display/shown.ts';
import type { Note, Table } from './table.ts';

/** Which rows are kept. */
export interface TopOptions<C extends string = string> {
  /** The column that is compared. */
  readonly by: C;
  /** How many rows are kept in each period. */
  readonly count: number;
  /** Whether the highest values are kept, first the highest, or the lowest. */
  readonly order?: 'highest' | 'lowest' | undefined;
}

/**
 * The segments with the highest (or lowest) values of each period, in that order; what stands behind their cells stays with
 * them. Of equal values, the row that came first is kept; rows without a value come last. The other rows are left out, and a note
 * says how many (`rows-left-out`): ask without a segment for the total, or for `topWithOther`.
 *
 * @param table    a table of `query`, whatever engine answered
 * @throws {KpiError} unknown-field — for a column that holds no values; bad-argument — for a count below 1
 * @example
 * ```ts
 * import { query, revenue, top } from 'sales-kpi';
 * const sales = [
 *   { id: '1', date: '2025-01-31', amount: 50, channel: 'web' },
 *   { id: '2', date: '2025-01-31', amount: 20, channel: 'shop' },
 *   { id: '3', date: '2025-01-31', amount: 30, channel: 'phone' },
 * ];
 * const table = query(sales, { select: [revenue], by: ['channel'] });
 * top(table, { by: 'revenue', count: 2 }).rows.map((row) => row.channel) // => ["web","phone"]
 * ```
 */
export function top<R extends object>(table: Table<R>, options: TopOptions<string & keyof R>): Table<R> {
  refuseUnknown(options, ['by', 'count', 'order']);
  const { by, count, order = 'highest' } = options;
  if (!Number.isSafeInteger(count) || count < 1)
    throw new KpiError('bad-argument', `count is ${excerpt(count)}`, 'give a whole number from 1', ['count']);
  if (order !== 'highest' && order !== 'lowest')
    throw new KpiError('bad-argument', `order is ${excerpt(order)}`, 'highest or lowest', ['order']);
  const values = table.columns.filter((column) => column.unit !== null).map((column) => column.id);
  if (!values.includes(by)) throw new KpiError('unknown-field', `column ${excerpt(by)}`, `the values are ${values.join(', ')}`, ['by']);
  const periods = new Map<unknown, number[]>();
  table.rows.forEach((row, at) => {
    const { period } = row as { period?: unknown };
    periods.set(period, [...(periods.get(period) ?? []), at]);
  });
  const sign = order === 'highest' ? -1 : 1;
  const valueAt = (at: number): unknown => (table.rows[at] as Readonly<Record<string, unknown>>)[by];
  const kept = [...periods.values()].flatMap((rows) => rows.sort((a, b) => compare(valueAt(a), valueAt(b), sign) || a - b).slice(0, count));
  const left = table.rows.length - kept.length;
  const picked = pick(table, kept);
  // What is left is no whole that shares could be taken of.
  const note: Note = { code: 'rows-left-out', row: null, column: null, detail: left };
  return shown(left === 0 ? picked : { ...picked, notes: [...picked.notes, note] });
}

/** Nulls last, whatever the order. */
function compare(a: unknown, b: unknown, sign: number): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return sign * new Decimal(a as Decimal).comparedTo(b as Decimal);
}

/** Some rows of a table in the order of their positions, with what stands behind them. */
export function pick<R extends object>(table: Table<R>, kept: readonly number[]): Table<R> {
  const places = new Map(kept.map((from, to) => [from, to]));
  const only = <T>(list: readonly T[]): T[] => (list.length === 0 ? [] : kept.map((at) => list[at] as T));
  return {
    ...table,
    rows: only(table.rows),
    notes: table.notes.flatMap((note) => {
      if (note.row === null) return [note];
      const row = places.get(note.row);
      return row === undefined ? [] : [{ ...note, row }];
    }),
    totals: { ...table.totals, now: only(table.totals.now), prior: only(table.totals.prior) },
  };
}
