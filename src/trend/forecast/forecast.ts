// What to expect of a series in the periods ahead, how far off that may be, and whether it is worth more than the last season said again.
import { excerpt, KpiError, refuseUnknown } from '../../error.ts';
import { countOrThrow } from '../../stat/arguments.ts';
import { type Series, seriesRead } from '../series.ts';
import type { SeriesInput, TableSeries } from '../seriesShape.ts';
import type { ForecastReason } from './findings.ts';
import type { ForecastOptions, SeriesForecast } from './forecastShape.ts';
import { forecastFindings } from './found.ts';
import { forecastGuards } from './guards.ts';
import { judged } from './judged.ts';
import { longestHorizon, nextPeriods, seasonLength } from './past.ts';
import { pointsOf } from './points.ts';
import { type Rate, rateIn } from './rate.ts';
import { sourceOf } from './source.ts';

/** Years are forecast so many at a time unless asked otherwise. */
const YEARS = 3;
const MOST_ORIGINS = 20;

/**
 * What to expect of an indicator in the periods ahead, with intervals, from its own past alone. The mean of two methods, Theta and
 * exponential smoothing (the best of 15 models), on a season where one shows; less for short pasts, the rate for demand with empty periods.
 * It is tried on the past: where the last season said again would have been nearer from every place, that takes its place, and the result
 * says so. A rate is forecast by its parts, smoothed alike and divided, so that a month of ten visits counts as ten: it needs a table, and a
 * rate in `points` is forecast as it is.
 *
 * On the 3003 series of the M3 competition: sMAPE 12.5 % (its winner: 12.8 %). Intervals meant for 95 of 100 cases held in 95 (years 92,
 * quarters 94, months 96), those for 80 in 84.
 * Nothing that will change is known to it: prices, campaigns, a new competitor.
 *
 * @param input  a column of a table (`{ table, column }`, with its `segment` where the table is split), or `{ points, grain }`; a period
 * that is not over is left out, and is the first one forecast
 * @returns no points and a reason where the past does not tell: fewer than 2 values, more than a tenth of gaps, or more periods ahead than
 * half of the past or two seasons (of half-years and years, 6)
 * @throws {KpiError} bad-argument — for a horizon or origins that are no whole numbers above 0 (origins: 0, or from 3 to 20), and other
 * options; as for `series`; unknown-option
 * @source Assimakopoulos and Nikolopoulos (2000); Hyndman, Koehler, Ord and Snyder (2008); intervals of both, wider by a quarter
 * @see    forecastSegments, forecastErrors, trend
 * @example
 * ```ts
 * import { forecast } from 'sales-kpi';
 * const values = [102, 98, 110, 115, 111, 123, 119, 128, 131, 127];
 * const points = values.map((value, i) => ({ period: `2025-${String(i + 1).padStart(2, '0')}`, value }));
 * const ahead = forecast({ points, grain: 'month' }, { horizon: 2 });
 * ahead.points.map(({ period, mean }) => `${period} ${mean.toFixed(0)}`) // => ["2025-11 131","2025-12 133"]
 * ahead.method // => "theta+damped-holt"
 * ahead.guards // => [{"code":"untested-seasonality","detail":27}]
 * ```
 */
export function forecast<R extends object>(input: SeriesInput<R>, options: ForecastOptions = {}): SeriesForecast {
  refuseUnknown(options, ['horizon', 'nonNegative', 'light', 'origins']);
  const series = seriesRead(input, {});
  const rate = 'table' in input ? rateIn(input as TableSeries) : null;
  return forecastOf(series, rate, options);
}

/** The same for a series that was read; options are checked but for their names. */
export function forecastOf(series: Series, rate: Rate | null, options: ForecastOptions): SeriesForecast {
  const { of, segment, grain } = series;
  const origins = originsIn(options.origins);
  const period = seasonLength(series);
  const source = sourceOf(series, rate, { isLight: flagIn(options, 'light') ?? false, isNonNegative: flagIn(options, 'nonNegative') });
  const length = source?.length ?? series.values.length;
  const longest = longestHorizon(length, period);
  const horizon =
    options.horizon === undefined ? Math.min(period > 1 ? period : YEARS, longest) : countOrThrow(options.horizon, 'horizon', 1);
  const none = { method: null, points: [], season: null, skill: null, clipped: false, guards: [] };
  const about = { of, segment, grain, horizon, longest, n: length, filled: source?.filled ?? 0 };
  const without = (reason: ForecastReason): SeriesForecast => withFindings({ ...about, ...none, reason });
  if (series.isMixed) return without('mixed-currency');
  if (series.values.every((value) => value === null)) return without('no-data');
  if (source === null) return without('too-many-gaps');
  if (longest < 1) return without('small-sample');
  if (horizon > longest) return without('horizon-too-long');
  const periods = nextPeriods(series, source.values, horizon);
  const found = judged(source.y, source.find, periods.at(-1)?.step ?? horizon, period, origins);
  if (found === null) return without(source.lacking);
  const shown = pointsOf(found, source.unit, periods, source.isNonNegative);
  if (shown === null) return without('number-out-of-range');
  const season = found.season === null ? null : { period, mode: found.season };
  const guards = forecastGuards(series, source, found, { isRate: rate !== null, clipped: shown.clipped });
  return withFindings({ ...about, method: found.method, ...shown, season, skill: found.skill, guards, reason: null });
}

const withFindings = (made: Omit<SeriesForecast, 'findings'>): SeriesForecast => ({ ...made, findings: forecastFindings(made) });

function flagIn(options: ForecastOptions, name: 'light' | 'nonNegative'): boolean | undefined {
  const flag: unknown = options[name];
  if (flag === undefined || typeof flag === 'boolean') return flag;
  throw new KpiError('bad-argument', `${name} is ${excerpt(flag)}`, 'give true or false', [name]);
}

function originsIn(origins = 4): number {
  if (origins === 0) return 0;
  if (countOrThrow(origins, 'origins', 3) <= MOST_ORIGINS) return origins;
  throw new KpiError('bad-argument', `origins are ${excerpt(origins)}`, `give at most ${MOST_ORIGINS}`, ['origins']);
}
