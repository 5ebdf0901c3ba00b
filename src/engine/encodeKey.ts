// Keys to positions in a dictionary. A Map tells 1 from '1' and survives names such as __proto__.
import { excerpt } from '../error.ts';
import type { Get } from '../expr/access.ts';
import type { Key } from '../expr/key.ts';
import { readKey } from '../expr/key.ts';
import { absent, type Fault, keyColumnOf } from './column.ts';
import type { Encoder } from './encoder.ts';

/** Encodes text, numbers and flags; anything else is a fault. */
export function keyEncoder(length: number): Encoder {
  // Made with the first value: many fields are on no record.
  let codes: Uint32Array | null = null;
  const keys: (Key | null)[] = [null];
  const faults: Fault[] = [];
  const known = new Map<unknown, number>();
  let before: unknown = null;
  let code = 0;

  /** The position of a value seen for the first time; 0 for one that is no key. */
  const meet = (value: unknown, row: number): number => {
    const key = readKey(value);
    if (key.fault !== undefined) {
      faults.push({ row, code: key.fault, value: excerpt(value) });
      return 0;
    }
    const position = known.get(key.key) ?? keys.push(key.key) - 1;
    known.set(key.key, position);
    if (typeof value === 'bigint') known.set(value, position);
    return position;
  };

  return {
    take(records: ArrayLike<unknown>, get: Get, from: number, to: number, start = 0): void {
      for (let row = from; row < to; row++) {
        const value = get(records[row - start]);
        if (value === null || value === undefined) continue;
        if (value !== before) {
          code = known.get(value) ?? meet(value, row);
          // A fault has to be met again on each row.
          before = code === 0 ? null : value;
        }
        codes ??= new Uint32Array(length);
        codes[row] = code;
      }
    },
    end() {
      return { column: codes === null || keys.length === 1 ? absent : keyColumnOf(codes, keys), faults };
    },
  };
}
