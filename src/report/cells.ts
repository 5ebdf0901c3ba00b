// Cells of a table as plain JSON.
import { Decimal } from '../decimal.ts';
import type { Key } from '../expr/key.ts';
import { cell } from '../query/cell.ts';
import type { Note, Table, TableColumn } from '../query/table.ts';
import { exactText } from './plain.ts';
import type { ReportCell, ReportColumn, ReportNote, ReportText } from './sectionParts.ts';

/** Reads the cells of a table. */
export function cellsOf(table: Table<object>): (row: number, column: TableColumn) => ReportCell {
  const reasons = new Map<string, Note['code']>();
  for (const { row, column, code } of table.notes) {
    const place = `${row} ${column}`;
    if (row !== null && column !== null && !reasons.has(place)) reasons.set(place, code);
  }
  return (row, column) => {
    const value = (table.rows[row] as Readonly<Record<string, unknown>> | undefined)?.[column.id];
    if (column.unit === null) return (value ?? null) as Key | null;
    if (value === null || value === undefined) return { missing: reasons.get(`${row} ${column.id}`) ?? null };
    const exact = plainNumber(value, [column.id, row]);
    if (column.unit !== 'money') return exact;
    return { amount: String(exact), currency: column.currency ?? cell(table, row, column.id).currency };
  };
}

/** A number as it stands, a decimal as its text; text is one already. */
function plainNumber(value: unknown, path: readonly (string | number)[]): number | string {
  if (typeof value === 'number') return value + 0;
  return Decimal.isDecimal(value) ? exactText(value, path) : String(value);
}

/** A column for a report, by another name where one is given. */
export function columnOf({ id, role, of, label, unit, better, currency }: TableColumn, name?: ReportText): ReportColumn {
  return { id, role, of, label: name ?? { en: label.en, fr: label.fr }, unit, better, currency };
}

/** What has to be known of all rows of some tables, each once. */
export function notesOf(tables: readonly Table<object>[]): ReportNote[] {
  const found = new Map<Note['code'], Map<string, ReportText>>();
  for (const { notes, columns } of tables)
    for (const { row, code, column } of notes) {
      if (row !== null) continue;
      const names = found.get(code) ?? new Map<string, ReportText>();
      found.set(code, names);
      const label = columns.find(({ id }) => id === column)?.label;
      if (column !== null) names.set(column, label === undefined ? column : { en: label.en, fr: label.fr });
    }
  return [...found].map(([code, names]) => ({ code, columns: [...names.values()] }));
}
