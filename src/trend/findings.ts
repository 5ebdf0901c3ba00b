// What is found about the course of a series. The shapes are those of all findings.
import type { Grain } from '../period/grain.ts';
import type { Label } from '../plan/metric.ts';
import type { IndicatorFinding } from '../query/finding.ts';
import type { StrengthWord } from './strength.ts';

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
export type TrendFound = IndicatorFinding<
  'trend',
  SlopeFound & {
    /** Which way it goes. */
    readonly direction: 'rising' | 'falling';
    /** Whether fewer than 8 periods speak for it. */
    readonly isTentative: boolean;
  }
>;

/** A series stays where it is: what it may rise or fall by is too little to matter. */
export type FlatTrendFound = IndicatorFinding<'flat-trend', SlopeFound>;

/** A series may rise, fall or stay: its values do not tell. */
export type UnclearTrendFound = IndicatorFinding<'unclear-trend', SlopeFound>;

/** A series has too few values to speak of a trend. */
export type ShortSeriesFound = IndicatorFinding<
  'short-series',
  {
    /** How many periods have a value. */
    readonly n: number;
    /** How many are needed. */
    readonly needed: number;
    /** The length of a period. */
    readonly grain: Grain;
  }
>;

/** A series has seasons. */
export type SeasonalityFound = IndicatorFinding<
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
    /** The probability of as clear seasons if there were none. */
    readonly pValue: number;
  }
>;

/** The values of a series do not tell seasons from chance. */
export type NoSeasonalityFound = IndicatorFinding<
  'no-seasonality',
  {
    /** How many periods have a value. */
    readonly n: number;
    /** The probability of as clear seasons if there were none. */
    readonly pValue: number;
  }
>;

/** A series has too few values to speak of seasons. */
export type UntestedSeasonalityFound = IndicatorFinding<
  'untested-seasonality',
  {
    /** How many periods have a value. */
    readonly n: number;
    /** How many are needed. */
    readonly needed: number;
    /** The length of a period. */
    readonly grain: Grain;
  }
>;

/** A series moved to another level, in the period of the finding. */
export type LevelShiftFound = IndicatorFinding<
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
