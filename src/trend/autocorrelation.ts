// How alike neighbours in time are: Box and Jenkins, Time series analysis (1970), 2.1. Linear time.
import { type Observed, roundingOf } from './observed.ts';
import { meanOf, squaresAbout } from './squares.ts';

/**
 * The correlation of values with those `lag` steps later, about their mean; 0 where all are equal. With gaps, of the pairs that are
 * there, as if there were as many as without.
 */
export function autocorrelation({ times, values }: Observed, lag = 1): number {
  const n = values.length;
  const mean = meanOf(values);
  const squares = squaresAbout(values);
  if (n <= lag || squares <= roundingOf(n)) return 0;
  let [products, pairs, j] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    while (j < n && (times[j] as number) < (times[i] as number) + lag) j++;
    if (times[j] !== (times[i] as number) + lag) continue;
    products += ((values[i] as number) - mean) * ((values[j] as number) - mean);
    pairs++;
  }
  return pairs === 0 ? 0 : (products / squares) * ((n - lag) / pairs);
}
