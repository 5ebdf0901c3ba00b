// What is found of goals.
import type { Decimal } from '../decimal.ts';
import type { Finding, IndicatorFinding } from '../query/finding.ts';
import type { AdjustmentAction, AdjustmentReason, GoalStatus, GoalValue, ProgressReason } from './goalWords.ts';

/** Where a goal stands; the period of the finding is that of the goal. */
export type GoalStatusFound = IndicatorFinding<
  'goal-status',
  {
    /** The title of the goal. */
    readonly title: string;
    /** Where it stands. */
    readonly status: GoalStatus;
    /** The value to date. */
    readonly actual: GoalValue | null;
    /** What is to be reached. */
    readonly target: GoalValue;
    /** How much of the way is gone. */
    readonly progress: Decimal | null;
    /** Up to which day. */
    readonly asOf: string;
    /** Why it is not known; null where it is. */
    readonly reason: ProgressReason | null;
  }
>;

/** How far a goal is off what was expected by now. */
export type GoalGapFound = IndicatorFinding<
  'goal-gap',
  {
    /** The title of the goal. */
    readonly title: string;
    /** The value less what was expected. */
    readonly gap: GoalValue;
    /** What was expected by now. */
    readonly expected: GoalValue;
    /** How many times the effort so far is needed from now on; null where that is not known. */
    readonly effortMultiplier: Decimal | null;
    /** What has to be gained each day that is left; null where that is not known. */
    readonly required: Decimal | null;
  }
>;

/** Where a goal will land. */
export type GoalLandingFound = IndicatorFinding<
  'goal-landing',
  {
    /** The title of the goal. */
    readonly title: string;
    /** What to expect at its end. */
    readonly mean: number;
    /** The lower end of the interval for 80 of 100 cases. */
    readonly low80: number;
    /** The upper end. */
    readonly high80: number;
    /** How probable it is that the target is reached. */
    readonly probability: number;
    /** What is to be reached. */
    readonly target: GoalValue;
  }
>;

/** What is to stay where it should be was not, in some periods. */
export type GoalBreachedFound = IndicatorFinding<
  'goal-breached',
  {
    /** The title of the goal. */
    readonly title: string;
    /** How many periods were on the wrong side. */
    readonly breached: number;
    /** How many were judged. */
    readonly judged: number;
    /** The last one on the wrong side. */
    readonly last: string;
    /** Its value. */
    readonly value: GoalValue;
  }
>;

/** Steps are due and not done. */
export type MilestonesLateFound = IndicatorFinding<
  'milestones-late',
  {
    /** The title of the goal. */
    readonly title: string;
    /** How many. */
    readonly late: number;
    /** How many are done. */
    readonly done: number;
    /** How many there are. */
    readonly all: number;
    /** The first one that is late. */
    readonly first: string;
  }
>;

/** A change of a target that the course of the goal suggests; nothing is changed by it. */
export type GoalAdjustmentFound = IndicatorFinding<
  'goal-adjustment',
  {
    /** The title of the goal. */
    readonly title: string;
    /** What is suggested. */
    readonly action: AdjustmentAction;
    /** Why. */
    readonly reason: AdjustmentReason;
    /** What is to be reached now. */
    readonly target: GoalValue;
    /** What is suggested instead; null where the target stays. */
    readonly proposed: GoalValue | null;
    /** Until when, half-open; null where the end stays. */
    readonly until: string | null;
    /** How probable the target is; null where that is not known. */
    readonly probability: number | null;
  }
>;

/** More goals at once than anyone keeps in view. */
export type TooManyGoalsFound = Finding<
  'too-many-goals',
  {
    /** Whose: a name, or the title of an objective. */
    readonly whose: string;
    /** Whether that is an owner or an objective. */
    readonly by: 'owner' | 'objective';
    /** How many there are at the same time. */
    readonly goals: number;
    /** How many there should be at most. */
    readonly most: number;
  }
>;

/** All that is found of goals, but for how SMART they are. */
export type AnyGoalFinding =
  | GoalStatusFound
  | GoalGapFound
  | GoalLandingFound
  | GoalBreachedFound
  | MilestonesLateFound
  | GoalAdjustmentFound
  | TooManyGoalsFound;
