// What a trend has to say to readers: one finding.
import type { Course } from './course.ts';
import type { FlatTrendFound, ShortSeriesFound, TrendFound, UnclearTrendFound } from './findings.ts';
import type { TrendShape } from './fourModels.ts';
import type { MannKendall } from './mannKendall.ts';
import type { TrendSlope } from './trendReport.ts';
import { TREND_NEEDS, type TrendVerdict } from './verdict.ts';

/** What was judged. */
export interface Judged {
  readonly verdict: TrendVerdict;
  readonly isTentative: boolean;
  readonly slope: TrendSlope | null;
  readonly test: MannKendall | null;
  readonly shape: TrendShape | null;
}

/** The finding; none where the series moved in steps, which are found on their own. */
export function trendFindings(
  { series, window }: Course,
  { verdict, isTentative, slope, test, shape }: Judged,
): (TrendFound | FlatTrendFound | UnclearTrendFound | ShortSeriesFound)[] {
  const about = { of: series.of, segment: series.segment, period: window.range };
  const { n, grain } = window;
  if (verdict === 'insufficient-data') return [{ ...about, code: 'short-series', values: { n, needed: TREND_NEEDS, grain } }];
  if (slope === null || test === null || shape === 'shift') return [];
  const { perPeriod, low, high, relativePerYear, confidence } = slope;
  const values = { n, grain, perPeriod, low, high, relativePerYear, pValue: test.pValueCorrected, confidence };
  if (verdict === 'flat') return [{ ...about, code: 'flat-trend', values }];
  if (verdict === 'no-clear-trend') return [{ ...about, code: 'unclear-trend', values }];
  return [{ ...about, code: 'trend', values: { ...values, direction: verdict, isTentative } }];
}
