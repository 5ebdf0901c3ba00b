// Whether values of one sample tend to be larger than those of another, whatever their distribution: Mann and Whitney, On a test of
// whether one of two random variables is stochastically larger than the other, Annals of Mathematical Statistics 18 (1947). Exact for
// small samples without ties, else by the normal distribution, corrected for ties and for steps. n log n.
import { finiteOrThrow } from './arguments.ts';
import { normalTwoSided } from './normal.ts';

/** Up to so many values together, all orders are counted. */
const FEW = 50;

/** How two samples differ in rank. */
export interface RankDifference {
  /** Pairs in which the value of the first sample is the larger; a tie is half a pair. */
  readonly u: number;
  /** The same as a share of all pairs: 0.5 where neither tends to be larger. */
  readonly share: number;
  /** The probability of a share as far from 0.5, or farther, if neither tended to be larger. */
  readonly pValue: number;
  /** Whether it is exact. */
  readonly exact: boolean;
}

/**
 * How two samples differ in rank; null where either is empty.
 *
 * @throws {KpiError} bad-argument — for values that are not finite
 */
export function mannWhitney(a: readonly number[], b: readonly number[]): RankDifference | null {
  const [first, second] = [sorted(finiteOrThrow(a, 'a')), sorted(finiteOrThrow(b, 'b'))];
  const pairs = a.length * b.length;
  if (pairs === 0) return null;
  const { u, ties } = compare(first, second);
  const exact = ties === 0 && a.length + b.length <= FEW;
  return { u, share: u / pairs, pValue: exact ? exactly(u, a.length, b.length) : nearly(u, a.length, b.length, ties), exact };
}

const sorted = (values: readonly number[]): Float64Array => Float64Array.from(values).sort();

/** Pairs that the first wins, and the sum of t³ − t over groups of t equal values. */
function compare(first: Float64Array, second: Float64Array): { readonly u: number; readonly ties: number } {
  let [u, ties, i, j] = [0, 0, 0, 0];
  while (i < first.length || j < second.length) {
    const value = Math.min(first[i] ?? Number.POSITIVE_INFINITY, second[j] ?? Number.POSITIVE_INFINITY);
    const [from, below] = [i, j];
    while (first[i] === value) i++;
    while (second[j] === value) j++;
    u += (i - from) * (below + (j - below) / 2);
    const same = i - from + (j - below);
    ties += same ** 3 - same;
  }
  return { u, ties };
}

/** By the normal distribution, half a step nearer to the middle. */
function nearly(u: number, n: number, m: number, ties: number): number {
  const all = n + m;
  const variance = ((n * m) / 12) * (all + 1 - ties / (all * (all - 1)));
  return variance > 0 ? normalTwoSided(Math.max(0, Math.abs(u - (n * m) / 2) - 0.5) / Math.sqrt(variance)) : 1;
}

/** By counting all orders. */
function exactly(u: number, n: number, m: number): number {
  const ways = ordersOf(n, m);
  const sum = (of: readonly number[]): number => of.reduce((all, count) => all + count, 0);
  return Math.min(1, (2 * Math.min(sum(ways.slice(0, u + 1)), sum(ways.slice(u)))) / sum(ways));
}

/** In how many orders of n and m values the first wins each number of pairs: by whether the largest value is one of the first. */
function ordersOf(n: number, m: number): readonly number[] {
  let row: number[][] = Array.from({ length: m + 1 }, () => [1]);
  for (let i = 1; i <= n; i++) {
    const next: number[][] = [[1]];
    for (let j = 1; j <= m; j++)
      next.push(Array.from({ length: i * j + 1 }, (_, wins) => (row[j]?.[wins - j] ?? 0) + (next[j - 1]?.[wins] ?? 0)));
    row = next;
  }
  return row[m] as number[];
}
