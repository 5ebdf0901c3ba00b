// The middle and the spread of a sample, with no answer where there is none: the arithmetic is that of simple-statistics (sums that
// keep what rounding loses, deviations from the mean in a second pass, quantiles of type 7 of Hyndman and Fan, Sample quantiles in
// statistical packages, American Statistician 50 (1996)). Linear time.
import * as simple from 'simple-statistics';
import { finiteOrThrow, probabilityOrThrow } from './arguments.ts';

type Sample = readonly number[];

/** What `measure` says of a sample that is large enough; null of a smaller one, and of one too large for numbers. */
function measured(values: Sample, least: number, measure: (values: number[]) => number): number | null {
  const copy = [...finiteOrThrow(values, 'values')];
  const result = copy.length < least ? Number.NaN : measure(copy);
  // Never −0.
  return Number.isFinite(result) ? result + 0 : null;
}

/** The mean; null of nothing. */
export const mean = (values: Sample): number | null => measured(values, 1, simple.mean);

/** The variance, of n − 1; null of fewer than two values. */
export const variance = (values: Sample): number | null => measured(values, 2, simple.sampleVariance);

/** The standard deviation, of n − 1; null of fewer than two values. */
export const standardDeviation = (values: Sample): number | null => measured(values, 2, simple.sampleStandardDeviation);

/** The value that the share `p` of the sample, from 0 to 1, is at most, between two values in proportion; null of nothing. */
export function quantile(values: Sample, p: number): number | null {
  probabilityOrThrow(p, 'p');
  return measured(values, 1, (copy) => simple.quantile(copy, p));
}

/** The middle value, or the mean of the two in the middle; null of nothing. */
export const median = (values: Sample): number | null => measured(values, 1, simple.median);

/** The median of the distances from the median, times 1.4826: the standard deviation where values are normal. Null of nothing. */
export const medianDeviation = (values: Sample): number | null =>
  measured(values, 1, (copy) => 1.4826 * simple.medianAbsoluteDeviation(copy));
