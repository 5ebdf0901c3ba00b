// The largest segments and one row for all others: exact, since the others are asked of the records and not left over.
import { excerpt, KpiError, refuseUnknown } from '../../error.ts';
import { sortOf } from '../../expr/checkRecord.ts';
import type { Key } from '../../expr/key.ts';
import type { Node } from '../../expr/node.ts';
import type { Value } from '../../expr/value.ts';
import type { Comparison, ComparisonPolicy } from '../../period/compare.ts';
import { kindOf } from '../../plan/currency.ts';
import type { EngineSource } from '../../plan/engine.ts';
import type { Metric } from '../../plan/metric.ts';
import { askAll } from '../../query/askAll.ts';
import { checkQuestion } from '../../query/checkQuestion.ts';
import type { Data } from '../../query/data.ts';
import { shown } from '../../query/display/shown.ts';
import { totalsAsked } from '../../query/finish.ts';
import type { Keys } from '../../query/join.ts';
import type { Answered, Reads, RecordBehind, Row, Simple } from '../../query/query.ts';
import { type AnyQuestion, type Dimension, type Question, type Segment, segmentsAsked } from '../../query/question.ts';
import type { Table } from '../../query/table.ts';
import { type TopOptions, top } from '../../query/top.ts';
import { flagsOf } from './keyCodes.ts';
import { named } from './otherRows.ts';

/** Which segments stand for themselves, and how the others are called. */
export interface OtherOptions<C extends string = string> extends TopOptions<C> {
  /** The key of the row of all others; null when not given. `isOther` tells it from a segment of the same key. */
  readonly other?: Key | null | undefined;
}

/** A row that says whether it is that of all others. */
export interface WithOther {
  /** Whether the row is of all segments but those that stand for themselves. */
  readonly isOther: boolean;
}

/** A table of the largest segments and of all others. */
export interface TopTable<R> extends Table<R> {
  /** How many segments are among the others. */
  readonly others: number;
}

/** Most segments that stand for themselves. */
const MOST = 1000;

/**
 * The segments with the highest (or lowest) values, and one row for all others, in each period. Whatever the indicators are, the row of
 * the others is exact: its customers and medians are those of its records. With the others, rows of what adds up come to the total.
 *
 * The segments are chosen once, by their values over the whole range, so that periods can be held against each other: the same ones
 * stand in each. One without a value is among the others; of equal values, the first key is chosen.
 *
 * @param data      what `query` takes; with an engine of its own, the answer comes later. It is asked twice
 * @param question  what `query` takes, with `by`
 * @param options   `by` one of the indicators selected, `count` up to 1000 segments, `order`, `other`
 * @returns the table, with the number of segments among the others; periods in order, in each the segments by rank, the others last
 * @throws {KpiError} bad-argument — for a count out of bounds, without `by`, by a condition, or when a column is called `isOther`;
 * unknown-field — for another indicator
 * @see    top
 * @example
 * ```ts
 * import { revenue, topWithOther } from 'sales-kpi';
 * const sales = [
 *   { id: '1', date: '2025-01-31', amount: 50, country: 'FR' },
 *   { id: '2', date: '2025-01-31', amount: 30, country: 'BE' },
 *   { id: '3', date: '2025-01-31', amount: 20, country: 'IT' },
 * ];
 * const { rows, others } = topWithOther(sales, { select: [revenue], by: ['country'] }, { by: 'revenue', count: 1, other: 'Other' });
 * rows.map(({ country, revenue }) => `${country} ${revenue}`) // => ["FR 50","Other 50"]
 * others // => 2
 * ```
 */
export function topWithOther<
  const S extends readonly Metric[],
  T extends Data<Reads<S>> | EngineSource<Reads<S>>,
  const B extends Dimension<RecordBehind<T, keyof Reads<S>>> | Segment,
  const C extends ComparisonPolicy | Comparison | undefined = undefined,
  const N extends boolean | undefined = undefined,
>(
  data: T,
  question: Question<S, RecordBehind<T, keyof Reads<S>>, B, C> & {
    /** Plain numbers instead of Decimals: rounded to what a double holds. */
    readonly numbers?: N;
  },
  options: OtherOptions<S[number]['id']>,
): Answered<T, TopTable<Simple<Row<S, RecordBehind<T, keyof Reads<S>>, B, C, N> & WithOther>>> {
  const asked = question as unknown as AnyQuestion;
  checkQuestion(asked);
  const { by, count, order, other = null } = checked(options, asked);
  const segments = segmentsIn(asked);
  const { between, where, calendar, asOf, coverage } = asked;
  const rank = { select: asked.select.filter(({ id }) => id === by), by: asked.by, between, where, calendar, asOf, coverage };
  return askAll(data, [rank], ([ranked]) => {
    const { rows } = top(ranked as Table, { by, count, order });
    const keys = rows.filter((row) => row[by] !== null).map((row): Keys => segments.map(({ id }) => (row[id] ?? null) as Key | null));
    const flags = flagsOf(
      segments.map(({ node }) => node),
      keys,
    );
    const coded: AnyQuestion = { ...asked, by: flags.map((of, digit): Segment => ({ id: `digit ${digit}`, of: of as Value<Key, never> })) };
    const others = (ranked as Table).rows.length - keys.length;
    const ids = segments.map(({ id }) => id);
    return askAll(data, [coded], ([table]) => shown({ ...named(table as Table, { ids, keys, other }), others }));
  }) as never;
}

function checked(options: OtherOptions, { select }: AnyQuestion): OtherOptions {
  if (typeof options !== 'object' || options === null)
    throw new KpiError('bad-argument', `the options are ${excerpt(options)}`, "give { by: 'revenue', count: 5 }", ['options']);
  refuseUnknown(options, ['by', 'count', 'order', 'other']);
  const { by, count, other = null } = options;
  if (!select.some(({ id }) => id === by))
    throw new KpiError('unknown-field', `indicator ${excerpt(by)}`, `select it, or take ${select.map(({ id }) => id).join(', ')}`, ['by']);
  if (!Number.isSafeInteger(count) || count < 1 || count > MOST)
    throw new KpiError('bad-argument', `count is ${excerpt(count)}`, `give a whole number from 1 to ${MOST}`, ['count']);
  if (other !== null && !['string', 'number', 'boolean'].includes(typeof other))
    throw new KpiError('bad-argument', `other is ${excerpt(other)}`, 'give the key of the row of all others: a text', ['other']);
  return options;
}

/** What a question splits by, as it is read off records. */
function segmentsIn(question: AnyQuestion): { readonly id: string; readonly node: Node }[] {
  const [total] = totalsAsked(question);
  const segments = segmentsAsked(question).map(({ id, node }) => ({ id, node: node(total === undefined ? '' : kindOf(total)) }));
  if (segments.length === 0) throw new KpiError('bad-argument', 'the largest of nothing', "split by something: by: ['country']", ['by']);
  if (segments.some(({ id }) => id === 'isOther') || question.select.some(({ id }) => id === 'isOther'))
    throw new KpiError('bad-argument', 'a column called isOther', 'give it another name: the row of all others is told by isOther', ['by']);
  const condition = segments.findIndex(({ node }) => sortOf(node, ['by'], 1) === 'condition');
  if (condition >= 0)
    throw new KpiError('bad-argument', 'the largest sides of a condition', 'it has two: query gives both', ['by', condition]);
  return segments;
}
