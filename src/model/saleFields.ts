// The fields of the sales ledger in formulas, with what counts where a field is not given.
import type { FieldNode, FieldType } from '../expr/node.ts';
import { minus, orElse, plus } from '../expr/value.ts';
import { fieldNode, fields } from './field.ts';
import type { Sale } from './sale.ts';

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
export const sale = /* @__PURE__ */ (() => ({
  ...given,
  gross,
  discount: minus(gross, given.amount),
  orderId: orElse(given.orderId, given.id),
  orderDate: orElse(given.orderDate, given.date),
}))();

/** Fields without which a record of a kind is rejected, whatever is asked of it. */
export function requiredFields(kind: string): readonly FieldNode[] {
  return kind === 'sales' ? [fieldNode('sales', 'date', 'date'), fieldNode('sales', 'amount', 'money')] : [fieldNode(kind, 'date', 'date')];
}

/** What a field of a kind holds, where the kind says so; anything else is told apart as a key. */
export function fieldType(kind: string, name: string): FieldType {
  return kind === 'sales' && Object.hasOwn(saleTypes, name) ? saleTypes[name as keyof typeof saleTypes] : 'key';
}
