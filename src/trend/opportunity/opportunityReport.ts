// What there is to say about the segments of a table.
import type { Label } from '../../plan/metric.ts';
import type { SegmentKeys, Subject } from '../../query/finding.ts';
import type { SeriesGuard } from '../guards.ts';
import type { SeriesWindow } from '../seriesWindow.ts';
import type { OpportunityRelated } from './findings.ts';

/** The course of one segment. */
export interface SegmentTrend {
  /** Its keys. */
  readonly segment: SegmentKeys;
  /** What it came to in the last 12 whole periods. */
  readonly recent: number;
  /** How many values speak for it: from its first one that is not 0. */
  readonly n: number;
  /** The change a period: Sen's slope, without seasons. */
  readonly perPeriod: number;
  /** The change a year. */
  readonly perYear: number;
  /** The lower end of where that is in 80 of 100 cases: what is sure to be gained, and the rank of what rises. */
  readonly lowPerYear: number;
  /** The upper end: what is sure to be lost, and the rank of what falls. */
  readonly highPerYear: number;
  /** The change a year as a share of the mean; null where the mean is not above 0, or counts are too small for shares. */
  readonly relativePerYear: number | null;
  /** The probability of as clear a change if there were none. */
  readonly pValue: number;
  /** The same, corrected for how many segments were tested. */
  readonly qValue: number;
}

/** A segment that was not there before. */
export interface NewSegment {
  /** Its keys. */
  readonly segment: SegmentKeys;
  /** The first period in which it is not 0. */
  readonly since: string;
  /** How many whole periods that is ago: 1 for the last. */
  readonly periods: number;
  /** What it came to since. */
  readonly value: number;
}

/** A segment whose highest season comes next. */
export interface SeasonAhead {
  /** Its keys. */
  readonly segment: SegmentKeys;
  /** The period of the season. */
  readonly period: string;
  /** How many periods ahead it is: 1 for the next. */
  readonly ahead: number;
  /** The name of the season. */
  readonly peak: Label;
  /** What it is above the mean. */
  readonly effect: number;
  /** The same as a share of the mean; null where that is not above 0. */
  readonly relative: number | null;
  /** The probability of such seasons by chance, corrected for how many segments were tested. */
  readonly qValue: number;
}

/** Segments that were not looked at, or not tested, and why. */
export interface SegmentsLeft {
  /**
   * `small-sample`: fewer than 8 values since their first one; `no-data`: nothing but 0 and gaps; `too-many`: smaller than those that were
   * looked at; `number-out-of-range`: numbers too large for a slope.
   */
  readonly reason: 'small-sample' | 'no-data' | 'too-many' | 'number-out-of-range';
  /** How many they are. */
  readonly segments: number;
  /** What they came to in the last 12 whole periods. */
  readonly recent: number;
}

/** Which segments of a table rise, fall, are new, or have their season ahead. */
export interface OpportunityReport {
  /** The indicator. */
  readonly of: Subject;
  /** The periods judged. */
  readonly window: SeriesWindow;
  /** How many segments there are. */
  readonly segments: number;
  /** How many were tested for a trend. */
  readonly tested: number;
  /** Those that rise: the one that is sure to gain most first. */
  readonly rising: readonly SegmentTrend[];
  /** Those that fall: the one that is sure to lose most first. */
  readonly declining: readonly SegmentTrend[];
  /** Those that cannot be told from chance: the largest first. */
  readonly unclear: readonly SegmentTrend[];
  /** Those that are new: the largest first. */
  readonly fresh: readonly NewSegment[];
  /** Those whose highest season comes next: the highest first. */
  readonly seasonal: readonly SeasonAhead[];
  /** Those that were not tested, and why. */
  readonly left: readonly SegmentsLeft[];
  /** Why nothing was tested: amounts in two currencies are not compared; null where something could be. */
  readonly reason: 'mixed-currency' | null;
  /** What to be careful about. */
  readonly guards: readonly SeriesGuard[];
  /** The first ten of each kind, for readers. */
  readonly findings: readonly OpportunityRelated[];
}
