// Goals in a report.
import type { GoalKind } from '../goal/goalShape.ts';
import type { GoalProgress, GoalStatus } from '../goal/progressShape.ts';
import type { SegmentKeys, Subject } from '../query/finding.ts';
import { plain } from './plain.ts';
import type { SectionHead } from './sectionParts.ts';

/** Where a goal stands, in a report. Counts are numbers, other amounts exact text. */
export interface ReportGoal {
  /** The name of the goal. */
  readonly id: string;
  /** What it says. */
  readonly title: string;
  /** What is wanted of the value. */
  readonly kind: GoalKind;
  /** The indicator. */
  readonly of: Subject;
  /** The segment; null for all records. */
  readonly segment: SegmentKeys | null;
  /** Its days, half-open. */
  readonly period: string;
  /** Who answers for it; null where nobody does. */
  readonly owner: string | null;
  /** How it stands. */
  readonly status: GoalStatus;
  /** The value so far; null where it is not known. */
  readonly actual: number | string | null;
  /** What is to be reached. */
  readonly target: number | string;
  /** The upper end of a range; null otherwise. */
  readonly upTo: number | string | null;
  /** What the value should be by now; null where that is not known. */
  readonly expected: number | string | null;
  /** How much of the way should be gone by now, 0 to 1; null where that is not known. */
  readonly elapsed: number | null;
  /** How much of the way is gone; null where there is no way. */
  readonly progress: string | null;
  /** Where it will land; null where that is not known. */
  readonly landing: {
    /** What to expect. */
    readonly mean: number;
    /** The lower end of the interval for 80 of 100 cases; null where it is not known. */
    readonly low80: number | null;
    /** The upper end. */
    readonly high80: number | null;
    /** How probable the target is; null where that is not known. */
    readonly probability: number | null;
  } | null;
}

/** Goals: what `progress` gives for each. */
export interface GoalsInput extends SectionHead {
  /** Says what is given. */
  readonly kind: 'goals';
  /** Where each stands. */
  readonly goals: readonly GoalProgress[];
}

/** Goals as plain JSON. */
export const goalsOf = ({ goals }: GoalsInput): ReportGoal[] => goals.map((one, i) => plain(shownOf(one), ['goals', i]) as ReportGoal);

function shownOf({ goal, of, segment, period, status, actual, target, expected, elapsed, progress, landing }: GoalProgress) {
  const { mean, low80, high80, probability } = landing;
  const { id, title, kind, owner, upTo } = goal;
  const lands = mean === null ? null : { mean, low80, high80, probability };
  return { id, title, kind, of, segment, period, owner, status, actual, target, upTo, expected, elapsed, progress, landing: lands };
}
