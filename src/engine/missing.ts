// How many of the counted rows of each group lack a value.
import type { Column, DateColumn, KeyColumn, NumberColumn } from './column.ts';
import type { CountedRows } from './group.ts';
import { missingKernel } from './kernel/distinct.ts';

/** How many of the counted rows of a group lack the value, read after the walk. */
export function missingOf(column: Column, rows: CountedRows, size: number): (at: number) => number {
  if (column.type === 'constant') return column.value === null ? (at) => rows.counts[at] as number : () => 0;
  if (column.type === 'key' ? column.counts()[0] === 0 : column.missing === 0) return () => 0;
  const { missing } = rows.add(missingKernel(size, isMissingIn(column)));
  return (at) => missing[at] as number;
}

function isMissingIn(column: KeyColumn | NumberColumn | DateColumn): (row: number) => boolean {
  if (column.type === 'key') {
    const { codes } = column;
    return (row) => codes[row] === 0;
  }
  const values = column.type === 'number' ? column.units : column.moments;
  return (row) => Number.isNaN(values[row] as number);
}
