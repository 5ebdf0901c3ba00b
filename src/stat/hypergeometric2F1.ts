// Gauss's hypergeometric function by its series, after Euler's transformation where that makes the terms fall faster: NIST Digital
// Library of Mathematical Functions, 15.2.1 and 15.8.1. About 36 ÷ (1 − z) terms at most.

/** Beyond it the series is of no use. */
const MOST = 1_000_000;

/**
 * 2F1(a, b; c; z), for c above 0 and z from 0 to below 1. Null where the series does not end within a million terms, or the value is
 * larger than a number can be.
 */
export function hypergeometric2F1(a: number, b: number, c: number, z: number): number | null {
  const excess = c - a - b;
  if (excess >= 0) return gaussSeries(a, b, c, z);
  const sum = gaussSeries(c - a, c - b, c, z);
  const value = sum === null ? null : sum * (1 - z) ** excess;
  return value !== null && Number.isFinite(value) ? value : null;
}

/**
 * The series alone, 1 + (a b ÷ c) z + (a (a + 1) b (b + 1) ÷ c (c + 1)) z² ÷ 2 + …: where a power of 1 − z goes with the function
 * anyway, it is put together before either is too large.
 */
export function gaussSeries(a: number, b: number, c: number, z: number): number | null {
  let [sum, term] = [1, 1];
  for (let n = 0; n < MOST; n++) {
    const ratio = (((a + n) * (b + n)) / (c + n) / (n + 1)) * z;
    term *= ratio;
    sum += term;
    // What is left is less than a geometric series of this ratio, once terms fall.
    if (Math.abs(ratio) < 1 && Math.abs(term) <= Math.abs(sum) * (1 - Math.abs(ratio)) * Number.EPSILON)
      return Number.isFinite(sum) ? sum : null;
  }
  return null;
}
