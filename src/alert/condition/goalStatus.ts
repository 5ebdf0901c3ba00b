// Where a goal stands.

import type { GoalStatusCondition } from '../conditionShape.ts';
import type { GoalStanding } from '../goalStanding.ts';
import { type Judge, noVerdict } from '../verdict.ts';

/** Whether a goal stands as a rule names it; where it is not known how it stands, that is no verdict unless the rule asks for it. */
export function goalStatusJudge({ goal, status }: GoalStanding, { status: wanted }: GoalStatusCondition): Judge {
  return () => {
    const holds = wanted.includes(status);
    if (status === 'unknown' && !holds) return noVerdict('unknown-status');
    const values = { goal: goal.id, goalTitle: goal.title, status };
    return { holds, clears: !holds, value: null, found: () => ({ code: 'alert-goal-status', values }) };
  };
}
