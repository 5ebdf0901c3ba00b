// What a further value is expected to be: by Student's t about a fit that has not seen it.
import { studentQuantile, studentTwoSided } from '../../stat/distributions.ts';
import type { Fit } from './leastSquares.ts';

/** The ends of an interval. */
export interface Ends {
  readonly low: number;
  readonly high: number;
}

/** What a further value is expected to be, in units near 1. */
export interface Expectation {
  readonly value: number;
  /** Where it falls in such a share of cases. */
  within(confidence: number): Ends;
  /** The probability of a value as far off, or farther, on either side. */
  probability(value: number): number;
}

/** An expectation in units. */
export function inUnit({ value, within, probability }: Expectation, unit: number): Expectation {
  return {
    value: value / unit,
    within(confidence) {
      const { low, high } = within(confidence);
      return { low: low / unit, high: high / unit };
    },
    probability: (found) => probability(found * unit),
  };
}

/** What is expected of a row that stands for `weight` values; null where the fit leaves nothing to chance. */
export function studentExpectation(fit: Fit, row: readonly number[], weight: number, isLogarithm: boolean): Expectation | null {
  if (fit.left === 0) return null;
  const { value, share } = fit.at(row);
  const error = Math.sqrt((fit.left / fit.df) * (1 / weight + share));
  const back = (at: number): number => (isLogarithm ? Math.exp(at) : at);
  return {
    value: back(value),
    within(confidence) {
      const margin = -studentQuantile((1 - confidence) / 2, fit.df) * error;
      return { low: back(value - margin), high: back(value + margin) };
    },
    probability(found) {
      // Nothing of zero or below has a logarithm: where all were above, it is as far off as can be.
      const at = isLogarithm ? (found > 0 ? Math.log(found) : Number.NEGATIVE_INFINITY) : found;
      return Number.isFinite(at) ? studentTwoSided((at - value) / error, fit.df) : 0;
    },
  };
}
