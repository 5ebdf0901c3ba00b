// Any column as keys: numbers and dates can be told apart too, when they are counted.
import { momentText } from '../period/moment.ts';
import type { Column, ConstantColumn, KeyColumn } from './column.ts';
import { encodeKeys } from './encodeKey.ts';
import { numberTextAt } from './encodeNumber.ts';

/** The column as keys; numbers and dates by their exact text. */
export function asKeys(column: Column, length: number): KeyColumn | ConstantColumn {
  if (column.type === 'key' || column.type === 'constant') return column;
  const read = column.type === 'number' ? (row: number) => numberTextAt(column, row) : (row: number) => (Number.isNaN(column.moments[row] as number) ? null : momentText(column.moments[row] as number));
  return encodeKeys(length, read).column as KeyColumn | ConstantColumn;
}
