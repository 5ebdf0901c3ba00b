// Repeat purchases by the BG/NBD model: while active a customer buys at random at a rate of one's own, and after each purchase
// drops out with a probability of one's own; rates are spread by a gamma, probabilities by a beta distribution. Fader, Hardie and
// Lee, Marketing Science 24 (2005). The likelihood adds in logarithms (Hardie, note 027). Patterns × some hundred steps.
import { logGamma } from '../../stat/gammaFunctions.ts';
import { fitted } from './fitted.ts';
import { customersIn } from './historyFields.ts';
import { LEAST_CUSTOMERS, LEAST_REPEATING, type Patterns, type PurchasePattern, patternsOf } from './purchasePattern.ts';

/** The parameters of the model, in the unit of the times it was made of. */
export interface BgNbdModel {
  /** Shape of the purchase rates: small where they differ much. */
  readonly r: number;
  /** Scale of the purchase rates: r ÷ α purchases per unit of time on average. */
  readonly alpha: number;
  /** First shape of the probabilities to drop out: a ÷ (a + b) after each purchase on average. */
  readonly a: number;
  /** Second shape. */
  readonly b: number;
}

/** A model, and how it came about. */
export interface BgNbdFit {
  /** The model; null where there is none. */
  readonly model: BgNbdModel | null;
  /** The logarithm of the likelihood, in the unit of the times. */
  readonly logLikelihood: number | null;
  /** Whether the search came to rest where the data alone are likeliest; not so where large parameters had to be weighed. */
  readonly converged: boolean;
  /** Why there is no model: fewer than 100 customers or 30 who bought again, or a likelihood without a summit. */
  readonly reason: 'small-sample' | 'no-convergence' | null;
  /** How heavily large parameters were weighed: 0 where the data alone decided. */
  readonly penalty: number;
  /** How many customers. */
  readonly customers: number;
  /** How many of them bought again. */
  readonly repeating: number;
  /** Steps of the search. */
  readonly iterations: number;
}

/** The longest time after scaling, so that α is not far from 1. */
const LONGEST = 30;

/**
 * Fits the BG/NBD model to the repeat purchases of customers who are bound by no contract.
 *
 * @param history  what `customerHistory` makes, or `{ customers }` with frequency, recency and age
 * @returns no model and a reason where the data do not tell one
 * @throws {KpiError} bad-argument — for times that cannot be
 * @source Fader, Hardie and Lee, "Counting Your Customers" the Easy Way, Marketing Science 24 (2005) 275–284
 * @see     probabilityAlive, expectedPurchases, gammaGamma
 * @example
 * ```ts
 * import { bgNbd } from 'sales-kpi';
 * const times = [0, 0, 0, 1, 0, 2, 0, 1, 0, 9];
 * const customers = Array.from({ length: 200 }, (_, i) => {
 *   const frequency = times[i % 10] ?? 0;
 *   return { frequency, recency: frequency === 0 ? 0 : 1 + ((i * 7) % 35), age: 36 };
 * });
 * const { model, converged, repeating } = bgNbd({ customers });
 * [converged, repeating, model !== null] // => [true,80,true]
 * bgNbd({ customers: customers.slice(0, 50) }).reason // => "small-sample"
 * ```
 */
export function bgNbd(history: { readonly customers: readonly PurchasePattern[] }): BgNbdFit {
  const customers = customersIn(history);
  const patterns = patternsOf(customers);
  const repeating = customers.filter(({ frequency }) => frequency > 0).length;
  const counts = { customers: customers.length, repeating };
  const none = { model: null, logLikelihood: null, converged: false, penalty: 0, iterations: 0, ...counts };
  if (customers.length < LEAST_CUSTOMERS || repeating < LEAST_REPEATING) return { ...none, reason: 'small-sample' };
  const unit = Math.max(...patterns.map(({ age }) => age)) / LONGEST;
  const scaled = patterns.map((one) => ({ ...one, recency: one.recency / unit, age: one.age / unit }));
  const { parameters, logLikelihood, penalty, iterations } = fitted(likelihoodOf(scaled), [1, 3, 1, 3], customers.length);
  if (parameters === null || logLikelihood === null) return { ...none, penalty, iterations, reason: 'no-convergence' };
  const [r = 0, alpha = 0, a = 0, b = 0] = parameters;
  const purchases = patterns.reduce((sum, { frequency, count }) => sum + frequency * count, 0);
  const model = { r, alpha: alpha * unit, a, b };
  // Densities of so many moments, per unit of time.
  return {
    model,
    logLikelihood: logLikelihood - purchases * Math.log(unit),
    converged: penalty === 0,
    reason: null,
    penalty,
    iterations,
    ...counts,
  };
}

/** The logarithm of the likelihood of patterns, as a function of r, α, a and b. */
export function likelihoodOf(patterns: readonly Patterns[]): (parameters: readonly number[]) => number {
  const most = patterns.reduce((max, { frequency }) => Math.max(max, frequency), 0);
  return ([r = 0, alpha = 0, a = 0, b = 0]) => {
    // What the number of purchases alone says is the same for many customers.
    const alone = Array.from({ length: most + 1 }, (_, x) => NaN + x);
    const ofCount = (x: number): number => {
      const known = alone[x] as number;
      if (!Number.isNaN(known)) return known;
      const rates = logGamma(r + x) - logGamma(r) + r * Math.log(alpha);
      const drops = logGamma(a + b) + logGamma(b + x) - logGamma(b) - logGamma(a + b + x);
      alone[x] = rates + drops;
      return rates + drops;
    };
    let sum = 0;
    for (const { frequency: x, recency, age, count } of patterns) {
      const active = -(r + x) * Math.log(alpha + age);
      const gone = x === 0 ? Number.NEGATIVE_INFINITY : Math.log(a) - Math.log(b + x - 1) - (r + x) * Math.log(alpha + recency);
      const larger = Math.max(active, gone);
      sum += count * (ofCount(x) + larger + Math.log1p(Math.exp(-Math.abs(active - gone))));
    }
    return sum;
  };
}
