// Whether a forecast would have been better than the last season (or value) said again: made anew at some places in the past, from what was
// known there. Tashman, Out-of-sample tests of forecasting accuracy, International Journal of Forecasting 16 (2000). One forecast an origin.
import { neededFor } from '../seasons.ts';
import { naive } from './naive.ts';

/** How good a forecast would have been in the past. */
export interface ForecastSkill {
  /** From how many places in the past it was made anew. */
  readonly origins: number;
  /** How many periods ahead. */
  readonly horizon: number;
  /** Its mean distance from what came, over that of the naive forecast within the history (MASE); null where that never erred. */
  readonly scaledError: number | null;
  /** The same of the naive forecast from the same places. */
  readonly naiveScaledError: number | null;
  /** From how many places the naive forecast came nearer. */
  readonly lost: number;
  /** Whether it came nearer from all places together, or just as near. */
  readonly isBetter: boolean;
}

/** So many values are needed before the first origin, and half of all. */
const LEAST = 8;

/**
 * The skill of a forecast of a series without gaps, against the last value of the same season; null where the series is too short.
 *
 * @param period  of the season that the naive forecast says again: 1 without one
 * @param means  what the forecast would have expected behind the first `end` values
 * @param least  how many values there must be before the first place
 */
export function rollingSkill(
  y: readonly number[],
  period: number,
  horizon: number,
  origins: number,
  means: (end: number, horizon: number) => readonly number[],
  least = period > 1 ? neededFor(period) : 0,
): ForecastSkill | null {
  const places = originsIn(y.length, least, horizon, origins);
  if (places === null) return null;
  const distanceFrom = (end: number, mean: readonly number[]): number =>
    mean.reduce((sum, value, i) => sum + Math.abs((y[end + i] as number) - value), 0);
  const tried = places.ends.map((end) => ({
    own: distanceFrom(end, means(end, places.horizon)),
    naive: distanceFrom(end, naive(y.slice(0, end), places.horizon, period).mean),
  }));
  const all = (of: 'own' | 'naive'): number => tried.reduce((sum, one) => sum + one[of], 0);
  const changes = y.slice(period).map((value, t) => Math.abs(value - (y[t] as number)));
  const scale = (changes.reduce((sum, change) => sum + change, 0) / changes.length) * tried.length * places.horizon;
  return {
    origins: tried.length,
    horizon: places.horizon,
    scaledError: scale > 0 ? all('own') / scale : null,
    naiveScaledError: scale > 0 ? all('naive') / scale : null,
    lost: tried.filter((one) => isFarther(one.own, one.naive)).length,
    isBetter: !isFarther(all('own'), all('naive')),
  };
}

/** Whether one distance is larger than another by more than rounding makes of it. */
const isFarther = (own: number, other: number): boolean => own > other * (1 + 1e-9) + 1e-12;

/** Where forecasts are made anew: the last ends with what they forecast behind them, a part of the horizon apart. */
function originsIn(
  length: number,
  needed: number,
  horizon: number,
  origins: number,
): { readonly ends: number[]; readonly horizon: number } | null {
  const least = Math.max(LEAST, Math.ceil(length / 2), needed);
  for (let ahead = horizon; ahead >= 1; ahead--) {
    const apart = Math.ceil(ahead / origins);
    const first = length - ahead - (origins - 1) * apart;
    if (first >= least) return { ends: Array.from({ length: origins }, (_, i) => first + i * apart), horizon: ahead };
  }
  return null;
}
