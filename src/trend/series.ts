// The one shape that all methods of this folder read: the values of an indicator period by period, in order, with every gap in its place.
import { KpiError, refuseUnknown } from '../error.ts';
import type { Calendar } from '../period/calendar.ts';
import type { Grain } from '../period/grain.ts';
import type { WorkingDays } from '../period/workingDays.ts';
import type { SegmentKeys, Subject } from '../query/finding.ts';
import type { Values } from './observed.ts';
import { type DayBasis, perAverageDay } from './perDay.ts';
import { pointsRead } from './seriesPoints.ts';
import type { Entry, SeriesInput, SeriesPeriod, TableSeries } from './seriesShape.ts';
import { tableRead } from './seriesTable.ts';

/** How a series is read. */
export interface SeriesOptions {
  /** Whether a first or last period that is not whole takes part; it does not unless asked for. */
  readonly includePartial?: boolean | undefined;
  /**
   * Months differ in their days: with `calendar-days` or working days, each value is stated as for a period of the average number of
   * days. Only for indicators that add up over time.
   */
  readonly perDay?: 'calendar-days' | WorkingDays | undefined;
}

/** The values of an indicator period by period. */
export interface Series {
  /** The indicator. */
  readonly of: Subject;
  /** The segment; null for all records. */
  readonly segment: SegmentKeys | null;
  /** The length of a period. */
  readonly grain: Grain;
  /** The calendar of the periods. */
  readonly calendar: Calendar;
  /** The periods in order, without a gap. */
  readonly periods: readonly SeriesPeriod[];
  /** The value of each; null where there is none: nothing is taken for zero. */
  readonly values: Values;
  /** How many of them are null. */
  readonly missing: number;
  /** Whether a first period that is not whole was left out. */
  readonly excludedIncompleteFirst: boolean;
  /** Whether a last period that is not whole was left out. */
  readonly excludedIncompleteLast: boolean;
  /** That last period, its value to date, and which share of it has passed; null where none was left out. */
  readonly toDate: {
    /** Its name. */
    readonly period: string;
    /** Its value so far. */
    readonly value: number | null;
    /** How much of it has passed, 0 to 1; null where nothing says it. */
    readonly elapsed: number | null;
  } | null;
  /** The days that values were put on the same number of; null where they stand as they are. */
  readonly perDay: DayBasis | null;
  /** Whether two currencies left a period without a value. */
  readonly isMixed: boolean;
}

/**
 * The values of an indicator period by period: what `trend`, `seasonality` and `changePoints` read. Gaps stay in their places; a last
 * period that is running is left out and told apart, and so is a first or last one of which only some days were asked for or covered.
 *
 * @param input  a column of a table (`{ table, column }`, with its `segment` where the table is split), or `{ points, grain }`
 * @throws {KpiError} unknown-field — for a column that the table does not have; bad-argument — for a table without periods, a segment
 * that does not name one row a period, a value that is no number, a period that does not exist or stands twice, or `perDay` for an
 * indicator that does not add up over time; period-too-many — for points more than 10 000 periods apart; unknown-option
 * @see    trend, seasonality, changePoints
 * @example
 * ```ts
 * import { series } from 'sales-kpi';
 * const points = [{ period: '2025-01', value: 10 }, { period: '2025-02', value: 12 }, { period: '2025-04', value: 3 }];
 * const { values, toDate } = series({ points, grain: 'month', asOf: '2025-04-10' });
 * [values, toDate?.value] // => [[10,12,null],3]
 * ```
 */
export function series<R extends object>(input: SeriesInput<R>, options: SeriesOptions = {}): Series {
  refuseUnknown(options, ['includePartial', 'perDay']);
  return seriesRead(input, options);
}

/** The same, for those who have read the options. */
export function seriesRead<R extends object>(input: SeriesInput<R>, { includePartial = false, perDay }: SeriesOptions): Series {
  if (typeof input !== 'object' || input === null || !('table' in input || 'points' in input))
    throw new KpiError('bad-argument', 'this is no series', 'give { table, column }, or { points, grain }', ['series']);
  const { isAdditive, entries, ...about } = 'table' in input ? tableRead(input as TableSeries) : pointsRead(input);
  const known = entries.filter(({ state }) => state !== 'future');
  // Beyond what is covered there may be periods without a value.
  const isSaid = ({ value, state }: Entry): boolean => value !== null || state === 'partial';
  const [firstAt, lastAt] = [known.findIndex(isSaid), known.reduce((found, one, at) => (isSaid(one) ? at : found), -1)];
  const last = known[lastAt];
  const isCut = (entry: Entry | undefined): boolean => !includePartial && entry?.state === 'partial';
  const excludedIncompleteLast = isCut(last);
  const excludedIncompleteFirst = firstAt < lastAt && isCut(known[firstAt]);
  const kept = known.slice(excludedIncompleteFirst ? firstAt + 1 : 0, excludedIncompleteLast ? lastAt : undefined);
  const values = kept.map(({ value }) => value);
  if (perDay !== undefined && includePartial)
    throw new KpiError('bad-argument', 'perDay with includePartial', 'leave one of them out: the days of a running period are not known', [
      'perDay',
    ]);
  const normalised = perDay === undefined ? null : perAverageDay(kept, perDay, about.grain, isAdditive);
  const stated = normalised?.values ?? values;
  return {
    ...about,
    periods: kept.map(({ id, start, end }) => ({ id, start, end })),
    values: stated,
    missing: stated.filter((value) => value === null).length,
    excludedIncompleteFirst,
    excludedIncompleteLast,
    toDate: excludedIncompleteLast && last !== undefined ? { period: last.id, value: last.value, elapsed: last.elapsed } : null,
    perDay: normalised?.basis ?? null,
  };
}
