// Shares an amount among lines so that the parts add up to it: whole units first, then one more for the largest
// remainders (Hamilton's method).
import { type Amount, type Exact, exactAmount, readExact, rescale } from '../../decimal.ts';
import { excerpt, KpiError } from '../../error.ts';
import { minorUnits } from './currency.ts';

/**
 * Shares `whole` in proportion to `weights`, in units of 10^-`scale`, or finer when the whole itself is finer. The parts
 * add up to the whole exactly; of equal remainders the earlier gets the unit; a negative whole gives the negated parts;
 * weights that are all zero count as equal. Weights are zero or more.
 *
 * @internal
 */
export function allocateExact(whole: Exact, weights: readonly Exact[], scale: number): Exact[] {
  const finest = Math.max(scale, whole.scale);
  const units = rescale(whole, finest);
  const parts = shareUnits(units < 0n ? -units : units, sameScale(weights));
  return parts.map((part) => ({ units: units < 0n ? -part : part, scale: finest }));
}

function sameScale(weights: readonly Exact[]): bigint[] {
  const scale = weights.reduce((most, weight) => Math.max(most, weight.scale), 0);
  return weights.map((weight) => rescale(weight, scale));
}

function shareUnits(units: bigint, given: readonly bigint[]): bigint[] {
  const sum = given.reduce((total, weight) => total + weight, 0n);
  const weights = sum === 0n ? given.map(() => 1n) : given;
  const total = sum === 0n ? BigInt(given.length) : sum;
  const parts = weights.map((weight) => (units * weight) / total);
  let rest = parts.reduce((left, part) => left - part, units);
  const remainders = weights.map((weight, at) => ({ at, left: (units * weight) % total }));
  remainders.sort((a, b) => (a.left === b.left ? a.at - b.at : a.left < b.left ? 1 : -1));
  for (const { at } of remainders) {
    if (rest === 0n) break;
    parts[at] = (parts[at] as bigint) + 1n;
    rest--;
  }
  return parts;
}

/**
 * Shares an amount in proportion to weights, to the minor unit of its currency (finer when the amount is finer), so that
 * the parts add up to it exactly. What is left after rounding down goes to the largest remainders, the earlier line first.
 *
 * @param amount - what is shared; a negative amount gives the negated parts
 * @param weights - zero or more each; all zero: equal parts
 * @param currency - ISO 4217 code
 * @throws KpiError `unknown-currency`, `bad-number`, or `bad-argument` for a negative weight or no weights at all.
 * @example
 * ```ts
 * import { allocate } from 'sales-kpi';
 *
 * allocate(100, [1, 1, 1], 'EUR'); // => [ 33.34, 33.33, 33.33 ]
 * allocate(1000, [1, 1, 1], 'JPY'); // => [ 334, 333, 333 ]
 * ```
 */
export function allocate(amount: Amount, weights: readonly Amount[], currency: string): (number | string)[] {
  const scale = minorUnits(currency);
  const whole = exactOrThrow(amount, 'amount');
  if (weights.length === 0) throw new KpiError('bad-argument', 'no weights', 'give one weight for each part', ['weights']);
  const shares = weights.map((weight, at) => {
    const exact = exactOrThrow(weight, 'weights', at);
    if (exact.units < 0n)
      throw new KpiError('bad-argument', `weight ${excerpt(weight)} is negative`, 'give weights of zero or more', ['weights', at]);
    return exact;
  });
  return allocateExact(whole, shares, scale).map(exactAmount);
}

function exactOrThrow(value: Amount, ...path: (string | number)[]): Exact {
  const exact = readExact(value);
  if (typeof exact === 'string')
    throw new KpiError(exact, `${excerpt(value)} is not a number that can be read`, 'give a plain decimal such as 12.5', path);
  return exact;
}
