// A series taken apart into trend, season and remainder by loess, in turns: Cleveland, Cleveland, McRae and Terpenning, STL: a
// seasonal-trend decomposition procedure based on loess, Journal of Official Statistics 6 (1990), with the windows and jumps of its
// authors. Values × windows ÷ jumps, for each of inner × (outer + 1) turns.
import { refuseUnknown } from '../error.ts';
import { countOrThrow, finiteOrThrow } from '../stat/arguments.ts';
import { loess } from './loess.ts';
import { fromUnits, inUnits } from './observed.ts';
import { bisquare, everyCycle, type SeasonPlan, type Smoothing, stlSeason } from './stlSeason.ts';

/** How a series is taken apart; everything has the default of the authors. */
export interface StlOptions {
  /** How many cycles smooth each season, odd; `periodic`, the default: the season is the same in all of them. */
  readonly seasonWindow?: number | 'periodic' | undefined;
  /** How many values smooth the trend, odd. */
  readonly trendWindow?: number | undefined;
  /** Whether outliers weigh less; not unless asked for. */
  readonly robust?: boolean | undefined;
  /** Every so many values the season is smoothed: a tenth of its window. */
  readonly seasonJump?: number | undefined;
  /** Every so many values the trend is smoothed: a tenth of its window. */
  readonly trendJump?: number | undefined;
  /** Every so many values what is left of the trend in the season is smoothed: a tenth of the period. */
  readonly lowJump?: number | undefined;
}

/** A series taken apart: value = trend + seasonal + remainder. */
export interface Stl {
  /** The trend. */
  readonly trend: readonly number[];
  /** The season. */
  readonly seasonal: readonly number[];
  /** What is left. */
  readonly remainder: readonly number[];
  /** How much each value weighs, 0 to 1; all 1 unless robust. */
  readonly weights: readonly number[];
}

/** All that STL has to be told. */
export interface StlPlan extends SeasonPlan {
  readonly trend: Smoothing;
  readonly isPeriodic: boolean;
  readonly inner: number;
  readonly outer: number;
}

const nextOdd = (value: number): number => Math.round(value) + (Math.round(value) % 2 === 0 ? 1 : 0);

/**
 * A series without gaps, taken apart into trend, season and remainder.
 *
 * @param values  at equal steps of time, in order
 * @param period  how many steps a cycle has: 12 for months
 * @returns null of two cycles or less, and where numbers are too large for a sum
 * @throws {KpiError} bad-argument — for values that are not finite, a period below 2, or a window or jump below 1; unknown-option
 * @source Cleveland et al. (1990)
 * @see    seasonality, mstl
 * @example
 * ```ts
 * import { stl } from 'sales-kpi';
 * const values = [8, 12, 9, 13, 10, 14, 11, 15];
 * stl(values, 2)?.seasonal.slice(0, 2).map((part) => part.toFixed(2)) // => ["-1.75","1.75"]
 * ```
 */
export function stl(values: readonly number[], period: number, options: StlOptions = {}): Stl | null {
  refuseUnknown(options, ['seasonWindow', 'trendWindow', 'robust', 'seasonJump', 'trendJump', 'lowJump']);
  countOrThrow(period, 'period', 2);
  finiteOrThrow(values, 'values');
  if (values.length <= 2 * period) return null;
  const { unit, values: near } = inUnits(values);
  const parts = decompose(Float64Array.from(near as number[]), stlPlan(values.length, period, options));
  const [trend, seasonal, remainder] = [parts.trend, parts.seasonal, parts.remainder].map((part) =>
    Array.from(part, (value) => fromUnits(value, unit)),
  ) as [(number | null)[], (number | null)[], (number | null)[]];
  const isWhole = (part: (number | null)[]): part is number[] => !part.includes(null);
  return isWhole(trend) && isWhole(seasonal) && isWhole(remainder) ? { trend, seasonal, remainder, weights: [...parts.weights] } : null;
}

/** What STL is told for a series of so many values. */
export function stlPlan(count: number, period: number, options: StlOptions = {}): StlPlan {
  const { seasonWindow = 'periodic', robust = false } = options;
  for (const name of ['trendWindow', 'seasonJump', 'trendJump', 'lowJump', 'seasonWindow'] as const)
    if (options[name] !== undefined && options[name] !== 'periodic') countOrThrow(options[name], name, 1);
  const window = seasonWindow === 'periodic' ? 10 * count + 1 : Math.max(3, nextOdd(seasonWindow));
  const trend = Math.max(3, nextOdd(options.trendWindow ?? Math.ceil((1.5 * period) / (1 - 1.5 / window))));
  const low = Math.max(3, nextOdd(period));
  const tenth = (of: number): number => Math.ceil(of / 10);
  return {
    period,
    season: { window, degree: 0, jump: options.seasonJump ?? tenth(window) },
    trend: { window: trend, degree: 1, jump: options.trendJump ?? tenth(trend) },
    low: { window: low, degree: 1, jump: options.lowJump ?? tenth(low) },
    isPeriodic: seasonWindow === 'periodic',
    inner: robust ? 1 : 2,
    outer: robust ? 15 : 0,
  };
}

/** A series in parts. */
export interface Parts {
  readonly trend: Float64Array;
  readonly seasonal: Float64Array;
  readonly remainder: Float64Array;
  readonly weights: Float64Array;
}

/** Takes more than two cycles apart. */
export function decompose(values: Float64Array, plan: StlPlan): Parts {
  let trend: Float64Array = new Float64Array(values.length);
  let seasonal: Float64Array = trend;
  let weights: Float64Array | null = null;
  for (let turn = 0; turn <= plan.outer; turn++) {
    if (turn > 0) weights = bisquare(values.map((value, i) => value - (trend[i] as number) - (seasonal[i] as number)));
    for (let i = 0; i < plan.inner; i++) {
      seasonal = stlSeason(
        values.map((value, at) => value - (trend[at] as number)),
        plan,
        weights,
      );
      trend = loess(
        values.map((value, at) => value - (seasonal[at] as number)),
        plan.trend,
        weights,
      );
    }
  }
  if (plan.isPeriodic) seasonal = everyCycle(seasonal, plan.period);
  return {
    trend,
    seasonal,
    remainder: values.map((value, at) => value - (trend[at] as number) - (seasonal[at] as number)),
    weights: weights ?? new Float64Array(values.length).fill(1),
  };
}
