// The traps of shops and of payments: what the source writes, and what has to come of it.
import { mrr, netSales, post, subscriptionPeriods, totalSales } from 'sales-kpi';
import { shopifyOrders } from 'sales-kpi/crm/shopify';
import { stripeCharges, stripeCustomers, stripeInvoices, stripeSubscriptions } from 'sales-kpi/crm/stripe';
import { wooOrders } from 'sales-kpi/crm/woocommerce';
import { graphOrder, graphPage, type OrderOf, restOrder } from './shopifyPayload.ts';
import * as pay from './stripePayload.ts';
import { wooOrder, wooRefund } from './woocommercePayload.ts';

/** A trap of a shop or of payments: those of the matrix, and what counts at all. */
export type ShopTrap = readonly [
  vendor: 'shopify' | 'stripe' | 'woocommerce',
  kind: 'amount type' | 'time unit' | 'deleted' | 'null style' | 'paging sign' | 'multi-currency' | 'what counts',
  what: string,
  got: () => unknown,
  expected: unknown,
];

const order: OrderOf = { id: 1, lines: [{ id: 11, quantity: 1, price: '409.94' }], subtotal: '409.94', tax: '0.00', total: '409.94' };
const shopify = (given: object = {}, options = {}) => shopifyOrders([{ ...restOrder(order), ...given }], options);
const stripe = (given: object = {}, options = {}) => stripeCharges([pay.charge(given)], options);
const sold = wooOrder({ id: 1, lines: [{ id: 1, quantity: 1, subtotal: '10.00' }], tax: '0.00', total: '10.00' });
const woo = (given: object = {}, options = {}) => wooOrders([{ ...sold, ...given }], options);

const net = ({ rows }: { readonly rows: Parameters<typeof post>[0] }): string => String(netSales(post(rows).sales));
const all = ({ rows }: { readonly rows: Parameters<typeof post>[0] }): string => String(totalSales(post(rows).sales));
const monthly = (subscription: object): string => String(mrr(subscriptionPeriods(stripeSubscriptions([subscription]).rows).periods));
const halfBack: OrderOf = {
  ...order,
  lines: [{ id: 11, quantity: 2, price: '50.00', tax: '20.00' }],
  subtotal: '100.00',
  tax: '20.00',
  total: '120.00',
  refunds: [{ id: 7, at: '2025-04-05T10:00:00Z', lines: [{ lineId: 11, quantity: 1, subtotal: '50.00', tax: '10.00' }], paid: '60.00' }],
};

/** The signs that the matrix of the traps names, cell by cell: each has a line that speaks of it. */
export const shopSigns: Readonly<Record<ShopTrap[0], Readonly<Record<ShopTrap[1], readonly string[]>>>> = {
  shopify: {
    'amount type': ['text', 'GraphQL'],
    'time unit': ['offset'],
    deleted: ['cancelled', 'test', 'draft'],
    'null style': ['null', 'one space'],
    'paging sign': ['Link', 'pageInfo'],
    'multi-currency': ['shop', 'customer'],
    'what counts': ['total_', 'current', 'gid', 'processed_at', 'edit', 'shipping_refund', 'refund_discrepancy', 'cancelled'],
  },
  stripe: {
    'amount type': ['minor', 'króna', 'shilling', 'forint', 'unit_amount_decimal'],
    'time unit': ['seconds'],
    deleted: ['livemode', 'deleted'],
    'null style': ['null', 'absent'],
    'paging sign': ['has_more'],
    'multi-currency': ['a currency each'],
    'what counts': ['captured', 'disputed', 'refund', 'canceled_at', 'metered', 'tiers', 'transform_quantity', 'discount', 'period'],
  },
  woocommerce: {
    'amount type': ['text', 'below zero', 'float'],
    'time unit': ['UTC without Z', 'time of the site'],
    deleted: ['trash', 'unfinished'],
    'null style': ['customer 0', '""', 'null'],
    'paging sign': ['X-WP-TotalPages', 'X-WP-Total'],
    'multi-currency': ['currency'],
    'what counts': ['refunded', 'coupon', 'fee', 'prices_include_tax', 'guest', 'custom status'],
  },
};

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
  [
    'shopify',
    'multi-currency',
    'the money of the customer, where asked for',
    () => shopifyOrders([restOrder({ ...order, presentment: 'USD', rate: 2 })], { money: 'presentment' }).rows[0]?.lines?.[0]?.unitPrice,
    819.88,
  ],
  ['shopify', 'deleted', 'a draft', () => Object.keys(shopify({ invoice_url: 'https://x.example' }).excluded), ['draft']],
  [
    'shopify',
    'what counts',
    'total_price is at the placing, current_total_price after returns: a refund comes off once',
    () => [restOrder, graphOrder].map((write) => all(shopifyOrders([write(halfBack)]))),
    ['60', '60'],
  ],
  [
    'shopify',
    'what counts',
    'quantity, not current_quantity',
    () => [restOrder, graphOrder].map((write) => shopifyOrders([write(halfBack)]).rows[0]?.lines?.[0]?.quantity),
    [2, 2],
  ],
  ['shopify', 'what counts', 'a gid is the number of REST', () => shopifyOrders([graphOrder(order)]).rows[0]?.id, '1'],
  [
    'shopify',
    'what counts',
    'processed_at, since created_at is when it was imported',
    () => shopify().rows[0]?.placedAt,
    '2025-03-31T10:00:00-05:00',
  ],
  [
    'shopify',
    'what counts',
    'a line that an edit took out moved no money',
    () => net(shopifyOrders([restOrder({ ...halfBack, refunds: halfBack.refunds?.map(({ paid, ...edit }) => edit) ?? [] })])),
    '50',
  ],
  [
    'shopify',
    'what counts',
    'a shipping_refund is no return of goods',
    () => {
      const shipped: OrderOf = { ...order, shipping: { price: '5.00' }, total: '414.94' };
      return net(
        shopifyOrders([
          restOrder({
            ...shipped,
            refunds: [{ id: 7, at: '2025-04-05T10:00:00Z', shipping: { amount: '5.00', tax: '0.00' }, paid: '5.00' }],
          }),
        ]),
      );
    },
    '409.94',
  ],
  [
    'shopify',
    'what counts',
    'a refund_discrepancy is an adjustment',
    () => {
      const refund = {
        id: 7,
        created_at: '2025-04-05T10:00:00Z',
        refund_line_items: [{ line_item_id: 11, quantity: 1, subtotal: '409.94', total_tax: '0.00' }],
        order_adjustments: [{ kind: 'refund_discrepancy', amount: '9.94', tax_amount: '0.00' }],
        transactions: [{ kind: 'refund', status: 'success', amount: '400.00', currency: 'EUR' }],
      };
      const { sales } = post(shopify({ refunds: [refund] }).rows);
      return sales.map(({ kind, amount }) => [kind, amount]);
    },
    [
      ['product', 409.94],
      ['product', -409.94],
      ['adjustment', 9.94],
    ],
  ],
  [
    'shopify',
    'what counts',
    'cancelled is not refunded: it comes off on its own day',
    () => post(shopify({ cancelled_at: '2025-04-02T00:00:00Z', financial_status: 'voided' }).rows).sales.map(({ date }) => date),
    ['2025-03-31T10:00:00-05:00', '2025-04-02T00:00:00Z'],
  ],

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
  [
    'stripe',
    'amount type',
    'shilling: 500 are 5',
    () => stripe({ currency: 'ugx', amount_captured: 500 }).rows[0]?.lines?.[0]?.unitPrice,
    5,
  ],
  [
    'stripe',
    'amount type',
    'forint: 1045 are 10.45',
    () => stripe({ currency: 'huf', amount_captured: 1045 }).rows[0]?.lines?.[0]?.unitPrice,
    10.45,
  ],
  [
    'stripe',
    'amount type',
    'unit_amount_decimal, where a cent is too much',
    () => monthly(pay.newSubscription({}, { quantity: 1000, price: pay.price({ unit_amount: null, unit_amount_decimal: '0.5' }) })),
    '5',
  ],
  ['stripe', 'what counts', 'what was captured, not what was held', () => net(stripe({ amount: 5000, amount_captured: 4000 })), '40'],
  [
    'stripe',
    'what counts',
    'a disputed charge counts until it is lost',
    () =>
      ['needs_response', 'lost'].map((status) =>
        net(
          stripe({ disputed: true }, { disputes: [{ id: 'dp_1', charge: 'ch_1', amount: 5000, status, created: pay.day('2025-04-10') }] }),
        ),
      ),
    ['50', '0'],
  ],
  ['stripe', 'what counts', 'a partial refund, once', () => net(stripe({ amount_refunded: 1000 }, { refunds: [pay.refund()] })), '40'],
  [
    'stripe',
    'what counts',
    'canceled_at is when it was asked for, ended_at the end',
    () =>
      subscriptionPeriods(
        stripeSubscriptions([
          pay.newSubscription({ status: 'canceled', canceled_at: pay.day('2025-03-20'), ended_at: pay.day('2025-04-15') }),
        ]).rows,
      ).periods.map(({ end }) => end),
    ['2025-04-15T12:00:00.000Z'],
  ],
  [
    'stripe',
    'what counts',
    'metered is no recurring revenue',
    () => monthly(pay.newSubscription({}, { price: pay.price({}, { usage_type: 'metered' }) })),
    '0',
  ],
  [
    'stripe',
    'what counts',
    'tiers: 3 at 10 and 4 at 5',
    () => {
      const tiers = [
        { up_to: 3, unit_amount: 1000 },
        { up_to: null, unit_amount: 500 },
      ];
      return monthly(
        pay.newSubscription(
          {},
          { quantity: 7, price: pay.price({ billing_scheme: 'tiered', tiers_mode: 'graduated', unit_amount: null, tiers }) },
        ),
      );
    },
    '50',
  ],
  [
    'stripe',
    'what counts',
    'transform_quantity: 25 units are 3 packs of 10',
    () => monthly(pay.newSubscription({}, { quantity: 25, price: pay.price({ transform_quantity: { divide_by: 10, round: 'up' } }) })),
    '60',
  ],
  [
    'stripe',
    'what counts',
    'discount of older and discounts of newer versions',
    () => {
      const coupon = { percent_off: 25, duration: 'forever' };
      return [
        monthly(pay.oldSubscription({ discount: { coupon } })),
        monthly(pay.newSubscription({ discounts: [{ source: { coupon } }] })),
      ];
    },
    ['15', '15'],
  ],
  [
    'stripe',
    'what counts',
    'the period of the subscription, or of its items',
    () =>
      [pay.oldSubscription(), pay.newSubscription()].map(
        (one) => stripeSubscriptions([{ ...one, cancel_at_period_end: true }]).rows[0]?.cancelAt,
      ),
    ['2025-04-15T12:00:00.000Z', '2025-04-15T12:00:00.000Z'],
  ],
  [
    'stripe',
    'what counts',
    'invoices of both versions, at their taxes and discounts',
    () => [pay.oldInvoice(), pay.newInvoice()].map((one) => all(stripeInvoices([one]))),
    ['21.6', '21.6'],
  ],

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
  [
    'woocommerce',
    'amount type',
    'the price is a float of total by quantity, and not read',
    () => net(wooOrders([wooOrder({ lines: [{ id: 1, quantity: 3, subtotal: '10.00' }], tax: '0.00', total: '10.00' })])),
    '10',
  ],
  ['woocommerce', 'null style', 'null', () => woo({ date_paid_gmt: null }).rows[0]?.paidAt, null],
  ['woocommerce', 'paging sign', 'X-WP-Total, which is more', () => woo({}, { total: '3' }).isComplete, false],
  ['woocommerce', 'what counts', 'refunded, with the full total still in it', () => all(woo({ status: 'refunded' })), '0'],
  [
    'woocommerce',
    'what counts',
    'a coupon: total is after it, subtotal before',
    () => {
      const { rows } = wooOrders([
        wooOrder({
          lines: [{ id: 1, quantity: 1, subtotal: '10.00', total: '8.00' }],
          coupons: ['A'],
          discount: '2.00',
          tax: '0.00',
          total: '8.00',
        }),
      ]);
      return rows[0]?.lines?.map(({ linePrice, discount, discountCode }) => [linePrice, discount, discountCode]);
    },
    [[10, 2, 'A']],
  ],
  [
    'woocommerce',
    'what counts',
    'a fee is charged, and no sale of goods',
    () => {
      const order = wooOrders([
        wooOrder({ lines: [{ id: 1, quantity: 1, subtotal: '10.00' }], fees: [['2.00', '0.00']], tax: '0.00', total: '12.00' }),
      ]);
      return [net(order), all(order)];
    },
    ['10', '12'],
  ],
  [
    'woocommerce',
    'what counts',
    'prices_include_tax changes nothing: amounts are without tax',
    () => [true, false].map((prices_include_tax) => net(woo({ prices_include_tax }))),
    ['10', '10'],
  ],
  [
    'woocommerce',
    'what counts',
    'a guest is told by e-mail address',
    () => woo({ customer_id: 0, billing: { email: 'A@example.com' } }, { guests: 'email' }).rows[0]?.customerId,
    'email:a@example.com',
  ],
  [
    'woocommerce',
    'what counts',
    'a custom status counts, and is told',
    () => [net(woo({ status: 'wc-packed' })), woo({ status: 'wc-packed' }).warnings.map(({ code }) => code)],
    ['10', ['unknown-status']],
  ],
  ['woocommerce', 'multi-currency', 'currency', () => woo({ currency: 'usd' }).rows[0]?.currency, 'USD'],
];
