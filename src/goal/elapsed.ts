// How much of the way should be gone by a moment, under the pacing of a goal.
import { add, divide, type Fraction, multiply, negate, whole } from '../expr/fraction.ts';
import type { AsOfPoint } from '../period/asOf.ts';
import { type Day, parseDay } from '../period/civil.ts';
import { readRange } from '../period/range.ts';
import { workingDayCounter } from '../period/workingDays.ts';
import type { Goal } from './goalShape.ts';
import type { SeasonWeights } from './seasonWeights.ts';
import { amountOf } from './wanted.ts';

/** The days of a goal, in units of its pacing. */
export interface Elapsed {
  /** The share of the way that should be gone; null without seasons to tell. */
  readonly share: Fraction | null;
  /** Days that have passed, part of the running one included. */
  readonly passed: Fraction;
  /** Days that are left. */
  readonly left: Fraction;
  readonly unit: 'day' | 'working-day';
}

const PARTS = 1e9;

/** A day and the part of it that has passed, exactly enough: to a ten thousandth of a second. */
const point = (day: Day, part: number): Fraction => ({
  n: BigInt(day) * BigInt(PARTS) + BigInt(Math.round(part * PARTS)),
  d: BigInt(PARTS),
});

/** a − b. */
export const less = (a: Fraction, b: Fraction): Fraction => add(a, negate(b));

/** How much of the days of a goal has passed at a moment: the end of a day counts to it. */
export function elapsedAt({ between, pacing }: Goal, { open, part }: AsOfPoint, seasons: SeasonWeights | null): Elapsed {
  const { from, to } = readRange(between);
  const day = Math.min(to, Math.max(from, open));
  const share = day === open && open < to ? part : 0;
  const isWorked = typeof pacing === 'object' && 'workingDays' in pacing;
  const count = isWorked ? workingDayCounter(pacing.workingDays) : { between: (a: Day, b: Day) => b - a };
  const all = whole(count.between(from, to));
  const passed = point(count.between(from, day), count.between(day, day + 1) * share);
  const left = less(all, passed);
  const about = { passed, left, unit: isWorked ? 'working-day' : 'day' } as const;
  if (left.n === 0n || day === to) return { ...about, share: whole(1) };
  if (pacing !== 'seasonal') return { ...about, share: divide(passed, all) };
  return { ...about, share: seasons === null ? null : point(0, seasons(day + share)) };
}

/** The value that the checkpoints of a goal expect at a moment, in a straight line between them; at its end that is the target. */
export function checkpointValue(goal: Goal, { open, part }: AsOfPoint, start: Fraction | null): Fraction | null {
  if (typeof goal.pacing !== 'object' || !('checkpoints' in goal.pacing)) return null;
  const { from, to } = readRange(goal.between);
  const marks = goal.pacing.checkpoints.map(({ on, value }) => ({ at: (parseDay(on) as Day) + 1, value: amountOf(value) }));
  const first = marks[0]?.value ?? amountOf(goal.target);
  const line = [{ at: from, value: start ?? first }, ...marks, { at: to, value: amountOf(goal.target) }];
  const now = open >= to ? point(to, 0) : point(Math.max(from, open), open < from ? 0 : part);
  const next = line.findIndex(({ at }, i) => i > 0 && now.n <= BigInt(at) * now.d);
  const [a, b] = [line[next - 1] as (typeof line)[number], line[next] as (typeof line)[number]];
  if (a.at === b.at) return b.value;
  const way = divide(less(now, whole(a.at)), whole(b.at - a.at));
  return add(a.value, multiply(less(b.value, a.value), way));
}
