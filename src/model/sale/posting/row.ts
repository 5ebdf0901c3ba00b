// Entries to rows of the ledger: identifiers, dimensions and fields of the user's own.
import type * as z from 'zod/mini';
import { exactText } from '../../../decimal.ts';
import { type Dimensions, dimensions } from '../../dimension.ts';
import { Fault } from '../../read/reader.ts';
import { writtenAmount } from '../../written.ts';
import { Order } from '../order.ts';
import { OrderLine } from '../orderLine.ts';
import { Refund } from '../refund.ts';
import { type OrderStatus, Sale } from '../sale.ts';
import { type Entry, pathPart } from './posting.ts';
import type { Values } from './values.ts';

/** A row, its fields not typed yet. */
export type Row = Record<string, unknown>;

/** Gives the rows of one order, or a fault where an amount has more digits than can be read again. */
export function rowsOf(order: Order, entries: readonly Entry[]): Row[] | Fault {
  const own = ownFields(order, orderFields);
  const status = statusOf(order);
  const rows: Row[] = [];
  for (const entry of entries) {
    const row = identityOf(order, entry, status);
    const fault = writeAmounts(row, entry.values);
    if (fault !== null) return fault;
    writeDimensions(row, order, entry.line);
    const inner = [own, entry.line && ownFields(entry.line, lineFields), entry.refund && ownFields(entry.refund, refundFields)];
    rows.push(inner.reduce<Row>(withFields, row));
  }
  return rows;
}

function identityOf(order: Order, { path, kind, type, date, line }: Entry, status: OrderStatus | null): Row {
  const id = `${pathPart(order.id)}/${path.join('/')}`;
  const row: Row = { id, date, type, kind, orderId: order.id, orderDate: order.placedAt, currency: order.currency };
  if (status !== null) row['status'] = status;
  if (isGiven(order.customerId)) row['customerId'] = order.customerId;
  if (line !== null) row['lineId'] = line.lineId;
  if (isGiven(line?.productId)) row['productId'] = line.productId;
  return row;
}

/** A cancelled order was open or paid until then; its rows say what it was, since the cancellation has rows of its own. */
function statusOf({ status, paidAt, fulfilledAt }: Order): OrderStatus | null {
  if (isGiven(status) && status !== 'cancelled') return status;
  if (isGiven(fulfilledAt)) return 'fulfilled';
  if (isGiven(paidAt)) return 'paid';
  return status === 'cancelled' ? 'open' : null;
}

/** What is missing stays missing; gross, its discount and amount are always there. */
function writeAmounts(row: Row, values: Values): Fault | null {
  for (const name of ['quantity', 'gross', 'discount', 'codeDiscount', 'amount', 'tax', 'cost'] as const) {
    const exact = values[name];
    if (exact === null) continue;
    row[name] = writtenAmount(exact);
    if (row[name] === null) return new Fault('number-out-of-range', exactText(exact), name);
  }
  return null;
}

function writeDimensions(row: Row, order: Order, line: OrderLine | null): void {
  for (const name of dimensionNames) {
    const own = line?.[name];
    const value = isGiven(own) ? own : order[name];
    if (isGiven(value)) row[name] = value;
  }
}

function isGiven<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}

/**
 * The user's own fields: those that neither the schema nor the ledger names. Nothing of an order can pose as an amount of
 * a row.
 */
function ownFields(record: object, named: ReadonlySet<string>): Row | null {
  const names = Object.keys(record).filter((name) => !named.has(name));
  return names.length === 0 ? null : Object.fromEntries(names.map((name) => [name, (record as Row)[name]]));
}

/** Spreading defines fields where assigning would set them: one named __proto__ stays a field. */
function withFields(row: Row, fields: Row | null): Row {
  return fields === null ? row : { ...row, ...fields };
}

const namesOf = (schema: z.core.$ZodObject): string[] => Object.keys(schema._zod.def.shape);
const without = (schema: z.core.$ZodObject): ReadonlySet<string> => new Set([...namesOf(schema), ...namesOf(Sale)]);

const dimensionNames = /* @__PURE__ */ Object.keys(/* @__PURE__ */ dimensions()) as (keyof Dimensions)[];
const orderFields = /* @__PURE__ */ without(Order);
const lineFields = /* @__PURE__ */ without(OrderLine);
const refundFields = /* @__PURE__ */ without(Refund);
