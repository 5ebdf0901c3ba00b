// Which segments of a table rise and fall, by more than chance has it among as many; which are new, and whose season comes next.
import { KpiError, refuseUnknown } from '../../error.ts';
import type { Grain } from '../../period/grain.ts';
import type { Table } from '../../query/table.ts';
import { countOrThrow, shareOrThrow } from '../../stat/arguments.ts';
import { benjaminiHochberg } from '../../stat/benjaminiHochberg.ts';
import { segmentSeries } from '../forecast/segmentSeries.ts';
import { guardsOf } from '../guards.ts';
import type { Series } from '../series.ts';
import { windowOf } from '../seriesWindow.ts';
import { noOpportunity, opportunityFindings } from './found.ts';
import type { OpportunityReport, SeasonAhead, SegmentsLeft, SegmentTrend } from './opportunityReport.ts';
import { recentOf, type SegmentCourse, segmentCourse, sumOf } from './segmentCourse.ts';

/** How opportunities are looked for. */
export interface OpportunityOptions<C extends string = string> {
  /** The indicator: one that adds up over segments. */
  readonly of: C;
  /** A segment is new whose first value that is not 0 is in so many of the last whole periods: 3 when not given. */
  readonly newWithin?: number | undefined;
  /** How many periods ahead the highest season may be: 3 months, 8 weeks, 1 quarter or half-year when not given. */
  readonly ahead?: number | undefined;
  /** Which share of those that are told to rise or fall may be chance: 0.1 when not given. */
  readonly falseShare?: number | undefined;
  /** How many segments are looked at, the largest of the last 12 periods: 500 when not given. The others are counted. */
  readonly most?: number | undefined;
}

const AHEAD: Readonly<Record<Grain, number>> = { day: 0, week: 8, month: 3, quarter: 1, half: 1, year: 0 };

/**
 * Which segments of a table (products, regions, channels) rise or fall, which are new, and whose highest season comes next. Each is tested
 * without its seasons, and what is told allows for how many were tested: of those told to rise or fall, one in ten is chance at most (two,
 * measured, where neighbours are alike by 0.6 and the past is of 24 values). They
 * are ranked by what they are sure to gain or lose a year (the nearer end of the interval of the slope), not by percentages, so that small
 * segments with a lucky month do not lead. A running period takes no part. What is tested and cannot be told from chance is listed as
 * such, and what was not tested is counted with the reason.
 *
 * @param table  a table of `query`, `every` some period and split by segments, also one that went through JSON; of one with subtotals,
 * its parts are taken
 * @throws {KpiError} not-additive — for an indicator that does not add up over segments; unknown-field — for one that the table does not
 * have; bad-argument — for a table that is not split, has no periods or lacks some of its rows (`top`), or an option out of range
 * @source Trend: Hamed (2009); slope: Sen (1968); many tests: Benjamini and Hochberg (1995)
 * @see    trend, anomalies, seasonality
 * @example
 * ```ts
 * import { opportunities, query, revenue } from 'sales-kpi';
 * const sales = Array.from({ length: 24 }, (_, i) => i).flatMap((i) => {
 *   const date = `${2024 + Math.floor(i / 12)}-${String(1 + (i % 12)).padStart(2, '0')}-10`;
 *   return [['lamp', 100 + 5 * i + (i % 3)], ['desk', 900 + 10 * ((i * 3) % 4)], ['chair', 500 - 8 * i + (i % 3)]]
 *     .map(([productId, amount]) => ({ id: `${productId}${i}`, date, amount: Number(amount), productId: String(productId) }));
 * });
 * const { rising, declining, unclear } = opportunities(query(sales, { select: [revenue], every: 'month', by: ['productId'] }), { of: 'revenue' });
 * [rising, declining, unclear].map((list) => list.map(({ segment, perYear }) => `${segment['productId']} ${perYear.toFixed(0)}`))
 * // => [["lamp 60"],["chair -96"],["desk 0"]]
 * ```
 */
export function opportunities<R extends object>(table: Table<R>, options: OpportunityOptions<string & keyof R>): OpportunityReport {
  refuseUnknown(options, ['of', 'newWithin', 'ahead', 'falseShare', 'most']);
  const falseShare = shareOrThrow(options.falseShare ?? 0.1, 'falseShare');
  const [newWithin, most] = [countOrThrow(options.newWithin ?? 3, 'newWithin', 1), countOrThrow(options.most ?? 500, 'most', 1)];
  const left = table.notes.find(({ code }) => code === 'rows-left-out');
  if (left !== undefined)
    throw new KpiError('bad-argument', `a table without ${left.detail} of its rows`, 'take all rows, and give most instead of top', [
      'table',
    ]);
  const { segments, whole } = segmentSeries(table, options.of);
  const ahead = countOrThrow(options.ahead ?? AHEAD[whole.grain], 'ahead');
  const window = windowOf(whole, 0);
  const about = { of: whole.of, window, segments: segments.length, guards: guardsOf(window, whole.isMixed) };
  const none = { tested: 0, rising: [], declining: [], unclear: [], fresh: [], seasonal: [], left: [] };
  if (whole.isMixed)
    return { ...about, ...none, reason: 'mixed-currency', findings: noOpportunity({ ...about, ...none }, 'mixed-currency') };
  const courses = segments.slice(0, most).map((series) => segmentCourse(series, { newWithin, ahead }));
  const told = courses.filter((course) => course.kind === 'told');
  const [trendQ, seasonQ] = [
    benjaminiHochberg(told.map(({ trend }) => trend.pValue)),
    benjaminiHochberg(told.map(({ seasonChance }) => seasonChance)),
  ];
  const trends = told.map(({ trend }, i): SegmentTrend => ({ ...trend, qValue: trendQ[i] as number }));
  const seasons = told.flatMap(({ season }, i): SeasonAhead[] => (season === null ? [] : [{ ...season, qValue: seasonQ[i] as number }]));
  const found = {
    tested: trends.length,
    ...sorted(trends, falseShare),
    fresh: courses.flatMap((course) => (course.kind === 'new' ? [course.found] : [])).sort((a, b) => b.value - a.value),
    seasonal: seasons.filter(({ qValue }) => qValue <= falseShare).sort((a, b) => b.effect - a.effect),
    left: leftIn(courses, segments.slice(most)),
  };
  const findings = opportunityFindings({ ...about, ...found });
  return { ...about, ...found, reason: null, findings: findings.length > 0 ? findings : noOpportunity({ ...about, ...found }, null) };
}

/** Those that rise, fall, and cannot be told. */
function sorted(trends: readonly SegmentTrend[], falseShare: number) {
  const isRising = ({ qValue, lowPerYear }: SegmentTrend): boolean => qValue <= falseShare && lowPerYear > 0;
  const isFalling = ({ qValue, highPerYear }: SegmentTrend): boolean => qValue <= falseShare && highPerYear < 0;
  return {
    rising: trends.filter(isRising).sort((a, b) => b.lowPerYear - a.lowPerYear),
    declining: trends.filter(isFalling).sort((a, b) => a.highPerYear - b.highPerYear),
    unclear: trends.filter((one) => !isRising(one) && !isFalling(one)).sort((a, b) => b.recent - a.recent),
  };
}

/** Those that were not tested, by reason. */
function leftIn(courses: readonly SegmentCourse[], rest: readonly Series[]): SegmentsLeft[] {
  const reasons = ['small-sample', 'no-data', 'number-out-of-range', 'too-many'] as const;
  return reasons.flatMap((reason): SegmentsLeft[] => {
    const own = courses.flatMap((course) => (course.kind === 'left' && course.reason === reason ? [course.recent] : []));
    const recent = reason === 'too-many' ? rest.map(recentOf) : own;
    return recent.length === 0 ? [] : [{ reason, segments: recent.length, recent: sumOf(recent) ?? 0 }];
  });
}
