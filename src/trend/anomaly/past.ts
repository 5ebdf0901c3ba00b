// What is known before the last value: the series up to it, and what rates are divided by.
import { isProportion } from '../../query/interval.ts';
import type { Course } from '../course.ts';
import { courseOf } from '../course.ts';
import { rateIn } from '../forecast/rate.ts';
import { kendallTest } from '../mannKendall.ts';
import { pairwiseSlopes } from '../pairwiseSlopes.ts';
import type { Series } from '../series.ts';
import type { SeriesInput, TableSeries } from '../seriesShape.ts';

/** What rates of a series are made of. */
export interface Divided {
  /** What each period is divided by; null where it has no value. */
  readonly by: readonly (number | null)[];
  /** Whether rates are shares of counts: so many of so many. */
  readonly isShare: boolean;
}

/** What is known before the last value. */
export interface Past {
  /** The whole series. */
  readonly series: Series;
  /** The course of all but its last period. */
  readonly course: Course;
  /** Whether it rises or falls, beside its seasons. */
  readonly hasTrend: boolean;
  readonly divided: Divided | null;
}

/** A trend less likely by chance is one. */
const SURE = 0.05;
/** Fewer values have none. */
const LEAST = 5;

/** What is known before the last period of a series. */
export function pastOf(series: Series, divided: Divided | null): Past {
  const { periods, values } = series;
  const earlier = values.slice(0, -1);
  const missing = earlier.filter((value) => value === null).length;
  const course = courseOf({ ...series, periods: periods.slice(0, -1), values: earlier, missing });
  const { observed } = course;
  const hasTrend = observed.values.length >= LEAST && kendallTest(observed, pairwiseSlopes([observed])).pValue < SURE;
  return { series, course, hasTrend, divided };
}

/** What the rates in a column are divided by; null for what is no rate, and where it is not above 0 throughout. */
export function dividedIn<R extends object>(input: SeriesInput<R>, { values }: Series): Divided | null {
  if (!('table' in input)) return null;
  const table = input as unknown as TableSeries;
  const rate = rateIn(table);
  const by = rate?.denominators;
  if (rate === null || by === undefined || by.length !== values.length) return null;
  if (values.some((value, i) => value !== null && !((by[i] ?? 0) > 0))) return null;
  const isOf = (value: number | null, i: number): boolean => value === null || (value >= 0 && value <= 1 && Number.isSafeInteger(by[i]));
  const column = table.table.columns.find(({ id, role }) => id === table.column && role === 'value');
  return { by, isShare: column !== undefined && isProportion(column) && values.every(isOf) };
}
