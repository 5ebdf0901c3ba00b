// The purchase by which each customer was won.
import type { Key } from '../../expr/key.ts';
import type { FieldType } from '../../expr/node.ts';
import type { DateInput, Dimensions } from '../../model/dimension.ts';
import { type Fields, fields } from '../../model/field.ts';
import type { Sale } from '../../model/sale/sale.ts';
import { sale } from '../../model/sale/saleFields.ts';
import { type Dated, dateIn, dimensionsIn, holdsIn, valueIn } from '../rowReader.ts';
import { type SalesPolicy, salesParts } from '../sales/policy.ts';

/** A customer, and the first purchase. */
export interface Acquisition extends Dimensions {
  /** The customer. */
  readonly id: string;
  /** When the customer first bought. */
  readonly date: DateInput;
}

/** Records of customers won. */
export interface AcquisitionData {
  /** What `firstPurchases` makes of a ledger. */
  readonly acquisitions: Acquisition;
}

const acquisitionTypes = { id: 'key', date: 'date', campaign: 'key', channel: 'key' } as const satisfies Partial<
  Record<keyof Acquisition, FieldType>
>;

/** The fields of an acquisition, for formulas. */
export const acquisition: Fields<'acquisitions', Acquisition, typeof acquisitionTypes> = /* @__PURE__ */ fields<Acquisition>()(
  'acquisitions',
  acquisitionTypes,
);

interface First extends Dated {
  readonly id: string;
  readonly record: Sale;
}

/**
 * The first purchase of each customer, a row each with its dimensions: what was sold counts, under the default policy or another.
 * So a customer is put down to the campaign of the first purchase, and never to one that came later. Rows without a customer and
 * dates that cannot be read are passed over; of rows of the same moment, the one of the smaller `id` is first.
 *
 * @param sales   the whole ledger, as rows: what is left out looks as if it never was
 * @param policy  which orders count
 */
export function firstPurchases(sales: readonly Sale[], policy: SalesPolicy = {}): Acquisition[] {
  const isSold = holdsIn(salesParts(policy).sold.where as never);
  const [customerOf, idOf, dateOf, dimensionsOf] = [valueIn(sale.customerId), valueIn(sale.id), dateIn('date'), dimensionsIn()];
  const firsts = new Map<Key, First>();
  for (const record of sales) {
    const [customer, date] = [customerOf(record) as Key | null, dateOf(record)];
    if (customer === null || date === null || !isSold(record)) continue;
    const purchase = { ...date, id: String(idOf(record)), record };
    const known = firsts.get(customer);
    if (known === undefined || isBefore(purchase, known)) firsts.set(customer, purchase);
  }
  return [...firsts].map(([customer, { given, record }]) => ({ ...dimensionsOf(record), id: String(customer), date: given }));
}

const isBefore = (a: First, b: First): boolean => a.moment < b.moment || (a.moment === b.moment && a.id < b.id);
