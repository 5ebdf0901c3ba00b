// What is found about single values of a series.
import type { IndicatorFinding } from '../../query/finding.ts';
import type { NoVerdict } from './lastValue.ts';

/** A value, and what it was expected to be. */
export interface ValueFound {
  /** The value. */
  readonly value: number;
  /** What it was expected to be. */
  readonly expected: number;
  /** The lower end of what chance makes of that. */
  readonly low: number;
  /** The upper end. */
  readonly high: number;
  /** Whether the interval is of 95 % or another share of cases: 0.95. */
  readonly confidence: number;
  /** The value less what was expected. */
  readonly deviation: number;
  /** The same as a share of what was expected; null where that is not above 0, or counts are too small for shares. */
  readonly relative: number | null;
  /** The probability of a value as far off; of one of the past, among as many as there are. */
  readonly pValue: number;
}

/** The last value is where chance would have it in fewer than 5 of 100 cases, but not fewer than 1. */
export type UnusualValueFound = IndicatorFinding<'unusual-value', ValueFound>;

/** A value is where chance would have it in fewer than 1 of 100 cases; or it is an outlier of the past. */
export type AnomalousValueFound = IndicatorFinding<'anomalous-value', ValueFound>;

/** The last value is where chance would have it in 95 of 100 cases. */
export type UsualValueFound = IndicatorFinding<
  'usual-value',
  {
    /** The value. */
    readonly value: number;
    /** What it was expected to be. */
    readonly expected: number;
    /** The lower end of what chance makes of that; null where the past leaves nothing to chance. */
    readonly low: number | null;
    /** The upper end. */
    readonly high: number | null;
    /** Whether the interval is of 95 % or another share of cases: 0.95. */
    readonly confidence: number;
  }
>;

/** The last value is not judged. */
export type UnjudgedValueFound = IndicatorFinding<
  'unjudged-value',
  {
    /** Why not. */
    readonly reason: NoVerdict;
    /** How many periods have a value. */
    readonly n: number;
    /** How many are needed, the last included. */
    readonly needed: number;
  }
>;

/** All that is found about single values. */
export type AnomalyRelated = UnusualValueFound | AnomalousValueFound | UsualValueFound | UnjudgedValueFound;
