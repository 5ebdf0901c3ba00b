// Values of months, for tests of single values.
import type { PointSeries, SeriesPoint } from 'sales-kpi';

/** The name of a month, counted from January 2020. */
export const monthAt = (i: number): string => `${2020 + Math.floor(i / 12)}-${String(1 + (i % 12)).padStart(2, '0')}`;

/** A series by month from January 2020. */
export function months(values: readonly SeriesPoint['value'][], of: PointSeries['of'] = undefined): PointSeries {
  return { points: values.map((value, i) => ({ period: monthAt(i), value })), grain: 'month', of };
}
