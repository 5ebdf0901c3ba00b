// Quantiles of type 7 (Hyndman and Fan 1996), exact: h = (n − 1) q, linear between the order statistics around h.
import { readExact } from '../../decimal.ts';
import { add, type Fraction, fractionOf, multiply, negate } from '../fraction.ts';
import type { Aggregate } from './aggregate.ts';
import { type Entities, entitySums, sortedSums } from './entitySums.ts';

/** The quantile of sorted whole numbers as a fraction; null of no values. */
export function quantileOf(sorted: ArrayLike<number | bigint>, q: number): Fraction | null {
  if (sorted.length === 0) return null;
  const { n, d } = positionOf(sorted.length, q);
  const at = (i: number): Fraction => ({ n: BigInt(sorted[i] as number), d: 1n });
  const below = Number(n / d);
  return between(at(below), n % d === 0n ? null : at(below + 1), { n: n % d, d });
}

/** The same, given how many values there are and those about the place: the one at it or below, and the next. */
export function quantileBetween(count: number, q: number, low: Fraction, high: Fraction | null): Fraction {
  const { n, d } = positionOf(count, q);
  return between(low, n % d === 0n ? null : high, { n: n % d, d });
}

function positionOf(count: number, q: number): Fraction {
  const share = readExact(q);
  return multiply(fractionOf(typeof share === 'string' ? { units: 0n, scale: 0 } : share), { n: BigInt(count - 1), d: 1n });
}

function between(low: Fraction, high: Fraction | null, part: Fraction): Fraction {
  return high === null ? low : add(low, multiply(add(high, negate(low)), part));
}

/** A quantile of the sums of entities. */
export const quantile: Aggregate<Entities> = {
  ...entitySums,
  end: (state, { q = 0.5 }) => {
    const { sorted, scale } = sortedSums(state);
    const units = quantileOf(sorted, q);
    return units && multiply(units, { n: 1n, d: 10n ** BigInt(scale) });
  },
};
