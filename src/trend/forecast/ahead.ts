// A series ahead, by the method that suits it: demand with empty periods by its rate, everything else by a combination.
import { standardDeviation } from '../../stat/summary.ts';
import { type CombinedMethod, combined, LEAST_SURE } from './combine.ts';
import { type DemandMethod, intermittentDemand, isIntermittent } from './intermittent.ts';
import { isSeasonal } from './seasonal.ts';

/**
 * How a series was forecast: the mean of Theta and exponential smoothing (or damped Holt); the mean of damped Holt and the last value for
 * fewer than 8 values; the last value or season; the rate of demand; what is divided and what it is divided by, apart; the mean of what is
 * left of segments.
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
  if (isIntermittent(y) && !isSeasonal(y, options.period)) {
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
