// Answers in parts: each part of the records gives a partial, partials merge in any order, and the last one is settled into
// the table that all records together would give.

import { foldStates } from '../engine/states.ts';
import { KpiError } from '../error.ts';
import type { Json } from '../expr/aggregate/aggregate.ts';
import type { Comparison, ComparisonPolicy } from '../period/compare.ts';
import { type Engine, type EngineSource, engine, isEngineSource } from '../plan/engine.ts';
import { merger } from '../plan/mergeStates.ts';
import type { Metric } from '../plan/metric.ts';
import type { Plan } from '../plan/plan.ts';
import { saveStates } from '../plan/saveStates.ts';
import { endStates, type States } from '../plan/states.ts';
import { checkQuestion } from './checkQuestion.ts';
import type { Data } from './data.ts';
import { finish, planQuestion } from './finish.ts';
import { type Partial, plannedAgain, refuseOther, statesIn, VERSION } from './partialShape.ts';
import type { Answered, Reads, RecordBehind, Row, Simple } from './query.ts';
import type { AnyQuestion, Dimension, Question, Segment } from './question.ts';
import { planOver } from './sources.ts';
import type { Table } from './table.ts';

/**
 * The mergeable answer from some of the records: a day, a batch, the share of a worker.
 *
 * The records of a customer or an order may be spread over parts: what is distinct is counted once when parts merge. Batches of
 * records (`stream`) give their part later, once they were all read.
 *
 * @throws {KpiError} needs-range — when `every` comes without `between`: parts must agree on the periods
 * @throws {KpiError} unsupported — for a database: it keeps no state that could be merged
 * @example
 * ```ts
 * import { activeCustomers, mergePartials, partial, revenue, settlePartial } from 'sales-kpi';
 * const question = { select: [revenue, activeCustomers] } as const;
 * const monday = partial([{ id: '1', date: '2025-01-06', amount: 0.1, customerId: 'ana' }], question);
 * const tuesday = partial([{ id: '2', date: '2025-01-07', amount: 0.2, customerId: 'ana' }], question);
 * settlePartial(mergePartials(monday, tuesday)).rows // => [ { period: 'all', revenue: 0.3, activeCustomers: 1 } ]
 * ```
 */
export function partial<
  const S extends readonly Metric[],
  T extends Data<Reads<S>> | EngineSource<Reads<S>>,
  const B extends Dimension<RecordBehind<T, keyof Reads<S>>> | Segment = never,
  const C extends ComparisonPolicy | Comparison | undefined = undefined,
>(
  data: T,
  question: Question<S, RecordBehind<T, keyof Reads<S>>, B, C>,
): Answered<T, Partial<Simple<Row<S, RecordBehind<T, keyof Reads<S>>, B, C, undefined>>>> {
  const asked = question as unknown as AnyQuestion;
  checkQuestion(asked);
  if (asked.every !== undefined && asked.between === undefined)
    throw new KpiError('needs-range', 'a partial needs a range', 'add between: [from, to], so that all parts have the same periods', [
      'between',
    ]);
  return (isEngineSource(data) ? partLater(data[engine], asked) : partNow(data, asked)) as never;
}

function partNow(data: unknown, question: AnyQuestion): Partial {
  const { plans, source } = planOver(data, question);
  return partOf(
    question,
    plans,
    plans.map((plan) => foldStates(plan, source(plan.from))),
  );
}

async function partLater({ states }: Engine, question: AnyQuestion): Promise<Partial> {
  if (states === undefined)
    throw new KpiError('unsupported', 'a part of what a database holds', 'ask it with query, or stream its records');
  const { plans } = planQuestion(question, () => null);
  return partOf(question, plans, await states(plans));
}

function partOf(question: AnyQuestion, plans: readonly Plan[], states: readonly States[]): Partial {
  return { version: VERSION, question: plain(question), states: plans.map((plan, p) => saveStates(plan, states[p] as States)) };
}

/** The question as JSON: indicators by their definitions. */
function plain(question: AnyQuestion): Json {
  const select = question.select.map(({ id, label, unit, better, additivity, source, formula, maturity }) => ({
    id,
    label,
    unit,
    better,
    additivity,
    source,
    formula,
    maturity,
  }));
  const asOf = question.asOf instanceof Date ? question.asOf.getTime() : question.asOf;
  return JSON.parse(JSON.stringify({ ...question, select, asOf })) as Json;
}

/**
 * The partial of all parts together. Merging is associative and commutative; the same parts in any order give the same JSON.
 *
 * @throws {KpiError} bad-partial — when the parts answer different questions, or one of them is no partial of this version
 */
export function mergePartials<R>(first: Partial<R>, ...others: readonly Partial<R>[]): Partial<R> {
  const { plans } = plannedAgain(first);
  for (const other of others) refuseOther(first, other, plans);
  const states = plans.map((plan, p) => {
    const all = merger(plan, statesIn(first, plan, p));
    for (const other of others) all.add(statesIn(other, plan, p));
    return saveStates(plan, all.end());
  });
  return { ...first, states };
}

/**
 * The table of a partial: the same as that of all its records together.
 *
 * @throws {KpiError} bad-partial — when it is no partial of this version
 */
export function settlePartial<R>(partial: Partial<R>): Table<R> {
  const { question, ...planned } = plannedAgain(partial);
  return finish(
    question,
    planned,
    planned.plans.map((plan, p) => endStates(plan, statesIn(partial, plan, p))),
  ) as unknown as Table<R>;
}
