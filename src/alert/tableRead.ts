// A table as alerts read it: its periods, the rows of each segment, and the reasons of its nulls; read once for all rules.
import { KpiError } from '../error.ts';
import type { Key } from '../expr/key.ts';
import { keyOf, type Node, totalsOf } from '../expr/node.ts';
import type { AsOfPoint } from '../period/asOf.ts';
import { currencyOf } from '../plan/currency.ts';
import { type Behind, behind } from '../query/behind.ts';
import type { SegmentKeys } from '../query/finding.ts';
import type { Note, Table } from '../query/table.ts';
import { segmentName } from './alertState.ts';
import { type Place, placesOf } from './places.ts';

type Row = Readonly<Record<string, unknown>>;

/** The rows of a segment, by the name of their period. */
export interface SegmentRows {
  /** The keys; null for all records. */
  readonly keys: SegmentKeys | null;
  /** The positions of the rows in the table. */
  readonly rows: ReadonlyMap<unknown, number>;
}

/** A table, read. */
export interface TableRead {
  readonly table: Table<object>;
  readonly known: AsOfPoint;
  /** The dimensions that split it. */
  readonly names: readonly string[];
  readonly places: readonly Place[];
  /** The segments, by name. */
  readonly segments: ReadonlyMap<string, SegmentRows>;
  readonly behind: Behind;
  cell(row: number, column: string): unknown;
  /** The currencies of the money that a formula reads, in some rows. */
  currencies(formula: Node, rows: Iterable<number>): ReadonlySet<string>;
  /** Why a cell is null. */
  reason(row: number, column: string): Note['code'] | null;
  /** The table of some rows and the first periods, with what stands behind them. */
  cut(rows: readonly number[], periods: number): Table<Row>;
}

/** Reads a table. */
export function readTable(table: Table<object>, known: AsOfPoint, path: string): TableRead {
  const [first] = table.periods;
  if (first === undefined ? !table.columns.some(({ role }) => role === 'period') : first.grain === 'range')
    throw new KpiError('bad-argument', 'a table without periods', "ask it every: 'week'", ['tables', path]);
  const names = table.columns.filter(({ role }) => role === 'segment').map(({ id }) => id);
  const rows = table.rows as readonly Row[];
  const notes = new Map<number, Note[]>();
  for (const note of table.notes) if (note.row !== null) notes.set(note.row, [...(notes.get(note.row) ?? []), note]);
  const ofTable = table.notes.filter(({ row }) => row === null);
  return {
    table,
    known,
    names,
    places: placesOf(table, known),
    segments: segmentsIn(table, rows, names),
    behind: behind(table),
    cell: (row, column) => rows[row]?.[column],
    currencies: (formula, kept) => currenciesIn(table, formula, kept),
    reason: (row, column) => notes.get(row)?.find((note) => note.column === column)?.code ?? null,
    cut(kept, periods) {
      const { ids, now, prior } = table.totals;
      return {
        ...table,
        rows: kept.map((row) => rows[row] as Row),
        periods: table.periods.slice(0, periods),
        notes: [...ofTable, ...kept.flatMap((row, at) => (notes.get(row) ?? []).map((note) => ({ ...note, row: at })))],
        totals: { ids, now: kept.map((row) => now[row] ?? []), prior: prior.length === 0 ? [] : kept.map((row) => prior[row] ?? null) },
      };
    },
  };
}

function currenciesIn({ totals: { ids, now } }: Table<object>, formula: Node, rows: Iterable<number>): Set<string> {
  const places = [...totalsOf(formula).values()].flatMap((total) => {
    const currency = currencyOf(total);
    return currency === null ? [] : [ids.indexOf(keyOf(currency))];
  });
  const found = new Set<string>();
  for (const row of rows)
    for (const place of places) {
      const code = now[row]?.[place]?.[0];
      if (typeof code === 'string') found.add(code);
    }
  return found;
}

/** The rows by segment; of a table with subtotals, the parts. Without dimensions there is one segment. */
function segmentsIn({ columns }: Table<object>, rows: readonly Row[], names: readonly string[]): Map<string, SegmentRows> {
  const level = columns.find(({ role }) => role === 'level')?.id;
  type Rows = SegmentRows & { readonly rows: Map<unknown, number> };
  const [found, byKeys] = [new Map<string, Rows>(), new Map<string, Rows>()];
  if (names.length === 0) found.set(segmentName(null), { keys: null, rows: new Map() });
  rows.forEach((row, at) => {
    if (level !== undefined && row[level] !== names.length) return;
    const values = names.map((name) => (row[name] ?? null) as Key | null);
    const own = JSON.stringify(values);
    const keys = names.length === 0 ? null : Object.fromEntries(names.map((name, i) => [name, values[i] ?? null]));
    const segment = byKeys.get(own) ?? found.get(segmentName(keys)) ?? { keys, rows: new Map() };
    segment.rows.set(row['period'], at);
    if (byKeys.has(own)) return;
    byKeys.set(own, segment);
    found.set(segmentName(keys), segment);
  });
  return found;
}
