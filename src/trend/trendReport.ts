// What there is to say about the course of a series.

import type { SegmentKeys, Subject } from '../query/finding.ts';
import type { AverageChange } from './averageChange.ts';
import type { ChangePoint } from './changePointReport.ts';
import type { LevelShiftFound, TrendRelated } from './findings.ts';
import type { TrendShape } from './fourModels.ts';
import type { SeriesGuard } from './guards.ts';
import type { MannKendall } from './mannKendall.ts';
import type { Seasonality } from './seasonality.ts';
import type { SeasonalMannKendall } from './seasonalMannKendall.ts';
import type { Series, SeriesOptions } from './series.ts';
import type { SeriesWindow } from './seriesWindow.ts';
import type { TrendVerdict } from './verdict.ts';

/** How a trend is told. */
export interface TrendOptions extends SeriesOptions {
  /** A probability below this is no chance: 0.05 unless given. Intervals hold what they should in all other cases. */
  readonly alpha?: number | undefined;
  /** What a series may change by in a year and still be flat, as a share of its mean: 0.01 unless given. */
  readonly materiality?: number | undefined;
}

/** How steadily a series rises or falls. */
export interface TrendStrength {
  /** Kendall's tau-b, −1 to 1. */
  readonly tauB: number;
  /** The same in a word: from 0.1, 0.3 and 0.5 on. */
  readonly word: 'none' | 'weak' | 'moderate' | 'strong';
}

/** By how much a series changes. */
export interface TrendSlope {
  /** The median of the changes a period between all pairs of values, in the unit of the indicator. */
  readonly perPeriod: number;
  /** The lower end of its interval. */
  readonly low: number;
  /** The upper end. */
  readonly high: number;
  /** The share of cases in which the interval holds it. */
  readonly confidence: number;
  /** The same for a year. */
  readonly perYear: number;
  /** That as a share of the mean; null where it is not above 0, or counts are too small for shares. */
  readonly relativePerYear: number | null;
}

/** The course of a series. Anomalies and forecasts are functions of their own, of the same series. */
export interface TrendReport {
  /** The indicator. */
  readonly of: Subject;
  /** The segment; null for all records. */
  readonly segment: SegmentKeys | null;
  /**
   * `rising` or `falling` where chance would hardly have it; `flat` where all that the slope may be is too little to matter;
   * `no-clear-trend` where the values do not tell; `insufficient-data` below 5 of them. Where `shape` is `shift`, it moved in steps.
   */
  readonly verdict: TrendVerdict;
  /** Whether fewer than 8 values speak for it. */
  readonly isTentative: boolean;
  /** How many values a verdict needs. */
  readonly needed: number;
  /** The periods judged. */
  readonly window: SeriesWindow;
  /** The test, of the values without their seasons; null of fewer than two. */
  readonly significance:
    | (MannKendall & {
        /** The level. */
        readonly alpha: number;
      })
    | null;
  /** How steadily it rises or falls; null where all values are equal. */
  readonly strength: TrendStrength | null;
  /** By how much; null of fewer than two values, and where numbers are too large for a slope. */
  readonly slope: TrendSlope | null;
  /** The slope of the straight line nearest by squares, for comparison: outliers move it. */
  readonly averageChange: AverageChange | null;
  /** Its seasons. */
  readonly seasonality: Seasonality;
  /** The test that compares each season with itself only; null unless seasons are present. */
  readonly seasonalTest: SeasonalMannKendall | null;
  /** A level, a straight line, steps, or a line with a step; null of fewer than 18 values. */
  readonly shape: TrendShape | null;
  /** Its steps to other levels. */
  readonly changePoints: readonly ChangePoint[];
  /** The last period where it is not over, to date; null where none was left out. */
  readonly toDate: Series['toDate'];
  /** What to be careful about. */
  readonly guards: readonly SeriesGuard[];
  /** The same for readers. */
  readonly findings: readonly (TrendRelated | LevelShiftFound)[];
}
