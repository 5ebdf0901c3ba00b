// Who placed each order and when: what its rows say together, so that a return goes the way of its sale.
import type { Sale } from '../sale/sale.ts';
import type { Clock } from './attributeTouches.ts';

/** What decides to which touches a row is put down. */
export interface Placed {
  /** Who bought; null where nobody knows. */
  readonly customerId: string | null;
  /** The last instant at which the order was placed. */
  readonly until: number;
}

interface Order {
  customerId: string | null;
  /** The earliest date of the order that a row says. */
  said: number;
  /** The earliest date of a row. */
  dated: number;
}

/**
 * Who placed the order of a row, and when. Where one row of an order says it and another does not, it holds for both: a plain list of
 * sales and returns may have a date of the order, or a customer, on the sale alone. Without a date of the order it is that of the first row.
 */
export function ordersOf(sales: readonly Sale[], clock: Clock): (sale: Sale) => Placed {
  const orders = new Map<string, Order>();
  for (const { orderId, orderDate, date, customerId } of sales) {
    if (!orderId) continue;
    const order = orders.get(orderId) ?? { customerId: null, said: Infinity, dated: Infinity };
    orders.set(orderId, order);
    // Of several, one that does not depend on the order of the rows.
    if (customerId && (order.customerId === null || customerId < order.customerId)) order.customerId = customerId;
    if (orderDate) order.said = Math.min(order.said, clock.last(orderDate));
    order.dated = Math.min(order.dated, clock.last(date));
  }
  return ({ orderId, orderDate, date, customerId }) => {
    const order = orderId ? orders.get(orderId) : undefined;
    if (order === undefined) return { customerId: customerId ?? null, until: clock.last(orderDate ?? date) };
    return { customerId: customerId ?? order.customerId, until: order.said === Infinity ? order.dated : order.said };
  };
}
