// Which share of a goal each of its periods brings in the years before: the same dates, the mean of the years, smoothed.
import { type Day, parseDay, shiftMonths } from '../period/civil.ts';
import { grainRule } from '../period/grain.ts';
import { readRange } from '../period/range.ts';
import { cyclesOf } from '../trend/seasons.ts';
import type { Series } from '../trend/series.ts';
import type { Goal } from './goalShape.ts';

/** The share of the way that should be gone at a point in time, in days. */
export type SeasonWeights = (at: number) => number;

const MOST_YEARS = 3;

/**
 * The shares of the periods of a goal, from up to three years before; null where not even one of them is whole, or where a period is
 * below 0. Days are smoothed over four weeks and weeks over three of them: single days say little.
 */
export function seasonWeights(goal: Goal, series: Series): SeasonWeights | null {
  const { from, to } = readRange(goal.between);
  const { grain } = series;
  const rule = grainRule(grain, series.calendar);
  if (rule.floor(from) !== from || rule.floor(to) !== to) return null;
  const values = new Map(series.periods.map(({ start }, at) => [parseDay(start) as Day, series.values[at] ?? null]));
  const inYear = grain === 'day' ? null : grain === 'week' ? 52 : (cyclesOf(grain)[0]?.length ?? 1);
  const earlier = (start: Day, years: number): Day =>
    inYear === null ? shiftMonths(start, -12 * years) : rule.next(start, -inYear * years);
  const starts: Day[] = [];
  for (let start = from; start < to; start = rule.next(start, 1)) starts.push(start);
  const years: number[][] = [];
  for (let back = 1; back <= MOST_YEARS; back++) {
    // A goal of several years is no year before itself.
    if (earlier(starts.at(-1) as Day, back) >= from) continue;
    const found = starts.map((start) => values.get(earlier(start, back)) ?? null);
    const whole = found.reduce<number>((sum, value) => sum + (value ?? 0), 0);
    if (whole > 0 && found.every((value) => value !== null && value >= 0)) years.push(found.map((value) => (value as number) / whole));
  }
  if (years.length === 0) return null;
  const mean = starts.map((_, i) => years.reduce((sum, year) => sum + (year[i] as number), 0) / years.length);
  const shares = smoothed(mean, grain === 'day' ? 14 : grain === 'week' ? 1 : 0);
  const whole = shares.reduce((sum, share) => sum + share, 0);
  return (at) => {
    let gone = 0;
    starts.forEach((start, i) => {
      const end = starts[i + 1] ?? to;
      gone += ((shares[i] as number) / whole) * Math.min(1, Math.max(0, (at - start) / (end - start)));
    });
    return Math.min(1, gone);
  };
}

/** The centred mean over so many neighbours on either side, fewer at the ends. */
function smoothed(values: readonly number[], reach: number): number[] {
  return values.map((_, i) => {
    const near = values.slice(Math.max(0, i - reach), i + reach + 1);
    return near.reduce((sum, value) => sum + value, 0) / near.length;
  });
}
