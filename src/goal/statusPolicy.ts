// By which rules a goal gets its status: plain data, the first rule that holds decides.
import { type Amount, Decimal, readExact } from '../decimal.ts';
import { excerpt, KpiError, refuseUnknown } from '../error.ts';
import { parseDay } from '../period/civil.ts';
import type { GoalStatus } from './progressShape.ts';

/**
 * What a rule looks at: the value to date; how much of the way is gone (`progress`); the value against what it should be by now (`pace`);
 * progress less what it should be by now (`gap`, below 0 when behind); `planned`, the pace where checkpoints say what is planned and
 * progress otherwise; the probability of the landing; the share of the days that has passed (`elapsed`); the day itself (`date`).
 */
export type StatusMeasure = 'value' | 'progress' | 'pace' | 'gap' | 'planned' | 'probability' | 'elapsed' | 'date';

/** A rule: every bound that is given must hold. Bands are half-open where one rule says `atLeast` what the next one is below. */
export interface StatusRule {
  /** What it looks at. */
  readonly measure: StatusMeasure;
  /** ≥; of the measure `date`, a day `YYYY-MM-DD`. */
  readonly atLeast?: Amount | undefined;
  /** > */
  readonly above?: Amount | undefined;
  /** ≤ */
  readonly atMost?: Amount | undefined;
  /** < */
  readonly below?: Amount | undefined;
  /** The status where it holds. */
  readonly status: GoalStatus;
}

/** How a status is told. */
export interface StatusPolicy {
  /** Its name. */
  readonly id: string;
  /** In their order; what a rule looks at and is not known lets the next one decide. */
  readonly rules: readonly StatusRule[];
  /** Where no rule holds; `unknown` where one of them could not tell. */
  readonly otherwise: GoalStatus;
  /** Below which share of the days it is too early; null for never. */
  readonly earlyBelow: number | null;
  /** Whether reaching the target is a status of its own, before the rules: `achieved`. */
  readonly isReachedFirst: boolean;
  /** What exceeds: the stretch target, or anything beyond the target; null for no such status. */
  readonly exceededBy: 'stretch' | 'target' | null;
  /** Whether a goal that is over is met, partly met or missed; otherwise the rules go on. */
  readonly isClosedAtEnd: boolean;
}

/** What rules look at; null where it is not known. */
export type Measures = Readonly<Record<Exclude<StatusMeasure, 'date'>, Decimal | null>> & { readonly date: string };

const bounds = ['atLeast', 'above', 'atMost', 'below'] as const;
const measures: readonly StatusMeasure[] = ['value', 'progress', 'pace', 'gap', 'planned', 'probability', 'elapsed', 'date'];
/** The words for where a goal stands. */
export const goalStatuses = [
  'not-started',
  'too-early',
  'achieved',
  'exceeded',
  'on-track',
  'at-risk',
  'off-track',
  'partly-met',
  'missed',
  'unknown',
] as const satisfies readonly GoalStatus[];

/** The status that the rules of a policy give. */
export function statusByRules({ rules, otherwise }: StatusPolicy, known: Measures): GoalStatus {
  let isAllKnown = true;
  for (const rule of rules) {
    const holds = holdsFor(rule, known);
    if (holds === true) return rule.status;
    if (holds === null) isAllKnown = false;
  }
  return isAllKnown ? otherwise : 'unknown';
}

/** Whether a rule holds; null where what it looks at is not known. */
function holdsFor(rule: StatusRule, known: Measures): boolean | null {
  const value = known[rule.measure];
  if (value === null) return null;
  const compared = (bound: Amount): number =>
    typeof value === 'string' ? Number(value > String(bound)) - Number(value < String(bound)) : value.comparedTo(String(bound));
  const { atLeast, above, atMost, below } = rule;
  return (
    (atLeast === undefined || compared(atLeast) >= 0) &&
    (above === undefined || compared(above) > 0) &&
    (atMost === undefined || compared(atMost) <= 0) &&
    (below === undefined || compared(below) < 0)
  );
}

/** A policy, checked: whatever cannot be read is refused before anything is judged by it. */
export function policyGiven(policy: StatusPolicy): StatusPolicy {
  const path = ['policy'];
  if (typeof policy !== 'object' || policy === null)
    throw new KpiError('bad-argument', `the policy is ${excerpt(policy)}`, 'give one of statusPolicies, or one of your own', path);
  refuseUnknown(policy, ['id', 'rules', 'otherwise', 'earlyBelow', 'isReachedFirst', 'exceededBy', 'isClosedAtEnd'], path);
  const refuse = (problem: string, hint: string, ...at: (string | number)[]): never => {
    throw new KpiError('bad-argument', problem, hint, [...path, ...at]);
  };
  if (!Array.isArray(policy.rules)) refuse(`rules are ${excerpt(policy.rules)}`, 'give a list', 'rules');
  if (!goalStatuses.includes(policy.otherwise))
    refuse(`otherwise is ${excerpt(policy.otherwise)}`, `one of ${goalStatuses.join(', ')}`, 'otherwise');
  const { earlyBelow } = policy;
  if (earlyBelow !== null && !(typeof earlyBelow === 'number' && earlyBelow >= 0 && earlyBelow <= 1))
    refuse(`earlyBelow is ${excerpt(earlyBelow)}`, 'give a share from 0 to 1, or null', 'earlyBelow');
  policy.rules.forEach((rule, i) => {
    refuseUnknown(rule, ['measure', 'status', ...bounds], [...path, 'rules', i]);
    if (!measures.includes(rule.measure)) refuse(`measure is ${excerpt(rule.measure)}`, `one of ${measures.join(', ')}`, 'rules', i);
    if (!goalStatuses.includes(rule.status)) refuse(`status is ${excerpt(rule.status)}`, `one of ${goalStatuses.join(', ')}`, 'rules', i);
    const given = bounds.filter((bound) => rule[bound] !== undefined);
    if (given.length === 0) refuse('a rule without a bound', `add one of ${bounds.join(', ')}`, 'rules', i);
    for (const bound of given) {
      const value = rule[bound];
      const isRead = rule.measure === 'date' ? typeof value === 'string' && parseDay(value) !== null : typeof readExact(value) === 'object';
      if (!isRead)
        refuse(`${bound} is ${excerpt(value)}`, rule.measure === 'date' ? 'give a day, YYYY-MM-DD' : 'give a number', 'rules', i);
    }
  });
  return policy;
}

/** A number for rules: that of a measure. */
export const measured = (value: number | null): Decimal | null => (value === null ? null : new Decimal(value));
