// Any column as keys: numbers and dates can be told apart too, when they are counted.
import { momentText } from '../period/moment.ts';
import type { Column, ConstantColumn, KeyColumn } from './column.ts';
import { keyEncoder } from './encodeKey.ts';
import { encode } from './encoder.ts';
import { numberTextAt } from './units.ts';

/** The column as keys; numbers and dates by their exact text. */
export function asKeys(column: Column, length: number): KeyColumn | ConstantColumn {
  if (column.type === 'key' || column.type === 'constant') return column;
  const rows = Uint32Array.from({ length }, (_, row) => row);
  const textAt =
    column.type === 'number'
      ? (row: number) => numberTextAt(column, row)
      : (row: number) => (Number.isNaN(column.moments[row] as number) ? null : momentText(column.moments[row] as number));
  return encode(keyEncoder, rows, (row) => textAt(row as number)).column as KeyColumn | ConstantColumn;
}
