// A rate changes because the rates of its segments do, and because segments with high rates get more or less weight. Kitagawa,
// Components of a difference between two rates, JASA 50 (1955): at the mean of both ends, so that nothing is left over and the
// order of the ends does not matter; or from the first end, with what both did together apart.
import { add, divide, type Fraction, lowest, multiply, negate, whole } from '../../expr/fraction.ts';
import type { Node } from '../../expr/node.ts';
import { type Ends, type SegmentEnds, type Split, segmentsOf, splitOver } from './ends.ts';
import type { RawChange, RawPart } from './part.ts';

/** A rate as a numerator over a denominator; null for a formula that is none. */
export function asRatio(formula: Node): readonly [numerator: Node, denominator: Node] | null {
  if (formula.op !== 'call') return null;
  const [a, b] = formula.args as readonly [Node, Node];
  if (formula.fn === 'ratio') return [a, b];
  const isShifted = formula.fn === 'plus' || formula.fn === 'minus';
  if (!isShifted && formula.fn !== 'times') return null;
  // 1 − lost ÷ all is (all − lost) ÷ all, and 100 × a ÷ b is (100 × a) ÷ b.
  const [rate, constant] = [asRatio(a) ?? asRatio(b), a.op === 'value' ? a : b];
  if (rate === null || constant.op !== 'value') return null;
  const [top, bottom] = rate;
  const moved: Node = isShifted ? { op: 'call', fn: 'times', args: [bottom, constant] } : constant;
  return [{ ...formula, args: a.op === 'value' ? [moved, top] : [top, moved] }, bottom];
}

/** A segment at one end: its weight and its rate, and what it adds to the rate without a weight. */
interface Weighed {
  readonly weight: Fraction;
  readonly rate: Fraction | null;
  readonly unmatched: Fraction;
}

const zero = whole(0);
const half: Fraction = { n: 1n, d: 2n };
const minus = (a: Fraction, b: Fraction): Fraction => lowest(add(a, negate(b)));
const times = (a: Fraction, b: Fraction): Fraction => lowest(multiply(a, b));
const meanOf = (a: Fraction, b: Fraction): Fraction => times(half, add(a, b));

/** The effects of weights and rates. */
export function mixAndRate(ends: Ends, formula: Node, isFromBase: boolean): RawChange {
  const parts = asRatio(formula);
  if (parts === null) return { reason: 'not-additive' };
  const segments = segmentsOf(ends);
  const [top, bottom] = parts.map((node) => splitOver(ends, segments, node)) as [Split, Split];
  if (top.reason !== null) return top;
  if (bottom.reason !== null) return bottom;
  if (bottom.from.n === 0n || bottom.to.n === 0n) return { reason: 'zero-denominator' };
  const [from, to] = [divide(top.from, bottom.from), divide(top.to, bottom.to)].map(lowest) as [Fraction, Fraction];
  const raw = segments.flatMap(({ keys }: SegmentEnds, i): RawPart[] => {
    const weighed = (side: 'from' | 'to'): Weighed => {
      const [value, base] = [top.parts[i]?.[side] ?? zero, bottom.parts[i]?.[side] ?? zero];
      const isThere = base.n !== 0n;
      const share = (part: Fraction): Fraction => lowest(divide(part, bottom[side]));
      return { weight: share(base), rate: isThere ? lowest(divide(value, base)) : null, unmatched: isThere ? zero : share(value) };
    };
    const [before, after] = [weighed('from'), weighed('to')];
    const shown = { segment: keys, from: before.rate, to: after.rate };
    // A segment that is absent at one end takes the rate of the other: its whole effect is mix.
    const [r0, r1] = [before.rate ?? after.rate ?? zero, after.rate ?? before.rate ?? zero];
    const moved = minus(after.weight, before.weight);
    const effects: RawPart[] = isFromBase
      ? [
          { effect: 'rate', ...shown, value: times(before.weight, minus(r1, r0)) },
          { effect: 'mix', ...shown, value: times(moved, minus(r0, from)) },
          { effect: 'interaction', ...shown, value: times(moved, minus(r1, r0)) },
        ]
      : [
          { effect: 'rate', ...shown, value: times(meanOf(before.weight, after.weight), minus(r1, r0)) },
          { effect: 'mix', ...shown, value: times(moved, minus(meanOf(r0, r1), meanOf(from, to))) },
        ];
    return [...effects, { effect: 'unmatched', ...shown, value: minus(after.unmatched, before.unmatched) }];
  });
  return { reason: null, from, to, parts: raw.filter(({ value }) => value.n !== 0n) };
}
