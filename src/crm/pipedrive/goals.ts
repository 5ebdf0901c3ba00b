// Goals of Pipedrive, as targets: one row for each stretch of time.

import { excerpt, KpiError } from '../../error.ts';
import { Target } from '../../model/deal/target.ts';
import { ownOptions } from '../../model/parseOptions.ts';
import { readDay } from '../../model/read/day.ts';
import type { Fault } from '../../model/read/reader.ts';
import { type Aim, aimsOf, type GoalAim } from '../aim.ts';
import { type At, given } from '../at.ts';
import { baseOptions } from '../custom.ts';
import { lookUp } from '../lookUp.ts';
import type { Mapped } from '../mapped.ts';
import { type MapOptions, mapOptions, mapping } from '../mapping.ts';
import { amount, flag, refuse, text } from '../readers.ts';
import { slicesOf } from './goalSlices.ts';
import { pipedrivePage } from './record.ts';

/** Quotas are money. */
const QUOTA = 'wonValue';

/** A target of Pipedrive. */
export interface PipedriveTarget extends Target {
  /** The title of the goal. */
  readonly name: string | null;
  /** The goal that its stretches belong to. */
  readonly goalId: string | null;
  /** What is counted: `deals_won`, `activities_completed` … */
  readonly goalType: string | null;
  /** The pipelines that it is for; none: all. */
  readonly pipelines: readonly string[];
}

/** Why goals are left out: `team` ones would be counted beside those of its people. */
export type PipedriveGoalExclusion = 'inactive' | 'team' | 'unnamed';

/** How goals are mapped. */
export interface PipedriveGoalOptions extends MapOptions {
  /**
   * The indicator that a goal is for, by its identifier, its title, or what it counts and how: `{ 'deals_won:sum': 'wonValue' }`,
   * where `sum` adds up money and `quantity` counts.
   */
  readonly indicators: Readonly<Record<string, GoalAim>>;
  /** The answer of `/currencies`: goals name currencies by number. A goal in money whose currency is not told is refused. */
  readonly currencies?: unknown;
  /** The day behind the last one of goals without an end: `'2026-01-01'`. Without it they are refused. */
  readonly until?: string | undefined;
}

/**
 * Goals of Pipedrive (`/goals/find`) as targets: a row for each week, month, quarter or year of their duration. A goal counts
 * deals in its own currency only, and so is a target: where deals have others, compare them with `by: ['currency']`. Goals that
 * are not active, those of teams, and those that are not named are left out and counted; those of the company are for everybody.
 *
 * @param payload - what the API answered
 * @throws KpiError `bad-argument` or `unknown-option`: an option is wrong.
 * @source developers.pipedrive.com, API reference: goals, currencies
 * @example
 * ```ts
 * import { pipedriveGoals } from 'sales-kpi/crm/pipedrive';
 *
 * const goal = { id: 'a1', title: 'Quota', type: { name: 'deals_won', params: { pipeline_id: [1] } }, assignee: { type: 'person', id: 11 },
 *   interval: 'monthly', duration: { start: '2025-01-01', end: '2025-02-28' }, is_active: true,
 *   expected_outcome: { target: 30000, tracking_metric: 'sum', currency_id: 42 } };
 * const { rows } = pipedriveGoals({ success: true, data: { goals: [goal] } }, {
 *   indicators: { 'deals_won:sum': 'wonValue' }, currencies: [{ id: 42, code: 'EUR' }],
 * });
 * rows.map(({ start, end, value, currency, salesperson }) => [start, end, value, currency, salesperson]);
 * // => [ [ '2025-01-01', '2025-02-01', 30000, 'EUR', '11' ], [ '2025-02-01', '2025-03-01', 30000, 'EUR', '11' ] ]
 * ```
 */
export function pipedriveGoals(payload: unknown, options: PipedriveGoalOptions): Mapped<PipedriveTarget, PipedriveGoalExclusion> {
  const own = ownOptions(options, [...mapOptions, 'indicators', 'currencies', 'until']);
  const aims = aimsOf(own.indicators, own.currency);
  const until = untilOf(own.until);
  const currencies = lookUp(own.currencies, pipedrivePage, (at) => {
    const [id, code] = [text(at('id')), text(at('code'))];
    return typeof id === 'string' && typeof code === 'string' ? [[id, code] as const] : [];
  });
  const aimOf = (goal: At): Aim | undefined =>
    [goal('id'), goal('title'), `${goal('type.name')}:${goal('expected_outcome.tracking_metric')}`]
      .map((name) => aims.get(String(name)))
      .find((aim) => aim !== undefined);
  const leftOut: Readonly<Record<PipedriveGoalExclusion, (goal: At) => boolean>> = {
    inactive: (goal) => flag(goal('is_active')) === false,
    team: (goal) => goal('assignee.type') === 'team',
    unnamed: (goal) => aimOf(goal) === undefined,
  };
  const ofGoal =
    <T>(read: (goal: At) => T) =>
    (at: At): T =>
      read((path) => at(`goal.${path}`));
  const map = mapping({
    record: Target,
    fields: {
      id: (at) => [text(at('goal.id')), at('start')].filter((part) => typeof part === 'string').join('/'),
      start: 'start',
      end: 'end',
      value: ofGoal((goal) => amount(goal('expected_outcome.target'))),
      indicatorId: ofGoal((goal) => aimOf(goal)?.indicator),
      currency: ofGoal((goal) => currencyOf(goal, currencies, aimOf(goal))),
      salesperson: ofGoal((goal) => (goal('assignee.type') === 'person' ? text(goal('assignee.id')) : null)),
      name: ofGoal((goal) => text(goal('title'))),
      goalId: ofGoal((goal) => text(goal('id'))),
      goalType: ofGoal((goal) => text(goal('type.name'))),
      pipelines: ofGoal((goal) => pipelinesOf(goal('type.params.pipeline_id'))),
    },
    exclude: { inactive: ofGoal(leftOut.inactive), team: ofGoal(leftOut.team), unnamed: ofGoal(leftOut.unnamed) },
    each: (goal) => {
      const isLeftOut = Object.values(leftOut).some((holds) => holds(goal));
      const kept = Object.fromEntries(parts.map((name) => [name, goal(name)]));
      return (isLeftOut ? [{}] : slicesOf(goal, until)).map((slice) => ({ ...slice, goal: kept }));
    },
    page: pipedrivePage,
  });
  // The currency of the call is that of quotas only.
  return map(payload, { ...baseOptions(own), currency: undefined }) as Mapped<PipedriveTarget, PipedriveGoalExclusion>;
}

/** What of a goal is read besides its stretches. */
const parts = ['id', 'title', 'type', 'assignee', 'expected_outcome', 'is_active'] as const;

/** A goal that adds up money is in its own currency; one that counts has none. */
function currencyOf(goal: At, currencies: ReadonlyMap<string, string>, aim: Aim | undefined): string | null | Fault {
  const [metric, id] = [goal('expected_outcome.tracking_metric'), given(goal('expected_outcome.currency_id'))];
  if (metric !== 'sum') return aim?.indicator === QUOTA ? refuse('bad-value', metric, 'a sum: it counts, and wonValue is money') : null;
  if (id === null) return aim?.currency ?? null;
  return currencies.get(String(id)) ?? refuse('unknown-currency', id, 'give currencies');
}

function pipelinesOf(ids: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(ids) ? ids : [ids];
  return list.map((id) => text(id)).filter((id) => typeof id === 'string');
}

function untilOf(until: string | undefined): string | null {
  if (until === undefined) return null;
  const read = readDay(until);
  if (typeof read === 'string') return read;
  throw new KpiError('bad-argument', `until is ${excerpt(until)}`, 'give a calendar date, YYYY-MM-DD', ['until']);
}
