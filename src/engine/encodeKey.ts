// Keys to positions in a dictionary. A Map tells 1 from '1' and survives names such as __proto__.
import { excerpt } from '../error.ts';
import type { Key } from '../expr/aggregate/aggregate.ts';
import { absent, type Encoded, type Fault, type KeyColumn } from './column.ts';

/** Longest text by which records are told apart. */
export const KEY_LENGTH = 1024;

/** Encodes the values that `read` gives for the rows 0 … length − 1: text, numbers and flags; anything else is a fault. */
export function encodeKeys(length: number, read: (row: number) => unknown): Encoded {
  const codes = new Uint32Array(length);
  const keys: (Key | null)[] = [null];
  const faults: Fault[] = [];
  const known = new Map<unknown, number>();
  let before: unknown;
  let code = 0;
  for (let row = 0; row < length; row++) {
    const value = read(row);
    if (value === null || value === undefined) continue;
    if (value !== before || row === 0) {
      const found = known.get(value);
      if (found === undefined) {
        const key = keyOfValue(value);
        if (key.fault !== undefined) {
          faults.push({ row, code: key.fault, value: excerpt(value) });
          continue;
        }
        code = known.get(key.key) ?? keys.push(key.key) - 1;
        known.set(value, code);
        known.set(key.key, code);
      } else code = found;
      before = value;
    }
    codes[row] = code;
  }
  if (keys.length === 1) return { column: absent, faults };
  return { column: { type: 'key', codes: narrow(codes, keys.length), keys }, faults };
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

/** The smallest whole-number array that holds the positions. */
function narrow(codes: Uint32Array, size: number): KeyColumn['codes'] {
  return size <= 256 ? new Uint8Array(codes) : size <= 65_536 ? new Uint16Array(codes) : codes;
}
