// Own sales against the market: growth, and share gained or lost, in all and by segment.
import type { Decimal } from '../../decimal.ts';
import { KpiError } from '../../error.ts';
import { add, decimalOf, type Fraction, negate } from '../../expr/fraction.ts';
import type { CallNode } from '../../expr/node.ts';
import { marketShare } from '../../indicator/market/market.ts';
import type { ObservationData } from '../../model/marketing/marketObservation.ts';
import type { EngineSource } from '../../plan/engine.ts';
import { change as growth, type Settled, some } from '../../plan/settle.ts';
import { askAll } from '../../query/askAll.ts';
import type { Data } from '../../query/data.ts';
import { type SegmentKeys, type Subject, subjectOf } from '../../query/finding.ts';
import type { Answered, RecordBehind } from '../../query/query.ts';
import type { Dimension, Segment } from '../../query/question.ts';
import type { Table } from '../../query/table.ts';
import { columnIn, type Ends, endOf, type NoChange, type Standing, segmentsOf } from '../change/ends.ts';
import { type AnyChange, type ChangeQuestion, endQuestions } from '../change/question.ts';
import { valueIn } from '../change/valueIn.ts';
import type { CompetitionRelated } from './findings.ts';

/** Own sales against the market, in all or in one segment. Each value is null where it has no answer. */
export interface MarketComparison {
  /** The segment; null for all together. */
  readonly segment: SegmentKeys | null;
  /** Own share before. */
  readonly from: Decimal | null;
  /** Own share after. */
  readonly to: Decimal | null;
  /** Share gained, or lost below 0. */
  readonly change: Decimal | null;
  /** The growth of own sales; null from a base that is not above 0. */
  readonly ownGrowth: Decimal | null;
  /** The growth of the market. */
  readonly marketGrowth: Decimal | null;
  /** The first less the second. */
  readonly ahead: Decimal | null;
}

/** Own sales against the market. */
export interface MarketCompared {
  /** The share, by value or by units. */
  readonly of: Subject;
  /** All together. */
  readonly whole: MarketComparison;
  /** Each segment, those that lost or gained most first. */
  readonly segments: readonly MarketComparison[];
  /** Why there is no answer for all together; null when there is one. */
  readonly reason: NoChange | null;
  /** What is worth a sentence. */
  readonly findings: readonly CompetitionRelated[];
}

/** What is asked about a market. */
export interface MarketQuestion<R, B>
  extends Pick<
    ChangeQuestion<never, readonly [], never, R, B, never>,
    'from' | 'to' | 'by' | 'where' | 'between' | 'calendar' | 'asOf' | 'coverage'
  > {
  /** By value, or by units; `value` unless given. */
  readonly basis?: 'value' | 'units' | undefined;
}

/**
 * Own sales against the market between two periods: both growths, and share gained or lost, in all and by segment. Observations
 * that know only one of the two are left out of both. `explainChange` of `marketShare` tells how much of a change came from
 * the segments' shares and how much from segments that became larger.
 *
 * @param data  observations of the market, as `query` takes them; with an engine of its own, the answer comes later
 * @throws {KpiError} bad-argument — for another basis
 * @example
 * ```ts
 * import { compareWithMarket } from 'sales-kpi';
 * const seen = (id: string, date: string, own: number, total: number) =>
 *   ({ id, date, grain: 'year', market: 'bikes', definition: 'bikes sold in France', own, total } as const);
 * const { whole } = compareWithMarket([seen('1', '2024-01-01', 100, 1000), seen('2', '2025-01-01', 120, 1100)], {
 *   from: ['2024-01-01', '2025-01-01'],
 *   to: ['2025-01-01', '2026-01-01'],
 * });
 * [whole.ownGrowth, whole.marketGrowth, whole.ahead].map(String) // => ["0.2","0.1","0.1"]
 * ```
 */
export function compareWithMarket<
  T extends Data<ObservationData> | EngineSource<ObservationData>,
  const B extends Dimension<RecordBehind<T, 'observations'>> | Segment = never,
>(data: T, question: MarketQuestion<RecordBehind<T, 'observations'>, B>): Answered<T, MarketCompared> {
  const { basis = 'value', by = [] } = question;
  if (basis !== 'value' && basis !== 'units') throw new KpiError('bad-argument', `basis is ${String(basis)}`, 'value or units', ['basis']);
  const metric = basis === 'value' ? marketShare : marketShare.variants.units;
  const questions = [[], by].flatMap((split) => endQuestions(question as unknown as AnyChange, { select: [metric], by: split } as never));
  return askAll(data, questions, (tables) => {
    const [before, after, split0, split1] = tables as [Table, Table, Table, Table];
    const column = columnIn(after, metric.id);
    const both: Ends = { from: endOf(before, split0), to: endOf(after, split1) };
    const compare = comparer(column.formula as CallNode);
    const lacking = [before, after].map((table) => valueIn(table, metric.id)).find(({ value }) => value === null);
    const whole = compare(null, both.from.whole, both.to.whole);
    const segments = by.length === 0 ? [] : segmentsOf(both).map(({ keys, from, to }) => compare(keys, from, to));
    segments.sort((a, b) => Number(b.change?.abs() ?? -1) - Number(a.change?.abs() ?? -1));
    const told = { of: subjectOf(column), whole, segments, reason: lacking?.value === null ? lacking.reason : null };
    return { ...told, findings: marketFindings(told, after.periods[0]?.id ?? null) };
  });
}

type Compare = (segment: SegmentKeys | null, from: Standing, to: Standing) => MarketComparison;

function comparer(share: CallNode): Compare {
  const [own, total] = share.args as readonly [CallNode, CallNode];
  const decimal = ({ value }: Settled): Decimal | null => (value === null ? null : decimalOf(value));
  const less = (a: Settled, b: Settled): Settled =>
    a.value === null ? a : b.value === null ? b : some(add(a.value, negate(b.value as Fraction)));
  return (segment, from, to) => {
    const [before, after] = [from.value(share), to.value(share)];
    const [ownGrowth, marketGrowth] = [own, total].map((node) => growth(to.value(node), from.value(node))) as [Settled, Settled];
    return {
      segment,
      from: decimal(before),
      to: decimal(after),
      change: decimal(less(after, before)),
      ownGrowth: decimal(ownGrowth),
      marketGrowth: decimal(marketGrowth),
      ahead: decimal(less(ownGrowth, marketGrowth)),
    };
  };
}

/** Growth against the market, and where most share was won and lost. */
function marketFindings({ of, whole, segments }: Omit<MarketCompared, 'findings'>, period: string | null): CompetitionRelated[] {
  const about = { of, period };
  const { ownGrowth: own, marketGrowth: market, ahead } = whole;
  const against: CompetitionRelated[] =
    own && market && ahead ? [{ ...about, code: 'against-market', segment: null, values: { own, market, ahead } }] : [];
  const moved = [whole, ...segments.slice(0, 3)].flatMap(({ segment, from, to, change }): CompetitionRelated[] =>
    from && to && change && !change.isZero() ? [{ ...about, code: 'share-moved', segment, values: { from, to, change } }] : [],
  );
  return [...against, ...moved];
}
