// The distributions that tests and intervals ask for, each by the incomplete gamma or beta function: Abramowitz and Stegun, Handbook of
// Mathematical Functions (1964), 26.4 to 26.7. A tail is computed as such, never as one minus the other. About as many terms as the
// square root of the degrees of freedom.
import { betaBelowOdds, betaQuantileOdds, incompleteBeta } from './betaFunctions.ts';
import { gammaAbove, gammaBelow, gammaQuantile } from './gammaFunctions.ts';

/** The probability that Student's t is as far from 0 as `t` or farther, on either side; `df` above 0 need not be whole. */
export function studentTwoSided(t: number, df: number): number {
  return t === 0 ? 1 : betaBelowOdds(Math.log(df) - 2 * Math.log(Math.abs(t)), df / 2, 0.5);
}

/** The probability that Student's t is at most `t`. */
export function studentCdf(t: number, df: number): number {
  const tail = studentTwoSided(t, df) / 2;
  return t < 0 ? tail : 1 - tail;
}

/** The value that Student's t stays below with probability `p`, above 0 and below 1. */
export function studentQuantile(p: number, df: number): number {
  if (p === 0.5) return 0;
  const odds = betaQuantileOdds(2 * Math.min(p, 1 - p), df / 2, 0.5);
  return Math.sign(p - 0.5) * Math.sqrt(df) * Math.exp(-odds / 2);
}

/** The probability that a quotient of variances, of `df1` and `df2` degrees of freedom, is `f` or more. */
export function fUpper(f: number, df1: number, df2: number): number {
  return f <= 0 ? 1 : betaBelowOdds(Math.log(df2 / df1) - Math.log(f), df2 / 2, df1 / 2);
}

/** The probability that chi-square of `df` degrees of freedom is at most `x`. */
export function chiSquareCdf(x: number, df: number): number {
  return gammaBelow(df / 2, x / 2);
}

/** The probability that chi-square of `df` degrees of freedom is `x` or more. */
export function chiSquareUpper(x: number, df: number): number {
  return gammaAbove(df / 2, x / 2);
}

/** The value that chi-square of `df` degrees of freedom stays below with probability `p`, above 0 and below 1. */
export function chiSquareQuantile(p: number, df: number): number {
  return 2 * gammaQuantile(p, df / 2);
}

/** The probability of at most `k` hits in `n` trials that hit with probability `p`. */
export function binomialAtMost(k: number, n: number, p: number): number {
  return k >= n ? 1 : incompleteBeta(1 - p, n - k, k + 1);
}

/** The probability of `k` hits or more in `n` trials that hit with probability `p`. */
export function binomialAtLeast(k: number, n: number, p: number): number {
  return k <= 0 ? 1 : incompleteBeta(p, k, n - k + 1);
}

/** The probability of at most `k` events where `mean` of them are expected. */
export function poissonAtMost(k: number, mean: number): number {
  return gammaAbove(k + 1, mean);
}

/** The probability of `k` events or more where `mean` of them are expected. */
export function poissonAtLeast(k: number, mean: number): number {
  return k <= 0 ? 1 : gammaBelow(k, mean);
}
