// What a purchase comes to by the gamma-gamma model: the values of a customer are spread about a mean of one's own, and these means by
// a gamma distribution too. Fader and Hardie, note 025. Customers × some hundred steps.
import type { Decimal } from '../../decimal.ts';
import { excerpt, KpiError } from '../../error.ts';
import { logGamma } from '../../stat/gammaFunctions.ts';
import { correlation } from './correlation.ts';
import { fitted } from './fitted.ts';
import { customersIn } from './historyFields.ts';
import { LEAST_REPEATING } from './purchasePattern.ts';

/** The parameters of the model, in the currency of the amounts. */
export interface GammaGammaModel {
  /** Shape of the values of a customer. */
  readonly p: number;
  /** Shape of the means of customers: above 1, where these have a mean. */
  readonly q: number;
  /** Scale of the means of customers. */
  readonly gamma: number;
}

/** A model, and how it came about. */
export interface GammaGammaFit {
  /** The model; null where there is none. */
  readonly model: GammaGammaModel | null;
  /** The logarithm of the likelihood. */
  readonly logLikelihood: number | null;
  /** Whether the search came to rest where the data alone are likeliest; not so where large parameters had to be weighed. */
  readonly converged: boolean;
  /**
   * Why there is no model: fewer than 30 customers who bought again; a spend that goes with the frequency, which the model excludes;
   * a likelihood without a summit; or means that have no mean (q not above 1).
   */
  readonly reason: 'small-sample' | 'correlated-spend' | 'no-convergence' | 'no-finite-mean' | null;
  /** The correlation of frequency and spend among them; null where there is none. */
  readonly correlation: number | null;
  /** How heavily large parameters were weighed: 0 where the data alone decided. */
  readonly penalty: number;
  /** Customers who bought again, for something above 0: the others tell nothing of the spend. */
  readonly customers: number;
  /** Steps of the search. */
  readonly iterations: number;
}

/** What the model reads of a customer. */
export interface SpendPattern {
  /** Repeat purchases. */
  readonly frequency: number;
  /** What a repeat purchase came to on average; null without one. */
  readonly meanRepeatSpend: Decimal | number | null;
}

/** From here on, frequency and spend are no longer taken for independent. */
const MOST_CORRELATED = 0.3;

/**
 * Fits the gamma-gamma model to what repeat purchases of customers come to.
 *
 * @param history  what `customerHistory` makes, or `{ customers }` with frequency and meanRepeatSpend
 * @returns no model and a reason where the data do not allow one
 * @throws {KpiError} bad-argument — when the history is none
 * @source Fader and Hardie, The Gamma-Gamma model of monetary value (2013)
 * @see     expectedSpend, bgNbd
 * @example
 * ```ts
 * import { gammaGamma } from 'sales-kpi';
 * const customers = Array.from({ length: 90 }, (_, i) => ({ frequency: 1 + (i % 3), meanRepeatSpend: 20 + ((i * 37) % 50) }));
 * const { reason, converged, correlation } = gammaGamma({ customers });
 * [reason, converged, Math.abs(correlation ?? 1) < 0.3] // => [null,true,true]
 * ```
 */
export function gammaGamma(history: { readonly customers: readonly SpendPattern[] }): GammaGammaFit {
  const known = customersIn(history)
    .map(({ frequency, meanRepeatSpend }) => ({ x: frequency, m: meanRepeatSpend === null ? 0 : Number(meanRepeatSpend) }))
    .filter(({ x, m }) => x > 0 && m > 0 && m < Number.POSITIVE_INFINITY);
  const related = correlation(
    known.map(({ x }) => x),
    known.map(({ m }) => m),
  );
  const none = {
    model: null,
    logLikelihood: null,
    converged: false,
    correlation: related,
    penalty: 0,
    customers: known.length,
    iterations: 0,
  };
  if (known.length < LEAST_REPEATING) return { ...none, reason: 'small-sample' };
  if (related !== null && Math.abs(related) >= MOST_CORRELATED) return { ...none, reason: 'correlated-spend' };
  // In units of the mean spend, γ is not far from 1.
  const unit = known.reduce((sum, { m }) => sum + m, 0) / known.length;
  const scaled = known.map(({ x, m }) => ({ x, m: m / unit }));
  const { parameters, logLikelihood, penalty, iterations } = fitted(spendLikelihoodOf(scaled), [2, 2, 1], known.length);
  if (parameters === null || logLikelihood === null) return { ...none, penalty, iterations, reason: 'no-convergence' };
  const [p = 0, q = 0, gamma = 0] = parameters;
  if (q <= 1) return { ...none, converged: penalty === 0, penalty, iterations, reason: 'no-finite-mean' };
  const model = { p, q, gamma: gamma * unit };
  return {
    ...none,
    model,
    logLikelihood: logLikelihood - known.length * Math.log(unit),
    converged: penalty === 0,
    penalty,
    iterations,
    reason: null,
  };
}

/** The logarithm of the likelihood of mean spends, as a function of p, q and γ. */
export function spendLikelihoodOf(
  customers: readonly { readonly x: number; readonly m: number }[],
): (parameters: readonly number[]) => number {
  const counts = new Map<number, number>();
  for (const { x } of customers) counts.set(x, (counts.get(x) ?? 0) + 1);
  const logs = customers.reduce((sum, { m }) => sum + Math.log(m), 0);
  const weighted = customers.reduce((sum, { x, m }) => sum + x * Math.log(m), 0);
  return ([p = 0, q = 0, gamma = 0]) => {
    let sum = p * weighted - logs + customers.length * (q * Math.log(gamma) - logGamma(q));
    for (const [x, count] of counts) sum += count * (logGamma(p * x + q) - logGamma(p * x) + p * x * Math.log(x));
    for (const { x, m } of customers) sum -= (p * x + q) * Math.log(gamma + m * x);
    return sum;
  };
}

/**
 * What a purchase of a customer is expected to come to: between one's own mean and that of all. Without a repeat purchase it is the
 * mean of all customers, p γ ÷ (q − 1).
 *
 * @throws {KpiError} bad-argument — for parameters without a mean
 * @source Fader and Hardie, note 025, equation 5
 * @example
 * ```ts
 * import { expectedSpend } from 'sales-kpi';
 * const model = { p: 6.25, q: 3.74, gamma: 15.44 };
 * expectedSpend(model, { frequency: 2, meanRepeatSpend: 22.35 }).toFixed(2) // => "24.66"
 * expectedSpend(model, { frequency: 0, meanRepeatSpend: null }).toFixed(2) // => "35.22"
 * ```
 */
export function expectedSpend(model: GammaGammaModel, { frequency, meanRepeatSpend }: SpendPattern): number {
  const { p, q, gamma } = model ?? {};
  if (!(p > 0 && q > 1 && gamma > 0 && p * q * gamma < Number.POSITIVE_INFINITY))
    throw new KpiError('bad-argument', `p ${excerpt(p)}, q ${excerpt(q)}, gamma ${excerpt(gamma)}`, 'give the model of gammaGamma', [
      'model',
    ]);
  const spent = Math.max(0, frequency * Number(meanRepeatSpend ?? 0));
  const x = meanRepeatSpend === null ? 0 : frequency;
  return (p * (gamma + spent)) / (p * x + q - 1);
}
