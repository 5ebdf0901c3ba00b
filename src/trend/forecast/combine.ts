// The forecast of a series: the mean of Theta and exponential smoothing, or what is left of that for short series. Means of two methods
// beat every entrant of the M3 competition: Makridakis and Hibon, International Journal of Forecasting 16 (2000). Some thousand passes.
import { neededFor } from '../seasons.ts';
import { dampedHolt } from './dampedHolt.ts';
import { ets } from './ets.ts';
import { etsForecast } from './etsForecast.ts';
import { naive } from './naive.ts';
import { above, between, isNumeric, type Outlook, widened, withSeason } from './outlook.ts';
import { type Deseasoned, deseasoned, isSeasonal } from './seasonal.ts';
import { theta } from './theta.ts';

/** What made a combined forecast. */
export type CombinedMethod = 'theta+ets' | 'theta+damped-holt' | 'damped-holt+naive' | 'naive';

/** How a series is forecast. */
export interface CombineOptions {
  /** Whether damped Holt stands in for exponential smoothing: a fifth of the time. */
  readonly isLight: boolean;
  /** Whether what is below 0 is none: each method counts as 0 there. */
  readonly isNonNegative: boolean;
}

/** A series ahead. */
export interface Combined {
  readonly method: CombinedMethod;
  readonly mean: readonly number[];
  /** The standard deviation of each step; null where the series is too short to tell. */
  readonly deviation: readonly number[] | null;
  /** The season that was found; null without one. */
  readonly season: Deseasoned | null;
  /** Whether some method came below 0, and counts as 0 there. */
  readonly isClipped: boolean;
}

/** Intervals of each method are too narrow, since its numbers are not known for sure: so much wider they hold as often as they say. */
export const WIDER = 1.25;
/** Fewer values have no trend at all, and fewer than `SHORT` no Theta. */
const [LEAST, SHORT] = [4, 8];
/** Fewer values have no interval. */
export const LEAST_SURE = 6;
/** Longer seasons are taken off beforehand: a state for each would be too many. */
const LONGEST_SEASON = 24;
/** A trend that does not fade goes on for a period, or for so many steps where those are more. */
const TREND_STEPS = 6;

/** A series without gaps, in units near 1, ahead. */
export function combined(y: readonly number[], period: number, horizon: number, { isLight, isNonNegative }: CombineOptions): Combined {
  let isClipped = false;
  const bounded = (outlook: Outlook): Outlook => {
    if (!isNonNegative || outlook.mean.every((value) => value >= 0)) return outlook;
    isClipped = true;
    return above(outlook, 0);
  };
  const last = naive(y, horizon);
  if (y.length < LEAST || y.every((value) => value === y[0]))
    return { method: 'naive', mean: last.mean, deviation: y.length < LEAST_SURE ? null : last.deviation, season: null, isClipped };
  if (y.length < SHORT) {
    const damped = bounded(dampedHolt(y, horizon) ?? last);
    // So few values tell the changes of the past, and no more.
    const deviation = y.length < LEAST_SURE ? null : widened(last, WIDER).deviation;
    return { method: 'damped-holt+naive', mean: between(damped, last).mean, deviation, season: null, isClipped };
  }
  const season = isSeasonal(y, period) ? deseasoned(y, period) : null;
  const plain = season?.plain ?? y;
  const seasonal = (outlook: Outlook): Outlook => (season === null ? outlook : withSeason(outlook, season, y.length));
  const first = bounded(seasonal(theta(plain, horizon)));
  const smooth = isLight || y.length < neededFor(period) ? null : smoothing(y, period, horizon, season);
  if (smooth !== null && isNumeric(smooth)) {
    return { method: 'theta+ets', ...widened(between(first, bounded(smooth)), WIDER), season, isClipped };
  }
  const damped = dampedHolt(plain, horizon);
  const second = bounded(damped !== null && isNumeric(damped) ? seasonal(damped) : first);
  return { method: 'theta+damped-holt', ...widened(between(first, second), WIDER), season, isClipped };
}

/** Exponential smoothing of the series, or of what a long season leaves. */
function smoothing(y: readonly number[], period: number, horizon: number, season: Deseasoned | null): Outlook | null {
  const isTaken = season !== null && period > LONGEST_SEASON;
  const choice = isTaken ? ets(season.plain, 1) : ets(y, season === null ? 1 : period);
  if (choice === null) return null;
  const outlook = etsForecast(choice.best, horizon, Math.max(period, TREND_STEPS));
  return isTaken ? withSeason(outlook, season, y.length) : outlook;
}
