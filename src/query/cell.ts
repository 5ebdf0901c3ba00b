// One cell with everything behind it.
import { Decimal } from '../decimal.ts';
import { excerpt, KpiError } from '../error.ts';
import { fractionFromText, whole } from '../expr/fraction.ts';
import { type AggregateNode, keyOf, type Node } from '../expr/node.ts';
import type { Period } from '../period/period.ts';
import { currencyOf } from '../plan/currency.ts';
import type { Outcome } from '../plan/plan.ts';
import { type Reason, settle } from '../plan/settle.ts';
import { COUNTING } from '../plan/settleRow.ts';
import type { Table, TableColumn, TotalText } from './table.ts';
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
  const totals = (meaning.role === 'prior' ? table.totals.prior : table.totals.now)[at] ?? null;
  const outcomes = totals === null ? new Map<string, Outcome>() : outcomesOf(table.totals.ids, totals);
  const value = cells[column];
  const part = (node: Node | undefined): Decimal | null => {
    const settled =
      node === undefined || meaning.role === 'change' || meaning.role === 'delta'
        ? null
        : settle(node, (total) => outcomeIn(total as AggregateNode, outcomes)).value;
    return settled === null ? null : (valueFrom({ unit: 'number' }, settled) as Decimal);
  };
  const [numerator, denominator] = meaning.formula.op === 'call' && meaning.formula.fn === 'ratio' ? meaning.formula.args : [];
  const read = totalsIn(meaning.formula).map((total) => outcomes.get(keyOf(total)) ?? null);
  return {
    value: typeof value === 'number' || Decimal.isDecimal(value) ? value : null,
    reason: (table.notes.find((note) => note.row === at && note.column === column)?.code ?? null) as Reason | null,
    column: meaning,
    period: table.periods.find((period) => period.id === (cells as { period?: unknown }).period) ?? null,
    numerator: part(numerator),
    denominator: part(denominator),
    currency: currencyIn(meaning.formula, outcomes),
    known: Math.min(...read.map((outcome) => outcome?.known ?? 0)),
    missing: Math.max(...read.map((outcome) => outcome?.missing ?? 0)),
  };
}

function outcomesOf(ids: readonly string[], totals: readonly TotalText[]): Map<string, Outcome> {
  return new Map(
    ids.map((id, i) => {
      const [text, known, missing] = totals[i] as TotalText;
      return [id, { value: typeof text === 'string' && !isKeyTotal(id) ? fractionFromText(text) : text, known, missing } as Outcome];
    }),
  );
}

/** The total `only` gives a key; all others give numbers. */
function isKeyTotal(id: string): boolean {
  return id.startsWith('only[');
}

/** Two currencies are never added, behind a cell neither. */
function outcomeIn(total: AggregateNode, outcomes: ReadonlyMap<string, Outcome>): Outcome | Reason {
  const currency = currencyOf(total);
  if (currency && outcomes.get(keyOf(currency))?.value === true) return 'mixed-currency';
  const outcome = outcomes.get(keyOf(total)) ?? 'no-data';
  // A count or a sum of no records is 0, as it was when the value was settled.
  const isEmpty = typeof outcome === 'object' && outcome.value === null && outcome.known + outcome.missing === 0;
  return isEmpty && COUNTING.has(total.fn) ? { ...outcome, value: whole(0) } : outcome;
}

function totalsIn(node: Node): AggregateNode[] {
  return node.op === 'aggregate' ? [node] : node.op === 'call' ? node.args.flatMap(totalsIn) : [];
}

function currencyIn(formula: Node, outcomes: ReadonlyMap<string, Outcome>): string | null {
  for (const total of totalsIn(formula)) {
    const currency = currencyOf(total);
    const value = currency && outcomes.get(keyOf(currency))?.value;
    if (typeof value === 'string') return value;
  }
  return null;
}
