// A goal as data: what is to be reached, of which indicator, until when, and how it gets there.

import type { Calendar } from '../period/calendar.ts';
import type { DateRange } from '../period/range.ts';
import type { WorkingDays } from '../period/workingDays.ts';
import type { Additivity, Metric } from '../plan/metric.ts';
import type { SegmentKeys, Subject } from '../query/finding.ts';

/**
 * What is wanted of the value:
 *
 * - `reach`: at least the target (of an indicator of which less is better: at most)
 * - `increaseFrom`, `decreaseFrom`: from a baseline up or down to the target
 * - `stayAbove`, `stayBelow`: never on the wrong side of the target; `range`: between `target` and `upTo`
 * - `milestones`: steps that are done or not
 */
export type GoalKind = 'reach' | 'increaseFrom' | 'decreaseFrom' | 'stayAbove' | 'stayBelow' | 'range' | 'milestones';

/** How the values of several periods make the one that counts: all of them together (`cumulative`), the last one, or their mean. */
export type GoalAggregation = 'cumulative' | 'latest' | 'average';

/** A value that should be reached by the end of a day. */
export interface Checkpoint {
  /** The day, `YYYY-MM-DD`. */
  readonly on: string;
  /** The value at its end, as exact text. */
  readonly value: string;
}

/** A step that is done or not. */
export interface Milestone {
  /** What is to be done. */
  readonly title: string;
  /** Until the end of which day. */
  readonly by: string;
  /** The day on which it was done; null while it is not. */
  readonly doneOn: string | null;
}

/**
 * How much of the way is expected to be gone by a day: in step with the days, with working days, with the seasons of the years before,
 * or with values that were set for certain days.
 */
export type Pacing =
  | 'linear'
  | 'seasonal'
  | {
      /** The days that are worked. */
      readonly workingDays: WorkingDays;
    }
  | {
      /** In the order of their days. */
      readonly checkpoints: readonly Checkpoint[];
    };

/** What several goals serve. */
export interface Objective {
  /** Its name among objectives. */
  readonly id: string;
  /** What it says. */
  readonly title: string;
  /** The ids of the indicators that drive it; empty where that is not said. */
  readonly drivers: readonly string[];
}

/** A goal, complete: plain JSON, amounts as exact text. `goal` reads it back. */
export interface Goal {
  /** Its name among goals. */
  readonly id: string;
  /** What it says to readers. */
  readonly title: string;
  /** The indicator, with its definition: the goal can be computed from nothing else. */
  readonly of: Pick<Metric, 'id' | 'label' | 'unit' | 'better' | 'additivity' | 'formula' | 'maturity'>;
  /** What is wanted of the value. */
  readonly kind: GoalKind;
  /** Where it starts from; null where that is not said. */
  readonly baseline: string | null;
  /** What is to be reached; of milestones, their number. */
  readonly target: string;
  /** The upper end of a range; null otherwise. */
  readonly upTo: string | null;
  /** More than was asked for; null where that is not said. */
  readonly stretch: string | null;
  /** What still counts as partly met; null where nothing does. */
  readonly minimum: string | null;
  /** ISO 4217 code of its amounts; null where they are none. */
  readonly currency: string | null;
  /** Its days, half-open. */
  readonly between: DateRange;
  /** The calendar of these days. */
  readonly calendar: Calendar;
  /** Which records count: the value of each dimension; null for all of them. */
  readonly segment: SegmentKeys | null;
  /** How the values of several periods make the one that counts. */
  readonly aggregation: GoalAggregation;
  /** How much of the way is expected by a day. */
  readonly pacing: Pacing;
  /** The steps of the kind `milestones`; empty otherwise. */
  readonly milestones: readonly Milestone[];
  /** Who answers for it; null where nobody does. */
  readonly owner: string | null;
  /** What it serves; null where that is not said. */
  readonly objective: Objective | null;
  /** The goal that it is a part of. */
  readonly parent: string | null;
  /** How much it weighs among the parts of that goal; 1 unless given. */
  readonly weight: number;
  /** The day on which it was set; null where that is not said. */
  readonly createdAt: string | null;
}

/** What a goal is about, as findings name it. */
export function subjectOfGoal({ of, currency }: Goal): Subject {
  const { id, label, unit, better } = of;
  return { id, label, unit, better, currency };
}

/** Whether values begin at 0 and come together over time: what adds up, and what is counted once over all days, such as orders. */
export const isAddedUp = (additivity: Additivity): boolean => additivity === 'additive' || additivity === 'distinct';
