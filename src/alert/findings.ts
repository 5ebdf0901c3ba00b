// What alerts tell.
import type { Decimal } from '../decimal.ts';
import type { GoalStatus } from '../goal/progressShape.ts';
import type { IndicatorFinding } from '../query/finding.ts';
import type { AlertAbout } from './about.ts';
import type { AlertCondition, Limit } from './conditionShape.ts';
import type { AnomalyAlert, StreakAlert, TrendAlert, TrendBreakAlert } from './seriesFindings.ts';

/** A value on the wrong side of a limit, or of a band. */
export type LimitAlert = IndicatorFinding<
  'alert-limit',
  AlertAbout & {
    /** The value. */
    readonly value: Decimal | number;
    /** The condition. */
    readonly is: Limit | 'between' | 'outside';
    /** The limit, or the lower end. */
    readonly limit: Decimal;
    /** The upper end of a band; null otherwise. */
    readonly upTo: Decimal | null;
    /** Whether the period is not over, so that the value is the one to date. */
    readonly isToDate: boolean;
  }
>;

/** A change on the wrong side of a limit. */
export type ChangeAlert = IndicatorFinding<
  'alert-change',
  AlertAbout & {
    /** The value. */
    readonly value: Decimal | number;
    /** What it is compared with. */
    readonly base: Decimal | number;
    /** The period of that. */
    readonly basePeriod: string;
    /** The first less the second. */
    readonly change: Decimal | number;
    /** The same as a share of the second; null where that is not above 0. */
    readonly relative: Decimal | null;
    /** Whether the limit is a share or an amount. */
    readonly by: 'relative' | 'absolute';
    /** On which side of the limit. */
    readonly is: Limit;
    /** The limit. */
    readonly limit: Decimal;
  }
>;

/** No record, or no value. */
export type NoDataAlert = IndicatorFinding<
  'alert-no-data',
  AlertAbout & {
    /** The last period with data; null where the table has none. */
    readonly lastData: string | null;
  }
>;

/** A goal that stands so. */
export type GoalStatusAlert = IndicatorFinding<
  'alert-goal-status',
  AlertAbout & {
    /** The id of the goal. */
    readonly goal: string;
    /** What the goal says to readers. */
    readonly goalTitle: string;
    /** Where it stands. */
    readonly status: GoalStatus;
  }
>;

/** What was told is over. */
export type AlertResolved = IndicatorFinding<
  'alert-resolved',
  AlertAbout & {
    /** The condition that does not hold any more. */
    readonly is: AlertCondition['is'];
    /** The value now; null where the condition is not about one. */
    readonly value: Decimal | number | null;
  }
>;

/** What an alert tells when it begins. */
export type AlertFired =
  | LimitAlert
  | ChangeAlert
  | AnomalyAlert
  | TrendBreakAlert
  | TrendAlert
  | StreakAlert
  | NoDataAlert
  | GoalStatusAlert;

/** All that alerts tell. */
export type AnyAlertFinding = AlertFired | AlertResolved;
