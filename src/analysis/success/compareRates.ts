// Each segment against all the rest: how far apart their rates are, and whether chance may have it so.
import { decimalOf, type Fraction, whole } from '../../expr/fraction.ts';
import type { Node } from '../../expr/node.ts';
import type { SegmentKeys } from '../../query/finding.ts';
import { benjaminiHochberg } from '../../stat/benjaminiHochberg.ts';
import { twoProportions } from '../../stat/twoProportions.ts';
import { wilson } from '../../stat/wilson.ts';
import { type Ends, segmentsOf, splitOver } from '../change/ends.ts';
import type { SuccessFactor, SuccessFactors } from './factor.ts';
import type { SuccessLimits } from './question.ts';

/** k of n. */
export interface Counts {
  readonly k: number;
  readonly n: number;
}

/** A dimension with the counts of its segments. */
export interface Counted {
  readonly segments: readonly (Counts & { readonly keys: SegmentKeys })[];
  readonly untested: SuccessFactors['untested'][number];
}

/** The segments of a dimension that are large enough, with a large enough rest. Both counts have to add up over them. */
export function countedIn(ends: Ends, ratio: readonly [Node, Node], dimension: string, minimum: number): Counted {
  const segments = segmentsOf(ends);
  const [above, below] = ratio.map((node) => splitOver(ends, segments, node));
  const reason = above?.reason ?? below?.reason ?? null;
  if (!above || !below || above.reason !== null || below.reason !== null)
    return { segments: [], untested: { dimension, reason, segments: segments.length, tried: 0 } };
  const all = numberOf(below.to);
  const counts = segments.map(({ keys }, i) => ({ keys, k: numberOf(above.parts[i]?.to), n: numberOf(below.parts[i]?.to) }));
  const isTested = ({ n }: Counts): boolean => n >= minimum && all - n >= minimum;
  const small = counts.filter((one) => !isTested(one));
  const tried = small.reduce((sum, { n }) => sum + n, 0);
  return { segments: counts.filter(isTested), untested: { dimension, reason: null, segments: small.length, tried } };
}

/** A count, which is whole. */
export function numberOf(fraction: Fraction | undefined): number {
  return fraction === undefined ? 0 : Number(fraction.n / fraction.d);
}

/** Compares each segment with all the rest, and corrects for how many were compared. */
export function compareRates(
  all: Counts,
  segments: readonly (Counts & { readonly keys: SegmentKeys })[],
  { confidence, falseShare }: SuccessLimits,
): SuccessFactor[] {
  const compared = segments.flatMap(({ keys, k, n }) => {
    const rest = { k: all.k - k, n: all.n - n };
    const found = twoProportions(k, n, rest.k, rest.n, confidence);
    const about = wilson(k, n, confidence);
    return found === null || about === null ? [] : [{ keys, k, n, rest, found, about }];
  });
  const qValues = benjaminiHochberg(compared.map(({ found }) => found.pValue));
  const factors = compared.map(({ keys, k, n, rest, found, about }, i): SuccessFactor => {
    const qValue = qValues[i] ?? 1;
    const isFound = qValue <= falseShare && found.difference !== 0;
    return {
      segment: keys,
      succeeded: k,
      tried: n,
      rate: decimalOf({ n: BigInt(k), d: BigInt(n) }),
      interval: [about.low, about.high],
      rest: decimalOf({ ...whole(rest.k), d: BigInt(rest.n) }),
      difference: found.difference,
      differenceInterval: [found.low, found.high],
      effectSize: angle(k / n) - angle(rest.k / rest.n),
      pValue: found.pValue,
      qValue,
      associatedWith: isFound ? (found.difference > 0 ? 'success' : 'failure') : 'unclear',
      neededPerGroup: found.neededPerGroup,
    };
  });
  const place = ({ associatedWith }: SuccessFactor): number => ['success', 'failure', 'unclear'].indexOf(associatedWith);
  return factors.sort((a, b) => place(a) - place(b) || leastEffect(b) - leastEffect(a) || b.tried - a.tried);
}

/** Cohen, Statistical power analysis for the behavioral sciences (1988): h is the difference of these. */
function angle(share: number): number {
  return 2 * Math.asin(Math.sqrt(share));
}

/** The end of the interval that is nearer to no difference; 0 or less where that is in it. */
function leastEffect({ difference, differenceInterval: [low, high] }: SuccessFactor): number {
  return difference >= 0 ? low : -high;
}
