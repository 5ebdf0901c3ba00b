import type { Decimal } from '../decimal.ts';
import type { ArrowTable } from '../engine/arrowTable.ts';
import { fold } from '../engine/fold.ts';
import type { Key } from '../expr/key.ts';
import { calendar } from '../period/calendar.ts';
import type { Comparison, ComparisonPolicy } from '../period/compare.ts';
import { kindOf } from '../plan/currency.ts';
import { type DayEnds, type Engine, type EngineSource, engine, isEngineSource } from '../plan/engine.ts';
import type { Metric } from '../plan/metric.ts';
import type { Answer, Plan } from '../plan/plan.ts';
import { checkQuestion } from './checkQuestion.ts';
import type { Data, Dataset, Rows, UnionToIntersection } from './data.ts';
import { finish, planQuestion, totalsAsked, widest } from './finish.ts';
import type { AnyQuestion, Dimension, KeyIn, Question, Segment } from './question.ts';
import { planOver } from './sources.ts';
import type { Table } from './table.ts';

/** The records that the selected indicators read. */
export type Reads<S extends readonly Metric[]> = S[number] extends infer M
  ? UnionToIntersection<M extends Metric<string, infer D, unknown> ? D : never>
  : never;

/** The record type behind data of any layout. */
export type RecordBehind<T, K> =
  T extends Rows<infer R>
    ? R
    : T extends ArrowTable<infer R>
      ? unknown extends R
        ? never
        : R
      : T extends Dataset<infer D> | EngineSource<infer D>
        ? D[K & keyof D]
        : [K] extends [never]
          ? RecordOfColumns<T>
          : K extends keyof T
            ? RecordBehind<T[K], never>
            : RecordOfColumns<T>;

type RecordOfColumns<T> = {
  readonly [N in keyof T]: T[N] extends { readonly values: readonly (infer V)[] } ? V : T[N] extends ArrayLike<infer V> ? V : never;
};

type IdOf<B> = B extends Segment<infer Id> ? Id : B & string;
type ValueOf<M, N> = M extends Metric<string, never, infer V> ? (N extends true ? number : V) | null : never;
type ById<S extends readonly Metric[], Id> = Extract<
  S[number],
  {
    /** The name of the indicator. */
    readonly id: Id;
  }
>;
/** A segment made by an expression may hold any key. */
type SegmentOf<R, Id> = Id extends Dimension<R> ? KeyIn<R, Id> | null : Key | null;

/** A row: the period, the keys, a value for each indicator, and with a comparison its prior value, difference and change. */
export type Row<S extends readonly Metric[], R, B, C, N> = {
  readonly [K in 'period' | IdOf<B>]: K extends 'period' ? string : SegmentOf<R, K>;
} & { readonly [Id in S[number]['id']]: ValueOf<ById<S, Id>, N> } & ([C] extends [undefined]
    ? unknown
    : { readonly [Id in S[number]['id'] as `${Id}Prior` | `${Id}Delta`]: ValueOf<ById<S, Id>, N> } & {
        readonly [Id in S[number]['id'] as `${Id}Change`]: (N extends true ? number : Decimal) | null;
      });

/** The same type with its parts put together, so that it is shown as one object. */
export type Simple<T> = { readonly [K in keyof T]: T[K] };

/** The answer at once from memory, later from another engine. */
export type Answered<T, A> = [T] extends [never] ? A : [T] extends [{ readonly [engine]: unknown }] ? Promise<A> : A;

/**
 * Asks records a question: indicators by period and segment, compared, with the state of each period and the reason for
 * each null.
 *
 * @param data      rows, plain columns or a dataset; `{ sales, … }` when several kinds of records are read
 * @param question  `select every by where between compare calendar asOf`, and for finer needs `stretch gaps coverage numbers`
 * @returns a table: one row a period and segment, plain data
 * @throws {KpiError} for a question that is not well formed; faults of the records never throw, see `counts` and `notes`
 * @example
 * ```ts
 * import { query, revenue } from 'sales-kpi';
 * const sales = [
 *   { id: '1', date: '2025-01-31', amount: 120, channel: 'web' },
 *   { id: '2', date: '2025-02-01', amount: 80.5, channel: 'web' },
 *   { id: '3', date: '2025-02-14', amount: 99.5, channel: 'shop' },
 * ];
 * query(sales, { select: [revenue], every: 'month' }).rows // => [ { period: '2025-01', revenue: 120 }, { period: '2025-02', revenue: 180 } ]
 * ```
 */
export function query<
  const S extends readonly Metric[],
  T extends Data<Reads<S>> | EngineSource<Reads<S>>,
  const B extends Dimension<RecordBehind<T, keyof Reads<S>>> | Segment = never,
  const C extends ComparisonPolicy | Comparison | undefined = undefined,
  const N extends boolean | undefined = undefined,
>(
  data: T,
  question: Question<S, RecordBehind<T, keyof Reads<S>>, B, C> & {
    /** Plain numbers instead of Decimals: rounded to what a double holds. */
    readonly numbers?: N;
  },
): Answered<T, Table<Simple<Row<S, RecordBehind<T, keyof Reads<S>>, B, C, N>>>> {
  return ask(data, question as unknown as AnyQuestion) as never;
}

/** The untyped way of `query`. */
export function ask(data: unknown, question: AnyQuestion): Table | Promise<Table> {
  if (isEngineSource(data)) {
    checkQuestion(question);
    return askEngine(data[engine], question);
  }
  const { source, ...planned } = planOver(data, question);
  const answers: Answer[] = planned.plans.map((plan: Plan) => fold(plan, source(plan.from)));
  return finish(question, planned, answers);
}

/** The same with another engine: the extent is only looked up where the question gives no range. */
async function askEngine(engine: Engine, question: AnyQuestion): Promise<Table> {
  let ends: DayEnds = null;
  if (question.every !== undefined && question.between === undefined) {
    const { timeZone } = calendar(question.calendar);
    ends = widest(await Promise.all(totalsAsked(question).map((total) => engine.extent(kindOf(total), total.at, timeZone))));
  }
  const planned = planQuestion(question, () => ends);
  return finish(question, planned, await engine.answers(planned.plans));
}
