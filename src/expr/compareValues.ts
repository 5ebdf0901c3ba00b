// The order of two values of a record, and what a comparison makes of it.
import type { Key } from './key.ts';
import { type Numeric, orderOf } from './numeric.ts';
import type { ScalarName } from './scalar.ts';

/** NaN where two keys differ but have no order. */
export function order(a: Numeric | Key, b: Numeric | Key): number {
  if (typeof a === 'object' || typeof b === 'object')
    return typeof a === 'string' || typeof b === 'string' ? Number.NaN : orderOf(a as Numeric, b as Numeric);
  if (typeof a !== typeof b) return Number.NaN;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Whether a comparison holds for an order. */
export function decide(fn: ScalarName, sign: number): number {
  const yes =
    fn === 'eq'
      ? sign === 0
      : fn === 'ne'
        ? sign !== 0
        : fn === 'lt'
          ? sign < 0
          : fn === 'lte'
            ? sign <= 0
            : fn === 'gt'
              ? sign > 0
              : sign >= 0;
  return yes ? 1 : 0;
}
