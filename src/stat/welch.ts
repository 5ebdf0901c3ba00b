// Whether two means differ by more than chance, without equal variances: Welch, The generalization of Student's problem when several
// different population variances are involved, Biometrika 34 (1947), with Satterthwaite's degrees of freedom. Linear time.
import { finiteOrThrow, shareOrThrow } from './arguments.ts';
import { studentQuantile, studentTwoSided } from './distributions.ts';
import { mean, variance } from './summary.ts';

/** How two means differ. */
export interface MeanDifference {
  /** The first mean less the second. */
  readonly difference: number;
  /** The lower end of an interval about it. */
  readonly low: number;
  /** The upper end. */
  readonly high: number;
  /** The difference in standard errors. */
  readonly t: number;
  /** Degrees of freedom, not whole. */
  readonly df: number;
  /** The probability of a difference as large, or larger, if there were none. */
  readonly pValue: number;
}

/**
 * How the means of two samples differ; null where either has fewer than two values, or neither has any spread.
 *
 * @param confidence  of the interval, above 0 and below 1; 0.95 when not given
 * @throws {KpiError} bad-argument — for values that are not finite, or another confidence
 */
export function welch(a: readonly number[], b: readonly number[], confidence = 0.95): MeanDifference | null {
  const level = shareOrThrow(confidence, 'confidence');
  const [first, second] = [spreadOf(finiteOrThrow(a, 'a')), spreadOf(finiteOrThrow(b, 'b'))];
  if (first === null || second === null) return null;
  const squared = first.squared + second.squared;
  const error = Math.sqrt(squared);
  const difference = first.mean - second.mean;
  // Shares of the squared error, so that nothing is too small or too large to be squared again.
  const df = 1 / ((first.squared / squared) ** 2 / (a.length - 1) + (second.squared / squared) ** 2 / (b.length - 1));
  const t = difference / error;
  if (!Number.isFinite(t) || !Number.isFinite(df)) return null;
  const margin = -studentQuantile((1 - level) / 2, df) * error;
  return { difference, low: difference - margin, high: difference + margin, t, df, pValue: studentTwoSided(t, df) };
}

/** The mean, and its squared standard error. */
function spreadOf(values: readonly number[]): { readonly mean: number; readonly squared: number } | null {
  const [middle, spread] = [mean(values), variance(values)];
  return middle === null || spread === null ? null : { mean: middle, squared: spread / values.length };
}
