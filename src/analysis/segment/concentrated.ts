// How much of a whole a few segments make.
import type { Decimal } from '../../decimal.ts';
import { excerpt, KpiError } from '../../error.ts';
import { decimalOf, type Fraction } from '../../expr/fraction.ts';
import type { Unit } from '../../plan/metric.ts';
import type { Reason } from '../../plan/settle.ts';
import type { SegmentKeys } from '../../query/finding.ts';
import { valueFrom } from '../../query/value.ts';
import { concentration } from '../../stat/concentration.ts';
import type { Parted } from './parted.ts';

/** How much of a whole a few segments make. */
export interface SegmentConcentration {
  /** The name of the period. */
  readonly period: string;
  /** The keys within which shares are taken; null for whole periods. */
  readonly segment: SegmentKeys | null;
  /** What the segments come to. */
  readonly total: Decimal | number | null;
  /** How many segments have records in the period. */
  readonly items: number;
  /** Herfindahl and Hirschman: the sum of squared shares, from 1 ÷ items to 1. */
  readonly hhi: number | null;
  /** So many segments of one size would be as concentrated: 1 ÷ hhi. */
  readonly effectiveNumber: number | null;
  /** Gini: 0 where all are alike, (items − 1) ÷ items where one has all. */
  readonly gini: number | null;
  /** The same × items ÷ (items − 1); null of one. */
  readonly giniUnbiased: number | null;
  /** The share of the largest segments, as many as were asked for. */
  readonly topShare: Decimal | null;
  /** Why there is no answer; null where there is one. `negative-parts`: a segment is below zero. */
  readonly reason: Reason | 'negative-parts' | null;
}

/** How many of the largest `topShare` tells of. */
export function readTop(top = 10): number {
  if (Number.isSafeInteger(top) && top >= 1) return top;
  throw new KpiError('bad-argument', `top is ${excerpt(top)}`, 'give a whole number from 1', ['top']);
}

/** How concentrated a whole is. Segments without records in the period are none of its items. */
export function concentrated(
  { period, keys, whole, parts, reason }: Parted,
  { isWithin, top, unit }: { readonly isWithin: boolean; readonly top: number; readonly unit: Unit },
): SegmentConcentration {
  const there = parts.filter(({ isThere }) => isThere);
  const isBelow = there.some(({ value: { value } }) => value !== null && value.n < 0n);
  const found = { period, segment: isWithin ? keys : null, total: valueFrom({ unit }, whole.value), items: there.length };
  const none = { hhi: null, effectiveNumber: null, gini: null, giniUnbiased: null, topShare: null };
  const why = isBelow && (reason === null || reason === 'negative-base') ? 'negative-parts' : reason;
  if (why !== null) return { ...found, ...none, reason: why };
  const values = there.flatMap(({ value }) => (value.value === null ? [] : [decimalOf(value.value as Fraction).toNumber()]));
  const measured = concentration(values);
  if (measured === null) return { ...found, ...none, reason: 'zero-denominator' };
  const { hhi, effectiveNumber, gini, giniOfPopulation } = measured;
  const topShare = parts
    .slice(0, top)
    .reduce<Decimal | null>((sum, { share }) => (share === null ? sum : (sum?.plus(share) ?? share)), null);
  return { ...found, hhi, effectiveNumber, gini, giniUnbiased: giniOfPopulation, topShare, reason: null };
}
