// The fields of the sales ledger in formulas, with what counts where a field is not given.
import type { FieldNode, FieldType } from '../../expr/node.ts';
import { type DateValue, minus, orElse, plus, type Value } from '../../expr/value.ts';
import { fieldNode, fields } from '../field.ts';
import type { OrderStatus, Sale, SaleKind, SaleType } from './sale.ts';

/** Records that sales indicators read. */
export interface SalesData {
  /** The sales ledger: what `post` makes of orders, or a plain list of transactions. */
  readonly sales: Sale;
}

/** The fields of a sale, for formulas: values of each row, null where a row does not have them unless said otherwise. */
export interface SaleFields {
  /** Identifier of the row. */
  readonly id: Value<string, SalesData>;
  /** When the row counts; for a return, the day of the return. */
  readonly date: Value<DateValue, SalesData>;
  /** Net value: after discount, without tax; negative on a return. */
  readonly amount: Value<number, SalesData>;
  /** What happened; null where the row does not say. */
  readonly type: Value<SaleType, SalesData>;
  /** What was sold or charged; null where the row does not say: a product. */
  readonly kind: Value<SaleKind, SalesData>;
  /** The order; the `id` where it is missing. */
  readonly orderId: Value<string, SalesData>;
  /** When the order was placed; the `date` where it is missing. */
  readonly orderDate: Value<DateValue, SalesData>;
  /** How far the order has come. */
  readonly status: Value<OrderStatus, SalesData>;
  /** Who bought. */
  readonly customerId: Value<string, SalesData>;
  /** What was bought. */
  readonly productId: Value<string, SalesData>;
  /** The line of the order. */
  readonly lineId: Value<string, SalesData>;
  /** Group of products. */
  readonly category: Value<string, SalesData>;
  /** Way of selling. */
  readonly channel: Value<string, SalesData>;
  /** Sales region. */
  readonly region: Value<string, SalesData>;
  /** Country. */
  readonly country: Value<string, SalesData>;
  /** Store or point of sale. */
  readonly storeId: Value<string, SalesData>;
  /** Who sold. */
  readonly salesperson: Value<string, SalesData>;
  /** Marketing campaign. */
  readonly campaign: Value<string, SalesData>;
  /** Group of customers. */
  readonly segment: Value<string, SalesData>;
  /** Units, negative on a return. */
  readonly quantity: Value<number, SalesData>;
  /** Value before discount, without tax; `amount` + `discount` where it is missing. */
  readonly gross: Value<number, SalesData>;
  /** Discount without tax: what lies between `gross` and `amount`; 0 where neither is given. */
  readonly discount: Value<number, SalesData>;
  /** The part of `discount` that came by a code; missing: unknown. */
  readonly codeDiscount: Value<number, SalesData>;
  /** Tax on `amount`. */
  readonly tax: Value<number, SalesData>;
  /** Cost of the units; missing: unknown, never 0. */
  readonly cost: Value<number, SalesData>;
  /** ISO 4217 code of all amounts. */
  readonly currency: Value<string, SalesData>;
}

/** What each field of a ledger row holds. */
export const saleTypes = {
  id: 'key',
  date: 'date',
  amount: 'money',
  type: 'key',
  kind: 'key',
  orderId: 'key',
  orderDate: 'date',
  status: 'key',
  customerId: 'key',
  productId: 'key',
  lineId: 'key',
  category: 'key',
  channel: 'key',
  region: 'key',
  country: 'key',
  storeId: 'key',
  salesperson: 'key',
  campaign: 'key',
  segment: 'key',
  quantity: 'number',
  gross: 'money',
  discount: 'money',
  codeDiscount: 'money',
  tax: 'money',
  cost: 'money',
  currency: 'key',
} as const satisfies Partial<Record<keyof Sale, FieldType>>;

const given = /* @__PURE__ */ fields<Sale>()('sales', saleTypes);

/** A row without an amount before discount was sold at its amount plus its discount. */
const gross = /* @__PURE__ */ orElse(given.gross, /* @__PURE__ */ plus(given.amount, /* @__PURE__ */ orElse(given.discount, 0)));

/**
 * The fields of a sale, for formulas. A field that a row does not have is filled as the ledger defines it: the order is
 * the row itself, the date of the order its own date, the gross amount is amount + discount, the discount what lies between
 * gross and amount.
 */
export const sale: SaleFields = /* @__PURE__ */ (() => ({
  ...given,
  gross,
  discount: minus(gross, given.amount),
  orderId: orElse(given.orderId, given.id),
  orderDate: orElse(given.orderDate, given.date),
}))();

/** Fields without which a record of a kind is rejected, whatever is asked of it; `date` is the field that dates them. */
export function requiredFields(kind: string, date = 'date'): readonly FieldNode[] {
  const dated = fieldNode(kind, date, 'date');
  return kind === 'sales' ? [dated, fieldNode(kind, 'amount', 'money')] : [dated];
}

/** What a field of a kind holds, where the kind says so; anything else is told apart as a key. */
export function fieldType(kind: string, name: string): FieldType {
  return kind === 'sales' && Object.hasOwn(saleTypes, name) ? saleTypes[name as keyof typeof saleTypes] : 'key';
}
