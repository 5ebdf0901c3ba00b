// A table of cohorts: plain data.
import type { Decimal } from '../../decimal.ts';
import type { Grain } from '../../period/grain.ts';
import type { Counts, RejectedRow } from '../../plan/plan.ts';
import type { Reason } from '../../plan/settle.ts';
import type { SegmentKeys } from '../../query/finding.ts';
import type { CohortColumn, CohortMode } from './cohortColumns.ts';
import type { CohortRetentionFinding } from './findings.ts';

/**
 * What is told of a cohort: customers who bought; what they bought, after discount and before returns; or the gross profit they
 * brought, after returns. Cumulative values are of all ages up to one.
 */
export type CohortValue = 'customers' | 'revenue' | 'cumulativeRevenue' | 'margin' | 'cumulativeMargin';

/** What a cohort came to at an age. */
export interface CohortCell {
  /** Customers, or money; null while the age is not over for all of the cohort. */
  readonly value: Decimal | number | null;
  /** The value ÷ all customers of the cohort: for customers the retention. */
  readonly perCustomer: Decimal | null;
  /** The value as a share: of all customers of the cohort, or of its money in the period of the first purchase. */
  readonly share: Decimal | null;
  /** Why any of them is null: `immature-cohort` until the age is over, `zero-denominator`, `missing-input`, `mixed-currency`. */
  readonly reason: Reason | null;
}

/** Customers whose first purchase lies in one period. */
export interface Cohort {
  /** The name of the period: `2025-01`. */
  readonly cohort: string;
  /** Its first day. */
  readonly start: string;
  /** The day behind its last one. */
  readonly end: string;
  /** What the first purchase was split by; null where nothing is. */
  readonly segment: SegmentKeys | null;
  /** How many customers began in it. */
  readonly size: number;
  /** Whether its period is over. */
  readonly isComplete: boolean;
  /** One cell a column of the table. */
  readonly cells: readonly CohortCell[];
}

/** An age over all cohorts that are old enough. */
export interface CohortMean {
  /** How many cohorts are old enough, and have customers. */
  readonly cohorts: number;
  /** How many customers began in them. */
  readonly customers: number;
  /** Their values together ÷ their customers: each customer counts alike. */
  readonly weighted: Decimal | null;
  /** The mean of their values per customer: each cohort counts alike. */
  readonly unweighted: Decimal | null;
  /** Why there is none. */
  readonly reason: Reason | null;
}

/** What has to be known about cohorts. */
export interface CohortNote {
  /**
   * `history-starts`: customers of the first cohort, which begins on `detail`, may have bought before the records do; `ages-left-out` and
   * `segments-left-out`: how many are not shown; `partial-coverage`: how many records lack their cost.
   */
  readonly code: 'history-starts' | 'ages-left-out' | 'segments-left-out' | 'partial-coverage';
  /** The day, or how many. */
  readonly detail: string | number;
}

/** Cohorts by age. */
export interface CohortTable {
  /** What the values are. */
  readonly value: CohortValue;
  /** How ages are counted. */
  readonly mode: CohortMode;
  /** The length of periods and ages. */
  readonly every: Grain;
  /** The currency of money. */
  readonly currency: string | null;
  /** The ages of the cells, in order. */
  readonly columns: readonly CohortColumn[];
  /** The cohorts in order, those without customers too. */
  readonly cohorts: readonly Cohort[];
  /** Each column over all cohorts that are old enough. */
  readonly means: readonly CohortMean[];
  /** Orders without a customer: in no cohort. */
  readonly guestOrders: number;
  /** Customers in no cohort that is shown: of other periods than asked for, or of segments left out. */
  readonly customersLeftOut: number;
  /** Money of customers without a purchase, or before it: in no cohort. Null where it is not asked for, or not known. */
  readonly unplaced: Decimal | null;
  /** What has to be known. */
  readonly notes: readonly CohortNote[];
  /** What became of the records. */
  readonly counts: Counts;
  /** The first records that could not be read. */
  readonly rejected: readonly RejectedRow[];
  /** Values of optional fields that could not be read and count as missing, by field and fault: `cost bad-number`. */
  readonly unread: Readonly<Record<string, number>>;
  /** What is worth a sentence. */
  readonly findings: readonly CohortRetentionFinding[];
}
