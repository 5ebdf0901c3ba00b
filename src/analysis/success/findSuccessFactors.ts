// Which campaigns, channels and salespeople go with success.
import { KpiError } from '../../error.ts';
import { decimalOf } from '../../expr/fraction.ts';
import type { Node } from '../../expr/node.ts';
import type { EngineSource } from '../../plan/engine.ts';
import type { Metric } from '../../plan/metric.ts';
import { askAll } from '../../query/askAll.ts';
import type { Data } from '../../query/data.ts';
import { subjectOf } from '../../query/finding.ts';
import { isProportion } from '../../query/interval.ts';
import type { Answered, Reads, RecordBehind } from '../../query/query.ts';
import type { Dimension } from '../../query/question.ts';
import type { Table } from '../../query/table.ts';
import { columnIn, endOf } from '../change/ends.ts';
import { valueIn } from '../change/valueIn.ts';
import { compareRates, countedIn, numberOf } from './compareRates.ts';
import type { SuccessFactor, SuccessFactors } from './factor.ts';
import type { SuccessRelated } from './findings.ts';
import { type AnySuccess, questionsOf, type SuccessQuestion, successLimits } from './question.ts';

/**
 * Which segments go with a higher or lower rate of success than all the rest: their rates with Wilson intervals, the difference
 * with Newcombe's interval and the size of the effect, and whether chance may have it so (a z test, or Fisher's exact test where
 * few are expected), corrected for how many were compared (Benjamini–Hochberg). Segments that are too small are not tested, and
 * counted. What goes with success is *associated with* it: a good salesperson may have been given the good leads.
 *
 * @param data  what `query` takes; with an engine of its own, the answer comes later
 * @throws {KpiError} unsupported — for an indicator that is no share of counts; bad-argument — for an option out of range
 * @source  Wilson (1927); Newcombe (1998); Benjamini & Hochberg (1995); Cohen (1988)
 * @example
 * ```ts
 * import { findSuccessFactors, winRate } from 'sales-kpi';
 * const deals = Array.from({ length: 400 }, (_, i) => ({
 *   id: `${i}`, createdAt: '2025-01-02', closedAt: '2025-01-31', amount: 10,
 *   outcome: i % 10 < (i < 200 ? 6 : 3) ? ('won' as const) : ('lost' as const), channel: i < 200 ? 'partner' : 'web',
 * }));
 * const { factors } = findSuccessFactors(deals, { of: winRate, over: ['channel'] });
 * factors.map(({ segment, rate, rest, associatedWith }) => `${segment['channel']}: ${rate} against ${rest}, ${associatedWith}`)
 * // => ["partner: 0.6 against 0.3, success","web: 0.3 against 0.6, failure"]
 * ```
 */
export function findSuccessFactors<
  M extends Metric,
  T extends Data<Reads<readonly [M]>> | EngineSource<Reads<readonly [M]>>,
  const B extends Dimension<RecordBehind<T, keyof Reads<readonly [M]>>>,
>(data: T, question: SuccessQuestion<M, RecordBehind<T, keyof Reads<readonly [M]>>, B>): Answered<T, SuccessFactors> {
  const asked = question as unknown as AnySuccess;
  const limits = successLimits(asked);
  return askAll(data, questionsOf(asked), ([everything, ...split]) => {
    const table = everything as Table;
    const column = columnIn(table, question.of.id);
    if (!isProportion(column))
      throw new KpiError('unsupported', `success by ${question.of.id}`, 'give a share of counts, such as winRate or a conversion rate', [
        'of',
      ]);
    const of = subjectOf(column);
    const [above, below] = (column.formula as Node & { readonly args: readonly [Node, Node] }).args;
    const value = valueIn(table, of.id);
    if (value.value === null)
      return { of, rate: null, succeeded: null, tried: null, reason: value.reason, factors: [], untested: [], findings: [] };
    const dimensions = split.map((one, i) => {
      const end = endOf(table, one);
      return countedIn({ from: end, to: end }, [above, below], asked.over[i] as string, limits.minimum);
    });
    const { whole } = endOf(table, table);
    const all = { k: numberOf(whole.value(above).value ?? undefined), n: numberOf(whole.value(below).value ?? undefined) };
    const plain = {
      of,
      rate: decimalOf(value.value),
      succeeded: all.k,
      tried: all.n,
      untested: dimensions.map(({ untested }) => untested),
    };
    if (all.k < 0 || all.k > all.n) return { ...plain, reason: 'not-a-proportion', factors: [], findings: [] };
    const segments = dimensions.flatMap((one) => one.segments).filter(({ k, n }) => k >= 0 && k <= n && all.k - k <= all.n - n);
    const factors = compareRates(all, segments, limits);
    return { ...plain, reason: null, factors, findings: successFindings(of, factors, table.periods[0]?.id ?? null) };
  });
}

/** What is hardly chance, or that nothing is. */
function successFindings(of: SuccessFactors['of'], factors: readonly SuccessFactor[], period: string | null): SuccessRelated[] {
  const found = factors.filter(({ associatedWith }) => associatedWith !== 'unclear');
  if (found.length > 0)
    return found.map(({ segment, succeeded, tried, rate, rest, differenceInterval, qValue, associatedWith }): SuccessRelated => {
      const code = associatedWith === 'success' ? 'associated-with-success' : 'associated-with-failure';
      return { code, of, segment, period, values: { succeeded, tried, rate, rest, differenceInterval, qValue } };
    });
  if (factors.length === 0) return [];
  const needed = factors.map(({ neededPerGroup }) => neededPerGroup).filter((count) => count !== null);
  const neededPerGroup = needed.length === 0 ? null : Math.min(...needed);
  return [{ code: 'no-evidence', of, segment: null, period, values: { tested: factors.length, neededPerGroup } }];
}
