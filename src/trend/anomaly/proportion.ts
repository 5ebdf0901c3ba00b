// What a further proportion is expected to be: so many of so many as chance makes of a share known from so many, by the score of the
// difference of two proportions (Wilson, JASA 22 (1927); Newcombe, Statistics in Medicine 17 (1998)), and as much wider as past periods
// differ by more than chance: Laney, Improved control charts for attributes, Quality Engineering 14 (2002). Few are compared exactly, as by
// Fisher, each tail doubled.
import { studentQuantile, studentTwoSided } from '../../stat/distributions.ts';
import { hypergeometric } from '../../stat/hypergeometric.ts';
import { normalTwoSided } from '../../stat/normal.ts';
import { normalQuantile } from '../../stat/normalQuantile.ts';
import type { Ends, Expectation } from './expectation.ts';

/** What is known of a proportion from the past. */
export interface KnownShare {
  /** The expected share. */
  readonly share: number;
  /** From as many trials it is known. */
  readonly trials: number;
  /** So many times as large as chance makes it is the variance between periods. */
  readonly dispersion: number;
  /** From so many periods that is known. */
  readonly df: number;
}

/** Where fewer are expected, or all but fewer, they are compared exactly. */
const FEW = 5;

/** The share of a further period with so many trials. */
export function proportionExpectation(of: KnownShare, further: number): Expectation {
  const share = Math.min(1, Math.max(0, of.share));
  const isFew = of.dispersion <= 1 && further * Math.min(share, 1 - share) < FEW;
  return isFew ? exactExpectation(share, Math.max(1, Math.round(of.trials)), further) : scoreExpectation({ ...of, share }, further);
}

function exactExpectation(share: number, trials: number, further: number): Expectation {
  const marked = Math.round(share * trials);
  const tailOf = (count: number): number => {
    const { from, each } = hypergeometric(further, marked + count, trials + further - marked - count);
    const sum = (start: number, end?: number): number => each.slice(Math.max(0, start), end).reduce((all, one) => all + one, 0);
    return Math.min(sum(count - from), sum(0, Math.max(0, count - from + 1)));
  };
  return {
    value: share,
    within(confidence): Ends {
      const tail = (1 - confidence) / 2;
      let [low, high] = [Math.floor(share * further), Math.ceil(share * further)];
      while (low > 0 && tailOf(low - 1) >= tail) low--;
      while (high < further && tailOf(high + 1) >= tail) high++;
      return { low: low / further, high: high / further };
    },
    probability: (found) => Math.min(1, 2 * tailOf(Math.round(found * further))),
  };
}

function scoreExpectation({ share: known, trials, dispersion, df }: KnownShare, further: number): Expectation {
  // Periods that differ by no more than chance are judged by chance alone.
  const isWide = dispersion > 1;
  const spread = Math.max(1, dispersion) * (1 / further + 1 / trials);
  const own = further / (further + trials);
  return {
    value: known,
    within(confidence) {
      const tail = (1 - confidence) / 2;
      const square = (isWide ? studentQuantile(tail, df) : normalQuantile(tail)) ** 2 * spread;
      // d² = c² s p(1 − p), p the share of both together: share + own × d.
      const [a, b, c] = [1 + square * own * own, square * own * (1 - 2 * known), square * known * (1 - known)];
      const root = Math.sqrt(b * b + 4 * a * c);
      return { low: Math.max(0, known + (b - root) / (2 * a)), high: Math.min(1, known + (b + root) / (2 * a)) };
    },
    probability(found) {
      const both = Math.min(1, Math.max(0, known + own * (found - known)));
      const error = Math.sqrt(spread * both * (1 - both));
      if (error === 0) return found === known ? 1 : 0;
      return isWide ? studentTwoSided((found - known) / error, df) : normalTwoSided((found - known) / error);
    },
  };
}
