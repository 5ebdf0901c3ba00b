// Whether two proportions differ by more than chance, and by how much: the z test of the pooled proportion, or Fisher's exact test where
// a count is too small for it, and Newcombe's interval of the difference from two Wilson intervals. Constant time but for Fisher's.
import { KpiError } from '../error.ts';
import { countOrThrow, criticalValue, probabilityOrThrow, shareOrThrow } from './arguments.ts';
import { fisherExact } from './fisherExact.ts';
import { normalTwoSided } from './normal.ts';
import { normalQuantile } from './normalQuantile.ts';
import { type ProportionBounds, wilson } from './wilson.ts';

/** The z test is not trusted below (Cochran 1954). */
const LEAST_EXPECTED = 5;

/** How two proportions differ. */
export interface ProportionDifference extends ProportionBounds {
  /** The first proportion less the second; `low` and `high` are the ends of an interval about it. */
  readonly difference: number;
  /** The difference ÷ the second proportion; null where that is 0. */
  readonly relative: number | null;
  /** The probability of a difference as large, or larger, if there were none. */
  readonly pValue: number;
  /** How it was found: by Fisher's exact test where fewer than five are expected in any cell. */
  readonly test: 'z' | 'fisher';
  /** How many are needed in each group to tell two such proportions apart, in four of five attempts; null of equal ones. */
  readonly neededPerGroup: number | null;
}

/**
 * How k1 of n1 differ from k2 of n2; null where either is of nothing.
 *
 * @param confidence  of the interval, above 0 and below 1; 0.95 when not given. The number needed is for the level that belongs to it.
 * @throws {KpiError} bad-argument — for counts that are no whole numbers, more than there are, or another confidence
 * @source Newcombe, Interval estimation for the difference between independent proportions, Statistics in Medicine 17 (1998) 873–890,
 * method 10; Cochran, Some methods for strengthening the common χ² tests, Biometrics 10 (1954)
 */
export function twoProportions(k1: number, n1: number, k2: number, n2: number, confidence = 0.95): ProportionDifference | null {
  partOrThrow(k1, n1, 1);
  partOrThrow(k2, n2, 2);
  const [first, second] = [wilson(k1, n1, confidence), wilson(k2, n2, confidence)];
  if (first === null || second === null) return null;
  const [p1, p2] = [k1 / n1, k2 / n2];
  const difference = p1 - p2;
  const small = (Math.min(k1 + k2, n1 + n2 - k1 - k2) * Math.min(n1, n2)) / (n1 + n2) < LEAST_EXPECTED;
  const z = small ? null : pooledZ(k1, n1, k2, n2);
  const needed = neededPerGroup(p1, p2, confidence);
  return {
    difference,
    relative: p2 === 0 ? null : difference / p2,
    low: Math.max(-1, difference - Math.hypot(p1 - first.low, second.high - p2)),
    high: Math.min(1, difference + Math.hypot(first.high - p1, p2 - second.low)),
    pValue: z === null ? fisherExact(k1, n1, k2, n2) : normalTwoSided(z),
    test: z === null ? 'fisher' : 'z',
    neededPerGroup: needed === null ? null : Math.ceil(needed),
  };
}

/** The difference in standard errors of the pooled proportion; null where all or none are counted. */
export function pooledZ(k1: number, n1: number, k2: number, n2: number): number | null {
  const pooled = (k1 + k2) / (n1 + n2);
  const variance = pooled * (1 - pooled) * (1 / n1 + 1 / n2);
  return variance > 0 ? (k1 / n1 - k2 / n2) / Math.sqrt(variance) : null;
}

/**
 * How many are needed in each of two groups to find a difference between these proportions, not rounded; null of equal ones, which no
 * number tells apart.
 *
 * @param confidence  one less the level of the two-sided test
 * @param power  the share of attempts that find the difference
 * @throws {KpiError} bad-argument — for proportions that are not from 0 to 1, another confidence or power
 * @source Fleiss, Levin and Paik, Statistical methods for rates and proportions (2003), 4.14; R, power.prop.test
 */
export function neededPerGroup(p1: number, p2: number, confidence = 0.95, power = 0.8): number | null {
  const z = criticalValue(confidence);
  const zPower = normalQuantile(shareOrThrow(power, 'power'));
  const mean = (probabilityOrThrow(p1, 'p1') + probabilityOrThrow(p2, 'p2')) / 2;
  const root = z * Math.sqrt(2 * mean * (1 - mean)) + zPower * Math.sqrt(p1 * (1 - p1) + p2 * (1 - p2));
  const needed = (root / (p1 - p2)) ** 2;
  return p1 === p2 || !Number.isFinite(needed) ? null : needed;
}

function partOrThrow(k: number, n: number, group: 1 | 2): void {
  const [part, whole] = [`k${group}`, `n${group}`];
  countOrThrow(n, whole);
  if (countOrThrow(k, part) > n) throw new KpiError('bad-argument', `${part} is ${k} of ${n}`, 'count no more than there are', [part]);
}
