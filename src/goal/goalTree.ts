// Goals that are parts of goals: a tree, never a circle.
import { excerpt, KpiError } from '../error.ts';
import type { GoalProgress } from './progressShape.ts';

/** The parts of a goal; without one, all goals that are no part of another one here. */
export function goalTree(goals: readonly GoalProgress[], parent: string | undefined): readonly GoalProgress[] {
  const refuse = (problem: string, hint: string): never => {
    throw new KpiError('bad-argument', problem, hint, ['goals']);
  };
  const parents = new Map(goals.map(({ goal }) => [goal.id, goal.parent]));
  if (parents.size < goals.length) refuse('two goals of one id', 'give each goal once');
  for (const { goal } of goals) {
    const seen = new Set([goal.id]);
    for (let at = goal.parent; at !== null; at = parents.get(at) ?? null) {
      if (seen.has(at)) refuse(`goal ${excerpt(at)} is a part of itself`, 'take away the parent of one of them');
      seen.add(at);
    }
  }
  if (parent === undefined) return goals.filter(({ goal }) => goal.parent === null || !parents.has(goal.parent));
  const parts = goals.filter(({ goal }) => goal.parent === parent);
  return parts.length > 0 ? parts : refuse(`no goal is a part of ${excerpt(parent)}`, 'give the id that goals have as their parent');
}
