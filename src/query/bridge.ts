// From one definition to another: which records make the difference, to the last digit.
import type { Decimal } from '../decimal.ts';
import { KpiError } from '../error.ts';
import { type AggregateNode, conjuncts, keyOf, type Node, totalsOf } from '../expr/node.ts';
import { kindOf } from '../plan/currency.ts';
import type { EngineSource } from '../plan/engine.ts';
import type { Label, Metric } from '../plan/metric.ts';
import type { Reason } from '../plan/settle.ts';
import { askAll } from './askAll.ts';
import type { Data } from './data.ts';
import { inWords } from './explain.ts';
import type { Answered, Reads } from './query.ts';
import type { AnyQuestion, Question } from './question.ts';
import type { Table } from './table.ts';

/** Records that both definitions treat in one way each, with what they come to under either. */
export interface BridgePart {
  /** What tells these records apart: conditions that one of the definitions makes, and whether they hold (null: unknown). */
  readonly when: readonly {
    /** The condition, in words. */
    readonly condition: Label;
    /** Whether it holds for these records; null: unknown. */
    readonly holds: boolean | null;
  }[];
  /** What they come to under the first definition. */
  readonly from: Decimal | number;
  /** What they come to under the second. */
  readonly to: Decimal | number;
  /** The second less the first. */
  readonly difference: Decimal | number;
}

/** The way from one definition to another. */
export interface Bridge {
  /** The value under the first definition. */
  readonly from: Decimal | number | null;
  /** The value under the second. */
  readonly to: Decimal | number | null;
  /** The second less the first: the sum of all differences. */
  readonly gap: Decimal | number | null;
  /** Why there is no answer. */
  readonly reason: Reason | null;
  /** The records that make a difference, the largest first; those that make none are left out. */
  readonly parts: readonly BridgePart[];
}

/** What is asked beside the two definitions. */
export type BridgeQuestion = Pick<
  Question<readonly Metric[], never, never, undefined>,
  'between' | 'where' | 'calendar' | 'asOf' | 'coverage'
>;

/** Each further condition doubles the parts there could be. */
const MOST_CONDITIONS = 12;

/**
 * The differences between two definitions over the same records. Records are told apart by the conditions that the two do
 * not share; what they come to under either is added up, so that the differences sum exactly to the gap.
 *
 * @param from  an indicator that adds up over records: additive, or a stock
 * @param to    another, of the same unit and over the same kind of record
 * @param data  what `query` takes; with an engine of its own, the answer comes later
 * @throws {KpiError} bad-argument — when the two cannot be compared so: a ratio is bridged by its numerator and denominator
 * @example
 * ```ts
 * import { bridge, netSales, totalSales } from 'sales-kpi';
 * const sales = [
 *   { id: '1', date: '2025-01-31', amount: 100, tax: 20 },
 *   { id: '2', date: '2025-01-31', amount: 5, tax: 1, kind: 'shipping' },
 * ] as const;
 * const { gap, parts } = bridge(netSales, totalSales, sales);
 * [gap, ...parts.map(({ difference }) => difference)].map(String) // => ["26","20","6"]
 * ```
 */
export function bridge<M extends Metric, N extends Metric, T extends Data<Reads<readonly [M, N]>> | EngineSource<Reads<readonly [M, N]>>>(
  from: M,
  to: N,
  data: T,
  question: BridgeQuestion = {},
): Answered<T, Bridge> {
  const conditions = conditionsBetween(from, to);
  const questions = [[], conditions.map((of, i) => ({ id: `condition${i}`, of }))].map(
    (by) => ({ ...question, select: [named(from, 'from'), named(to, 'to')], by }) as unknown as AnyQuestion,
  );
  return askAll(data, questions, ([whole, split]) => bridgeOf(whole as Table, split as Table, conditions));
}

function named({ label, unit, better, additivity, formula, source }: Metric, id: string): Metric {
  return { id, label, unit, better, additivity, formula, source };
}

/** The conditions that not all totals of both definitions make. */
function conditionsBetween(from: Metric, to: Metric): Node[] {
  const totals = [from, to].flatMap(({ id, additivity, formula }) => {
    if (additivity !== 'additive' && additivity !== 'semi-additive')
      throw new KpiError('bad-argument', `${id} does not add up over records`, 'bridge the numerator and the denominator of a ratio', [
        'from',
      ]);
    return [...totalsOf(formula).values()];
  });
  if (from.unit !== to.unit)
    throw new KpiError('bad-argument', `${from.unit} beside ${to.unit}`, 'bridge two indicators of one unit', ['to']);
  const kinds = new Set(totals.map(kindOf));
  if (kinds.size !== 1)
    throw new KpiError('bad-argument', `definitions over ${[...kinds].join(' and ')}`, 'bridge definitions over one kind of record', [
      'to',
    ]);
  const made = totals.map((total: AggregateNode) => new Map(conjuncts(total.where).map((node) => [keyOf(node), node])));
  const all = new Map(made.flatMap((one) => [...one]));
  const open = [...all].filter(([key]) => made.some((one) => !one.has(key))).map(([, node]) => node);
  if (open.length > MOST_CONDITIONS)
    throw new KpiError('bad-argument', `${open.length} conditions between the two`, `at most ${MOST_CONDITIONS}: bridge in steps`, ['to']);
  return open;
}

function bridgeOf(whole: Table, split: Table, conditions: readonly Node[]): Bridge {
  const [row] = whole.rows;
  const [from, to] = [row?.['from'] ?? null, row?.['to'] ?? null] as (Decimal | number | null)[];
  const note = [whole, split].flatMap(({ notes }) => notes).find(({ row: at }) => at !== null);
  if (from === null || to === null || from === undefined || to === undefined || note !== undefined)
    return { from: from ?? null, to: to ?? null, gap: null, reason: (note?.code ?? 'no-data') as Reason, parts: [] };
  const parts = split.rows.map((one): BridgePart => {
    const [a, b] = [one['from'], one['to']] as [Decimal, Decimal];
    const when = conditions.map((node, i) => ({
      condition: { en: inWords(node, 'en'), fr: inWords(node, 'fr') },
      holds: one[`condition${i}`] as boolean | null,
    }));
    return { when, from: a, to: b, difference: less(b, a) };
  });
  const telling = parts.filter(({ difference }) => Number(difference) !== 0);
  telling.sort((a, b) => Math.abs(Number(b.difference)) - Math.abs(Number(a.difference)));
  return { from, to, gap: less(to, from), reason: null, parts: telling };
}

function less(a: Decimal | number, b: Decimal | number): Decimal | number {
  return typeof a === 'number' ? a - Number(b) : a.minus(b);
}
