// What has to be known of a forecast beside its numbers.

import { neededFor } from '../seasons.ts';
import type { Series } from '../series.ts';
import type { Judged } from './judged.ts';
import { seasonLength } from './past.ts';
import type { Source } from './source.ts';

/**
 * What has to be known of a forecast. `incomplete-first`, `incomplete-last`: a period that is not whole was left out; the latter is the
 * first one forecast. `gaps-filled`: some periods had no value. `constant`: the past never changed, and intervals have no width.
 * `short-series`: fewer than 8 values. `no-interval`: fewer than 6, or rates with too many gaps. `season-untested`: too short to tell a
 * season. `intermittent`: demand with empty periods, whose rate is the same ahead. `rate-as-it-is`: a rate was forecast from rates, since
 * its parts are not known. `low-counts`: fewer than 5 a period. `no-skill`: the last season (or value) said again would have been nearer
 * in the past. `replaced`: from every place, and so it takes the place of the forecast. `clipped`: something below 0 was put at 0.
 */
export type ForecastGuard =
  | 'incomplete-first'
  | 'incomplete-last'
  | 'gaps-filled'
  | 'constant'
  | 'short-series'
  | 'no-interval'
  | 'season-untested'
  | 'intermittent'
  | 'rate-as-it-is'
  | 'low-counts'
  | 'no-skill'
  | 'replaced'
  | 'clipped';

/** Fewer values have neither Theta nor a trend that is sure. */
const SHORT = 8;
/** Fewer a period are too few for bell-shaped intervals. */
const LOW = 5;

/** The guards of a forecast. */
export function guardsOf(
  series: Series,
  source: Source,
  found: Judged,
  { isRate, clipped }: { isRate: boolean; clipped: boolean },
): ForecastGuard[] {
  const { unit } = series.of;
  const known = series.values.filter((value) => value !== null);
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  const said: readonly (readonly [ForecastGuard, boolean])[] = [
    ['incomplete-first', series.excludedIncompleteFirst],
    ['incomplete-last', series.excludedIncompleteLast],
    ['gaps-filled', source.filled > 0],
    ['constant', known.every((value) => value === known[0])],
    ['short-series', source.length < SHORT],
    ['no-interval', found.deviation === null],
    ['season-untested', seasonLength(series) > 1 && source.length < neededFor(seasonLength(series))],
    ['intermittent', found.method === 'sba' || found.method === 'tsb'],
    ['rate-as-it-is', !isRate && (unit === 'ratio' || unit === 'points')],
    ['low-counts', unit === 'count' && mean < LOW],
    ['no-skill', found.skill !== null && !found.skill.isBetter],
    ['replaced', found.isReplaced],
    ['clipped', clipped],
  ];
  return said.filter(([, isSo]) => isSo).map(([guard]) => guard);
}
