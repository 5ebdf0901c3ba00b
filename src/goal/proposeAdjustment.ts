// Whether a target should change: never by itself, never more than once, never below what is there.
import { Decimal } from '../decimal.ts';
import { excerpt, KpiError, refuseUnknown } from '../error.ts';
import { countOrThrow, probabilityOrThrow } from '../stat/arguments.ts';
import type {
  AdjustmentAction,
  AdjustmentOptions,
  AdjustmentPolicy,
  AdjustmentProposal,
  AdjustmentReason,
  DriverNamed,
} from './adjustmentShape.ts';
import type { Goal } from './goalShape.ts';
import type { GoalProgress, GoalStatus, GoalValue } from './progressShape.ts';
import { easierTarget, endAfter, goalValue, harderTarget, inTwo, isEnded, neededShare } from './proposed.ts';
import { isKept, signOf } from './wanted.ts';

const usual: AdjustmentPolicy = { raiseFrom: 0.9, raiseAfter: 0.5, lowerBelow: 0.1, offTrackBefore: 2, lowerTo: 0.35, extendWithin: 1.25 };
/** Up to so many times its days, a goal is cut in two rather than made easier. */
const MOST_TIMES = 2;

interface Change {
  readonly action: AdjustmentAction;
  readonly reason: AdjustmentReason;
  readonly target?: GoalValue;
  readonly until?: string;
}

/**
 * Whether the target of a goal should be more ambitious or more realistic, with what speaks for it. Nothing is changed: the original goal
 * is handed back beside the proposal.
 *
 * More ambitious, where at least half of the days are over and 9 of 10 landings reach the target: the middle of the landings, at most the
 * stretch target. More time, after two check-ins behind in a row, where fewer than 1 of 10 landings reach it and the pace so far gets there
 * within 1.25 times the days. After two of them off track: two steps, where it gets there within twice the days; otherwise what 65 of 100
 * landings reach, and never less than what is there. A target that was changed once is not changed again.
 *
 * @param checkIns  the progress of the goal at some days, the last one last
 * @throws {KpiError} bad-argument — for check-ins of another goal, or out of order, and for shares that are none; unknown-option
 * @see    progress
 * @example
 * ```ts
 * import { goal, orderCount, progress, proposeAdjustment } from 'sales-kpi';
 * const sales = Array.from({ length: 20 * 30 }, (_, i) => ({ id: `${i}`, date: `${2024 + Math.floor(i / 360)}-${String((Math.floor(i / 30) % 12) + 1).padStart(2, '0')}-15`, amount: 9 }));
 * const year = goal({ id: 'orders-2025', of: orderCount, target: 300, between: ['2025-01-01', '2026-01-01'] });
 * const { action, proposedTarget } = proposeAdjustment(year, [progress(year, sales, { asOf: '2025-08-31' })]);
 * [action, proposedTarget] // => ["raise",360]
 * ```
 */
export function proposeAdjustment(goal: Goal, checkIns: readonly GoalProgress[], options: AdjustmentOptions = {}): AdjustmentProposal {
  refuseUnknown(options, ['policy', 'changes', 'drivers']);
  const policy = policyOf(options.policy);
  const changes = countOrThrow(options.changes ?? 0, 'changes');
  checkIns.forEach((one, i) => {
    if (one.goal.id !== goal.id)
      throw new KpiError('bad-argument', `a check-in of ${excerpt(one.goal.id)}`, `give those of ${goal.id}`, ['checkIns', i]);
    if (i > 0 && one.asOf < (checkIns[i - 1]?.asOf ?? ''))
      throw new KpiError('bad-argument', `a check-in of ${one.asOf} behind a later one`, 'give them in order', ['checkIns', i]);
  });
  const last = checkIns.at(-1);
  const change = last === undefined ? keep('not-known') : changeOf(goal, checkIns, last, policy, changes);
  const { action, reason, target = null, until = null } = change;
  const { mean = null, low80 = null, high80 = null, probability = null } = last?.landing ?? {};
  const values = {
    title: goal.title,
    action,
    reason,
    target: goalValue(goal.of, new Decimal(goal.target)),
    proposed: target,
    until,
    probability,
  };
  return {
    action,
    reason,
    original: goal,
    proposedTarget: target,
    range: low80 === null || high80 === null ? null : [goalValue(goal.of, low80), goalValue(goal.of, high80)],
    until,
    parts: action === 'split' && target !== null && until !== null ? inTwo(goal, target, until, last?.asOf ?? '') : [],
    evidence: {
      probability,
      elapsed: last?.elapsed ?? null,
      statuses: checkIns.map(({ status }) => status),
      actual: last?.actual ?? null,
      landing: mean,
    },
    driver: driverIn(options.drivers ?? []),
    findings: last === undefined ? [] : [{ code: 'goal-adjustment', of: last.of, segment: goal.segment, period: last.period, values }],
  };
}

const keep = (reason: AdjustmentReason): Change => ({ action: 'keep', reason });

function changeOf(goal: Goal, checkIns: readonly GoalProgress[], last: GoalProgress, policy: AdjustmentPolicy, changes: number): Change {
  if (isKept(goal.kind) || goal.kind === 'milestones') return keep('not-adjustable');
  if (changes > 0) return keep('changed-before');
  if (last.status === 'not-started') return keep('too-early');
  if (isEnded(goal, last.asOf)) return keep('over');
  const { probability, mean } = last.landing;
  if (probability === null || mean === null) return keep('not-known');
  if (probability >= policy.raiseFrom) {
    if (last.elapsed === null || last.elapsed < policy.raiseAfter) return keep('too-early');
    const target = harderTarget(goal, last);
    return target === null ? keep('on-course') : { action: 'raise', reason: 'nearly-sure', target };
  }
  if (probability >= policy.lowerBelow) return keep('on-course');
  const recent = checkIns.slice(-policy.offTrackBefore).map(({ status }) => status);
  const isLately = (...words: GoalStatus[]): boolean =>
    recent.length === policy.offTrackBefore && recent.every((status) => words.includes(status));
  const times = neededShare(last);
  if (isLately('at-risk', 'off-track') && times !== null && times > 1 && times <= policy.extendWithin)
    return { action: 'extend', reason: 'reachable-later', until: endAfter(goal, times) };
  if (!isLately('off-track')) return keep('off-once');
  const target = easierTarget(goal, last, policy.lowerTo);
  if (target === null) return keep('not-known');
  const isStep = times !== null && times > 1 && times <= MOST_TIMES && signOf(goal) * (Number(target) - Number(last.start)) > 0;
  return isStep
    ? { action: 'split', reason: 'reachable-in-steps', target, until: endAfter(goal, times) }
    : { action: 'lower', reason: 'out-of-reach', target };
}

function policyOf(given: Partial<AdjustmentPolicy> | undefined): AdjustmentPolicy {
  refuseUnknown(given ?? {}, Object.keys(usual), ['policy']);
  const policy = { ...usual, ...given };
  for (const name of ['raiseFrom', 'raiseAfter', 'lowerBelow', 'lowerTo'] as const)
    probabilityOrThrow(policy[name], name, ['policy', name]);
  countOrThrow(policy.offTrackBefore, 'offTrackBefore', 1, ['policy', 'offTrackBefore']);
  if (!(policy.extendWithin >= 1 && policy.extendWithin <= MOST_TIMES))
    throw new KpiError('bad-argument', `extendWithin is ${excerpt(policy.extendWithin)}`, `give a number from 1 to ${MOST_TIMES}`, [
      'policy',
      'extendWithin',
    ]);
  return policy;
}

/** The driver that weighs most. */
function driverIn(drivers: NonNullable<AdjustmentOptions['drivers']>): DriverNamed | null {
  const size = ({ values }: (typeof drivers)[number]): Decimal => new Decimal(values.value).abs();
  const [first] = [...drivers].sort((a, b) => size(b).comparedTo(size(a)));
  return first === undefined ? null : { label: first.of?.label ?? null, segment: first.segment, value: first.values.value };
}
