import { discounts, grossSales, netSales, Order, orderCount, parse, post, query, returns, shipping, taxes, totalSales } from 'sales-kpi';
import { shopifyOrders } from 'sales-kpi/crm/shopify';
import { describe, expect, test } from 'vitest';
import { column } from '../query/ask.ts';
import { graphOrder, graphPage, type OrderOf, restOrder } from './shopifyPayload.ts';

const ladder = [grossSales, discounts, returns, netSales, shipping, taxes, totalSales, orderCount] as const;

/** What the mapped orders come to, through parse, post and query; nothing may be refused or odd on the way. */
function sums(rows: readonly object[], expected: Readonly<Record<string, number>> = {}): string[] {
  const parsed = parse(Order, rows);
  expect(parsed.counts).toMatchObject({ rejected: 0 });
  const posted = post(parsed.rows);
  expect([posted.counts.rejected, posted.counts.warnings]).toEqual([0, expected]);
  const table = query(posted.sales, { select: [...ladder] });
  return ladder.map(({ id }) => column(table, id)[0] as string);
}

/** Two lines of 20 and 15 with a code and a reduction, shipping with a discount, taxes of 20 %. */
const plain: OrderOf = {
  id: 1001,
  lines: [
    { id: 11, quantity: 2, price: '10.00', tax: '3.40', discounts: [{ amount: '2.00', code: 'TEN' }, { amount: '1.00' }] },
    { id: 12, quantity: 1, price: '15.00', tax: '2.70', discounts: [{ amount: '1.50', code: 'TEN' }] },
  ],
  shipping: { price: '5.00', tax: '0.60', discount: '2.00', code: 'TEN' },
  subtotal: '30.50',
  tax: '6.70',
  total: '40.20',
};

describe.each([
  ['REST', restOrder],
  ['GraphQL', graphOrder],
] as const)('an order of %s', (_, orderOf) => {
  test('comes to what it states, to the cent', () => {
    const { rows, rejected, counts, warnings } = shopifyOrders([orderOf(plain)]);
    expect([rejected, warnings]).toEqual([[], []]);
    expect(counts).toEqual({ rowsIn: 1, mapped: 1, excluded: 0, rejected: 0, byCode: {} });
    // 35 gross, 4.50 off, 30.50 net; shipping 3.00; tax 6.70; total 40.20
    expect(sums(rows)).toEqual(['35', '4.5', '0', '30.5', '3', '6.7', '40.2', '1']);
  });

  test('keeps what came by a code apart', () => {
    const { rows } = shopifyOrders([orderOf(plain)]);
    const table = query(post(rows).sales, { select: [discounts.variants.byCode] });
    expect(column(table, discounts.variants.byCode.id)).toEqual(['3.5']);
  });

  test('with prices that include tax comes to the net', () => {
    const order: OrderOf = {
      ...plain,
      taxesIncluded: true,
      lines: [{ id: 11, quantity: 3, price: '12.00', tax: '5.00', discounts: [{ amount: '6.00' }] }],
      shipping: { price: '6.00', tax: '1.00' },
      subtotal: '30.00',
      tax: '6.00',
      total: '36.00',
    };
    expect(sums(shopifyOrders([orderOf(order)]).rows)).toEqual(['30', '5', '0', '25', '5', '6', '36', '1']);
  });

  test('given back in part is taken off once, on the day of the refund', () => {
    const order: OrderOf = {
      ...plain,
      status: 'partially_refunded',
      refunds: [
        {
          id: 7,
          at: '2025-04-05T09:00:00-05:00',
          lines: [{ lineId: 11, quantity: 1, subtotal: '8.50', tax: '1.70' }],
          shipping: { amount: '3.00', tax: '0.60' },
          paid: '13.80',
        },
      ],
    };
    const { rows } = shopifyOrders([orderOf(order)]);
    expect(sums(rows)).toEqual(['35', '4.5', '8.5', '22', '0', '4.4', '26.4', '1']);
    const byMonth = query(post(rows).sales, { select: [netSales, returns], every: 'month' });
    expect([column(byMonth, 'netSales'), column(byMonth, 'returns')]).toEqual([
      ['30.5', '-8.5'],
      ['0', '8.5'],
    ]);
  });

  test('given back whole, and then cancelled, leaves nothing', () => {
    const refund = {
      id: 8,
      at: '2025-04-05T09:00:00-05:00',
      lines: [
        { lineId: 11, quantity: 2, subtotal: '17.00', tax: '3.40' },
        { lineId: 12, quantity: 1, subtotal: '13.50', tax: '2.70' },
      ],
      paid: '36.60',
    };
    const { rows } = shopifyOrders([
      orderOf({ ...plain, status: 'refunded', cancelledAt: '2025-04-06T09:00:00-05:00', refunds: [refund] }),
    ]);
    expect(sums(rows)).toEqual(['35', '4.5', '30.5', '0', '0', '0', '0', '1']);
  });

  test('cancelled without a refund is given back on that date', () => {
    const { rows } = shopifyOrders([orderOf({ ...plain, status: 'voided', cancelledAt: '2025-04-06T09:00:00-05:00' })]);
    expect(sums(rows)).toEqual(['35', '4.5', '30.5', '0', '0', '0', '0', '1']);
  });

  test('sells gift cards as money owed and not as sales', () => {
    const order: OrderOf = {
      ...plain,
      lines: [
        { id: 11, quantity: 1, price: '10.00' },
        { id: 12, quantity: 1, price: '50.00', giftCard: true },
      ],
      shipping: undefined as never,
      subtotal: '60.00',
      tax: '0.00',
      total: '60.00',
    };
    expect(sums(shopifyOrders([orderOf(order)]).rows)[3]).toBe('10');
  });

  test('is dated when it was placed, not when it was imported', () => {
    expect(shopifyOrders([orderOf(plain)]).rows[0]?.placedAt).toBe('2025-03-31T10:00:00-05:00');
  });

  test('counts in the currency of the shop, or in that of the customer where asked for', () => {
    const order: OrderOf = { ...plain, presentment: 'USD', rate: 2 };
    const shop = shopifyOrders([orderOf(order)]);
    expect([shop.rows[0]?.currency, shop.rows[0]?.presentmentCurrency, sums(shop.rows)[3]]).toEqual(['EUR', 'USD', '30.5']);
    const seen = shopifyOrders([orderOf(order)], { money: 'presentment' });
    expect([seen.rows[0]?.currency, sums(seen.rows)[3]]).toEqual(['USD', '61']);
  });

  test('of a trial is left out and counted', () => {
    const { excluded, counts } = shopifyOrders([orderOf({ ...plain, test: true }), orderOf({ ...plain, id: 1002 })]);
    expect(excluded).toEqual({ test: { count: 1, ids: ['1001'] } });
    expect(counts).toEqual({ rowsIn: 2, mapped: 1, excluded: 1, rejected: 0, byCode: {} });
  });

  test('without a customer is a guest, told by e-mail address where asked for', () => {
    const order = orderOf({ ...plain, customerId: null, email: ' Ana@Example.com' });
    expect(shopifyOrders([order]).rows[0]?.customerId).toBeNull();
    expect(shopifyOrders([order], { guests: 'email' }).rows[0]?.customerId).toBe('email:ana@example.com');
  });

  test('has identifiers of more digits than a number holds', () => {
    const order = orderOf({ ...plain, id: '9007199254740993' });
    expect(shopifyOrders([order]).rows[0]?.id).toBe('9007199254740993');
  });
});

test('both APIs give the same order', () => {
  const order: OrderOf = {
    ...plain,
    refunds: [
      { id: 7, at: '2025-04-05T09:00:00-05:00', lines: [{ lineId: 11, quantity: 1, subtotal: '8.50', tax: '1.70' }], paid: '10.20' },
    ],
  };
  const [rest, graph] = [shopifyOrders([restOrder(order)]).rows[0], shopifyOrders([graphOrder(order)]).rows[0]];
  const plainly = (row: unknown): unknown => ({ ...(parse(Order, [row]).rows[0] as object), financialStatus: null });
  expect(plainly(graph)).toEqual(plainly(rest));
});

test('a number that has lost digits is replaced by the global identifier, or refused', () => {
  const order = restOrder({ ...plain, id: 2 ** 53 + 2 });
  expect(shopifyOrders([{ ...order, admin_graphql_api_id: 'gid://shopify/Order/9007199254740995' }]).rows[0]?.id).toBe('9007199254740995');
  expect(shopifyOrders([{ ...order, admin_graphql_api_id: null }]).rejected[0]).toMatchObject({ field: 'id', code: 'bad-id' });
});

describe('pages', () => {
  test('of REST: the Link header says whether there is more', () => {
    const payload = { orders: [restOrder(plain)] };
    const next = '<https://x.example/orders.json?page_info=abc>; rel="previous", <https://x.example/orders.json?page_info=def>; rel="next"';
    expect(shopifyOrders(payload).isComplete).toBeNull();
    expect(shopifyOrders(payload, { link: null }).isComplete).toBe(true);
    const cut = shopifyOrders(payload, { link: next });
    expect([cut.isComplete, cut.warnings.map(({ code }) => code)]).toEqual([false, ['incomplete']]);
  });

  test('of GraphQL: pageInfo says it', () => {
    expect(shopifyOrders(graphPage([plain], true))).toMatchObject({ isComplete: false, counts: { mapped: 1 } });
    expect(shopifyOrders([graphPage([plain], true), graphPage([{ ...plain, id: 2 }])])).toMatchObject({
      isComplete: true,
      counts: { mapped: 2 },
    });
  });

  test('an order whose lines go on behind the page is told', () => {
    const order = graphOrder(plain);
    const cut = { ...order, lineItems: { ...(order['lineItems'] as object), pageInfo: { hasNextPage: true } } };
    expect(shopifyOrders([cut]).warnings).toMatchObject([{ code: 'parts-missing', ids: ['1001'] }]);
  });

  test('orders that reach back just 60 days are told', () => {
    const between = (from: string, to: string): string[] =>
      shopifyOrders([restOrder({ ...plain, placedAt: from }), restOrder({ ...plain, id: 2, placedAt: to })]).warnings.map(
        ({ code }) => code,
      );
    expect(between('2025-03-01T00:00:00Z', '2025-04-29T00:00:00Z')).toEqual(['default-window']);
    expect(between('2025-01-01T00:00:00Z', '2025-04-29T00:00:00Z')).toEqual([]);
    expect(between('2025-04-01T00:00:00Z', '2025-04-29T00:00:00Z')).toEqual([]);
  });
});

test('drafts are left out; an order made of one counts', () => {
  const draft = { id: 'gid://shopify/DraftOrder/5', invoiceUrl: 'https://x.example', status: 'COMPLETED' };
  const { excluded, rows } = shopifyOrders([draft, { ...restOrder(plain), source_name: 'shopify_draft_order' }]);
  expect([excluded, rows.length]).toEqual([{ draft: { count: 1, ids: ['5'] } }, 1]);
});
