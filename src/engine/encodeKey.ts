// Keys to positions in a dictionary. A Map tells 1 from '1' and survives names such as __proto__.
import { excerpt } from '../error.ts';
import type { Key } from '../expr/aggregate/aggregate.ts';
import { absent, type Fault, keyColumnOf } from './column.ts';
import type { Encoder, Get } from './encoder.ts';

/** Longest text by which records are told apart. */
export const KEY_LENGTH = 1024;

/** Encodes text, numbers and flags; anything else is a fault. */
export function keyEncoder(length: number): Encoder {
  const codes = new Uint32Array(length);
  const keys: (Key | null)[] = [null];
  const faults: Fault[] = [];
  const known = new Map<unknown, number>();
  let before: unknown = null;
  let code = 0;

  /** The position of a value seen for the first time; 0 for one that is no key. */
  const meet = (value: unknown, row: number): number => {
    const key = keyOfValue(value);
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
    take(records: ArrayLike<unknown>, get: Get, from: number, to: number): void {
      for (let row = from; row < to; row++) {
        const value = get(records[row]);
        if (value === null || value === undefined) continue;
        if (value !== before) {
          code = known.get(value) ?? meet(value, row);
          // A fault has to be met again on each row.
          before = code === 0 ? null : value;
        }
        codes[row] = code;
      }
    },
    end() {
      return { column: keys.length === 1 ? absent : keyColumnOf(codes, keys), faults };
    },
  };
}

type Readable = { readonly key: Key; readonly fault?: undefined } | { readonly fault: 'bad-key' | 'key-too-long' };

function keyOfValue(value: unknown): Readable {
  switch (typeof value) {
    case 'string':
      return value.length > KEY_LENGTH ? { fault: 'key-too-long' } : { key: value };
    case 'number':
      return Number.isFinite(value) ? { key: value + 0 } : { fault: 'bad-key' };
    case 'boolean':
      return { key: value };
    case 'bigint':
      return value < 10n ** 38n && value > -(10n ** 38n) ? { key: String(value) } : { fault: 'key-too-long' };
    default:
      return { fault: 'bad-key' };
  }
}
