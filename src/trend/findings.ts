// What is found about the course of a series. The shapes are those of all findings.
import type { Grain } from '../period/grain.ts';
import type { Label } from '../plan/metric.ts';
import type { StrengthWord } from './strength.ts';
import type { SegmentKeys, Subject } from './subject.ts';

/** Something found about a series, as plain data. */
export interface SeriesFinding<C extends string = string, V = unknown> {
  /** What was found: stable for ever. */
  readonly code: C;
  /** The indicator. */
  readonly of: Subject;
  /** Where it was found; null for all records together. */
  readonly segment: SegmentKeys | null;
  /** When: the name of a period, or two days `2025-01-01/2025-02-01`, half-open; null of an empty series. */
  readonly period: string | null;
  /** The numbers behind it. */
  readonly values: V;
}

/** The change of a series a period, and how sure it is. */
export interface SlopeFound {
  /** How many periods have a value. */
  readonly n: number;
  /** The length of a period. */
  readonly grain: Grain;
  /** The change a period. */
  readonly perPeriod: number;
  /** The lower end of its interval. */
  readonly low: number;
  /** The upper end. */
  readonly high: number;
  /** The change a year as a share of the mean; null where the mean is not above 0, or counts are too small for shares. */
  readonly relativePerYear: number | null;
  /** The probability of as clear a change if there were none. */
  readonly pValue: number;
  /** Whether the interval is of 95 % or another share of cases: 0.95. */
  readonly confidence: number;
}

/** A series rises or falls. */
export type TrendFound = SeriesFinding<
  'trend',
  SlopeFound & {
    readonly direction: 'rising' | 'falling';
    /** Whether fewer than 8 periods speak for it. */
    readonly isTentative: boolean;
  }
>;

/** A series stays where it is: what it may rise or fall by is too little to matter. */
export type FlatTrendFound = SeriesFinding<'flat-trend', SlopeFound>;

/** A series may rise, fall or stay: its values do not tell. */
export type UnclearTrendFound = SeriesFinding<'unclear-trend', SlopeFound>;

/** A series has too few values to speak of a trend. */
export type ShortSeriesFound = SeriesFinding<'short-series', { readonly n: number; readonly needed: number; readonly grain: Grain }>;

/** A series has seasons. */
export type SeasonalityFound = SeriesFinding<
  'seasonality',
  {
    /** The name of the season of the highest values. */
    readonly peak: Label;
    /** What it is above the mean: a share of it, or an amount. */
    readonly peakEffect: number;
    /** The name of the season of the lowest values. */
    readonly low: Label;
    /** What it is below the mean, below 0. */
    readonly lowEffect: number;
    /** Whether effects are shares of the mean (`multiplicative`) or amounts. */
    readonly mode: 'additive' | 'multiplicative';
    /** How much of what moves beside the trend is season, 0 to 1; null where gaps do not let it be told. */
    readonly strength: number | null;
    /** The same in a word. */
    readonly word: StrengthWord | null;
    readonly pValue: number;
  }
>;

/** The values of a series do not tell seasons from chance. */
export type NoSeasonalityFound = SeriesFinding<'no-seasonality', { readonly n: number; readonly pValue: number }>;

/** A series has too few values to speak of seasons. */
export type UntestedSeasonalityFound = SeriesFinding<
  'untested-seasonality',
  { readonly n: number; readonly needed: number; readonly grain: Grain }
>;

/** A series moved to another level, in the period of the finding. */
export type LevelShiftFound = SeriesFinding<
  'level-shift',
  {
    /** The level before. */
    readonly before: number;
    /** The level after. */
    readonly after: number;
    /** The second less the first. */
    readonly change: number;
    /** The lower end of its interval; null where nothing is left to chance. */
    readonly low: number | null;
    /** The upper end. */
    readonly high: number | null;
    /** The change as a share of the level before; null where that is not above 0, or counts are too small for shares. */
    readonly relative: number | null;
    /** The first period in which it may have been. */
    readonly earliest: string;
    /** The last one. */
    readonly latest: string;
  }
>;

/** All that is found about the course of a series. */
export type TrendRelated =
  | TrendFound
  | FlatTrendFound
  | UnclearTrendFound
  | ShortSeriesFound
  | SeasonalityFound
  | NoSeasonalityFound
  | UntestedSeasonalityFound
  | LevelShiftFound;
