// How far a goal is: what is there, what should be there by now, what is left to do, where it will land, and a word for all of it.
import type { Amount } from '../decimal.ts';
import { excerpt, KpiError, refuseUnknown } from '../error.ts';
import { decimalOf, type Fraction } from '../expr/fraction.ts';
import { type AsOf, type AsOfPoint, readAsOf } from '../period/asOf.ts';
import { formatDay } from '../period/civil.ts';
import type { Grain } from '../period/grain.ts';
import { type DateRange, readRange } from '../period/range.ts';
import type { Answered } from '../query/query.ts';
import { valueFrom } from '../query/value.ts';
import { seriesRead } from '../trend/series.ts';
import { elapsedAt } from './elapsed.ts';
import { type Goal, subjectOfGoal } from './goalShape.ts';
import { numbersOf } from './judged.ts';
import { landing } from './landing.ts';
import { progressFindings } from './progressFindings.ts';
import { type ProgressRead, readProgress } from './progressInput.ts';
import type { GoalProgress, GoalValue } from './progressShape.ts';
import { seasonWeights } from './seasonWeights.ts';
import { type Stand, type Standing, withheld } from './stand.ts';
import { actualOf, standsIn } from './standing.ts';
import { type Known, keptStatus, milestoneStatus, statusOf } from './statusOf.ts';
import { statusPolicies } from './statusPolicies.ts';
import { policyGiven, type StatusPolicy } from './statusPolicy.ts';
import { keptOf, lastOf, numbersOfSteps, runShown, stepsOf, underWay } from './steps.ts';
import { isKept } from './wanted.ts';

/** How the progress of a goal is asked. */
export interface ProgressOptions {
  /** Up to when records are known: a day counts to its end. There is no hidden clock. */
  readonly asOf: AsOf;
  /** By which rules the status is told: one of `statusPolicies`, or one of your own. */
  readonly policy?: StatusPolicy | undefined;
  /** By which periods records are asked: months where they fill the days of the goal, else weeks, else days. A table has its own. */
  readonly every?: Grain | undefined;
  /** The dates for which records exist at all. */
  readonly coverage?: DateRange | undefined;
  /** What is under way and not counted yet, such as the weighted open pipeline: reported, never added. */
  readonly inProgress?: Amount | null | undefined;
}

/**
 * How far a goal is at a moment: the value to date, what it should be by now under the pacing of the goal, the effort that is left, where
 * it will land, and where it stands in a word.
 *
 * What adds up, or is counted once over all days, is paced from 0 to the target. A rate or a stock is not: without a baseline it should be
 * at its target all along, with one it is on the way from there. A rate is that of all days of the goal so far; a stock its latest value;
 * of medians and the like the latest period that is over. What is to stay is judged period by period, only where they are over, exactly, and on the
 * boundary is no breach.
 *
 * @param input  records as `query` takes them (with an engine of its own, the answer comes later), or `{ table }` of `query` by period
 * with the column of the goal, which may reach back before the goal so that its end can be forecast
 * @returns numbers, and a reason for each that is not known; days without records in their coverage count as 0, days outside of it are
 * unknown
 * @throws {KpiError} bad-argument — for a policy or an amount under way that cannot be read, or a table of another indicator; bad-date;
 * unknown-field — for a column that the table does not have; unknown-option
 * @see    goal, landing, statusPolicies, rollUpGoals, proposeAdjustment
 * @example
 * ```ts
 * import { goal, progress, revenue } from 'sales-kpi';
 * const april = goal({ id: 'april', of: revenue, target: 3000, between: ['2025-04-01', '2025-05-01'] });
 * const sales = [{ id: '1', date: '2025-04-10', amount: 1400 }];
 * const { actual, expected, pace, status } = progress(april, sales, { asOf: '2025-04-15' });
 * [actual, expected, pace?.toFixed(3), status].map(String) // => ["1400","1500","0.933","at-risk"]
 * ```
 */
export function progress<T>(goal: Goal, input: T, options: ProgressOptions): Answered<T, GoalProgress> {
  if (typeof options !== 'object' || options === null)
    throw new KpiError('bad-argument', `options are ${excerpt(options)}`, "give { asOf: '2025-11-23' }", ['options']);
  refuseUnknown(options, ['asOf', 'policy', 'every', 'coverage', 'inProgress']);
  const at = readAsOf(options.asOf, goal.calendar);
  const policy = policyGiven(options.policy ?? statusPolicies.default);
  const inProgress = underWay(options.inProgress);
  const { asOf, every, coverage } = options;
  return readProgress(goal, input, { asOf, every, coverage }, (read) => judge(goal, read, { at, asOf, policy, inProgress }));
}

interface Judging {
  readonly at: AsOfPoint;
  readonly asOf: AsOf;
  readonly policy: StatusPolicy;
  readonly inProgress: Fraction | null;
}

function judge(goal: Goal, read: ProgressRead, { at, asOf, policy, inProgress }: Judging): GoalProgress {
  const { from, to } = readRange(goal.between);
  const [hasBegun, isOver] = [at.open + at.part > from, at.open >= to];
  const isSteps = goal.kind === 'milestones';
  const found = isSteps ? 'milestones' : read.isThere ? standsIn(goal, read.within, at) : 'no-data';
  const stands: readonly Stand[] = typeof found === 'string' ? [] : found;
  const over = stands.filter(({ isOver: one, value }) => one && value !== null);
  const kept = isKept(goal.kind) ? keptOf(goal, over) : null;
  const seasons = goal.pacing === 'seasonal' && read.isThere ? seasonWeights(goal, seriesRead(read.past, {})) : null;
  const elapsed = elapsedAt(goal, at, seasons);
  const day = formatDay(at.day);
  const milestones = isSteps ? stepsOf(goal, day) : null;
  const standing: Standing =
    typeof found === 'string' ? withheld(found) : kept !== null ? lastOf(over) : actualOf(goal, read.within, stands, read.whole);
  const numbers = milestones === null ? numbersOf(goal, standing, elapsed, at, hasBegun) : numbersOfSteps(goal, milestones);
  const ahead = landing(goal, read.past, { asOf, addsUp: read.addsUp });
  const known: Known = { numbers, elapsed, probability: ahead.probability, asOf: day, hasBegun, isOver };
  const status =
    milestones !== null
      ? milestoneStatus(goal, policy, milestones, known)
      : kept === null || !hasBegun || typeof found === 'string'
        ? statusOf(goal, policy, known)
        : keptStatus(goal, kept, over, isOver);
  const shown = (value: Fraction | null): GoalValue | null => valueFrom(milestones === null ? goal.of : { unit: 'count' }, value);
  const exact = (value: Fraction | null) => (value === null ? null : decimalOf(value));
  const reasons = {
    ...numbers.reasons,
    ...(status === 'unknown' && { status: numbers.reasons.actual ?? numbers.reasons.pace ?? 'no-data' }),
  };
  const { run } = numbers;
  const made: Omit<GoalProgress, 'findings'> = {
    goal,
    of: subjectOfGoal(goal),
    segment: goal.segment,
    period: goal.between.join('/'),
    asOf: day,
    status,
    policy: policy.id,
    actual: shown(numbers.actual),
    start: shown(numbers.start),
    target: shown(numbers.target) as GoalValue,
    expected: shown(numbers.expected),
    elapsed: elapsed.share === null ? null : decimalOf(elapsed.share).toNumber(),
    progress: exact(numbers.progress),
    pace: exact(numbers.pace),
    gap: shown(numbers.gap),
    run: run && runShown(run, decimalOf(elapsed.left).toNumber(), elapsed.unit, shown),
    landing: ahead,
    inProgress: shown(inProgress),
    kept,
    milestones,
    reasons: elapsed.share === null ? { ...reasons, elapsed: 'no-seasons' } : reasons,
  };
  return { ...made, findings: progressFindings(made) };
}
