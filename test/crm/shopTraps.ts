// The traps of shops and of payments: what the source writes, and what has to come of it.
import { shopifyOrders } from 'sales-kpi/crm/shopify';
import { stripeCharges, stripeCustomers, stripeSubscriptions } from 'sales-kpi/crm/stripe';
import { wooOrders } from 'sales-kpi/crm/woocommerce';
import { graphPage, type OrderOf, restOrder } from './shopifyPayload.ts';
import * as pay from './stripePayload.ts';
import { wooOrder, wooRefund } from './woocommercePayload.ts';

type ShopTrap = readonly [
  vendor: 'shopify' | 'stripe' | 'woocommerce',
  kind: 'amount type' | 'time unit' | 'deleted' | 'null style' | 'paging sign' | 'multi-currency',
  what: string,
  got: () => unknown,
  expected: unknown,
];

const order: OrderOf = { id: 1, lines: [{ id: 11, quantity: 1, price: '409.94' }], subtotal: '409.94', tax: '0.00', total: '409.94' };
const shopify = (given: object = {}, options = {}) => shopifyOrders([{ ...restOrder(order), ...given }], options);
const stripe = (given: object = {}, options = {}) => stripeCharges([pay.charge(given)], options);
const sold = wooOrder({ id: 1, lines: [{ id: 1, quantity: 1, subtotal: '10.00' }], tax: '0.00', total: '10.00' });
const woo = (given: object = {}, options = {}) => wooOrders([{ ...sold, ...given }], options);

/** The traps of shops and of payments. */
export const shopTraps: readonly ShopTrap[] = [
  ['shopify', 'amount type', 'text', () => shopify().rows[0]?.lines?.[0]?.unitPrice, 409.94],
  ['shopify', 'amount type', 'a decimal of GraphQL', () => shopifyOrders(graphPage([order])).rows[0]?.totals?.total, 409.94],
  ['shopify', 'time unit', 'ISO with the offset of the shop', () => shopify().rows[0]?.placedAt, '2025-03-31T10:00:00-05:00'],
  [
    'shopify',
    'time unit',
    'created_at where nothing was processed',
    () => shopify({ processed_at: null }).rows[0]?.placedAt,
    '2025-06-01T00:00:00-05:00',
  ],
  ['shopify', 'deleted', 'test', () => shopify({ test: true }).excluded, { test: { count: 1, ids: ['1'] } }],
  [
    'shopify',
    'deleted',
    'cancelled is kept with its day',
    () => shopify({ cancelled_at: '2025-04-02T00:00:00Z' }).rows[0]?.cancelledAt,
    '2025-04-02T00:00:00Z',
  ],
  ['shopify', 'null style', 'null', () => shopify({ customer: null }).rows[0]?.customerId, null],
  ['shopify', 'null style', 'one space', () => shopify({ cancelled_at: ' ' }).rows[0]?.cancelledAt, null],
  ['shopify', 'paging sign', 'Link header', () => shopify({}, { link: '<https://x.example>; rel="next"' }).isComplete, false],
  ['shopify', 'paging sign', 'pageInfo', () => shopifyOrders(graphPage([order], true)).isComplete, false],
  ['shopify', 'multi-currency', 'the money of the shop', () => shopify({ presentment_currency: 'USD' }).rows[0]?.currency, 'EUR'],

  ['stripe', 'amount type', 'whole minor units', () => stripe({ amount_captured: 1234 }).rows[0]?.lines?.[0]?.unitPrice, 12.34],
  ['stripe', 'amount type', 'króna: 500 are 5', () => stripe({ currency: 'isk', amount_captured: 500 }).rows[0]?.lines?.[0]?.unitPrice, 5],
  ['stripe', 'time unit', 'epoch seconds', () => stripe({ created: 1735689600 }).rows[0]?.placedAt, '2025-01-01T00:00:00.000Z'],
  ['stripe', 'time unit', 'milliseconds are no seconds', () => stripe({ created: 1735689600000 }).counts.rejected, 1],
  ['stripe', 'deleted', 'livemode', () => Object.keys(stripe({ livemode: false }).excluded), ['test']],
  ['stripe', 'deleted', 'deleted', () => Object.keys(stripeCustomers([{ id: 'cus_1', deleted: true }]).excluded), ['deleted']],
  ['stripe', 'null style', 'absent', () => stripe({ customer: undefined }).rows[0]?.customerId, null],
  [
    'stripe',
    'null style',
    'a quantity of null',
    () => stripeSubscriptions([pay.newSubscription({}, { quantity: null })]).rows[0]?.items[0]?.quantity ?? null,
    null,
  ],
  ['stripe', 'paging sign', 'has_more', () => stripeCharges(pay.page([pay.charge()], true)).isComplete, false],
  ['stripe', 'multi-currency', 'a currency each, in small letters', () => stripe({ currency: 'usd' }).rows[0]?.currency, 'USD'],

  ['woocommerce', 'amount type', 'text', () => woo().rows[0]?.totals?.total, 10],
  ['woocommerce', 'time unit', 'UTC without Z', () => woo({}, { timeZone: 'Asia/Tokyo' }).rows[0]?.placedAt, '2025-03-31T22:30:00.000Z'],
  [
    'woocommerce',
    'time unit',
    'the time of the site, in its zone',
    () => woo({ date_created_gmt: null }, { timeZone: 'Europe/Paris' }).rows[0]?.placedAt,
    '2025-03-31T22:30:00.000Z',
  ],
  ['woocommerce', 'deleted', 'trash', () => Object.keys(woo({ status: 'trash' }).excluded), ['deleted']],
  ['woocommerce', 'deleted', 'an unfinished checkout', () => Object.keys(woo({ status: 'checkout-draft' }).excluded), ['draft']],
  ['woocommerce', 'null style', 'customer 0', () => woo({ customer_id: 0 }).rows[0]?.customerId, null],
  ['woocommerce', 'null style', '""', () => woo({ billing: { country: '' } }).rows[0]?.country, null],
  ['woocommerce', 'paging sign', 'X-WP-TotalPages', () => woo({}, { totalPages: '3' }).isComplete, false],
  [
    'woocommerce',
    'amount type',
    'a refund below zero and above zero is one',
    () =>
      woo({ refunds: [{ id: 9, total: '-4.00' }] }, { refunds: [wooRefund(9, 1, '4.00', [])] }).rows[0]?.refunds?.map(
        ({ amount }) => amount,
      ),
    [4],
  ],
  ['woocommerce', 'multi-currency', 'currency', () => woo({ currency: 'usd' }).rows[0]?.currency, 'USD'],
];
