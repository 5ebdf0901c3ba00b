// Simple exponential smoothing: each level is the last one and a share of the error. The first level is the one that is best for the share,
// by a formula; the share is searched. Hyndman, Koehler, Ord and Snyder (2008), section 2.3.1. Some fifty passes.
import { brentMinimum } from '../../stat/brent.ts';

/** A series that was smoothed. */
export interface Smoothed {
  /** The share of each error that the level takes up. */
  readonly alpha: number;
  /** The level behind the last value. */
  readonly level: number;
  /** The sum of squared errors. */
  readonly squares: number;
}

const [LEAST, MOST] = [1e-4, 0.9999];
const TRIED = 20;

/** Smooths a series of two values or more. */
export function smoothed(y: readonly number[]): Smoothed {
  // There may be several minima: the search is about the best of some places.
  const places = Array.from({ length: TRIED + 1 }, (_, i) => LEAST + ((MOST - LEAST) * i) / TRIED);
  const tried = places.map((alpha) => smoothedAt(y, alpha));
  const best = tried.reduce((least, one) => (one.squares < least.squares ? one : least));
  const width = (MOST - LEAST) / TRIED;
  const found = brentMinimum(
    (alpha) => smoothedAt(y, alpha).squares,
    Math.max(LEAST, best.alpha - width),
    Math.min(MOST, best.alpha + width),
  );
  const searched = found === null ? best : smoothedAt(y, found.x);
  return searched.squares < best.squares ? searched : best;
}

/** Smooths a series with this share, from the first level that is best. */
export function smoothedAt(y: readonly number[], alpha: number): Smoothed {
  // Each error is the one from a first level of y[0], less a falling share of what the first level is above that.
  const first = y[0] as number;
  let [level, share, squares, products, shares] = [0, 1, 0, 0, 0];
  for (const value of y) {
    const error = value - first - level;
    squares += error * error;
    products += error * share;
    shares += share * share;
    level += alpha * error;
    share *= 1 - alpha;
  }
  const above = products / shares;
  return { alpha, level: first + level + share * above, squares: Math.max(0, squares - products * above) };
}
