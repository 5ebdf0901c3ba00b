// When a customer is expected to buy next under the BG/NBD model. A customer who still buys does so at a rate that is gamma with
// shape r + x and rate α + T, so that the time to the next purchase is Pareto: closed forms.
import { excerpt, KpiError } from '../../error.ts';
import type { BgNbdModel } from './bgNbd.ts';
import { probabilityAlive } from './expectedPurchases.ts';
import type { PurchasePattern } from './purchasePattern.ts';

/** The next purchase of a customer, in the unit of the model. */
export interface NextPurchase {
  /** The probability that it comes within the time asked for. */
  readonly probability: number;
  /** The time within which it comes in one of two cases; null for a customer who in more than half of all cases buys no more. */
  readonly median: number | null;
}

/**
 * When a customer is expected to buy next: P(alive) × (1 − ((α + T) ÷ (α + T + t))^(r + x)) within a time t. The window in which to
 * remind somebody, or to worry.
 *
 * @param within  a time from 0, in the unit of the model
 * @throws {KpiError} bad-argument — for parameters that are not above 0, or times that cannot be
 * @source follows from Fader, Hardie and Lee, Marketing Science 24 (2005): the rate given x, T and that the customer is alive
 * @see    bgNbd, expectedPurchases
 * @example
 * ```ts
 * import { nextPurchase } from 'sales-kpi';
 * const model = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
 * const { probability, median } = nextPurchase(model, { frequency: 7, recency: 29.43, age: 31 }, 4);
 * [probability.toFixed(3), median?.toFixed(2)] // => ["0.477","4.32"]
 * ```
 */
export function nextPurchase(model: BgNbdModel, customer: PurchasePattern, within: number): NextPurchase {
  if (!(within >= 0 && within < Number.POSITIVE_INFINITY))
    throw new KpiError('bad-argument', `within is ${excerpt(within)}`, 'give a time from 0, in the unit of the model', ['within']);
  const alive = probabilityAlive(model, customer);
  const [shape, rate] = [model.r + customer.frequency, model.alpha + customer.age];
  const median = alive > 0.5 ? rate * Math.expm1(-Math.log1p(-0.5 / alive) / shape) : Number.POSITIVE_INFINITY;
  return {
    probability: -alive * Math.expm1(-shape * Math.log1p(within / rate)) + 0,
    median: Number.isFinite(median) ? median : null,
  };
}
