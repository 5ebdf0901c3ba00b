// A series out of a table: the rows of one segment, in the order of the periods.
import { Decimal } from '../decimal.ts';
import { excerpt, KpiError, nearest } from '../error.ts';
import type { Grain } from '../period/grain.ts';
import { type SegmentKeys, subjectOf } from '../query/finding.ts';
import type { Table, TableColumn } from '../query/table.ts';
import type { Entry, SeriesRead, TableSeries } from './seriesShape.ts';

type Row = Readonly<Record<string, unknown>>;

/** The values of one column and one segment. */
export function tableRead({ table, column: id, segment }: TableSeries): SeriesRead {
  const column = columnNamed(table, id);
  const [first] = table.periods;
  if (first === undefined ? !table.columns.some(({ role }) => role === 'period') : first.grain === 'range')
    throw new KpiError('bad-argument', 'a table without periods', "ask it every: 'month'", ['table']);
  const keys = segmentAsked(table, segment);
  const rows = rowsByPeriod(table, keys);
  const covered = new Set(table.notes.filter(({ code }) => code === 'partly-covered').map(({ detail }) => detail));
  const mixed = new Set(table.notes.filter(({ code, column: of }) => code === 'mixed-currency' && of === id).map(({ row }) => row));
  return {
    of: subjectOf(column),
    segment: keys,
    grain: (first?.grain ?? 'month') as Grain,
    calendar: table.calendar,
    isAdditive: column.additivity === 'additive',
    isMixed: table.periods.some((period) => mixed.has(rows.get(period.id)?.at ?? -1)),
    entries: table.periods.map(({ id: period, start, end, state, elapsed }): Entry => {
      const row = rows.get(period)?.row;
      const isPart = state === 'partial' || (covered.has(period) && state !== 'future');
      return {
        id: period,
        start,
        end,
        value: row === undefined ? null : valueIn(row[id], id),
        state: isPart ? 'partial' : state === 'future' ? 'future' : 'complete',
        elapsed: state === 'partial' && elapsed < 1 ? elapsed : null,
      };
    }),
  };
}

function columnNamed({ columns }: Table, id: unknown): TableColumn {
  const values = columns.filter(({ role }) => role === 'value');
  const column = values.find((one) => one.id === id);
  if (column !== undefined) return column;
  const names = values.map((one) => one.id);
  const near = typeof id === 'string' ? nearest(id, names) : undefined;
  throw new KpiError('unknown-field', `column ${excerpt(id)}`, near ? `did you mean ${near}?` : `the values are ${names.join(', ')}`, [
    'column',
  ]);
}

/** The keys asked for: one for each dimension that splits the table; null where none does. */
function segmentAsked({ columns }: Table, segment: SegmentKeys | undefined): SegmentKeys | null {
  const names = columns.filter(({ role }) => role === 'segment').map(({ id }) => id);
  const given = segment ?? {};
  const unknown = Object.keys(given).find((name) => !names.includes(name));
  const left = names.find((name) => !Object.hasOwn(given, name));
  if (unknown !== undefined)
    throw new KpiError('bad-argument', `segment holds ${excerpt(unknown)}`, `the table is split by ${names.join(', ') || 'nothing'}`, [
      'segment',
      unknown,
    ]);
  if (left !== undefined)
    throw new KpiError('bad-argument', `the table is split by ${left}`, `add segment: { ${left}: … }, or take rollUp(table) first`, [
      'segment',
    ]);
  return names.length === 0 ? null : given;
}

/** The row of each period; of a table with subtotals, the parts. */
function rowsByPeriod({ rows, columns }: Table, keys: SegmentKeys | null): Map<unknown, { row: Row; at: number }> {
  const names = Object.keys(keys ?? {});
  const level = columns.find(({ role }) => role === 'level')?.id;
  const found = new Map<unknown, { row: Row; at: number }>();
  rows.forEach((row, at) => {
    const isAsked = names.every((name) => (row[name] ?? null) === keys?.[name]) && (level === undefined || row[level] === names.length);
    if (isAsked) found.set(row['period'], { row, at });
  });
  if (rows.length > 0 && names.length > 0 && found.size === 0)
    throw new KpiError('bad-argument', 'no row of the table is of this segment', 'give the keys of one of its rows', ['segment']);
  return found;
}

/** A cell as a number; in JSON that was not read by `tableFromJson`, decimals are text. */
function valueIn(cell: unknown, id: string): number | null {
  if (cell === null || cell === undefined) return null;
  const value = cell instanceof Decimal ? cell.toNumber() : typeof cell === 'string' ? Number(cell) : cell;
  if (typeof value === 'number' && Number.isFinite(value)) return value + 0;
  throw new KpiError('bad-argument', `${id} holds ${excerpt(cell)}`, 'give a table of query, or of tableFromJson', ['table']);
}
