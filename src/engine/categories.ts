// A column already in dictionary form: positions and the values they stand for.
import { KpiError } from '../error.ts';
import type { FieldType } from '../expr/node.ts';
import type { Encoded, KeyColumn } from './column.ts';

/** A column in dictionary form: `values[codes[i]]` is the value of row i. A missing value stands in `values` as null. */
export interface Categories<T = string> {
  /** One position a row. */
  readonly codes: Uint8Array | Uint16Array | Uint32Array | Int8Array | Int16Array | Int32Array;
  /** The values by position. */
  readonly values: readonly (T | null)[];
}

/** Whether a column is in dictionary form. */
export function isCategories(column: unknown): column is Categories<unknown> {
  return typeof column === 'object' && column !== null && 'codes' in column && 'values' in column && ArrayBuffer.isView(column.codes) && Array.isArray(column.values);
}

/** Encodes each value of the dictionary once, then spreads it over the rows. */
export function readCategories(column: Categories<unknown>, type: FieldType, encodeAs: (type: FieldType, length: number, read: (row: number) => unknown) => Encoded): Encoded {
  const { codes, values } = column;
  checkCodes(codes, values.length);
  if (type !== 'key') return encodeAs(type, codes.length, (row) => values[codes[row] as number]);
  const dictionary = encodeAs('key', values.length, (position) => values[position]);
  const faults = dictionary.faults.length === 0 ? [] : encodeAs('key', codes.length, (row) => values[codes[row] as number]).faults;
  if (dictionary.column.type !== 'key') return { column: dictionary.column, faults };
  const { keys, codes: translation } = dictionary.column;
  const size = keys.length;
  const spread: KeyColumn['codes'] = size <= 256 ? new Uint8Array(codes.length) : size <= 65_536 ? new Uint16Array(codes.length) : new Uint32Array(codes.length);
  for (let row = 0; row < codes.length; row++) spread[row] = translation[codes[row] as number] as number;
  return { column: { type: 'key', codes: spread, keys }, faults };
}

function checkCodes(codes: Categories['codes'], size: number): void {
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] as number;
    if (code < 0 || code >= size) throw new KpiError('bad-data', `row ${row} has position ${code} in a dictionary of ${size} values`, 'every position must lie inside the dictionary');
  }
}
