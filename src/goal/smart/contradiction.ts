// Whether another goal wants something else of the same records on the same days.
import type { Decimal } from '../../decimal.ts';
import { keyOf } from '../../expr/node.ts';
import { parseDay } from '../../period/civil.ts';
import type { SegmentKeys } from '../../query/finding.ts';
import type { Goal } from '../goalShape.ts';
import { signOf } from '../wanted.ts';
import { amountIn } from './amounts.ts';
import { answers, type Checked, type Context } from './context.ts';
import type { Draft } from './draft.ts';

/** The check of S that reads the other goals. */
export function contradiction(context: Context): Checked {
  const { others, draft } = context;
  const say = answers(context, 'S', 'contradiction');
  const { of, days, target, kind, upTo } = draft;
  if (others === null) return say.unknown(['others']);
  if (of === null) return say.unknown(['indicator']);
  if (days === null) return say.unknown(['days']);
  if (target === null || (kind === 'range' && upTo === null)) return say.unknown(['target']);
  const against = others
    .filter((other) => other.id !== draft.id && isOfSame(draft, other) && contradicts(wishOf(draft), wishOf(read(other))))
    // Whatever the order they are given in.
    .sort((a, b) => (a.id < b.id ? -1 : 1))[0];
  if (against === undefined) return say.pass({ others: others.length });
  const { id, title } = against;
  return say.fail('smart-contradiction', { other: id, title, target, otherTarget: amountIn(against.target) as Decimal });
}

const segmentKey = (keys: SegmentKeys | null): string => JSON.stringify(Object.entries(keys ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)));

/** Whether both are about the same records and values. */
function isOfSame({ of, segment: keys, currency, kind }: Draft, other: Goal): boolean {
  const isOne = of !== null && (of.id === other.of.id || keyOf(of.formula) === keyOf(other.of.formula));
  const isMoneyApart = currency !== null && other.currency !== null && currency !== other.currency;
  return isOne && !isMoneyApart && segmentKey(keys) === segmentKey(other.segment) && kind !== 'milestones' && other.kind !== 'milestones';
}

/** The values that a goal is content with, null for no end, and its days. */
interface Wish {
  readonly low: Decimal | null;
  readonly high: Decimal | null;
  readonly from: number;
  readonly to: number;
  readonly adds: boolean;
}

type Wanted = Pick<Draft, 'kind' | 'of' | 'target' | 'upTo' | 'days' | 'aggregation'>;

function read({ kind, of, target, upTo, between, aggregation }: Goal): Wanted {
  const [from, to] = between.map((day) => parseDay(day) ?? 0) as [number, number];
  return { kind, of, target: amountIn(target), upTo: amountIn(upTo), days: { from, to }, aggregation };
}

function wishOf({ kind, of, target, upTo, days, aggregation }: Wanted): Wish {
  const isUp = of === null || signOf({ kind, of }) > 0;
  const ends = kind === 'range' ? { low: target, high: upTo } : isUp ? { low: target, high: null } : { low: null, high: target };
  return { ...ends, from: days?.from ?? 0, to: days?.to ?? 0, adds: aggregation === 'cumulative' };
}

const isAbove = (low: Decimal | null, high: Decimal | null): boolean => low !== null && high !== null && low.gt(high);
const isSame = (a: Decimal | null, b: Decimal | null): boolean => a === b || (a !== null && b !== null && a.eq(b));

/**
 * On the same days: another target. On days that overlap: nothing that both are content with; of what adds up, only where the days of
 * one lie within those of the other, since a part of a year has its own, smaller target.
 */
function contradicts(a: Wish, b: Wish): boolean {
  if (a.from >= b.to || b.from >= a.to) return false;
  if (a.from === b.from && a.to === b.to) return !isSame(a.low, b.low) || !isSame(a.high, b.high);
  const mayAll = !a.adds && !b.adds;
  const holds = (outer: Wish, inner: Wish): boolean => mayAll || (outer.from <= inner.from && inner.to <= outer.to);
  return (holds(a, b) && isAbove(b.low, a.high)) || (holds(b, a) && isAbove(a.low, b.high));
}
