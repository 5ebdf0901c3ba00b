// The minimum of a function of several numbers without derivatives, by a simplex that walks, stretches and shrinks: Nelder and Mead,
// A simplex method for function minimization, Computer Journal 7 (1965), with the coefficients for many dimensions of Gao and Han,
// Computational Optimization and Applications 51 (2012). No chance is in it. A few hundred values in five dimensions.
import { type Minimum, valueAt } from './minimum.ts';

/** How a search goes. */
export interface SearchOptions {
  /** How far the first corners lie from the start, of each coordinate or of all: a tenth of it, and 0.05 at least, when not given. */
  readonly step?: number | readonly number[] | undefined;
  /** How near the values of the corners come to each other, relative to the least: 1e-10 when not given. */
  readonly tolerance?: number | undefined;
  /** The most steps: 400 times the number of coordinates when not given. */
  readonly steps?: number | undefined;
}

type Corner = readonly [x: readonly number[], value: number];

/**
 * The minimum that the search from `start` comes to; null where the function has no value at any of the first corners. What is not a
 * number is infinitely high: bounds are set in this way.
 */
export function nelderMead(
  f: (x: readonly number[]) => number,
  start: readonly number[],
  { step, tolerance = 1e-10, steps = 400 * start.length }: SearchOptions = {},
): Minimum<readonly number[]> | null {
  const size = start.length;
  const at = (x: readonly number[]): Corner => [x, valueAt(f, x)];
  const stepOf = (i: number): number =>
    typeof step === 'number' ? step : (step?.[i] ?? Math.max(Math.abs(start[i] as number) / 10, 0.05));
  const first = start.map((_, i) => start.map((value, j) => (i === j ? value + stepOf(i) : value)));
  let corners = inOrder([start, ...first].map(at));
  if (!Number.isFinite((corners[0] as Corner)[1])) return null;
  let iterations = 0;
  for (; iterations < steps && !isAtRest(corners, tolerance); iterations++) {
    const worst = corners[size] as Corner;
    const others = corners.slice(0, size);
    const centre = start.map((_, i) => others.reduce((sum, [x]) => sum + (x[i] as number), 0) / size);
    /** The point as many times as far from the centre as the worst, on the other side. */
    const beyond = (times: number): Corner => at(centre.map((value, i) => value + times * (value - (worst[0][i] as number))));
    const next = replacement(corners, beyond, Math.max(size, 2));
    const best = (corners[0] as Corner)[0];
    const shrink = 1 - 1 / Math.max(size, 2);
    corners = inOrder(
      next === null
        ? corners.map((corner, i) => (i === 0 ? corner : at(corner[0].map((v, j) => shrink * v + (1 - shrink) * (best[j] as number)))))
        : [...others, next],
    );
  }
  const [x, value] = corners[0] as Corner;
  return Number.isFinite(value) ? { x, value, iterations, converged: isAtRest(corners, tolerance) } : null;
}

/** What takes the place of the worst corner; null when nothing on the line is better. */
function replacement(corners: readonly Corner[], beyond: (times: number) => Corner, size: number): Corner | null {
  const [best, worst] = [(corners[0] as Corner)[1], (corners.at(-1) as Corner)[1]];
  const second = (corners.at(-2) as Corner)[1];
  const reflected = beyond(1);
  if (reflected[1] < best) {
    const expanded = beyond(1 + 2 / size);
    return expanded[1] < reflected[1] ? expanded : reflected;
  }
  if (reflected[1] < second) return reflected;
  const contraction = 0.75 - 0.5 / size;
  const contracted = beyond(reflected[1] < worst ? contraction : -contraction);
  return contracted[1] < Math.min(reflected[1], worst) ? contracted : null;
}

const inOrder = (corners: readonly Corner[]): Corner[] => [...corners].sort(([, a], [, b]) => a - b || 0);

/** Whether the corners are as good as one: as high, and in one place. */
function isAtRest(corners: readonly Corner[], tolerance: number): boolean {
  const [best, least] = corners[0] as Corner;
  const [, most] = corners.at(-1) as Corner;
  const near = Math.sqrt(tolerance);
  return (
    most - least <= tolerance * (Math.abs(least) + tolerance) &&
    corners.every(([x]) => x.every((value, i) => Math.abs(value - (best[i] as number)) <= near * Math.max(1, Math.abs(best[i] as number))))
  );
}
