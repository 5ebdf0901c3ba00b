// Which periods a report is about, and how many of them have a value.
import type { Grain } from '../period/grain.ts';
import type { DayBasis } from './perDay.ts';
import type { Series } from './series.ts';

/** The periods that a report is about. */
export interface SeriesWindow {
  /** The first period; null of an empty series. */
  readonly from: string | null;
  /** The last one. */
  readonly to: string | null;
  /** The days of all of them, `2025-01-01/2026-01-01`, half-open; null of an empty series. */
  readonly range: string | null;
  /** The length of a period. */
  readonly grain: Grain;
  /** How many have a value. */
  readonly n: number;
  /** How many have none. */
  readonly missing: number;
  /** How many of these were filled in to tell seasons; they are never judged. */
  readonly interpolated: number;
  /** Whether a first period that is not whole was left out. */
  readonly excludedIncompleteFirst: boolean;
  /** Whether a last period that is not whole was left out. */
  readonly excludedIncompleteLast: boolean;
  /** The days that values were put on the same number of; null where they stand as they are. */
  readonly perDay: DayBasis | null;
}

/** The periods of a series. */
export function windowOf(series: Series, interpolated: number): SeriesWindow {
  const { periods, values, missing, grain, excludedIncompleteFirst, excludedIncompleteLast, perDay } = series;
  const [first, last] = [periods[0], periods.at(-1)];
  return {
    from: first?.id ?? null,
    to: last?.id ?? null,
    range: first === undefined || last === undefined ? null : `${first.start}/${last.end}`,
    grain,
    n: values.length - missing,
    missing,
    interpolated,
    excludedIncompleteFirst,
    excludedIncompleteLast,
    perDay,
  };
}
