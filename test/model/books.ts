// Helpers of the tests of posting: small orders, and exact sums of rows by an arithmetic that the source does not use.
import type { Amount } from '../../src/decimal.ts';
import { Decimal } from '../../src/decimal.ts';
import type { Order } from '../../src/model/sale/order.ts';
import { post } from '../../src/model/sale/post.ts';
import type { Posted, PostedSale } from '../../src/model/sale/posted.ts';
import type { Refund } from '../../src/model/sale/refund.ts';

/** An order of 2025-03-31 in euros, with what the test is about. */
export function order(fields: Partial<Order> = {}): Order {
  return { id: '1', placedAt: '2025-03-31', currency: 'EUR', lines: [{ quantity: 1, unitPrice: 100 }], ...fields };
}

/** A refund of 2025-04-02. */
export function refund(fields: Partial<Refund>): Refund {
  return { id: 'R1', date: '2025-04-02', ...fields };
}

/** What posting one order gives; nothing may be refused. */
export function posted(fields: Partial<Order>): Posted {
  const result = post([order(fields)]);
  if (result.rejected.length > 0) throw new Error(JSON.stringify(result.rejected));
  return result;
}

type Field = 'amount' | 'gross' | 'discount' | 'codeDiscount' | 'tax' | 'cost' | 'quantity';

/** Rows as a table: id, then the fields asked for; a dash for what is missing. */
export function table(sales: readonly PostedSale[], ...fields: (keyof PostedSale)[]): unknown[][] {
  return sales.map((sale) => [sale.id, ...fields.map((field) => sale[field] ?? '-')]);
}

/** The exact sum of a field, missing values as 0. */
export function total(sales: readonly { readonly [F in Field]?: Amount | null | undefined }[], field: Field): Decimal {
  return sales.reduce((sum, sale) => sum.plus(new Decimal(sale[field] ?? 0)), new Decimal(0));
}
