// Answers in parts: each part of the records gives a partial, partials merge in any order, and the last one is settled into
// the table that all records together would give.

import { foldStates } from '../engine/states.ts';
import { excerpt, KpiError } from '../error.ts';
import type { Json } from '../expr/aggregate/aggregate.ts';
import type { Comparison, ComparisonPolicy } from '../period/compare.ts';
import { merger } from '../plan/mergeStates.ts';
import type { Metric } from '../plan/metric.ts';
import { loadStates, saveStates } from '../plan/saveStates.ts';
import { endStates } from '../plan/states.ts';
import { checkQuestion } from './checkQuestion.ts';
import type { Data } from './data.ts';
import { finish, type Planned, planQuestion } from './finish.ts';
import type { Reads, RecordBehind, Row, Simple } from './query.ts';
import type { AnyQuestion, Dimension, Question, Segment } from './question.ts';
import { planOver } from './sources.ts';
import type { Table } from './table.ts';

const VERSION = 2;

declare const rowType: unique symbol;

/** The answer to a question from some of the records: plain JSON, to be stored, sent and merged. */
export interface Partial<R = unknown> {
  /** The version of the form; another is refused. */
  readonly version: 2;
  /** The question, with the definitions of its indicators. */
  readonly question: Json;
  /** The states of each plan. */
  readonly states: readonly Json[];
  /** The type of a row of the table; never set. */
  readonly [rowType]?: R;
}

/**
 * The mergeable answer from some of the records: a day, a batch, the share of a worker.
 *
 * The records of a customer or an order may be spread over parts: what is distinct is counted once when parts merge.
 *
 * @throws {KpiError} needs-range — when `every` comes without `between`: parts must agree on the periods
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
  T extends Data<Reads<S>>,
  const B extends Dimension<RecordBehind<T, keyof Reads<S>>> | Segment = never,
  const C extends ComparisonPolicy | Comparison | undefined = undefined,
>(
  data: T,
  question: Question<S, RecordBehind<T, keyof Reads<S>>, B, C>,
): Partial<Simple<Row<S, RecordBehind<T, keyof Reads<S>>, B, C, undefined>>> {
  const asked = question as unknown as AnyQuestion;
  checkQuestion(asked);
  if (asked.every !== undefined && asked.between === undefined)
    throw new KpiError('needs-range', 'a partial needs a range', 'add between: [from, to], so that all parts have the same periods', [
      'between',
    ]);
  const { plans, source } = planOver(data, asked);
  return { version: VERSION, question: plain(asked), states: plans.map((plan) => saveStates(plan, foldStates(plan, source(plan.from)))) };
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

/** The plans of a partial, and its question. */
export function plannedAgain(partial: Partial): Planned & { readonly question: AnyQuestion } {
  if (typeof partial !== 'object' || partial === null || partial.version !== VERSION)
    throw new KpiError(
      'bad-partial',
      `a partial of version ${excerpt(partial?.version)}`,
      'merge partials of the same version of the library',
    );
  const question = partial.question as unknown as AnyQuestion;
  return { ...planQuestion(question, noExtent), question };
}

/** A question that is planned again has its range, and reads no records. */
function noExtent(): never {
  throw new KpiError('needs-range', 'a partial without a range', 'add between: [from, to]');
}

/**
 * The partial of all parts together. Merging is associative and commutative; the same parts in any order give the same JSON.
 *
 * @throws {KpiError} bad-partial — when the parts answer different questions
 */
export function mergePartials<R>(first: Partial<R>, ...others: readonly Partial<R>[]): Partial<R> {
  const { plans } = plannedAgain(first);
  for (const other of others) refuseOther(first, other);
  const states = plans.map((plan, p) => {
    const all = merger(plan, loadStates(plan, first.states[p] as Json));
    for (const other of others) all.add(loadStates(plan, other.states[p] as Json));
    return saveStates(plan, all.end());
  });
  return { ...first, states };
}

/** Refuses a partial of another question. */
export function refuseOther(first: Partial, other: Partial): void {
  if (other?.version !== VERSION || JSON.stringify(other.question) !== JSON.stringify(first.question))
    throw new KpiError('bad-partial', 'partials of different questions', 'ask every part the same question');
}

/** The table of a partial: the same as that of all its records together. */
export function settlePartial<R>(partial: Partial<R>): Table<R> {
  const { question, ...planned } = plannedAgain(partial);
  return finish(
    question,
    planned,
    planned.plans.map((plan, p) => endStates(plan, loadStates(plan, partial.states[p] as Json))),
  ) as unknown as Table<R>;
}
