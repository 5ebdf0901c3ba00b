// The rows of a table over some of its segments, with everything that makes them a table: values, what they are compared with, the
// reason for each null, and the totals behind.
import { add, negate } from '../../expr/fraction.ts';
import { keyOf, totalsOf } from '../../expr/node.ts';
import { partBehind } from '../../plan/parts.ts';
import { change, none, type Settled, some } from '../../plan/settle.ts';
import { shown } from '../../query/display/shown.ts';
import type { Note, Table, TotalText } from '../../query/table.ts';
import { valueFrom } from '../../query/value.ts';
import { type Added, type Adding, addedOver } from './addedOver.ts';
import { isMadeOfParts } from './addTotals.ts';
import { type ValueColumn, valueColumns } from './segmentsIn.ts';

/** The table over some of its segments. */
export function rowsOver(table: Table<object>, names: readonly string[]): Table {
  const adding = addedOver(table, names);
  const values = valueColumns(table);
  const write = writer(table, values, adding);
  const built = adding.rows.map((one, position) => write(one, position));
  const isSame = adding.rows.every(({ rows }) => rows.length === 1);
  const kept = adding.read.nodes.map((node) => node !== null && (isSame || isMadeOfParts(node)));
  const only = <T>(list: readonly T[]): T[] => list.filter((_, i) => kept[i]);
  return shown({
    ...table,
    rows: built.map(({ row }) => row),
    columns: columnsOver(table, names, built),
    notes: [...built.flatMap(({ notes }) => notes), ...generalNotes(table, values, adding)],
    totals: {
      ids: only(table.totals.ids),
      now: adding.rows.map(({ now }) => only(now)),
      prior: table.totals.prior.length === 0 ? [] : adding.rows.map(({ prior }) => prior && only(prior)),
    },
  });
}

interface Built {
  readonly row: Readonly<Record<string, unknown>>;
  readonly notes: readonly Note[];
  /** The currency of each column of values. */
  readonly currencies: ReadonlyMap<string, string | null>;
}

function writer(
  table: Table<object>,
  values: readonly ValueColumn[],
  { read, withheld, unpaired }: Adding,
): (one: Added, position: number) => Built {
  const isCompared = table.columns.some(({ role }) => role === 'prior');
  const isPlain = holdsNumbers(table);
  return ({ period, keys, now, prior }, position) => {
    const row: Record<string, unknown> = { period, ...keys };
    const notes: Note[] = [];
    const currencies = new Map<string, string | null>();
    const put = (id: string, unit: ValueColumn['unit'], { value, reason }: Settled): void => {
      const written = valueFrom({ unit }, value);
      row[id] = isPlain && written !== null ? Number(written) : written;
      if (reason) notes.push({ code: reason, row: position, column: id, detail: null });
    };
    const [own, before] = [read.over(now), prior && read.over(prior)];
    for (const { id, unit, formula } of values) {
      const value = own.settled(formula, withheld(period, id));
      put(id, unit, value);
      const found = unit === 'money' ? own.currencies(formula) : new Set<string | null>();
      const [currency = null] = found.size === 1 ? found : [];
      currencies.set(id, currency);
      if (!isCompared) continue;
      const reason = unpaired(period);
      const base = before === null ? none(reason ?? 'not-comparable') : before.settled(formula, withheld(period, `${id}Prior`));
      if (unit === 'money') before?.currencies(formula, found);
      const compared = reason ? none(reason) : base.value !== null && found.size > 1 ? none('mixed-currency') : base;
      put(`${id}Prior`, unit, base);
      put(`${id}Delta`, unit, difference(value, compared));
      put(`${id}Change`, 'ratio', change(value, compared));
    }
    return { row, notes, currencies };
  };
}

/** Whoever asked for plain numbers goes on with them. */
function holdsNumbers({ rows, columns }: Table<object>): boolean {
  const exact = columns.filter(({ unit }) => unit !== null && unit !== 'count').map(({ id }) => id);
  return rows.some((row) => exact.some((id) => typeof (row as Readonly<Record<string, unknown>>)[id] === 'number'));
}

function difference(value: Settled, base: Settled): Settled {
  if (value.value === null) return value;
  return base.value === null ? base : some(add(value.value, negate(base.value)));
}

function columnsOver({ columns }: Table<object>, names: readonly string[], built: readonly Built[]): Table['columns'] {
  const place = new Map(names.map((name, i) => [name, i]));
  const segments = columns.filter(({ id, role }) => role === 'segment' && place.has(id));
  segments.sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0));
  const values = columns.filter(({ role }) => !['period', 'level', 'segment'].includes(role));
  return [
    ...columns.filter(({ role }) => role === 'period'),
    ...segments,
    ...values.map((column) => {
      if (column.role === 'change' || column.of === null) return column;
      const found = new Set(built.map(({ currencies }) => currencies.get(column.of as string) ?? null).filter((one) => one !== null));
      const [currency = null] = found.size === 1 ? found : [];
      return { ...column, currency };
    }),
  ];
}

/** Notes on the whole table; how many parts are below zero is counted anew. */
function generalNotes({ notes, totals }: Table<object>, values: readonly ValueColumn[], { rows }: Adding): Note[] {
  return notes
    .filter(({ row }) => row === null)
    .flatMap((note) => {
      const formula = values.find(({ id }) => note.code === 'negative-parts' && id === note.column)?.formula;
      const parts = [...(formula === undefined ? [] : totalsOf(formula).values())].map(partBehind).filter((part) => part?.fn === 'sum');
      if (parts.length === 0) return [note];
      const at = parts.map((part) => totals.ids.indexOf(part === null ? '' : keyOf(part)));
      const isBelow = (side: readonly TotalText[] | null): boolean => at.some((i) => String(side?.[i]?.[0] ?? '').startsWith('-'));
      const detail = rows.filter(({ now, prior }) => isBelow(now) || isBelow(prior)).length;
      return detail === 0 ? [] : [{ ...note, detail }];
    });
}
