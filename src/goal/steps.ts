// What is counted of a goal rather than measured: periods that stayed where they should, milestones that are done.
import { type Amount, type Decimal, readExact } from '../decimal.ts';
import { excerpt, KpiError } from '../error.ts';
import { decimalOf, divide, type Fraction, fractionOf, whole } from '../expr/fraction.ts';
import { valueFrom } from '../query/value.ts';
import type { Goal } from './goalShape.ts';
import type { Numbers } from './judged.ts';
import type { GoalValue, KeptPeriods, MilestonesDone, RunRate } from './progressShape.ts';
import { type Stand, type Standing, withheld } from './stand.ts';
import { isBreach } from './statusOf.ts';

/** The periods that are over and on the wrong side. */
export function keptOf(goal: Goal, over: readonly Stand[]): KeptPeriods {
  const breached = over.flatMap(({ id, value }) =>
    value !== null && isBreach(goal, value) ? [{ period: id, value: valueFrom(goal.of, value) as GoalValue }] : [],
  );
  return { judged: over.length, breached };
}

/** The value of the last period that is over. */
export function lastOf(over: readonly Stand[]): Standing {
  const value = over.at(-1)?.value ?? null;
  return value === null ? withheld('too-early') : { value, reason: null };
}

/** The milestones that are done, and those that should be by the end of a day. */
export function stepsOf({ milestones }: Goal, day: string): MilestonesDone {
  const isDone = (doneOn: string | null): boolean => doneOn !== null && doneOn <= day;
  const due = milestones.filter(({ by }) => by <= day);
  return {
    done: milestones.filter(({ doneOn }) => isDone(doneOn)).length,
    due: due.length,
    late: due.filter(({ doneOn }) => !isDone(doneOn)),
  };
}

/** The numbers of milestones: those done of those due, and of all. */
export function numbersOfSteps({ milestones }: Goal, { done, due }: MilestonesDone): Numbers {
  const [actual, expected, target] = [whole(done), whole(due), whole(milestones.length)];
  return {
    actual,
    start: whole(0),
    target,
    expected,
    progress: divide(actual, target),
    pace: due === 0 ? null : divide(actual, expected),
    gap: whole(done - due),
    run: null,
    reasons: { ...(due === 0 && { pace: 'zero-denominator' as const }), run: 'level' },
  };
}

/** The effort that is left, as it leaves the library. */
export function runShown(
  { remaining, required, soFar, effort }: NonNullable<Numbers['run']>,
  daysLeft: number,
  unit: RunRate['unit'],
  shown: (value: Fraction) => GoalValue | null,
): RunRate {
  const exact = (value: Fraction | null): Decimal | null => (value === null ? null : decimalOf(value));
  return {
    remaining: shown(remaining) as GoalValue,
    required: exact(required) as Decimal,
    soFar: exact(soFar),
    daysLeft,
    unit,
    effortMultiplier: exact(effort),
  };
}

/** What is under way, exactly. */
export function underWay(given: Amount | null | undefined): Fraction | null {
  if (given === undefined || given === null) return null;
  const exact = readExact(given);
  if (typeof exact === 'string') throw new KpiError(exact, `inProgress is ${excerpt(given)}`, 'give an amount', ['inProgress']);
  return fractionOf(exact);
}
