// The beta function and its incomplete integral by a continued fraction: NIST Digital Library of Mathematical Functions, 5.12.1 and
// 8.17.22. Arguments are log odds, ln(x ÷ (1 − x)), so that both ends are as exact as the middle; powers are taken about their largest
// value (Loader, Fast and accurate computation of binomial probabilities, 2000). About √(a + b) terms.
import { continuedFraction } from './continuedFraction.ts';
import { logExcess, stirlingRemainder } from './gammaFunctions.ts';

/** The share that log odds are. */
const shareAt = (odds: number): number => 1 / (1 + Math.exp(-odds));
/** Its logarithm. */
const logShareAt = (odds: number): number => Math.min(odds, 0) - Math.log1p(Math.exp(-Math.abs(odds)));

const remainders = (a: number, b: number): number => stirlingRemainder(a) + stirlingRemainder(b) - stirlingRemainder(a + b);

/** ln B(a, b) = ln Γ(a) + ln Γ(b) − ln Γ(a + b), for a and b above 0. */
export function logBeta(a: number, b: number): number {
  return Math.log((2 * Math.PI * (a + b)) / a / b) / 2 - a * Math.log1p(b / a) - b * Math.log1p(a / b) + remainders(a, b);
}

/** ln(x^a (1 − x)^b ÷ B(a, b)). */
function logPower(a: number, b: number, odds: number): number {
  const off = shareAt(odds) * b - shareAt(-odds) * a;
  const first = a * logExcess(off / a, logShareAt(odds) + Math.log1p(b / a));
  const second = b * logExcess(-off / b, logShareAt(-odds) + Math.log1p(a / b));
  return first + second + Math.log(a / ((2 * Math.PI * (a + b)) / b)) / 2 - remainders(a, b);
}

/** ln I(x; a, b) for an x on the left of the middle, where the fraction settles soon. */
function logNearTail(a: number, b: number, odds: number): number {
  const x = shareAt(odds);
  const fraction = continuedFraction(
    1,
    (n) => {
      const m = n >> 1;
      const above = n % 2 === 0 ? m * (b - m) : -(a + m) * (a + b + m);
      return (above * x) / ((a + n - 1) * (a + n));
    },
    () => 1,
  );
  return Math.min(0, logPower(a, b, odds) - Math.log(a * fraction));
}

const isNear = (a: number, b: number, odds: number): boolean => shareAt(odds) <= (a + 1) / (a + b + 2);

/** The share of a beta variable below the x of these log odds, for a and b above 0. The share above has −odds, b and a. */
export function betaBelowOdds(odds: number, a: number, b: number): number {
  return isNear(a, b, odds) ? Math.exp(logNearTail(a, b, odds)) : -Math.expm1(logNearTail(b, a, -odds));
}

/** The regularised incomplete beta function I(x; a, b), for a and b above 0: the share of a beta variable below `x`. */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  return x >= 1 ? 1 : betaBelowOdds(Math.log(x) - Math.log1p(-x), a, b);
}

/**
 * The log odds that a beta variable stays below with probability `p`, for p above 0 and below 1. Newton's method on the logarithm of
 * the tail: it is concave over log odds, so that from the second step on it comes from one side.
 */
export function betaQuantileOdds(p: number, a: number, b: number): number {
  let odds = Math.log(a / b);
  if (p > 0.5 && p > betaBelowOdds(odds, a, b)) return -betaQuantileOdds(1 - p, b, a);
  for (let off = 1, n = 0; Math.abs(off) > 1e-9 && n < 200; n++) {
    const tail = isNear(a, b, odds) ? logNearTail(a, b, odds) : Math.log1p(-Math.exp(logNearTail(b, a, -odds)));
    off = tail - Math.log(p);
    odds -= off * Math.exp(tail - logPower(a, b, odds));
  }
  return odds;
}

/** The value that a beta variable stays below with probability `p`: the inverse of `incompleteBeta`. */
export function betaQuantile(p: number, a: number, b: number): number {
  return shareAt(betaQuantileOdds(p, a, b));
}
