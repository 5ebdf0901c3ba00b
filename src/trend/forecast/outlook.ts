// What is expected of the steps ahead, and how far off it may be.
import type { Deseasoned } from './seasonal.ts';

/** What is expected of each step ahead, and its standard deviation. */
export interface Outlook {
  readonly mean: readonly number[];
  readonly deviation: readonly number[];
}

/** The steps ahead, from 1. */
export const stepsAhead = (horizon: number): number[] => Array.from({ length: horizon }, (_, i) => i + 1);

/** The mean of both; of their standard deviations as well, as if they always erred together. */
export function between(a: Outlook, b: Outlook): Outlook {
  const middle = (of: readonly number[], other: readonly number[]): number[] => of.map((value, i) => (value + (other[i] as number)) / 2);
  return { mean: middle(a.mean, b.mean), deviation: middle(a.deviation, b.deviation) };
}

/** The season put back behind a series of this length; deviations are those without. */
export function withSeason({ mean, deviation }: Outlook, { seasons, isFactor }: Deseasoned, length: number): Outlook {
  const season = (i: number): number => seasons[(length + i) % seasons.length] as number;
  return { mean: mean.map((value, i) => (isFactor ? value * season(i) : value + season(i))), deviation };
}

/** Nothing below a bound is expected. */
export function above({ mean, deviation }: Outlook, bound: number): Outlook {
  return { mean: mean.map((value) => Math.max(bound, value)), deviation };
}

/** The same with so many times as wide intervals. */
export function widened({ mean, deviation }: Outlook, times: number): Outlook {
  return { mean, deviation: deviation.map((one) => one * times) };
}

/** Whether all of it are numbers. */
export function isNumeric({ mean, deviation }: Outlook): boolean {
  return mean.every(Number.isFinite) && deviation.every(Number.isFinite);
}
