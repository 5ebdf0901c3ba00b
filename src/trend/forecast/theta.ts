// The Theta method with two lines: simple smoothing, and half the slope of the straight line through all values. Assimakopoulos and
// Nikolopoulos, The theta model, International Journal of Forecasting 16 (2000), as Hyndman and Billah, Unmasking the theta method, 19
// (2003), write it. Some fifty passes.
import { lineThrough } from '../regression.ts';
import { type Outlook, stepsAhead } from './outlook.ts';
import { smoothed } from './smoothing.ts';

/** A series without a season, ahead. */
export function theta(y: readonly number[], horizon: number): Outlook & { readonly alpha: number; readonly drift: number } {
  const { alpha, level, squares } = smoothed(y);
  const drift = (lineThrough({ times: [...y.keys()], values: y })?.slope ?? 0) / 2;
  const behind = (1 - (1 - alpha) ** y.length) / alpha;
  const variance = squares / Math.max(1, y.length - 2);
  const steps = stepsAhead(horizon);
  return {
    alpha,
    drift,
    mean: steps.map((step) => level + drift * (step - 1 + behind)),
    deviation: steps.map((step) => Math.sqrt(variance * (1 + (step - 1) * alpha * alpha))),
  };
}
