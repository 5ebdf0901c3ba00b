// The orders of known customers, off the rows of a ledger: what the rows of journeys, gaps and spells are made of.
import { addExact } from '../../decimal.ts';
import type { Key } from '../../expr/key.ts';
import { exactOf, type Numeric } from '../../expr/numeric.ts';
import { notData } from '../../expr/records.ts';
import { fieldNode } from '../../model/field.ts';
import type { Sale } from '../../model/sale/sale.ts';
import { sale } from '../../model/sale/saleFields.ts';
import { DAY_MS } from '../../period/civil.ts';
import { isCalendarDate } from '../../period/moment.ts';
import { startOfDay } from '../../period/zone.ts';
import { type Dated, dateIn, dimensionsIn, holdsIn, valueIn } from '../rowReader.ts';
import { type SalesPolicy, salesParts } from '../sales/policy.ts';

/** The dimensions of a row of sales. */
export const dimensionsOf: ReturnType<typeof dimensionsIn> = /* @__PURE__ */ dimensionsIn();

/** An order of a known customer. */
export interface CustomerOrder {
  readonly customer: Key;
  readonly id: string;
  /** When it was placed, as given. */
  readonly date: Dated;
  /** The same on one scale: a calendar date is the instant at which its day begins. */
  readonly instant: number;
  /** Its earliest row; of several, the one of the smaller `id`. */
  readonly record: unknown;
  readonly row: string;
  /** What was sold, after discount; null where a row does not say it. */
  readonly amount: Numeric | null;
  /** The one currency of all amounts; undefined where they have several. */
  readonly currency: Key | null | undefined;
}

/** The orders of each customer, from the first to the last: rows of sold goods that count under a policy, and that can be read. */
export function customerOrders(sales: readonly Sale[], policy: SalesPolicy, timeZone: string): Map<Key, readonly CustomerOrder[]> {
  if (!Array.isArray(sales)) throw notData(sales);
  const read = rowReader(policy, timeZone);
  const customers = new Map<Key, Map<Key | symbol, CustomerOrder>>();
  sales.forEach((record, position) => {
    const row = read(record, position);
    if (row === null) return;
    const orders = customers.get(row.customer) ?? new Map<Key | symbol, CustomerOrder>();
    customers.set(row.customer, orders);
    // A row without an order is an order of its own.
    const key = row.order ?? Symbol();
    const known = orders.get(key);
    orders.set(key, known === undefined ? row : joined(known, row));
  });
  return new Map([...customers].map(([customer, orders]) => [customer, [...orders.values()].sort(inTime)]));
}

/** Two parts of one order; also two orders that are taken for one. */
export function joined(a: CustomerOrder, b: CustomerOrder): CustomerOrder {
  const first = inTime(a, b) <= 0 ? a : b;
  const isOne = a.currency !== undefined && a.currency === b.currency;
  return {
    ...first,
    amount: a.amount !== null && b.amount !== null && isOne ? addExact(exactOf(a.amount), exactOf(b.amount)) : null,
    currency: isOne ? a.currency : undefined,
  };
}

function inTime(a: CustomerOrder, b: CustomerOrder): number {
  return a.instant - b.instant || inOrder(a.id, b.id) || inOrder(a.row, b.row);
}

function inOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

type Row = CustomerOrder & { readonly order: Key | null };

function rowReader(policy: SalesPolicy, timeZone: string): (record: unknown, position: number) => Row | null {
  const { sold, net, policy: full } = salesParts(policy);
  const isSold = holdsIn(sold.where as never);
  const keyIn = (name: string): ((record: unknown) => Key | null) => valueIn(fieldNode('sales', name, 'key')) as never;
  const [customerOf, orderOf, idOf, currencyOf] = [keyIn('customerId'), keyIn('orderId'), keyIn('id'), keyIn('currency')];
  const [orderDateOf, dateOf] = [dateIn('orderDate'), dateIn('date')];
  const [amountOf, netOf] = [valueIn(sale.amount as never), valueIn(net as never)];
  return (record, position) => {
    const customer = customerOf(record);
    if (customer === null || !isSold(record)) return null;
    // A row without its own date or amount is rejected wherever sales are asked for.
    const [dated, amount] = [dateOf(record), amountOf(record) as Numeric | null];
    if (dated === null || amount === null) return null;
    const date = orderDateOf(record) ?? dated;
    const order = orderOf(record);
    const row = String(idOf(record) ?? `row ${position}`);
    return {
      customer,
      order,
      id: order === null ? row : String(order),
      row,
      date,
      instant: isCalendarDate(date.moment) ? startOfDay(timeZone, Math.floor(date.moment / DAY_MS)) : date.moment,
      record,
      amount: full.taxBasis === 'excluding' ? amount : (netOf(record) as Numeric | null),
      currency: currencyOf(record),
    };
  };
}
