// How the oracle reads a row of sales: by the words of the definitions, one row at a time, nothing encoded or shared.
import { type Rational, readDecimal } from './rational.ts';

export type Key = string | number | boolean;

/** A row of sales as it is given, whatever it holds. */
export type GivenRow = Readonly<Record<string, unknown>>;

/** A row of sales as the oracle reads it. */
export interface Entry {
  readonly row: GivenRow;
  /** The calendar date on which it counts, in UTC. */
  readonly day: string;
  /** Where it stands in time: halves of a millisecond, a calendar date just behind its midnight. */
  readonly moment: number;
  readonly amount: Rational;
  /** Whether it is a product. */
  readonly isItem: boolean;
  /** Whether it is a product or an adjustment. */
  readonly isGoods: boolean;
  readonly isReturn: boolean;
  readonly kind: string;
  readonly customer: string | null;
  /** The order, or the row itself. */
  readonly order: string;
  readonly currency: string;
}

const NOT_COUNTED = ['cancelled', 'draft', 'failed', 'test', 'deleted'];

/** The rows that count at all; rows without a readable date or amount are left out. */
export function readLedger(rows: readonly GivenRow[]): Entry[] {
  const entries: Entry[] = [];
  rows.forEach((row, position) => {
    const dated = readDate(row['date']);
    const amount = readDecimal(row['amount']);
    if (dated === null || amount === null) return;
    const status = readKey(row['status']);
    if (typeof status === 'string' && NOT_COUNTED.includes(status)) return;
    const type = readKey(row['type']);
    const kind = readKey(row['kind']) ?? 'product';
    const isReturn = type === 'return' || (type === null && amount.n < 0n);
    const customer = readKey(row['customerId']);
    const order = readKey(row['orderId']);
    entries.push({
      row,
      ...dated,
      amount,
      isItem: kind === 'product',
      isGoods: kind === 'product' || kind === 'adjustment',
      isReturn,
      kind: String(kind),
      customer: customer === null ? null : tagged(customer),
      order: order === null ? `row ${position}` : `order ${tagged(order)}`,
      currency: tagged(readKey(row['currency'])),
    });
  });
  return entries;
}

/** A calendar date as it stands, an instant by its date in UTC; only the forms that the tests give. */
export function readDate(value: unknown): { day: string; moment: number } | null {
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)) {
    const midnight = Date.parse(value);
    const exists = !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(value);
    return exists ? { day: value, moment: midnight * 2 + 1 } : null;
  }
  const ms =
    typeof value === 'string' && /T.*(Z|[+-]\d\d:\d\d)$/.test(value)
      ? Date.parse(value)
      : value instanceof Date
        ? value.getTime()
        : Number.NaN;
  return Number.isNaN(ms) ? null : { day: new Date(ms).toISOString().slice(0, 10), moment: ms * 2 };
}

/** Text, a finite number or a flag; anything else is missing. */
export function readKey(value: unknown): Key | null {
  if (typeof value === 'string') return value.length > 1024 ? null : value;
  if (typeof value === 'boolean') return value;
  return typeof value === 'number' && Number.isFinite(value) ? value + 0 : null;
}

/** Text that tells 1 from '1', and a missing key from any text. */
export function tagged(key: Key | null): string {
  return key === null ? 'missing' : `${typeof key}:${String(key)}`;
}
