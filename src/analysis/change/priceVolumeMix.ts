// Price, volume and mix of what was sold. Items that are sold at both ends have a price at both; what is new or lost stands
// apart, and so does money without a quantity. In the words of Laspeyres the volume counts at old prices and the price at new
// quantities; at the midpoint (Bennet, The theory of measurement of changes in cost of living, JRSS 83 (1920)) at the mean of
// both, so that the order of the ends does not matter.
import { add, divide, type Fraction, lowest, multiply, negate, total, whole } from '../../expr/fraction.ts';
import type { Node } from '../../expr/node.ts';
import { type Ends, type SegmentEnds, segmentsOf, splitOver } from './ends.ts';
import type { RawChange, RawPart } from './part.ts';

/** An item that is sold at both ends. */
interface Item {
  readonly q0: Fraction;
  readonly q1: Fraction;
  readonly p0: Fraction;
  readonly p1: Fraction;
}

/** What an item adds to each effect. */
type Effects = Readonly<Record<'price' | 'volume' | 'mix', Fraction>>;

const zero = whole(0);
const half: Fraction = { n: 1n, d: 2n };
const minus = (a: Fraction, b: Fraction): Fraction => lowest(add(a, negate(b)));
const times = (...all: readonly Fraction[]): Fraction => lowest(all.reduce(multiply));

/** The effects of price, volume and mix, item by item. */
export function priceVolumeMix(ends: Ends, money: Node, quantity: Node, isMidpoint: boolean): RawChange {
  const segments = segmentsOf(ends);
  const [values, amounts] = [splitOver(ends, segments, money), splitOver(ends, segments, quantity)];
  if (values.reason !== null) return values;
  if (amounts.reason !== null) return amounts;
  const items = new Map<number, Item>();
  const parts: RawPart[] = [];
  segments.forEach(({ keys }: SegmentEnds, i) => {
    const { from: v0, to: v1 } = values.parts[i] as { from: Fraction; to: Fraction };
    const { from: q0, to: q1 } = amounts.parts[i] as { from: Fraction; to: Fraction };
    if (q0.n !== 0n && q1.n !== 0n) items.set(i, { q0, q1, p0: lowest(divide(v0, q0)), p1: lowest(divide(v1, q1)) });
    else {
      const effect = q0.n === 0n && v0.n === 0n && q1.n !== 0n ? 'new' : q1.n === 0n && v1.n === 0n && q0.n !== 0n ? 'lost' : 'unpriced';
      parts.push({ effect, segment: keys, from: v0, to: v1, value: minus(v1, v0) });
    }
  });
  const [before, after] = [total([...items.values()].map(({ q0 }) => q0)), total([...items.values()].map(({ q1 }) => q1))];
  const effectsOf = isMidpoint ? midpoint(before, after) : laspeyres(before, after);
  for (const [i, item] of items) {
    const { keys } = segments[i] as SegmentEnds;
    const { from, to } = values.parts[i] as { from: Fraction; to: Fraction };
    for (const [effect, value] of Object.entries(effectsOf(item)) as [keyof Effects, Fraction][])
      parts.push({ effect, segment: keys, from, to, value });
  }
  return { ...values, parts: parts.filter(({ value }) => value.n !== 0n) };
}

/** Without a quantity in all, returns having outweighed sales, there is no share to keep: all is volume, and nothing mix. */
function laspeyres(before: Fraction, after: Fraction): (item: Item) => Effects {
  return ({ q0, q1, p0, p1 }) => {
    const price = times(minus(p1, p0), q1);
    const kept = before.n === 0n ? q1 : times(q0, divide(after, before));
    return { price, volume: times(minus(kept, q0), p0), mix: times(minus(q1, kept), p0) };
  };
}

function midpoint(before: Fraction, after: Fraction): (item: Item) => Effects {
  return ({ q0, q1, p0, p1 }) => {
    const price = times(minus(p1, p0), half, add(q0, q1));
    const meanPrice = times(half, add(p0, p1));
    if (before.n === 0n || after.n === 0n) return { price, volume: times(minus(q1, q0), meanPrice), mix: zero };
    const [s0, s1] = [divide(q0, before), divide(q1, after)];
    const volume = times(minus(after, before), half, add(s0, s1), meanPrice);
    return { price, volume, mix: times(half, add(before, after), minus(s1, s0), meanPrice) };
  };
}
