// Parts of sentences about the course of series.
import type { FlatTrendFound, SeasonalityFound, TrendFound, UnclearTrendFound } from '../trend/findings.ts';
import type { Writing } from './numbers.ts';

/** The interval of a slope: `95%: +2 … +5`. */
export function slopeRange({ of, values }: TrendFound | FlatTrendFound | UnclearTrendFound, write: Writing, colon: string): string {
  const [low, high] = [write.signed(values.low, of.unit, of.currency), write.signed(values.high, of.unit, of.currency)];
  return `${write.percent(values.confidence)}${colon}${low} … ${high}`;
}

/** What a season is above or below the mean: a share of it, or an amount. */
export function seasonEffect({ of, values }: SeasonalityFound, effect: number, write: Writing): string {
  return values.mode === 'multiplicative' ? write.signedPercent(effect) : write.signed(effect, of.unit, of.currency);
}
