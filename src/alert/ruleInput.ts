// What may be said of a rule of alerts.
import type {
  AnomalyCondition,
  BandCondition,
  ChangeCondition,
  GoalStatusCondition,
  LimitCondition,
  NoDataCondition,
  StreakCondition,
  TrendBreakCondition,
  TrendCondition,
} from './conditionShape.ts';
import type { AlertRule } from './ruleShape.ts';

/** Amounts as text or numbers. */
type Amounts<C> = { readonly [K in keyof C]: K extends 'value' | 'from' | 'to' ? string | number : C[K] };

/** What has a default may be left out. */
type Given<C, K extends keyof C> = Omit<C, K> & { readonly [N in K]?: C[N] | undefined };

/** What is out of order, as it is written: amounts as exact text or as numbers. */
export type AlertConditionInput =
  | Amounts<LimitCondition>
  | Amounts<BandCondition>
  | Given<Amounts<ChangeCondition>, 'by' | 'against'>
  | Given<AnomalyCondition, 'level' | 'side'>
  | Given<TrendBreakCondition, 'within' | 'direction'>
  | TrendCondition
  | StreakCondition
  | NoDataCondition
  | GoalStatusCondition;

/** What is said of a rule; all but `id`, `of`, `table` and `when` has a default. A complete `AlertRule` is one too. */
export interface AlertRuleInput {
  /** Its name among rules; alerts are remembered by it. */
  readonly id: string;
  /** What it says to readers; the id unless given. */
  readonly title?: string | null | undefined;
  /** The indicator: the id of a column of the table. Not for a goal. */
  readonly of?: string | null | undefined;
  /** The name of the table among those that are given to `alerts`. Not for a goal. */
  readonly table?: string | null | undefined;
  /** One segment, the value of each dimension of the table; every segment unless given, each on its own. */
  readonly segment?: AlertRule['segment'] | undefined;
  /** What is out of order. */
  readonly when: AlertConditionInput;
  /** How much it matters; `warning` unless given. */
  readonly severity?: AlertRule['severity'] | undefined;
  /** ISO 4217 code of its amounts; values in another currency are then not judged. */
  readonly currency?: string | null | undefined;
  /** The value at which an alert is over (hysteresis), for a limit; as soon as the condition does not hold unless given. */
  readonly clearAt?: string | number | null | undefined;
  /** For how long it is silent after an alert: `{ periods: 3 }` or `{ days: 14 }`; for no time unless given. */
  readonly coolDown?: AlertRule['coolDown'] | undefined;
  /** How many days behind its end a period is judged, so that late records are in; 0 unless given. */
  readonly delay?: number | undefined;
  /** In how many periods in a row the condition has to hold; 1 unless given. */
  readonly forPeriods?: number | undefined;
  /** Whether the running period is judged too; only for totals `above` or `atLeast` a limit. */
  readonly partial?: boolean | undefined;
  /** What a period without any record in the whole table is; `noData` unless given: only a rule of `noData` tells of it. */
  readonly emptyIs?: AlertRule['emptyIs'] | undefined;
}
