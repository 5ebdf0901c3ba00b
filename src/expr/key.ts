// What records can be told apart by.

/** A value by which records are told apart. */
export type Key = string | number | boolean;

/** Longest text by which records are told apart. */
export const KEY_LENGTH = 1024;

/** A key, or why a value is none. */
export type Readable = { readonly key: Key; readonly fault?: undefined } | { readonly fault: 'bad-key' | 'key-too-long' };

/** Text, a finite number or a flag is a key; a big integer counts as its text. */
export function readKey(value: unknown): Readable {
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
