// Reads a goal: everything that is said of it is checked, everything that is not said gets its default, and amounts become exact text.
import { excerpt, KpiError, refuseUnknown } from '../error.ts';
import { readKey } from '../expr/key.ts';
import { calendar as calendarOf } from '../period/calendar.ts';
import { formatDay } from '../period/civil.ts';
import { readRange } from '../period/range.ts';
import { additivityOf } from '../plan/additivity.ts';
import type { Unit } from '../plan/metric.ts';
import { checkMetric } from '../query/checkMetric.ts';
import type { SegmentKeys } from '../query/finding.ts';
import type { GoalInput } from './goalInput.ts';
import { type GoalRead, goalSchema, readWords } from './goalSchema.ts';
import { type Goal, type GoalAggregation, type GoalKind, isAddedUp, type Objective } from './goalShape.ts';
import { milestonesIn, pacingIn } from './pacingGiven.ts';
import { checkAmounts, isKept, kindOf, signOf } from './wanted.ts';

/**
 * A goal, complete: what an indicator is to reach, by when, from where, in which steps. It is plain JSON, so that it can be kept and
 * read back by this function.
 *
 * What adds up over time (revenue), or is counted once over all days (orders, customers), begins at 0 on its first day: a baseline is
 * only what it is compared with. Of anything else (rates, stocks) the latest value counts: a rate is never expected to grow from 0.
 *
 * @throws {KpiError} bad-argument — for what is missing, does not go together (a target that is the baseline, a decrease where more is
 * better and nobody said so), or names no indicator; bad-number, number-out-of-range, number-too-long — for an amount; bad-range,
 * bad-date, unknown-currency, unknown-option
 * @see    progress, rollUpGoals, proposeAdjustment
 * @example
 * ```ts
 * import { goal, revenue } from 'sales-kpi';
 * const { kind, target, aggregation, pacing } = goal({ id: 'sales-2025', of: revenue, target: '1000000.00', currency: 'EUR', between: ['2025-01-01', '2026-01-01'] });
 * [kind, target, aggregation, pacing] // => ["reach","1000000","cumulative","linear"]
 * ```
 */
export function goal(input: GoalInput): Goal {
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    throw new KpiError('bad-argument', `a goal from ${excerpt(input)}`, 'give { id, of, target, between }', ['goal']);
  refuseUnknown(input, [...Object.keys(goalSchema.shape), 'of', 'between', 'calendar', 'segment', 'pacing']);
  const of = metricIn(input.of);
  const read = readWords(input);
  const days = readRange(input.between);
  const kind = kindOf(read, of.better);
  const milestones = milestonesIn(read, kind, days);
  const said = { ...read, target: kind === 'milestones' ? String(milestones.length) : read.target };
  const aggregation = aggregationIn(said, kind, of);
  checkAmounts(said, { kind, aggregation, sign: signOf({ kind, of }) });
  const target = said.target as string;
  if (said.parent === said.id) throw new KpiError('bad-argument', 'a goal that is a part of itself', 'leave out parent', ['parent']);
  return {
    id: said.id,
    title: said.title ?? said.id,
    of,
    kind,
    baseline: said.baseline ?? null,
    target,
    upTo: said.upTo ?? null,
    stretch: said.stretch ?? null,
    minimum: said.minimum ?? null,
    currency: currencyIn(said, of.unit),
    between: [formatDay(days.from), formatDay(days.to)],
    calendar: calendarOf(input.calendar),
    segment: segmentIn(input.segment),
    aggregation,
    pacing: pacingIn(input.pacing, days, target),
    milestones,
    owner: said.owner ?? null,
    objective: objectiveIn(said),
    parent: said.parent ?? null,
    weight: said.weight ?? 1,
    createdAt: said.createdAt ?? null,
  };
}

/** The indicator as plain data, whatever it was given as. */
function metricIn(given: unknown): Goal['of'] {
  const path = ['of'];
  if ((typeof given !== 'object' && typeof given !== 'function') || given === null)
    throw new KpiError('bad-argument', `of is ${excerpt(given)}`, 'give an indicator, such as revenue', path);
  const metric = given as GoalInput['of'];
  checkMetric(metric, path);
  const { id, label, unit, better, formula, maturity } = metric;
  const additivity = metric.additivity ?? additivityOf(formula);
  // A copy of its own, without what JSON would not keep.
  return JSON.parse(
    JSON.stringify({ id, label: { en: label.en, fr: label.fr }, unit, better, additivity, formula, maturity }),
  ) as Goal['of'];
}

function aggregationIn({ aggregation: given }: GoalRead, kind: GoalKind, { id, additivity }: Goal['of']): GoalAggregation {
  const adds = isAddedUp(additivity) && !isKept(kind);
  const aggregation = given ?? (adds || kind === 'milestones' ? 'cumulative' : 'latest');
  const refuse = (hint: string): never => {
    throw new KpiError('not-additive', `${id} ${aggregation}`, hint, ['aggregation']);
  };
  if (aggregation === 'cumulative' && !adds && kind !== 'milestones')
    refuse(isKept(kind) ? "what is to stay is judged period by period: 'latest'" : "its values do not add up over time: 'latest'");
  if (aggregation === 'average' && additivity === 'ratio')
    refuse("the mean of rates counts a small month as much as a large one: 'latest' is the rate over all of its days");
  if (aggregation === 'average' && isKept(kind)) refuse("what is to stay is judged period by period: 'latest'");
  return aggregation;
}

function currencyIn({ currency }: GoalRead, unit: Unit): string | null {
  if (currency == null || unit === 'money') return currency ?? null;
  throw new KpiError('bad-argument', `${currency} for an indicator in ${unit}`, 'leave out currency', ['currency']);
}

function objectiveIn({ objective }: GoalRead): Objective | null {
  if (objective == null) return null;
  refuseUnknown(objective, ['id', 'title', 'drivers'], ['objective']);
  return { id: objective.id, title: objective.title ?? objective.id, drivers: objective.drivers ?? [] };
}

function segmentIn(segment: unknown): SegmentKeys | null {
  if (segment === undefined || segment === null) return null;
  if (typeof segment !== 'object' || Array.isArray(segment) || Object.keys(segment).length === 0)
    throw new KpiError('bad-argument', `segment is ${excerpt(segment)}`, "give the value of a dimension: { country: 'FR' }", ['segment']);
  return Object.fromEntries(
    Object.entries(segment).map(([name, value]: [string, unknown]) => {
      const read = value === null ? { key: null } : readKey(value);
      if (name === '__proto__' || !('key' in read))
        throw new KpiError('bad-argument', `segment ${excerpt(name)} is ${excerpt(value)}`, 'give text, a number, a flag or null', [
          'segment',
          name,
        ]);
      return [name, read.key];
    }),
  );
}
