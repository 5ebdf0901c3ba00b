// Whether a series has a season that forecasts should take up, and the series without it.

import { isAboveZero, seasonalDummies, stableSeasonality } from '../seasonalityTest.ts';
import { neededFor } from '../seasons.ts';
import { classicalSeason } from './classicalSeason.ts';

/** So seldom may a season be seen where there is none. */
const ALPHA = 0.01;
/** Below so small a factor there is no season to divide by. */
const LEAST_FACTOR = 1e-4;

/** A series and its season. */
export interface Deseasoned {
  /** The series without its season. */
  readonly plain: readonly number[];
  /** The season of each position in the period, the first value's first. */
  readonly seasons: readonly number[];
  /** Whether seasons are factors rather than differences. */
  readonly isFactor: boolean;
}

/** Whether the seasons of a series without gaps differ by more than chance; never of so few values that it cannot be told. */
export function isSeasonal(y: readonly number[], period: number): boolean {
  if (period < 2 || y.length < neededFor(period)) return false;
  const seasons = y.map((_, t) => t % period);
  return [stableSeasonality(y, seasons, period), seasonalDummies(y, seasons)].some((test) => test !== null && test.pValue < ALPHA);
}

/** A series of two periods or more without its season. */
export function deseasoned(y: readonly number[], period: number): Deseasoned {
  const factors = isAboveZero(y) ? classicalSeason(y, period, true) : null;
  const isFactor = factors?.every((factor) => factor > LEAST_FACTOR) ?? false;
  const seasons = isFactor && factors !== null ? factors : classicalSeason(y, period, false);
  const plain = y.map((value, t) => (isFactor ? value / (seasons[t % period] as number) : value - (seasons[t % period] as number)));
  return { plain, seasons, isFactor };
}
