// The values that are there, at their places in time: a gap is no zero, and what follows it stays where it is. Linear time.
import { excerpt, KpiError } from '../error.ts';

/** A series at equal steps of time, in order; null where there is no value. */
export type Values = readonly (number | null)[];

/** Values with their places in time. */
export interface Observed {
  /** Places in time, ascending: whole numbers of steps. */
  readonly times: readonly number[];
  /** The values there. */
  readonly values: readonly number[];
}

/** The values that are there. */
export function observedIn(values: Values): Observed {
  const times = [...values.keys()].filter((at) => values[at] !== null);
  return { times, values: times.map((at) => values[at] as number) };
}

/**
 * Values in a unit near the largest of them, a power of two: nothing is rounded, and neither squares nor differences pass the largest
 * number.
 */
export function inUnits(values: Values): { readonly unit: number; readonly values: (number | null)[] } {
  if (!Array.isArray(values)) throw new KpiError('bad-argument', `values are ${excerpt(values)}`, 'give a list of numbers', ['values']);
  let largest = 0;
  values.forEach((value: unknown, at) => {
    if (value === null) return;
    if (typeof value !== 'number' || !Number.isFinite(value))
      throw new KpiError('bad-argument', `value ${at} is ${excerpt(value)}`, 'give finite numbers, and null where there is none', [
        'values',
        at,
      ]);
    largest = Math.max(largest, Math.abs(value));
  });
  const unit = largest === 0 ? 1 : 2 ** Math.min(1022, Math.max(-1022, Math.floor(Math.log2(largest))));
  return { unit, values: values.map((value: number | null) => (value === null ? null : value / unit + 0)) };
}

/** A result back from units; null where it is none, or too large for a number. */
export function fromUnits(value: number | null, unit: number): number | null {
  const result = value === null ? Number.NaN : value * unit;
  // Never −0.
  return Number.isFinite(result) ? result + 0 : null;
}

/** The sum of squares that rounding alone may leave of so many values in units near 1. */
export const roundingOf = (count: number): number => count * 1e-26;

/** Values without the digits that rounding has left in them, so that what is equal is equal. */
export const withoutRounding = (values: readonly number[]): number[] => values.map((value) => Math.round(value * 2 ** 40) / 2 ** 40 + 0);
