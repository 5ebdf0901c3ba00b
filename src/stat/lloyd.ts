// One attempt of k-means: where it starts, and how it gets better. Lloyd (1982); Arthur and Vassilvitskii (2007). Points × centres ×
// coordinates for each step.
import { type Points, squaredDistance } from './points.ts';
import type { Random } from './random.ts';

/** Which centre each point is with. */
export interface Partition {
  readonly groups: Uint32Array;
  readonly centres: Points;
  readonly sizes: readonly number[];
  /** The sum of squared distances from the centres. */
  readonly withinSum: number;
}

/** More steps than any start needs, but for one that rounding moves for ever. */
const STEPS = 300;

/** Points as first centres, each by chance, the likelier the farther it is from those before: up to k different ones. */
export function spreadOut(points: Points, k: number, source: Random): Points {
  const chosen = [source.integer(points.count)];
  const distances = new Float64Array(points.count).fill(Number.POSITIVE_INFINITY);
  while (chosen.length < k) {
    const last = chosen.at(-1) as number;
    for (let i = 0; i < points.count; i++) distances[i] = Math.min(distances[i] as number, squaredDistance(points, i, points, last));
    let left = source.uniform() * distances.reduce((sum, distance) => sum + distance, 0);
    // The last one with any distance, where rounding leaves a little.
    let next = -1;
    for (let i = 0; i < points.count && (left >= 0 || next === -1); i++) {
      if (distances[i] === 0) continue;
      left -= distances[i] as number;
      next = i;
    }
    if (next === -1) break;
    chosen.push(next);
  }
  const values = Float64Array.from(chosen.flatMap((at) => [...points.values.subarray(at * points.size, (at + 1) * points.size)]));
  return { values, size: points.size, count: chosen.length };
}

/** The centres moved until no point changes its group, or a step gains no more than this share of the sum. */
export function improved(points: Points, first: Points, least: number): Partition {
  const groups = new Uint32Array(points.count);
  const distances = new Float64Array(points.count);
  let centres = first;
  let before = Number.POSITIVE_INFINITY;
  for (let step = 0; ; step++) {
    const changed = place(points, centres, groups, distances);
    const withinSum = distances.reduce((sum, distance) => sum + distance, 0);
    const sizes = sizesOf(groups, centres.count);
    const atRest = (step > 0 && !changed) || before - withinSum <= least * withinSum || step === STEPS;
    if (atRest) return { groups, centres, sizes, withinSum };
    before = withinSum;
    centres = middles(points, centres, groups, sizes, distances);
  }
}

/** Puts each point with its nearest centre; whether any is with another than before. */
function place(points: Points, centres: Points, groups: Uint32Array, distances: Float64Array): boolean {
  let changed = false;
  for (let i = 0; i < points.count; i++) {
    let [best, least] = [0, Number.POSITIVE_INFINITY];
    for (let group = 0; group < centres.count; group++) {
      const distance = squaredDistance(points, i, centres, group);
      if (distance < least) {
        best = group;
        least = distance;
      }
    }
    changed ||= groups[i] !== best;
    groups[i] = best;
    distances[i] = least;
  }
  return changed;
}

function sizesOf(groups: Uint32Array, count: number): readonly number[] {
  const sizes = new Array<number>(count).fill(0);
  for (const group of groups) sizes[group] = (sizes[group] as number) + 1;
  return sizes;
}

/** The middle of each group; of an empty one, the point that is farthest from the centre of its own. */
function middles(points: Points, { size, count }: Points, groups: Uint32Array, sizes: readonly number[], distances: Float64Array): Points {
  const values = new Float64Array(size * count);
  for (let i = 0; i < points.count; i++) {
    const [from, to] = [i * size, (groups[i] as number) * size];
    for (let j = 0; j < size; j++) values[to + j] = (values[to + j] as number) + (points.values[from + j] as number);
  }
  sizes.forEach((members, group) => {
    if (members > 0) {
      for (let j = group * size; j < (group + 1) * size; j++) values[j] = (values[j] as number) / members;
      return;
    }
    const far = distances.indexOf(distances.reduce((most, distance) => Math.max(most, distance), 0));
    values.set(points.values.subarray(far * size, (far + 1) * size), group * size);
    distances[far] = 0;
  });
  return { values, size, count };
}
