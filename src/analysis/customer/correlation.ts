// How two measures go together. Linear time.
import { sampleCorrelation } from 'simple-statistics';

/** The correlation of Pearson; null of fewer than two pairs, and where one of both is always the same. */
export function correlation(x: readonly number[], y: readonly number[]): number | null {
  if (x.length < 2) return null;
  const found = sampleCorrelation([...x], [...y]);
  return Number.isFinite(found) ? found : null;
}
