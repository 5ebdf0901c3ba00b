// The series of each segment of a table, and that of all: values that add up, added exactly. Once through the rows.
import { Decimal } from '../../decimal.ts';
import { KpiError } from '../../error.ts';
import type { Key } from '../../expr/key.ts';
import { behind } from '../../query/behind.ts';
import type { Table, TableColumn } from '../../query/table.ts';
import { type Series, seriesRead } from '../series.ts';

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
  const names = table.columns.filter(({ role }) => role === 'segment').map((one) => one.id);
  if (names.length === 0) throw new KpiError('bad-argument', 'the table is not split', "ask for segments: by: ['country']", ['table']);
  // The periods of all segments are those of the table.
  const columns = table.columns.filter(({ role }) => role !== 'segment');
  const none = seriesRead({ table: { ...(table as Table<Row>), rows: [], columns }, column: id }, {});
  const column = columns.find((one) => one.id === id && one.role === 'value') as TableColumn;
  if (column.additivity !== 'additive' && column.additivity !== 'semi-additive')
    throw new KpiError('not-additive', `${id} does not add up over segments`, 'take an indicator that does, such as revenue', ['column']);
  const segments = split(table, names, id, none).sort((a, b) => latest(b) - latest(a));
  const isMixed = table.notes.some(({ code, column: of }) => code === 'mixed-currency' && of === id) || currenciesIn(table, column) > 1;
  return { segments, whole: { ...together(none, segments), isMixed } };
}

/** The rows of a table by their keys; of one with subtotals, the parts. */
function split({ rows, columns }: Table<object>, names: readonly string[], id: string, none: Series): Series[] {
  const level = columns.find(({ role }) => role === 'level')?.id;
  const places = new Map<unknown, number>(none.periods.map((period, at) => [period.id, at]));
  const found = new Map<string, { readonly keys: readonly (Key | null)[]; readonly values: (number | null)[] }>();
  for (const row of rows as readonly Row[]) {
    if (level !== undefined && row[level] !== names.length) continue;
    const keys = names.map((name) => (row[name] ?? null) as Key | null);
    // Tells 1 from '1' and null from 'null'.
    const name = JSON.stringify(keys);
    const segment = found.get(name) ?? { keys, values: none.periods.map(() => null) };
    found.set(name, segment);
    const at = places.get(row['period']);
    if (at !== undefined) segment.values[at] = numberIn(row[id]);
  }
  return [...found.values()].map(({ keys, values }) => {
    const segment = Object.fromEntries(names.map((name, i) => [name, keys[i] ?? null]));
    return { ...none, segment, values, missing: values.filter((value) => value === null).length };
  });
}

/** A cell as a number: decimals of JSON are text. */
function numberIn(cell: unknown): number | null {
  const number = cell === null || cell === undefined ? Number.NaN : Number(cell);
  return Number.isFinite(number) ? number + 0 : null;
}

/** Several series of the same periods as one; null where one of them has no value. */
export function together(whole: Series, segments: readonly Series[]): Series {
  const values = whole.periods.map((_, at): number | null => {
    const parts = segments.map((segment) => segment.values[at] ?? null);
    if (parts.length === 0 || parts.includes(null)) return null;
    return numberIn(parts.reduce<Decimal>((sum, part) => sum.plus(part as number), new Decimal(0)));
  });
  return { ...whole, values, missing: values.filter((value) => value === null).length };
}

function currenciesIn(table: Table<object>, { formula }: TableColumn): number {
  if (!formula) return 0;
  const read = behind(table);
  return new Set(table.rows.flatMap((_, row) => read.currency(row, formula) ?? [])).size;
}

/** So many periods tell which segments are large now. */
const RECENT = 12;

const latest = ({ values }: Series): number => values.slice(-RECENT).reduce<number>((sum, value) => sum + (value ?? 0), 0);
