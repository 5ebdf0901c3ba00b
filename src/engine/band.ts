// Which band the numbers of a column fall in: bounds become whole units of the column, and units are compared.
import { type Exact, readExact } from '../decimal.ts';
import type { ConstantNode } from '../expr/node.ts';
import { numberColumn } from './arithmetic.ts';
import { absent, type Column, keyColumnOf } from './column.ts';

/** The number of bounds that lie at or below each value; missing where the value is. */
export function banded(column: Column, bounds: readonly ConstantNode[], length: number): Column {
  const of = numberColumn(column, length);
  if (of === null) return absent;
  const limits = bounds.map(({ value }) => unitsFrom(readExact(value) as Exact, of.scale));
  const values: ArrayLike<number | bigint | null> = of.wide ?? of.units;
  const codes = new Uint32Array(length);
  for (let row = 0; row < length; row++) {
    const units = values[row] as number | bigint | null;
    // Position 0 of the dictionary stands for a missing value.
    if (units === null || Number.isNaN(units)) continue;
    let band = 0;
    while (band < limits.length && (limits[band] as bigint) <= units) band++;
    codes[row] = band + 1;
  }
  return keyColumnOf(codes, [null, ...limits.keys(), limits.length]);
}

/** The fewest whole units that reach a bound. */
function unitsFrom(bound: Exact, scale: number): bigint {
  const power = 10n ** BigInt(Math.abs(scale - bound.scale));
  if (bound.scale <= scale) return bound.units * power;
  // Division of big integers cuts towards zero.
  const units = bound.units / power;
  return units * power < bound.units ? units + 1n : units;
}
