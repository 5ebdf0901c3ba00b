// How far a goal is: what is answered.
import type { Decimal } from '../decimal.ts';
import type { SegmentKeys, Subject } from '../query/finding.ts';
import type { AnyGoalFinding } from './findings.ts';
import type { Goal, Milestone } from './goalShape.ts';
import type { GoalStatus, GoalValue, ProgressReason } from './goalWords.ts';
import type { Landing } from './landing.ts';

export type { GoalStatus, GoalValue, ProgressReason } from './goalWords.ts';

/** The effort that is left. */
export interface RunRate {
  /** What is missing to the target; 0 where it is reached. */
  readonly remaining: GoalValue;
  /** What has to be gained each day that is left. */
  readonly required: Decimal;
  /** What was gained each day so far; null before the first one is over. */
  readonly soFar: Decimal | null;
  /** How many days are left: working days, where the goal is paced by them. */
  readonly daysLeft: number;
  /** What counts as a day. */
  readonly unit: 'day' | 'working-day';
  /** How many times the effort so far is needed from now on, by the pacing of the goal; null where nothing was gained so far. */
  readonly effortMultiplier: Decimal | null;
}

/** The periods of what is to stay where it should be. */
export interface KeptPeriods {
  /** How many periods were judged. */
  readonly judged: number;
  /** Those on the wrong side. On the boundary is no breach. */
  readonly breached: readonly {
    /** Its name. */
    readonly period: string;
    /** Its value. */
    readonly value: GoalValue;
  }[];
}

/** The steps of a goal. */
export interface MilestonesDone {
  /** How many are done. */
  readonly done: number;
  /** How many should be by now. */
  readonly due: number;
  /** Those that are due and not done. */
  readonly late: readonly Milestone[];
}

/** How far a goal is: plain data. */
export interface GoalProgress {
  /** The goal. */
  readonly goal: Goal;
  /** What it is about. */
  readonly of: Subject;
  /** The segment; null for all records. */
  readonly segment: SegmentKeys | null;
  /** Its days, `2025-01-01/2026-01-01`, half-open. */
  readonly period: string;
  /** The last day of which anything is known. */
  readonly asOf: string;
  /** Where it stands. */
  readonly status: GoalStatus;
  /** The name of the policy that says so. */
  readonly policy: string;
  /** The value to date. */
  readonly actual: GoalValue | null;
  /** Where it starts from: 0 for what adds up, else the baseline; null where that is not said. */
  readonly start: GoalValue | null;
  /** What is to be reached. */
  readonly target: GoalValue;
  /** What the value should be by now. */
  readonly expected: GoalValue | null;
  /** How much of the way should be gone by now, 0 to 1. */
  readonly elapsed: number | null;
  /** How much of the way is gone: 1 is all of it. */
  readonly progress: Decimal | null;
  /** The value against what it should be by now: 1 is on time; where less is wanted, 1 less the share by which it is over. */
  readonly pace: Decimal | null;
  /** The value less what it should be by now. */
  readonly gap: GoalValue | null;
  /** The effort that is left; null where there is none to speak of. */
  readonly run: RunRate | null;
  /** Where it will land. */
  readonly landing: Landing;
  /** What is under way and not counted, such as the open pipeline; null unless given. It is never added. */
  readonly inProgress: GoalValue | null;
  /** The periods of what is to stay; null for other kinds. */
  readonly kept: KeptPeriods | null;
  /** The steps of the kind `milestones`; null for other kinds. */
  readonly milestones: MilestonesDone | null;
  /** Why something is null, by its name. */
  readonly reasons: Readonly<
    Partial<Record<'status' | 'actual' | 'start' | 'expected' | 'elapsed' | 'progress' | 'pace' | 'gap' | 'run', ProgressReason>>
  >;
  /** The same for readers. */
  readonly findings: readonly AnyGoalFinding[];
}
