// Whether a series with seasons rises or falls: each season is compared with itself only, January with January. Hirsch, Slack and Smith,
// Techniques of trend analysis for monthly water quality data, Water Resources Research 18 (1982). n² ÷ period, up to 2 million pairs.

import { countOrThrow } from '../stat/arguments.ts';
import { normalTwoSided } from '../stat/normal.ts';
import { kendallScore } from './kendall.ts';
import { fromUnits, inUnits, type Observed, observedIn, type Values } from './observed.ts';
import { medianSlope, pairwiseSlopes } from './pairwiseSlopes.ts';

/** The test of a trend season by season. */
export interface SeasonalMannKendall {
  /** How many values there are. */
  readonly n: number;
  /** Pairs of one season that rise less those that fall. */
  readonly s: number;
  /** The variance of `s` when there is no trend and no value hangs on another. */
  readonly variance: number;
  /** `s` in standard deviations, one pair nearer to 0. */
  readonly z: number;
  /** The probability of an `s` as far from 0 if there were no trend. */
  readonly pValue: number;
  /** The median change from one cycle to the next; null where no season has two values. */
  readonly perCycle: number | null;
}

/**
 * Whether a series rises or falls when each season is compared with itself. Neighbours are taken as not alike: `mannKendall` of the
 * series without its seasons does not need that.
 *
 * @param values  at equal steps of time, in order; null where there is none
 * @param period  how many steps a cycle has: 12 for months
 * @throws {KpiError} bad-argument — for values that are not finite, or a period that is no whole number from 2
 * @source Hirsch, Slack and Smith (1982)
 * @see    mannKendall
 * @example
 * ```ts
 * import { seasonalMannKendall } from 'sales-kpi';
 * const { s, perCycle } = seasonalMannKendall([10, 90, 12, 92, 14, 94], 2);
 * [s, perCycle] // => [6,2]
 * ```
 */
export function seasonalMannKendall(values: Values, period: number): SeasonalMannKendall {
  countOrThrow(period, 'period', 2);
  const { unit, values: near } = inUnits(values);
  const seasons = Array.from(
    { length: Math.min(period, near.length) },
    (_, season): Observed => observedIn(near.filter((_value, at) => at % period === season)),
  );
  const scores = seasons.map((season) => kendallScore(season.values));
  const sum = (of: 'n' | 's' | 'variance'): number => scores.reduce((all, score) => all + score[of], 0);
  const [n, s, variance] = [sum('n'), sum('s'), sum('variance')];
  const z = s === 0 || variance === 0 ? 0 : (s - Math.sign(s)) / Math.sqrt(variance);
  const slopes = pairwiseSlopes(seasons);
  return { n, s, variance, z, pValue: normalTwoSided(z), perCycle: slopes.count === 0 ? null : fromUnits(medianSlope(slopes), unit) };
}
