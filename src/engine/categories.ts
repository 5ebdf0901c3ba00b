// A column already in dictionary form: positions and the values they stand for.
import { KpiError } from '../error.ts';
import type { FieldType } from '../expr/node.ts';
import type { Categories } from '../expr/records.ts';
import { type Codes, type Encoded, type Given, type KeyColumn, keyColumnOf } from './column.ts';
import { encode, itself, type MakeEncoder } from './encoder.ts';

/**
 * Encodes each value of the dictionary once. The positions of rows are left where they stand and looked up as they are read;
 * what is kept for later questions is written out.
 */
export function readCategories(column: Categories<unknown>, type: FieldType, make: MakeEncoder, isKept: boolean): Encoded {
  const { codes: positions, values } = column;
  const decode = (position: unknown): unknown => values[position as number];
  const found = countEach(positions, values.length);
  if (type !== 'key') return encode(make, positions, decode);
  const dictionary = encode(make, values, itself);
  const faults = dictionary.faults.length === 0 ? [] : encode(make, positions, decode).faults;
  if (dictionary.column.type !== 'key') return { column: dictionary.column, faults };
  const { keys, codes: codeOf } = dictionary.column;
  const counts = new Uint32Array(keys.length);
  for (const [position, count] of found.entries())
    counts[codeOf[position] as number] = (counts[codeOf[position] as number] as number) + count;
  const given = { positions, codeOf };
  if (isKept) return { column: keyColumnOf(spread(given, keys.length), keys, counts), faults };
  let codes: Codes | null = null;
  const asGiven: KeyColumn = {
    type: 'key',
    keys,
    given,
    counts: () => counts,
    get codes() {
      codes ??= spread(given, keys.length);
      return codes;
    },
  };
  return { column: asGiven, faults };
}

/** The code of each row. */
function spread({ positions, codeOf }: Given, size: number): Codes {
  const codes = size <= 256 ? new Uint8Array(positions.length) : new Uint32Array(positions.length);
  for (let row = 0; row < positions.length; row++) codes[row] = codeOf[positions[row] as number] as number;
  return codes;
}

/** How many rows have each position; refuses those outside the dictionary. */
function countEach(positions: Categories['codes'], size: number): Uint32Array {
  const counts = new Uint32Array(size);
  for (let row = 0; row < positions.length; row++) {
    const position = positions[row] as number;
    if (!(position >= 0 && position < size))
      throw new KpiError(
        'bad-data',
        `row ${row} has position ${position} in a dictionary of ${size} values`,
        'every position must lie inside the dictionary',
      );
    counts[position] = (counts[position] as number) + 1;
  }
  return counts;
}
