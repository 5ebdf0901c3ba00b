// A column already in dictionary form: positions and the values they stand for.
import { KpiError } from '../error.ts';
import type { FieldType } from '../expr/node.ts';
import { type Encoded, keyColumnOf } from './column.ts';
import { encode, itself, type MakeEncoder } from './encoder.ts';

/** A column in dictionary form: `values[codes[i]]` is the value of row i. A missing value stands in `values` as null. */
export interface Categories<T = string> {
  /** One position a row. */
  readonly codes: Uint8Array | Uint16Array | Uint32Array | Int8Array | Int16Array | Int32Array;
  /** The values by position. */
  readonly values: readonly (T | null)[];
}

/** Whether a column is in dictionary form. */
export function isCategories(column: unknown): column is Categories<unknown> {
  return (
    typeof column === 'object' &&
    column !== null &&
    'codes' in column &&
    'values' in column &&
    ArrayBuffer.isView(column.codes) &&
    Array.isArray(column.values)
  );
}

/** Encodes each value of the dictionary once, then spreads it over the rows. */
export function readCategories(column: Categories<unknown>, type: FieldType, make: MakeEncoder): Encoded {
  const { codes, values } = column;
  checkCodes(codes, values.length);
  const decode = (code: unknown): unknown => values[code as number];
  if (type !== 'key') return encode(make, codes, decode);
  const dictionary = encode(make, values, itself);
  const faults = dictionary.faults.length === 0 ? [] : encode(make, codes, decode).faults;
  if (dictionary.column.type !== 'key') return { column: dictionary.column, faults };
  const { keys, codes: positions } = dictionary.column;
  const spread = new Uint32Array(codes.length);
  for (let row = 0; row < codes.length; row++) spread[row] = positions[codes[row] as number] as number;
  return { column: keyColumnOf(spread, keys), faults };
}

function checkCodes(codes: Categories['codes'], size: number): void {
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] as number;
    if (code < 0 || code >= size)
      throw new KpiError(
        'bad-data',
        `row ${row} has position ${code} in a dictionary of ${size} values`,
        'every position must lie inside the dictionary',
      );
  }
}
