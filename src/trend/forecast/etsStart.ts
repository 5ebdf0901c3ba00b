// Where the search for a model of exponential smoothing sets out: seasons by a moving average, level and trend by a line through the first
// values, and some weights. Hyndman, Koehler, Ord and Snyder, Forecasting with exponential smoothing (2008), section 2.6.
import { lineThrough } from '../regression.ts';
import { classicalSeason } from './classicalSeason.ts';
import type { EtsPass } from './etsPass.ts';
import type { Bounds } from './gaussNewton.ts';

/** The seasons that searches set out from; null where a series has no factors. */
export interface FirstSeasons {
  readonly A: readonly number[];
  readonly M: readonly number[] | null;
}

/** So low a factor would make a season of nothing. */
const LEAST_FACTOR = 1e-2;
const FIRST_PHI = 0.97;
/** Weights alpha, beta and gamma to begin with, as shares: the best of them is taken. */
const TRIED: readonly (readonly [alpha: number, beta: number, gamma: number])[] = [
  [0.05, 0.1, 0.05],
  [0.1, 0.9, 0.3],
  [0.2, 0.1, 0.1],
  [0.5, 0.1, 0.1],
  [0.8, 0.1, 0.3],
  [0.3, 0.4, 0.5],
  [0.95, 0.1, 0.1],
];

/** The seasons of a series to set out from. */
export function firstSeasons(y: readonly number[], period: number, isPositive: boolean): FirstSeasons {
  if (period === 1) return { A: [0], M: null };
  const factors = isPositive ? classicalSeason(y, period, true).map((factor) => Math.max(factor, LEAST_FACTOR)) : null;
  return { A: classicalSeason(y, period, false), M: factors };
}

/** The places that a search may set out from. */
export function etsStarts({ model, layout, y, period }: EtsPass, seasons: FirstSeasons): Float64Array[] {
  const first = model.season === 'N' ? null : seasons[model.season];
  const isFactor = model.season === 'M';
  const plain =
    first === null ? y : y.map((value, t) => (isFactor ? value / (first[t % period] as number) : value - (first[t % period] as number)));
  const count = Math.min(Math.max(10, 2 * period), y.length);
  const hasTrend = layout.slope >= 0;
  const times = Array.from({ length: count }, (_, t) => t + 1);
  const { intercept, slope, middle } = lineThrough({ times, values: [...plain.subarray(0, count)] }) ?? {
    intercept: y[0] as number,
    slope: 0,
    middle: 0,
  };
  return TRIED.map(([alpha, beta, gamma]) => {
    const x = new Float64Array(layout.size);
    const set = (i: number, value: number): void => {
      if (i >= 0) x[i] = value;
    };
    set(layout.alpha, alpha);
    set(layout.beta, beta);
    set(layout.gamma, gamma);
    set(layout.phi, FIRST_PHI);
    // Without a trend the mean, which the line has in the middle.
    set(layout.level, hasTrend ? intercept : intercept + slope * middle);
    set(layout.slope, slope);
    for (let j = 0; j < period - 1; j++) set(layout.seasons + j, first?.[j] ?? 0);
    return x;
  });
}

/** Between what the numbers of a model lie. */
export function etsBounds({ model, layout, period }: EtsPass): Bounds {
  const low = new Float64Array(layout.size).fill(Number.NEGATIVE_INFINITY);
  const high = new Float64Array(layout.size).fill(Number.POSITIVE_INFINITY);
  for (const [i, least, most] of [
    [layout.alpha, 1e-4, 0.9999],
    [layout.beta, 1e-4, 0.9999],
    [layout.gamma, 1e-4, 0.9999],
    [layout.phi, 0.8, 0.98],
  ] as const) {
    if (i < 0) continue;
    low[i] = least;
    high[i] = most;
  }
  if (model.season === 'M') low.fill(LEAST_FACTOR / 10, layout.seasons, layout.seasons + period - 1);
  return { low, high };
}
