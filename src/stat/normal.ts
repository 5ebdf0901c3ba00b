// The normal distribution to the last digits of its tails, where one minus the other side has none left: a series about the middle,
// a continued fraction beyond. Abramowitz and Stegun, Handbook of Mathematical Functions (1964), 26.2.11 and 26.2.14. Some 50 terms.
import { continuedFraction } from './continuedFraction.ts';

/** The smallest number is reached before. */
const FAR = 40;
const ROOT_TWO_PI = Math.sqrt(2 * Math.PI);

/** e to the power of −`factor` × x², without the error of a rounded square: it would grow with it. */
function bell(x: number, factor: number): number {
  const rough = Math.round(x * 16) / 16;
  return Math.exp(-factor * rough * rough) * Math.exp(-factor * (x - rough) * (x + rough));
}

/** What lies above z, of 1; `height` is e to the power of −z² ÷ 2. */
function tail(z: number, height: number): number {
  const density = height / ROOT_TWO_PI;
  if (z >= 2)
    return (
      density /
      continuedFraction(
        z,
        (n) => n,
        () => z,
      )
    );
  let term = z;
  let sum = z;
  for (let n = 3; term > sum * Number.EPSILON; n += 2) {
    term *= (z * z) / n;
    sum += term;
  }
  return 0.5 - density * sum;
}

/** The share of a normal variable above z, for z from 0. */
const above = (z: number): number => (z > FAR ? 0 : tail(z, bell(z, 0.5)));

/** 2 ÷ √π times the integral of e to the power of −t², from `x` on: right in the tail to 15 digits. */
export function erfc(x: number): number {
  const size = Math.abs(x);
  const half = size > FAR ? 0 : tail(size * Math.SQRT2, bell(size, 1));
  return x < 0 ? 2 - 2 * half : 2 * half;
}

/** The probability that a standard normal variable is at most `z`; above `z` it is that of −z. */
export function normalCdf(z: number): number {
  return z < 0 ? above(-z) : 1 - above(z);
}

/** The probability that a standard normal variable is as far from 0 as `z` or farther, on either side. */
export function normalTwoSided(z: number): number {
  return 2 * above(Math.abs(z));
}
