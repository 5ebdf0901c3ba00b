// The numbers of a goal at a moment, exactly, and why some of them are not known.
import { add, compare, divide, type Fraction, multiply, negate, whole } from '../expr/fraction.ts';
import type { AsOfPoint } from '../period/asOf.ts';
import { checkpointValue, type Elapsed, less } from './elapsed.ts';
import type { Goal } from './goalShape.ts';
import type { GoalProgress, ProgressReason } from './progressShape.ts';
import type { Standing } from './stand.ts';
import { amountOf, isKept, signOf } from './wanted.ts';

/** The names of what may not be known. */
export type Named = keyof GoalProgress['reasons'];

/** The numbers of a goal. */
export interface Numbers {
  readonly actual: Fraction | null;
  readonly start: Fraction | null;
  readonly target: Fraction;
  readonly expected: Fraction | null;
  readonly progress: Fraction | null;
  readonly pace: Fraction | null;
  readonly gap: Fraction | null;
  readonly run: {
    readonly remaining: Fraction;
    readonly required: Fraction;
    readonly soFar: Fraction | null;
    readonly effort: Fraction | null;
  } | null;
  readonly reasons: Partial<Record<Named, ProgressReason>>;
}

const [ZERO, ONE] = [/* @__PURE__ */ whole(0), /* @__PURE__ */ whole(1)];
const isAbove = (a: Fraction, b: Fraction): boolean => compare(a, b) > 0;

/** Where the value of a goal starts from; null where nobody said so. */
export function startOf(goal: Goal): Fraction | null {
  if (isKept(goal.kind)) return null;
  if (goal.aggregation === 'cumulative') return ZERO;
  return goal.baseline === null ? null : amountOf(goal.baseline);
}

/** The numbers of a goal whose value is added up, or rises or falls to its target. */
export function numbersOf(goal: Goal, standing: Standing, elapsed: Elapsed, at: AsOfPoint, hasBegun: boolean): Numbers {
  const reasons: Partial<Record<Named, ProgressReason>> = {};
  const or = <T>(name: Named, value: T | ProgressReason): Exclude<T, string> | null => {
    if (typeof value !== 'string') return value as Exclude<T, string>;
    reasons[name] = value as ProgressReason;
    return null;
  };
  const [start, target, sign] = [startOf(goal), amountOf(goal.target), signOf(goal)];
  const actual = or('actual', hasBegun ? (standing.value ?? (standing.reason as ProgressReason)) : 'not-started');
  const lacking = reasons.actual ?? 'no-data';
  if (start === null) reasons.start = isKept(goal.kind) ? 'level' : 'no-start';
  const expected = or('expected', expectedOf(goal, elapsed, at, start, hasBegun));
  const progress = or('progress', actual === null ? lacking : progressOf(actual, start, target, sign));
  const pace = or(
    'pace',
    actual === null ? lacking : expected === null ? (reasons.expected ?? 'level') : paceOf(goal, actual, start, expected),
  );
  const gap = or('gap', actual === null ? lacking : expected === null ? (reasons.expected ?? 'level') : less(actual, expected));
  const run = or('run', actual === null ? lacking : runOf(goal, actual, start, target, elapsed));
  return { actual, start, target, expected, progress, pace, gap, run, reasons };
}

/** What the value should be by now: a level without a start should be at its target all along. */
function expectedOf(goal: Goal, { share }: Elapsed, at: AsOfPoint, start: Fraction | null, hasBegun: boolean): Fraction | ProgressReason {
  if (!hasBegun) return 'not-started';
  if (isKept(goal.kind)) return amountOf(goal.target);
  const planned = checkpointValue(goal, at, start);
  if (planned !== null) return planned;
  const target = amountOf(goal.target);
  if (start === null) return target;
  return share === null ? 'no-seasons' : add(start, multiply(less(target, start), share));
}

function progressOf(actual: Fraction, start: Fraction | null, target: Fraction, sign: 1 | -1): Fraction | ProgressReason {
  if (start !== null) return divide(less(actual, start), less(target, start));
  // Without a start, a rate or a stock is a share of its target; what should fall has none.
  return sign > 0 && target.n > 0n ? divide(actual, target) : 'no-start';
}

/** 1 on time. What should fall from no baseline loses the share by which it is over. */
function paceOf(goal: Goal, actual: Fraction, start: Fraction | null, expected: Fraction): Fraction | ProgressReason {
  const isFromBaseline = start !== null && goal.aggregation !== 'cumulative';
  if (isFromBaseline) {
    const way = less(expected, start);
    return way.n === 0n ? 'zero-denominator' : divide(less(actual, start), way);
  }
  if (expected.n <= 0n) return expected.n === 0n ? 'zero-denominator' : 'no-start';
  const share = divide(actual, expected);
  return signOf(goal) > 0 ? share : less(whole(2), share);
}

function runOf(goal: Goal, actual: Fraction, start: Fraction | null, target: Fraction, elapsed: Elapsed): Numbers['run'] | ProgressReason {
  const sign = signOf(goal);
  // A budget is no effort, and no day brings a level nearer.
  if (start === null || isKept(goal.kind) || (sign < 0 && goal.aggregation === 'cumulative')) return 'level';
  const { left, passed } = elapsed;
  const towards = (value: Fraction): Fraction => (sign > 0 ? value : negate(value));
  const missing = towards(less(target, actual));
  const remaining = isAbove(missing, ZERO) ? missing : ZERO;
  if (left.n <= 0n) return 'over';
  const gained = towards(less(actual, start));
  const soFar = passed.n > 0n ? divide(gained, passed) : null;
  const isPlanned = typeof goal.pacing === 'object' && 'checkpoints' in goal.pacing;
  const share = isPlanned ? divide(passed, add(passed, left)) : elapsed.share;
  const rest = share === null ? null : less(ONE, share);
  const isKnown = share !== null && rest !== null && share.n > 0n && rest.n > 0n && gained.n > 0n;
  const effort = isKnown ? divide(multiply(remaining, share), multiply(rest, gained)) : null;
  return { remaining, required: divide(remaining, left), soFar, effort };
}
