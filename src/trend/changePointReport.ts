// What there is to say about the steps of a series.
import type { SegmentKeys, Subject } from '../query/finding.ts';
import type { NoLevelShiftFound, UntestedLevelShiftFound } from './absentFindings.ts';
import type { LevelShiftFound } from './findings.ts';
import type { TrendShape } from './fourModels.ts';
import type { SeriesGuard } from './guards.ts';
import type { SeriesWindow } from './seriesWindow.ts';

/** A step of a series to another level; of its values without seasons. */
export interface ChangePoint {
  /** The first period of the new level. */
  readonly period: string;
  /** The first period that may be it. */
  readonly earliest: string;
  /** The last one. */
  readonly latest: string;
  /** The mean before, back to the step before; beside a trend, where it stood. */
  readonly before: number;
  /** The mean after, up to the next step; beside a trend, where it stood from then on. */
  readonly after: number;
  /** The second less the first. */
  readonly change: number;
  /** The lower end of its interval, by Welch; null where nothing is left to chance. */
  readonly low: number | null;
  /** The upper end. */
  readonly high: number | null;
  /** The change as a share of `before`; null where that is not above 0, or counts are too small for shares. */
  readonly relative: number | null;
  /** Whether the series also rises or falls steadily. */
  readonly isBesideTrend: boolean;
}

/** The course of a series. */
export interface ChangePointFindings {
  /** A level, a straight line, steps between levels, or a line with a step; null where too little is known. */
  readonly shape: TrendShape | null;
  /** Why it is not known; null where it is. */
  readonly reason: 'small-sample' | null;
  /** How many values are needed. */
  readonly needed: number;
  /** The steps in the order of time. */
  readonly points: readonly ChangePoint[];
  /** The periods whose values were left out as outliers. */
  readonly outliers: readonly string[];
  /** The first period behind a step that is not told, since likeness of neighbours may have made it; null where there is none. */
  readonly doubtful: string | null;
}

/** The change points of a series. */
export interface ChangePointReport extends ChangePointFindings {
  /** The indicator. */
  readonly of: Subject;
  /** The segment; null for all records. */
  readonly segment: SegmentKeys | null;
  /** The periods judged. */
  readonly window: SeriesWindow;
  /** What to be careful about. */
  readonly guards: readonly SeriesGuard[];
  /** The same for readers. */
  readonly findings: readonly (LevelShiftFound | NoLevelShiftFound | UntestedLevelShiftFound)[];
}
