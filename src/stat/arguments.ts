// What the statistics ask of their arguments: counts, shares and samples that are none are refused. Constant time, or once through.
import { excerpt, KpiError, type KpiErrorPath } from '../error.ts';
import { normalQuantile } from './normalQuantile.ts';

/** The value, a whole number from `least`. */
export function countOrThrow(value: number, name: string, least = 0, path: KpiErrorPath = [name]): number {
  if (!Number.isSafeInteger(value) || value < least)
    throw new KpiError('bad-argument', `${name} is ${excerpt(value)}`, `give a whole number from ${least}`, path);
  return value;
}

/** The value, above 0 and below 1. */
export function shareOrThrow(value: number, name: string): number {
  if (typeof value !== 'number' || !(value > 0 && value < 1))
    throw new KpiError('bad-argument', `the ${name} is ${excerpt(value)}`, 'give a share between 0 and 1, such as 0.95', [name]);
  return value;
}

/** The value, from 0 to 1. */
export function probabilityOrThrow(value: number, name: string, path: KpiErrorPath = [name]): number {
  if (typeof value !== 'number' || !(value >= 0 && value <= 1))
    throw new KpiError('bad-argument', `${name} is ${excerpt(value)}`, 'give a number from 0 to 1', path);
  return value;
}

/** The values, every one a finite number. */
export function finiteOrThrow<Values extends readonly number[]>(values: Values, ...path: KpiErrorPath): Values {
  const at = values.findIndex((value) => !Number.isFinite(value));
  if (at !== -1)
    throw new KpiError('bad-argument', `${path.join(' ')} ${at} is ${excerpt(values[at])}`, 'give finite numbers', [...path, at]);
  return values;
}

/** How many standard deviations lie on either side, for a confidence. */
export function criticalValue(confidence: number): number {
  // The lower tail is exact where the upper one would be rounded to 1.
  return -normalQuantile((1 - shareOrThrow(confidence, 'confidence')) / 2);
}
