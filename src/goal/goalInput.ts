// What may be said of a goal.
import type { Amount } from '../decimal.ts';
import type { CalendarOptions } from '../period/calendar.ts';
import type { DateRange } from '../period/range.ts';
import type { WorkingDays } from '../period/workingDays.ts';
import type { Additivity } from '../plan/metric.ts';
import type { SegmentKeys } from '../query/finding.ts';
import type { Goal, GoalAggregation, GoalKind, Milestone, Objective } from './goalShape.ts';

/** What is said of a goal; all but `id`, `of`, `target` and `between` has a default. A complete `Goal` is one too. */
export interface GoalInput {
  /** Its name among goals. */
  readonly id: string;
  /** What it says to readers; the id unless given. */
  readonly title?: string | null | undefined;
  /** The indicator: one of the library, one of your own, or its definition as plain JSON. */
  readonly of: Omit<Goal['of'], 'additivity'> & {
    /** How values roll up; read off the formula unless given. */
    readonly additivity?: Additivity | undefined;
  };
  /** What is wanted of the value; read off the baseline unless given: `increaseFrom`, `decreaseFrom`, or `reach` without one. */
  readonly kind?: GoalKind | null | undefined;
  /** Where it starts from. */
  readonly baseline?: Amount | null | undefined;
  /** What is to be reached; of milestones, their number. */
  readonly target?: Amount | null | undefined;
  /** The upper end of a `range`. */
  readonly upTo?: Amount | null | undefined;
  /** More than was asked for. */
  readonly stretch?: Amount | null | undefined;
  /** What still counts as partly met. */
  readonly minimum?: Amount | null | undefined;
  /** ISO 4217 code, for an indicator of money. */
  readonly currency?: string | null | undefined;
  /** Its days, half-open: `['2025-01-01', '2026-01-01']` is the year 2025. */
  readonly between: DateRange;
  /** Time zone, start of the week, fiscal or retail year; UTC and Monday unless given. */
  readonly calendar?: CalendarOptions | undefined;
  /** Which records count: the value of each dimension. */
  readonly segment?: SegmentKeys | null | undefined;
  /** How periods make the value that counts: together where they come together over time, otherwise the latest one, unless given. */
  readonly aggregation?: GoalAggregation | null | undefined;
  /** How much of the way is expected by a day; `linear` unless given. */
  readonly pacing?:
    | 'linear'
    | 'seasonal'
    | {
        /** The days that are worked. */
        readonly workingDays: WorkingDays;
      }
    | {
        /** Values that should be reached by the end of days. */
        readonly checkpoints: readonly {
          /** The day, `YYYY-MM-DD`. */
          readonly on: string;
          /** The value at its end. */
          readonly value: Amount;
        }[];
      }
    | undefined;
  /** The steps of the kind `milestones`. */
  readonly milestones?: readonly (Omit<Milestone, 'doneOn'> & Partial<Pick<Milestone, 'doneOn'>>)[] | undefined;
  /** Who answers for it. */
  readonly owner?: string | null | undefined;
  /** What it serves. */
  readonly objective?: (Pick<Objective, 'id'> & Partial<Objective>) | null | undefined;
  /** The id of the goal that it is a part of. */
  readonly parent?: string | null | undefined;
  /** How much it weighs among the parts of that goal; 1 unless given. */
  readonly weight?: number | null | undefined;
  /** The day on which it was set. */
  readonly createdAt?: string | null | undefined;
}
