// What posting orders gives.
import type { Order } from './order.ts';
import type { OrderLine } from './orderLine.ts';
import type { Exclusion } from './posting/exclude.ts';
import type { Warning } from './posting/warning.ts';
import type { RejectCode, WarningCode } from './reason.ts';
import type { Refund } from './refund.ts';
import type { Rejected } from './rejected.ts';
import type { Sale, SaleKind, SaleType } from './sale.ts';

/** The user's own fields of a record. */
type Own<T, K> = Omit<T, keyof K | keyof Sale>;
type Item<L> = L extends readonly (infer T)[] ? T : never;
type LineOf<O extends Order> = Item<NonNullable<O['lines']>>;
type RefundOf<O extends Order> = Item<NonNullable<O['refunds']>>;

/** A row of the ledger that was posted: what `post` always knows is there, and the own fields of order, line and refund. */
export type PostedSale<O extends Order = Order> = Sale & {
  readonly type: SaleType;
  readonly kind: SaleKind;
  readonly orderId: string;
  readonly orderDate: NonNullable<Sale['orderDate']>;
  readonly currency: string;
  readonly gross: number | string;
  readonly discount: number | string;
  readonly amount: number | string;
} & Own<O, Order> &
  Partial<Own<LineOf<O>, OrderLine>> &
  Partial<Own<RefundOf<O>, Refund>>;

/** How many orders there were, and what became of them: `ordersIn` = `posted` + `excluded` + `rejected`. */
export interface PostCounts {
  /** Orders given. */
  readonly ordersIn: number;
  /** Orders in the ledger. */
  readonly posted: number;
  /** Orders left out on purpose; `excluded` says why. */
  readonly excluded: number;
  /** Orders refused. */
  readonly rejected: number;
  /** Rows of the ledger. */
  readonly rows: number;
  /** Orders refused for each cause; causes that did not occur are absent. */
  readonly byCode: Readonly<Partial<Record<RejectCode, number>>>;
  /** Warnings of each kind; kinds that did not occur are absent. */
  readonly warnings: Readonly<Partial<Record<WarningCode, number>>>;
}

/** What became of orders. */
export interface Posted<O extends Order = Order> {
  /** The rows of the ledger, order by order. */
  readonly sales: PostedSale<O>[];
  /** The first orders refused, with the reason; at most `rejectedLimit`. */
  readonly rejected: readonly Rejected[];
  /** Orders left out on purpose, by cause. */
  readonly excluded: Readonly<Record<Exclusion, number>>;
  /** What is odd about orders that were posted; at most `rejectedLimit`. */
  readonly warnings: readonly Warning[];
  /** How many there were, complete. */
  readonly counts: PostCounts;
}
