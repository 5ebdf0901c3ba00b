// The control chart of a series: of its values without seasons and trend, since these are no chance.
import { fromUnits, observedIn, type Values } from '../observed.ts';
import { lineThrough } from '../regression.ts';
import { placesIn } from '../seasons.ts';
import type { CycleTested } from '../seasonsFound.ts';
import { chartOf } from './controlChart.ts';
import type { Past } from './past.ts';

/** A value on the chart. */
export interface ChartPoint {
  /** Its period. */
  readonly period: string;
  /** The value without seasons and trend; null where there is none. */
  readonly value: number | null;
  /** Its lower limit. */
  readonly low: number;
  /** Its upper limit. */
  readonly high: number;
  /** Whether it is beyond. */
  readonly isBeyond: boolean;
  /** Whether it is in a run of 8 or more on one side of the centre. */
  readonly isInRun: boolean;
}

/** A control chart. Its limits are those of the values before the last. */
export interface AnomalyChart {
  /** The mean of the values without seasons and trend. */
  readonly centre: number;
  /** The mean distance of neighbours. */
  readonly meanRange: number;
  /** The change a period that was taken out; 0 where there is no trend. */
  readonly slope: number;
  /** Period by period. */
  readonly points: readonly ChartPoint[];
}

/** Fewer values make no limits. */
const BASELINE = 10;

/** The chart of a series; null of fewer than 10 values before the last, or where numbers are too large. */
export function chartIn({ series, course, hasTrend, divided }: Past): AnomalyChart | null {
  const { unit, observed, seasons } = course;
  if (observed.values.length < BASELINE) return null;
  const last = series.values.at(-1) ?? null;
  const adjusted: Values = [...seasons.adjusted, last === null ? null : withoutSeason(last / unit, seasons.present, series)];
  const line = hasTrend ? lineThrough(observed) : null;
  const level = adjusted.map((value, at) => (value === null || line === null ? value : value - line.slope * (at - line.middle)));
  const by = divided?.by;
  const known = observedIn(course.values).times.map((at) => by?.[at] ?? 1);
  const mean = known.reduce((sum, one) => sum + one, 0) / known.length;
  const weights = by === undefined ? null : by.map((one) => (one ?? mean) / mean);
  const chart = chartOf(level, weights, adjusted.length - 1);
  if (chart === null) return null;
  const [beyond, { runs }] = [new Set(chart.beyond), chart];
  const shown = (value: number): number => fromUnits(value, unit) ?? Number.NaN;
  const points = series.periods.map(({ id }, at): ChartPoint => {
    const value = level[at] ?? null;
    return {
      period: id,
      value: value === null ? null : shown(value),
      low: shown(chart.low[at] as number),
      high: shown(chart.high[at] as number),
      isBeyond: beyond.has(at),
      isInRun: value !== null && runs.some(([from, to]) => from <= at && at <= to),
    };
  });
  const found = { centre: shown(chart.centre), meanRange: shown(chart.meanRange), slope: shown(line?.slope ?? 0), points };
  const numbers = [found.centre, found.meanRange, found.slope, ...points.flatMap(({ value, low, high }) => [value ?? 0, low, high])];
  return numbers.every(Number.isFinite) ? found : null;
}

/** The value of the last period without its seasons: those that the last cycle had. */
function withoutSeason(value: number, present: readonly CycleTested[], { periods, grain, calendar }: Past['series']): number {
  return present.reduce((rest, { cycle, parts, slots }) => {
    const place = placesIn(cycle, grain, calendar)(periods.at(-1)?.start as string);
    const season = ((place % cycle.length) + cycle.length) % cycle.length;
    const at = slots.seasons.lastIndexOf(season);
    const effect = parts?.seasonal[at] ?? parts?.effects[season] ?? 0;
    return parts?.mode === 'multiplicative' ? rest / Math.exp(effect) : rest - effect;
  }, value);
}
