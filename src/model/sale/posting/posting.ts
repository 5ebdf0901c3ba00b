// An order on its way into the ledger: what was sold, what of it came back, the rows so far and the remarks.
import type { DateInput } from '../../dimension.ts';
import type { WarningCode } from '../../reason.ts';
import type { Order } from '../order.ts';
import type { OrderLine } from '../orderLine.ts';
import type { Refund } from '../refund.ts';
import type { SaleKind, SaleType } from '../sale.ts';
import { addValues, type Basis, negateValues, nothing, subtractValues, type Values } from './values.ts';

/** A row of the ledger before it is written. */
export interface Entry {
  /** Its place below the order, identifiers escaped. */
  readonly path: readonly string[];
  readonly kind: SaleKind;
  readonly type: SaleType;
  readonly date: DateInput;
  readonly values: Values;
  readonly line: OrderLine | null;
  readonly refund: Refund | null;
}

/** Something sold or charged, and what of it came back so far. */
export interface Stock {
  readonly entry: Entry;
  back: Values;
}

/** A remark on an order. */
export interface Remark {
  readonly code: WarningCode;
  readonly field: string;
  readonly value: unknown;
  readonly detail: string;
}

/** The state of one order while it is posted. */
export interface Posting {
  readonly order: Order;
  readonly basis: Basis;
  /** What the lines sold. */
  readonly lines: Map<string, Stock>;
  /** Shipping, fees, duties and tips. */
  readonly charges: Stock[];
  /** The sum of the rows that belong to no stock: adjustments of the order as a whole. */
  loose: Values;
  readonly entries: Entry[];
  readonly remarks: Remark[];
}

/** Names of the parts of an order that are not lines; no identifier can be mistaken for one. */
export const part = {
  shipping: '~shipping',
  duty: '~duty',
  tip: '~tip',
  fee: '~fee',
  discount: '~discount',
  tax: '~tax',
  refund: '~refund',
  adjustment: '~adjustment',
  cancelled: '~cancelled',
} as const;

/** An identifier as a part of a path: it can hold neither the separator nor the sign of `part`. */
export function pathPart(id: string): string {
  const safe = id.replaceAll('%', '%25').replaceAll('/', '%2F');
  return safe.startsWith('~') ? `%7E${safe.slice(1)}` : safe;
}

/** Adds a row of something sold or charged, of which nothing came back yet. */
export function sell({ entries }: Posting, entry: Entry): Stock {
  entries.push(entry);
  return { entry, back: nothing };
}

/** Adds a row of the order as a whole. */
export function adjust(posting: Posting, entry: Entry): void {
  posting.entries.push(entry);
  posting.loose = addValues(posting.loose, entry.values);
}

/**
 * Adds a row that takes values back from a stock, or from the order as a whole. `booked` is what the stock has less for
 * it, where that differs from what the row says.
 */
export function takeBack(
  posting: Posting,
  stock: Stock | null,
  values: Values,
  row: Omit<Entry, 'values' | 'type'>,
  booked: Values = values,
): void {
  const reversed = negateValues(values);
  const entry: Entry = { ...row, ...namesOf(row.kind, reversed), values: reversed };
  if (stock === null) {
    adjust(posting, entry);
  } else {
    posting.entries.push(entry);
    stock.back = addValues(stock.back, booked);
  }
}

/**
 * Goods that go out again are a sale, so that a cancelled exchange leaves neither sales nor returns. Money without goods that
 * comes back because more was refunded than sold is no return of goods with the wrong sign: it corrects the refund.
 */
function namesOf(kind: SaleKind, { quantity, amount }: Values): Pick<Entry, 'kind' | 'type'> {
  if (quantity !== null && quantity.units > 0n) return { kind, type: 'sale' };
  if (amount.units <= 0n || (quantity !== null && quantity.units < 0n)) return { kind, type: 'return' };
  return kind === 'product' ? { kind: 'adjustment', type: 'return' } : { kind, type: kind === 'gift-card' ? 'sale' : 'return' };
}

/** What of a stock did not come back. */
export function leftOf({ entry, back }: Stock): Values {
  return subtractValues(entry.values, back);
}

/** Notes something odd; `detail` is said after the reason. */
export function remark({ remarks }: Posting, code: WarningCode, field: string, value: unknown, detail = ''): void {
  remarks.push({ code, field, value, detail });
}
