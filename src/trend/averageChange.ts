// The average change a step: the slope of the straight line nearest to a series. Its interval and probability take values as not hanging
// on each other, and are too narrow where they do: whether there is a trend is for `mannKendall` to say. Linear time.
import { refuseUnknown } from '../error.ts';
import { shareOrThrow } from '../stat/arguments.ts';
import { studentQuantile } from '../stat/distributions.ts';
import { fromUnits, inUnits, observedIn, type Values } from './observed.ts';
import { type Line, lineThrough, slopeError, slopeProbability } from './regression.ts';

/** The average change a step. */
export interface AverageChange {
  /** How many values there are. */
  readonly n: number;
  /** The change a step. */
  readonly slope: number;
  /** The value of the line at the first step. */
  readonly intercept: number;
  /** The lower end of the interval of the slope; null of two values. */
  readonly low: number | null;
  /** The upper end. */
  readonly high: number | null;
  /** The probability of a slope as far from 0 if there were none; null of two values, and where the line leaves nothing. */
  readonly pValue: number | null;
  /** The share of squares that the line explains, 0 to 1; null where all values are equal. */
  readonly explained: number | null;
}

/**
 * The average change a step of a series, by least squares. An outlier moves it: `senSlope` is not so easily moved.
 *
 * @param values  at equal steps of time, in order; null where there is none
 * @returns null of fewer than two values, and where numbers are too large for a slope
 * @throws {KpiError} bad-argument — for values that are not finite, or a confidence that is no share; unknown-option
 * @see    senSlope
 * @example
 * ```ts
 * import { averageChange } from 'sales-kpi';
 * averageChange([102, 98, 110, 115, 111, 123])?.slope.toFixed(2) // => "4.26"
 * ```
 */
export function averageChange(values: Values, options: { readonly confidence?: number | undefined } = {}): AverageChange | null {
  refuseUnknown(options, ['confidence']);
  const confidence = shareOrThrow(options.confidence ?? 0.95, 'confidence');
  const { unit, values: near } = inUnits(values);
  const line = lineThrough(observedIn(near));
  return line === null ? null : changeOf(line, confidence, unit);
}

/** What a line says of the change a step. */
export function changeOf(line: Line, confidence: number, unit: number): AverageChange | null {
  const error = slopeError(line);
  const margin = error === null ? null : -studentQuantile((1 - confidence) / 2, line.n - 2) * error;
  const [slope, intercept] = [fromUnits(line.slope, unit), fromUnits(line.intercept, unit)];
  if (slope === null || intercept === null) return null;
  return {
    n: line.n,
    slope,
    intercept,
    low: fromUnits(margin === null ? null : line.slope - margin, unit),
    high: fromUnits(margin === null ? null : line.slope + margin, unit),
    pValue: slopeProbability(line),
    explained: line.explained,
  };
}
