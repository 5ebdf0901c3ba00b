// How a series is asked ahead, and what is answered.
import type { Grain } from '../../period/grain.ts';
import type { SegmentKeys, Subject } from '../../query/finding.ts';
import type { ForecastMethod } from './ahead.ts';
import type { ForecastReason, ForecastRelated } from './findings.ts';
import type { ForecastGuard } from './guards.ts';
import type { ForecastPoint } from './points.ts';
import type { ForecastSkill } from './skill.ts';

/** How a series is forecast. */
export interface ForecastOptions {
  /** How many periods: a season (12 months, 4 quarters, 7 days) or 3 years when not given, and never more than the past tells. */
  readonly horizon?: number | undefined;
  /** Whether values below 0 are none, so that nothing below 0 is expected. Unless given: whether there never were any. */
  readonly nonNegative?: boolean | undefined;
  /** Whether damped Holt stands in for exponential smoothing: a fifth of the time, nearly as good. False when not given. */
  readonly light?: boolean | undefined;
  /** From how many places in the past it is tried, 3 or more: 4 when not given, 0 to leave that out. */
  readonly origins?: number | undefined;
}

/** The forecast of a series. */
export interface SeriesForecast {
  /** The indicator. */
  readonly of: Subject;
  /** The segment; null for all records. */
  readonly segment: SegmentKeys | null;
  /** The length of a period. */
  readonly grain: Grain;
  /** How it was made; null without a forecast. */
  readonly method: ForecastMethod | null;
  /** How many periods were forecast, or asked for in vain. */
  readonly horizon: number;
  /** How many may be asked for. */
  readonly longest: number;
  /** The periods behind the last one with a value; none without a forecast. */
  readonly points: readonly ForecastPoint[];
  /** The season that was found; null without one. */
  readonly season: {
    /** How many periods it has. */
    readonly period: number;
    /** Whether its effects are amounts or factors. */
    readonly mode: 'additive' | 'multiplicative';
  } | null;
  /** How it would have done in the past; null where the past is too short to tell. */
  readonly skill: ForecastSkill | null;
  /** Whether something that would have been below 0 was put at 0. */
  readonly clipped: boolean;
  /** How many periods of the past there are, gaps included. */
  readonly n: number;
  /** How many of them had no value, and were filled in. */
  readonly filled: number;
  /** What else has to be known. */
  readonly guards: readonly ForecastGuard[];
  /** Why there is no forecast; null where there is one. */
  readonly reason: ForecastReason | null;
  /** The same for readers. */
  readonly findings: readonly ForecastRelated[];
}
