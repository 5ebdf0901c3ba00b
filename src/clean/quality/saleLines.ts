// What each line of an export of sales is: sold, given back, given for nothing, written off, adjusted; and of what kind.
import { type Exact, exactAmount, readExact } from '../../decimal.ts';
import { refuseUnknown } from '../../error.ts';
import type { SaleKind } from '../../model/sale/sale.ts';
import { checkRows, nameText, ownValue } from '../duplicates/ownValue.ts';
import { kindReader, type LineKinds, lineKinds } from './lineKinds.ts';

/** What happened on a line. */
export type LineEntry = 'sale' | 'return' | 'free' | 'write-off' | 'adjustment' | 'negative';

/** How lines are told apart. */
export interface SaleLineOptions {
  /** The column of the order or invoice; default `orderId`. */
  readonly order?: string | undefined;
  /** The column of the product; default `productId`. */
  readonly product?: string | undefined;
  /** The column of the quantity; default `quantity`. */
  readonly quantity?: string | undefined;
  /** The column of the price of one, or of the amount where there is no price; default `price`. */
  readonly price?: string | undefined;
  /** What the number of an order that takes goods back begins with, such as `C`. Without it every negative quantity with a price is a return. */
  readonly returns?: string | undefined;
  /** What the number of an order that adjusts amounts begins with, such as `A`. */
  readonly adjustments?: string | undefined;
  /** Codes of lines that are no products; default `lineKinds`. */
  readonly kinds?: LineKinds | undefined;
}

/** What a line is. */
export interface SaleLine {
  /** What happened; `negative`: a quantity below 0 with a price, on an order that takes nothing back. */
  readonly entry: LineEntry;
  /** What was sold or charged. */
  readonly kind: SaleKind;
  /** How many, 0 or more, whatever the sign in the export; null where that is not said. */
  readonly quantity: number | string | null;
}

/** Every line, and how many there are of each sort. */
export interface SaleLines {
  /** One for each row. */
  readonly lines: readonly SaleLine[];
  /** Lines of each entry. */
  readonly entries: Readonly<Record<LineEntry, number>>;
  /** Lines of each kind; kinds that did not occur are absent. */
  readonly kinds: Readonly<Partial<Record<SaleKind, number>>>;
  /** Lines whose price is 0. */
  readonly zeroPrice: number;
}

/** A reader of one line. */
export type LineReader = (row: unknown) => SaleLine & { readonly zeroPrice: boolean };

const names = ['order', 'product', 'quantity', 'price', 'returns', 'adjustments', 'kinds'] as const;

/** Checks the options; gives what tells one line. */
export function lineReader(options: SaleLineOptions): LineReader {
  refuseUnknown(options, names);
  const { order = 'orderId', product = 'productId', quantity = 'quantity', price = 'price', returns, adjustments } = options;
  const kindOf = kindReader(options.kinds ?? lineKinds);
  return (row) => {
    const [count, cost] = [exactIn(ownValue(row, quantity)), exactIn(ownValue(row, price))];
    const number = nameText(ownValue(row, order)) ?? '';
    const entry = entryOf(number, count, cost, returns, adjustments);
    const kind = entry === 'adjustment' || entry === 'write-off' ? 'adjustment' : kindOf(nameText(ownValue(row, product)) ?? '');
    const positive = count === null ? null : exactAmount({ units: count.units < 0n ? -count.units : count.units, scale: count.scale });
    return { entry, kind: kind ?? 'product', quantity: positive, zeroPrice: cost?.units === 0n };
  };
}

function entryOf(order: string, count: Exact | null, price: Exact | null, returns?: string, adjustments?: string): LineEntry {
  if (adjustments && order.startsWith(adjustments)) return 'adjustment';
  if (returns && order.startsWith(returns)) return 'return';
  const free = price?.units === 0n;
  if (count !== null && count.units < 0n) return free ? 'write-off' : returns ? 'negative' : 'return';
  return free ? 'free' : 'sale';
}

function exactIn(value: unknown): Exact | null {
  const exact = typeof value === 'string' ? readExact(value.slice(0, 65).trim()) : readExact(value);
  return typeof exact === 'string' ? null : exact;
}

/**
 * What each line of an export of sales is, and how many units it is about, as a positive number. Nothing is taken out:
 * `saleLineStep` writes it into the records, as a step of `clean`.
 *
 * A negative quantity is a return where the order takes goods back; with a price of 0 it is a write-off of stock, and no
 * customer gave anything back.
 *
 * @throws {KpiError} bad-argument, unknown-option — for options that are not understood, and for something that is no array
 * @example
 * ```ts
 * import { saleLines } from 'sales-kpi/clean';
 * const { lines } = saleLines([
 *   { orderId: '536365', productId: '85123A', quantity: 6, price: 2.55 },
 *   { orderId: 'C536379', productId: 'D', quantity: -1, price: 27.5 },
 *   { orderId: '536589', productId: '21777', quantity: -10, price: 0 },
 * ], { returns: 'C', adjustments: 'A' });
 * lines.map(({ entry, kind, quantity }) => [entry, kind, quantity])
 * // => [ [ 'sale', 'product', 6 ], [ 'return', 'adjustment', 1 ], [ 'write-off', 'adjustment', 10 ] ]
 * ```
 */
export function saleLines(rows: readonly unknown[], options: SaleLineOptions = {}): SaleLines {
  checkRows(rows);
  const read = lineReader(options);
  const entries: Record<LineEntry, number> = { sale: 0, return: 0, free: 0, 'write-off': 0, adjustment: 0, negative: 0 };
  const kinds: Partial<Record<SaleKind, number>> = {};
  let zero = 0;
  const lines = rows.map((row) => {
    const { zeroPrice, ...line } = read(row);
    entries[line.entry]++;
    kinds[line.kind] = (kinds[line.kind] ?? 0) + 1;
    if (zeroPrice) zero++;
    return line;
  });
  return { lines, entries, kinds, zeroPrice: zero };
}
