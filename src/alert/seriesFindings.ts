// What alerts tell of the course of a series.
import type { Decimal } from '../decimal.ts';
import type { Grain } from '../period/grain.ts';
import type { IndicatorFinding } from '../query/finding.ts';
import type { AlertAbout } from './about.ts';

/** A value where chance would hardly have it. */
export type AnomalyAlert = IndicatorFinding<
  'alert-anomaly',
  AlertAbout & {
    /** The value. */
    readonly value: number;
    /** What it was expected to be. */
    readonly expected: number;
    /** The lower end of what chance makes of that; null where nothing is left to chance. */
    readonly low: number | null;
    /** The upper end. */
    readonly high: number | null;
    /** The share of cases that the interval holds: 0.99 or 0.95. */
    readonly confidence: number;
    /** How far off: `anomalous` is beyond 99 of 100 cases, `unusual` beyond 95. */
    readonly level: 'unusual' | 'anomalous';
  }
>;

/** A series that moved to another level. */
export type TrendBreakAlert = IndicatorFinding<
  'alert-trend-break',
  AlertAbout & {
    /** The first period of the new level. */
    readonly at: string;
    /** The level before. */
    readonly before: number;
    /** The level after. */
    readonly after: number;
    /** The change as a share of the level before; null where that is not above 0, or counts are too small for shares. */
    readonly relative: number | null;
  }
>;

/** A series that rises or falls. */
export type TrendAlert = IndicatorFinding<
  'alert-trend',
  AlertAbout & {
    /** Which way it goes. */
    readonly direction: 'rising' | 'falling';
    /** The change a period; null where numbers are too large for it. */
    readonly perPeriod: number | null;
    /** The change a year as a share of the mean; null where it is not above 0, or counts are too small for shares. */
    readonly relativePerYear: number | null;
    /** The length of a period. */
    readonly grain: Grain;
  }
>;

/** Values of which each is above (below) the one before. */
export type StreakAlert = IndicatorFinding<
  'alert-streak',
  AlertAbout & {
    /** Which way they go. */
    readonly direction: 'rising' | 'falling';
    /** How many times in a row. */
    readonly periods: number;
    /** The last value. */
    readonly value: Decimal | number;
    /** The one before the streak. */
    readonly from: Decimal | number;
    /** The period of that. */
    readonly fromPeriod: string;
  }
>;
