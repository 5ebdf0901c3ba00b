// What a reader has to be told before believing a report: codes, never silence.
import type { SeriesWindow } from './seriesWindow.ts';

/** Something to be careful about. */
export interface SeriesGuard {
  /**
   * `short-series`: fewer than 8 values, so that a trend is tentative; `gaps`: periods without a value; `incomplete-first-period` and
   * `incomplete-last-period`: left out; `possibly-incomplete`: the last value is far below what was to be expected, perhaps because the
   * period was not over; `constant`: all values are equal; `low-counts`: most counts are below 5, too few for shares;
   * `mixed-currency`: two currencies left a period without a value; `untested-seasonality`: too short to tell seasons from chance, so
   * that they are still in it; `interpolated`: gaps were filled in for the seasons, and never judged; `too-many-gaps`: too many gaps to
   * take the series apart, so that seasons are one constant each; `outliers`: left out of the search for change points; `doubtful-step`: a
   * step, from that period on, is not told, since neighbours that are alike may have made it; `alike-neighbours`: a
   * trend is not told, since neighbours are so alike that all values say no more than so many that are not.
   */
  readonly code:
    | 'short-series'
    | 'gaps'
    | 'incomplete-first-period'
    | 'incomplete-last-period'
    | 'possibly-incomplete'
    | 'constant'
    | 'low-counts'
    | 'mixed-currency'
    | 'untested-seasonality'
    | 'interpolated'
    | 'too-many-gaps'
    | 'outliers'
    | 'doubtful-step'
    | 'alike-neighbours';
  /** How many, or which period; null where there is no more to say. */
  readonly detail: number | string | null;
}

/** A guard where it is needed. */
export const guardIf = (isNeeded: boolean, code: SeriesGuard['code'], detail: SeriesGuard['detail'] = null): SeriesGuard[] =>
  isNeeded ? [{ code, detail }] : [];

/** What is to be said of any series. */
export function guardsOf(window: SeriesWindow, isMixed: boolean): SeriesGuard[] {
  return [
    ...guardIf(window.missing > 0, 'gaps', window.missing),
    ...guardIf(window.excludedIncompleteFirst, 'incomplete-first-period'),
    ...guardIf(window.excludedIncompleteLast, 'incomplete-last-period'),
    ...guardIf(isMixed, 'mixed-currency'),
  ];
}
