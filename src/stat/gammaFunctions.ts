// The gamma function's logarithm by Stirling's series, and the incomplete gamma function by its series on the left and its continued
// fraction on the right: NIST Digital Library of Mathematical Functions, 5.11.1, 8.11.4 and 8.9.2. Powers are taken about their largest
// value, so that nothing cancels where a is a million (Loader, Fast and accurate computation of binomial probabilities, 2000).
// About √a terms.
import { continuedFraction } from './continuedFraction.ts';

const HALF_LOG_TWO_PI = Math.log(2 * Math.PI) / 2;
/** Bernoulli's numbers, each divided by 2k (2k − 1). */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360_360, 1 / 156];

/** What Stirling's formula leaves of ln Γ(x): ln Γ(x) − (x − ½) ln x + x − ½ ln 2π, for x above 0. */
export function stirlingRemainder(x: number): number {
  let sum = 0;
  let from = x;
  for (; from < 12; from++) sum += (from + 0.5) * Math.log1p(1 / from) - 1;
  const square = 1 / (from * from);
  return sum + STIRLING.reduceRight((rest, coefficient) => rest * square + coefficient, 0) / from;
}

/** ln Γ(x), for x above 0. */
export function logGamma(x: number): number {
  return (x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI + stirlingRemainder(x);
}

/** ln(1 + u) − u, without the difference of two like numbers; `log` is ln(1 + u) where it is known better. */
export function logExcess(u: number, log = Math.log1p(u)): number {
  if (Math.abs(u) > 0.4) return log - u;
  const w = u / (2 + u);
  let [sum, power] = [0, w];
  for (let n = 3; power !== 0 && Math.abs(power) > Math.abs(sum) * 1e-17; n += 2) {
    power *= w * w;
    sum += power / n;
  }
  return 2 * sum - u * w;
}

/** ln(x^a e^−x ÷ Γ(a)). */
function logPower(a: number, x: number): number {
  return a * logExcess((x - a) / a, Math.log(x / a)) - stirlingRemainder(a) + Math.log(a / (2 * Math.PI)) / 2;
}

/** ln P(a, x), for an x on the left. */
function logBelow(a: number, x: number): number {
  let [sum, term] = [1, 1];
  for (let n = 1; term > sum * Number.EPSILON; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return Math.min(0, logPower(a, x) + Math.log(sum / a));
}

/** ln Q(a, x), for an x on the right. */
function logAbove(a: number, x: number): number {
  const fraction = continuedFraction(
    x + 1 - a,
    (n) => n * (a - n),
    (n) => x + 2 * n + 1 - a,
  );
  return Math.min(0, logPower(a, x) - Math.log(fraction));
}

const isLeft = (a: number, x: number): boolean => x <= a + 1;

/** The regularised incomplete gamma function P(a, x), for a above 0: the share of a gamma variable of shape `a` below `x`. */
export function gammaBelow(a: number, x: number): number {
  if (x <= 0 || x === Number.POSITIVE_INFINITY) return Number(x > 0);
  return isLeft(a, x) ? Math.exp(logBelow(a, x)) : -Math.expm1(logAbove(a, x));
}

/** Q(a, x) = 1 − P(a, x), the share above `x`: right where it is small. */
export function gammaAbove(a: number, x: number): number {
  if (x <= 0 || x === Number.POSITIVE_INFINITY) return Number(x <= 0);
  return isLeft(a, x) ? -Math.expm1(logBelow(a, x)) : Math.exp(logAbove(a, x));
}

/**
 * The value that a gamma variable of shape `a` stays below with probability `p`, for p above 0 and below 1. Newton's method on the
 * logarithm of the tail that the value is in, over ln x on the left of the mean and over x on its right: there it comes from one side.
 */
export function gammaQuantile(p: number, a: number): number {
  const low = p <= gammaBelow(a, a);
  const wanted = low ? Math.log(p) : Math.log1p(-p);
  // P(a, x) < x^a ÷ Γ(a + 1), and next to it far out.
  let x = low ? Math.exp((wanted + logGamma(a + 1)) / a) : a;
  for (let off = 1, n = 0; x > 0 && Math.abs(off) > 1e-9 && n < 200; n++) {
    const [near, other] = isLeft(a, x) ? [logBelow(a, x), low] : [logAbove(a, x), !low];
    const tail = other ? near : Math.log1p(-Math.exp(near));
    off = tail - wanted;
    const step = off * Math.exp(tail - logPower(a, x));
    x *= low ? Math.exp(-step) : 1 + step;
  }
  return x;
}
