// A line of the file as a row of the sales ledger, and what kind of entry it is. Nothing is thrown away here: what is no
// sale is marked as what it is.
import { Decimal } from 'sales-kpi';
import type { TextRecord } from './csvBatches.ts';

/** The columns of the file. */
export const columns = ['InvoiceNo', 'StockCode', 'Description', 'Quantity', 'InvoiceDate', 'UnitPrice', 'CustomerID', 'Country'] as const;

/** What a line is: goods sold, goods taken back, goods given for nothing, stock written off, a bad debt, or not known. */
export type Entry = 'sale' | 'return' | 'free' | 'write-off' | 'bad-debt' | 'unknown';

/** What a stock code stands for. */
export type CodeClass = 'product' | 'postage' | 'manual' | 'discount' | 'fee' | 'sample' | 'commission' | 'bad debt' | 'voucher';

const codeClasses: Readonly<Record<string, CodeClass>> = {
  POST: 'postage',
  DOT: 'postage',
  C2: 'postage',
  M: 'manual',
  m: 'manual',
  D: 'discount',
  S: 'sample',
  B: 'bad debt',
  CRUK: 'commission',
  'BANK CHARGES': 'fee',
  AMAZONFEE: 'fee',
};

/** The raw row of the ledger; `parse(Sale, …)` judges the numbers and the date. */
export interface RawLine {
  readonly id: string;
  readonly date: string;
  readonly amount: Decimal | string;
  readonly quantity: string;
  readonly type: 'sale' | 'return';
  readonly kind: 'product' | 'adjustment';
  readonly orderId: string;
  readonly customerId: string;
  readonly productId: string;
  readonly country: string;
  readonly entry: Entry;
  readonly codeClass: CodeClass;
}

/** Reads the `row`th record, from 1. */
export function readLine(record: TextRecord, row: number): RawLine {
  const [invoice, code, quantity, price, customer] = texts(record, 'InvoiceNo', 'StockCode', 'Quantity', 'UnitPrice', 'CustomerID');
  const entry = entryOf(invoice, quantity, price);
  return {
    id: `${invoice}/${row}`,
    date: record['InvoiceDate'] ?? '',
    amount: amountOf(quantity, price),
    quantity,
    type: quantity.startsWith('-') || (entry === 'bad-debt' && price.startsWith('-')) ? 'return' : 'sale',
    kind: entry === 'bad-debt' ? 'adjustment' : 'product',
    orderId: invoice,
    customerId: customerOf(customer),
    productId: code,
    country: record['Country'] ?? '',
    entry,
    codeClass: codeClasses[code] ?? (code.startsWith('gift_') ? 'voucher' : 'product'),
  };
}

function texts<N extends readonly string[]>(record: TextRecord, ...names: N): { readonly [K in keyof N]: string } {
  return names.map((name) => record[name]?.trim() ?? '') as { readonly [K in keyof N]: string };
}

/** Invoices that begin with C take goods back, those with A adjust bad debts; others are numbers. */
function entryOf(invoice: string, quantity: string, price: string): Entry {
  if (invoice.startsWith('C')) return 'return';
  if (invoice.startsWith('A')) return 'bad-debt';
  if (Number.isNaN(Number(invoice))) return 'unknown';
  if (quantity.startsWith('-')) return 'write-off';
  return Number(price) === 0 ? 'free' : 'sale';
}

/** `17850.0`, as a spreadsheet writes the number 17850. */
export function customerOf(text: string): string {
  return text.endsWith('.0') ? text.slice(0, -2) : text;
}

/** Quantity × price, exactly; text that is no number is handed on for `parse` to refuse. */
function amountOf(quantity: string, price: string): Decimal | string {
  try {
    return new Decimal(price).times(quantity);
  } catch {
    return `${quantity} × ${price}`;
  }
}
