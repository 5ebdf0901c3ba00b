// Several goals in one: by weight, or by the worst of them.
import { Decimal } from '../decimal.ts';
import { excerpt, KpiError, refuseUnknown } from '../error.ts';
import { type NotAddedUp, notAddedUp } from './addedUp.ts';
import { goalTree } from './goalTree.ts';
import type { GoalProgress, GoalStatus, GoalValue } from './progressShape.ts';

/** How goals are rolled up. */
export interface RollUpOptions {
  /** Whose status counts: the one of the weighted progress, or the worst of all. */
  readonly how: 'weighted' | 'worstWins';
  /** The goal whose parts are rolled up, by its id; all goals that are no part of another one unless given. */
  readonly parent?: string | undefined;
}

/** Several goals in one. */
export interface GoalsRolledUp {
  /** How. */
  readonly how: 'weighted' | 'worstWins';
  /** The goals that are rolled up, by their ids. */
  readonly goals: readonly string[];
  /** Where they stand together. */
  readonly status: GoalStatus;
  /** The mean of their progress by weight, each within 0 and 1; null where that of one of them is not known. */
  readonly progress: Decimal | null;
  /** Their values to date, added up; null unless all are of one indicator that adds up, in one currency and over the same days. */
  readonly actual: GoalValue | null;
  /** Their targets, added up, under the same conditions. */
  readonly target: GoalValue | null;
  /** Those whose progress or status is not known. */
  readonly unknown: readonly string[];
  /** Why values are not added up; null where they are. */
  readonly reason: NotAddedUp | null;
}

/** From the worst to the best. */
const order: readonly GoalStatus[] = [
  'missed',
  'off-track',
  'partly-met',
  'at-risk',
  'unknown',
  'too-early',
  'not-started',
  'on-track',
  'achieved',
  'exceeded',
];

/**
 * Several goals in one. Progress is the mean by weight; a goal that is over-reached does not make up for another one. Values are added up
 * only where that is right: one indicator that adds up, one currency, the same days, and no two goals of one segment. Rates are never
 * added, nor averaged.
 *
 * @param goals  the progress of each, at one moment
 * @returns one goal rolls up to itself; without goals nothing is known
 * @throws {KpiError} bad-argument — for goals that are parts of each other in a circle, two of one id, a parent that is not there, or
 * progress at different moments; unknown-option
 * @see    progress, tooManyGoals
 * @example
 * ```ts
 * import { goal, progress, revenue, rollUpGoals } from 'sales-kpi';
 * const sales = [{ id: '1', date: '2025-01-10', amount: 5, country: 'FR' }, { id: '2', date: '2025-01-11', amount: 5, country: 'BE' }];
 * const each = (['FR', 'BE'] as const).map((country) =>
 *   progress(goal({ id: country, of: revenue, target: 10, between: ['2025-01-01', '2025-02-01'], segment: { country } }), sales, { asOf: '2025-01-15' }));
 * const { progress: share, actual, target } = rollUpGoals(each, { how: 'weighted' });
 * [share, actual, target].map(String) // => ["0.5","10","20"]
 * ```
 */
export function rollUpGoals(goals: readonly GoalProgress[], options: RollUpOptions): GoalsRolledUp {
  refuseUnknown(options, ['how', 'parent']);
  const { how, parent } = options;
  if (how !== 'weighted' && how !== 'worstWins')
    throw new KpiError('bad-argument', `how is ${excerpt(how)}`, "give 'weighted' or 'worstWins'", ['how']);
  const days = new Set(goals.map(({ asOf }) => asOf));
  if (days.size > 1)
    throw new KpiError('bad-argument', `progress at ${[...days].slice(0, 2).join(' and ')}`, 'take all of them at one moment', ['goals']);
  const parts = goalTree(goals, parent);
  const unknown = parts.filter(({ progress, status }) => progress === null || status === 'unknown').map(({ goal }) => goal.id);
  const progress = parts.length === 0 || parts.some((part) => part.progress === null) ? null : weighted(parts);
  const reason = notAddedUp(parts);
  const sum = (of: 'actual' | 'target'): GoalValue | null => {
    if (reason !== null) return null;
    const total = parts.reduce((all, part) => all.plus(new Decimal(part[of] as GoalValue)), new Decimal(0));
    return parts[0]?.of.unit === 'count' ? total.toNumber() : total;
  };
  return {
    how,
    goals: parts.map(({ goal }) => goal.id),
    status: how === 'worstWins' ? worst(parts) : byWeight(parts, progress),
    progress,
    actual: sum('actual'),
    target: sum('target'),
    unknown,
    reason,
  };
}

const within = (value: Decimal): Decimal => Decimal.min(1, Decimal.max(0, value));

function weighted(parts: readonly GoalProgress[]): Decimal {
  const [only] = parts;
  if (parts.length === 1 && only?.progress) return new Decimal(only.progress);
  const whole = parts.reduce((all, { goal }) => all.plus(goal.weight), new Decimal(0));
  const gone = parts.reduce((all, part) => all.plus(within(new Decimal(part.progress as Decimal)).times(part.goal.weight)), new Decimal(0));
  return gone.div(whole);
}

function worst(parts: readonly GoalProgress[]): GoalStatus {
  return parts.reduce<GoalStatus>(
    (found, { status }) => (order.indexOf(status) < order.indexOf(found) ? status : found),
    parts[0]?.status ?? 'unknown',
  );
}

/** The status that holds by half of the weight or more, counted from the worst: one small goal does not turn all of them red. */
function byWeight(parts: readonly GoalProgress[], progress: Decimal | null): GoalStatus {
  if (progress === null || parts.some(({ status }) => status === 'unknown'))
    return parts.length === 1 ? (parts[0]?.status ?? 'unknown') : 'unknown';
  const sorted = [...parts].sort((a, b) => order.indexOf(a.status) - order.indexOf(b.status));
  const half = parts.reduce((all, { goal }) => all + goal.weight, 0) / 2;
  let gone = 0;
  for (const { goal, status } of sorted) {
    gone += goal.weight;
    if (gone >= half) return status;
  }
  return 'unknown';
}
