// The targets and days that an adjustment may propose.
import { Decimal } from '../decimal.ts';
import { type Day, formatDay, parseDay } from '../period/civil.ts';
import { normalQuantile } from '../stat/normalQuantile.ts';
import { goal as goalOf } from './goal.ts';
import type { Goal } from './goalShape.ts';
import type { GoalProgress, GoalValue } from './progressShape.ts';
import { signOf } from './wanted.ts';

/** Digits of a target that people can keep in mind. */
const DIGITS = 3;

/** A number as a value of the indicator. */
export const goalValue = ({ unit }: Goal['of'], number: number | Decimal): GoalValue => {
  const value = new Decimal(number);
  return unit === 'count' ? value.round().toNumber() : value;
};

const exact = (value: GoalValue | null): Decimal => new Decimal(value ?? 0);

/** Rounded to three digits, towards less of what is wanted: a count to whole numbers. */
function rounded({ of, kind }: Goal, number: number): Decimal {
  const mode = signOf({ of, kind }) > 0 ? Decimal.ROUND_FLOOR : Decimal.ROUND_CEIL;
  const short = new Decimal(number).toSignificantDigits(DIGITS, mode);
  return of.unit === 'count' ? short.toDecimalPlaces(0, mode) : short;
}

/** The middle of the landings, at most the stretch target; null where that is no more than the target. */
export function harderTarget(goal: Goal, { landing, actual }: GoalProgress): GoalValue | null {
  const sign = signOf(goal);
  const better = (a: Decimal, b: Decimal): Decimal => (a.minus(b).times(sign).gt(0) ? a : b);
  let target = rounded(goal, landing.mean as number);
  if (goal.aggregation === 'cumulative' && sign > 0) target = better(target, exact(actual));
  if (goal.stretch !== null && target.minus(goal.stretch).times(sign).gt(0)) target = new Decimal(goal.stretch);
  return target.minus(goal.target).times(sign).gt(0) ? goalValue(goal.of, target) : null;
}

/** What all but `share` of the landings reach, never less than what is there; null where that is no easier than the target. */
export function easierTarget(goal: Goal, { landing, actual }: GoalProgress, share: number): GoalValue | null {
  const sign = signOf(goal);
  const { mean, deviation } = landing;
  if (mean === null || deviation === null || actual === null) return null;
  const target = rounded(goal, mean + sign * deviation * normalQuantile(share));
  const kept = target.minus(exact(actual)).times(sign).lt(0) ? exact(actual) : target;
  return kept.minus(goal.target).times(sign).lt(0) ? goalValue(goal.of, kept) : null;
}

/** How many times its days a goal needs at the pace so far; null where nothing was gained, or no day brings it nearer. */
export function neededShare({ elapsed, progress, start, run }: GoalProgress): number | null {
  if (elapsed === null || elapsed <= 0 || progress === null || start === null || run === null) return null;
  const gone = Number(progress);
  return gone > 0 ? elapsed / gone : null;
}

/** The day behind the last one of a goal that lasts so many times as long. */
export function endAfter({ between: [from, to] }: Goal, times: number): string {
  const [start, end] = [parseDay(from) as Day, parseDay(to) as Day];
  return formatDay(start + Math.ceil((end - start) * times - 1e-9));
}

/** Whether the last day that is known is the last one of a goal, or behind it. */
export const isEnded = ({ between: [, to] }: Goal, asOf: string): boolean => (parseDay(asOf) as Day) + 1 >= (parseDay(to) as Day);

/** The goal in two steps: as far as it will come, and behind its end the rest. Both are parts of it. */
export function inTwo(goal: Goal, first: GoalValue, until: string, createdAt: string): Goal[] {
  const { id, title, between, target, aggregation, pacing } = goal;
  const isSummed = aggregation === 'cumulative';
  // Checkpoints are those of the whole way.
  const plain = typeof pacing === 'object' && 'checkpoints' in pacing ? ('linear' as const) : pacing;
  const common = { ...goal, parent: id, stretch: null, minimum: null, weight: 1, pacing: plain, createdAt };
  const rest = isSummed ? new Decimal(target).minus(exact(first)) : target;
  const baseline = isSummed ? null : exact(first);
  return [
    goalOf({ ...common, id: `${id}-1`, title: `${title} (1)`, target: exact(first) }),
    goalOf({
      ...common,
      id: `${id}-2`,
      title: `${title} (2)`,
      target: rest,
      baseline,
      between: [between[1], until],
      kind: isSummed ? 'reach' : goal.kind,
    }),
  ];
}
