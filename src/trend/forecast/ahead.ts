// A series ahead, by the method that suits it: demand with empty periods by its rate, everything else by a combination.
import { standardDeviation } from '../../stat/summary.ts';
import { type CombinedMethod, combined, LEAST_SURE } from './combine.ts';
import { type DemandMethod, intermittentDemand, isIntermittent } from './intermittent.ts';
import { isSeasonal } from './seasonal.ts';

/**
 * How a series was forecast. `theta+ets`, `theta+damped-holt`: the mean of Theta and exponential smoothing, or damped Holt.
 * `damped-holt+naive`: that of damped Holt and the last value, of fewer than 8 values. `naive`, `seasonal-naive`: the last value, or season,
 * again. `sba`, `tsb`: the rate of demand. `parts`: what is divided and what it is divided by, smoothed alike. `mean`: the mean of the past.
 */
export type ForecastMethod = CombinedMethod | DemandMethod | 'seasonal-naive' | 'parts' | 'mean';

/** What is known of values beside themselves. */
export interface AheadOptions {
  /** The length of the season that they may have; 1 for none. */
  readonly period: number;
  /** Whether damped Holt stands in for exponential smoothing. */
  readonly isLight: boolean;
  /** Whether what is below 0 is none. */
  readonly isNonNegative: boolean;
}

/** Values ahead. */
export interface Ahead {
  readonly method: ForecastMethod;
  /** What is expected of each step. */
  readonly mean: readonly number[];
  /** The standard deviation of each step; null where values are too few to tell. */
  readonly deviation: readonly number[] | null;
  /** Whether seasons are factors or differences; null without a season. */
  readonly season: 'multiplicative' | 'additive' | null;
  /** Whether something below 0 counts as 0. */
  readonly isClipped: boolean;
}

/** Values without gaps, in units near 1, ahead; null for a single demand among empty periods, which has no rate. */
export function ahead(y: readonly number[], horizon: number, options: AheadOptions): Ahead | null {
  if (isIntermittent(y) && !(comesBack(y, options.period) && isSeasonal(y, options.period))) {
    const { forecast, method } = intermittentDemand(y);
    if (forecast === null || method === null) return null;
    // The rate is the same ahead, and so is how far periods are off it.
    const spread = y.length < LEAST_SURE ? null : standardDeviation(y);
    const each = (value: number): number[] => new Array<number>(horizon).fill(value);
    return { method, mean: each(forecast), deviation: spread === null ? null : each(spread), season: null, isClipped: false };
  }
  const { season, ...found } = combined(y, options.period, horizon, options);
  return { ...found, season: season === null ? null : season.isFactor ? 'multiplicative' : 'additive' };
}

/** Whether at least two demands, and half of all behind the first period, come a period after another: one peak alone is no season. */
function comesBack(y: readonly number[], period: number): boolean {
  const demands = [...y.keys()].slice(period).filter((t) => (y[t] as number) > 0);
  const back = demands.filter((t) => (y[t - period] as number) > 0).length;
  return back >= 2 && back >= demands.length / 2;
}
