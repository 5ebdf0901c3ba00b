// The sum of the largest entities. Entities of zero or below are left out: what is concentrated is what came in, and a
// customer who gave more back than bought would push the share of the others over 1.
import { type Fraction, multiply } from '../fraction.ts';
import type { Aggregate } from './aggregate.ts';
import { type Entities, entitySums, sortedSums } from './entitySums.ts';

/** The sum of the `n` largest of sorted whole numbers that are above zero, of all of them without `n`; null of no values. */
export function largestOf(sorted: ArrayLike<number | bigint>, n = sorted.length): Fraction | null {
  if (sorted.length === 0) return null;
  const first = Math.max(0, sorted.length - n);
  let sum = 0n;
  for (let i = sorted.length - 1; i >= first && (sorted[i] as number) > 0; i--) sum += BigInt(sorted[i] as number);
  return { n: sum, d: 1n };
}

/** The sum of the largest entities. */
export const largest: Aggregate<Entities> = {
  ...entitySums,
  end: (state, { n }) => {
    const { sorted, scale } = sortedSums(state);
    const units = largestOf(sorted, n);
    return units && multiply(units, { n: 1n, d: 10n ** BigInt(scale) });
  },
};
