// Where a goal stands, as far as alerts have to know it.
import type { GoalProgress, GoalStatus } from '../goal/progressShape.ts';

/** The words for where a goal stands. */
export const goalStatuses = [
  'not-started',
  'too-early',
  'achieved',
  'exceeded',
  'on-track',
  'at-risk',
  'off-track',
  'partly-met',
  'missed',
  'unknown',
] as const satisfies readonly GoalStatus[];

/** Where a goal stands: what `progress` gives, or as much of it. */
export type GoalStanding = Pick<GoalProgress, 'goal' | 'of' | 'segment' | 'status'>;
