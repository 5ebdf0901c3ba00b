// What is shown of a table: periods with their state, values in their unit, and the reason of each null below.
import type { Table, TableColumn } from '../table.ts';
import { bundleOf } from './bundle.ts';
import { type Frame, oneLine } from './frame.ts';
import { grouped, numberTexts } from './numbers.ts';
import { remarks } from './remarks.ts';
import { showing } from './showing.ts';
import { alignedText } from './text.ts';

/** Rows that are shown at either end of a long table. */
const ENDS = 30;
/** Most rows for tools that sort and plot. */
const RECORDS = 1000;

type Row = Readonly<Record<string, unknown>>;

/** The same table, shown as one in notebooks and consoles. */
export function shown<T extends Table<object>>(table: T): T {
  return showing(
    table,
    'Table',
    () => bundleOf(frameOf(table)),
    () => alignedText(frameOf(table)),
  );
}

/** A table as it is shown: of a long one the first and the last rows. */
function frameOf(table: Table<object>): Frame {
  const { rows: all, columns, notes } = table;
  const places = [...all.keys()];
  const middle = places.splice(ENDS, all.length > 2 * ENDS + 1 ? all.length - 2 * ENDS : 0).length;
  const reasons = [...new Set(notes.filter(({ row }) => row !== null).map(({ code }) => code))];
  const marks = new Map(notes.map(({ row, column, code }) => [`${row} ${column}`, ` [${reasons.indexOf(code) + 1}]`]));
  const keyText = keysOf(table);
  const texts = columns.map((column) => {
    const { id, unit } = column;
    const kept = places.map((at) => all[at] as Row);
    const values = kept.map((row) => row[id] ?? null);
    const numbers = unit && numberTexts(values, unit);
    const cells = values.map((value, i) =>
      numbers
        ? (numbers[i] ?? (value === null ? `–${marks.get(`${places[i]} ${id}`) ?? ''}` : oneLine(value)))
        : keyText(column, value, kept[i] as Row),
    );
    return [...headOf(column), ...cells];
  });
  const lines = [0, 0, ...places].map((_, i) => texts.map((column) => column[i] as string));
  const rows = lines.splice(2);
  if (middle > 0) rows.splice(ENDS, 0, [`… ${grouped(middle)} more rows`]);
  return {
    ids: columns.map(({ id }) => id),
    keys: columns.map(({ unit }) => unit === null),
    heads: lines.filter((head) => head.some(Boolean)),
    rows: rows.length > 0 ? rows : [['no rows']],
    notes: remarks(table, reasons),
    records: all.length > RECORDS ? null : all,
  };
}

/** Periods that are not over say so; a key that is not there is no empty text. */
function keysOf({ columns, periods }: Table<object>): (column: TableColumn, value: unknown, row: Row) => string {
  const states = new Map<unknown, string>(periods.map(({ id, state }) => [id, state === 'complete' ? '' : ` (${state})`]));
  const segments = columns.filter(({ role }) => role === 'segment');
  return (column, value, row) => {
    if (value === null) return Number(row['level']) <= segments.indexOf(column) ? '(all)' : '(none)';
    return oneLine(value) + ((column.role === 'period' && states.get(value)) || '');
  };
}

/** What `before` and `change` belong to stands above, so that columns are narrow. */
function headOf({ role, label, unit, currency }: TableColumn): string[] {
  const measure = unit === 'ratio' ? (role === 'delta' ? 'points' : '%') : unit === 'count' ? '' : (currency ?? unit);
  const [first, ...more] = label.en.split(', ');
  const detail = [...more, measure];
  return [first, detail.filter(Boolean).join(', ')].map(oneLine);
}
