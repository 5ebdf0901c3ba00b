// The time between the orders of a customer.
import type { Decimal } from '../../decimal.ts';
import { excerpt, KpiError } from '../../error.ts';
import { gte } from '../../expr/condition.ts';
import type { FieldType } from '../../expr/node.ts';
import { countDistinct, mean, quantile } from '../../expr/total.ts';
import { elapsed, type Formula, ratio } from '../../expr/value.ts';
import type { DateInput, Dimensions } from '../../model/dimension.ts';
import { type Fields, fields } from '../../model/field.ts';
import type { Sale } from '../../model/sale/sale.ts';
import type { Indicator } from '../define.ts';
import { ownIndicator } from '../ownIndicator.ts';
import type { SalesPolicy } from '../sales/policy.ts';
import { type CustomerOrder, customerOrders, dimensionsOf } from './customerOrders.ts';

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

/**
 * The gaps between the orders of each customer, one row a gap with the dimensions of the later order: what was sold counts,
 * under the default policy or another. Rows without a customer and dates that cannot be read leave no gap; orders of the
 * same moment are one.
 *
 * @param sales   the ledger, as rows
 * @param policy  which orders count
 */
export function purchaseGaps(sales: readonly Sale[], policy: SalesPolicy = {}): PurchaseGap[] {
  return [...customerOrders(sales, policy, 'UTC').values()].flatMap((orders) =>
    orders.flatMap((order, i) => {
      const before = orders[i - 1];
      return before === undefined || before.instant === order.instant ? [] : [gapOf(order, before)];
    }),
  );
}

function gapOf({ id, customer, date, record }: CustomerOrder, before: CustomerOrder): PurchaseGap {
  return { id, customerId: customer as string, date: date.given, previousDate: before.date.given, ...dimensionsOf(record) };
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

/**
 * Customers who came back after so many days or more without an order: see `reactivatedCustomers`, which counts by periods.
 *
 * @param days  how long they were away, in whole days from 1
 * @throws {KpiError} bad-argument — for anything else
 * @example
 * ```ts
 * import { purchaseGaps, reactivatedCustomersAfter } from 'sales-kpi';
 * const sales = ['2025-01-01', '2025-01-11', '2025-06-10'].map((date, i) => ({ id: `${i}`, date, amount: 10, customerId: 'ana' }));
 * reactivatedCustomersAfter(90)(purchaseGaps(sales)) // => 1
 * ```
 */
export function reactivatedCustomersAfter<const N extends number>(
  days: N,
): Indicator<`reactivatedCustomersAfter${N}Days`, GapData, number> {
  if (!Number.isSafeInteger(days) || days < 1)
    throw new KpiError('bad-argument', `customers back after ${excerpt(days)} days`, 'give whole days from 1', ['days']);
  return ownIndicator({
    id: `reactivatedCustomersAfter${days}Days`,
    label: { en: `Customers back after ${days} days`, fr: `Clients revenus après ${days} jours` },
    unit: 'count',
    better: 'higher',
    additivity: 'distinct',
    source: 'Retention accounting: new, retained, reactivated and lost customers',
    formula: countDistinct(gap.customerId, { where: gte(between, days * DAY) }),
  });
}
