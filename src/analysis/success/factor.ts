// Segments that go with success, or with its absence.
import type { Decimal } from '../../decimal.ts';
import type { SegmentKeys, Subject } from '../../query/finding.ts';
import type { NoChange } from '../change/ends.ts';
import type { SuccessRelated } from './findings.ts';

/** A segment against all the rest. Shares and statistics are numbers. */
export interface SuccessFactor {
  /** The segment. */
  readonly segment: SegmentKeys;
  /** How many succeeded, … */
  readonly succeeded: number;
  /** … of how many. */
  readonly tried: number;
  /** The rate of the segment. */
  readonly rate: Decimal;
  /** The Wilson interval about it. */
  readonly interval: readonly [low: number, high: number];
  /** The rate of all others. */
  readonly rest: Decimal;
  /** The rate less that of all others: 0.1 is ten points. */
  readonly difference: number;
  /** Newcombe's interval about the difference. */
  readonly differenceInterval: readonly [low: number, high: number];
  /** The size of the effect: Cohen’s h; 0.2 is small, 0.5 medium, 0.8 large. */
  readonly effectSize: number;
  /** The probability of such a difference by chance alone. */
  readonly pValue: number;
  /** The same over all segments tested at once (Benjamini–Hochberg). */
  readonly qValue: number;
  /** `success` or `failure` where the difference is hardly chance, `unclear` otherwise. */
  readonly associatedWith: 'success' | 'failure' | 'unclear';
  /** How many would be needed in each group to tell such a difference from chance; null of equal rates. */
  readonly neededPerGroup: number | null;
}

/** What goes with success. */
export interface SuccessFactors {
  /** The rate. */
  readonly of: Subject;
  /** The rate of all; null without an answer. */
  readonly rate: Decimal | null;
  /** How many succeeded, of all. */
  readonly succeeded: number | null;
  /** How many there were. */
  readonly tried: number | null;
  /** Why there is no answer; null when there is one. */
  readonly reason: NoChange | 'not-a-proportion' | null;
  /** The segments that were tested: success first, then failure, then what is unclear; by the end of the interval nearer to no difference. */
  readonly factors: readonly SuccessFactor[];
  /** What was not tested, by dimension. */
  readonly untested: readonly {
    /** The dimension. */
    readonly dimension: string;
    /** Why none of it was; null where only small segments were not. */
    readonly reason: NoChange | null;
    /** Segments that are too small, or leave too small a rest. */
    readonly segments: number;
    /** How many they are of. */
    readonly tried: number;
  }[];
  /** What is worth a sentence. */
  readonly findings: readonly SuccessRelated[];
}
