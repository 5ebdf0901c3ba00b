// A question at every level of its segments, as one table: the total, subtotals and their parts.
import { KpiError } from '../../error.ts';
import type { Key } from '../../expr/key.ts';
import type { Comparison, ComparisonPolicy } from '../../period/compare.ts';
import type { EngineSource } from '../../plan/engine.ts';
import type { Metric } from '../../plan/metric.ts';
import { askAll } from '../../query/askAll.ts';
import { checkQuestion } from '../../query/checkQuestion.ts';
import type { Data } from '../../query/data.ts';
import { shown } from '../../query/display/shown.ts';
import type { Answered, Reads, RecordBehind, Row, Simple } from '../../query/query.ts';
import { type AnyQuestion, type Dimension, type Question, type Segment, segmentsAsked } from '../../query/question.ts';
import type { Note, Table, TableColumn, TotalText } from '../../query/table.ts';

/** A row with the number of segments that it is split by. */
export interface Levelled {
  /** By how many of the segments, in their order, the row is split: 0 for the total, all of them for the parts. */
  readonly level: number;
}

/**
 * Asks a question at every level of its segments, as SQL does for ROLLUP: `by: ['country', 'channel']` gives the total of each period,
 * a subtotal for each country and its channels, in the order of an outline. Each level is asked of the records, so that different
 * customers and medians are right on all of them.
 *
 * A row is split by the first `level` segments; the keys behind them are null. With all of them, a null is a missing key.
 *
 * @param data      what `query` takes; with an engine of its own, the answer comes later
 * @param question  what `query` takes, of which `by` is the hierarchy, the coarsest segment first
 * @throws {KpiError} bad-argument — when a column is called `level`
 * @see    rollUp
 * @example
 * ```ts
 * import { activeCustomers, withSubtotals } from 'sales-kpi';
 * const sales = [
 *   { id: '1', date: '2025-01-31', amount: 10, customerId: 'ana', country: 'FR' },
 *   { id: '2', date: '2025-01-31', amount: 10, customerId: 'ana', country: 'BE' },
 * ];
 * const { rows } = withSubtotals(sales, { select: [activeCustomers], by: ['country'] });
 * rows.map(({ level, country, activeCustomers }) => [level, country, activeCustomers]) // => [[0,null,1],[1,"BE",1],[1,"FR",1]]
 * ```
 */
export function withSubtotals<
  const S extends readonly Metric[],
  T extends Data<Reads<S>> | EngineSource<Reads<S>>,
  const B extends Dimension<RecordBehind<T, keyof Reads<S>>> | Segment = never,
  const C extends ComparisonPolicy | Comparison | undefined = undefined,
  const N extends boolean | undefined = undefined,
>(
  data: T,
  question: Question<S, RecordBehind<T, keyof Reads<S>>, B, C> & {
    /** Plain numbers instead of Decimals: rounded to what a double holds. */
    readonly numbers?: N;
  },
): Answered<T, Table<Simple<Row<S, RecordBehind<T, keyof Reads<S>>, B, C, N> & Levelled>>> {
  const asked = question as unknown as AnyQuestion;
  checkQuestion(asked);
  const { by = [], select } = asked;
  const names = segmentsAsked(asked).map(({ id }) => id);
  if (names.includes('level') || select.some(({ id }) => id === 'level'))
    throw new KpiError('bad-argument', 'a column called level', 'give it another name: subtotals are told apart by level', ['by']);
  const questions = Array.from({ length: by.length + 1 }, (_, level): AnyQuestion => ({ ...asked, by: by.slice(0, level) }));
  return askAll(data, questions, (tables) => outlined(tables, names)) as never;
}

interface Place {
  readonly level: number;
  /** The row in the table of its level. */
  readonly at: number;
}

function outlined(tables: readonly Table[], names: readonly string[]): Table {
  const finest = tables.at(-1) as Table;
  const places = outline(tables, names);
  const positions = tables.map(() => new Map<number, number>());
  places.forEach(({ level, at }, position) => {
    positions[level]?.set(at, position);
  });
  const pick = <V>(list: (table: Table) => readonly V[]): V[] => places.map(({ level, at }) => list(tables[level] as Table)[at] as V);
  const missing = Object.fromEntries(names.map((name) => [name, null]));
  return shown({
    ...finest,
    rows: pick(({ rows }) => rows).map(({ period, ...values }, position) => ({
      period,
      level: places[position]?.level,
      ...missing,
      ...values,
    })),
    columns: finest.columns.flatMap((column) => (column.role === 'period' ? [column, LEVEL] : [column])),
    notes: [...tables.flatMap(({ notes }, level) => notes.flatMap((note) => moved(note, positions[level]))), ...remarks(finest)],
    totals: {
      ids: finest.totals.ids,
      now: pick<readonly TotalText[]>(({ totals }) => totals.now),
      prior: tables[0]?.totals.prior.length === 0 ? [] : pick(({ totals }) => totals.prior),
    },
  });
}

/** A note on a row that stands elsewhere. */
function moved(note: Note, positions: ReadonlyMap<number, number> | undefined): Note[] {
  return note.row === null ? [] : [{ ...note, row: positions?.get(note.row) as number }];
}

function remarks({ notes }: Table): Note[] {
  return notes.filter(({ row }) => row === null);
}

const LEVEL: TableColumn = {
  id: 'level',
  role: 'level',
  label: { en: 'Level', fr: 'Niveau' },
  of: null,
  unit: null,
  better: null,
  additivity: null,
  currency: null,
  formula: null,
  definition: null,
};

/** Each row before the rows that it is the total of; tables have their rows in order. */
function outline(tables: readonly Table[], names: readonly string[]): Place[] {
  const idOf = (row: Readonly<Record<string, unknown>>, level: number): string =>
    JSON.stringify([row['period'], ...names.slice(0, level).map((name) => row[name] as Key | null)]);
  const below = tables.map((table, level) => {
    const parts = new Map<string, number[]>();
    if (level > 0)
      table.rows.forEach((row, at) => {
        const id = idOf(row, level - 1);
        const found = parts.get(id);
        if (found) found.push(at);
        else parts.set(id, [at]);
      });
    return parts;
  });
  const walk = (level: number, at: number): Place[] => {
    const id = idOf(tables[level]?.rows[at] as Readonly<Record<string, unknown>>, level);
    return [{ level, at }, ...(below[level + 1]?.get(id) ?? []).flatMap((part) => walk(level + 1, part))];
  };
  return (tables[0] as Table).rows.flatMap((_, at) => walk(0, at));
}
