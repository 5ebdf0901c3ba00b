// Several questions, and what is made of their answers: at once from memory, later from another engine.
import type { DateRange } from '../period/range.ts';
import { type Answered, ask } from './query.ts';
import { type AnyQuestion, ranges } from './question.ts';
import type { Table } from './table.ts';

/** The same question about several ranges, asked in one pass over the records: a table for each. */
export function overRanges(question: AnyQuestion, of: readonly DateRange[]): AnyQuestion {
  return { ...question, [ranges]: of };
}

/** Asks all questions of the same records; `make` gets their tables in order. */
export function askAll<T, A>(data: T, questions: readonly AnyQuestion[], make: (tables: readonly Table[]) => A): Answered<T, A> {
  return askEach<T, A>(
    questions.map((question) => [data, question]),
    make,
  );
}

/** Asks each question of records of its own; the answer comes later as soon as one of them does. */
export function askEach<T, A>(
  asked: readonly (readonly [data: unknown, question: AnyQuestion])[],
  make: (tables: readonly Table[]) => A,
): Answered<T, A> {
  const answers = asked.map(([data, question]) => ask(data, question));
  const made = (tables: readonly Table[]): A => make(tables.flatMap((table, i) => tablesOf(table, asked[i]?.[1][ranges]?.length ?? 1)));
  const isLater = answers.some((answer) => answer instanceof Promise);
  return (isLater ? Promise.all(answers).then(made) : made(answers as Table[])) as Answered<T, A>;
}

/** A table for each range; rows without any record of it are left out, as if the range had been asked alone. */
function tablesOf(table: Table, count: number): readonly Table[] {
  if (count === 1) return [table];
  const isSplit = table.columns.some(({ role }) => role === 'segment');
  const length = table.rows.length / count;
  return Array.from({ length: count }, (_, nth): Table => {
    const all = Array.from({ length }, (__, i) => nth * length + i);
    const kept = isSplit ? all.filter((at) => table.totals.now[at]?.some(([, known, missing]) => known + missing > 0)) : all;
    const places = new Map(kept.map((from, to) => [from, to]));
    return {
      ...table,
      rows: kept.map((at) => table.rows[at] as Table['rows'][number]),
      periods: table.periods.slice(nth, nth + 1),
      notes: table.notes.flatMap((note) => {
        const row = note.row === null ? null : places.get(note.row);
        return row === undefined ? [] : [{ ...note, row }];
      }),
      totals: { ...table.totals, now: kept.map((at) => table.totals.now[at] as Table['totals']['now'][number]) },
    };
  });
}
