// What became of customers: plain data.
import type { Decimal } from '../../decimal.ts';
import type { Key } from '../../expr/key.ts';
import type { Counts, RejectedRow } from '../../plan/plan.ts';

/** In what ages and recencies are counted: days, or weeks of seven days each. */
export type HistoryUnit = 'day' | 'week';

/** One customer. A purchase day is a day with at least one sold item, by the date of the order. */
export interface CustomerSummary {
  /** The customer. */
  readonly customerId: Key;
  /** The first purchase day. */
  readonly firstDate: string;
  /** The last purchase day. */
  readonly lastDate: string;
  /** Different orders. */
  readonly orders: number;
  /** Days with a purchase. */
  readonly purchaseDays: number;
  /** Net sales: what was sold less what was given back. Null where no money is known, see `reason` of the history. */
  readonly revenue: Decimal | null;
  /** Repeat purchases: purchase days after the first. */
  readonly frequency: number;
  /** From the first to the last purchase, in the unit of the history: 0 without a repeat purchase. */
  readonly recency: number;
  /** From the first purchase to the end of what was watched, in the unit of the history. */
  readonly age: number;
  /** What a repeat purchase day came to on average, after discount and before returns; null without one. */
  readonly meanRepeatSpend: Decimal | null;
}

/** What became of customers, as plain data. */
export interface CustomerHistory {
  /** One row a customer who bought, in the order of their keys. */
  readonly customers: readonly CustomerSummary[];
  /** In what `recency` and `age` are counted. */
  readonly unit: HistoryUnit;
  /** The last day that was watched. */
  readonly asOf: string;
  /** The first day that was watched, on which the records or the range begin; null without records. */
  readonly from: string | null;
  /** The currency of all money; null where records name none. */
  readonly currency: string | null;
  /** Why no money is known: records of several currencies, or amounts that are missing. Null where it is. */
  readonly reason: 'mixed-currency' | 'missing-input' | null;
  /** Sales without a customer: in no row. */
  readonly guests: HistoryRest;
  /** Customers with returns or adjustments, and no purchase in what was watched: in no row. */
  readonly withoutPurchase: {
    /** How many. */
    readonly customers: number;
    /** Net sales: what came back of earlier purchases is negative. */
    readonly revenue: Decimal | null;
  };
  /** What became of the records. */
  readonly counts: Counts;
  /** The first records that could not be read. */
  readonly rejected: readonly RejectedRow[];
  /** Values of optional fields that could not be read and count as missing, by field and fault: `cost bad-number`. */
  readonly unread: Readonly<Record<string, number>>;
}

/** Sales that are in no row of a history. */
export interface HistoryRest {
  /** Different orders. */
  readonly orders: number;
  /** Net sales; null where no money is known. */
  readonly revenue: Decimal | null;
}
