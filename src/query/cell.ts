// One cell with everything behind it.
import { Decimal } from '../decimal.ts';
import { excerpt, KpiError } from '../error.ts';
import { type Node, totalsOf } from '../expr/node.ts';
import type { Period } from '../period/period.ts';
import type { Reason } from '../plan/settle.ts';
import { behind } from './behind.ts';
import type { Table, TableColumn } from './table.ts';
import { valueFrom } from './value.ts';

/** A value with what it is made of. */
export interface Cell {
  /** The value as it stands in the row. */
  readonly value: Decimal | number | null;
  /** Why there is no value; null when there is one. */
  readonly reason: Reason | null;
  /** What the column holds. */
  readonly column: TableColumn;
  /** The period of the row, with its state. */
  readonly period: Period | null;
  /** What is divided, for a ratio. */
  readonly numerator: Decimal | null;
  /** What it is divided by. */
  readonly denominator: Decimal | null;
  /** The currency of the money behind the value. */
  readonly currency: string | null;
  /** How many records had the values that the formula reads: the fewest of its totals. */
  readonly known: number;
  /** How many records lacked them: the most of its totals. */
  readonly missing: number;
}

/**
 * A cell of a table with its reason, numerator, denominator, currency and the number of records behind it.
 *
 * @param table   a table of `query`, also one that went through JSON
 * @param row     the position of the row, or the row itself
 * @param column  the name of the column
 * @throws {KpiError} unknown-field — when the table has no such row or column
 * @example
 * ```ts
 * import { averageOrderValue, cell, query } from 'sales-kpi';
 * const table = query([{ id: '1', date: '2025-01-31', amount: 30 }, { id: '2', date: '2025-01-31', amount: 50 }], { select: [averageOrderValue] });
 * const { value, numerator, denominator } = cell(table, 0, 'averageOrderValue');
 * [value, numerator, denominator].map(String) // => ["40","80","2"]
 * ```
 */
export function cell(table: Table<object>, row: number | object, column: string): Cell {
  const at = typeof row === 'number' ? row : table.rows.indexOf(row);
  const cells = table.rows[at] as Readonly<Record<string, unknown>> | undefined;
  if (cells === undefined)
    throw new KpiError('unknown-field', 'a row that is not of this table', `the table has ${table.rows.length} rows`, ['row']);
  const meaning = table.columns.find((one) => one.id === column);
  if (!meaning?.formula)
    throw new KpiError(
      'unknown-field',
      `column ${excerpt(column)}`,
      `the values are ${table.columns
        .filter((one) => one.formula)
        .map((one) => one.id)
        .join(', ')}`,
      ['column'],
    );
  const side = meaning.role === 'prior' ? 'prior' : 'now';
  const read = behind(table);
  const value = cells[column];
  const part = (node: Node | undefined): Decimal | null => {
    const settled = node === undefined || meaning.role === 'change' || meaning.role === 'delta' ? null : read.settled(at, node, side).value;
    return settled === null ? null : (valueFrom({ unit: 'number' }, settled) as Decimal);
  };
  const [numerator, denominator] = meaning.formula.op === 'call' && meaning.formula.fn === 'ratio' ? meaning.formula.args : [];
  const totals = [...totalsOf(meaning.formula).values()];
  const outcomes = totals.map((total) => read.outcome(at, total, side));
  return {
    value: typeof value === 'number' || Decimal.isDecimal(value) ? value : null,
    reason: (table.notes.find((note) => note.row === at && note.column === column)?.code ?? null) as Reason | null,
    column: meaning,
    period: table.periods.find((period) => period.id === (cells as { period?: unknown }).period) ?? null,
    numerator: part(numerator),
    denominator: part(denominator),
    currency: read.currency(at, meaning.formula, side),
    known: Math.min(...outcomes.map((outcome) => outcome?.known ?? 0)),
    missing: Math.max(...outcomes.map((outcome) => outcome?.missing ?? 0)),
  };
}
