// Groups of like points: each point with the centre that is nearest, each centre in the middle of its points. Lloyd, Least squares
// quantization in PCM, IEEE Transactions on Information Theory 28 (1982), from the far-apart starts of Arthur and Vassilvitskii,
// k-means++, SODA (2007); the best of many. Points × centres × coordinates for each step, some 20 steps a start.
import { countOrThrow } from './arguments.ts';
import { improved, type Partition, spreadOut } from './lloyd.ts';
import { type Point, pointsOf } from './points.ts';
import { random } from './random.ts';

/** Points in groups. */
export interface Clusters {
  /** For each point, in the order given, which group it is in. */
  readonly groups: readonly number[];
  /** The middle of each group, in the order of their coordinates: the same whatever the seed. */
  readonly centres: readonly Point[];
  /** How many points each group has: never none. */
  readonly sizes: readonly number[];
  /** The sum of squared distances from the centres. */
  readonly withinSum: number;
}

/** A start is given up when a step gains less than this share; the best one goes on until nothing moves. */
const ROUGH = 1e-4;

/**
 * At most `k` groups, fewer where there are fewer different points; null where there are fewer points than groups, or squares of
 * distances are too large for numbers. The coordinates are taken as they are: bring them to one scale first.
 *
 * @param seed  a whole number: the same seed gives the same groups
 * @param starts  how many times it is tried; 20 when not given
 * @throws {KpiError} bad-argument — for points of different lengths or that are not finite, and other arguments that are no whole numbers
 */
export function kMeans(points: readonly Point[], k: number, seed: number, starts = 20): Clusters | null {
  countOrThrow(k, 'k', 1);
  countOrThrow(starts, 'starts', 1);
  const laid = pointsOf(points);
  const source = random(seed);
  if (laid.count < k) return null;
  let best: Partition | null = null;
  for (let start = 0; start < starts; start++) {
    const found = improved(laid, spreadOut(laid, k, source), ROUGH);
    if (found.withinSum < (best?.withinSum ?? Number.POSITIVE_INFINITY)) best = found;
  }
  return best === null ? null : inOrder(improved(laid, best.centres, 0));
}

/** The groups in the order of their centres, without empty ones. */
function inOrder({ groups, centres, sizes, withinSum }: Partition): Clusters {
  const places = Array.from({ length: centres.count }, (_, group): Point => {
    const from = group * centres.size;
    return [...centres.values.subarray(from, from + centres.size)];
  });
  const order = places.map((_, group) => group).filter((group) => (sizes[group] as number) > 0);
  order.sort((a, b) => before(places[a] as Point, places[b] as Point));
  return {
    groups: Array.from(groups, (group) => order.indexOf(group)),
    centres: order.map((group) => places[group] as Point),
    sizes: order.map((group) => sizes[group] as number),
    withinSum,
  };
}

function before(a: Point, b: Point): number {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at === -1 ? 0 : (a[at] as number) - (b[at] as number);
}
