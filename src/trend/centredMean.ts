// The trend of a series with seasons as a centred moving mean over a whole cycle: Macaulay, The smoothing of time series (1931). Linear
// time × period.
import type { Values } from './observed.ts';

/** The mean of the cycle about each place, half of either end where the cycle is even; null near the ends and near gaps. */
export function centredMean(values: Values, period: number): (number | null)[] {
  const half = period >> 1;
  const end = period % 2 === 0 ? 0.5 : 1;
  return values.map((_, at) => {
    let sum = 0;
    for (let off = -half; off <= half; off++) {
      const value = values[at + off];
      if (value === undefined || value === null) return null;
      sum += value * (Math.abs(off) === half ? end : 1);
    }
    return sum / period;
  });
}
