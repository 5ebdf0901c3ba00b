// What orders were worth when they were placed, whatever became of them: flat rows of the kind `orders`.
import type { Amount } from '../../decimal.ts';
import type { DateInput, Dimensions } from '../dimension.ts';
import { takeIn } from '../intake.ts';
import { ownOptions, type ParseOptions, parseOptions } from '../parseOptions.ts';
import { Fault } from '../read/reader.ts';
import type { ParseCounts, Rejected } from '../rejected.ts';
import { writtenAmount } from '../written.ts';
import { Order } from './order.ts';
import { exactOf, sum } from './posting/arithmetic.ts';
import { postOrder } from './posting/order.ts';
import type { OrderStatus } from './sale.ts';

/** An order without its lines, and what they come to. */
export interface OrderValue extends Dimensions {
  /** Identifier of the order. */
  readonly id: string;
  /** When it was placed. */
  readonly placedAt: DateInput;
  /** Goods after all discounts, without tax, shipping and gift cards; returns and cancellation not taken off. */
  readonly value: Amount;
  /** ISO 4217 code of the value. */
  readonly currency: string;
  /** How far it has come. */
  readonly status?: OrderStatus | null | undefined;
  /** A trial of the shop. */
  readonly test?: boolean | null | undefined;
  /** Deleted at the source. */
  readonly deleted?: boolean | null | undefined;
  /** When it was cancelled. */
  readonly cancelledAt?: DateInput | null | undefined;
  /** Who bought. */
  readonly customerId?: string | null | undefined;
}

/** Orders with their value. */
export interface OrderValues {
  /** A row an order. */
  readonly orders: OrderValue[];
  /** The first orders refused, with the reason; at most `rejectedLimit`. */
  readonly rejected: readonly Rejected[];
  /** How many there were, complete. */
  readonly counts: ParseCounts;
}

const dimensionNames = ['channel', 'region', 'country', 'storeId', 'salesperson', 'campaign', 'segment', 'category'] as const;
const kept = ['id', 'placedAt', 'status', 'test', 'deleted', 'cancelledAt', 'customerId', 'currency', ...dimensionNames] as const;

/**
 * Orders as flat rows with what their goods were worth when they were placed, for `cancellationRate.variants.value`. Orders are checked
 * and their discounts shared as `post` does; the rows of an order that was cancelled, or given back, are worth what they were.
 *
 * @throws {KpiError} for an unknown option, zone or currency, or when `orders` is not a list.
 * @example
 * ```ts
 * import { orderValues } from 'sales-kpi';
 * const { orders } = orderValues([{ id: 'A', placedAt: '2025-01-31', currency: 'EUR', status: 'cancelled', lines: [{ quantity: 2, unitPrice: 20 }], discounts: [{ amount: 5 }] }]);
 * orders // => [{"id":"A","placedAt":"2025-01-31","status":"cancelled","currency":"EUR","value":35}]
 * ```
 */
export function orderValues(orders: Iterable<Order>, options: ParseOptions = {}): OrderValues {
  const values: OrderValue[] = [];
  const {
    rowsIn,
    kept: read,
    refused,
  } = takeIn(Order, orders, ownOptions(options, parseOptions), (record: object) => {
    const order = record as Order;
    const posted = postOrder({ ...order, cancelledAt: null, refunds: null });
    if (posted instanceof Fault) return posted;
    const goods = posted.rows.filter(({ kind }) => kind === 'product');
    const value = writtenAmount(sum(goods.map(({ amount }) => exactOf(amount as Amount))));
    if (value === null) return new Fault('number-out-of-range', order.id, 'lines');
    const given = kept.map((name) => [name, order[name]] as const).filter(([, one]) => one !== null && one !== undefined);
    values.push({ ...Object.fromEntries(given), value } as unknown as OrderValue);
    return null;
  });
  return {
    orders: values,
    rejected: refused.details,
    counts: { rowsIn, accepted: read.length, rejected: refused.count, byCode: refused.byCode },
  };
}
