// The series of each segment of a table, and that of all: values that add up, added exactly.
import { Decimal } from '../../decimal.ts';
import { KpiError } from '../../error.ts';
import type { Key } from '../../expr/key.ts';
import { behind } from '../../query/behind.ts';
import type { Table, TableColumn } from '../../query/table.ts';
import { type Series, seriesRead } from '../series.ts';
import type { SegmentKeys } from '../subject.ts';

type Row = Readonly<Record<string, unknown>>;

/** A table by segments, as series of the same periods. */
export interface SegmentSeries {
  /** One series a segment, those with the most in the last periods first. */
  readonly segments: readonly Series[];
  /** All of them together. */
  readonly whole: Series;
}

/** The series of a table that is split. */
export function segmentSeries(table: Table<object>, id: string): SegmentSeries {
  const of = table as Table<Row>;
  const names = table.columns.filter(({ role }) => role === 'segment').map((one) => one.id);
  if (names.length === 0) throw new KpiError('bad-argument', 'the table is not split', "ask for segments: by: ['country']", ['table']);
  // The periods of all segments are those of the table.
  const none = seriesRead({ table: { ...of, rows: [], columns: table.columns.filter(({ role }) => role !== 'segment') }, column: id }, {});
  const column = table.columns.find((one) => one.id === id && one.role === 'value') as TableColumn;
  if (column.additivity !== 'additive' && column.additivity !== 'semi-additive')
    throw new KpiError('not-additive', `${id} does not add up over segments`, 'take an indicator that does, such as revenue', ['column']);
  const segments = keysIn(table, names).map((segment) => seriesRead({ table: of, column: id, segment }, {}));
  const isMixed = segments.some((one) => one.isMixed) || currenciesIn(table, column).size > 1;
  return { segments: segments.sort((a, b) => latest(b) - latest(a)), whole: { ...together(none, segments), isMixed } };
}

/** Several series of the same periods as one. */
export function together(whole: Series, segments: readonly Series[]): Series {
  const values = whole.periods.map((_, at) => (segments.length === 0 ? null : sumAt(segments, at)));
  return { ...whole, values, missing: values.filter((value) => value === null).length };
}

/** The segments of a table in the order of its rows; of one with subtotals, the parts. */
function keysIn({ rows, columns }: Table<object>, names: readonly string[]): SegmentKeys[] {
  const level = columns.find(({ role }) => role === 'level')?.id;
  const found = new Map<string, SegmentKeys>();
  for (const row of rows as readonly Row[]) {
    if (level !== undefined && row[level] !== names.length) continue;
    const keys = names.map((name) => (row[name] ?? null) as Key | null);
    // Tells 1 from '1' and null from 'null'.
    found.set(JSON.stringify(keys), Object.fromEntries(names.map((name, i) => [name, keys[i] ?? null])));
  }
  return [...found.values()];
}

/** What all segments come to in a period; null where one has no value. */
function sumAt(segments: readonly Series[], at: number): number | null {
  let sum = new Decimal(0);
  for (const { values } of segments) {
    const value = values[at] ?? null;
    if (value === null) return null;
    sum = sum.plus(value);
  }
  const number = sum.toNumber();
  return Number.isFinite(number) ? number : null;
}

function currenciesIn(table: Table<object>, { formula }: TableColumn): Set<string> {
  if (!formula) return new Set();
  const read = behind(table);
  return new Set(table.rows.flatMap((_, row) => read.currency(row, formula) ?? []));
}

/** So many periods tell which segments are large now. */
const RECENT = 12;

const latest = ({ values }: Series): number => values.slice(-RECENT).reduce<number>((sum, value) => sum + (value ?? 0), 0);
