// What is worth a sentence about single values.
import type { AnomalyReport } from './anomalyReport.ts';
import type { AnomalyRelated } from './findings.ts';

/** Outliers of the past, and a last value that is not where chance would have it. */
export function anomalyFindings({
  of,
  segment,
  last,
  history,
}: Pick<AnomalyReport, 'of' | 'segment' | 'last' | 'history'>): AnomalyRelated[] {
  const found = history.flatMap(({ period, value, expected, low, high, deviation, relative, pValue }): AnomalyRelated[] => {
    if (low === null || high === null || pValue === null) return [];
    return [
      {
        code: 'anomalous-value',
        of,
        segment,
        period,
        values: { value, expected, low, high, confidence: 0.95, deviation, relative, pValue },
      },
    ];
  });
  const { level } = last ?? {};
  if (!last || (level !== 'unusual' && level !== 'anomalous')) return found;
  const { period, value, expected, deviation, relative, pValue } = last;
  const [low, high, confidence] = level === 'anomalous' ? [last.low99, last.high99, 0.99] : [last.low95, last.high95, 0.95];
  if (low === null || high === null || pValue === null) return found;
  const values = { value, expected, low, high, confidence, deviation, relative, pValue };
  return [...found, { code: level === 'anomalous' ? 'anomalous-value' : 'unusual-value', of, segment, period, values }];
}
