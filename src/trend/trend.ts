// Whether a series rises or falls, by how much, and how sure that is; with its seasons and steps.
import { excerpt, KpiError, refuseUnknown } from '../error.ts';
import { shareOrThrow } from '../stat/arguments.ts';
import { changeOf } from './averageChange.ts';
import { changePointsIn } from './changePoints.ts';
import { type Course, courseOf } from './course.ts';
import { guardIf, type SeriesGuard } from './guards.ts';
import { isPossiblyIncomplete } from './incomplete.ts';
import { criticalOf, kendallTest, type MannKendall } from './mannKendall.ts';
import { fromUnits } from './observed.ts';
import { pairwiseSlopes } from './pairwiseSlopes.ts';
import { lineThrough } from './regression.ts';
import { seasonalityIn, seasonFindings } from './seasonality.ts';
import { type SeasonalMannKendall, seasonalMannKendall } from './seasonalMannKendall.ts';
import { type SenSlope, slopeOf } from './senSlope.ts';
import { seriesRead } from './series.ts';
import type { SeriesInput } from './seriesShape.ts';
import { shiftFindings, shiftGuards } from './shiftFindings.ts';
import { trendFindings } from './trendFindings.ts';
import type { TrendOptions, TrendReport, TrendSlope, TrendStrength } from './trendReport.ts';
import { periodsInYear, TREND_IS_SURE, TREND_NEEDS, type TrendVerdict, verdictOf } from './verdict.ts';

/**
 * Whether a series rises or falls, by how much a period and a year, and how sure that is: by a test that neither outliers nor neighbours
 * that are alike deceive, on the values without their seasons. It says `flat` only where the slope is sure to be too little to matter,
 * and `no-clear-trend` where the values do not tell. A last period that is not over is left out.
 *
 * Series without a trend are called rising or falling in 3 to 5 of 100 cases, and in 6 or 7 where neighbours are alike by 0.6 or 0.8. Where
 * only their likeness kept a trend from being told, the guard `alike-neighbours` says so. Verdicts on 5 to 7 values are tentative: 8 of 100.
 *
 * @param input  a column of a table (`{ table, column }`, with its `segment` where the table is split), or `{ points, grain }`
 * @throws {KpiError} as for `series`; bad-argument — for an alpha that is no share, or a materiality below 0
 * @source Mann–Kendall with an AR(1) variance: Hamed (2009); slope: Sen (1968); seasons: `seasonality`; steps: `changePoints`
 * @see    seasonality, changePoints, sentence
 * @example
 * ```ts
 * import { query, revenue, trend } from 'sales-kpi';
 * const sales = Array.from({ length: 10 }, (_, i) => (
 *   { id: `${i}`, date: `2025-${String(i + 1).padStart(2, '0')}-15`, amount: 100 + 5 * i + (i % 2) }
 * ));
 * const table = query(sales, { select: [revenue], every: 'month', asOf: '2025-10-20' });
 * const { verdict, slope, window } = trend({ table, column: 'revenue' });
 * [verdict, slope?.perPeriod, window.to, window.excludedIncompleteLast] // => ["rising",5,"2025-09",true]
 * ```
 */
export function trend<R extends object>(input: SeriesInput<R>, options: TrendOptions = {}): TrendReport {
  refuseUnknown(options, ['includePartial', 'perDay', 'alpha', 'materiality']);
  const alpha = shareOrThrow(options.alpha ?? 0.05, 'alpha');
  const materiality = options.materiality ?? 0.01;
  if (!Number.isFinite(materiality) || materiality < 0)
    throw new KpiError('bad-argument', `materiality is ${excerpt(materiality)}`, 'give a share from 0, such as 0.01', ['materiality']);
  return trendOf(courseOf(seriesRead(input, options)), alpha, materiality);
}

function trendOf(course: Course, alpha: number, materiality: number): TrendReport {
  const { series, window, unit, observed } = course;
  const slopes = pairwiseSlopes([observed]);
  const test = window.n < 2 ? null : kendallTest(observed, slopes);
  const sen = test === null ? null : slopeOf(observed, slopes, test, criticalOf(test, 1 - alpha));
  const line = lineThrough(observed);
  const seasonality = seasonalityIn(course);
  const found = changePointsIn(course, 1 - alpha);
  const { verdict, slope } = judged(course, test, sen, alpha, materiality);
  const isTentative = verdict !== 'insufficient-data' && window.n < TREND_IS_SURE;
  return {
    of: series.of,
    segment: series.segment,
    verdict,
    isTentative,
    needed: TREND_NEEDS,
    window,
    significance: test === null ? null : { ...test, alpha },
    strength: test === null ? null : strengthOf(test),
    slope,
    averageChange: line === null ? null : changeOf(line, 1 - alpha, unit),
    seasonality,
    seasonalTest: seasonBySeason(course),
    shape: found.shape,
    changePoints: found.points,
    toDate: series.toDate,
    guards: [...course.guards, ...trendGuards(course, isTentative, test, alpha), ...shiftGuards(found)],
    findings: [
      ...trendFindings(course, { verdict, isTentative, slope, test, shape: found.shape }),
      ...shiftFindings(course, found),
      ...seasonFindings(course, seasonality),
    ],
  };
}

function judged(
  { series, unit, observed, mean, hasShares }: Course,
  test: MannKendall | null,
  sen: SenSlope | null,
  alpha: number,
  materiality: number,
): { readonly verdict: TrendVerdict; readonly slope: TrendSlope | null } {
  if (test === null || sen === null || mean === null) return { verdict: 'insufficient-data', slope: null };
  const years = periodsInYear[series.grain];
  const size = observed.values.reduce((sum, value) => sum + Math.abs(value), 0) / test.n;
  const verdict = test.n < TREND_NEEDS ? 'insufficient-data' : verdictOf(test, sen, alpha, (materiality * size) / years);
  const [perPeriod, low, high, perYear] = [sen.slope, sen.low, sen.high, sen.slope * years].map((value) => fromUnits(value, unit));
  if (perPeriod == null || low == null || high == null || perYear == null) return { verdict, slope: null };
  const relativePerYear = hasShares ? fromUnits((sen.slope * years) / mean, 1) : null;
  return { verdict, slope: { perPeriod, low, high, confidence: 1 - alpha, perYear, relativePerYear } };
}

function strengthOf({ tauB }: MannKendall): TrendStrength | null {
  if (tauB === null) return null;
  const size = Math.abs(tauB);
  return { tauB, word: size < 0.1 ? 'none' : size < 0.3 ? 'weak' : size < 0.5 ? 'moderate' : 'strong' };
}

/** Each season compared with itself, by the longest cycle that shows. */
function seasonBySeason({ seasons: { present }, unit }: Course): SeasonalMannKendall | null {
  const last = present.at(-1);
  if (last === undefined) return null;
  const found = seasonalMannKendall(last.slots.values, last.cycle.length);
  return { ...found, perCycle: fromUnits(found.perCycle, unit) };
}

function trendGuards(course: Course, isTentative: boolean, test: MannKendall | null, alpha: number): SeriesGuard[] {
  return [
    ...guardIf(isTentative || course.window.n < TREND_NEEDS, 'short-series', course.window.n),
    ...guardIf(test !== null && test.tauB === null, 'constant'),
    ...guardIf(isPossiblyIncomplete(course), 'possibly-incomplete', course.window.to),
    ...guardIf(test !== null && test.pValue < alpha && test.pValueCorrected >= alpha, 'alike-neighbours', Math.floor(test?.effective ?? 0)),
  ];
}
