// A row of the sales ledger: the one kind of record that the indicators of sales read.
import * as z from 'zod/mini';
import type { Amount } from '../../decimal.ts';
import { type DateInput, type Dimensions, dimensions, key, type RecordSchema } from '../dimension.ts';
import { readAmount, readCurrency } from '../read/amount.ts';
import { readDate } from '../read/date.ts';
import { readIdentifier } from '../read/identifier.ts';
import { readMoney, readMoneyPart } from '../read/money.ts';
import { optionalOrBlank, required } from '../read/reader.ts';
import { readWord } from '../read/word.ts';
import { withRemarks } from '../remark.ts';
import { issueOf, signOf } from '../rule.ts';
import { isGoods, saleRemarks } from './saleRemarks.ts';

/** What happened. */
export type SaleType = 'sale' | 'return';

/** What was sold or charged. */
export type SaleKind = 'product' | 'gift-card' | 'shipping' | 'fee' | 'duty' | 'tip' | 'adjustment';

/** How far an order has come. The indicators never count `cancelled`, `draft`, `failed`, `test` and `deleted`. */
export type OrderStatus =
  | 'open'
  | 'partially-paid'
  | 'paid'
  | 'fulfilled'
  | 'partially-refunded'
  | 'refunded'
  | 'cancelled'
  | 'draft'
  | 'failed'
  | 'test'
  | 'deleted';

/**
 * A row of the sales ledger: one sold line, returned line, shipping charge, fee or adjustment. Only `id`, `date` and
 * `amount` are needed, so that a plain list of transactions is a ledger. Fields of your own are kept; null and undefined
 * both mean "not given".
 */
export interface Sale extends Dimensions {
  /** Identifier of the row, unique in the ledger. */
  readonly id: string;
  /** When the row counts; for a return, the day of the return. */
  readonly date: DateInput;
  /** Net value: after discount, without tax; negative on a return. */
  readonly amount: Amount;
  /** What happened; missing: a negative amount is a return. */
  readonly type?: SaleType | null | undefined;
  /** What was sold or charged; missing: a product. */
  readonly kind?: SaleKind | null | undefined;
  /** The order; missing: the row is an order of its own. */
  readonly orderId?: string | null | undefined;
  /** When the order was placed; missing: `date`. */
  readonly orderDate?: DateInput | null | undefined;
  /** How far the order has come; missing: it counts. */
  readonly status?: OrderStatus | null | undefined;
  /** Who bought; missing: unknown, counted in no customer indicator. */
  readonly customerId?: string | null | undefined;
  /** What was bought. */
  readonly productId?: string | null | undefined;
  /** The line of the order. */
  readonly lineId?: string | null | undefined;
  /** Units; negative on a return. */
  readonly quantity?: Amount | null | undefined;
  /** Value before discount, without tax; negative on a return. */
  readonly gross?: Amount | null | undefined;
  /** Discount without tax, with the sign of `gross`: `gross` − `discount` = `amount`. */
  readonly discount?: Amount | null | undefined;
  /** The part of `discount` that came by a code; 0: none of it. Missing: unknown. */
  readonly codeDiscount?: Amount | null | undefined;
  /** Tax on `amount`; negative on a return. */
  readonly tax?: Amount | null | undefined;
  /** Unit cost × signed quantity; missing: unknown, never 0. */
  readonly cost?: Amount | null | undefined;
  /** ISO 4217 code of all amounts of the row. */
  readonly currency?: string | null | undefined;
}

const saleTypes: readonly SaleType[] = ['sale', 'return'];

const saleKinds: readonly SaleKind[] = ['product', 'gift-card', 'shipping', 'fee', 'duty', 'tip', 'adjustment'];

/** The words of `OrderStatus`. */
export const orderStatuses: readonly OrderStatus[] = [
  'open',
  'partially-paid',
  'paid',
  'fulfilled',
  'partially-refunded',
  'refunded',
  'cancelled',
  'draft',
  'failed',
  'test',
  'deleted',
];

const saleSchema = (): RecordSchema<Sale> =>
  z
    .looseObject({
      id: required<string>(readIdentifier),
      date: required<DateInput>(readDate),
      amount: required<Amount>(readMoney),
      type: optionalOrBlank<SaleType>(readWord(saleTypes)),
      kind: optionalOrBlank<SaleKind>(readWord(saleKinds)),
      orderId: key(),
      orderDate: optionalOrBlank<DateInput>(readDate),
      status: optionalOrBlank<OrderStatus>(readWord(orderStatuses)),
      customerId: key(),
      productId: key(),
      lineId: key(),
      ...dimensions(),
      quantity: optionalOrBlank<Amount>(readAmount),
      gross: optionalOrBlank<Amount>(readMoneyPart),
      discount: optionalOrBlank<Amount>(readMoneyPart),
      codeDiscount: optionalOrBlank<Amount>(readMoneyPart),
      tax: optionalOrBlank<Amount>(readMoneyPart),
      cost: optionalOrBlank<Amount>(readMoneyPart),
      currency: optionalOrBlank<string>(readCurrency),
    })
    .check(({ value, issues }) => {
      if (isGoods(value.kind) && value.type === 'return' && signOf(value.amount) > 0 && signOf(value.quantity) >= 0) {
        issues.push(issueOf('wrong-sign', 'amount', value.amount));
      }
    });

/**
 * The zod schema of a row of the sales ledger. A return of goods with a positive amount is refused (`wrong-sign`), unless
 * its quantity is negative: it would be added where it should be taken off. `parse` warns of an `amount` that is not
 * `gross` − `discount`, of a sale of goods below zero, and of a return dated before its order.
 *
 * @example
 * ```ts
 * import { parse, Sale } from 'sales-kpi';
 *
 * const { rows, rejected } = parse(Sale, [
 *   { id: 'A1', date: '2025-03-31', amount: '19.90', region: 'north' },
 *   { id: 'A2', date: '2025-03-31', amount: '19,90', region: 'south' },
 * ]);
 * rows; // => [ { id: 'A1', date: '2025-03-31', amount: 19.9, region: 'north' } ]
 * rejected[0]?.code; // => 'bad-number'
 * ```
 */
export const Sale: RecordSchema<Sale> = /* @__PURE__ */ withRemarks(/* @__PURE__ */ saleSchema(), saleRemarks);
