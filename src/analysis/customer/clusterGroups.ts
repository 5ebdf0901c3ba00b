// From centres to groups of customers in units that can be read.
import type { Key } from '../../expr/key.ts';
import { type Point, type Points, pointsOf, squaredDistance } from '../../stat/points.ts';
import type { Random } from '../../stat/random.ts';
import type { Placed } from './clusterPoints.ts';
import type { CustomerSummary } from './history.ts';
import { type GroupSize, groupSizes } from './rfmSummary.ts';

/** A group of like customers. */
export interface CustomerCluster extends GroupSize {
  /** Its number, from 1: groups are in the order of the days since the last purchase. */
  readonly group: number;
  /** A customer in the middle of it. */
  readonly centre: {
    /** Days since the last purchase, on average. */
    readonly daysSinceLast: number;
    /** Purchase days, on average. */
    readonly purchaseDays: number;
    /** Revenue, as a geometric mean: large customers do not carry it away. */
    readonly revenue: number;
  };
}

/** Some of the points, in their order, each as likely as any other; all where there are no more. */
export function sampleOf(points: readonly Point[], size: number, source: Random): readonly Point[] {
  let left = Math.min(size, points.length);
  // As many are taken as are left to take, among those left to look at.
  return points.filter((_, i) => {
    const isTaken = source.uniform() * (points.length - i) < left;
    if (isTaken) left--;
    return isTaken;
  });
}

/** Each customer in the group with the nearest centre, and the groups from the most recent. */
export function grouped(
  all: readonly CustomerSummary[],
  placed: readonly Placed[],
  points: readonly Point[],
  centres: readonly Point[],
): { readonly groups: CustomerCluster[]; readonly customers: { readonly customerId: Key; readonly group: number | null }[] } {
  const [laid, middles] = [pointsOf(points), pointsOf(centres)];
  const nearest = points.map((_, i) => nearestTo(laid, i, middles));
  // Centres come in the order of their first coordinate, the days since the last purchase.
  const used = centres.map((_, i) => i).filter((i) => nearest.includes(i));
  const groupOf = nearest.map((i) => used.indexOf(i));
  const sizes = groupSizes(
    groupOf,
    placed.map(({ revenue }) => revenue),
    used.length,
  );
  const numbers = new Map(placed.map(({ customer }, i) => [customer.customerId, (groupOf[i] as number) + 1]));
  return {
    groups: sizes.map((size, group) => ({ group: group + 1, ...size, centre: middleOf(placed.filter((_, i) => groupOf[i] === group)) })),
    customers: all.map(({ customerId }) => ({ customerId, group: numbers.get(customerId) ?? null })),
  };
}

function nearestTo(points: Points, at: number, centres: Points): number {
  let [best, least] = [0, Number.POSITIVE_INFINITY];
  for (let centre = 0; centre < centres.count; centre++) {
    const distance = squaredDistance(points, at, centres, centre);
    if (distance < least) [best, least] = [centre, distance];
  }
  return best;
}

function middleOf(placed: readonly Placed[]): CustomerCluster['centre'] {
  const [days, purchases, log] = [0, 1, 2].map((i) => placed.reduce((sum, { raw }) => sum + (raw[i] as number), 0) / placed.length);
  return { daysSinceLast: days as number, purchaseDays: purchases as number, revenue: Math.exp(log as number) };
}
