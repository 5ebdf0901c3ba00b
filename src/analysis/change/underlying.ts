// What is left of a change when the rates of exchange and the number of working days are taken off. The first is the change less
// the change at constant rates; the second the change of the days times the mean value of a working day, so that the order of
// the ends does not matter.
import { add, divide, type Fraction, lowest, multiply, negate, whole } from '../../expr/fraction.ts';
import type { RawChange, RawPart } from './part.ts';

/** Two values, before and after. */
export interface Pair {
  readonly from: Fraction;
  readonly to: Fraction;
}

const half: Fraction = { n: 1n, d: 2n };
const minus = (a: Fraction, b: Fraction): Fraction => lowest(add(a, negate(b)));

/** The effects of currency and working days, and what is left; without rates or days there is no such part. */
export function underlyingParts(
  actual: Pair,
  constant: Pair | null,
  days: { readonly from: number; readonly to: number } | null,
): RawChange {
  const parts: RawPart[] = [];
  const base = constant ?? actual;
  if (constant !== null) parts.push({ effect: 'currency', value: minus(minus(actual.to, constant.to), minus(actual.from, constant.from)) });
  let rest = minus(base.to, base.from);
  if (days !== null) {
    if (days.from === 0 || days.to === 0) return { reason: 'zero-denominator' };
    const perDay = add(divide(base.from, whole(days.from)), divide(base.to, whole(days.to)));
    const value = lowest(multiply(multiply(half, perDay), whole(days.to - days.from)));
    parts.push({ effect: 'workingDays', from: whole(days.from), to: whole(days.to), value });
    rest = minus(rest, value);
  }
  parts.push({ effect: 'underlying', from: base.from, to: base.to, value: rest });
  return { reason: null, ...actual, parts };
}
