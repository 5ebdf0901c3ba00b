// Whether the values of several goals add up: one indicator that does, one currency, the same days, and no record twice.
import type { GoalProgress } from './progressShape.ts';

/** Why values are not added up. */
export type NotAddedUp = 'not-additive' | 'different-indicators' | 'different-currencies' | 'different-days' | 'not-known';

/** Why the values of goals are not added up; null where they are. */
export function notAddedUp(parts: readonly GoalProgress[]): NotAddedUp | null {
  const [first] = parts;
  if (first === undefined) return 'not-known';
  const isAlike = (of: (part: GoalProgress) => unknown): boolean => parts.every((part) => of(part) === of(first));
  if (parts.length === 1) return first.actual === null ? 'not-known' : null;
  if (!isAlike(({ goal }) => JSON.stringify(goal.of))) return 'different-indicators';
  if (!parts.every(({ goal }) => goal.of.additivity === 'additive' && goal.aggregation === 'cumulative' && goal.kind !== 'milestones'))
    return 'not-additive';
  if (!isAlike(({ of }) => of.currency)) return 'different-currencies';
  if (!isAlike(({ period }) => period)) return 'different-days';
  // The same records twice would count twice; so would a part and the whole.
  const segments = parts.map(({ segment }) => (segment === null ? null : Object.entries(segment).sort()));
  const isApart = segments.every((one, i) => segments.every((other, j) => i === j || areApart(one, other)));
  if (!isApart) return 'not-additive';
  return parts.some(({ actual }) => actual === null) ? 'not-known' : null;
}

type Keys = readonly (readonly [string, unknown])[] | null;

/** Whether no record is of both: one of their dimensions has two values. */
function areApart(a: Keys, b: Keys): boolean {
  if (a === null || b === null) return false;
  const other = new Map(b);
  return a.some(([name, value]) => other.has(name) && other.get(name) !== value);
}
