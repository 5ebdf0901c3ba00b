// Where a goal stands, as far as alerts have to know it.
import type { GoalProgress } from '../goal/progressShape.ts';

/** Where a goal stands: what `progress` gives, or as much of it. */
export type GoalStanding = Pick<GoalProgress, 'goal' | 'of' | 'segment' | 'status'>;
