// Quantiles of type 7 (Hyndman and Fan 1996), exact: h = (n − 1) q, linear between the order statistics around h.
import { addExact, type Exact, readExact, rescale } from '../../decimal.ts';
import { add, type Fraction, fractionOf, multiply, negate } from '../fraction.ts';
import { readEntityNumber } from '../input.ts';
import type { Key } from '../key.ts';
import { exactOf } from '../numeric.ts';
import type { Aggregate } from './aggregate.ts';

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

/** The sum of an entity so far, and of how many records it is: a sum of 0 does not tell whether any are left. */
export interface EntitySum {
  readonly sum: Exact;
  readonly rows: number;
}

/** The sum of each entity so far, and the numbers of records that are entities of their own. */
export interface Entities {
  readonly sums: Map<Key, EntitySum>;
  readonly own: Exact[];
}

/** A quantile of the sums of entities. */
export const quantile: Aggregate<Entities> = {
  read: readEntityNumber,
  init: () => ({ sums: new Map(), own: [] }),
  add: (state, { number, key, own }) => {
    if (number === null) return state;
    if (own) state.own.push(exactOf(number));
    else if (key !== null) take(state.sums, key, { sum: exactOf(number), rows: 1 });
    return state;
  },
  merge: (a, b) => {
    for (const [key, more] of b.sums) take(a.sums, key, more);
    for (const number of b.own) a.own.push(number);
    return a;
  },
  end: ({ sums, own }, q) => {
    const all = [...[...sums.values()].map(({ sum }) => sum), ...own];
    const scale = all.reduce((most, exact) => Math.max(most, exact.scale), 0);
    const sorted = all.map((exact) => rescale(exact, scale)).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    const units = quantileOf(sorted, q);
    return units && multiply(units, { n: 1n, d: 10n ** BigInt(scale) });
  },
};

function take(sums: Map<Key, EntitySum>, key: Key, { sum, rows }: EntitySum): void {
  const before = sums.get(key);
  sums.set(key, before ? { sum: addExact(before.sum, sum), rows: before.rows + rows } : { sum, rows });
}
