// What is said of single values of a series.

import type { SegmentKeys, Subject } from '../../query/finding.ts';
import type { SeriesGuard } from '../guards.ts';
import type { SeriesWindow } from '../seriesWindow.ts';
import type { AnomalyChart } from './chart.ts';
import type { AnomalyRelated } from './findings.ts';
import type { Outliers } from './history.ts';
import type { LastValue, NoVerdict } from './lastValue.ts';

/** An outlier of the past. */
export interface HistoricAnomaly {
  /** Its period. */
  readonly period: string;
  /** The value. */
  readonly value: number;
  /** What seasons and trend of all that are no outliers make of its period. */
  readonly expected: number;
  /** The lower end of what is no outlier; null where all others are the same, or in one line. */
  readonly low: number | null;
  /** The upper end. */
  readonly high: number | null;
  /** The value less what was expected. */
  readonly deviation: number;
  /** The same as a share of what was expected; null where that is not above 0, or counts are too small for shares. */
  readonly relative: number | null;
  /** How far off it is, in robust standard deviations, or of logarithms where seasons multiply; below 0 where it is too low. */
  readonly score: number;
  /** The probability of a value as far off among so many; null where the others leave nothing to chance. */
  readonly pValue: number | null;
}

/** What is out of the ordinary in a series. */
export interface AnomalyReport {
  /** The indicator. */
  readonly of: Subject;
  /** The segment; null for all records. */
  readonly segment: SegmentKeys | null;
  /** The periods judged. */
  readonly window: SeriesWindow;
  /** The last value of a whole period, against what was expected of it; null where nothing can be. */
  readonly last: LastValue | null;
  /** Why there is no verdict on it; null where there is one. */
  readonly reason: NoVerdict | null;
  /** The outliers among the values before it, in the order of time. */
  readonly history: readonly HistoricAnomaly[];
  /** Why there was no search for them: fewer than 12 values, or too many gaps for the seasons; null where there was one. */
  readonly historyReason: Outliers['reason'];
  /** The control chart; null of fewer than 10 values before the last. */
  readonly chart: AnomalyChart | null;
  /** What to be careful about. */
  readonly guards: readonly SeriesGuard[];
  /** The same for readers. */
  readonly findings: readonly AnomalyRelated[];
}
