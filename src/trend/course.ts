// What all reports on a series start from: its values in units near 1, its seasons, and the values without them.
import { guardIf, guardsOf, type SeriesGuard } from './guards.ts';
import { inUnits, type Observed, observedIn, type Values } from './observed.ts';
import { type SeasonsFound, seasonsFound } from './seasonsFound.ts';
import type { Series } from './series.ts';
import { type SeriesWindow, windowOf } from './seriesWindow.ts';
import { meanOf } from './squares.ts';

/** A series, ready to be judged. */
export interface Course {
  readonly series: Series;
  readonly window: SeriesWindow;
  /** What `values` are to be multiplied by. */
  readonly unit: number;
  /** The values in that unit. */
  readonly values: Values;
  readonly seasons: SeasonsFound;
  /** The values that are there, without their seasons. */
  readonly observed: Observed;
  /** The mean of those; null where there are none. */
  readonly mean: number | null;
  /** Whether shares of the mean say anything: not of few counts, and not where it is not above 0. */
  readonly hasShares: boolean;
  readonly guards: readonly SeriesGuard[];
}

/** Below so many in most periods, counts are too small for shares. */
const FEW = 5;

/** A series, ready to be judged. */
export function courseOf(series: Series): Course {
  const { unit, values } = inUnits(series.values);
  const seasons = seasonsFound(series, values);
  const observed = observedIn(seasons.adjusted);
  const parts = seasons.present.flatMap((one) => one.parts ?? []);
  const interpolated = Math.max(0, ...parts.map(({ isFilled }) => isFilled.filter(Boolean).length));
  const window = windowOf(series, interpolated);
  const n = observed.values.length;
  const mean = n === 0 ? null : meanOf(observed.values);
  const small = series.values.filter((value) => value !== null && Math.abs(value) < FEW).length;
  const isFew = series.of.unit === 'count' && n > 0 && small * 2 > n;
  return {
    series,
    window,
    unit,
    values,
    seasons,
    observed,
    mean,
    hasShares: mean !== null && mean > 0 && !isFew,
    guards: [
      ...guardsOf(window, series.isMixed),
      ...guardIf(isFew, 'low-counts'),
      ...guardIf(seasons.tested.length > 0 && seasons.tested[0]?.present === null, 'untested-seasonality'),
      ...guardIf(interpolated > 0, 'interpolated', interpolated),
      ...guardIf(
        parts.some(({ strength }) => strength === null),
        'too-many-gaps',
      ),
    ],
  };
}
