// Vendors: the same shop in the words of each, and their own worked examples.
import { type Metric, post, presets, query, type Sale } from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { agree } from '../agree.ts';
import { ask, text } from '../query/ask.ts';
import { months, shop } from './ledger.ts';

const every = Object.values(presets).flatMap((vendor) => Object.values<Metric>(vendor as never));
const january = { between: ['2025-01-01', '2025-02-01'] } as const;
const sale = (id: string, amount: number, more: Partial<Sale> = {}): Sale => ({ id, date: '2025-01-10', amount, ...more });

describe('presets', () => {
  test('have ids and labels of their own, and name the vendor', () => {
    expect(new Set(every.map(({ id }) => id)).size).toBe(every.length);
    for (const [vendor, metrics] of Object.entries(presets))
      for (const [name, metric] of Object.entries<Metric>(metrics as never)) {
        expect(metric.id).toBe(`${vendor}${name.charAt(0).toUpperCase()}${name.slice(1)}`);
        expect(metric.label.en.toLowerCase()).toContain(`(${vendor.toLowerCase()})`);
        expect(metric.source).toMatch(/^https:/);
      }
  });

  test('are the same in every engine', async () => {
    await agree(every, { sales: shop as never }, { ...months, by: ['productId'] });
    await agree(every, { sales: shop as never });
  });
});

describe('Shopify', () => {
  const { shopify } = presets;

  test('gross − discounts − returns = net; + taxes + shipping = total', () => {
    for (const row of ask(shop, { select: Object.values(shopify), ...months, numbers: true }).rows as Readonly<Record<string, number>>[]) {
      const of = (name: string): number => row[`shopify${name}`] as number;
      expect(of('GrossSales') - of('Discounts') - of('Returns')).toBe(of('NetSales'));
      expect(of('NetSales') + of('Taxes') + of('Shipping')).toBe(of('TotalSales'));
    }
  });

  test('the average order is gross sales less discounts by orders, later refunded ones too', () => {
    const { sales } = post([
      {
        id: 'A',
        placedAt: '2025-01-10',
        currency: 'EUR',
        lines: [{ quantity: 1, unitPrice: 100 }],
        discounts: [{ amount: 10 }],
        shipping: { charged: 8 },
      },
      {
        id: 'B',
        placedAt: '2025-01-11',
        currency: 'EUR',
        lines: [{ quantity: 1, unitPrice: 50 }],
        refunds: [{ id: 'R', date: '2025-01-12', lines: [{ lineId: '1', quantity: 1 }] }],
      },
      { id: 'C', placedAt: '2025-01-12', currency: 'EUR', test: true, lines: [{ quantity: 1, unitPrice: 999 }] },
    ]);
    const [row] = query(sales, { select: [shopify.averageOrderValue, shopify.netSales, shopify.orderCount], ...january }).rows;
    expect([row?.shopifyAverageOrderValue, row?.shopifyNetSales, row?.shopifyOrderCount].map(text)).toEqual(['70', '90', '2']);
  });

  test('counts an order that was cancelled, and takes it back on that day', () => {
    const { sales } = post([
      { id: 'A', placedAt: '2025-01-10', currency: 'EUR', cancelledAt: '2025-02-01', lines: [{ quantity: 1, unitPrice: 100 }] },
    ]);
    const { rows } = query(sales, {
      select: [shopify.netSales, shopify.orderCount],
      every: 'month',
      between: ['2025-01-01', '2025-03-01'],
    });
    expect(rows.map((row) => [text(row.shopifyNetSales), row.shopifyOrderCount])).toEqual([
      ['100', 1],
      ['-100', 0],
    ]);
  });

  test('a gift card sold is no sale', () => {
    const [row] = query([sale('1', 100), sale('2', 50, { kind: 'gift-card', orderId: 'A' })], {
      select: [shopify.netSales, shopify.orderCount],
    }).rows;
    expect([text(row?.shopifyNetSales), row?.shopifyOrderCount]).toEqual(['100', 1]);
  });
});

describe('WooCommerce', () => {
  const { woocommerce } = presets;

  test('the order of its documentation comes to 29.35: 6.00 + 12.00, shipping 10.00, tax 1.35', () => {
    const { sales } = post([
      {
        id: '727',
        placedAt: '2017-03-22T19:28:02Z',
        currency: 'USD',
        status: 'paid',
        lines: [
          { quantity: 2, unitPrice: 3, tax: '0.45' },
          { quantity: 1, unitPrice: 12, tax: '0.90' },
        ],
        shipping: { charged: 10, tax: 0 },
      },
    ]);
    const { grossSales, shipping, taxes, totalSales, unitsSold } = woocommerce;
    const [row] = query(sales, { select: [grossSales, shipping, taxes, totalSales, unitsSold] }).rows;
    expect(
      Object.values(row ?? {})
        .slice(1)
        .map(text),
    ).toEqual(['18', '10', '1.35', '29.35', '3']);
  });

  test('counts orders once they are paid, and the average order after returns', () => {
    const rows = [
      sale('1', 100, { status: 'paid', orderId: 'A' }),
      sale('2', 50, { status: 'fulfilled', orderId: 'B', discount: 10 }),
      sale('3', 70, { status: 'open', orderId: 'C' }),
      sale('4', -30, { status: 'refunded', orderId: 'A' }),
    ];
    const { orderCount, averageOrderValue, discountedOrderRate } = woocommerce;
    const [row] = query(rows, { select: [orderCount, averageOrderValue, discountedOrderRate] }).rows;
    expect(
      Object.values(row ?? {})
        .slice(1)
        .map(text),
    ).toEqual(['2', '60', '0.5']);
  });
});

describe('Geckoboard', () => {
  test('deducts refunds on the date of the order, where Shopify deducts them on their own', () => {
    const rows = [sale('1', 90, { tax: 9 }), sale('2', -30, { tax: -3, date: '2025-02-03', orderDate: '2025-01-10' })];
    const { geckoboard, shopify } = presets;
    const table = query(rows, {
      select: [geckoboard.netSales, geckoboard.totalSales, shopify.netSales, shopify.totalSales],
      every: 'month',
      between: ['2025-01-01', '2025-03-01'],
    });
    expect(table.rows.map((row) => Object.values(row).slice(1).map(text))).toEqual([
      ['60', '66', '90', '99'],
      ['0', '0', '-30', '-33'],
    ]);
  });
});

describe('SourceMedium', () => {
  const { netSales, orderCount, averageOrderValue } = presets.sourceMedium;

  test('counts paid orders of more than $0, and takes all refunds of the day off their subtotal', () => {
    const rows = [
      sale('1', 100, { status: 'paid', orderId: 'A', tax: 20 }),
      sale('2', 8, { status: 'paid', orderId: 'A', kind: 'shipping' }),
      sale('3', 60, { status: 'partially-paid', orderId: 'B' }),
      sale('4', 0, { status: 'paid', orderId: 'C' }),
      sale('5', 500, { status: 'open', orderId: 'D' }),
      sale('6', -40, { status: 'refunded', orderId: 'Z', orderDate: '2024-12-01' }),
    ];
    const [row] = query(rows, { select: [netSales, orderCount, averageOrderValue] }).rows;
    expect(
      Object.values(row ?? {})
        .slice(1)
        .map(text),
    ).toEqual(['120', '2', '60']);
  });
});

describe('Stripe', () => {
  test('divides those who left by those who were there and those who joined', () => {
    const bought = (customerId: string, date: string): Sale => sale(`${customerId} ${date}`, 10, { customerId, date });
    const rows = ['a', 'b', 'c', 'd']
      .map((customer) => bought(customer, '2025-01-10'))
      .concat(['a', 'b', 'c', 'e'].map((customer) => bought(customer, '2025-02-10')));
    const [row] = query(rows, { select: [presets.stripe.customerChurnRate], between: ['2025-02-01', '2025-03-01'] }).rows;
    expect(text(row?.stripeCustomerChurnRate)).toBe('0.2');
  });
});
