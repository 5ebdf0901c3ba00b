// The segments of one dimension, or of two together, as candidates for what made a change.
import { add, compare, divide, type Fraction, lowest, multiply, negate, total, whole } from '../../expr/fraction.ts';
import type { Node } from '../../expr/node.ts';
import type { SegmentKeys } from '../../query/finding.ts';
import { contribution } from '../change/contribution.ts';
import { type Ends, type NoChange, segmentId, segmentsOf } from '../change/ends.ts';
import { asRatio, mixAndRate } from '../change/mixAndRate.ts';
import type { RawChange } from '../change/part.ts';

/** How many records stand behind a segment. */
export interface RecordsBehind {
  /** Before. */
  readonly from: number;
  /** After. */
  readonly to: number;
}

/** A segment with what it did. */
export interface Candidate {
  readonly segment: SegmentKeys;
  /** Its value at both ends; null where it has none. */
  readonly from: Fraction | null;
  readonly to: Fraction | null;
  /** How much of the change it made. */
  readonly value: Fraction;
  /** What it did beyond changing as all together did. */
  readonly excess: Fraction;
  /** Records behind it at both ends. */
  readonly records: RecordsBehind;
}

/** The candidates of one dimension. */
export type Candidates =
  | {
      readonly reason: null;
      readonly list: readonly Candidate[];
      readonly from: Fraction;
      readonly to: Fraction;
      readonly rate: Fraction;
      readonly mix: Fraction;
    }
  | { readonly reason: NoChange };

const zero = whole(0);

/** The candidates of a question that was asked by some dimensions. */
export function candidatesOf(ends: Ends, formula: Node): Candidates {
  const isRate = asRatio(formula) !== null;
  const change: RawChange = isRate ? mixAndRate(ends, formula, false) : contribution(ends, formula);
  if (change.reason !== null) return change;
  const { from, to } = change;
  // Had all changed alike, each segment of a sum would have grown at the rate of the whole, and those of a rate by its parts alone.
  const growth = isRate || from.n === 0n ? null : lowest(divide(add(to, negate(from)), from));
  const sums = new Map<string, Fraction>();
  for (const { segment = {}, value } of change.parts) {
    const id = segmentId(segment);
    sums.set(id, add(sums.get(id) ?? zero, value));
  }
  const list = segmentsOf(ends).map(({ keys, from: before, to: after, isIn }): Candidate => {
    const value = lowest(sums.get(segmentId(keys)) ?? zero);
    const [first, last] = [isIn.from ? before.value(formula).value : null, isIn.to ? after.value(formula).value : null];
    const expected = growth === null ? zero : multiply(first ?? zero, growth);
    const records = { from: isIn.from ? before.records(formula) : 0, to: isIn.to ? after.records(formula) : 0 };
    return { segment: keys, from: first, to: last, value, excess: lowest(add(value, negate(expected))), records };
  });
  const effect = (name: 'rate' | 'mix'): Fraction => total(change.parts.filter((part) => part.effect === name).map(({ value }) => value));
  return { reason: null, list, from, to, rate: effect('rate'), mix: effect('mix') };
}

/** The larger first, whatever the sign; of equals the first in the order of keys. */
export function bySize(a: Fraction, b: Fraction): number {
  return compare(absolute(b), absolute(a));
}

/** |a|. */
export function absolute({ n, d }: Fraction): Fraction {
  return { n: n < 0n ? -n : n, d };
}

/**
 * How much the shares of segments changed: the Jensen–Shannon divergence of the shares before and after, 0 to 1 bit; null
 * where a share is below 0. Lin, Divergence measures based on the Shannon entropy, IEEE Trans. Inf. Theory 37 (1991).
 */
export function surpriseOf(list: readonly Candidate[], from: Fraction, to: Fraction): number | null {
  const shares = (all: Fraction, read: (one: Candidate) => Fraction | null): number[] | null => {
    if (all.n <= 0n) return null;
    const values = list.map((one) => read(one) ?? zero);
    return values.some(({ n }) => n < 0n) ? null : values.map((value) => numberOf(divide(value, all)));
  };
  const [p, q] = [shares(from, (one) => one.from), shares(to, (one) => one.to)];
  if (p === null || q === null) return null;
  const term = (x: number, m: number): number => (x === 0 ? 0 : x * Math.log2(x / m));
  const sum = p.reduce((all, x, i) => all + term(x, (x + (q[i] as number)) / 2) + term(q[i] as number, (x + (q[i] as number)) / 2), 0);
  return Math.max(0, sum / 2);
}

/** The nearest double; both parts may be longer than a double holds. */
export function numberOf({ n, d }: Fraction): number {
  const digits = 10n ** 18n;
  return Number((n * digits) / d) / 1e18;
}
