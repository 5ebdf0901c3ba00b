// The slopes between pairs of values, by rank: all pairs up to some 2000 values, beyond that every so many of them, evenly spread; found by
// Hoare's selection, Algorithm 65: Find, CACM 4 (1961). n² time up to 2 million pairs, constant beyond.
import type { Observed } from './observed.ts';

/** The slopes between all pairs of values. */
export interface PairwiseSlopes {
  /** How many pairs there are. */
  readonly count: number;
  /** The slope at a rank from 1 to `count`; in proportion between two. Ranks outside are taken to the nearest end. */
  at(rank: number): number;
}

const MOST = 2_000_000;
/** Shares no divisor with the strides, which are smaller: each pair has the same chance. */
const SPREAD = 7919;

/** The slopes between all pairs within each of some series; of one, with one. */
export function pairwiseSlopes(series: readonly Observed[]): PairwiseSlopes {
  const count = series.reduce((sum, { times }) => sum + (times.length * (times.length - 1)) / 2, 0);
  const stride = Math.ceil(count / MOST);
  const slopes = slopesOf(series, stride, count);
  // Where some pairs stand for all, a rank is a share.
  const nth = (rank: number): number => select(slopes, Math.min(slopes.length, Math.max(1, rank)) - 1);
  return {
    count,
    at(rank) {
      const within = (Math.min(count, Math.max(1, rank)) - 0.5) * (slopes.length / count) + 0.5;
      const low = nth(Math.floor(within));
      return within % 1 === 0 ? low : low + (within % 1) * (nth(Math.ceil(within)) - low);
    },
  };
}

/** The median of slopes. */
export const medianSlope = (slopes: PairwiseSlopes): number => slopes.at((slopes.count + 1) / 2);

function slopesOf(series: readonly Observed[], stride: number, count: number): Float64Array {
  const slopes = new Float64Array(
    stride === 1 ? count : Math.ceil(count / stride) + series.reduce((sum, { times }) => sum + times.length, 0),
  );
  let at = 0;
  for (const { times, values } of series)
    for (let j = 1; j < times.length; j++)
      for (let i = (j * SPREAD) % stride; i < j; i += stride)
        slopes[at++] = ((values[j] as number) - (values[i] as number)) / ((times[j] as number) - (times[i] as number));
  return slopes.subarray(0, at);
}

/** The value that stands at a place when all are in order; the others are moved about it. */
export function select(values: Float64Array, place: number): number {
  let [low, high] = [0, values.length - 1];
  while (low < high) {
    const pivot = values[(low + high) >> 1] as number;
    let [i, j] = [low, high];
    while (i <= j) {
      while ((values[i] as number) < pivot) i++;
      while ((values[j] as number) > pivot) j--;
      if (i > j) continue;
      const kept = values[i] as number;
      values[i++] = values[j] as number;
      values[j--] = kept;
    }
    if (place <= j) high = j;
    else if (place >= i) low = i;
    else break;
  }
  return (values[place] as number) + 0;
}
