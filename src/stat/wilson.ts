// How far a proportion, or the difference of two, may be from what all customers would have said. Closed forms, constant time.
import { KpiError } from '../error.ts';
import { countOrThrow, criticalValue } from './arguments.ts';

/** The ends of an interval about a proportion. */
export interface ProportionBounds {
  /** The lower end. */
  readonly low: number;
  /** The upper end. */
  readonly high: number;
}

/**
 * The Wilson interval of a proportion, without continuity correction; null of nothing. Unlike the textbook interval
 * (p ± z √(p(1 − p) ÷ n)) it stays within 0 and 1, and has a width where all or none are counted.
 *
 * @param k  how many are counted, 0 to `n`
 * @param n  of how many
 * @param confidence  above 0 and below 1; 0.95 when not given
 * @throws {KpiError} bad-argument — for counts that are no whole numbers, `k` above `n`, or another confidence
 * @source Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927); Newcombe, Two-sided
 * confidence intervals for the single proportion, Statistics in Medicine 17 (1998), method 3
 * @example
 * ```ts
 * import { wilson } from 'sales-kpi';
 * const { low, high } = wilson(81, 263) ?? { low: 0, high: 1 };
 * [low.toFixed(4), high.toFixed(4)] // => ["0.2553","0.3662"]
 * ```
 */
export function wilson(k: number, n: number, confidence = 0.95): ProportionBounds | null {
  countOrThrow(n, 'n');
  if (countOrThrow(k, 'k') > n) throw new KpiError('bad-argument', `${k} of ${n}`, 'count no more than there are', ['k']);
  const z = criticalValue(confidence);
  if (n === 0) return null;
  return { low: lowEnd(k, n, z), high: 1 - lowEnd(n - k, n, z) };
}

/** (2k + z² − z √(z² + 4k(n − k) ÷ n)) ÷ 2(n + z²), written so that nothing is lost to a difference of like numbers. */
function lowEnd(k: number, n: number, z: number): number {
  return (2 * k * k) / (n * (2 * k + z * z + z * Math.sqrt(z * z + (4 * k * (n - k)) / n)));
}

/** Answers to the question whether one would recommend, by group. */
export interface NpsCounts {
  /** Scores of 9 and 10. */
  readonly promoters: number;
  /** Scores of 7 and 8. */
  readonly passives: number;
  /** Scores of 0 to 6. */
  readonly detractors: number;
}

/**
 * The margin of error of a Net Promoter Score, in points of its scale from −100 to 100: the score plus or minus the margin
 * holds what all customers would have said, with this confidence. Null without answers. In samples of a few dozen it is too small.
 *
 * z × 100 √((p + d − (p − d)²) ÷ n), p and d the shares of promoters and detractors.
 *
 * @param confidence  above 0 and below 1; 0.95 when not given
 * @throws {KpiError} bad-argument — for counts that are no whole numbers, or another confidence
 * @source The variance of a variable of −1, 0 and 1; Cross Validated, How can I calculate margin of error in a NPS result?,
 * https://stats.stackexchange.com/q/18603
 * @example
 * ```ts
 * import { npsMargin } from 'sales-kpi';
 * npsMargin({ promoters: 30, passives: 50, detractors: 20 })?.toFixed(1) // => "13.7"
 * ```
 */
export function npsMargin({ promoters, passives, detractors }: NpsCounts, confidence = 0.95): number | null {
  const n = countOrThrow(promoters, 'promoters') + countOrThrow(passives, 'passives') + countOrThrow(detractors, 'detractors');
  const z = criticalValue(confidence);
  if (n === 0) return null;
  // n² times the variance is a whole number, so that a sample of one voice has exactly none.
  const spread = (promoters + detractors) * n - (promoters - detractors) ** 2;
  return ((z * 100) / n) * Math.sqrt(spread / n);
}
