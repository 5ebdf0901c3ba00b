// What charts read of a table: its columns of numbers, its segments, its rows by period.
import { excerpt, KpiError, nearest } from '../error.ts';
import type { Key } from '../expr/key.ts';
import type { SegmentKeys } from '../query/finding.ts';
import type { Table, TableColumn } from '../query/table.ts';
import type { Drawing } from './chartOptions.ts';
import { keyText, plainText } from './plainText.ts';

/** The cells of a row by column. */
export type Cells = Readonly<Record<string, unknown>>;

/** Refuses what is no table. */
export function refuseNoTable(table: unknown): void {
  const { rows, columns, periods } = (table ?? {}) as Partial<Table<object>>;
  if (![rows, columns, periods].every(Array.isArray))
    throw new KpiError('bad-argument', `this is no table: ${excerpt(table)}`, 'give the answer of query', ['table']);
}

/** A column of numbers by its name: a value, one of the period before, or a change. */
export function numberColumn(
  { columns }: Pick<Table<object>, 'columns'>,
  id: unknown,
  path: readonly (string | number)[] = ['of'],
): TableColumn {
  const known = columns.filter(({ unit }) => unit !== null);
  const column = known.find((one) => one.id === id);
  if (column !== undefined) return column;
  const names = known.map((one) => one.id);
  const near = typeof id === 'string' ? nearest(id, names) : undefined;
  throw new KpiError('unknown-field', `column ${excerpt(id)}`, near ? `did you mean ${near}?` : `the values are ${names.join(', ')}`, path);
}

/** The columns that a table is split by. */
export function segmentColumns({ columns }: Pick<Table<object>, 'columns'>): TableColumn[] {
  return columns.filter(({ role }) => role === 'segment');
}

/** The rows that are no subtotals. */
export function partRows({ rows, columns }: Pick<Table<object>, 'rows' | 'columns'>): Cells[] {
  const level = columns.find(({ role }) => role === 'level')?.id;
  const finest = segmentColumns({ columns }).length;
  return (rows as readonly Cells[]).filter((row) => level === undefined || row[level] === finest);
}

/** The keys of a row. */
export function keysIn(row: Cells, columns: readonly TableColumn[]): SegmentKeys {
  return Object.fromEntries(columns.map(({ id }) => [id, (row[id] ?? null) as Key | null]));
}

/** Tells 1 from '1' and null from 'null'. */
export const keyId = (keys: SegmentKeys, columns: readonly TableColumn[]): string =>
  JSON.stringify(columns.map(({ id }) => keys[id] ?? null));

/** Keys for readers: `FR · web`. */
export function segmentText(keys: SegmentKeys | null, { locale }: Drawing): string {
  return plainText(
    Object.values(keys ?? {})
      .map((key) => keyText(key, locale.words.missing))
      .join(' · '),
  );
}

/** Several names in a row: `country and channel`. */
export const listed = (names: readonly string[], { locale }: Drawing): string =>
  new Intl.ListFormat(locale.words.tag, { type: 'conjunction' }).format(names);

/** The names of segments for readers: `country and channel`. */
export function splitText(columns: readonly TableColumn[], drawing: Drawing): string {
  const { locale, labels } = drawing;
  const nameOf = ({ id, label }: TableColumn): string =>
    plainText(Object.hasOwn(labels, id) ? labels[id] : locale.label(label)) || plainText(id);
  return listed(columns.map(nameOf), drawing);
}

/** The rows of one segment; refuses keys that the table does not have. */
export function ofSegment(rows: readonly Cells[], columns: readonly TableColumn[], segment: SegmentKeys | undefined): Cells[] {
  if (segment === undefined) return [...rows];
  if (typeof segment !== 'object' || segment === null)
    throw new KpiError('bad-argument', `segment is ${excerpt(segment)}`, "give keys: { country: 'FR' }", ['segment']);
  const unknown = Object.keys(segment).find((name) => !columns.some(({ id }) => id === name));
  if (unknown !== undefined)
    throw new KpiError(
      'bad-argument',
      `segment holds ${excerpt(unknown)}`,
      `the table is split by ${columns.map(({ id }) => id).join(', ') || 'nothing'}`,
      ['segment'],
    );
  const found = rows.filter((row) => Object.entries(segment).every(([name, key]) => (row[name] ?? null) === (key ?? null)));
  if (rows.length > 0 && found.length === 0)
    throw new KpiError('bad-argument', 'no row of the table is of this segment', 'give the keys of one of its rows', ['segment']);
  return found;
}
