// Bands of a number: half-open, told apart by their position.
import type { Key } from './key.ts';
import { call, nodeOf, type Value } from './value.ts';

/**
 * The band that a number falls in, as a key: how many of the bounds lie at or below it. Bands are half-open, from a bound up to the
 * next: with the bounds 0, 50 and 100, a value below 0 is in band 0, one from 0 up to 50 in band 1, one of 50 in band 2, and 100 and
 * more in band 3. A missing value is in no band. Amounts are taken as they stand, whatever their currency.
 *
 * `bands` names bands, and says what each holds.
 *
 * @param bounds  1 to 100 numbers, each above the one before; `bad-formula` is thrown for anything else where it is used
 */
export const band = <D>(value: Value<number, D>, bounds: readonly number[]): Value<Key, D> =>
  Array.isArray(bounds) ? call('band', value, ...bounds) : (nodeOf({}) as never);
