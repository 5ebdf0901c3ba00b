// What may be out of order with a value, a series or a goal, as data.
import type { GoalStatus } from '../goal/progressShape.ts';

/** On which side of a limit: `above` and `below` are not met at the limit itself, `atLeast` and `atMost` are. */
export type Limit = 'above' | 'below' | 'atLeast' | 'atMost';

/** A value on one side of a limit. */
export interface LimitCondition {
  /** The side. */
  readonly is: Limit;
  /** The limit, as exact text. */
  readonly value: string;
}

/** A value `between` two ends, both of them included, or `outside` of them, neither included. */
export interface BandCondition {
  /** Which of both. */
  readonly is: 'between' | 'outside';
  /** The lower end, as exact text. */
  readonly from: string;
  /** The upper end, as exact text. */
  readonly to: string;
}

/** A value that changed. */
export interface ChangeCondition {
  /** The word for it. */
  readonly is: 'change';
  /** Whether the change is a share of the value before (`-0.1`: ten percent less) or an amount. */
  readonly by: 'relative' | 'absolute';
  /** The value before: of the period before in the table, or of what the table is compared with. */
  readonly against: 'previousPeriod' | 'comparison';
  /** On which side of the limit. */
  readonly limit: Limit;
  /** The limit, as exact text. */
  readonly value: string;
}

/** A value where chance would hardly have it: see `anomalies`. */
export interface AnomalyCondition {
  /** The word for it. */
  readonly is: 'anomaly';
  /** From which level on: `anomalous` is beyond 99 of 100 cases, `unusual` beyond 95. */
  readonly level: 'unusual' | 'anomalous';
  /** Whether too high, too low, or either. */
  readonly side: 'any' | 'high' | 'low';
}

/** A series that moved to another level: see `changePoints`. */
export interface TrendBreakCondition {
  /** The word for it. */
  readonly is: 'trendBreak';
  /** In how many of the last periods; a step shows after three. */
  readonly within: number;
  /** Which way. */
  readonly direction: 'any' | 'rising' | 'falling';
}

/** A series that rises or falls, by eight values or more: see `trend`. */
export interface TrendCondition {
  /** The word for it. */
  readonly is: 'trend';
  /** Which way. */
  readonly direction: 'rising' | 'falling';
}

/** Values of which each is above (below) the one before. */
export interface StreakCondition {
  /** The word for it. */
  readonly is: 'streak';
  /** Which way. */
  readonly direction: 'rising' | 'falling';
  /** How many times in a row. */
  readonly periods: number;
}

/** No record, or no value: which is not 0. */
export interface NoDataCondition {
  /** The word for it. */
  readonly is: 'noData';
}

/** A goal that stands so: see `progress`. */
export interface GoalStatusCondition {
  /** The word for it. */
  readonly is: 'goalStatus';
  /** The id of the goal. */
  readonly goal: string;
  /** One of these. */
  readonly status: readonly GoalStatus[];
}

/** What is out of order. */
export type AlertCondition =
  | LimitCondition
  | BandCondition
  | ChangeCondition
  | AnomalyCondition
  | TrendBreakCondition
  | TrendCondition
  | StreakCondition
  | NoDataCondition
  | GoalStatusCondition;
