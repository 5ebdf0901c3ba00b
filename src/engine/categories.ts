// A column already in dictionary form: positions and the values they stand for.
import { KpiError } from '../error.ts';
import type { FieldType } from '../expr/node.ts';
import type { Categories } from '../expr/records.ts';
import { type Encoded, keyColumnOf } from './column.ts';
import { encode, itself, type MakeEncoder } from './encoder.ts';

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
