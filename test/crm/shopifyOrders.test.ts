import {
  cell,
  discounts,
  grossSales,
  netSales,
  Order,
  orderCount,
  parse,
  post,
  query,
  returns,
  shipping,
  taxes,
  totalSales,
} from 'sales-kpi';
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

  test('with a tip comes to its total, since the taxes that it states leave none for the tip', () => {
    const order: OrderOf = { ...plain, tip: { id: 19, amount: '3.00' }, total: '43.20' };
    const { rows } = shopifyOrders([orderOf(order)]);
    expect(rows[0]?.lines?.length).toBe(2);
    expect(sums(rows)).toEqual(['35', '4.5', '0', '30.5', '3', '6.7', '43.2', '1']);
  });

  test('with a tip and a tax that nothing explains has no total sales, and says why', () => {
    const order: OrderOf = { ...plain, tip: { id: 19, amount: '3.00' }, tax: '6.80', total: '43.30' };
    const { rows } = shopifyOrders([{ ...orderOf(order), ...(orderOf === restOrder && { line_items: restOrder(plain)['line_items'] }) }]);
    const table = query(post(rows).sales, { select: [totalSales] });
    expect([table.rows[0]?.totalSales, cell(table, 0, 'totalSales').reason]).toEqual([null, 'missing-input']);
  });

  test('with duties, their tax, and fees of the border comes to its total', () => {
    const order: OrderOf = {
      ...plain,
      lines: [{ id: 11, quantity: 1, price: '100.00', tax: '20.00', duty: { price: '10.00', tax: '2.00' } }],
      shipping: undefined as never,
      duties: '10.00',
      fees: '1.50',
      subtotal: '100.00',
      tax: '22.00',
      total: '133.50',
    };
    expect(sums(shopifyOrders([orderOf(order)]).rows)).toEqual(['100', '0', '0', '100', '0', '22', '133.5', '1']);
    const paid: OrderOf = {
      ...order,
      refunds: [
        {
          id: 7,
          at: '2025-04-05T09:00:00Z',
          lines: [{ lineId: 11, quantity: 1, subtotal: '100.00', tax: '20.00' }],
          duties: '10.00',
          paid: '132.00',
        },
      ],
    };
    // Duties given back lower neither net sales nor returns: what stays is the fee.
    expect(sums(shopifyOrders([orderOf(paid)]).rows)).toEqual(['100', '0', '100', '0', '0', '0', '1.5', '1']);
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

test('a tip given back is one, and lowers no sales of goods', () => {
  const order: OrderOf = {
    ...plain,
    tip: { id: 19, amount: '3.00' },
    total: '43.20',
    refunds: [{ id: 7, at: '2025-04-05T09:00:00Z', lines: [{ lineId: 19, quantity: 1, subtotal: '3.00', tax: '0.00' }], paid: '3.00' }],
  };
  const { rows } = shopifyOrders([restOrder(order)]);
  expect(rows[0]?.refunds).toMatchObject([{ charges: [{ kind: 'tip', amount: 3, tax: 0 }], amount: 3 }]);
  expect(sums(rows)).toEqual(['35', '4.5', '0', '30.5', '3', '6.7', '40.2', '1']);
});

test.each([
  ['REST', restOrder],
  ['GraphQL', graphOrder],
] as const)('a line that an edit of the order took out, before it was paid, comes off once: %s', (_, orderOf) => {
  const edit = {
    id: 7,
    at: '2025-04-01T09:00:00Z',
    lines: [{ lineId: 12, quantity: 1, subtotal: '13.50', tax: '2.70', restock: 'cancel' }],
  };
  expect(sums(shopifyOrders([orderOf({ ...plain, refunds: [edit] })]).rows)).toEqual(['35', '4.5', '13.5', '17', '3', '4', '24', '1']);
});

test('a way of shipping that was replaced is charged no more', () => {
  const order = restOrder(plain);
  const [line] = order['shipping_lines'] as object[];
  const { rows } = shopifyOrders([{ ...order, shipping_lines: [{ ...line, price_set: null, price: '9.00', is_removed: true }, line] }]);
  expect(sums(rows)[4]).toBe('3');
});

test('the campaign is that of the visit', () => {
  const of = (given: object): unknown => shopifyOrders([{ ...restOrder(plain), ...given }]).rows[0]?.campaign;
  expect(of({ landing_site: '/products/mug?utm_source=mail&utm_campaign=Spring%20sale&x=1#top' })).toBe('Spring sale');
  expect(of({ landing_site: '/?utm_campaign=100%' })).toBe('100%');
  expect([of({ landing_site: '/' }), of({ landing_site: 5 }), of({})]).toEqual([null, null, null]);
  const graph = { ...graphOrder(plain), customerJourneySummary: { lastVisit: { utmParameters: { campaign: 'spring' } } } };
  expect(shopifyOrders([graph]).rows[0]?.campaign).toBe('spring');
});

test('an order that does not say what was sold is told', () => {
  const { line_items, ...bare } = restOrder(plain);
  expect(line_items).toHaveLength(2);
  expect(shopifyOrders([bare]).warnings).toMatchObject([{ code: 'lines-missing', ids: ['1001'] }]);
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

  test('of a single order have it under its name', () => {
    for (const payload of [{ order: restOrder(plain) }, { data: { order: graphOrder(plain) } }]) {
      expect(shopifyOrders(payload)).toMatchObject({ isComplete: null, counts: { mapped: 1, rejected: 0 } });
    }
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

test('drafts in a page of their own are left out one by one', () => {
  const draft = (id: number): object => ({ id, invoice_url: 'https://x.example', status: 'open', line_items: [] });
  const { excluded, counts } = shopifyOrders({ draft_orders: [draft(5), draft(6)] });
  expect([excluded, counts.rowsIn]).toEqual([{ draft: { count: 2, ids: ['5', '6'] } }, 2]);
});

test('drafts are left out; an order made of one counts', () => {
  const draft = { id: 'gid://shopify/DraftOrder/5', invoiceUrl: 'https://x.example', status: 'COMPLETED' };
  const { excluded, rows } = shopifyOrders([draft, { ...restOrder(plain), source_name: 'shopify_draft_order' }]);
  expect([excluded, rows.length]).toEqual([{ draft: { count: 1, ids: ['5'] } }, 1]);
});
