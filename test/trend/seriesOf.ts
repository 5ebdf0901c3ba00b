// Series for tests, by the names of their periods.
import type { Grain, PointSeries, Values } from 'sales-kpi';
import { type CalendarOptions, calendar } from '../../src/period/calendar.ts';
import { grainRule } from '../../src/period/grain.ts';

/** Values period by period, from the one that holds a day. */
export function seriesOf(values: Values, grain: Grain = 'month', from = '2020-01-01', options: CalendarOptions = {}): PointSeries {
  const rule = grainRule(grain, calendar(options));
  const first = rule.index(Math.floor(Date.parse(from) / 86_400_000));
  return { grain, calendar: options, points: values.map((value, i) => ({ period: rule.label(rule.start(first + i)), value })) };
}

/** The same values again and again. */
export const repeated = (values: readonly number[], count: number): number[] =>
  Array.from({ length: count }, (_, i) => values[i % values.length] as number);

/** Every number within a report. */
export function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}
