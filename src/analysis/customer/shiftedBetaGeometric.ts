// How long customers under contract stay: each renews with a probability of one's own, and these are spread by a beta distribution.
// Fader and Hardie, How to project customer retention, Journal of Interactive Marketing 21 (2007). Periods × some hundred steps.
import { excerpt, KpiError, refuseUnknown } from '../../error.ts';
import { hypergeometric2F1 } from '../../stat/hypergeometric2F1.ts';
import { fitted } from './fitted.ts';

/** The parameters of the model. */
export interface ShiftedBetaGeometricModel {
  /** First shape of the probabilities not to renew: α ÷ (α + β) in the first period. */
  readonly alpha: number;
  /** Second shape. */
  readonly beta: number;
}

/** A model, and how it came about. */
export interface ShiftedBetaGeometricFit {
  /** The model; null where there is none. */
  readonly model: ShiftedBetaGeometricModel | null;
  /** The logarithm of the likelihood. */
  readonly logLikelihood: number | null;
  /** Whether the search came to rest where the data alone are likeliest; not so where large parameters had to be weighed. */
  readonly converged: boolean;
  /** Why there is no model: fewer than two periods, or nobody lost; or a likelihood without a summit, where all are alike. */
  readonly reason: 'small-sample' | 'no-convergence' | null;
  /** How heavily large parameters were weighed: 0 where the data alone decided. */
  readonly penalty: number;
  /** Of the customers of a period, the share that renews into the next: the first entry is that after the first period. */
  readonly retention: readonly number[];
  /** The share of the customers at the start who are still there after each period. */
  readonly survival: readonly number[];
}

/**
 * Fits the shifted beta-geometric model to a cohort of customers under contract, and projects how many stay. Retention rises with time,
 * though no customer changes: those who are likely to leave have left.
 *
 * @param survivors  how many of the cohort there are at the start and after each period: never rising
 * @returns no model and a reason where the data do not tell one
 * @throws {KpiError} bad-argument, unknown-option — for numbers that rise or are not whole
 * @source Fader and Hardie, How to project customer retention, Journal of Interactive Marketing 21 (2007) 76–90
 * @see     expectedLifetime, bgNbd (without contract)
 * @example
 * ```ts
 * import { shiftedBetaGeometric } from 'sales-kpi';
 * const { model, survival } = shiftedBetaGeometric([1000, 869, 743, 653, 593, 551], { periods: 7 });
 * model?.alpha.toFixed(2) // => "0.88"
 * survival[6]?.toFixed(2) // => "0.47"
 * ```
 */
export function shiftedBetaGeometric(
  survivors: readonly number[],
  options: {
    /** How many periods are projected from the start, up to 1000; as many as were observed unless given. */
    readonly periods?: number | undefined;
  } = {},
): ShiftedBetaGeometricFit {
  refuseUnknown(options, ['periods']);
  checkSurvivors(survivors);
  const { periods = survivors.length - 1 } = options;
  if (!Number.isInteger(periods) || periods < 0 || periods > 1000)
    throw new KpiError('bad-argument', `periods is ${excerpt(periods)}`, 'give a whole number up to 1000', ['periods']);
  const none = { model: null, logLikelihood: null, converged: false, penalty: 0, retention: [], survival: [] };
  const [started = 0] = survivors;
  if (survivors.length < 3 || survivors.at(-1) === started) return { ...none, reason: 'small-sample' };
  const { parameters, logLikelihood, penalty } = fitted(stayLikelihoodOf(survivors), [1, 1], started);
  if (parameters === null) return { ...none, penalty, reason: 'no-convergence' };
  const [alpha = 0, beta = 0] = parameters;
  const retention = Array.from({ length: periods }, (_, t) => (beta + t) / (alpha + beta + t));
  let share = 1;
  const survival = retention.map((rate) => {
    share *= rate;
    return share;
  });
  return { model: { alpha, beta }, logLikelihood, converged: penalty === 0, reason: null, penalty, retention, survival };
}

function checkSurvivors(survivors: readonly number[]): void {
  const isCount = (count: number, i: number): boolean =>
    Number.isSafeInteger(count) && count >= 0 && (i === 0 || count <= (survivors[i - 1] as number));
  if (!Array.isArray(survivors) || survivors.length === 0 || !survivors.every(isCount) || survivors[0] === 0)
    throw new KpiError(
      'bad-argument',
      'numbers of customers that rise or are none',
      'give whole numbers that never rise: [1000, 869, 743]',
      ['survivors'],
    );
}

/** The logarithm of the likelihood of survivors, as a function of α and β. */
export function stayLikelihoodOf(survivors: readonly number[]): (parameters: readonly number[]) => number {
  return ([alpha = 0, beta = 0]) => {
    let sum = 0;
    let stayed = 0;
    for (let t = 1; t < survivors.length; t++) {
      const lost = (survivors[t - 1] as number) - (survivors[t] as number);
      sum += lost * (stayed + Math.log(alpha) - Math.log(alpha + beta + t - 1));
      stayed += Math.log(beta + t - 1) - Math.log(alpha + beta + t - 1);
    }
    return sum + (survivors.at(-1) as number) * stayed;
  };
}

/**
 * How many periods a new customer is expected to pay for, the first included: Σ of the survival, discounted. Null where the sum has no end,
 * without discount and with α not above 1.
 *
 * @param discountRate  interest of a period: 0.1 is 10 %; none unless given
 * @throws {KpiError} bad-argument — for parameters that are not above 0, or a rate below 0
 * @source Fader and Hardie, Customer-base valuation in a contractual setting, Marketing Science 29 (2010), equation 6
 * @example
 * ```ts
 * import { expectedLifetime } from 'sales-kpi';
 * expectedLifetime({ alpha: 0.668, beta: 3.806 }, 0.1)?.toFixed(2) // => "5.92"
 * expectedLifetime({ alpha: 0.668, beta: 3.806 }) // => null
 * ```
 */
export function expectedLifetime(model: ShiftedBetaGeometricModel, discountRate = 0): number | null {
  const { alpha, beta } = model ?? {};
  if (!(alpha > 0 && beta > 0 && alpha + beta < Number.POSITIVE_INFINITY))
    throw new KpiError('bad-argument', `alpha ${excerpt(alpha)}, beta ${excerpt(beta)}`, 'give the model of shiftedBetaGeometric', [
      'model',
    ]);
  if (!(discountRate >= 0 && discountRate < Number.POSITIVE_INFINITY))
    throw new KpiError('bad-argument', `discountRate is ${excerpt(discountRate)}`, 'give the interest of a period: 0.1 is 10 %', [
      'discountRate',
    ]);
  if (discountRate === 0) return alpha > 1 ? (alpha + beta - 1) / (alpha - 1) : null;
  return hypergeometric2F1(1, beta, alpha + beta, 1 / (1 + discountRate));
}
