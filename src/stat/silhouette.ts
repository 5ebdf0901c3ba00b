// How well groups of points are apart: for each point, the way to the nearest other group against the way within its own. Rousseeuw,
// Silhouettes, Journal of Computational and Applied Mathematics 20 (1987). Pairs of points, up to 50 million of them.
import { KpiError } from '../error.ts';
import { type Point, type Points, pointsOf, squaredDistance } from './points.ts';

/** The most pairs of points; beyond, not all points are measured. */
const PAIRS = 50_000_000;

/** How well groups are apart. */
export interface Silhouette {
  /** The mean over points, from −1 to 1: 0 where groups run into each other. */
  readonly mean: number;
  /** How many points were measured, each against all: all of up to some 7,000, else points spread evenly over the order given. */
  readonly measured: number;
}

/**
 * How well groups of points are apart; a point alone in its group counts 0. Null of fewer than two groups.
 *
 * @param groups  for each point, in the same order, which group it is in
 * @throws {KpiError} bad-argument — for points of different lengths or that are not finite, or not as many groups as points
 */
export function silhouette(points: readonly Point[], groups: readonly number[], pairs = PAIRS): Silhouette | null {
  const laid = pointsOf(points);
  if (groups.length !== points.length)
    throw new KpiError('bad-argument', `${groups.length} groups for ${points.length} points`, 'say the group of each point', ['groups']);
  const names = [...new Set(groups)];
  if (names.length < 2) return null;
  const own = groups.map((group) => names.indexOf(group));
  const sizes = names.map(() => 0);
  for (const group of own) sizes[group] = (sizes[group] as number) + 1;
  const measured = Math.min(points.length, Math.max(1, Math.floor(pairs / points.length)));
  let sum = 0;
  for (let i = 0; i < measured; i++) sum += widthOf(Math.floor((i * points.length) / measured), laid, own, sizes);
  return { mean: sum / measured, measured };
}

/** How much nearer a point is to its own group than to the nearest other. */
function widthOf(at: number, points: Points, own: readonly number[], sizes: readonly number[]): number {
  const group = own[at] as number;
  const size = sizes[group] as number;
  if (size === 1) return 0;
  const sums = sizes.map(() => 0);
  for (let i = 0; i < points.count; i++) {
    const other = own[i] as number;
    sums[other] = (sums[other] as number) + Math.sqrt(squaredDistance(points, at, points, i));
  }
  const within = (sums[group] as number) / (size - 1);
  const between = Math.min(...sums.flatMap((total, other) => (other === group ? [] : [total / (sizes[other] as number)])));
  const longer = Math.max(within, between);
  return longer > 0 ? (between - within) / longer : 0;
}
