// Which band the numbers of a column fall in: bounds are brought to the scale of the column, so that units are compared as
// whole numbers.
import { type Exact, readExact } from '../decimal.ts';
import { KpiError } from '../error.ts';
import type { ConstantNode } from '../expr/node.ts';
import { orderOf } from '../expr/numeric.ts';
import { absent, type Column, keyColumnOf } from './column.ts';

/** The number of bounds that lie at or below each value; missing where the value is. */
export function banded(column: Column, bounds: readonly ConstantNode[]): Column {
  const exact = bounds.map(({ value }) => readExact(value) as Exact);
  if (column.type === 'constant') {
    if (typeof column.value !== 'number') return absent;
    const value = column.value;
    return { type: 'constant', value: exact.filter((bound) => orderOf(value, bound) >= 0).length };
  }
  if (column.type !== 'number') throw new KpiError('bad-formula', `the band of a ${column.type}`, 'use a number');
  const { units, wide, scale } = column;
  const lowest = exact.map((bound) => unitsFrom(bound, scale));
  const limits = Float64Array.from(lowest, Number);
  const codes = new Uint32Array(units.length);
  for (let row = 0; row < units.length; row++) {
    const unit = units[row] as number;
    // Position 0 of the dictionary stands for a missing value.
    if (!Number.isNaN(unit)) codes[row] = 1 + (wide ? countBelow(lowest, wide[row] as bigint) : countBelow(limits, unit));
  }
  return keyColumnOf(codes, [null, ...Array.from({ length: exact.length + 1 }, (_, band) => band)]);
}

/** The fewest whole units that reach a bound. */
function unitsFrom(bound: Exact, scale: number): bigint {
  if (bound.scale <= scale) return bound.units * 10n ** BigInt(scale - bound.scale);
  const power = 10n ** BigInt(bound.scale - scale);
  // Division of big integers cuts towards zero.
  return bound.units / power + (bound.units > 0n && bound.units % power !== 0n ? 1n : 0n);
}

/** How many of rising bounds lie at or below a value. */
function countBelow<T extends number | bigint>(bounds: ArrayLike<T>, value: T): number {
  let count = 0;
  while (count < bounds.length && (bounds[count] as T) <= value) count++;
  return count;
}
