// What posting orders gives.

import type { RejectCode, WarningCode } from '../reason.ts';
import type { Rejected } from '../rejected.ts';
import type { Order } from './order.ts';
import type { OrderLine } from './orderLine.ts';
import type { Exclusion } from './posting/exclude.ts';
import type { Warning } from './posting/warning.ts';
import type { Refund } from './refund.ts';
import type { Sale, SaleKind, SaleType } from './sale.ts';

/** A row of the ledger that was posted: what `post` always knows is there, and the own fields of order, line and refund. */
export type PostedSale<O extends Order = Order> = Sale & {
  /** What happened. */
  readonly type: SaleType;
  /** What was sold or charged. */
  readonly kind: SaleKind;
  /** The order that the row comes from. */
  readonly orderId: string;
  /** When the order was placed. */
  readonly orderDate: NonNullable<Sale['orderDate']>;
  /** ISO 4217 code of the order: all amounts of the row are in it. */
  readonly currency: string;
  /** Value before discount, without tax; negative on a return. */
  readonly gross: number | string;
  /** Discount without tax, with the sign of `gross`; 0 when there was none. */
  readonly discount: number | string;
  /** The part of the discount that came by a code; 0 when none did. */
  readonly codeDiscount: number | string;
  /** Net value: `gross` − `discount`; text where a number would lose digits. */
  readonly amount: number | string;
} & Omit<O, keyof Order | keyof Sale> &
  Partial<Omit<NonNullable<O['lines']>[number], keyof OrderLine | keyof Sale>> &
  Partial<Omit<NonNullable<O['refunds']>[number], keyof Refund | keyof Sale>>;

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
