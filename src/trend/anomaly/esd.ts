// Outliers one after the other, by median and median deviation instead of mean and standard deviation, so that a tenth of wild values
// does not move the scale that they are measured by: Rosner, Technometrics 25 (1983), in the robust form of Hochenbaum, Vallis and
// Kejariwal, Automatic anomaly detection in the cloud via statistical learning (2017). Values × outliers looked for × log values.
import { studentQuantile } from '../../stat/distributions.ts';
import type { EsdSteps } from '../generalizedEsd.ts';

/** The middle and the spread of values. */
export interface RobustScale {
  readonly median: number;
  /** The standard deviation that normal values of the same median distance have; 0 where nothing is spread. */
  readonly scale: number;
}

/** A median distance as a standard deviation, and a mean distance as one. */
const [BY_MEDIAN, BY_MEAN] = [1.4826, 1.2533];
/** What rounding leaves of values in units near 1. */
const ROUNDING = 1e-12;

/** Looks for at most `most` outliers among values in units near 1; the scale is at least `least`. */
export function robustEsd(values: readonly number[], most: number, alpha = 0.05, least = 0): EsdSteps {
  const left = [...values.keys()].sort((a, b) => (values[a] as number) - (values[b] as number));
  const [removed, distances, limits]: [number[], number[], number[]] = [[], [], []];
  for (let step = 1; step <= most && left.length > 2; step++) {
    const n = left.length;
    const found = robustScale(left.map((at) => values[at] as number));
    const scale = Math.max(found.scale, least);
    if (scale === 0) break;
    // In order, the farthest is at an end.
    const off = (at: number): number => Math.abs((values[at] as number) - found.median);
    const isFirst = off(left[0] as number) > off(left[n - 1] as number);
    const farthest = (isFirst ? left.shift() : left.pop()) as number;
    const t = -studentQuantile(alpha / (2 * n), n - 2);
    removed.push(farthest);
    distances.push(off(farthest) / scale);
    limits.push(((n - 1) * t) / Math.sqrt((n - 2 + t * t) * n));
  }
  const last = distances.reduce((found, distance, i) => (distance > (limits[i] as number) ? i : found), -1);
  return { removed, distances, limits, outliers: removed.slice(0, last + 1).sort((a, b) => a - b) };
}

/** The median of some values, and 1.4826 × their median distance from it; where that is 0, 1.2533 × their mean distance. */
export function robustScale(values: readonly number[]): RobustScale {
  const middle = (of: readonly number[]): number => {
    const half = of.length >> 1;
    return ((of[half] as number) + (of[of.length - 1 - half] as number)) / 2;
  };
  const median = middle([...values].sort((a, b) => a - b));
  const distances = values.map((value) => Math.abs(value - median)).sort((a, b) => a - b);
  const byMedian = BY_MEDIAN * middle(distances);
  const scale = byMedian > ROUNDING ? byMedian : (BY_MEAN * distances.reduce((sum, distance) => sum + distance, 0)) / distances.length;
  return { median: median + 0, scale: scale > ROUNDING ? scale : 0 };
}
