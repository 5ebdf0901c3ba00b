// Why an indicator changed: the parts of the change under a named convention, adding up to the last digit.
import type { EngineSource } from '../../plan/engine.ts';
import type { Metric } from '../../plan/metric.ts';
import { askEach } from '../../query/askAll.ts';
import type { Data } from '../../query/data.ts';
import { subjectOf } from '../../query/finding.ts';
import type { Answered, Reads, RecordBehind } from '../../query/query.ts';
import type { AnyQuestion, Dimension, Segment } from '../../query/question.ts';
import type { Table } from '../../query/table.ts';
import { byConvention } from './byConvention.ts';
import type { ChangeExplained } from './changeExplained.ts';
import { columnIn, type Ends, endOf } from './ends.ts';
import { explained } from './explained.ts';
import type { RawChange } from './part.ts';
import { type AnyChange, type ChangeQuestion, type Convention, conventionOf, endQuestions } from './question.ts';
import { withheld } from './valueIn.ts';
import { flowQuestion, treeOf, underlyingOf } from './whole.ts';

/**
 * Why an indicator changed from one period (or segment) to another: the change in parts that add up to it, to the last digit,
 * under a convention that has a name. Values without an end (a rate, a third) are rounded to 24 digits behind the point, and
 * so are their parts, such that they still add up.
 *
 * - By segments: `by` shares out what adds up (`contribution`) and ratios (`mixAndRate`). Whether a value adds up over the
 *   segments is found out: distinct customers by country do where nobody buys in two. Otherwise there is no answer
 *   (`not-additive`), and never a wrong one.
 * - By price, volume and mix: `by` products, with their `quantity`.
 * - By factors: `into` the indicators of which it is the product, or the tree `as`; Shapley unless another convention is given.
 * - By flows of a stock, by new and lost customers, or by rates of exchange and working days: see `Convention`.
 *
 * @param data  what `query` takes; with an engine of its own, the answer comes later. A stream can be read only once, and is refused
 * @returns the parts, and what was found; without an answer, the reason
 * @throws {KpiError} bad-argument — for a question that lacks what its convention needs
 * @example
 * ```ts
 * import { explainChange, revenue } from 'sales-kpi';
 * const sales = [
 *   { id: '1', date: '2025-01-31', amount: 100, country: 'FR' },
 *   { id: '2', date: '2025-01-31', amount: 50, country: 'BE' },
 *   { id: '3', date: '2025-02-28', amount: 130, country: 'FR' },
 * ];
 * const { change, parts } = explainChange(sales, { of: revenue, by: ['country'], from: ['2025-01-01', '2025-02-01'], to: ['2025-02-01', '2025-03-01'] });
 * parts.map(({ segment, value }) => `${segment?.['country']} ${value}`) // => ["BE -50","FR 30"]
 * change // => -20
 * ```
 */
export function explainChange<
  M extends Metric,
  T extends Data<Reads<readonly [M, Q, ...S]>> | EngineSource<Reads<readonly [M, Q, ...S]>>,
  const S extends readonly Metric[] = readonly [],
  Q extends Metric = never,
  const B extends Dimension<RecordBehind<T, keyof Reads<readonly [M, Q, ...S]>>> | Segment = never,
>(data: T, question: ChangeQuestion<M, S, Q, RecordBehind<T, keyof Reads<readonly [M, Q, ...S]>>, B, T>): Answered<T, ChangeExplained> {
  const asked = question as unknown as AnyChange;
  const convention = conventionOf(asked);
  const { of, quantity, into = [], by = [], constant } = asked;
  const select = [...new Map([of, ...(quantity ? [quantity] : []), ...into].map((metric) => [metric.id, metric])).values()];
  const [whole, split] = [
    { select, by: [] },
    { select: quantity ? [of, quantity] : [of], by },
  ].map((what) => endQuestions(asked, what));
  const questions: (readonly [unknown, AnyQuestion])[] = [...(whole ?? []), ...(split ?? [])].map((one) => [data, one]);
  if (convention === 'flows') questions.push([data, flowQuestion(asked)]);
  if (constant !== undefined) questions.push(...endQuestions(asked, { select: [of], by: [] }).map((one) => [constant, one] as const));
  return askEach<T, ChangeExplained>(questions, ([whole0, whole1, split0, split1, ...more]) => {
    const [before, after] = [whole0 as Table, whole1 as Table];
    const ends = { from: endOf(before, split0 as Table), to: endOf(after, split1 as Table) };
    const change =
      withheld(before, of.id) ?? withheld(after, of.id) ?? changeOf(asked, convention, ends, [before, after, ...more] as Table[]);
    const periods = [before, after].map(({ periods: [period] }) => period?.id ?? '') as [string, string];
    return explained({ convention, subject: subjectOf(columnIn(after, of.id)), periods, change });
  });
}

function changeOf(asked: AnyChange, convention: Convention, ends: Ends, tables: readonly Table[]): RawChange {
  switch (convention) {
    case 'underlying':
      return underlyingOf(asked, tables);
    case 'shapley':
    case 'sequential':
    case 'lmdi':
    case 'flows':
      return treeOf(asked, convention, tables);
    default:
      return byConvention(convention, ends, asked.of.formula, asked.quantity?.formula ?? null);
  }
}
