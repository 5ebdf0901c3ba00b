// The fields of an order in formulas, as shops keep it: before it is posted to the ledger.
import type { FieldType } from '../../expr/node.ts';
import { type Fields, fields } from '../field.ts';
import type { Order } from './order.ts';

/** Records that indicators of whole orders read. */
export interface OrderData {
  /** The orders themselves, nested or not. */
  readonly orders: Order;
}

/** What each field of an order holds, as far as it is flat. */
const orderTypes = {
  id: 'key',
  placedAt: 'date',
  status: 'key',
  test: 'key',
  deleted: 'key',
  cancelledAt: 'date',
  paidAt: 'date',
  fulfilledAt: 'date',
  customerId: 'key',
  currency: 'key',
} as const satisfies Partial<Record<keyof Order, FieldType>>;

/** The fields of an order, for formulas: values of each order, null where an order does not have them. */
export const order: Fields<'orders', Order, typeof orderTypes> = /* @__PURE__ */ fields<Order>()('orders', orderTypes, 'placedAt');
