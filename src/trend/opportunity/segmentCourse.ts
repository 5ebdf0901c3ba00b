// What one segment of a table tells: since when it is there, how it rises or falls, and when its season is.
import { Decimal } from '../../decimal.ts';
import { type Day, formatDay, parseDay } from '../../period/civil.ts';
import { grainRule } from '../../period/grain.ts';
import { type Course, courseOf } from '../course.ts';
import { criticalOf, kendallTest } from '../mannKendall.ts';
import { fromUnits } from '../observed.ts';
import { pairwiseSlopes } from '../pairwiseSlopes.ts';
import { placesIn, seasonName } from '../seasons.ts';
import { slopeOf } from '../senSlope.ts';
import type { Series } from '../series.ts';
import { periodsInYear, TREND_IS_SURE } from '../verdict.ts';
import type { NewSegment, SeasonAhead, SegmentsLeft, SegmentTrend } from './opportunityReport.ts';

/** Intervals hold the slope in so many of 100 cases. */
export const CONFIDENCE = 0.8;
/** So many periods tell how large a segment is. */
const RECENT = 12;
/** Of longer cycles, a single day is no season. */
const LONGEST = 53;

type Untold<T> = Omit<T, 'qValue'>;

/** What a segment tells. */
export type SegmentCourse =
  | { readonly kind: 'new'; readonly found: NewSegment }
  | { readonly kind: 'left'; readonly reason: SegmentsLeft['reason']; readonly recent: number }
  | {
      readonly kind: 'told';
      readonly trend: Untold<SegmentTrend>;
      /** Its season, if that comes next. */
      readonly season: Untold<SeasonAhead> | null;
      /** How likely chance makes such seasons; null where that is not known. */
      readonly seasonChance: number | null;
    };

/** What is new, and how far ahead one looks. */
export interface SegmentLimits {
  readonly newWithin: number;
  readonly ahead: number;
}

/** What a segment tells from its first value that is not 0. */
export function segmentCourse(series: Series, { newWithin, ahead }: SegmentLimits): SegmentCourse {
  const { values, periods } = series;
  const segment = series.segment ?? {};
  const recent = recentOf(series);
  const first = values.findIndex((value) => value !== null && value !== 0);
  if (first < 0) return { kind: 'left', reason: 'no-data', recent };
  const since = periods.length - first;
  // In a table of few periods, everything would be new.
  if (since <= newWithin && periods.length >= 2 * newWithin)
    return { kind: 'new', found: { segment, since: periods[first]?.id as string, periods: since, value: sumOf(values.slice(first)) ?? 0 } };
  const own = values.slice(first);
  const missing = own.filter((value) => value === null).length;
  if (own.length - missing < TREND_IS_SURE) return { kind: 'left', reason: 'small-sample', recent };
  const course = courseOf({ ...series, periods: periods.slice(first), values: own, missing });
  const trend = trendOf(course, recent);
  if (trend === null) return { kind: 'left', reason: 'number-out-of-range', recent };
  return { kind: 'told', trend, ...seasonOf(course, ahead) };
}

/** What a segment came to in the last 12 periods. */
export const recentOf = ({ values }: Pick<Series, 'values'>): number => sumOf(values.slice(-RECENT)) ?? 0;

/** A sum to the last digit; null where it is too large for a number. */
export function sumOf(values: readonly (number | null)[]): number | null {
  return fromUnits(values.reduce<Decimal>((sum, value) => sum.plus(value ?? 0), new Decimal(0)).toNumber(), 1);
}

function trendOf({ series, observed, unit, mean, hasShares }: Course, recent: number): Untold<SegmentTrend> | null {
  const slopes = pairwiseSlopes([observed]);
  const test = kendallTest(observed, slopes);
  const { slope, low, high } = slopeOf(observed, slopes, test, criticalOf(test, CONFIDENCE));
  const years = periodsInYear[series.grain];
  const [perPeriod, perYear, lowPerYear, highPerYear] = [slope, slope * years, low * years, high * years].map((value) =>
    fromUnits(value, unit),
  );
  if (perPeriod == null || perYear == null || lowPerYear == null || highPerYear == null) return null;
  const relativePerYear = hasShares && mean !== null ? fromUnits((slope * years) / mean, 1) : null;
  const n = observed.values.length;
  const { pValueCorrected: pValue } = test;
  return { segment: series.segment ?? {}, recent, n, perPeriod, perYear, lowPerYear, highPerYear, relativePerYear, pValue };
}

/** The highest season of the year, if it comes within so many periods. */
function seasonOf({ series, seasons, unit, mean }: Course, ahead: number) {
  const year = seasons.tested.find(({ cycle }) => cycle.of === 'year' && cycle.length <= LONGEST);
  const seasonChance = year?.pValue ?? null;
  const none = { season: null, seasonChance };
  if (year === undefined || year.present !== true || year.parts === null || mean === null) return none;
  const { effects, mode } = year.parts;
  const peak = effects.indexOf(Math.max(...effects));
  const { grain, calendar, periods } = series;
  const [place, rule] = [placesIn(year.cycle, grain, calendar), grainRule(grain, calendar)];
  const last = parseDay(periods.at(-1)?.start as string) as Day;
  const starts = Array.from({ length: ahead }, (_, i) => rule.next(last, i + 1));
  const at = starts.findIndex((start) => (place(formatDay(start)) - peak) % year.cycle.length === 0);
  const share = mode === 'multiplicative' ? Math.exp(effects[peak] as number) - 1 : null;
  const amount = share === null ? (effects[peak] as number) : share * mean;
  const effect = fromUnits(amount, unit);
  if (at < 0 || effect === null || effect <= 0) return none;
  const relative = share ?? (mean > 0 ? amount / mean : null);
  const name = seasonName(year.cycle, grain, calendar, peak);
  const period = rule.label(starts[at] as Day);
  return { season: { segment: series.segment ?? {}, period, ahead: at + 1, peak: name, effect, relative }, seasonChance };
}
