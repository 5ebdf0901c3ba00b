// Outliers, one after the other, each the farthest from the mean of what is left: Rosner, Percentage points for a generalized ESD
// many-outlier procedure, Technometrics 25 (1983). One outlier does not hide another. Values × outliers looked for.
import { studentQuantile } from '../stat/distributions.ts';
import { roundingOf } from './observed.ts';

/** What the search for outliers did. */
export interface EsdSteps {
  /** The farthest value of each step, by its position. */
  readonly removed: readonly number[];
  /** How far it was, in standard deviations (or a robust scale) of what was left. */
  readonly distances: readonly number[];
  /** How far it must be to be no chance. */
  readonly limits: readonly number[];
  /** The positions of the outliers, ascending. */
  readonly outliers: readonly number[];
}

/** Looks for at most `most` outliers; each set of values without any is left alone with probability 1 − `alpha`. */
export function generalizedEsd(values: readonly number[], most: number, alpha = 0.05): EsdSteps {
  const left = new Set(values.keys());
  const [removed, distances, limits]: [number[], number[], number[]] = [[], [], []];
  for (let step = 1; step <= most && left.size > 2; step++) {
    const n = left.size;
    const mean = [...left].reduce((sum, at) => sum + (values[at] as number), 0) / n;
    const squares = [...left].reduce((sum, at) => sum + ((values[at] as number) - mean) ** 2, 0);
    if (squares <= roundingOf(n)) break;
    const off = (at: number): number => Math.abs((values[at] as number) - mean);
    const farthest = [...left].reduce((far, at) => (off(at) > off(far) ? at : far));
    const t = -studentQuantile(alpha / (2 * n), n - 2);
    removed.push(farthest);
    distances.push(off(farthest) / Math.sqrt(squares / (n - 1)));
    limits.push(((n - 1) * t) / Math.sqrt((n - 2 + t * t) * n));
    left.delete(farthest);
  }
  const last = distances.reduce((found, distance, i) => (distance > (limits[i] as number) ? i : found), -1);
  return { removed, distances, limits, outliers: removed.slice(0, last + 1).sort((a, b) => a - b) };
}
