// An order with all that belongs to it, as shops and CRMs keep it. `post` turns it into rows of the sales ledger.
import * as z from 'zod/mini';
import type { Amount } from '../../decimal.ts';
import { type DateInput, type Dimensions, dimensions, key, type RecordSchema } from '../dimension.ts';
import { readCurrency } from '../read/amount.ts';
import { readDate } from '../read/date.ts';
import { readIdentifier } from '../read/identifier.ts';
import { readMoney } from '../read/money.ts';
import { optionalOrBlank, required } from '../read/reader.ts';
import { readFlag, readWord } from '../read/word.ts';
import { OrderLine } from './orderLine.ts';
import {
  type OrderCharge,
  type OrderDiscount,
  type OrderShipping,
  type OrderTax,
  type OrderTotals,
  orderCharge,
  orderDiscount,
  orderShipping,
  orderTax,
  orderTotals,
} from './orderPart.ts';
import { Refund } from './refund.ts';
import { type OrderStatus, orderStatuses } from './sale.ts';

/**
 * An order. Its dimensions (channel, region, salesperson …) and your own fields go to all its rows; those of a line go to
 * the rows of the line, in place of the order's.
 */
export interface Order extends Dimensions {
  /** Identifier of the order. */
  readonly id: string;
  /** When it was placed. */
  readonly placedAt: DateInput;
  /** ISO 4217 code of all its amounts; may be left out where `post` is given one for all orders. */
  readonly currency?: string | null | undefined;
  /** How far it has come; missing: `fulfilled` or `paid` by the dates below, otherwise unknown. */
  readonly status?: OrderStatus | null | undefined;
  /** A trial of the shop: never counted. */
  readonly test?: boolean | null | undefined;
  /** Deleted at the source: never counted. */
  readonly deleted?: boolean | null | undefined;
  /** When it was cancelled: all that was not given back before is given back on that date. */
  readonly cancelledAt?: DateInput | null | undefined;
  /** When it was paid. */
  readonly paidAt?: DateInput | null | undefined;
  /** When the goods left. */
  readonly fulfilledAt?: DateInput | null | undefined;
  /** Who bought; missing: a guest. */
  readonly customerId?: string | null | undefined;
  /** Whether prices, discounts, shipping and fees include tax; the tax amounts are then taken off, never a rate. Missing: no. */
  readonly taxesIncluded?: boolean | null | undefined;
  /** What was sold. */
  readonly lines?: readonly OrderLine[] | null | undefined;
  /** Discounts on the order as a whole, beyond those of the lines. */
  readonly discounts?: readonly OrderDiscount[] | null | undefined;
  /** Shipping. */
  readonly shipping?: OrderShipping | null | undefined;
  /** Taxes on the goods that no line carries. */
  readonly taxes?: readonly OrderTax[] | null | undefined;
  /** Import duties. */
  readonly duties?: Amount | null | undefined;
  /** Tax on the duties; missing: unknown, unless the stated totals leave none for it. */
  readonly dutiesTax?: Amount | null | undefined;
  /** Fees such as gift wrapping; negative: a credit. */
  readonly fees?: readonly OrderCharge[] | null | undefined;
  /** Tips. */
  readonly tips?: Amount | null | undefined;
  /** Tax on the tips; missing: unknown, unless the stated totals leave none for it. */
  readonly tipsTax?: Amount | null | undefined;
  /** What was given back. */
  readonly refunds?: readonly Refund[] | null | undefined;
  /** The totals as the source states them, held against the sum of the parts. */
  readonly totals?: OrderTotals | null | undefined;
}

const orderSchema = (): RecordSchema<Order> =>
  z.looseObject({
    id: required<string>(readIdentifier),
    placedAt: required<DateInput>(readDate),
    currency: optionalOrBlank<string>(readCurrency),
    status: optionalOrBlank<OrderStatus>(readWord(orderStatuses)),
    test: optionalOrBlank<boolean>(readFlag),
    deleted: optionalOrBlank<boolean>(readFlag),
    cancelledAt: optionalOrBlank<DateInput>(readDate),
    paidAt: optionalOrBlank<DateInput>(readDate),
    fulfilledAt: optionalOrBlank<DateInput>(readDate),
    customerId: key(),
    ...dimensions(),
    taxesIncluded: optionalOrBlank<boolean>(readFlag),
    lines: z.nullish(z.array(OrderLine)),
    discounts: z.nullish(z.array(orderDiscount())),
    shipping: z.nullish(orderShipping()),
    taxes: z.nullish(z.array(orderTax())),
    duties: optionalOrBlank<Amount>(readMoney),
    dutiesTax: optionalOrBlank<Amount>(readMoney),
    fees: z.nullish(z.array(orderCharge())),
    tips: optionalOrBlank<Amount>(readMoney),
    tipsTax: optionalOrBlank<Amount>(readMoney),
    refunds: z.nullish(z.array(Refund)),
    totals: z.nullish(orderTotals()),
  });

/** The zod schema of an order; `z.extend` adds fields of your own that are to be checked. */
export const Order: RecordSchema<Order> = /* @__PURE__ */ orderSchema();
