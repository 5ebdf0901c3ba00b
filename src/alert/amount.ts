// Amounts of rules: exact text, compared as fractions.
import { type Exact, readExact } from '../decimal.ts';
import { compare, type Fraction, fractionOf } from '../expr/fraction.ts';
import type { Limit } from './conditionShape.ts';

/** The amount of a rule that was read. */
export const fractionIn = (text: string): Fraction => fractionOf(readExact(text) as Exact);

/** Whether a value is on a side of a limit. */
export function isBeyond(value: Fraction, side: Limit, limit: Fraction): boolean {
  const above = compare(value, limit);
  return { above: above > 0, atLeast: above >= 0, below: above < 0, atMost: above <= 0 }[side];
}
