// What customers have brought on average, with an interval by resampling them (Efron 1979): percentiles of 2000 means. Customers × 2000.

import { random } from '../../stat/random.ts';
import { mean, quantile } from '../../stat/summary.ts';
import type { HistoricValue } from './lifetimeValue.ts';

const RESAMPLES = 2000;
/** No more customers than this are drawn for each mean: the spread of a larger one is told by that of a smaller one. */
const DRAWN = 2000;

/** The mean of some values with its 95 % interval; null of none. */
export function historicValue(values: readonly number[], seed: number): HistoricValue | null {
  const centre = mean(values);
  if (centre === null) return null;
  const source = random(seed);
  const drawn = Math.min(values.length, DRAWN);
  // A mean of n customers varies less than one of fewer, by the root of their numbers.
  const narrower = Math.sqrt(drawn / values.length);
  const means = Array.from({ length: RESAMPLES }, () => {
    let sum = 0;
    for (let i = 0; i < drawn; i++) sum += values[source.integer(values.length)] as number;
    return centre + (sum / drawn - centre) * narrower;
  });
  return { mean: centre, low: quantile(means, 0.025) ?? centre, high: quantile(means, 0.975) ?? centre };
}
