// The periods of a forecast with their intervals.
import { normalQuantile } from '../../stat/normalQuantile.ts';
import { fromUnits } from '../observed.ts';
import type { Judged } from './judged.ts';
import type { PeriodAhead } from './past.ts';

/** What to expect of one period. Each interval should hold so often in 100 cases; it is null where the past is too short to tell. */
export interface ForecastPoint {
  /** The name of the period. */
  readonly period: string;
  /** What to expect. */
  readonly mean: number;
  /** The lower end of the interval for 80 of 100 cases. */
  readonly low80: number | null;
  /** The upper end. */
  readonly high80: number | null;
  /** The lower end of the interval for 95 of 100 cases. */
  readonly low95: number | null;
  /** The upper end. */
  readonly high95: number | null;
}

/** The points of a forecast. */
export interface Points {
  readonly points: readonly ForecastPoint[];
  /** Whether something below 0 was put at 0. */
  readonly clipped: boolean;
}

/** The points of some periods, with nothing below 0 where that is none; null where numbers are too large. */
export function pointsOf(found: Judged, unit: number, periods: readonly PeriodAhead[], isNonNegative: boolean): Points | null {
  let clipped = found.isClipped;
  let isOut = false;
  const shown = (value: number): number => {
    if (isNonNegative && value < 0) clipped = true;
    const number = fromUnits(isNonNegative ? Math.max(0, value) : value, unit);
    if (number === null) isOut = true;
    return number ?? 0;
  };
  const points = periods.map(({ id, step }): ForecastPoint => {
    const mean = found.mean[step - 1] as number;
    const deviation = found.deviation?.[step - 1];
    const end = (share: number): number | null => (deviation === undefined ? null : shown(mean + deviation * normalQuantile(share)));
    return { period: id, mean: shown(mean), low80: end(0.1), high80: end(0.9), low95: end(0.025), high95: end(0.975) };
  });
  return isOut ? null : { points, clipped };
}

/** The same point about another mean: where nothing is below 0 its interval becomes wider or narrower with it, otherwise it moves. */
export function pointAt(point: ForecastPoint, mean: number): ForecastPoint {
  const isScaled = point.mean > 0 && mean >= 0 && (point.low95 ?? 0) >= 0;
  const end = (value: number | null, bound: (a: number, b: number) => number): number | null =>
    value === null ? null : bound(mean, isScaled ? (value / point.mean) * mean : value + (mean - point.mean));
  return {
    period: point.period,
    mean,
    low80: end(point.low80, Math.min),
    high80: end(point.high80, Math.max),
    low95: end(point.low95, Math.min),
    high95: end(point.high95, Math.max),
  };
}
