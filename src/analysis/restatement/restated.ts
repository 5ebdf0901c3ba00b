// What figures were, what they are, and what made the difference.
import type { Decimal } from '../../decimal.ts';
import type { KnownCounts } from '../../model/known/recorded.ts';
import type { Rejected } from '../../model/rejected.ts';
import type { Reason } from '../../plan/settle.ts';
import type { SegmentKeys } from '../../query/finding.ts';
import type { Table } from '../../query/table.ts';
import type { RestatementCause } from './cause.ts';
import type { Restated } from './findings.ts';

/** A figure as it was reported and as it is, with what lies between; the parts add up to the change, to the last digit. */
export interface RestatedRow<Id extends string = string> {
  /** The indicator. */
  readonly of: Id;
  /** The period. */
  readonly period: string;
  /** The segment; null where the question has no `by`. */
  readonly segment: SegmentKeys | null;
  /** The value of what was known at the report; null without an answer. */
  readonly reported: Decimal | null;
  /** What exchange rates did to the records that were reported. */
  readonly currency: Decimal | null;
  /** What came of records dated before the report that became known after it. */
  readonly late: Decimal | null;
  /** What came of records that were known, and say something else now. */
  readonly corrected: Decimal | null;
  /** What came of returns of orders that were known. */
  readonly refunded: Decimal | null;
  /** What came of records that are no longer there. */
  readonly removed: Decimal | null;
  /** What came of records dated after the report. */
  readonly since: Decimal | null;
  /** The value of what is known now; null without an answer. */
  readonly now: Decimal | null;
  /** `now` less `reported`: the sum of all parts. */
  readonly change: Decimal | null;
  /** Why there is no answer, or no parts; null when there are. */
  readonly reason: Reason | null;
  /**
   * How many records behind this figure each cause is about. What depends on other periods or segments, such as new customers or a
   * share of all segments, may be moved by records that lie elsewhere, and are counted there.
   */
  readonly records: Readonly<Record<RestatementCause, number>>;
  /** Which they are: their identifiers, at most `ids` of them a cause. */
  readonly ids: Readonly<Record<RestatementCause, readonly string[]>>;
}

/** What became of the versions of one kind of record. */
export interface KnownAtBoth {
  /** At the moment of the report. */
  readonly reported: KnownCounts;
  /** Now. */
  readonly now: KnownCounts;
  /** The first versions that could not be read, with the reason: they are in neither figure. */
  readonly rejected: readonly Rejected[];
}

/** Figures as they were reported and as they are. */
export interface Restatement<Id extends string = string> {
  /** One row an indicator, period and segment. */
  readonly rows: readonly RestatedRow<Id>[];
  /** The same question to what was known at the report: what a run on that day gave. */
  readonly reported: Table;
  /** The same question to what is known now. */
  readonly now: Table;
  /** What became of the versions, by kind of record. */
  readonly versions: Readonly<Record<string, KnownAtBoth>>;
  /** What is worth a sentence: one finding a figure that was restated. */
  readonly findings: readonly Restated[];
}
