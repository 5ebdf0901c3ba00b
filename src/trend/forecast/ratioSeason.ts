// The season of a rate: what each position in the period is above or below the rate of the whole period about it, weighing as much as it is
// divided by. Linear time × period.
import { centredMean } from '../centredMean.ts';
import type { Parts } from './ratio.ts';

/** The season of each position in the period, the first period's first, as differences. Of two periods or more. */
export function ratioSeason({ above, below }: Parts, period: number): number[] {
  const [top, bottom] = [centredMean(above, period), centredMean(below, period)];
  const sums = Array.from({ length: period }, () => ({ off: 0, weight: 0 }));
  above.forEach((value, t) => {
    const [a, b, weight] = [top[t] ?? null, bottom[t] ?? null, below[t] as number];
    const sum = sums[t % period] as (typeof sums)[number];
    if (a === null || b === null || !(b > 0 && weight > 0)) return;
    sum.off += value - (weight * a) / b;
    sum.weight += weight;
  });
  const seasons = sums.map(({ off, weight }) => (weight > 0 ? off / weight : 0));
  const mean = seasons.reduce((sum, season) => sum + season, 0) / period;
  return seasons.map((season) => season - mean);
}

/** Parts of the same rate without its season. */
export function withoutRatioSeason({ above, below }: Parts, seasons: readonly number[]): Parts {
  return { above: above.map((value, t) => value - (below[t] as number) * (seasons[t % seasons.length] as number)), below };
}
