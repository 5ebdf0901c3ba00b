// Numbers by chance that a seed repeats on every machine: xoshiro128** of Blackman and Vigna, Scrambled linear pseudorandom number
// generators, ACM Transactions on Mathematical Software 47 (2021), its state filled by the mixing steps of MurmurHash3 (Appleby).
// Constant time and memory.
import { excerpt, KpiError } from '../error.ts';
import { normalQuantile } from './normalQuantile.ts';

/** A source of numbers by chance; every call moves it on. */
export interface Random {
  /** From 0 to below 1, in steps of 2⁻⁵³. */
  uniform(): number;
  /** Of the standard normal distribution. */
  normal(): number;
  /** A whole number from 0 to below `end`, for an end up to 2³². */
  integer(end: number): number;
}

/**
 * A source of its own.
 *
 * @param seed  a whole number: the same seed gives the same numbers, for ever
 * @throws {KpiError} bad-argument — for a seed that is no whole number
 */
export function random(seed: number): Random {
  if (!Number.isSafeInteger(seed)) throw new KpiError('bad-argument', `the seed is ${excerpt(seed)}`, 'give a whole number', ['seed']);
  const [low, high] = [seed >>> 0, Math.floor(seed / 2 ** 32) >>> 0];
  const word = xoshiro([1, 2, 3, 4].map((n) => mixed(mixed(low + Math.imul(n, 0x9e3779b9)) + high)));
  // 27 and 26 bits of two words.
  const whole = (): number => (word() >>> 5) * 2 ** 26 + (word() >>> 6);
  return {
    uniform: () => whole() / 2 ** 53,
    // In the middle of 2⁵² steps, so that neither end is ever asked for.
    normal: () => normalQuantile((Math.floor(whole() / 2) + 0.5) / 2 ** 52),
    integer: (end) => Math.floor((whole() / 2 ** 53) * end),
  };
}

/** Words of 32 bits from a state of four, not all 0. */
export function xoshiro(state: readonly number[]): () => number {
  const s = Uint32Array.from(state);
  return () => {
    const [s0 = 0, s1 = 0, s2 = 0, s3 = 0] = s;
    const word = Math.imul(rotated(Math.imul(s1, 5), 7), 9) >>> 0;
    s[0] = s0 ^ s3 ^ s1;
    s[1] = s1 ^ s2 ^ s0;
    s[2] = s2 ^ s0 ^ (s1 << 9);
    s[3] = rotated(s3 ^ s1, 11);
    return word;
  };
}

const rotated = (word: number, bits: number): number => (word << bits) | (word >>> (32 - bits));

/** A word whose every bit depends on every bit of the given one. */
function mixed(word: number): number {
  const first = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  const second = Math.imul(first ^ (first >>> 13), 0xc2b2ae35);
  return second ^ (second >>> 16);
}
