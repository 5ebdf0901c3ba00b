// What the BG/NBD model says of the time to come. Fader, Hardie and Lee (2005), equations 9 and 10; 2F1 after Euler's transformation,
// where the power of 1 − z that goes with it is small.
import { excerpt, KpiError } from '../../error.ts';
import { gaussSeries } from '../../stat/hypergeometric2F1.ts';
import type { BgNbdModel } from './bgNbd.ts';
import { checkPattern, type PurchasePattern } from './purchasePattern.ts';

/**
 * The probability that a customer still buys. It is 1 without a repeat purchase: in this model customers drop out after a
 * purchase, and the first one tells nothing, so that a customer who came once long ago seems as alive as one of yesterday.
 *
 * @throws {KpiError} bad-argument — for parameters that are not above 0, or times that cannot be
 * @source Fader, Hardie and Lee, Computing P(alive) using the BG/NBD model (2008)
 * @example
 * ```ts
 * import { probabilityAlive } from 'sales-kpi';
 * const model = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
 * probabilityAlive(model, { frequency: 2, recency: 30.43, age: 38.86 }).toFixed(4) // => "0.7266"
 * ```
 */
export function probabilityAlive(model: BgNbdModel, customer: PurchasePattern): number {
  checkModel(model);
  checkPattern(customer, ['customer']);
  return 1 / (1 + oddsGone(model, customer));
}

function oddsGone({ r, alpha, a, b }: BgNbdModel, { frequency: x, recency, age }: PurchasePattern): number {
  if (x === 0) return 0;
  return (a / (b + x - 1)) * ((alpha + age) / (alpha + recency)) ** (r + x);
}

/**
 * Purchases expected within a time: of a new customer after the first purchase, or of one whose purchases so far are known. Null where
 * the series of the model does not end.
 *
 * @param time  from 0, in the unit of the model
 * @throws {KpiError} bad-argument — for parameters that are not above 0, or times that cannot be
 * @source Fader, Hardie and Lee, Marketing Science 24 (2005), equations 9 and 10
 * @example
 * ```ts
 * import { expectedPurchases } from 'sales-kpi';
 * const model = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
 * expectedPurchases(model, 39, { frequency: 2, recency: 30.43, age: 38.86 })?.toFixed(3) // => "1.226"
 * expectedPurchases(model, 52)?.toFixed(3) // => "1.446"
 * ```
 */
export function expectedPurchases(model: BgNbdModel, time: number, customer?: PurchasePattern): number | null {
  checkModel(model);
  if (!(time >= 0 && time < Number.POSITIVE_INFINITY))
    throw new KpiError('bad-argument', `time is ${excerpt(time)}`, 'give a time from 0, in the unit of the model', ['time']);
  const pattern = customer === undefined ? { frequency: 0, recency: 0, age: 0 } : checkPattern(customer, ['customer']);
  const { a } = model;
  if (Math.abs(a - 1) >= NEAR) return expectedAt(model, time, pattern);
  // At a = 1 both sides of the fraction are 0: the line between two places beside it is right to NEAR².
  const [below, above] = [1 - NEAR, 1 + NEAR].map((near) => expectedAt({ ...model, a: near }, time, pattern)) as [
    number | null,
    number | null,
  ];
  return below === null || above === null ? null : below + ((above - below) * (a - 1 + NEAR)) / (2 * NEAR);
}

const NEAR = 1e-5;

function expectedAt(model: BgNbdModel, time: number, pattern: PurchasePattern): number | null {
  const { r, alpha, a, b } = model;
  const { frequency: x, age } = pattern;
  const z = time / (alpha + age + time);
  const series = gaussSeries(a + b - 1 - r, a - 1, a + b + x - 1, z);
  if (series === null) return null;
  const expected = (((a + b + x - 1) / (a - 1)) * (1 - (1 - z) ** (a - 1) * series)) / (1 + oddsGone(model, pattern));
  // Rounding may leave less than nothing of no time at all.
  return Number.isFinite(expected) ? Math.max(0, expected) : null;
}

function checkModel(model: BgNbdModel): void {
  for (const name of ['r', 'alpha', 'a', 'b'] as const) {
    const value = model?.[name];
    if (!(value > 0 && value < Number.POSITIVE_INFINITY))
      throw new KpiError('bad-argument', `${name} is ${excerpt(value)}`, 'give the model of bgNbd', ['model', name]);
  }
}
