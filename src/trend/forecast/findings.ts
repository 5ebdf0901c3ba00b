// What is found in the forecast of a series.
import type { Grain } from '../../period/grain.ts';
import type { IndicatorFinding } from '../../query/finding.ts';
import type { ForecastMethod } from './ahead.ts';

/** What is expected of the next period, or all of them; the period of the finding is the next one. */
export type ForecastFound = IndicatorFinding<
  'forecast',
  {
    /** What is expected of the next period. */
    readonly mean: number;
    /** The lower end of the interval that should hold in 95 of 100 cases; null where the series is too short for one. */
    readonly low95: number | null;
    /** The upper end. */
    readonly high95: number | null;
    /** How many periods were forecast. */
    readonly horizon: number;
    /** The last of them. */
    readonly last: string;
    /** What is expected of it. */
    readonly lastMean: number;
    /** How it was made. */
    readonly method: ForecastMethod;
  }
>;

/** In the past, the forecast would have come no nearer than the last season (or value) said again. */
export type NoSkillFound = IndicatorFinding<
  'no-skill',
  {
    /** The mean distance from what came, over that of the naive forecast within the history. */
    readonly scaledError: number;
    /** The same of the naive forecast from the same places. */
    readonly naiveScaledError: number;
    /** From how many places in the past it was made. */
    readonly origins: number;
    /** Whether the naive forecast took its place: it was nearer from all of them. */
    readonly isReplaced: boolean;
  }
>;

/** A series is not forecast. */
export type NoForecastFound = IndicatorFinding<
  'no-forecast',
  {
    /** Why not. */
    readonly reason: ForecastReason;
    /** How many periods were asked for. */
    readonly horizon: number;
    /** How many may be asked for. */
    readonly longest: number;
    /** How many periods have a value. */
    readonly n: number;
    /** The length of a period. */
    readonly grain: Grain;
  }
>;

/**
 * Why a series is not forecast: it has no value, or one; more than a tenth of it is gaps; more was asked for than it tells; two
 * currencies; what it is divided by is expected to be 0; numbers too large.
 */
export type ForecastReason =
  | 'no-data'
  | 'small-sample'
  | 'too-many-gaps'
  | 'horizon-too-long'
  | 'mixed-currency'
  | 'zero-denominator'
  | 'number-out-of-range';

/** All that is found in forecasts. */
export type ForecastRelated = ForecastFound | NoSkillFound | NoForecastFound;
