// What holds for every payload of a shop or of Stripe, however broken: nothing throws, every record is mapped, left out or refused,
// what is mapped is taken by parse, and post accounts for it. LAW_RUNS=1000000 tries a million of each.
import fc from 'fast-check';
import { Cost, Customer, Order, Product, post, Subscription, subscriptionPeriods } from 'sales-kpi';
import * as shopify from 'sales-kpi/crm/shopify';
import * as stripe from 'sales-kpi/crm/stripe';
import * as woocommerce from 'sales-kpi/crm/woocommerce';
import { expect, test } from 'vitest';
import type { z } from 'zod/mini';
import { type Case, expectAccount, holdForAnyPayload } from './anyPayload.ts';
import { graphOrder, graphPage, type OrderOf, restOrder } from './shopifyPayload.ts';
import * as pay from './stripePayload.ts';
import { wooOrder, wooRefund } from './woocommercePayload.ts';

const plain: OrderOf = {
  id: 1,
  lines: [
    { id: 11, quantity: 2, price: '10.00', tax: '3.40', discounts: [{ amount: '2.00', code: 'TEN' }, { amount: '1.00' }] },
    { id: 12, quantity: 1, price: '15.00', tax: '2.70', duty: { price: '1.00', tax: '0.20' } },
  ],
  shipping: { price: '5.00', tax: '0.60', discount: '2.00', code: 'TEN' },
  tip: { id: 19, amount: '3.00' },
  duties: '1.00',
  fees: '0.50',
  subtotal: '32.00',
  tax: '6.90',
  total: '46.40',
  refunds: [
    {
      id: 7,
      at: '2025-04-05T09:00:00-05:00',
      lines: [
        { lineId: 11, quantity: 1, subtotal: '8.50', tax: '1.70' },
        { lineId: 19, quantity: 1, subtotal: '1.00', tax: '0.00' },
      ],
      shipping: { amount: '1.00', tax: '0.20' },
      duties: '1.00',
      paid: '13.60',
    },
  ],
};

const woo = wooOrder({
  lines: [
    { id: 1, quantity: 3, subtotal: '10.00', total: '9.00', tax: '1.80' },
    { id: 2, quantity: 1, subtotal: '10.00', tax: '2.00' },
  ],
  coupons: ['A'],
  fees: [['2.00', '0.40']],
  shipping: ['5.00', '1.00'],
  tax: '5.20',
  total: '31.20',
  refunds: [{ id: 9, total: '-1.00' }],
});
const wooBack = {
  ...wooRefund(9, 727, '9.00', [[1, 1, '3.00', '0.60']], ['2.00', '0.40']),
  fee_lines: [{ id: 3, total: '-2.50', total_tax: '-0.50' }],
};

const shopProduct = {
  id: 5,
  title: 'Mug',
  status: 'active',
  updated_at: '2025-03-31T10:00:00-05:00',
  variants: [
    { id: 51, title: 'Blue', sku: 'A', price: '9.90', inventory_item_id: 7 },
    { id: 52, title: 'Red', sku: 'B', price: '9.90', inventory_item_id: 8 },
  ],
};
const graphProduct = {
  id: 'gid://shopify/Product/5',
  title: 'Mug',
  variants: {
    edges: [
      {
        node: {
          id: 'gid://shopify/ProductVariant/51',
          sku: 'A',
          price: '9.0',
          inventoryItem: { unitCost: { amount: '4.0', currencyCode: 'EUR' } },
        },
      },
    ],
  },
};
const shopCustomer = {
  id: 7,
  email: 'a@example.com',
  first_name: 'Ana',
  email_marketing_consent: { state: 'subscribed' },
  default_address: { country_code: 'FR' },
};

const tiers = [
  { up_to: 5, unit_amount: 1000, flat_amount: null },
  { up_to: null, unit_amount: null, unit_amount_decimal: '750.5', flat_amount: 200 },
];
const tiered = pay.newSubscription(
  {
    discounts: [
      { source: { coupon: { percent_off: 25, duration: 'forever', applies_to: { products: ['prod_1'] } } }, start: 1_736_942_400 },
    ],
  },
  {
    quantity: 7,
    price: pay.price({ currency: 'eur', billing_scheme: 'tiered', tiers_mode: 'graduated', tiers, unit_amount: null }),
    tax_rates: [{ inclusive: false }],
  },
);
const stripePrice = {
  id: 'price_1',
  product: 'prod_1',
  currency: 'eur',
  unit_amount: 1900,
  active: true,
  recurring: { interval: 'month' },
};
const stripeProduct = { id: 'prod_1', name: 'Seat', active: true, livemode: true, default_price: stripePrice, updated: 1_735_689_600 };
const note = {
  id: 'cn_1',
  invoice: 'in_1',
  status: 'issued',
  total: 1080,
  created: 1_744_286_400,
  lines: pay.page([
    { invoice_line_item: 'il_1', amount: 1000, quantity: 1, discount_amounts: [{ amount: 100 }], taxes: [{ amount: 180 }] },
  ]),
  shipping_cost: { amount_subtotal: 0, amount_tax: 0 },
};
const dispute = { id: 'dp_1', charge: 'ch_1', amount: 100, status: 'lost', created: 1_744_286_400 };
const partly = pay.charge({ amount_captured: 4000, amount_refunded: 1000, refunds: pay.page([pay.refund({ balance_transaction: null })]) });

const cases: readonly Case[] = [
  [
    'shopifyOrders of REST',
    Order,
    shopify.shopifyOrders,
    [restOrder(plain), { orders: [restOrder(plain)] }, { order: restOrder({ ...plain, taxesIncluded: true }) }],
  ],
  [
    'shopifyOrders of GraphQL',
    Order,
    (payload) => shopify.shopifyOrders(payload, { guests: 'email', productBy: 'sku' }),
    [graphPage([plain]), graphOrder(plain)],
  ],
  [
    'shopifyOrders in the money of the customer',
    Order,
    (payload) => shopify.shopifyOrders(payload, { money: 'presentment' }),
    [restOrder({ ...plain, presentment: 'USD', rate: 2 }), graphOrder({ ...plain, presentment: 'USD' })],
  ],
  ['shopifyCustomers', Customer, shopify.shopifyCustomers, [{ customers: [shopCustomer] }, shopCustomer]],
  ['shopifyProducts', Product, shopify.shopifyProducts, [{ products: [shopProduct] }, graphProduct]],
  [
    'shopifyProducts by variant',
    Product,
    (payload) => shopify.shopifyProducts(payload, { productBy: 'variant' }),
    [{ products: [shopProduct] }, graphProduct],
  ],
  [
    'inventory items',
    Product,
    (inventoryItems) => shopify.shopifyProducts([shopProduct], { productBy: 'sku', inventoryItems }),
    [{ inventory_items: [{ id: 7, cost: '4.00' }] }],
  ],
  ['stripeCharges', Order, stripe.stripeCharges, [pay.page([pay.charge({ amount_refunded: 100 })]), partly]],
  [
    'refunds and disputes of charges',
    Order,
    (list) => stripe.stripeCharges([pay.charge()], { refunds: list, disputes: list }),
    [pay.page([pay.refund()]), [dispute]],
  ],
  [
    'stripeInvoices',
    Order,
    stripe.stripeInvoices,
    [pay.page([pay.newInvoice()]), pay.oldInvoice(), pay.newInvoice({ shipping_cost: { amount_subtotal: 500, amount_tax: 100 } })],
  ],
  ['credit notes', Order, (creditNotes) => stripe.stripeInvoices([pay.newInvoice()], { creditNotes }), [pay.page([note])]],
  ['stripeSubscriptions', Subscription, stripe.stripeSubscriptions, [pay.page([pay.newSubscription()]), pay.oldSubscription(), tiered]],
  ['stripeCustomers', Customer, stripe.stripeCustomers, [{ id: 'cus_1', created: 1_735_689_600, email: 'a@example.com' }]],
  ['stripeProducts', Product, stripe.stripeProducts, [pay.page([stripeProduct])]],
  [
    'prices of products',
    Product,
    (prices) => stripe.stripeProducts([{ ...stripeProduct, default_price: null }], { prices }),
    [pay.page([stripePrice])],
  ],
  [
    'stripeFees',
    Cost,
    stripe.stripeFees,
    [{ id: 'txn_1', fee: 88, currency: 'eur', created: 1_735_689_600, source: 'ch_1', type: 'charge' }],
  ],
  ['wooOrders', Order, woocommerce.wooOrders, [woo, [woo]]],
  ['refunds of WooCommerce', Order, (refunds) => woocommerce.wooOrders([woo], { refunds, guests: 'email' }), [[wooBack], [[wooBack]]]],
  [
    'wooCustomers',
    Customer,
    woocommerce.wooCustomers,
    [{ id: 7, email: 'a@example.com', billing: { country: 'FR' }, date_created_gmt: '2025-01-31T10:00:00' }],
  ],
  [
    'wooProducts',
    Product,
    woocommerce.wooProducts,
    [{ id: 5, name: 'Mug', regular_price: '9.90', categories: [{ name: 'K' }], cost_of_goods_sold: { total_value: 4 } }],
  ],
];

/** What is done with the rows next: nothing of it throws, and all of them are accounted for. */
function expectPosted(rows: readonly object[], schema: z.ZodMiniObject): void {
  if (schema === Order) {
    const { ordersIn, posted, excluded, rejected } = post(rows as Order[]).counts;
    expect(posted + excluded + rejected).toBe(ordersIn);
  }
  if (schema === Subscription) {
    const { subscriptionsIn, paying, neverPaid, rejected } = subscriptionPeriods(rows as Subscription[]).counts;
    expect(paying + neverPaid + rejected).toBe(subscriptionsIn);
  }
}

// An eighth of them is posted too, which takes longer than all the rest.
holdForAnyPayload(cases, (rows, schema, seed) => {
  if (seed % 8 === 0) expectPosted(rows, schema);
});

test('a payload that is huge, deep or holds itself is counted', () => {
  const lines = Array.from({ length: 10_001 }, (_, id) => ({ id, quantity: 1, price: '1.00', subtotal: '1.00', total: '1.00' }));
  const cyclic: Record<string, unknown> = { id: '1' };
  for (const name of ['line_items', 'lines', 'items', 'refunds', 'variants', 'data', 'tiers']) cyclic[name] = cyclic;
  let deep: unknown = { id: 1 };
  for (let level = 0; level < 10_000; level++) deep = { id: 1, data: [deep], line_items: [deep], items: { data: [deep] } };
  for (const [, schema, map] of cases) for (const payload of [cyclic, [cyclic], deep]) expectAccount(map(payload), schema);
  expect(shopify.shopifyOrders([{ ...restOrder(plain), line_items: lines }]).counts.byCode).toEqual({ 'too-many-items': 1 });
  expect(woocommerce.wooOrders([{ ...woo, line_items: lines }]).counts.byCode).toEqual({ 'too-many-items': 1 });
  expect(stripe.stripeInvoices([pay.newInvoice({ lines: pay.page(lines) })]).counts.byCode).toEqual({ 'too-many-items': 1 });
  const variants = { ...shopProduct, variants: lines };
  expect(shopify.shopifyProducts([variants], { productBy: 'variant' }).counts.byCode).toEqual({ 'too-many-items': 1 });
  const rows = Array.from({ length: 100_000 }, (_, id) => ({ ...woo, id, line_items: [], refunds: [] }));
  expect(woocommerce.wooOrders(rows).counts).toMatchObject({ rowsIn: 100_000, mapped: 100_000 });
});

const single = cases.flatMap(([name, , map, [record]]) =>
  typeof record === 'object' && record !== null && 'id' in record ? [[name, map, record] as const] : [],
);

test.each(single)('%s does not depend on the order of the records', (_, map, record) => {
  const records = [1, 2, 3, 4].map((id) => ({ ...record, id: `x${id}` }));
  fc.assert(
    fc.property(fc.shuffledSubarray(records, { minLength: 4 }), (shuffled) => {
      const byId = (rows: readonly object[]): object[] =>
        [...rows].sort((a, b) => ((a as { id: string }).id < (b as { id: string }).id ? -1 : 1));
      expect(byId(map(shuffled).rows)).toEqual(byId(map(records).rows));
    }),
    { numRuns: 20 },
  );
});
