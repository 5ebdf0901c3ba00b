// How amounts are converted, and what converting gives.
import type { Amount } from '../../decimal.ts';
import type { Target } from '../deal/target.ts';
import type { MarketObservation } from '../marketing/marketObservation.ts';
import type { ParsedRecord, RecordOf } from '../parse.ts';
import type { ParseOptions } from '../parseOptions.ts';
import type { ParseCounts, Rejected } from '../rejected.ts';
import type { FxRate } from './rate.ts';

/**
 * Which day's rate holds for a record: `eventDate`, its own day; `orderDate`, the day of its order, so that a sale and its
 * full refund leave 0; `monthAverage`, the average of the rates of its month; `constant`, one day for all (`on`).
 */
export type FxPolicy = 'eventDate' | 'orderDate' | 'monthAverage' | 'constant';

/** How amounts are converted; `F` names the fields of the records. */
export interface ConvertOptions<F extends string = string> extends ParseOptions {
  /** ISO 4217 code of the currency wanted. */
  readonly to: string;
  /** The rates, in any order. */
  readonly rates: readonly FxRate[];
  /** Which day's rate holds. */
  readonly policy: FxPolicy;
  /** The day of the policy `constant`, `YYYY-MM-DD`. */
  readonly on?: string | undefined;
  /** The date that decides, of the policies `eventDate` and `monthAverage`; default `date`. Records without that date are refused. */
  readonly at?: F | undefined;
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

/** The names of the fields of a record that hold amounts. */
type AmountNames<T> = { [K in keyof T]-?: [Amount, NonNullable<T[K]>] extends [NonNullable<T[K]>, Amount] ? K : never }[keyof T];

/**
 * A record of the schema `S` in the currency wanted, made of a record `R`; fields of your own keep their type. Targets and
 * observations that are no money stay as they are, without a currency where they had none.
 */
export type ConvertedRecord<S, R = RecordOf<S>> = Omit<ParsedRecord<S, R>, 'currency' | 'original'> & {
  /** The currency wanted. */
  readonly currency: RecordOf<S> extends Target | MarketObservation ? string | null | undefined : string;
  /** What the record said before: its currency and its own amounts; absent where it was in the currency wanted already. */
  readonly original?: Readonly<Pick<RecordOf<S>, AmountNames<RecordOf<S>>>> & {
    /** ISO 4217 code of the currency before. */
    readonly currency: string;
  };
};

/** What became of the records. */
export interface Converted<T> {
  /** The records in the currency wanted, in their order. */
  readonly rows: T[];
  /** The first records refused, with the reason; at most `rejectedLimit`. */
  readonly rejected: readonly Rejected[];
  /** How many there were, complete. */
  readonly counts: ParseCounts;
  /** The rates used, by currency and day. */
  readonly rates: readonly UsedRate[];
}
