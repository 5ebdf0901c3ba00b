// A table by period: each value with how it moved, and the state of each period.
import { cell, type Table, type TableColumn } from 'sales-kpi';
import { formatChange, formatValue } from './format.ts';
import { inColumns, onTwoLines } from './layout.ts';

/** One line a period; needs no more than the table, which knows what its columns mean. */
export function periodLines(table: Table<{ readonly period: string }>): string[] {
  const values = table.columns.filter((column) => column.role === 'value');
  const heads = values.map((column) => onTwoLines(headOf(column)));
  const rows = table.rows.map((row, at) => {
    const state = table.periods.find(({ id }) => id === row.period)?.state ?? '';
    return [row.period, state === 'complete' ? '' : state, ...values.flatMap((column) => valueAndChange(table, at, column))];
  });
  const above = heads.flatMap(([line]) => [line, '']);
  const below = heads.flatMap(([, line]) => [line, '']);
  return inColumns([['', '', ...above], ['', '', ...below], ...rows], 2);
}

function headOf({ label, currency }: TableColumn): string {
  return currency === null ? label.en : `${label.en}, ${currency}`;
}

function valueAndChange(table: Table<object>, row: number, column: TableColumn): [value: string, change: string] {
  const isRatio = column.unit === 'ratio';
  const moved = table.pairs.length > 0 ? cell(table, row, `${column.id}${isRatio ? 'Delta' : 'Change'}`).value : null;
  const change = moved === null || typeof moved === 'number' ? '' : formatChange(moved, isRatio);
  return [formatValue(cell(table, row, column.id).value, column.unit ?? 'number'), change];
}
