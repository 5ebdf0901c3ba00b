// A stock changes by what comes in and what goes out: recurring revenue by its movements, a pipeline by deals created and closed.
import { add, compare, type Fraction, negate, total } from '../../expr/fraction.ts';
import type { FactorName, RawChange, RawPart } from './part.ts';

/** What each flow did; they must add up to the change of the stock. */
export function flowParts(
  from: Fraction,
  to: Fraction,
  flows: readonly { readonly factor: FactorName; readonly value: Fraction }[],
): RawChange {
  if (compare(total(flows.map(({ value }) => value)), add(to, negate(from))) !== 0) return { reason: 'unequal-factors' };
  const parts = flows.map(({ factor, value }): RawPart => ({ effect: 'flow', factor, value }));
  return { reason: null, from, to, parts: parts.filter(({ value }) => value.n !== 0n) };
}
