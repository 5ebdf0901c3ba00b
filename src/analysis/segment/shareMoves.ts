// The share and the rank of each segment of a whole, now and before.
import type { Decimal } from '../../decimal.ts';
import type { Reason } from '../../plan/settle.ts';
import type { SegmentKeys } from '../../query/finding.ts';
import { valueFrom } from '../../query/value.ts';
import { type Part, type Parted, ranksOf } from './parted.ts';
import type { ValueColumn } from './segmentsIn.ts';

/** Whether a segment has a value other than 0: now only (`entered`), before only (`left`), both times, or never. */
export type Presence = 'entered' | 'left' | 'stayed' | 'absent';

/** The share of one segment, now and before. */
export interface ShareChange {
  /** The name of the period. */
  readonly period: string;
  /** The keys of the segment. */
  readonly segment: SegmentKeys;
  /** Its value. */
  readonly value: Decimal | number | null;
  /** Its value before. */
  readonly prior: Decimal | number | null;
  /** Its share of the whole. */
  readonly share: Decimal | null;
  /** Its share before. */
  readonly priorShare: Decimal | null;
  /** The first less the second: 0.02 is two percentage points. All of them add up to 0. */
  readonly change: Decimal | null;
  /** Its rank from 1; null where it is not there. */
  readonly rank: number | null;
  /** Its rank before. */
  readonly priorRank: number | null;
  /** Whether it was there before, and is now; null where a value is not known. */
  readonly presence: Presence | null;
  /** Why there is no change; null where there is one. */
  readonly reason: Reason | null;
}

/** What is told of a segment on one side. */
interface Side {
  readonly part: Part;
  readonly rank: number | null;
}

/** The changes of a whole; what may not be compared is told by row. */
export function changesOf(column: ValueColumn, whole: Parted, before: Parted, withheld: ReadonlyMap<number | null, Reason>): ShareChange[] {
  const sides = sidesOf(before);
  const ranks = ranksOf(whole.parts);
  return whole.parts.map((part, i): ShareChange => {
    const { part: prior, rank: priorRank } = sides.get(part.row) as Side;
    const [value, base] = [part.value.value, prior.value.value];
    // Amounts that cannot be compared make no shares that could.
    const reason =
      (part.share === null ? (part.value.reason ?? whole.reason) : null) ??
      (prior.share === null ? (prior.value.reason ?? before.reason) : null) ??
      withheld.get(part.row) ??
      null;
    return {
      period: whole.period,
      segment: part.keys,
      value: valueFrom(column, value),
      prior: valueFrom(column, base),
      share: part.share,
      priorShare: prior.share,
      change: reason === null && part.share && prior.share ? part.share.minus(prior.share) : null,
      rank: value === null || value.n === 0n ? null : (ranks[i] ?? null),
      priorRank: base === null || base.n === 0n ? null : priorRank,
      presence: value === null || base === null ? null : presenceOf(value.n !== 0n, base.n !== 0n),
      reason,
    };
  });
}

function sidesOf(whole: Parted): Map<number, Side> {
  const ranks = ranksOf(whole.parts);
  return new Map(whole.parts.map((part, i) => [part.row, { part, rank: ranks[i] ?? null }]));
}

function presenceOf(isNow: boolean, wasBefore: boolean): Presence {
  return isNow ? (wasBefore ? 'stayed' : 'entered') : wasBefore ? 'left' : 'absent';
}
