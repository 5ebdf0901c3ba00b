// Where a goal stands, in a word: what is certain first, then the rules of a policy.
import { compare, decimalOf, type Fraction } from '../expr/fraction.ts';
import type { Elapsed } from './elapsed.ts';
import type { Goal } from './goalShape.ts';
import type { Numbers } from './judged.ts';
import type { GoalStatus, KeptPeriods, MilestonesDone } from './progressShape.ts';
import type { Stand } from './stand.ts';
import { measured, type StatusPolicy, statusByRules } from './statusPolicy.ts';
import { amountOf, signOf } from './wanted.ts';

/** What a status is told from. */
export interface Known {
  readonly numbers: Numbers;
  readonly elapsed: Elapsed;
  readonly probability: number | null;
  readonly asOf: string;
  readonly hasBegun: boolean;
  readonly isOver: boolean;
}

/** Where a goal stands whose value is added up, or rises or falls to its target. */
export function statusOf(goal: Goal, policy: StatusPolicy, known: Known): GoalStatus {
  const { actual, target, reasons } = known.numbers;
  if (!known.hasBegun) return 'not-started';
  if (actual === null) return reasons.actual === 'too-early' && !known.isOver ? 'too-early' : 'unknown';
  const sign = signOf(goal);
  const isAt = (bound: Fraction): boolean => sign * compare(actual, bound) >= 0;
  // What should fall, or stay within a budget, is only sure at the end.
  const isSure = sign > 0 || known.isOver;
  const isClosed = known.isOver && policy.isClosedAtEnd;
  if (isAt(target) && isSure && (policy.isReachedFirst || isClosed)) return isExceeded(goal, policy, actual) ? 'exceeded' : 'achieved';
  if (isClosed) return goal.minimum !== null && isAt(amountOf(goal.minimum)) ? 'partly-met' : 'missed';
  if (sign < 0 && goal.aggregation === 'cumulative' && !isAt(target)) return 'off-track';
  return isEarly(policy, known.elapsed) ? 'too-early' : byRules(goal, policy, known);
}

function isExceeded(goal: Goal, { exceededBy }: StatusPolicy, actual: Fraction): boolean {
  const sign = signOf(goal);
  if (exceededBy === 'target') return sign * compare(actual, amountOf(goal.target)) > 0;
  return exceededBy === 'stretch' && goal.stretch !== null && sign * compare(actual, amountOf(goal.stretch)) >= 0;
}

const isEarly = ({ earlyBelow }: StatusPolicy, { passed, left }: Elapsed): boolean => {
  const [gone, rest] = [decimalOf(passed), decimalOf(left)];
  return earlyBelow !== null && gone.lt(gone.plus(rest).times(earlyBelow));
};

function byRules(goal: Goal, policy: StatusPolicy, { numbers, elapsed, probability, asOf }: Known): GoalStatus {
  const decimal = (value: Fraction | null) => (value === null ? null : decimalOf(value));
  const { actual, progress, pace } = numbers;
  const [gone, days] = [decimal(progress), decimalOf(elapsed.passed)];
  const isPlanned = typeof goal.pacing === 'object' && 'checkpoints' in goal.pacing;
  return statusByRules(policy, {
    value: decimal(actual),
    progress: gone,
    pace: decimal(pace),
    gap: gone === null || elapsed.share === null ? null : gone.minus(decimalOf(elapsed.share)),
    planned: isPlanned ? decimal(pace) : gone,
    probability: measured(probability),
    elapsed: days.div(days.plus(decimalOf(elapsed.left))),
    date: asOf,
  });
}

/** Whether a value is on the wrong side of what it should stay at; on the boundary it is not. */
export function isBreach(goal: Goal, value: Fraction, bound = goal.target): boolean {
  const over = goal.upTo !== null && compare(value, amountOf(goal.upTo)) > 0;
  return over || signOf(goal) * compare(value, amountOf(bound)) < 0;
}

/** Where a goal stands that is to stay where it should be: no policy has another word for it. */
export function keptStatus(goal: Goal, { judged, breached }: KeptPeriods, over: readonly Stand[], isOver: boolean): GoalStatus {
  const last = over.at(-1);
  if (judged === 0 || last === undefined) return isOver ? 'unknown' : 'too-early';
  if (breached.length === 0) return isOver ? 'achieved' : 'on-track';
  const { minimum } = goal;
  if (isOver)
    return minimum !== null && !over.some(({ value }) => value !== null && isBreach(goal, value, minimum)) ? 'partly-met' : 'missed';
  return breached.at(-1)?.period === last.id ? 'off-track' : 'at-risk';
}

/** Where a goal of milestones stands: those done against those due. */
export function milestoneStatus(goal: Goal, policy: StatusPolicy, { done, due }: MilestonesDone, known: Known): GoalStatus {
  if (!known.hasBegun) return 'not-started';
  if (done === goal.milestones.length) return 'achieved';
  if (known.isOver)
    return goal.minimum !== null && compare({ n: BigInt(done), d: 1n }, amountOf(goal.minimum)) >= 0 ? 'partly-met' : 'missed';
  return due === 0 ? 'on-track' : byRules(goal, policy, known);
}
