// A series with several seasons taken apart: STL for one season after the other, of what the others leave, and once more. Bandara,
// Hyndman and Bergmeir, MSTL (2021), with the windows of the authors. Two turns of STL for each season.
import { decompose, type Parts, stlPlan } from './stl.ts';

/** A series with several seasons in parts: value = trend + all seasonal + remainder. */
export interface SeveralSeasons {
  readonly trend: Float64Array;
  /** One part a period, in the order given. */
  readonly seasonal: readonly Float64Array[];
  readonly remainder: Float64Array;
}

/** Takes more than two cycles of each period apart; periods from 2, ascending. One period is one turn of STL. */
export function mstl(values: Float64Array, periods: readonly number[]): SeveralSeasons {
  const seasonal = periods.map(() => new Float64Array(values.length));
  let rest = values;
  let trend = new Float64Array(values.length);
  for (let turn = 0; turn < (periods.length > 1 ? 2 : 1); turn++) {
    periods.forEach((period, p) => {
      const own = seasonal[p] as Float64Array;
      const whole = rest.map((value, at) => value + (own[at] as number));
      const parts: Parts = decompose(whole, stlPlan(whole.length, period, { seasonWindow: 7 + 4 * (p + 1) }));
      own.set(parts.seasonal);
      rest = whole.map((value, at) => value - (own[at] as number));
      trend = Float64Array.from(parts.trend);
    });
  }
  return { trend, seasonal, remainder: rest.map((value, at) => value - (trend[at] as number)) };
}
