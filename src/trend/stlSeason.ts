// The seasonal part of a series by STL: each season smoothed over its cycles, less what of the trend is left in it. Cleveland et al.,
// STL, Journal of Official Statistics 6 (1990), steps 2 to 4.
import { loess, smoothAt } from './loess.ts';

/** How a window smooths. */
export interface Smoothing {
  readonly window: number;
  readonly degree: 0 | 1;
  readonly jump: number;
}

/** What the seasonal part has to be told. */
export interface SeasonPlan {
  /** How many steps a cycle has. */
  readonly period: number;
  readonly season: Smoothing;
  readonly low: Smoothing;
}

/** The seasonal part of a series without its trend. */
export function stlSeason(values: Float64Array, { period, season, low }: SeasonPlan, weights: Float64Array | null): Float64Array {
  const cycles = cycleCurves(values, period, season, weights);
  const averages = movingMean(movingMean(movingMean(cycles, period), period), 3);
  const rest = loess(averages, low, null);
  return Float64Array.from(values, (_, at) => (cycles[period + at] as number) - (rest[at] as number));
}

/** Each season smoothed over its cycles, with a cycle more at either end. */
function cycleCurves(values: Float64Array, period: number, season: Smoothing, weights: Float64Array | null): Float64Array {
  const curves = new Float64Array(values.length + 2 * period);
  for (let phase = 0; phase < period; phase++) {
    const own = values.filter((_, at) => at % period === phase);
    const ownWeights = weights?.filter((_, at) => at % period === phase) ?? null;
    const curve = loess(own, season, ownWeights);
    const last = own.length - 1;
    const window = Math.min(season.window, own.length);
    curves[phase] = smoothAt(own, -1, 0, window - 1, season, ownWeights) ?? (curve[0] as number);
    curve.forEach((value, cycle) => {
      curves[(cycle + 1) * period + phase] = value;
    });
    curves[(last + 2) * period + phase] =
      smoothAt(own, last + 1, Math.max(0, last + 1 - season.window), last, season, ownWeights) ?? (curve[last] as number);
  }
  return curves;
}

/** The means of so many neighbours; as many fewer there are. */
function movingMean(values: Float64Array, width: number): Float64Array {
  const means = new Float64Array(values.length - width + 1);
  let sum = 0;
  values.forEach((value, at) => {
    sum += value - (at >= width ? (values[at - width] as number) : 0);
    if (at >= width - 1) means[at - width + 1] = sum / width;
  });
  return means;
}

/** The same season in every cycle: the mean of all. */
export function everyCycle(seasonal: Float64Array, period: number): Float64Array {
  const sums = new Float64Array(period);
  const counts = new Float64Array(period);
  seasonal.forEach((value, at) => {
    sums[at % period] = (sums[at % period] as number) + value;
    counts[at % period] = (counts[at % period] as number) + 1;
  });
  return seasonal.map((_, at) => (sums[at % period] as number) / (counts[at % period] as number));
}

/** How much each value weighs by its remainder: nothing from six medians on. */
export function bisquare(remainder: Float64Array): Float64Array {
  const sizes = remainder.map(Math.abs);
  const ordered = sizes.slice().sort();
  const middle = ordered.length >> 1;
  const limit = 3 * ((ordered[middle] as number) + (ordered[ordered.length - 1 - middle] as number));
  return sizes.map((size) => (size <= 0.001 * limit ? 1 : size <= 0.999 * limit ? (1 - (size / limit) ** 2) ** 2 : 0));
}
