// What sales are put down to touches by, and what comes of it.
import type { ParseOptions } from '../parseOptions.ts';
import type { RejectCode } from '../reason.ts';
import type { ParseCounts, Rejected } from '../rejected.ts';
import type { Sale } from '../sale/sale.ts';
import type { Credit } from './credit.ts';
import type { Touch } from './touch.ts';

/** What is put down, and to what. */
export interface AttributionRecords {
  /** The ledger. All rows of an order stand in one call: a return finds the touches of its sale by them. */
  readonly sales: Iterable<Sale>;
  /** The touches of all customers, in any order. */
  readonly touches: Iterable<Touch>;
}

/** How sales are put down to touches. */
export interface AttributionOptions extends ParseOptions {
  /** How many days before that of the order a touch may lie: whole, from 0, the same day. Default 30. */
  readonly within?: number | undefined;
}

/** How many rows of sales there were, and what became of them: `rowsIn` = `attributed` + both of `unattributed` + `rejected`. */
export interface AttributionCounts {
  /** Rows given. */
  readonly rowsIn: number;
  /** Rows put down to touches. */
  readonly attributed: number;
  /** Rows that stand alone: credits without a touch. */
  readonly unattributed: {
    /** Nobody knows who bought. */
    readonly noCustomer: number;
    /** The customer had no touch before the order, or none in time. */
    readonly noTouch: number;
  };
  /** Rows refused. */
  readonly rejected: number;
  /** Rows refused for each cause; causes that did not occur are absent. */
  readonly byCode: Readonly<Partial<Record<RejectCode, number>>>;
}

/** Sales put down to touches. */
export interface Attributed {
  /** The credits: sale by sale, model by model, and from the earliest touch to the latest. */
  readonly credits: Credit[];
  /** The first rows and touches refused, with the reason; at most `rejectedLimit` of each. */
  readonly rejected: {
    /** Rows of sales. */
    readonly sales: readonly Rejected[];
    /** Touches. */
    readonly touches: readonly Rejected[];
  };
  /** How many there were, complete. */
  readonly counts: {
    /** Rows of sales. */
    readonly sales: AttributionCounts;
    /** Touches; accepted are also those that no order follows. */
    readonly touches: ParseCounts;
  };
}
