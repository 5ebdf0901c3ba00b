// The time between the orders of a customer.
import type { Decimal } from '../decimal.ts';
import type { Key } from '../expr/key.ts';
import type { FieldType } from '../expr/node.ts';
import { valueOfRecord } from '../expr/record.ts';
import { recordsOf } from '../expr/records.ts';
import { testOfRecord } from '../expr/recordTest.ts';
import { mean, quantile } from '../expr/total.ts';
import { elapsed, type Formula, ratio, type Value } from '../expr/value.ts';
import type { DateInput, Dimensions } from '../model/dimension.ts';
import { type Fields, fields } from '../model/field.ts';
import type { Sale } from '../model/sale.ts';
import { sale } from '../model/saleFields.ts';
import type { Indicator } from './define.ts';
import { ownIndicator } from './ownIndicator.ts';
import { type SalesPolicy, salesParts } from './policy.ts';

/** Two orders of a customer, one behind the other. */
export interface PurchaseGap extends Dimensions {
  /** The later order. */
  readonly id: string;
  /** Who bought. */
  readonly customerId: string;
  /** When the later order was placed. */
  readonly date: DateInput;
  /** When the order before it was placed. */
  readonly previousDate: DateInput;
}

/** Records that `daysBetweenOrders` reads. */
export interface GapData {
  /** What `purchaseGaps` makes of a ledger. */
  readonly gaps: PurchaseGap;
}

const gapTypes = { id: 'key', customerId: 'key', date: 'date', previousDate: 'date' } as const satisfies Partial<
  Record<keyof PurchaseGap, FieldType>
>;

/** The fields of a gap, for formulas. */
export const gap: Fields<'gaps', PurchaseGap, typeof gapTypes> = /* @__PURE__ */ fields<PurchaseGap>()('gaps', gapTypes);

interface Bought {
  readonly order: string;
  readonly customer: Key;
  readonly date: number;
  readonly record: Sale;
}

/**
 * The gaps between the orders of each customer, one row a gap with the dimensions of the later order: what was sold counts,
 * under the default policy or another. Rows without a customer and dates that cannot be read leave no gap; orders of the
 * same moment are one.
 *
 * @param sales   the ledger, as rows
 * @param policy  which orders count
 */
export function purchaseGaps(sales: readonly Sale[], policy: SalesPolicy = {}): PurchaseGap[] {
  const { access } = recordsOf(sales);
  const reader = { access, fault: (): void => undefined };
  const isSold = testOfRecord(salesParts(policy).sold.where as Value<boolean>, reader);
  const [customerOf, orderOf, dateOf] = [sale.customerId, sale.orderId, sale.orderDate].map((node) => valueOfRecord(node, reader));
  const orders = new Map<string, Bought>();
  for (const record of sales) {
    const [customer, order, date] = [customerOf?.(record) ?? null, orderOf?.(record) ?? null, dateOf?.(record) ?? null];
    if (customer === null || typeof date !== 'number' || isSold(record) !== 1) continue;
    const id = JSON.stringify([customer, order]);
    const known = orders.get(id);
    if (known === undefined || date < known.date) orders.set(id, { order: String(order), customer: customer as Key, date, record });
  }
  const sorted = [...orders.values()].sort((a, b) => a.date - b.date);
  const last = new Map<Key, Bought>();
  return sorted.flatMap((bought) => {
    const before = last.get(bought.customer);
    last.set(bought.customer, bought);
    return before === undefined || before.date === bought.date ? [] : [gapOf(bought, before)];
  });
}

function gapOf({ order, customer, record }: Bought, before: Bought): PurchaseGap {
  const { channel, region, country, storeId, salesperson, campaign, segment, category } = record;
  const dimensions = { channel, region, country, storeId, salesperson, campaign, segment, category };
  const placedAt = ({ orderDate, date }: Sale): DateInput => orderDate ?? date;
  return { ...dimensions, id: order, customerId: String(customer), date: placedAt(record), previousDate: placedAt(before.record) };
}

const DAY = 86_400_000;
const between = /* @__PURE__ */ elapsed(gap.previousDate, gap.date);
const median: Formula<GapData> = /* @__PURE__ */ ratio(/* @__PURE__ */ quantile(between, 0.5), DAY);
const average: Formula<GapData> = /* @__PURE__ */ ratio(/* @__PURE__ */ mean(between), DAY);

/**
 * Median time between two orders of the same customer, by the date of the later one.
 *
 * median of (order − order before), over the gaps that end in the period; the variant `mean` averages them. Customers who
 * have not come back yet are not in it, so that the true time is longer.
 *
 * @unit    days
 * @better  lower
 * @empty   null (`no-data`) when nobody came back
 * @alias   inter-purchase time · délai de réachat
 * @source  Fader and Hardie, the CDNOW data set
 * @example
 * ```ts
 * import { daysBetweenOrders, purchaseGaps } from 'sales-kpi';
 * const sales = ['2025-01-01', '2025-01-11', '2025-02-10'].map((date, i) => ({ id: `${i}`, date, amount: 10, customerId: 'ana' }));
 * daysBetweenOrders(purchaseGaps(sales)) // => 20
 * ```
 */
export const daysBetweenOrders: Indicator<'daysBetweenOrders', GapData, Decimal, 'mean'> = /* @__PURE__ */ ownIndicator({
  id: 'daysBetweenOrders',
  label: { en: 'Days between orders', fr: 'Délai de réachat' },
  unit: 'days',
  better: 'lower',
  additivity: 'order-stat',
  source: 'Fader and Hardie, CDNOW data',
  formula: median,
  variants: { mean: { label: { en: 'Mean days between orders', fr: 'Délai moyen de réachat' }, formula: average } },
});
