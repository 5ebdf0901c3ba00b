// Groups of like customers that the data themselves make, and none where they make none.
import { excerpt, KpiError, refuseUnknown } from '../../error.ts';
import type { Key } from '../../expr/key.ts';
import { kMeans } from '../../stat/kMeans.ts';
import { random } from '../../stat/random.ts';
import { silhouette } from '../../stat/silhouette.ts';
import { type CustomerCluster, grouped, sampleOf } from './clusterGroups.ts';
import { differing, placedIn, scaled } from './clusterPoints.ts';
import type { CustomerGroup, NoNaturalGroups } from './findings.ts';
import type { CustomerHistory } from './history.ts';
import { customersIn } from './historyFields.ts';
import { groupFindings } from './rfmSummary.ts';

/** Customers in groups. */
export interface CustomerClusters {
  /** The groups; none where there are no natural ones. */
  readonly groups: readonly CustomerCluster[];
  /** The group of each customer, in the order of the history; null for those left out. */
  readonly customers: readonly {
    /** The customer. */
    readonly customerId: Key;
    /** The place of the group in `groups`. */
    readonly group: number | null;
  }[];
  /** How well each number of groups that was tried keeps them apart, from −1 to 1. */
  readonly silhouettes: readonly {
    /** How many groups. */
    readonly k: number;
    /** How well they are kept apart. */
    readonly silhouette: number;
  }[];
  /** How many customers the groups were found among: all, or a sample drawn by the seed. */
  readonly foundAmong: number;
  /** Customers without revenue above 0: they are in no group. */
  readonly leftOut: number;
  /** Why there is no answer; null when there is one. */
  readonly reason: 'no-data' | 'small-sample' | 'no-natural-groups' | 'mixed-currency' | 'missing-input' | null;
  /** What is worth a sentence. */
  readonly findings: readonly (CustomerGroup | NoNaturalGroups)[];
}

/** How groups are looked for. */
export interface ClusterOptions {
  /** A whole number: the same seed gives the same groups. */
  readonly seed: number;
  /** How many groups, 2 to 20; of 2 to 6 the number that keeps them best apart, unless given. */
  readonly k?: number | undefined;
}

/** The least silhouette by how many measures differ at all: a cloud without groups comes to 0.24 in three, to 0.4 in two, 0.6 in one. */
const NEEDED = [1, 0.7, 0.42, 0.25] as const;
/** A group of fewer customers than this on average is none. */
const EACH = 10;
/** Groups are found among no more customers than this, and all are then put into the nearest. */
const SAMPLE = 5000;
/** The silhouette is that of no more customers than this, each against the sample. */
const MEASURED = 1000;

/**
 * Groups of like customers by days since the last purchase, purchase days and the logarithm of revenue, each on one scale
 * (standard deviation n − 1): k-means++ with 20 starts. How many groups there are is found by the silhouette, from 2 to 6.
 *
 * Where the best silhouette is below 0.25 there are no natural groups, and no answer (`no-natural-groups`): a line drawn through a
 * cloud is no group. Where a measure is the same for all, the other two must reach 0.42, and one alone 0.7: fewer measures look
 * better apart. Fewer than ten customers for each group are too few (`small-sample`). Among more than 5000 customers, groups
 * are found in a sample of as many, drawn by the seed, and every customer is then in the nearest group; silhouettes are the mean over
 * up to 1000 customers. `foundAmong` says how many there were.
 *
 * @throws {KpiError} bad-argument, unknown-option — for an option that cannot be
 * @source Arthur and Vassilvitskii, k-means++ (2007); Rousseeuw, Silhouettes (1987)
 * @see     rfm (groups with names, the same from month to month)
 * @example
 * ```ts
 * import { clusterCustomers, customerHistory } from 'sales-kpi';
 * const sales = Array.from({ length: 40 }, (_, i) => i % 2 === 0
 *   ? { id: `${i}`, date: `2025-01-${10 + (i % 5)}`, amount: 10 + (i % 3), customerId: `c${i}` }
 *   : { id: `${i}`, date: `2025-06-${10 + (i % 5)}`, amount: 900 + i, customerId: `c${i}` });
 * const { groups } = clusterCustomers(customerHistory(sales, { asOf: '2025-06-30' }), { seed: 1 });
 * groups.map(({ customers, centre }) => `${customers}: ${centre.daysSinceLast.toFixed(0)} days`) // => ["20: 18 days","20: 169 days"]
 * ```
 */
export function clusterCustomers(history: CustomerHistory, options: ClusterOptions): CustomerClusters {
  if (typeof options !== 'object' || options === null) throw new KpiError('bad-argument', 'no seed', 'give { seed: 1 }', ['seed']);
  refuseUnknown(options, ['seed', 'k']);
  const { seed, k } = options;
  const source = random(seed);
  if (k !== undefined && (!Number.isInteger(k) || k < 2 || k > 20))
    throw new KpiError('bad-argument', `k is ${excerpt(k)}`, 'give a whole number from 2 to 20', ['k']);
  const all = customersIn(history);
  const placed = history.reason === null ? placedIn(history) : [];
  const without = { groups: [], customers: [], silhouettes: [], foundAmong: 0, leftOut: all.length - placed.length, findings: [] };
  if (history.reason !== null) return { ...without, reason: history.reason };
  if (placed.length < EACH * (k ?? 2)) return { ...without, reason: placed.length === 0 ? 'no-data' : 'small-sample' };
  const points = scaled(placed.map(({ raw }) => raw));
  const sample = sampleOf(points, SAMPLE, source);
  const tried = (k === undefined ? [2, 3, 4, 5, 6] : [k])
    .filter((count) => sample.length >= EACH * count)
    .flatMap((count) => {
      const clusters = kMeans(sample, count, seed);
      const width = clusters && silhouette(sample, clusters.groups, MEASURED * sample.length);
      return clusters && width ? [{ k: count, clusters, silhouette: width.mean }] : [];
    });
  const silhouettes = tried.map((one) => ({ k: one.k, silhouette: one.silhouette }));
  const foundAmong = sample.length;
  const best = tried.reduce<(typeof tried)[number] | null>((a, b) => (a === null || b.silhouette > a.silhouette ? b : a), null);
  const needed = NEEDED[differing(points) as 0 | 1 | 2 | 3];
  if (best === null || best.silhouette < needed) {
    const values = { customers: foundAmong, silhouette: best?.silhouette ?? 0, needed };
    const finding = { code: 'no-natural-groups', of: null, segment: null, period: null, values } as const;
    return { ...without, silhouettes, foundAmong, reason: 'no-natural-groups', findings: [finding] };
  }
  const found = grouped(all, placed, points, best.clusters.centres);
  return { ...without, ...found, silhouettes, foundAmong, reason: null, findings: groupFindings(found.groups, history.currency) };
}
