// Whether a series rises or falls more than chance would have it: Mann–Kendall on signs alone, so that outliers count no more than others.
// Neighbours in time that are alike widen its variance: Hamed, Exact distribution of the Mann–Kendall trend test statistic for persistent
// data, Journal of Hydrology 365 (2009), with an AR(1) correlation that is corrected for its bias. Up to 2000 values n², then n log n.
import { refuseUnknown } from '../error.ts';
import { criticalValue } from '../stat/arguments.ts';
import { studentQuantile, studentTwoSided } from '../stat/distributions.ts';
import { normalTwoSided } from '../stat/normal.ts';
import { autocorrelation } from './autocorrelation.ts';
import { type KendallScore, kendallExact, kendallScore } from './kendall.ts';
import { inUnits, type Observed, observedIn, roundingOf, type Values } from './observed.ts';
import { medianSlope, type PairwiseSlopes, pairwiseSlopes } from './pairwiseSlopes.ts';
import { squaresAbout } from './squares.ts';

/** How the test of a trend is made. */
export interface MannKendallOptions {
  /** Whether likeness of neighbours widens the variance: `ar1`, the default, or `none` for values that do not hang on each other. */
  readonly autocorrelation?: 'ar1' | 'none' | undefined;
}

/** The test of a trend. */
export interface MannKendall {
  /** How many values there are. */
  readonly n: number;
  /** Pairs that rise less pairs that fall. */
  readonly s: number;
  /** The variance of `s` when there is no trend and no value hangs on another. */
  readonly variance: number;
  /** So many times as large is the variance where neighbours are alike. */
  readonly inflation: number;
  /** The correlation of neighbours, of what the trend leaves. */
  readonly autocorrelation: number;
  /** The same corrected for its bias, from 0 to 0.95: on this `inflation` rests. */
  readonly autocorrelationCorrected: number;
  /** `s` in standard deviations, one pair nearer to 0. */
  readonly z: number;
  /** The probability of an `s` as far from 0 if there were no trend, as published: as if likeness were known. */
  readonly pValue: number;
  /** As many values that are not alike would say as much: n (1 − ρ*) ÷ (1 + ρ*). */
  readonly effective: number;
  /** The same probability with Student’s tails for so many values, since likeness is only estimated: `trend` judges by it. */
  readonly pValueCorrected: number;
  /** `exact`: all orders of the values were counted. */
  readonly method: 'MK-AR1' | 'MK' | 'exact';
  /** Kendall's tau-b, −1 to 1: how steadily it rises or falls. Null where all values are equal. */
  readonly tauB: number | null;
}

/** Up to so many values all orders are counted. */
const EXACT = 10;
/** Fewer values say nothing of how alike neighbours are. */
const CORRELATED = 8;

/**
 * Whether a series rises or falls. Gaps are left out, and the others keep their places in time. Up to 10 different values the probability
 * is exact where neighbours are not alike; below 8, they are always taken as not alike. Equal values throughout: no trend, p = 1.
 *
 * Without a trend, `pValue` is below 0.05 in 3 or 4 of 100 series whose neighbours are not alike, in 6 where they are alike by 0.3, and in
 * 10 (12 values), 9 (24) or 7 (60) where they are alike by 0.6, since few values hardly tell how alike they are. `pValueCorrected` allows
 * for that: 3 or 4, 4 or 5, and 5 or 6 of 100, also where they are alike by 0.8. Below 8 values it cannot: 8 of 100 at 0.6.
 *
 * @param values  at equal steps of time, in order; null where there is none
 * @returns null of fewer than two values
 * @throws {KpiError} bad-argument — for values that are not finite; unknown-option
 * @source Hamed (2009); ρ* = (nρ + 2) ÷ (n − 4), from 0 to 0.95; corrected: Student, max(4, n (1 − ρ*) ÷ (1 + ρ*) − 2) degrees of freedom,
 * as Santer et al., Journal of Geophysical Research 105 (2000), for lines
 * @see    senSlope, trend
 * @example
 * ```ts
 * import { mannKendall } from 'sales-kpi';
 * const test = mannKendall([10, 12, 11, 14, 15, 13, 17, 18, 20, 19]);
 * [test?.s, test?.method, test?.pValue.toFixed(5)] // => [37,"exact","0.00036"]
 * ```
 */
export function mannKendall(values: Values, options: MannKendallOptions = {}): MannKendall | null {
  refuseUnknown(options, ['autocorrelation']);
  const observed = observedIn(inUnits(values).values);
  return observed.times.length < 2 ? null : kendallTest(observed, pairwiseSlopes([observed]), options.autocorrelation !== 'none');
}

/** The test of two values or more, in units near 1. */
export function kendallTest(observed: Observed, slopes: PairwiseSlopes, isAutocorrelated = true): MannKendall {
  const score = kendallScore(observed.values);
  const { n, s, variance, hasTies, tauB } = score;
  const [rho, corrected] = isAutocorrelated && n >= CORRELATED ? likeness(observed, medianSlope(slopes)) : [0, 0];
  const inflation = inflationOf(n, corrected);
  const z = zOf(score, inflation);
  const isExact = n <= EXACT && !hasTies && corrected === 0;
  const pValue = isExact ? kendallExact(n, s) : normalTwoSided(z);
  const effective = (n * (1 - corrected)) / (1 + corrected);
  return {
    n,
    s,
    variance,
    inflation,
    autocorrelation: rho,
    autocorrelationCorrected: corrected,
    z,
    pValue,
    effective,
    pValueCorrected: corrected === 0 ? pValue : Math.max(pValue, studentTwoSided(z, freedomOf(effective))),
    method: isExact ? 'exact' : isAutocorrelated && n >= CORRELATED ? 'MK-AR1' : 'MK',
    tauB,
  };
}

/** The degrees of freedom of a slope through so many values: Santer et al. (2000). `s` is bounded: below 4, tails would be longer than its own. */
const freedomOf = (effective: number): number => Math.max(4, effective - 2);

/** So many standard deviations hold `s` in a share of cases, likeness being estimated. */
export function criticalOf({ effective, autocorrelationCorrected }: MannKendall, confidence: number): number {
  return autocorrelationCorrected === 0 ? criticalValue(confidence) : -studentQuantile((1 - confidence) / 2, freedomOf(effective));
}

function zOf({ s, variance }: Pick<KendallScore, 's' | 'variance'>, inflation: number): number {
  return s === 0 || variance === 0 ? 0 : (s - Math.sign(s)) / Math.sqrt(inflation * variance);
}

/** How alike neighbours are beside the trend; as estimated, and without the bias of few values. */
function likeness({ times, values }: Observed, slope: number): readonly [estimate: number, corrected: number] {
  const n = values.length;
  const residuals = values.map((value, i) => value - slope * (times[i] as number));
  const rho = autocorrelation({ times, values: residuals });
  const isExplained = squaresAbout(residuals) <= roundingOf(n);
  return [rho, isExplained ? 0 : Math.min(0.95, Math.max(0, (n * rho + 2) / (n - 4)))];
}

/** How much wider the variance of S is where each value hangs on the one before. */
function inflationOf(n: number, rho: number): number {
  let sum = 0;
  for (let lag = 1; lag <= n - 2 && rho > 0; lag++) {
    const alike = rho ** lag;
    if (alike < Number.EPSILON) break;
    sum += (n - lag) * (n - lag - 1) * (n - lag - 2) * (6 / Math.PI) * Math.asin(alike / 2);
  }
  return n < 3 ? 1 : 1 + (2 * sum) / (n * (n - 1) * (n - 2));
}
