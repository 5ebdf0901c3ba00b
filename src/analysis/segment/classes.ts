// Classes of what matters most (ABC, after Pareto).
import { type Exact, readExact } from '../../decimal.ts';
import { excerpt, KpiError } from '../../error.ts';
import { add, compare, type Fraction, fractionOf, multiply, whole } from '../../expr/fraction.ts';
import type { Parted } from './parted.ts';

/** A: the few that make most of it; B: those that make nearly all of the rest; C: the many others. */
export type AbcClass = 'A' | 'B' | 'C';

/** Where classes A and B end, as exact shares. */
export type Cuts = readonly [a: Fraction, b: Fraction];

/** Reads the cut-offs; refuses what are no two rising shares. */
export function readCuts(given: readonly number[] = [0.8, 0.95]): Cuts {
  const read = Array.isArray(given) ? given.map((one: unknown) => (typeof one === 'number' ? readExact(one) : 'bad-number')) : [];
  const [a, b] = read as Exact[];
  const isFine = read.length === 2 && read.every((one) => typeof one !== 'string') && given.every((one) => one > 0 && one <= 1);
  if (!isFine || a === undefined || b === undefined || (given[0] as number) >= (given[1] as number))
    throw new KpiError(
      'bad-argument',
      `classes end at ${Array.isArray(given) ? given.map(excerpt).join(' and ') : excerpt(given)}`,
      'give two rising shares up to 1: [0.8, 0.95]',
      ['classes'],
    );
  return [fractionOf(a), fractionOf(b)];
}

/** The class of each part of a whole: that of the share that all parts before it have. */
export function classesOf({ whole: all, parts, reason }: Parted, [a, b]: Cuts): (AbcClass | null)[] {
  if (reason !== null || all.value === null) return parts.map(() => null);
  const bounds = [multiply(all.value, a), multiply(all.value, b)] as const;
  let before = whole(0);
  return parts.map(({ value: { value } }) => {
    if (value === null) return null;
    const found = value.n <= 0n ? 'C' : compare(before, bounds[0]) < 0 ? 'A' : compare(before, bounds[1]) < 0 ? 'B' : 'C';
    before = add(before, value);
    return found;
  });
}
