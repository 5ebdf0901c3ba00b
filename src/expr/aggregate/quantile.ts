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
  const share = readExact(q);
  const { n, d } = multiply(fractionOf(typeof share === 'string' ? { units: 0n, scale: 0 } : share), {
    n: BigInt(sorted.length - 1),
    d: 1n,
  });
  const below = Number(n / d);
  const low: Fraction = { n: BigInt(sorted[below] as number), d: 1n };
  const rest = n % d;
  if (rest === 0n) return low;
  const high: Fraction = { n: BigInt(sorted[below + 1] as number), d: 1n };
  return add(low, multiply(add(high, negate(low)), { n: rest, d }));
}

/** The sum of each entity so far, and the numbers of records that are entities of their own. */
export interface Entities {
  readonly sums: Map<Key, Exact>;
  readonly own: Exact[];
}

/** A quantile of the sums of entities. */
export const quantile: Aggregate<Entities> = {
  read: readEntityNumber,
  init: () => ({ sums: new Map(), own: [] }),
  add: (state, { number, key, own }) => {
    if (number === null) return state;
    if (own) state.own.push(exactOf(number));
    else if (key !== null) take(state.sums, key, exactOf(number));
    return state;
  },
  merge: (a, b) => {
    const sums = new Map(a.sums);
    for (const [key, number] of b.sums) take(sums, key, number);
    return { sums, own: [...a.own, ...b.own] };
  },
  end: ({ sums, own }, q) => {
    const all = [...sums.values(), ...own];
    const scale = all.reduce((most, exact) => Math.max(most, exact.scale), 0);
    const sorted = all.map((exact) => rescale(exact, scale)).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    const units = quantileOf(sorted, q);
    return units && multiply(units, { n: 1n, d: 10n ** BigInt(scale) });
  },
};

function take(sums: Map<Key, Exact>, key: Key, number: Exact): void {
  const before = sums.get(key);
  sums.set(key, before ? addExact(before, number) : number);
}
