// How amounts are converted, and what converting gives.
import type { Amount } from '../../decimal.ts';
import type { ParseOptions } from '../parseOptions.ts';
import type { ParseCounts, Rejected } from '../rejected.ts';
import type { Sale } from '../sale/sale.ts';
import type { FxRate } from './rate.ts';

/**
 * Which day's rate holds for a row: `eventDate`, its own day; `orderDate`, the day of its order, so that a sale and its
 * full refund leave 0; `monthAverage`, the average of the rates of its month; `constant`, one day for all rows (`on`).
 */
export type FxPolicy = 'eventDate' | 'orderDate' | 'monthAverage' | 'constant';

/** How amounts are converted. */
export interface ConvertOptions extends ParseOptions {
  /** ISO 4217 code of the currency wanted. */
  readonly to: string;
  /** The rates, in any order. */
  readonly rates: readonly FxRate[];
  /** Which day's rate holds. */
  readonly policy: FxPolicy;
  /** The day of the policy `constant`, `YYYY-MM-DD`. */
  readonly on?: string | undefined;
  /** How many days old a rate may be (there are none on weekends); default 7. Not used for averages. */
  readonly maxAge?: number | undefined;
}

/** A rate that was used. */
export interface UsedRate {
  /** ISO 4217 code. */
  readonly from: string;
  /** ISO 4217 code. */
  readonly to: string;
  /** The day of the rate, `YYYY-MM-DD`; of an average, its month, `YYYY-MM`. */
  readonly date: string;
  /** Units of `to` for one unit of `from`, exactly as multiplied. */
  readonly rate: number | string;
  /** `given` in the table, or its reciprocal (`inverse`), rounded to 14 digits behind the point. */
  readonly source: 'given' | 'inverse';
  /** Rows converted with it. */
  readonly rows: number;
}

/** A row in the currency wanted. */
export type ConvertedSale<R extends Sale = Sale> = Omit<R, 'amount' | 'gross' | 'discount' | 'tax' | 'cost' | 'currency'> &
  Pick<Sale, 'amount' | 'gross' | 'discount' | 'tax' | 'cost'> & {
    /** The currency wanted. */
    readonly currency: string;
    /** What the row said before; absent where it was in the currency wanted already. */
    readonly original?: {
      /** The net value before. */
      readonly amount: Amount;
      /** ISO 4217 code of the currency before. */
      readonly currency: string;
    };
  };

/** What became of the rows. */
export interface Converted<R extends Sale = Sale> {
  /** The rows in the currency wanted, in their order. */
  readonly sales: ConvertedSale<R>[];
  /** The first rows refused, with the reason; at most `rejectedLimit`. */
  readonly rejected: readonly Rejected[];
  /** How many there were, complete. */
  readonly counts: ParseCounts;
  /** The rates used, by currency and day. */
  readonly rates: readonly UsedRate[];
}
