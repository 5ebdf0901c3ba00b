import { Customer, Product, parse, post } from 'sales-kpi';
import { shopifyCustomers, shopifyOrders, shopifyProducts } from 'sales-kpi/crm/shopify';
import { describe, expect, test } from 'vitest';
import { codeOf } from '../query/ask.ts';
import { restOrder } from './shopifyPayload.ts';
import { ladderOf } from './shopSums.ts';

/** An order of an old version: no money sets, no allocations, taxes on the order alone. */
const old = (given: object = {}): object => ({
  id: 450789469,
  created_at: '2008-01-10T11:00:00-05:00',
  processed_at: '2008-01-10T11:00:00-05:00',
  currency: 'USD',
  financial_status: 'authorized',
  taxes_included: false,
  total_line_items_price: '30.00',
  total_discounts: '3.00',
  discount_codes: [{ code: 'TEN', amount: '3.00', type: 'percentage' }],
  subtotal_price: '27.00',
  total_tax: '2.70',
  total_price: '29.70',
  tax_lines: [{ price: '2.70', rate: 0.1, title: 'State Tax' }],
  line_items: [
    { id: 1, quantity: 1, price: '10.00', product_id: 5 },
    { id: 2, quantity: 1, price: '20.00', product_id: 6 },
  ],
  shipping_lines: [],
  customer: { id: 207119551, orders_count: 0 },
  ...given,
});

describe('orders of old versions', () => {
  test('whose lines say neither discounts nor taxes share those of the order', () => {
    const { rows, warnings } = shopifyOrders([old()]);
    expect(warnings).toEqual([]);
    expect(ladderOf(rows)).toMatchObject({ grossSales: '30', discounts: '3', netSales: '27', taxes: '2.7', totalSales: '29.7' });
    expect(rows[0]?.discounts).toMatchObject([{ code: 'TEN', amount: 3 }]);
  });

  test('whose codes do not come to their discounts say so, and count them as discounts without a code', () => {
    const { rows, warnings } = shopifyOrders([old({ discount_codes: [{ code: 'TEN', amount: '1.00', type: 'percentage' }] })]);
    expect(warnings.map(({ code }) => code)).toEqual(['code-unknown']);
    expect(rows[0]?.discounts).toMatchObject([{ code: null, amount: 3 }]);
  });

  test('with a discount on shipping alone have none on goods', () => {
    const order = old({
      total_discounts: '5.00',
      discount_codes: [{ code: 'FREE', amount: '5.00', type: 'shipping' }],
      subtotal_price: '30.00',
      total_price: '32.70',
      shipping_lines: [{ price: '5.00', discounted_price: '0.00', tax_lines: [] }],
    });
    expect(ladderOf(shopifyOrders([order]).rows)).toMatchObject({ discounts: '0', shipping: '0', totalSales: '32.7' });
  });
});

describe('payloads that do not add up are mapped as they are, and told by post', () => {
  test('lines that come to more than their own total', () => {
    const line = (id: number): object => ({ id, quantity: 1, price: '199.00', product_id: id });
    const order = old({
      total_line_items_price: '398.00',
      subtotal_price: '398.00',
      total_discounts: '0.00',
      discount_codes: [{ code: 'TENOFF', amount: '10.00', type: 'percentage' }],
      total_tax: '11.94',
      total_price: '409.94',
      line_items: [line(1), line(2), line(3)],
    });
    const { rows, counts } = shopifyOrders([order]);
    expect(counts.mapped).toBe(1);
    const { warnings } = post(rows);
    expect(warnings.map(({ code, field, reason }) => [code, field, reason.split(': ')[1]])).toEqual([
      ['total-mismatch', 'totals.subtotal', '597'],
      ['total-mismatch', 'totals.total', '608.94'],
    ]);
    expect(ladderOf(rows, { 'total-mismatch': 2 })).toMatchObject({ grossSales: '597', discounts: '0', totalSales: '608.94' });
  });

  test('a refund without subtotals, dated before its order, of another amount than its lines', () => {
    const refund = {
      id: 509562969,
      created_at: '2005-08-05T12:59:12-04:00',
      processed_at: null,
      refund_line_items: [{ id: 1, line_item_id: 2, quantity: 1, restock_type: 'no_restock' }],
      transactions: [{ id: 1, kind: 'refund', status: 'success', amount: '25.00', currency: 'USD' }],
    };
    const { rows } = shopifyOrders([old({ refunds: [refund] })]);
    expect(ladderOf(rows, { 'refund-before-order': 1, 'refund-mismatch': 1 })).toMatchObject({ netSales: '3.8', totalSales: 'null' });
    // Where it says the tax of the difference, totals with tax are known.
    const told = {
      ...refund,
      refund_line_items: [{ ...refund.refund_line_items[0], subtotal: '18.00', total_tax: '1.80' }],
      order_adjustments: [{ kind: 'refund_discrepancy', amount: '-5.20', tax_amount: '0.00' }],
    };
    expect(ladderOf(shopifyOrders([old({ refunds: [told] })]).rows, { 'refund-before-order': 1, 'refund-mismatch': 1 })).toMatchObject({
      totalSales: '4.7',
    });
  });

  test('one space is nothing', () => {
    const { rows } = shopifyOrders([old({ cancelled_at: ' ', customer: { id: ' ' }, source_name: ' ' })]);
    expect([rows[0]?.cancelledAt, rows[0]?.customerId, rows[0]?.channel]).toEqual([null, null, null]);
  });
});

test('tips stand among the lines, and are none', () => {
  const order = restOrder({
    id: 1,
    lines: [
      { id: 11, quantity: 1, price: '10.00' },
      { id: 12, quantity: 1, price: '2.00' },
    ],
    subtotal: '10.00',
    tax: '0.00',
    total: '12.00',
  });
  const lines = order['line_items'] as object[];
  const { rows } = shopifyOrders([{ ...order, line_items: [lines[0], { ...lines[1], tip: { payment_gateway: 'x' } }] }]);
  expect([rows[0]?.lines?.length, rows[0]?.tips]).toEqual([1, 2]);
  expect(post(rows).counts.warnings).toEqual({});
});

test('money in another currency is never taken for money of the order', () => {
  const plain = old({ presentment_currency: 'EUR' });
  expect(shopifyOrders([plain], { money: 'presentment' })).toMatchObject({ rows: [], counts: { rejected: 1 } });
  const paid = { kind: 'refund', status: 'success', amount: '20.00', currency: 'EUR' };
  const withLines = old({
    refunds: [{ id: 1, created_at: '2008-02-01T00:00:00Z', refund_line_items: [{ line_item_id: 1, quantity: 1 }], transactions: [paid] }],
  });
  const counted = shopifyOrders([withLines]);
  expect(counted.warnings.map(({ code }) => code)).toEqual(['refund-in-other-currency']);
  expect(ladderOf(counted.rows)).toMatchObject({ returns: '9', netSales: '18' });
  const moneyOnly = old({ refunds: [{ id: 1, created_at: '2008-02-01T00:00:00Z', refund_line_items: [], transactions: [paid] }] });
  expect(shopifyOrders([moneyOnly]).rejected[0]).toMatchObject({ field: 'refunds[0].amount', code: 'bad-number' });
});

test('a refund that moved neither goods nor money is none', () => {
  const { rows } = shopifyOrders([
    old({ refunds: [{ id: 1, created_at: '2008-02-01T00:00:00Z', refund_line_items: [], transactions: [] }] }),
  ]);
  expect(rows[0]?.refunds).toEqual([]);
});

test('later pages win: an order that comes twice is counted once', () => {
  const first = { ...old(), updated_at: '2008-01-10T11:00:00Z' };
  const { rows, excluded } = shopifyOrders([
    { orders: [first] },
    { orders: [{ ...first, updated_at: '2008-01-11T11:00:00Z', name: '#late' }] },
  ]);
  expect([rows.map(({ orderName }) => orderName), excluded]).toEqual([['#late'], { repeated: { count: 1, ids: ['450789469'] } }]);
});

test('products are told by product, variant or SKU', () => {
  const order = restOrder({ id: 1, lines: [{ id: 11, quantity: 1, price: '10.00' }], subtotal: '10.00', tax: '0.00', total: '10.00' });
  const by = (productBy: 'product' | 'variant' | 'sku'): unknown => shopifyOrders([order], { productBy }).rows[0]?.lines?.[0]?.productId;
  expect([by('product'), by('variant'), by('sku')]).toEqual(['110', '1100', 'SKU-11']);
});

test('customers and products of both APIs', () => {
  const rest = {
    id: 7,
    email: 'a@example.com',
    first_name: 'Ana',
    last_name: 'Lima',
    email_marketing_consent: { state: 'subscribed' },
    default_address: { country_code: 'FR' },
  };
  const graph = {
    id: 'gid://shopify/Customer/7',
    displayName: 'Ana Lima',
    defaultEmailAddress: { emailAddress: 'a@example.com', marketingState: 'SUBSCRIBED' },
    defaultAddress: { countryCodeV2: 'FR' },
  };
  const [one, other] = [shopifyCustomers({ customers: [rest] }).rows, shopifyCustomers({ data: { customers: { nodes: [graph] } } }).rows];
  expect(parse(Customer, other).rows).toEqual(parse(Customer, one).rows);
  expect(one).toMatchObject([{ id: '7', name: 'Ana Lima', consent: true, country: 'FR' }]);
  const product = {
    id: 'gid://shopify/Product/5',
    title: 'Mug',
    status: 'DRAFT',
    productType: 'Kitchen',
    variants: {
      edges: [
        { node: { sku: 'A', price: '9.0', inventoryItem: { unitCost: { amount: '4.0', currencyCode: 'EUR' } } } },
        { node: { sku: 'B', price: '9.0', inventoryItem: { unitCost: { amount: '4.0', currencyCode: 'EUR' } } } },
      ],
    },
  };
  const { rows } = shopifyProducts([product]);
  expect(parse(Product, rows).rows).toMatchObject([
    { id: '5', sku: null, price: 9, active: false, currency: 'EUR', unitCost: [{ cost: 4 }] },
  ]);
});

describe('variants', () => {
  const rest = {
    id: 5,
    title: 'Mug',
    product_type: 'Kitchen',
    vendor: 'Acme',
    status: 'active',
    variants: [
      { id: 51, title: 'Blue', sku: 'M-B', price: '9.90', compare_at_price: '12.00', inventory_item_id: 7 },
      { id: 52, title: 'Red', sku: 'M-R', price: '12.90', compare_at_price: null, inventory_item_id: 8 },
    ],
  };
  const money = (amount: string): object => ({ amount, currencyCode: 'EUR' });
  const graph = {
    id: 'gid://shopify/Product/5',
    title: 'Mug',
    productType: 'Kitchen',
    vendor: 'Acme',
    status: 'ACTIVE',
    variants: {
      nodes: [
        {
          id: 'gid://shopify/ProductVariant/51',
          title: 'Blue',
          sku: 'M-B',
          price: '9.9',
          compareAtPrice: '12.0',
          inventoryItem: { unitCost: money('4.0') },
        },
        {
          id: 'gid://shopify/ProductVariant/52',
          title: 'Red',
          sku: 'M-R',
          price: '12.9',
          compareAtPrice: null,
          inventoryItem: { unitCost: money('5.5') },
        },
      ],
      pageInfo: { hasNextPage: false },
    },
  };
  const items = {
    inventory_items: [
      { id: 7, cost: '4.00' },
      { id: 8, cost: '5.50' },
    ],
  };

  test.each([
    ['REST', rest, { inventoryItems: items, currency: 'EUR' }],
    ['GraphQL', graph, {}],
  ])('are a product each, with a SKU, a price and a cost of their own: %s', (_, product, options) => {
    const { rows, warnings, counts } = shopifyProducts([product], { productBy: 'variant', ...options });
    expect([warnings, counts]).toEqual([[], { rowsIn: 2, mapped: 2, excluded: 0, rejected: 0, byCode: {} }]);
    expect(parse(Product, rows).rows).toMatchObject([
      {
        id: '51',
        name: 'Mug – Blue',
        sku: 'M-B',
        price: 9.9,
        compareAtPrice: expect.anything(),
        unitCost: [{ cost: 4 }],
        currency: 'EUR',
        category: 'Kitchen',
        shopifyProductId: '5',
      },
      { id: '52', name: 'Mug – Red', sku: 'M-R', price: 12.9, unitCost: [{ cost: 5.5 }], active: true },
    ]);
    const bySku = shopifyProducts([product], { productBy: 'sku', ...options }).rows;
    expect(bySku.map(({ id }) => id)).toEqual(['M-B', 'M-R']);
  });

  test('have the identifiers that lines of orders have', () => {
    const order = restOrder({ id: 1, lines: [{ id: 11, quantity: 1, price: '10.00' }], subtotal: '10.00', tax: '0.00', total: '10.00' });
    const product = { id: 110, variants: [{ id: 1100, sku: 'SKU-11', title: 'Default Title' }], title: 'Product 11' };
    for (const productBy of ['product', 'variant', 'sku'] as const) {
      const [row] = shopifyProducts([product], { productBy }).rows;
      expect([row?.id, row?.name]).toEqual([shopifyOrders([order], { productBy }).rows[0]?.lines?.[0]?.productId, 'Product 11']);
    }
  });

  test('that differ leave their product without a price, and that is told', () => {
    const { rows, warnings } = shopifyProducts({ products: [rest] });
    expect([rows.map(({ id, price, sku }) => [id, price, sku]), warnings.map(({ code, ids }) => [code, ids])]).toEqual([
      [['5', null, null]],
      [['variants-differ', ['5']]],
    ]);
  });

  test('that were not asked for, or go on behind the page, are counted and told', () => {
    const { variants, ...bare } = rest;
    expect(variants).toHaveLength(2);
    expect(shopifyProducts([bare], { productBy: 'variant' }).rejected).toMatchObject([{ field: 'id', code: 'missing-required' }]);
    const cut = { ...graph, variants: { ...graph.variants, pageInfo: { hasNextPage: true } } };
    expect(shopifyProducts([cut], { productBy: 'variant' }).warnings).toMatchObject([{ code: 'parts-missing', count: 2 }]);
    expect(shopifyProducts([rest], { productBy: 'sku', inventoryItems: 'junk' }).rows.map(({ unitCost }) => unitCost)).toEqual([
      null,
      null,
    ]);
  });
});

test('options are checked', () => {
  const withOptions = (options: unknown) => codeOf(() => shopifyOrders([], options as never));
  expect([{ mony: 'shop' }, { money: 'both' }, { link: 5 }].map(withOptions)).toEqual(['unknown-option', 'bad-argument', 'bad-argument']);
});
