// What is worth a sentence about single values.
import type { AnomalyReport, HistoricAnomaly } from './anomalyReport.ts';
import type { AnomalousValueFound, AnomalyRelated } from './findings.ts';
import { LAST_NEEDS } from './lastValue.ts';

type Found = Pick<AnomalyReport, 'of' | 'segment' | 'window' | 'last' | 'reason' | 'history'>;

/** Outliers of the past, and how the last value was judged. */
export function anomalyFindings(found: Found): AnomalyRelated[] {
  return [...found.history.flatMap((one) => ofThePast(found, one)), ...ofTheLast(found)];
}

function ofThePast({ of, segment }: Found, one: HistoricAnomaly): AnomalousValueFound[] {
  const { period, value, expected, low, high, deviation, relative, pValue } = one;
  if (low === null || high === null || pValue === null) return [];
  const values = { value, expected, low, high, confidence: 0.95, deviation, relative, pValue };
  return [{ code: 'anomalous-value', of, segment, period, values }];
}

function ofTheLast({ of, segment, window, last, reason }: Found): AnomalyRelated[] {
  if (reason !== null || last === null) {
    // One more is needed than those it is compared with; a missing value has no period to be judged in.
    const values = { reason: reason ?? 'no-data', n: window.n, needed: LAST_NEEDS + 1 };
    return [{ code: 'unjudged-value', of, segment, period: last?.period ?? null, values }];
  }
  const { period, level, value, expected, deviation, relative, pValue } = last;
  const [low, high, confidence] = level === 'anomalous' ? [last.low99, last.high99, 0.99] : [last.low95, last.high95, 0.95];
  if (level === 'normal') return [{ code: 'usual-value', of, segment, period, values: { value, expected, low, high, confidence } }];
  if (low === null || high === null || pValue === null) return [];
  const values = { value, expected, low, high, confidence, deviation, relative, pValue };
  return [{ code: level === 'anomalous' ? 'anomalous-value' : 'unusual-value', of, segment, period, values }];
}
