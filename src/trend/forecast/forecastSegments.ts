// The forecasts of all segments of a table and of the whole, which add up.
import { excerpt, KpiError, refuseUnknown } from '../../error.ts';
import type { Table } from '../../query/table.ts';
import { countOrThrow } from '../../stat/arguments.ts';
import type { Series } from '../series.ts';
import type { ForecastReason } from './findings.ts';
import { forecastOf } from './forecast.ts';
import type { ForecastOptions, SeriesForecast } from './forecastShape.ts';
import { forecastFindings } from './found.ts';
import { pointAt } from './points.ts';
import { type Reconciliation, reconciled } from './reconcile.ts';
import { segmentSeries, together } from './segmentSeries.ts';

/** Which column of a table is forecast by segments, and how the forecasts are made to add up. */
export interface SegmentForecastOptions<C extends string = string> extends ForecastOptions {
  /** An indicator that adds up over segments. */
  readonly column: C;
  /** How parts and whole are made to add up: `bottom-up` when not given. */
  readonly reconcile?: Reconciliation | undefined;
  /** How many segments are forecast one by one, at most 1000: those with the most in the last 12 periods, 50 when not given. */
  readonly most?: number | undefined;
}

/** The forecasts of all segments, which add up to that of the whole. */
export interface SegmentForecasts {
  /** How they were made to add up: `bottom-up` as well where proportions mean nothing, since something is below 0 or all is 0. */
  readonly reconciled: Reconciliation;
  /** The whole. */
  readonly total: SeriesForecast;
  /** The segments, those with the most first. */
  readonly segments: readonly SeriesForecast[];
  /** All segments that are not forecast one by one, as one; null where there is none. */
  readonly other: {
    /** How many they are. */
    readonly segments: number;
    /** Their forecast, all together. */
    readonly forecast: SeriesForecast;
  } | null;
  /** Why there are no forecasts; null where there are. */
  readonly reason: ForecastReason | null;
}

const [DEFAULT, LARGEST] = [50, 1000];

/**
 * The forecasts of all segments of a table and of the whole. Their means add up in each period, to the last digit of the numbers given: they
 * are rounded to 6 digits behind the point, fewer where numbers are large. Intervals do not add up: not all segments err together.
 *
 * Segments beyond `most`, and those with too little of a past, are forecast together as `other`.
 *
 * @param table  a table of `query` by period and segments, also one that went through JSON
 * @throws {KpiError} not-additive — for an indicator that does not add up over segments; bad-argument — for a table without segments or
 * periods, and as for `forecast`; unknown-field — for a column that the table does not have; unknown-option
 * @source Athanasopoulos, Ahmed and Hyndman (2009): bottom-up, and forecast proportions
 * @see    forecast
 * @example
 * ```ts
 * import { forecastSegments, query, revenue } from 'sales-kpi';
 * const sales = Array.from({ length: 20 }, (_, i) => ({
 *   id: `${i}`,
 *   date: `2025-${String(1 + (i >> 1)).padStart(2, '0')}-15`,
 *   amount: 100 + 5 * i + 7 * (i % 3),
 *   country: i % 2 === 0 ? 'FR' : 'BE',
 * }));
 * const table = query(sales, { select: [revenue], every: 'month', by: ['country'] });
 * const { total, segments } = forecastSegments(table, { column: 'revenue', horizon: 1 });
 * [total, ...segments].map(({ points }) => points[0]?.mean.toFixed(0)) // => ["407","209","198"]
 * ```
 */
export function forecastSegments<R extends object>(table: Table<R>, options: SegmentForecastOptions<string & keyof R>): SegmentForecasts {
  const { column, reconcile = 'bottom-up', most = DEFAULT, ...how } = options;
  refuseUnknown(how, ['horizon', 'nonNegative', 'light', 'origins']);
  if (reconcile !== 'bottom-up' && reconcile !== 'proportional')
    throw new KpiError('bad-argument', `reconcile is ${excerpt(reconcile)}`, "give 'bottom-up' or 'proportional'", ['reconcile']);
  if (countOrThrow(most, 'most', 1) > LARGEST) throw new KpiError('bad-argument', `most is ${most}`, `give at most ${LARGEST}`, ['most']);
  const { segments, whole } = segmentSeries(table, column);
  const total = forecastOf(whole, null, how);
  const none = { reconciled: reconcile, total, segments: [], other: null };
  if (total.reason !== null) return { ...none, reason: total.reason };
  const horizon = total.points.length;
  const tried = segments.slice(0, most).map((series) => ({ series, found: forecastOf(series, null, { ...how, horizon }) }));
  const alone = tried.filter(({ found }) => isAlike(found, total)).map(({ found }) => found);
  const rest = [...tried.filter(({ found }) => !isAlike(found, total)).map(({ series }) => series), ...segments.slice(most)];
  const left = rest.length === 0 ? null : restOf(together(whole, rest), total, how);
  if (left !== null && left.reason !== null) return { ...none, reason: left.reason };
  const parts = left === null ? alone : [...alone, left];
  const means = reconciled(meansOf(total), parts.map(meansOf), reconcile);
  const made = parts.map((part, i) => movedTo(part, means.parts[i] as readonly number[]));
  const other = left === null ? null : { segments: rest.length, forecast: made.at(-1) as SeriesForecast };
  return { reconciled: means.by, total: movedTo(total, means.whole), segments: made.slice(0, alone.length), other, reason: null };
}

const meansOf = ({ points }: SeriesForecast): number[] => points.map(({ mean }) => mean);

/** Whether a forecast is of the same periods. */
function isAlike({ points }: SeriesForecast, total: SeriesForecast): boolean {
  return points.length === total.points.length && points.every(({ period }, i) => period === total.points[i]?.period);
}

/** A forecast with other means; its intervals move with them. */
function movedTo(forecast: SeriesForecast, means: readonly number[]): SeriesForecast {
  const { findings: _, ...made } = { ...forecast, points: forecast.points.map((point, i) => pointAt(point, means[i] as number)) };
  return { ...made, findings: forecastFindings(made) };
}

/** What is left, as one; a single demand among empty periods has no forecast, and counts with its mean, so that all add up. */
function restOf(series: Series, total: SeriesForecast, how: ForecastOptions): SeriesForecast {
  const found = forecastOf(series, null, { ...how, horizon: total.points.length });
  if (found.reason !== 'small-sample') return found;
  const known = series.values.filter((value) => value !== null);
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  const points = total.points.map(({ period }) => ({ period, mean, low80: null, high80: null, low95: null, high95: null }));
  const guards = (['no-interval', 'intermittent'] as const).map((code) => ({ code, detail: null }));
  return { ...found, method: 'mean', points, guards, reason: null };
}
