// What a series is forecast from: its values as they are, or the parts of a rate.
import type { Values } from '../observed.ts';
import type { Series } from '../series.ts';
import { type AheadOptions, ahead } from './ahead.ts';
import { LEAST_SURE, WIDER } from './combine.ts';
import type { ForecastReason } from './findings.ts';
import type { Find } from './judged.ts';
import { lastKnown, type Past, pastOf, seasonLength } from './past.ts';
import type { Rate } from './rate.ts';
import { ratioAhead } from './ratio.ts';
import { ratioSeason, withoutRatioSeason } from './ratioSeason.ts';
import { isSeasonal } from './seasonal.ts';

/** What a series is forecast from. */
export interface Source {
  /** The forecast of it, in units. */
  readonly find: Find;
  /** The values it can be tried on, in units; null of a rate with more than a tenth of gaps. */
  readonly y: readonly number[] | null;
  readonly unit: number;
  /** How many periods there are, from the first to the last value. */
  readonly length: number;
  /** How many values were filled in. */
  readonly filled: number;
  /** The values behind whose last one the forecast begins. */
  readonly values: Values;
  /** Whether what is below 0 is none. */
  readonly isNonNegative: boolean;
  /** Why there is no forecast where none is found. */
  readonly lacking: ForecastReason;
}

/** How it is forecast. */
export interface SourceOptions {
  readonly isLight: boolean;
  /** Undefined where the past tells: it never was below 0. */
  readonly isNonNegative: boolean | undefined;
}

/** The source of a series; null where more than a tenth of it is gaps. */
export function sourceOf(series: Series, rate: Rate | null, options: SourceOptions): Source | null {
  const { values } = series;
  const isNonNegative = options.isNonNegative ?? isNever(values);
  const past = pastOf(series, values);
  const how = { period: seasonLength(series), isLight: options.isLight, isNonNegative };
  if (rate !== null) return ofRate(series, past, rate, how);
  if (past === null) return null;
  const { y, unit, filled } = past;
  const find: Find = (cut, horizon) => ahead(y.slice(0, y.length - cut), horizon, how);
  return { find, y, unit, length: y.length, filled, values, isNonNegative, lacking: 'small-sample' };
}

/** Whether values never were below 0. */
const isNever = (values: Values): boolean => values.every((value) => value === null || value >= 0);

/** A rate by its parts; how far off it may be, its errors in the past tell. */
function ofRate(series: Series, past: Past | null, rate: Rate, { period, isNonNegative }: AheadOptions): Source | null {
  const [above, below] = [pastOf(series, rate.numerators), pastOf(series, rate.denominators)];
  if (above === null || below === null) return null;
  // Rates that end before their parts do tell nothing of the next ones.
  const isWhole = past !== null && lastKnown(series.values) === lastKnown(rate.numerators);
  const [y, unit] = isWhole ? [past.y, past.unit] : [null, 1];
  const inUnit = (value: number): number => rate.of(value * above.unit, below.unit) / unit;
  const find: Find = (cut, horizon) => {
    const kept = (values: readonly number[]): readonly number[] => values.slice(0, values.length - cut);
    const parts = { above: kept(above.y), below: kept(below.y) };
    const seasons = y !== null && isSeasonal(kept(y), period) ? ratioSeason(parts, period) : null;
    const plain = ratioAhead(seasons === null ? parts : withoutRatioSeason(parts, seasons), horizon);
    if (plain === null) return null;
    const length = parts.above.length;
    const season = (i: number): number => seasons?.[(length + i) % seasons.length] ?? 0;
    return {
      method: 'parts',
      mean: plain.mean.map((mean, i) => inUnit(mean + season(i))),
      // Half as far as both ends are apart: rates may fall with what is divided.
      deviation: length < LEAST_SURE ? null : plain.deviation.map((one) => (WIDER * Math.abs(inUnit(one) - inUnit(-one))) / 2),
      season: seasons === null ? null : 'additive',
      isClipped: false,
    };
  };
  const filled = Math.max(above.filled, below.filled);
  return { find, y, unit, length: above.y.length, filled, values: rate.numerators, isNonNegative, lacking: 'zero-denominator' };
}
