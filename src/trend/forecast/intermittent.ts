// Demand with many empty periods: sizes and intervals smoothed apart. Croston, Operational Research Quarterly 23 (1972), with the correction
// of Syntetos and Boylan, International Journal of Forecasting 21 (2005); Teunter, Syntetos and Babai, European Journal of Operational
// Research 214 (2011), for what may be dying out. Linear time.
import { KpiError, refuseUnknown } from '../../error.ts';
import { finiteOrThrow, shareOrThrow } from '../../stat/arguments.ts';
import { variance } from '../../stat/summary.ts';
import { fromUnits, inUnits } from '../observed.ts';

/** How demand comes: how often, and how alike the amounts are. */
export type DemandClass = 'smooth' | 'erratic' | 'intermittent' | 'lumpy';
/** `sba`: Croston's method corrected; `tsb`: one that falls in each empty period, for what may be dying out. */
export type DemandMethod = 'sba' | 'tsb';

/** How demand is smoothed. */
export interface DemandOptions {
  /** Unless given, `tsb` where nothing came for twice as long as usual at the end, and `sba` otherwise. */
  readonly method?: DemandMethod | undefined;
  /** The share of each change that the size takes up: 0.1 when not given. */
  readonly sizeWeight?: number | undefined;
  /** The same for the interval, or the chance of demand: 0.1 when not given. */
  readonly intervalWeight?: number | undefined;
}

/** Demand with empty periods, ahead. */
export interface IntermittentDemand {
  /** How demand comes; null of fewer than two demands. */
  readonly class: DemandClass | null;
  /** Periods for each demand (ADI); null without demand. */
  readonly interval: number | null;
  /** The squared coefficient of variation of the amounts (CV²); null of fewer than two demands. */
  readonly variation: number | null;
  /** The share of empty periods; null of no periods. */
  readonly emptyShare: number | null;
  /** What to expect of each further period; 0 where there never was any, null of one demand. */
  readonly forecast: number | null;
  /** How. */
  readonly method: DemandMethod | null;
  /** Why there is no forecast, or one of nothing: fewer than two demands. */
  readonly reason: 'small-sample' | null;
}

/** Syntetos, Boylan and Croston, Journal of the Operational Research Society 56 (2005). */
const [OFTEN, ALIKE] = [1.32, 0.49];
/** Longer without demand than so many intervals may be the end of it. */
const DYING = 2;

/**
 * What to expect of demand that leaves periods empty. The expectation is a rate: the same for each further period.
 *
 * @param values  the demand of each period in order, 0 where there was none
 * @throws {KpiError} bad-argument — for values below 0 or that are not finite, and weights that are no shares; unknown-option
 * @source Syntetos and Boylan (2005): size ÷ interval × (1 − weight ÷ 2)
 * @see    forecast
 * @example
 * ```ts
 * import { intermittentDemand } from 'sales-kpi';
 * const demand = intermittentDemand([0, 0, 3, 0, 0, 5, 0, 2, 0, 0, 0, 4, 0, 0, 0, 6, 1, 0, 0, 3]);
 * [demand.class, demand.method, demand.forecast?.toFixed(3)] // => ["intermittent","sba","1.041"]
 * ```
 */
export function intermittentDemand(values: readonly number[], options: DemandOptions = {}): IntermittentDemand {
  refuseUnknown(options, ['method', 'sizeWeight', 'intervalWeight']);
  const sizeWeight = shareOrThrow(options.sizeWeight ?? 0.1, 'sizeWeight');
  const intervalWeight = shareOrThrow(options.intervalWeight ?? 0.1, 'intervalWeight');
  if (options.method !== undefined && options.method !== 'sba' && options.method !== 'tsb')
    throw new KpiError('bad-argument', 'the method is not known', "give 'sba' or 'tsb'", ['method']);
  const { unit, values: near } = inUnits(finiteOrThrow(values, 'values'));
  const y = near as number[];
  if (y.some((value) => value < 0)) throw new KpiError('bad-argument', 'demand below 0', 'give demand, not changes of it', ['values']);
  const places = [...y.keys()].filter((t) => (y[t] as number) > 0);
  const emptyShare = y.length === 0 ? null : 1 - places.length / y.length;
  if (places.length < 2) {
    const interval = places.length === 0 ? null : y.length;
    const forecast = places.length === 0 ? 0 : null;
    return { class: null, interval, variation: null, emptyShare, forecast, method: null, reason: 'small-sample' };
  }
  const sizes = places.map((t) => y[t] as number);
  const interval = y.length / places.length;
  const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
  const variation = (variance(sizes) ?? 0) / (mean * mean);
  const empty = y.length - 1 - (places.at(-1) as number);
  const method = options.method ?? (empty > DYING * interval ? 'tsb' : 'sba');
  const rate =
    method === 'sba' ? corrected(places, sizes, sizeWeight, intervalWeight) : falling(y, sizes[0] as number, sizeWeight, intervalWeight);
  return {
    class: interval >= OFTEN ? (variation >= ALIKE ? 'lumpy' : 'intermittent') : variation >= ALIKE ? 'erratic' : 'smooth',
    interval,
    variation,
    emptyShare,
    forecast: fromUnits(rate, unit),
    method,
    reason: null,
  };
}

/** Sizes and intervals, smoothed with each demand; the first interval counts from the start. */
function corrected(places: readonly number[], sizes: readonly number[], sizeWeight: number, intervalWeight: number): number {
  let [size, interval] = [sizes[0] as number, (places[0] as number) + 1];
  for (let i = 1; i < places.length; i++) {
    size += sizeWeight * ((sizes[i] as number) - size);
    interval += intervalWeight * ((places[i] as number) - (places[i - 1] as number) - interval);
  }
  return (size / interval) * (1 - intervalWeight / 2);
}

/** Sizes smoothed with each demand, and the chance of one with each period. */
function falling(y: readonly number[], first: number, sizeWeight: number, chanceWeight: number): number {
  let [size, chance] = [first, (y[0] as number) > 0 ? 1 : 0];
  for (const value of y.slice(1)) {
    chance += chanceWeight * ((value > 0 ? 1 : 0) - chance);
    if (value > 0) size += sizeWeight * (value - size);
  }
  return size * chance;
}

/** Whether so many periods are empty that demand is better smoothed apart; where nothing is below 0 and something above. */
export function isIntermittent(y: readonly number[]): boolean {
  const demands = y.filter((value) => value > 0).length;
  const isDemand = demands > 0 && y.every((value) => value >= 0);
  return isDemand && (y.length / demands >= OFTEN || 1 - demands / y.length > 0.3);
}
