// Which segments made a change: a search over all dimensions, bounded, with what is too small to tell left out and counted.
import type { EngineSource } from '../../plan/engine.ts';
import type { Metric } from '../../plan/metric.ts';
import { askAll } from '../../query/askAll.ts';
import type { Data } from '../../query/data.ts';
import { subjectOf } from '../../query/finding.ts';
import type { Answered, Reads, RecordBehind } from '../../query/query.ts';
import type { Dimension } from '../../query/question.ts';
import type { Table } from '../../query/table.ts';
import { columnIn, type Ends, endOf } from '../change/ends.ts';
import { type AnyChange, endQuestions } from '../change/question.ts';
import { candidatesOf } from './candidates.ts';
import type { Drivers } from './driver.ts';
import { type AnyDrivers, type DriverQuestion, limitsOf, setsOf } from './question.ts';
import { driversOf } from './search.ts';

/**
 * The segments that made a change, out of all dimensions: drivers went its way, detractors against it, both in the order of
 * what they did beyond changing as all together did. A pair of dimensions is listed only where it holds at least half of what
 * each of its two segments did: a change that is more concentrated than either. Segments of few records are left out, and
 * counted. That a segment moved with the change does not say that it caused it.
 *
 * @param data  what `query` takes; with an engine of its own, the answer comes later
 * @throws {KpiError} bad-argument — for an option out of range, or more than 100 combinations of dimensions
 * @source  the order of dimensions: Bhagwan et al., Adtributor: revenue debugging in advertising systems, NSDI 2014
 * @see     explainChange
 * @example
 * ```ts
 * import { findDrivers, revenue } from 'sales-kpi';
 * const row = (id: string, date: string, amount: number, country: string, channel: string) => ({ id, date, amount, country, channel });
 * const sales = [
 *   row('1', '2025-01-31', 100, 'FR', 'web'), row('2', '2025-01-31', 100, 'BE', 'shop'),
 *   row('3', '2025-02-28', 40, 'FR', 'web'), row('4', '2025-02-28', 110, 'BE', 'shop'),
 * ];
 * const months = { from: ['2025-01-01', '2025-02-01'], to: ['2025-02-01', '2025-03-01'] } as const;
 * const { change, drivers, detractors } = findDrivers(sales, { of: revenue, ...months, over: ['country'], minimum: 1 });
 * change // => -50
 * drivers.map(({ segment, value }) => `${segment['country']} ${value}`) // => ["FR -60"]
 * detractors.map(({ segment, value }) => `${segment['country']} ${value}`) // => ["BE 10"]
 * ```
 */
export function findDrivers<
  M extends Metric,
  T extends Data<Reads<readonly [M]>> | EngineSource<Reads<readonly [M]>>,
  const B extends Dimension<RecordBehind<T, keyof Reads<readonly [M]>>>,
>(data: T, question: DriverQuestion<M, RecordBehind<T, keyof Reads<readonly [M]>>, B>): Answered<T, Drivers> {
  const asked = question as unknown as AnyDrivers;
  const limits = limitsOf(asked);
  const sets = setsOf(asked);
  const { of } = question;
  const questions = [[], ...sets].flatMap((by) => endQuestions(asked as unknown as AnyChange, { select: [of], by } as never));
  return askAll(data, questions, ([before, after, ...split]) => {
    const found = sets.map((by, i) => {
      const [first, second] = [split[2 * i] as Table, split[2 * i + 1] as Table];
      const ends: Ends = { from: endOf(before as Table, first), to: endOf(after as Table, second) };
      return { by, candidates: candidatesOf(ends, of.formula) };
    });
    return driversOf(subjectOf(columnIn(after as Table, of.id)), found, limits, (after as Table).periods[0]?.id ?? null);
  });
}
