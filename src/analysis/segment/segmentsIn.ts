// The segments of a table: by which names its rows are split, and which of them go together.
import { excerpt, KpiError, type KpiErrorPath, nearest } from '../../error.ts';
import type { Key } from '../../expr/key.ts';
import type { Node } from '../../expr/node.ts';
import type { Unit } from '../../plan/metric.ts';
import type { SegmentKeys } from '../../query/finding.ts';
import { compareKeys, type Keys } from '../../query/join.ts';
import type { Table, TableColumn } from '../../query/table.ts';

type Row = Readonly<Record<string, unknown>>;

/** The names that the rows of a table are split by. */
export function namesIn({ columns }: Pick<Table, 'columns'>): string[] {
  return columns.filter(({ role }) => role === 'segment').map(({ id }) => id);
}

/** Some of the names that a table is split by, each once; refuses others. */
export function namesAsked(table: Pick<Table, 'columns'>, asked: unknown, path: KpiErrorPath): string[] {
  const known = namesIn(table);
  const names: unknown = typeof asked === 'string' ? [asked] : asked;
  if (!Array.isArray(names))
    throw new KpiError('bad-argument', `${path.at(-1)} is ${excerpt(asked)}`, "give a list of segments: ['country']", path);
  names.forEach((name: unknown, i) => {
    if (typeof name === 'string' && known.includes(name) && names.indexOf(name) === i) return;
    const near = typeof name === 'string' ? nearest(name, known) : undefined;
    const hint =
      known.length === 0
        ? 'the table is not split'
        : near && near !== name
          ? `did you mean ${near}?`
          : `give some of ${known.join(', ')}, each once`;
    throw new KpiError('bad-argument', `${path.at(-1)} holds ${excerpt(name)}`, hint, [...path, i]);
  });
  return names as string[];
}

/** A column of the values of an indicator. */
export type ValueColumn = TableColumn & { readonly formula: Node; readonly unit: Unit };

/** The columns of values. */
export function valueColumns({ columns }: Pick<Table, 'columns'>): ValueColumn[] {
  return columns.filter((column): column is ValueColumn => column.role === 'value' && column.formula !== null);
}

/** The column of an indicator by its name; refuses any other. */
export function valueColumn(table: Pick<Table, 'columns'>, id: unknown, path: KpiErrorPath = ['of']): ValueColumn {
  const values = valueColumns(table);
  const column = values.find((one) => one.id === id);
  if (column !== undefined) return column;
  throw new KpiError('unknown-field', `column ${excerpt(id)}`, `the values are ${values.map((one) => one.id).join(', ')}`, path);
}

/** The same table with one of its indicators. */
export function narrowedTo(table: Table<object>, { id }: ValueColumn): Table<object> {
  return { ...table, columns: table.columns.filter(({ of }) => of === null || of === id) };
}

/** The segments within which shares are taken: none of them within whole periods. */
export function namesWithin(table: Pick<Table, 'columns'>, within: unknown = 'period'): string[] {
  return within === 'period' ? [] : namesAsked(table, within, ['within']);
}

/** The period of a finding: none for all time. */
export function periodFound(id: string): string | null {
  return id === 'all' ? null : id;
}

/** Refuses a table that is no whole: its rows do not tell what all segments come to. */
export function refuseCut({ notes }: Pick<Table, 'notes'>): void {
  const note = notes.find(({ code }) => code === 'rows-left-out');
  if (note !== undefined)
    throw new KpiError('bad-argument', `a table without ${note.detail} of its rows`, 'take all rows, or topWithOther instead of top', [
      'table',
    ]);
}

/** Refuses a table without a comparison. */
export function refuseUncompared({ columns }: Pick<Table, 'columns'>): void {
  if (!columns.some(({ role }) => role === 'prior'))
    throw new KpiError('bad-argument', 'a table without a comparison', "ask for one: compare: 'previousPeriod'", ['table']);
}

/** The keys of a row by their names. */
export function keysOf(row: object, names: readonly string[]): SegmentKeys {
  return Object.fromEntries(names.map((name) => [name, ((row as Row)[name] ?? null) as Key | null]));
}

/** The rows of a table that are no subtotals, by their positions. */
export function partsIn({ rows, columns }: Pick<Table<object>, 'rows' | 'columns'>): number[] {
  const level = columns.find(({ role }) => role === 'level')?.id;
  const finest = namesIn({ columns }).length;
  return [...rows.keys()].filter((at) => level === undefined || (rows[at] as Row)[level] === finest);
}

/** Rows of one period that share some of their keys. */
export interface Gathered {
  readonly period: string;
  readonly keys: SegmentKeys;
  /** Their positions in the table. */
  readonly rows: readonly number[];
}

/** The rows of a table by period and some of its segments, in order. */
export function gathered(table: Pick<Table<object>, 'rows' | 'columns' | 'periods'>, names: readonly string[]): Gathered[] {
  const periods = new Map(table.periods.map(({ id }) => [id, new Map<string, { keys: Keys; rows: number[] }>()]));
  for (const at of partsIn(table)) {
    const row = table.rows[at] as Row;
    const period = periods.get(row['period'] as string);
    const keys = names.map((name) => (row[name] ?? null) as Key | null);
    // Tells 1 from '1' and null from 'null'.
    const id = JSON.stringify(keys);
    const found = period?.get(id);
    if (found === undefined) period?.set(id, { keys, rows: [at] });
    else found.rows.push(at);
  }
  return [...periods].flatMap(([period, segments]) =>
    [...segments.values()]
      .sort((a, b) => compareKeys(a.keys, b.keys))
      .map(({ keys, rows }) => ({ period, keys: Object.fromEntries(names.map((name, i) => [name, keys[i] ?? null])), rows })),
  );
}
