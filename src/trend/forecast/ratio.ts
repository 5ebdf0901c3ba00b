// A rate ahead: what is divided and what it is divided by are smoothed alike, so that each period weighs as much as there is behind it,
// and divided; with half the slope of the straight line through all rates. This is Theta (Hyndman and Billah, 2003) for rates. Smoothed
// apart, each by its own best model, the parts would not fit together: the quotient errs twice as much. Some fifty passes.
import { brentMinimum } from '../../stat/brent.ts';
import { type Outlook, stepsAhead } from './outlook.ts';

/** What is divided, and what it is divided by, period by period. */
export interface Parts {
  readonly above: readonly number[];
  readonly below: readonly number[];
}

const [LEAST, MOST, TRIED] = [0.02, 1, 20];

/** A rate without a season, ahead; null where there is nothing to divide by. */
export function ratioAhead(parts: Parts, horizon: number): Outlook | null {
  const line = lineOf(parts);
  if (line === null) return null;
  const count = parts.above.length;
  const places = Array.from({ length: TRIED + 1 }, (_, i) => LEAST + ((MOST - LEAST) * i) / TRIED);
  const tried = places.map((alpha) => smoothedAt(parts, alpha, line.rate));
  // Of shares that do equally well the smallest: the last period may be of hardly anything.
  const least = Math.min(...tried.map(({ weighed }) => weighed));
  const rounding = 1e-18 * line.rate * line.rate * parts.below.reduce((sum, value) => sum + Math.abs(value), 0);
  const best = tried.find(({ weighed }) => weighed <= least * 1.001 + rounding) as (typeof tried)[number];
  const width = (MOST - LEAST) / TRIED;
  const [low, high] = [Math.max(LEAST, best.alpha - width), Math.min(MOST, best.alpha + width)];
  const found = brentMinimum((alpha) => smoothedAt(parts, alpha, line.rate).weighed, low, high);
  const searched = found === null ? best : smoothedAt(parts, found.x, line.rate);
  const { alpha, rate, squares, known } = searched.weighed < best.weighed - rounding ? searched : best;
  // Each period counts once: one ahead may be as small as any.
  const variance = squares / Math.max(1, known - 2);
  const behind = (1 - (1 - alpha) ** count) / alpha;
  const steps = stepsAhead(horizon);
  return {
    mean: steps.map((step) => rate + (line.slope / 2) * (step - 1 + behind)),
    deviation: steps.map((step) => Math.sqrt(variance * (1 + (step - 1) * alpha * alpha))),
  };
}

/** Both parts with one share of each error, from a first period of average size; the errors of the rates, weighed and not. */
function smoothedAt({ above, below }: Parts, alpha: number, first: number) {
  let bottom = below.reduce((sum, value) => sum + value, 0) / below.length;
  let top = first * bottom;
  let [weighed, squares, known] = [0, 0, 0];
  above.forEach((value, t) => {
    const weight = below[t] as number;
    if (weight > 0 && bottom > 0) {
      const error = value / weight - top / bottom;
      weighed += weight * error * error;
      squares += error * error;
      known++;
    }
    top += alpha * (value - top);
    bottom += alpha * (weight - bottom);
  });
  return { alpha, weighed, squares, known, rate: bottom > 0 ? top / bottom : first };
}

/** The straight line through all rates, each weighing as much as it is divided by: the rate at the start, and the change a period. */
function lineOf({ above, below }: Parts): { readonly rate: number; readonly slope: number } | null {
  const weights = below.map((value) => Math.max(0, value));
  const weight = weights.reduce((sum, one) => sum + one, 0);
  if (!(weight > 0)) return null;
  const mean = (of: (t: number) => number): number => weights.reduce((sum, one, t) => (one > 0 ? sum + of(t) : sum), 0) / weight;
  const rate = mean((t) => above[t] as number);
  const middle = mean((t) => t * (weights[t] as number));
  const reach = mean((t) => (weights[t] as number) * (t - middle) ** 2);
  const joint = mean((t) => (t - middle) * ((above[t] as number) - rate * (weights[t] as number)));
  const slope = reach > 0 ? joint / reach : 0;
  return { rate: rate - slope * middle, slope };
}
