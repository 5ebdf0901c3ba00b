// How much of what moves beside the trend is season, and of what moves beside the season is trend: Wang, Smith and Hyndman,
// Characteristic-based clustering for time series data, Data Mining and Knowledge Discovery 13 (2006). Linear time.
import { roundingOf } from './observed.ts';
import { squaresAbout } from './squares.ts';

/** How strong trend or season are, in words: from 0.64 on they are taken as such by automatic forecasts. */
export type StrengthWord = 'weak' | 'moderate' | 'strong';

/** How strong a part is beside the remainder, 0 to 1: nothing where there is neither. */
export function strengthOf(part: ArrayLike<number>, remainder: ArrayLike<number>): number {
  const both = Array.from(remainder, (value, at) => value + (part[at] as number));
  const all = squaresAbout(both);
  return all <= roundingOf(both.length) ? 0 : Math.max(0, 1 - squaresAbout(Array.from(remainder)) / all);
}

/** A strength in words. */
export const strengthWord = (strength: number): StrengthWord => (strength < 0.4 ? 'weak' : strength < 0.64 ? 'moderate' : 'strong');
