// How a goal is said to be paced, and which steps it has: in order, and within its days.
import { excerpt, KpiError, refuseUnknown } from '../error.ts';
import { compare } from '../expr/fraction.ts';
import { type Day, formatDay, parseDay } from '../period/civil.ts';
import type { DayRange } from '../period/dayRange.ts';
import { workingDayCounter } from '../period/workingDays.ts';
import { type GoalRead, readCheckpoints } from './goalSchema.ts';
import type { Checkpoint, GoalKind, Milestone, Pacing } from './goalShape.ts';
import { amountOf } from './wanted.ts';

const HINT = "give 'linear', 'seasonal', { workingDays } or { checkpoints }";

/** The pacing of a goal; a target is reached at its end whatever the pacing. */
export function pacingIn(given: unknown, days: DayRange, target: string): Pacing {
  if (given === undefined || given === null || given === 'linear') return 'linear';
  if (given === 'seasonal') return 'seasonal';
  if (typeof given !== 'object') throw new KpiError('bad-argument', `pacing is ${excerpt(given)}`, HINT, ['pacing']);
  refuseUnknown(given, ['workingDays', 'checkpoints'], ['pacing']);
  const names = Object.keys(given);
  if (names.length !== 1) throw new KpiError('bad-argument', `pacing has ${names.length} words`, HINT, ['pacing']);
  return names[0] === 'workingDays' ? worked(given, days) : { checkpoints: checkpointsIn(given, days, target) };
}

function worked(given: object, { from, to }: DayRange): Pacing {
  const path = ['pacing', 'workingDays'];
  const { workingDays } = given as { readonly workingDays: unknown };
  if (typeof workingDays !== 'object' || workingDays === null)
    throw new KpiError('bad-argument', `workingDays is ${excerpt(workingDays)}`, 'give { weekend, holidays }, or {}', path);
  if (workingDayCounter(workingDays, path).between(from, to) === 0)
    throw new KpiError('bad-argument', 'a goal without a working day', 'give more days, or fewer holidays', path);
  const { weekend, holidays } = workingDays as { readonly weekend?: never[]; readonly holidays?: never[] };
  return { workingDays: { ...(weekend && { weekend: [...weekend] }), ...(holidays && { holidays: [...holidays] }) } };
}

function checkpointsIn(given: object, days: DayRange, target: string): readonly Checkpoint[] {
  const read = readCheckpoints(given);
  if (read.length === 0) throw new KpiError('bad-argument', 'no checkpoints', 'give at least one', ['pacing', 'checkpoints']);
  return read.map((point, i) => {
    refuseUnknown(point, ['on', 'value'], ['pacing', 'checkpoints', i]);
    const path = ['pacing', 'checkpoints', i];
    const on = within(point.on, days, [...path, 'on']);
    const before = read[i - 1];
    if (before !== undefined && (parseDay(before.on) as Day) >= on)
      throw new KpiError('bad-argument', `a checkpoint on ${point.on} behind ${before.on}`, 'give them in the order of their days', path);
    if (on === days.to - 1 && compare(amountOf(point.value), amountOf(target)) !== 0)
      throw new KpiError('bad-argument', `${point.value} on the last day`, `that is the target: ${target}`, [...path, 'value']);
    return { on: point.on, value: point.value };
  });
}

/** The milestones of a goal, in order of their days. */
export function milestonesIn({ milestones, target }: GoalRead, kind: GoalKind, days: DayRange): readonly Milestone[] {
  const given = milestones ?? [];
  if ((kind === 'milestones') !== given.length > 0)
    throw new KpiError('bad-argument', `${given.length} milestones of the kind ${kind}`, "they go with kind: 'milestones'", ['milestones']);
  if (given.length > 0 && target != null && target !== String(given.length))
    throw new KpiError('bad-argument', `a target of ${target} for ${given.length} milestones`, 'leave it out', ['target']);
  const read = given.map((one, i) => {
    refuseUnknown(one, ['title', 'by', 'doneOn'], ['milestones', i]);
    within(one.by, days, ['milestones', i, 'by']);
    return { title: one.title, by: one.by, doneOn: one.doneOn ?? null };
  });
  return read.sort((a, b) => (a.by < b.by ? -1 : a.by > b.by ? 1 : 0));
}

function within(date: string, { from, to }: DayRange, path: readonly (string | number)[]): Day {
  const day = parseDay(date) as Day;
  if (day >= from && day < to) return day;
  throw new KpiError('bad-range', `${date} is not among the days of the goal`, `${formatDay(from)} to ${formatDay(to - 1)}`, path);
}
