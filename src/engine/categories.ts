// A column already in dictionary form: positions and the values they stand for.
import { KpiError } from '../error.ts';
import type { FieldType } from '../expr/node.ts';
import type { Categories } from '../expr/records.ts';
import { type Encoded, type KeyColumn, keyColumnOf } from './column.ts';
import { encode, itself, type MakeEncoder } from './encoder.ts';

/** Encodes each value of the dictionary once, then spreads it over the rows. */
export function readCategories(column: Categories<unknown>, type: FieldType, make: MakeEncoder): Encoded {
  const { codes, values } = column;
  if (type !== 'key') {
    checkCodes(codes, values.length);
    return encode(make, codes, (code) => values[code as number]);
  }
  const dictionary = encode(make, values, itself);
  const faults = dictionary.faults.length === 0 ? [] : encode(make, codes, (code) => values[code as number]).faults;
  if (dictionary.column.type !== 'key') {
    checkCodes(codes, values.length);
    return { column: dictionary.column, faults };
  }
  return { column: spread(codes, dictionary.column), faults };
}

/** The values of a dictionary on the rows that have their positions. */
function spread(codes: Categories['codes'], { codes: positions, keys }: KeyColumn): KeyColumn {
  const result = keys.length <= 256 ? new Uint8Array(codes.length) : new Uint32Array(codes.length);
  const counts = new Uint32Array(keys.length);
  for (let row = 0; row < codes.length; row++) {
    const position = positions[codes[row] as number];
    if (position === undefined) throw outside(codes, row, positions.length);
    result[row] = position;
    counts[position] = (counts[position] as number) + 1;
  }
  return keyColumnOf(result, keys, counts);
}

function checkCodes(codes: Categories['codes'], size: number): void {
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] as number;
    if (code < 0 || code >= size) throw outside(codes, row, size);
  }
}

function outside(codes: Categories['codes'], row: number, size: number): KpiError {
  return new KpiError(
    'bad-data',
    `row ${row} has position ${codes[row]} in a dictionary of ${size} values`,
    'every position must lie inside the dictionary',
  );
}
