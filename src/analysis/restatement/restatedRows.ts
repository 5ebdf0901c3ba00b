// Rows of figures as they were reported and as they are, with parts that add up to the last digit.
import type { Decimal } from '../../decimal.ts';
import { add, decimalOf, type Fraction, lowest, negate } from '../../expr/fraction.ts';
import type { Reason, Settled } from '../../plan/settle.ts';
import { subjectOf } from '../../query/finding.ts';
import type { AnyQuestion } from '../../query/question.ts';
import type { Table } from '../../query/table.ts';
import { columnIn } from '../change/ends.ts';
import { exactParts } from '../exactParts.ts';
import { causes, type RestatementCause } from './cause.ts';
import { type Counted, countRecords } from './countRecords.ts';
import { figuresIn, type Place, placesOf } from './figures.ts';
import type { Restated } from './findings.ts';
import type { RestatedRow } from './restated.ts';
import { type ChangesByKind, recordsOf } from './states.ts';

type OfCauses<T> = Readonly<Record<RestatementCause, T>>;

/** The rows, from the tables of the states in their order. */
export function restatedRows(question: AnyQuestion, tables: readonly Table[], changes: ChangesByKind, most: number): RestatedRow[] {
  const [reported, now] = [tables[0] as Table, tables.at(-1) as Table];
  const known = new Map<Table, ReturnType<typeof figuresIn>>();
  const figures = tables.map((table) => {
    const figure = known.get(table) ?? figuresIn(table);
    known.set(table, figure);
    return figure;
  });
  const counters = causes.map((cause) => {
    const records = recordsOf(changes, cause);
    return records && countRecords(question, records, most);
  });
  return placesOf(reported, now).flatMap((place) =>
    question.select.map(({ id }) => {
      const counted = causes.map((_, i): Counted => counters[i]?.(place.id, id) ?? { records: 0, ids: [] });
      return rowOf(
        id,
        place,
        figures.map((figure) => figure(place, id)),
        counted,
      );
    }),
  );
}

function rowOf(of: string, { period, segment }: Place, values: readonly Settled[], counted: readonly Counted[]): RestatedRow {
  const [first, last] = [values[0] as Settled, values.at(-1) as Settled];
  const lacking = [first, last, ...values].find(({ value }) => value === null);
  const about = { of, period, segment };
  const behind = { records: byCause((i) => counted[i]?.records ?? 0), ids: byCause((i) => counted[i]?.ids ?? []) };
  if (lacking !== undefined) {
    const parts = byCause(() => null);
    const ends = {
      reported: shown(first),
      now: shown(last),
      change: first.value && last.value && decimalOf(less(last.value, first.value)),
    };
    return written(about, ends, parts, { reason: lacking.reason as Reason, ...behind });
  }
  const steps = causes.map((_, i) => less(values[i + 1]?.value as Fraction, values[i]?.value as Fraction));
  const { from, to, change, parts } = exactParts(first.value as Fraction, last.value as Fraction, steps);
  return written(
    about,
    { reported: from, now: to, change },
    byCause((i) => parts[i] as Decimal),
    { reason: null, ...behind },
  );
}

/** In the order in which a reader adds it up. */
function written(
  about: Pick<RestatedRow, 'of' | 'period' | 'segment'>,
  { reported, now, change }: Pick<RestatedRow, 'reported' | 'now' | 'change'>,
  parts: OfCauses<Decimal | null>,
  rest: Pick<RestatedRow, 'reason' | 'records' | 'ids'>,
): RestatedRow {
  return { ...about, reported, ...parts, now, change, ...rest };
}

function byCause<T>(make: (at: number) => T): OfCauses<T> {
  return Object.fromEntries(causes.map((cause, at) => [cause, make(at)])) as Record<RestatementCause, T>;
}

function less(a: Fraction, b: Fraction): Fraction {
  return lowest(add(a, negate(b)));
}

function shown({ value }: Settled): Decimal | null {
  return value === null ? null : decimalOf(value);
}

/** One finding a figure that is another now, or is so again by chance. */
export function restatedFindings(rows: readonly RestatedRow[], now: Table, reportedAt: string): Restated[] {
  return rows.flatMap((row): Restated[] => {
    const { of, segment, period, reported, change } = row;
    const parts = causes
      .flatMap((cause) => (row[cause]?.isZero() === false ? [{ cause, value: row[cause] as Decimal, records: row.records[cause] }] : []))
      .sort((a, b) => b.value.abs().comparedTo(a.value.abs()));
    if (reported === null || row.now === null || change === null || parts.length === 0) return [];
    const values = { reported, now: row.now, change, reportedAt, parts };
    // Without any days, the question is about all time.
    return [{ code: 'restated', of: subjectOf(columnIn(now, of)), segment, period: period === 'all' ? null : period, values }];
  });
}
