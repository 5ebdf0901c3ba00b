// What is worth a sentence about segments: the first of each kind.
import type { NoOpportunityFound, OpportunityRelated, SegmentSlopeFound } from './findings.ts';
import type { OpportunityReport, SegmentTrend } from './opportunityReport.ts';
import { CONFIDENCE } from './segmentCourse.ts';

/** So many of each kind. */
const FIRST = 10;

/** The findings about segments. */
export function opportunityFindings({
  of,
  window,
  tested,
  rising,
  declining,
  fresh,
  seasonal,
}: Pick<OpportunityReport, 'of' | 'window' | 'tested' | 'rising' | 'declining' | 'fresh' | 'seasonal'>): OpportunityRelated[] {
  const { grain, range: period } = window;
  const slopeOf = (trend: SegmentTrend, i: number): SegmentSlopeFound => {
    const { perYear, lowPerYear: low, highPerYear: high, relativePerYear, qValue } = trend;
    return { rank: i + 1, tested, perYear, low, high, confidence: CONFIDENCE, relativePerYear, qValue };
  };
  return [
    ...rising.slice(0, FIRST).map((trend, i): OpportunityRelated => {
      return { code: 'rising-segment', of, segment: trend.segment, period, values: slopeOf(trend, i) };
    }),
    ...declining.slice(0, FIRST).map((trend, i): OpportunityRelated => {
      return { code: 'declining-segment', of, segment: trend.segment, period, values: slopeOf(trend, i) };
    }),
    ...fresh.slice(0, FIRST).map(({ segment, since, periods, value }): OpportunityRelated => {
      return { code: 'new-segment', of, segment, period: since, values: { value, periods, grain } };
    }),
    ...seasonal.slice(0, FIRST).map(({ segment, period: next, ahead, peak, effect, relative }): OpportunityRelated => {
      return { code: 'season-ahead', of, segment, period: next, values: { peak, ahead, effect, relative, grain } };
    }),
  ];
}

/** That nothing is to be said of the segments, where there are any. */
export function noOpportunity(
  { of, window, segments, tested }: Pick<OpportunityReport, 'of' | 'window' | 'segments' | 'tested'>,
  reason: NoOpportunityFound['values']['reason'],
): NoOpportunityFound[] {
  return segments === 0 ? [] : [{ code: 'no-opportunity', of, segment: null, period: window.range, values: { segments, tested, reason } }];
}
