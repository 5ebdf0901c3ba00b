// A series with several seasons taken apart: STL for one season after the other, of what the others leave, and once more. Bandara,
// Hyndman and Bergmeir, MSTL: a seasonal-trend decomposition algorithm for time series with multiple seasonal patterns (2021), with the
// windows of the authors. Two turns of STL for each season.
import { excerpt, KpiError } from '../error.ts';
import { countOrThrow, finiteOrThrow } from '../stat/arguments.ts';
import { fromUnits, inUnits } from './observed.ts';
import { decompose, stlPlan } from './stl.ts';

/** A series with several seasons in parts: value = trend + all seasonal + remainder. */
export interface Mstl {
  /** The trend. */
  readonly trend: readonly number[];
  /** One part a period, in the order given. */
  readonly seasonal: readonly (readonly number[])[];
  /** What is left. */
  readonly remainder: readonly number[];
}

/**
 * A series without gaps, taken apart into trend, several seasons and remainder: days by week and year.
 *
 * @param values   at equal steps of time, in order
 * @param periods  how many steps each cycle has, ascending: `[7, 365]`
 * @returns null of two of the longest cycles or less, and where numbers are too large for a sum
 * @throws {KpiError} bad-argument — for values that are not finite, and periods that do not ascend from 2
 * @source Bandara, Hyndman and Bergmeir (2021)
 * @see    stl, seasonality
 * @example
 * ```ts
 * import { mstl } from 'sales-kpi';
 * const values = Array.from({ length: 24 }, (_, i) => 10 + Number([-1, 1][i % 2]) + Number([0, 4, -4, 2, 0, -2][i % 6]));
 * mstl(values, [2, 6])?.seasonal.map((part) => part[1]?.toFixed(1)) // => ["2.4","2.6"]
 * ```
 */
export function mstl(values: readonly number[], periods: readonly number[]): Mstl | null {
  finiteOrThrow(values, 'values');
  if (!Array.isArray(periods) || periods.length === 0)
    throw new KpiError('bad-argument', `periods are ${excerpt(periods)}`, 'list them: [7, 365]', ['periods']);
  periods.forEach((period: number, i) => {
    countOrThrow(period, 'period', i === 0 ? 2 : (periods[i - 1] as number) + 1, ['periods', i]);
  });
  if (values.length <= 2 * (periods.at(-1) as number)) return null;
  const { unit, values: near } = inUnits(values);
  const { trend, seasonal, remainder } = severalSeasons(Float64Array.from(near as number[]), periods);
  const back = (part: Float64Array): number[] => Array.from(part, (value) => fromUnits(value, unit) ?? Number.NaN);
  const parts = { trend: back(trend), seasonal: seasonal.map(back), remainder: back(remainder) };
  return [parts.trend, ...parts.seasonal, parts.remainder].some((part) => part.includes(Number.NaN)) ? null : parts;
}

interface Several {
  readonly trend: Float64Array;
  readonly seasonal: readonly Float64Array[];
  readonly remainder: Float64Array;
}

/** Two turns of STL for each season; one where there is one season. */
function severalSeasons(values: Float64Array, periods: readonly number[]): Several {
  const seasonal = periods.map(() => new Float64Array(values.length));
  let rest = values;
  let trend = new Float64Array(values.length);
  for (let turn = 0; turn < (periods.length > 1 ? 2 : 1); turn++) {
    periods.forEach((period, p) => {
      const own = seasonal[p] as Float64Array;
      const whole = rest.map((value, at) => value + (own[at] as number));
      const parts = decompose(whole, stlPlan(whole.length, period, { seasonWindow: 7 + 4 * (p + 1) }));
      own.set(parts.seasonal);
      rest = whole.map((value, at) => value - (own[at] as number));
      trend = Float64Array.from(parts.trend);
    });
  }
  return { trend, seasonal, remainder: rest.map((value, at) => value - (trend[at] as number)) };
}
