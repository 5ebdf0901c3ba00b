// The change a step as the median of the slopes between all pairs of values: a few outliers do not move it. Sen, Estimates of the
// regression coefficient based on Kendall's tau, JASA 63 (1968); its interval by Gilbert, Statistical methods for environmental
// pollution monitoring (1987), as wide as likeness of neighbours makes it. Up to 2000 values n², then n log² n.
import { median } from 'simple-statistics';
import { refuseUnknown } from '../error.ts';
import { criticalValue } from '../stat/arguments.ts';
import { kendallTest, type MannKendall, type MannKendallOptions } from './mannKendall.ts';
import { fromUnits, inUnits, type Observed, observedIn, type Values } from './observed.ts';
import { medianSlope, type PairwiseSlopes, pairwiseSlopes } from './pairwiseSlopes.ts';

/** How the slope is estimated. */
export interface SenSlopeOptions extends MannKendallOptions {
  /** The share of cases in which the interval holds the slope; 0.95 unless given. */
  readonly confidence?: number | undefined;
}

/** The change a step. */
export interface SenSlope {
  /** How many values there are. */
  readonly n: number;
  /** The median of the slopes between all pairs. */
  readonly slope: number;
  /** The lower end of its interval. */
  readonly low: number;
  /** The upper end. */
  readonly high: number;
  /** The value at the first step, by the medians of values and places. */
  readonly intercept: number;
}

/**
 * The change a step of a series. Gaps are left out, and the others keep their places in time. The interval is the published one, as if the
 * likeness of neighbours were known; that of `trend` is wider where it had to be estimated.
 *
 * @param values  at equal steps of time, in order; null where there is none
 * @returns null of fewer than two values, and where numbers are too large for a slope
 * @throws {KpiError} bad-argument — for values that are not finite, or a confidence that is no share; unknown-option
 * @source Sen (1968); interval: Gilbert (1987), with the variance of `mannKendall`
 * @see    mannKendall, averageChange
 * @example
 * ```ts
 * import { senSlope } from 'sales-kpi';
 * senSlope([10, null, 12, 13, 14, 95, 16])?.slope // => 1
 * ```
 */
export function senSlope(values: Values, options: SenSlopeOptions = {}): SenSlope | null {
  refuseUnknown(options, ['autocorrelation', 'confidence']);
  const { confidence = 0.95, autocorrelation } = options;
  const critical = criticalValue(confidence);
  const { unit, values: near } = inUnits(values);
  const observed = observedIn(near);
  if (observed.times.length < 2) return null;
  const slopes = pairwiseSlopes([observed]);
  const found = slopeOf(observed, slopes, kendallTest(observed, slopes, autocorrelation !== 'none'), critical);
  const [slope, low, high, intercept] = [found.slope, found.low, found.high, found.intercept].map((value) => fromUnits(value, unit));
  if (slope == null || low == null || high == null || intercept == null) return null;
  return { n: observed.times.length, slope, low, high, intercept };
}

/** The slope and its interval, in units near 1. */
export function slopeOf(observed: Observed, slopes: PairwiseSlopes, test: MannKendall, critical: number): SenSlope {
  const { times, values } = observed;
  const width = critical * Math.sqrt(test.inflation * test.variance);
  const slope = medianSlope(slopes);
  return {
    n: test.n,
    slope,
    low: slopes.at((slopes.count - width) / 2),
    high: slopes.at((slopes.count + width) / 2 + 1),
    intercept: median([...values]) - slope * median([...times]),
  };
}
