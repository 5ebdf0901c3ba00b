// What users of shops asked for and did not get, with what the shops themselves give.
import {
  activeCustomers,
  discounts,
  grossSales,
  netSales,
  newCustomers,
  post,
  query,
  returningCustomerRate,
  returns,
  totalSales,
} from 'sales-kpi';
import { shopifyOrders } from 'sales-kpi/crm/shopify';
import { stripeCharges } from 'sales-kpi/crm/stripe';
import { wooOrders } from 'sales-kpi/crm/woocommerce';
import { describe, expect, test } from 'vitest';
import { graphOrder, type OrderOf, restOrder } from '../crm/shopifyPayload.ts';
import { charge } from '../crm/stripePayload.ts';
import { wooOrder, wooRefund } from '../crm/woocommercePayload.ts';
import { column, text } from '../query/ask.ts';

describe('pain 18: numbers become strings or lose precision', () => {
  const order = (id: string, price: string): OrderOf => ({
    id,
    lines: [{ id: 1, quantity: 1, price, tax: '0.00' }],
    subtotal: price,
    tax: '0.00',
    total: price,
  });

  test('pain 18: amounts in text are added, never joined, whichever API they come from', () => {
    const prices = ['12.55', '30566.19', '43.11'];
    for (const write of [restOrder, graphOrder]) {
      const { rows } = shopifyOrders(prices.map((price, at) => write(order(String(at), price))));
      expect(text(netSales(post(rows).sales))).toBe('30621.85');
    }
  });

  test('pain 18: no digit of an amount or of an identifier is lost', () => {
    const { rows } = shopifyOrders([graphOrder(order('9007199254740993', '90071992547409931.01')), graphOrder(order('2', '0.02'))]);
    expect(rows[0]?.id).toBe('9007199254740993');
    expect(text(netSales(post(rows).sales))).toBe('90071992547409931.03');
  });

  test('pain 18: a price that is no whole number of cents is kept whole', () => {
    const whole = wooOrders([wooOrder({ lines: [{ id: 1, quantity: 3, subtotal: '10.00' }], tax: '0.00', total: '10.00' })]);
    expect(text(netSales(post(whole.rows).sales))).toBe('10');
    expect(post(whole.rows).counts.rows).toBe(1);
    const yen = stripeCharges([charge({ currency: 'jpy', amount_captured: 9007199254740991 })]);
    expect(text(netSales(post(yen.rows).sales))).toBe('9007199254740991');
  });
});

describe('pain 20: a refund is taken off once, on its own day', () => {
  const months = { every: 'month', between: ['2025-03-01', '2025-05-01'] } as const;
  const ask = (sales: Parameters<typeof netSales>[0]): unknown => {
    const table = query(sales, { select: [netSales, returns], ...months });
    const moved = query(sales, { select: [netSales.under({ refundDate: 'orderDate' })], ...months });
    return [column(table, 'netSales'), column(table, 'returns'), column(moved, 'netSales')];
  };

  test('pain 20: WooCommerce names it twice, with two signs: 237 less 130 is 107, not −23 and not 367', () => {
    const order = wooOrder({
      lines: [
        { id: 1, quantity: 1, subtotal: '107.00' },
        { id: 2, quantity: 2, subtotal: '130.00' },
      ],
      tax: '0.00',
      total: '237.00',
      status: 'completed',
      gmt: '2025-03-30T10:00:00',
      refunds: [{ id: 9, total: '-130.00' }],
    });
    const { rows } = wooOrders([order], { refunds: [wooRefund(9, 727, '130.00', [[2, 2, '130.00', '0.00']])] });
    expect(ask(post(rows).sales)).toEqual([
      ['237', '-130'],
      ['0', '130'],
      ['107', '0'],
    ]);
  });

  test('pain 20: Shopify takes it off its current totals too, which are not read', () => {
    const order: OrderOf = {
      id: 1,
      lines: [
        { id: 11, quantity: 1, price: '107.00' },
        { id: 12, quantity: 2, price: '65.00' },
      ],
      subtotal: '237.00',
      tax: '0.00',
      total: '237.00',
      refunds: [
        { id: 7, at: '2025-04-05T10:00:00Z', lines: [{ lineId: 12, quantity: 2, subtotal: '130.00', tax: '0.00' }], paid: '130.00' },
      ],
    };
    for (const write of [restOrder, graphOrder]) {
      expect(ask(post(shopifyOrders([write(order)]).rows).sales)).toEqual([
        ['237', '-130'],
        ['0', '130'],
        ['107', '0'],
      ]);
    }
  });

  test('pain 20: money given back for shipping and fees is no return of goods: 237 less 130 is 107 of them, whatever else came back', () => {
    const order = wooOrder({
      lines: [
        { id: 1, quantity: 1, subtotal: '107.00', tax: '21.40' },
        { id: 2, quantity: 2, subtotal: '130.00', tax: '26.00' },
      ],
      shipping: ['10.00', '2.00'],
      fees: [['5.00', '1.00']],
      tax: '50.40',
      total: '302.40',
      refunds: [{ id: 9, total: '-174.00' }],
    });
    const back = {
      ...wooRefund(9, 727, '174.00', [[2, 2, '130.00', '26.00']], ['10.00', '2.00']),
      fee_lines: [{ id: 3, total: '-5.00', total_tax: '-1.00' }],
    };
    const [row] = query(post(wooOrders([order], { refunds: [back] }).rows).sales, {
      select: [grossSales, discounts, returns, netSales, totalSales],
    }).rows;
    expect([row?.grossSales, row?.discounts, row?.returns, row?.netSales, row?.totalSales].map(text)).toEqual([
      '237',
      '0',
      '130',
      '107',
      '128.4',
    ]);
  });

  test('pain 20: the report by day of refund and the one by day of order are bridged, period by period', () => {
    const order: OrderOf = {
      id: 1,
      lines: [{ id: 11, quantity: 3, price: '33.34', tax: '0.00', discounts: [{ amount: '0.02' }] }],
      subtotal: '100.00',
      tax: '0.00',
      total: '100.00',
      refunds: [{ id: 7, at: '2025-04-05T10:00:00Z', lines: [{ lineId: 11, quantity: 1, subtotal: '33.33', tax: '0.00' }], paid: '33.33' }],
    };
    for (const write of [restOrder, graphOrder]) {
      const { sales } = post(shopifyOrders([write(order)]).rows);
      const table = query(sales, { select: [grossSales, discounts, returns, netSales], ...months });
      expect(
        table.rows.map(({ grossSales: gross, discounts: off, returns: back, netSales: net }) => [gross, off, back, net].map(text)),
      ).toEqual([
        ['100.02', '0.02', '0', '100'],
        ['0', '0', '33.33', '-33.33'],
      ]);
      expect(ask(sales)).toEqual([
        ['100', '-33.33'],
        ['0', '33.33'],
        ['66.67', '0'],
      ]);
    }
  });

  test('pain 20: an order that is refunded whole is worth nothing, although its total stays', () => {
    const { rows } = wooOrders([
      wooOrder({ lines: [{ id: 1, quantity: 1, subtotal: '50.00', tax: '10.00' }], tax: '10.00', total: '60.00', status: 'refunded' }),
    ]);
    expect(text(totalSales(post(rows).sales))).toBe('0');
  });
});

describe('pain 21: the returning customer', () => {
  const order = (id: number, gmt: string, customerId: number, email: string): object =>
    wooOrder({ id, gmt, customerId, email, lines: [{ id: 1, quantity: 1, subtotal: '10.00' }], tax: '0.00', total: '10.00' });
  const payload = [
    order(1, '2025-01-10T10:00:00', 26, 'ana@example.com'),
    order(2, '2025-02-10T10:00:00', 26, 'ana@example.com'),
    order(3, '2025-02-11T10:00:00', 0, 'Bob@example.com'),
    order(4, '2025-01-12T10:00:00', 0, 'bob@example.com '),
    order(5, '2025-02-13T10:00:00', 0, ''),
  ];
  const ask = (options: object) =>
    query(post(wooOrders(payload, options).rows).sales, {
      select: [returningCustomerRate, newCustomers, activeCustomers],
      between: ['2025-02-01', '2025-03-01'],
    }).rows[0];

  test('pain 21: guests are nobody, unless e-mail addresses are to tell them: never one giant customer 0', () => {
    const nobody = ask({});
    expect([text(nobody?.returningCustomerRate), nobody?.newCustomers, nobody?.activeCustomers]).toEqual(['1', 0, 1]);
    const known = ask({ guests: 'email' });
    expect([text(known?.returningCustomerRate), known?.newCustomers, known?.activeCustomers]).toEqual(['1', 0, 2]);
  });

  test('pain 21: an order that was imported late is dated when it was placed, so that nobody is new twice', () => {
    const placed = (id: number, at: string): object =>
      restOrder({
        id,
        placedAt: at,
        customerId: 501,
        lines: [{ id: 1, quantity: 1, price: '10.00' }],
        subtotal: '10.00',
        tax: '0.00',
        total: '10.00',
      });
    const { rows } = shopifyOrders([placed(1, '2025-02-10T10:00:00Z'), placed(2, '2025-01-10T10:00:00Z')]);
    const table = query(post(rows).sales, { select: [newCustomers], every: 'month', between: ['2025-01-01', '2025-03-01'] });
    expect(table.rows.map((row) => row.newCustomers)).toEqual([1, 0]);
  });

  test('pain 21: a refund makes nobody a returning customer', () => {
    const one = order(7, '2025-02-14T10:00:00', 31, 'eve@example.com');
    const { rows } = wooOrders([one], { refunds: [wooRefund(9, 7, '10.00', [[1, 1, '10.00', '0.00']])] });
    const [row] = query(post(rows).sales, { select: [returningCustomerRate, newCustomers] }).rows;
    expect([text(row?.returningCustomerRate), row?.newCustomers]).toEqual(['0', 1]);
  });
});
