// Kendall's S: how many pairs rise less how many fall, its variance when there is no trend, and its exact distribution. Kendall, Rank
// correlation methods (1975); Mann, Nonparametric tests against trend, Econometrica 13 (1945). n log n.
import { risingPairs } from './risingPairs.ts';

/** How much more a series rises than it falls. */
export interface KendallScore {
  /** How many values there are. */
  readonly n: number;
  /** Pairs that rise less pairs that fall. */
  readonly s: number;
  /** The variance of `s` when there is no trend and no value hangs on another; equal values make it less. */
  readonly variance: number;
  /** Whether any two values are equal. */
  readonly hasTies: boolean;
  /** Kendall's tau-b: `s` as a share of what it can be, −1 to 1; null where all values are equal. */
  readonly tauB: number | null;
}

/** Kendall's S of values in the order of time. */
export function kendallScore(values: readonly number[]): KendallScore {
  const inTime = Float64Array.from(values);
  const s = risingPairs(inTime) - risingPairs(inTime.slice().reverse());
  const n = values.length;
  const pairs = (n * (n - 1)) / 2;
  const weight = (count: number): number => count * (count - 1) * (2 * count + 5);
  let [tied, tiedWeight] = [0, 0];
  for (const count of countsOfEqual(inTime)) {
    tied += (count * (count - 1)) / 2;
    tiedWeight += weight(count);
  }
  const tauB = tied === pairs ? null : s / Math.sqrt(pairs) / Math.sqrt(pairs - tied);
  return { n, s, variance: (weight(n) - tiedWeight) / 18, hasTies: tied > 0, tauB };
}

/** How often each value is there. */
function countsOfEqual(values: Float64Array): number[] {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts.values()];
}

/** The probability of an S as far from 0, or farther, of `n` different values in an order by chance: all orders counted, n³ steps. */
export function kendallExact(n: number, s: number): number {
  const pairs = (n * (n - 1)) / 2;
  // The share of orders with so many falling pairs, for one value more at a time.
  let shares = [1];
  for (let size = 2; size <= n; size++) {
    const last = shares;
    shares = Array.from({ length: (size * (size - 1)) / 2 + 1 }, (_, falls) => {
      let sum = 0;
      for (let more = 0; more < size && more <= falls; more++) sum += last[falls - more] ?? 0;
      return sum / size;
    });
  }
  const most = (pairs - Math.abs(s)) / 2;
  return s === 0 ? 1 : Math.min(1, 2 * shares.slice(0, most + 1).reduce((sum, share) => sum + share, 0));
}
