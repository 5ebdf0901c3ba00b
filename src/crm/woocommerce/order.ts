// Orders of WooCommerce to orders of ours.
import { Order } from '../../model/sale/order.ts';
import type { OrderStatus } from '../../model/sale/sale.ts';
import { type At, given } from '../at.ts';
import type { Mapped } from '../mapped.ts';
import { type MappedRecord, mapping } from '../mapping.ts';
import { guestOf, idOf, itemsOf } from '../shop/part.ts';
import { dateAt } from './date.ts';
import { feesOf, linesOf, shippingOf, taxesOf } from './line.ts';
import { metaOf } from './meta.ts';
import { type WooChoice, type WooOptions, wooOptions } from './options.ts';
import { pagesIn, withTotal, wooPage } from './page.ts';
import { isUndated, type RefundBook, refundBook, refundsOf } from './refund.ts';

/** Why orders of WooCommerce are left out. */
export type WooExclusion = 'deleted' | 'draft' | 'pending';

/** An order of WooCommerce, mapped: fields of ours and what stands beside them. */
export type WooOrder = MappedRecord<typeof Order, 'orderName' | 'sourceStatus' | 'paymentMethod'>;

const statuses: Readonly<Record<string, OrderStatus>> = {
  pending: 'open',
  'on-hold': 'open',
  processing: 'paid',
  completed: 'fulfilled',
  cancelled: 'cancelled',
  refunded: 'refunded',
  failed: 'failed',
};

/** The status, with or without the prefix of the database; null for one that a shop has added. */
function statusOf(at: At): OrderStatus | null {
  const word = wordOf(at);
  return Object.hasOwn(statuses, word) ? (statuses[word] as OrderStatus) : null;
}

function wordOf(at: At): string {
  const status = at('status');
  return typeof status === 'string' && status.length <= 64 ? status.trim().replace(/^wc-/, '') : '';
}

function orderFields(choice: WooChoice, book: RefundBook) {
  return {
    id: (at: At) => idOf(at('id')),
    placedAt: (at: At) => dateAt(at, 'date_created'),
    currency: 'currency',
    status: statusOf,
    paidAt: (at: At) => dateAt(at, 'date_paid'),
    fulfilledAt: (at: At) => dateAt(at, 'date_completed'),
    customerId: (at: At) => customerOf(at) ?? guestOf(at('billing.email'), choice.guests),
    channel: 'created_via',
    region: ['shipping.state', 'billing.state'],
    country: ['shipping.country', 'billing.country'],
    campaign: (at: At) => metaOf(at, '_wc_order_attribution_utm_campaign'),
    lines: (at: At) => linesOf(at, choice),
    shipping: shippingOf,
    taxes: taxesOf,
    fees: feesOf,
    refunds: (at: At) => refundsOf(at, book),
    totals: (at: At) => ({
      discount: given(at('discount_total')),
      tax: given(at('total_tax')),
      shipping: given(at('shipping_total')),
      total: given(at('total')),
    }),
    orderName: 'number',
    sourceStatus: 'status',
    paymentMethod: 'payment_method',
  } as const;
}

/** 0 is a guest. */
function customerOf(at: At): unknown {
  const id = at('customer_id');
  return id === 0 || id === '0' ? null : idOf(id);
}

/**
 * Orders of WooCommerce (REST API v3) as orders of ours, for `post`: lines before and after coupons, codes, shipping, fees,
 * taxes, refunds.
 *
 * Amounts of WooCommerce are without tax, whatever prices were entered with. Dates are those in UTC. Orders in the trash,
 * unfinished checkouts and, unless asked for, orders that wait for a payment are left out and counted; cancelled and failed
 * ones are mapped, and left out by `post`. Give the refunds in `refunds`: an order names them without their dates.
 *
 * @param payload - an order, a list of orders, or a list of pages
 * @param options - see `WooOptions`; by the headers of the answer it is known whether there is more
 * @throws KpiError `unknown-option` or `bad-argument`: an option is wrong. No payload throws.
 * @source  https://woocommerce.github.io/woocommerce-rest-api-docs/#order-properties
 * @see     post
 * @example
 * ```ts
 * import { netSales, post } from 'sales-kpi';
 * import { wooOrders } from 'sales-kpi/crm/woocommerce';
 *
 * const { rows } = wooOrders(
 *   [{ id: 7, status: 'completed', currency: 'EUR', date_created_gmt: '2025-03-31T22:30:00', customer_id: 0, total: '18.00',
 *     line_items: [{ id: 1, quantity: 2, subtotal: '20.00', total: '18.00', total_tax: '0.00' }], refunds: [{ id: 9, total: '-9.00' }] }],
 *   { refunds: [{ id: 9, date_created_gmt: '2025-04-02T08:00:00', amount: '9.00', line_items: [
 *     { quantity: -1, total: '-9.00', total_tax: '0.00', meta_data: [{ key: '_refunded_item_id', value: '1' }] }] }] },
 * );
 * rows[0]?.placedAt; // => '2025-03-31T22:30:00.000Z'
 * netSales(post(rows).sales); // => 9
 * ```
 */
export function wooOrders(payload: unknown, options: WooOptions = {}): Mapped<WooOrder, WooExclusion> {
  const { choice, general } = wooOptions(options);
  const book = refundBook(choice.refunds);
  const map = mapping({
    record: Order,
    fields: orderFields(choice, book),
    exclude: {
      deleted: (at) => wordOf(at) === 'trash',
      draft: (at) => ['checkout-draft', 'auto-draft', 'draft'].includes(wordOf(at)),
      pending: (at) => choice.pending === 'leaveOut' && wordOf(at) === 'pending',
    },
    version: (at) => dateAt(at, 'date_modified'),
    page: wooPage,
    cap: 100,
    warn: {
      'lines-missing': {
        when: (_, at) => itemsOf(at('line_items')) === null,
        text: 'the order does not say what was sold: ask for its lines',
      },
      'unknown-status': { when: (row) => row['status'] === null, text: 'a status that the shop has added: the order counts' },
      'refund-undated': {
        when: (_, at) => isUndated(at, book),
        text: 'the order does not say when it was refunded: dated when it last changed; give the refunds',
      },
    },
  });
  return withRefunds(withTotal(map(pagesIn(payload), general), choice.total, general), book);
}

/** Tells of refunds that no order took. */
function withRefunds<T, X extends string>(mapped: Mapped<T, X>, { byId, taken }: RefundBook): Mapped<T, X> {
  const ids = [...byId.keys()].filter((id) => !taken.has(id));
  if (ids.length === 0) return mapped;
  const text = 'refunds of orders that were not given, or left out: not taken off';
  return { ...mapped, warnings: [...mapped.warnings, { code: 'refund-without-order', count: ids.length, ids: ids.slice(0, 100), text }] };
}
