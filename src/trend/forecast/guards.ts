// What has to be known of a forecast beside its numbers.
import { neededFor } from '../seasons.ts';
import type { Series } from '../series.ts';
import type { Judged } from './judged.ts';
import { seasonLength } from './past.ts';
import type { Source } from './source.ts';

/** Something to be careful about. */
export interface ForecastGuard {
  /**
   * `incomplete-first-period` and `incomplete-last-period`: left out; the latter is the first one forecast. `interpolated`: gaps were filled
   * in. `constant`: all values are equal, and intervals have no width. `short-series`: fewer than 8 values. `no-interval`: fewer than 6, or
   * rates with too many gaps. `untested-seasonality`: too short to tell seasons from chance: none is forecast unless it is `replaced`. `intermittent`: demand
   * with empty periods, of which the rate is forecast. `rate-as-it-is`: a rate was forecast from rates, since its parts are not known.
   * `low-counts`: fewer than 5 a period, too few for intervals to be sure. `no-skill`: the last season (or value) said again would have
   * been nearer in the past. `replaced`: it would have been so from every place (on the whole, where seasons are untested), and takes the
   * place of the forecast. `clipped`: something that would have been below 0 was put at 0.
   */
  readonly code:
    | 'incomplete-first-period'
    | 'incomplete-last-period'
    | 'interpolated'
    | 'constant'
    | 'short-series'
    | 'no-interval'
    | 'untested-seasonality'
    | 'intermittent'
    | 'rate-as-it-is'
    | 'low-counts'
    | 'no-skill'
    | 'replaced'
    | 'clipped';
  /** How many, or which period; null where there is no more to say. */
  readonly detail: number | string | null;
}

/** Fewer values have neither Theta nor a trend that is sure. */
const SHORT = 8;
/** Fewer a period are too few for bell-shaped intervals. */
const LOW = 5;

/** The guards of a forecast. */
export function forecastGuards(
  { of, values, grain, toDate, excludedIncompleteFirst, excludedIncompleteLast }: Series,
  { filled, length }: Source,
  { deviation, method, skill, isReplaced }: Judged,
  { isRate, clipped }: { readonly isRate: boolean; readonly clipped: boolean },
): ForecastGuard[] {
  const known = values.filter((value) => value !== null);
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  const season = seasonLength({ grain });
  const said: readonly (readonly [isSo: boolean, code: ForecastGuard['code'], detail?: ForecastGuard['detail'] | undefined])[] = [
    [excludedIncompleteFirst, 'incomplete-first-period'],
    [excludedIncompleteLast, 'incomplete-last-period', toDate?.period],
    [filled > 0, 'interpolated', filled],
    [known.every((value) => value === known[0]), 'constant'],
    [length < SHORT, 'short-series', length],
    [deviation === null, 'no-interval'],
    [season > 1 && length < neededFor(season), 'untested-seasonality', neededFor(season)],
    [method === 'sba' || method === 'tsb', 'intermittent'],
    [!isRate && (of.unit === 'ratio' || of.unit === 'points'), 'rate-as-it-is'],
    [of.unit === 'count' && mean < LOW, 'low-counts'],
    [skill !== null && !skill.isBetter, 'no-skill'],
    [isReplaced, 'replaced'],
    [clipped, 'clipped'],
  ];
  return said.filter(([isSo]) => isSo).map(([, code, detail = null]) => ({ code, detail }));
}
