// A rule of alerts: read, checked and completed.
import * as z from 'zod/mini';
import { KpiError } from '../error.ts';
import { compare, type Fraction } from '../expr/fraction.ts';
import { fractionIn } from './amount.ts';
import type { AlertCondition, Limit } from './conditionShape.ts';
import { ruleFault } from './ruleFault.ts';
import type { AlertRuleInput } from './ruleInput.ts';
import { alertRuleSchema, type RuleRead } from './ruleSchema.ts';
import type { AlertRule } from './ruleShape.ts';

/**
 * A rule of alerts, read and completed: plain JSON, to be stored and read back. Limits are exact and say what happens at the limit itself:
 * `below` is not met by a value that is equal, `atMost` is.
 *
 * @throws {KpiError} unknown-option — for a word that is not known; bad-argument — for what words say together (a `clearAt` on the wrong
 * side, `partial` for what may still turn); bad-number, number-out-of-range, number-too-long, unknown-currency
 * @see    alerts, alertRuleSchema
 * @example
 * ```ts
 * import { alertRule } from 'sales-kpi';
 * const rule = alertRule({ id: 'low', of: 'revenue', table: 'weekly', when: { is: 'below', value: 100 }, clearAt: '110' });
 * [rule.when, rule.clearAt, rule.severity, rule.delay] // => [{"is":"below","value":"100"},"110","warning",0]
 * ```
 */
export function alertRule(input: AlertRuleInput): AlertRule {
  const result = z.safeParse(alertRuleSchema, input);
  if (!result.success) throw ruleFault(result.error.issues, input);
  const { id, title, ...said } = result.data;
  const rule: AlertRule = { id, title: title ?? id, ...said };
  checkPlace(rule);
  checkBand(rule.when);
  checkClearAt(rule);
  checkPartial(rule);
  checkInARow(rule);
  return rule;
}

function refuse(name: keyof RuleRead, problem: string, hint: string): never {
  throw new KpiError('bad-argument', problem, hint, [name]);
}

/** A goal is no column of a table, and has no periods. */
function checkPlace({ when, of, table, segment, delay, partial, coolDown, currency }: AlertRule): void {
  if (when.is !== 'goalStatus') {
    if (of === null) refuse('of', 'a rule without an indicator', "add of: 'revenue', the id of a column");
    if (table === null) refuse('table', 'a rule without a table', "add table: 'weekly', its name among the tables");
    return;
  }
  const given = { of, table, segment, currency, delay: delay || null, partial: partial || null };
  for (const [name, value] of Object.entries(given))
    if (value !== null) refuse(name as keyof RuleRead, `goalStatus with ${name}`, `leave out ${name}: the goal says where it stands`);
  if (coolDown !== null && 'periods' in coolDown) refuse('coolDown', 'a cool-down in periods for a goal', 'give { days: 14 }');
}

function checkBand(when: AlertCondition): void {
  if (when.is !== 'between' && when.is !== 'outside') return;
  if (compare(fractionIn(when.from), fractionIn(when.to)) > 0)
    refuse('when', `${when.is} ${when.from} and ${when.to}`, 'exchange from and to');
}

/** An alert is over on the other side of the limit: at the limit itself only where that does not fire. */
function checkClearAt({ when, clearAt }: AlertRule): void {
  if (clearAt === null) return;
  const limit = limitOf(when);
  if (limit === null) refuse('clearAt', `clearAt with ${when.is}`, 'it goes with above, below, atLeast, atMost and change');
  const above = compare(fractionIn(clearAt), limit.value);
  const isBeyond = { above: above <= 0, atLeast: above < 0, below: above >= 0, atMost: above > 0 }[limit.limit];
  if (!isBeyond) refuse('clearAt', `clearAt is ${clearAt}`, 'give a value on the other side of the limit');
}

/** The limit of a condition that has one. */
export function limitOf(when: AlertCondition): { readonly limit: Limit; readonly value: Fraction } | null {
  if (when.is === 'change') return { limit: when.limit, value: fractionIn(when.value) };
  return 'value' in when ? { limit: when.is, value: fractionIn(when.value) } : null;
}

/** What a running period has reached already it keeps; anything else about it may still turn. */
function checkPartial({ partial, when, forPeriods }: AlertRule): void {
  if (!partial) return;
  if (when.is !== 'above' && when.is !== 'atLeast')
    refuse('partial', `partial with ${when.is}`, 'a running period may only already be above or atLeast a limit: leave out partial');
  if (forPeriods > 1) refuse('partial', 'partial with forPeriods', 'leave one of them out');
}

const inARow: readonly AlertCondition['is'][] = ['streak', 'trend', 'trendBreak', 'goalStatus'];

function checkInARow({ when, forPeriods }: AlertRule): void {
  if (forPeriods > 1 && inARow.includes(when.is)) refuse('forPeriods', `forPeriods with ${when.is}`, 'leave out forPeriods');
}
