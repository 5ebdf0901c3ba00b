import { discountRate, netSales, post, query, returns } from 'sales-kpi';
import { wooCustomers, wooOrders, wooProducts } from 'sales-kpi/crm/woocommerce';
import { describe, expect, test } from 'vitest';
import { column } from '../query/ask.ts';
import { ladderOf } from './shopSums.ts';
import { type WooOrderOf, wooOrder, wooRefund } from './woocommercePayload.ts';

/** The sample of the documentation: 6.00 + 12.00 + shipping 10.00 + tax 1.35 = 29.35. */
const sample: WooOrderOf = {
  lines: [
    { id: 315, quantity: 2, subtotal: '6.00', tax: '0.45' },
    { id: 316, quantity: 1, subtotal: '12.00', tax: '0.90' },
  ],
  shipping: ['10.00', '0.00'],
  tax: '1.35',
  total: '29.35',
};

/** A coupon, a fee, shipping, taxes of 20 %: 30 − 3 + 2 + 5 + 6.80 = 40.80. */
const full: WooOrderOf = {
  lines: [
    { id: 1, quantity: 2, subtotal: '20.00', total: '18.00', tax: '3.60' },
    { id: 2, quantity: 1, subtotal: '10.00', total: '9.00', tax: '1.80' },
  ],
  coupons: ['SPRING'],
  fees: [['2.00', '0.40']],
  shipping: ['5.00', '1.00'],
  discount: '3.00',
  tax: '6.80',
  total: '40.80',
};

test('the sample of the documentation comes to what it states', () => {
  const { rows, warnings, counts } = wooOrders([wooOrder(sample)]);
  expect([warnings, counts]).toEqual([[], { rowsIn: 1, mapped: 1, excluded: 0, rejected: 0, byCode: {} }]);
  expect(ladderOf(rows)).toEqual({
    grossSales: '18',
    discounts: '0',
    returns: '0',
    netSales: '18',
    shipping: '10',
    taxes: '1.35',
    totalSales: '29.35',
    orderCount: '1',
    unitsSold: '3',
  });
});

test('coupons, fees, shipping and taxes come to what the order states', () => {
  const { rows } = wooOrders([wooOrder(full)]);
  expect(ladderOf(rows)).toMatchObject({
    grossSales: '30',
    discounts: '3',
    netSales: '27',
    shipping: '5',
    taxes: '6.8',
    totalSales: '40.8',
  });
  expect(rows[0]).toMatchObject({ campaign: 'spring', country: 'FR', channel: 'checkout', lines: [{ discountCode: 'SPRING' }, {}] });
});

test('an amount that no price of a unit gives is kept exactly, as the price of the line', () => {
  const { rows } = wooOrders([wooOrder({ lines: [{ id: 1, quantity: 3, subtotal: '10.00', tax: '2.00' }], tax: '2.00', total: '12.00' })]);
  expect(ladderOf(rows)).toMatchObject({
    grossSales: '10',
    discounts: '0',
    netSales: '10',
    totalSales: '12',
    unitsSold: '3',
    orderCount: '1',
  });
  expect(rows[0]?.lines?.map(({ lineId, quantity, linePrice }) => [lineId, quantity, linePrice])).toEqual([['1', 3, 10]]);
  expect(post(rows).counts.rows).toBe(1);
});

test('what of it is given back comes off it', () => {
  const order = wooOrder({
    lines: [{ id: 1, quantity: 3, subtotal: '10.00', total: '9.00', tax: '1.80' }],
    tax: '1.80',
    total: '10.80',
    discount: '1.00',
  });
  const all = wooOrders([order], { refunds: [wooRefund(9, 727, '10.80', [[1, 3, '9.00', '1.80']])] });
  expect(ladderOf(all.rows)).toMatchObject({ grossSales: '10', returns: '9', netSales: '0', taxes: '0', totalSales: '0', unitsSold: '0' });
  const one = wooOrders([order], { refunds: [wooRefund(9, 727, '3.60', [[1, 1, '3.00', '0.60']])] });
  expect(ladderOf(one.rows)).toMatchObject({ returns: '3', netSales: '6', taxes: '1.2', totalSales: '7.2', unitsSold: '2' });
});

test.each([
  ['raised by hand', { subtotal: '10.00', total: '12.00' }, [12, null, 12]],
  ['a credit', { subtotal: '-5.00', total: '-5.00' }, [-5, null, -5]],
  ['a credit raised by hand', { subtotal: '-5.00', total: '-7.00' }, [-7, null, -7]],
  ['free before, priced by hand', { subtotal: '0.00', total: '3.00' }, [3, null, 3]],
  ['given away', { subtotal: '10.00', total: '0.00' }, [10, 10, 0]],
])('a line that is %s', (_, { subtotal, total }, [price, discount, net]) => {
  const { rows } = wooOrders([
    wooOrder({ lines: [{ id: 1, quantity: 3, subtotal, total }], tax: '0.00', total, discount: String(discount ?? 0) }),
  ]);
  expect(rows[0]?.lines?.map((line) => [line.linePrice, line.discount ?? null])).toEqual([[price, discount]]);
  expect(ladderOf(rows)['netSales']).toBe(String(net));
});

test('dates in UTC have no Z, and are UTC; without them the zone of the site has to be said', () => {
  const order = wooOrder(sample);
  expect(wooOrders([order]).rows[0]?.placedAt).toBe('2025-03-31T22:30:00.000Z');
  const local = { ...order, date_created_gmt: null };
  expect(wooOrders([local]).rejected[0]).toMatchObject({ field: 'placedAt', code: 'naive-date-time' });
  expect(wooOrders([local], { timeZone: 'Europe/Paris' }).rows[0]?.placedAt).toBe('2025-03-31T22:30:00.000Z');
});

describe('refunds stand in two places', () => {
  const order = wooOrder({ ...full, refunds: [{ id: 9, total: '-10.80' }] });
  const refund = wooRefund(9, 727, '10.80', [[1, 1, '9.00', '1.80']]);

  test('and are taken off once', () => {
    const { rows, warnings } = wooOrders([order], { refunds: [refund] });
    expect(warnings).toEqual([]);
    expect(ladderOf(rows)).toMatchObject({ returns: '9', netSales: '18', taxes: '5', totalSales: '30' });
    const byMonth = query(post(rows).sales, { select: [netSales, returns], every: 'month' });
    expect(column(byMonth, 'netSales')).toEqual(['27', '-9']);
  });

  test('in the order alone they have no day: told, and dated when the order last changed', () => {
    const { rows, warnings } = wooOrders([order]);
    expect(warnings).toMatchObject([{ code: 'refund-undated', count: 1, ids: ['727'] }]);
    expect(rows[0]?.refunds).toMatchObject([{ id: '9', date: '2025-04-20T08:00:00.000Z', amount: 10.8 }]);
    // The tax in it is not told either, so that totals with tax are unknown and not wrong.
    expect(ladderOf(rows)).toMatchObject({ netSales: '16.2', totalSales: 'null' });
    const all = wooOrders([wooOrder({ ...full, refunds: [{ id: 9, total: '-40.80' }] })]);
    expect(ladderOf(all.rows)).toMatchObject({ netSales: '0', totalSales: '0' });
  });

  test('in their list alone they are found by the order they name', () => {
    const { rows } = wooOrders([wooOrder(full)], { refunds: [[refund]] });
    expect(ladderOf(rows)).toMatchObject({ returns: '9', totalSales: '30' });
  });

  test('of orders that are not there are told', () => {
    const { warnings } = wooOrders([wooOrder({ ...full, id: 1 })], { refunds: [refund] });
    expect(warnings).toMatchObject([{ code: 'refund-without-order', count: 1, ids: ['9'] }]);
  });

  test('of fees come off the fees, and leave net sales alone', () => {
    const all = { ...wooRefund(9, 727, '2.40', []), fee_lines: [{ id: 3, name: 'Wrapping', total: '-2.00', total_tax: '-0.40' }] };
    const { rows } = wooOrders([wooOrder(full)], { refunds: [all] });
    expect(ladderOf(rows)).toMatchObject({ netSales: '27', taxes: '6.4', totalSales: '38.4' });
    expect(rows[0]?.refunds).toMatchObject([{ charges: [{ kind: 'fee', amount: 2, tax: 0.4 }], amount: 2.4 }]);
    const nothing = { ...wooRefund(9, 727, '9.00', [[2, 1, '9.00', '0.00']]), fee_lines: [{ id: 3, total: '0.00', total_tax: '0.00' }] };
    expect(wooOrders([wooOrder(full)], { refunds: [nothing] }).rows[0]?.refunds?.[0]?.charges ?? null).toBeNull();
  });

  test('of shipping come off shipping', () => {
    const { rows } = wooOrders([wooOrder(full)], { refunds: [wooRefund(9, 727, '6.00', [], ['5.00', '1.00'])] });
    expect(ladderOf(rows)).toMatchObject({ shipping: '0', netSales: '27', totalSales: '34.8' });
  });
});

test('an order that is refunded and names no refund gave back all', () => {
  const { rows, warnings } = wooOrders([wooOrder({ ...full, status: 'refunded' })]);
  expect(warnings.map(({ code }) => code)).toEqual(['refund-undated']);
  expect(ladderOf(rows)).toMatchObject({ grossSales: '30', netSales: '0', totalSales: '0' });
});

test('statuses: trash, drafts and what waits for a payment are left out; cancelled and failed orders by post', () => {
  const statuses = ['pending', 'processing', 'on-hold', 'completed', 'cancelled', 'failed', 'trash', 'checkout-draft', 'packed'];
  const payload = statuses.map((status, at) => wooOrder({ ...sample, id: at + 1, status }));
  const { rows, excluded, warnings, counts } = wooOrders(payload);
  expect(rows.map(({ status }) => status)).toEqual(['paid', 'open', 'fulfilled', 'cancelled', 'failed', null]);
  expect(excluded).toEqual({ pending: { count: 1, ids: ['1'] }, deleted: { count: 1, ids: ['7'] }, draft: { count: 1, ids: ['8'] } });
  expect(warnings).toMatchObject([{ code: 'unknown-status', ids: ['9'] }]);
  expect(counts.mapped + counts.excluded + counts.rejected).toBe(counts.rowsIn);
  expect(post(rows).excluded).toMatchObject({ cancelledWithoutDate: 1, failed: 1 });
  expect(wooOrders(payload, { pending: 'keep' }).rows[0]?.status).toBe('open');
});

test('customer 0 is a guest, told by e-mail address where asked for', () => {
  const guest = wooOrder({ ...sample, customerId: 0, email: 'Ana@Example.com' });
  expect(wooOrders([guest]).rows[0]?.customerId).toBeNull();
  expect(wooOrders([guest], { guests: 'email' }).rows[0]?.customerId).toBe('email:ana@example.com');
  expect(wooOrders([wooOrder(sample)]).rows[0]?.customerId).toBe('26');
});

test('the headers say whether there is more', () => {
  const payload = [wooOrder(sample), wooOrder({ ...sample, id: 2 })];
  const told = (options: object): unknown => wooOrders(payload, options).isComplete;
  expect([told({}), told({ total: '2' }), told({ total: 3 }), told({ totalPages: '1' }), told({ totalPages: 3, pagesRead: 2 })]).toEqual([
    null,
    true,
    false,
    true,
    false,
  ]);
  expect(wooOrders([[payload[0]], [payload[1]]], { total: 2 })).toMatchObject({ isComplete: true, counts: { mapped: 2 } });
  expect(wooOrders(payload, { total: 3 }).warnings).toMatchObject([{ code: 'incomplete', count: 1 }]);
});

test('a reduction is no discount by code without a coupon, and no discount where there is none', () => {
  const { rows } = wooOrders([wooOrder({ ...full, coupons: [] })]);
  expect(rows[0]?.lines?.map(({ discountCode }) => discountCode ?? null)).toEqual([null, null]);
  const whole = wooOrders([wooOrder({ lines: [{ id: 1, quantity: 7, subtotal: '10.00' }], tax: '0.00', total: '10.00' })]);
  expect(discountRate(post(whole.rows).sales)?.toFixed()).toBe('0');
});

test('customers and products', () => {
  expect(wooCustomers([{ id: 7, email: 'a@example.com', first_name: 'Ana', last_name: '', role: 'customer' }]).rows).toMatchObject([
    { id: '7', name: 'Ana', emails: ['a@example.com'], role: 'customer' },
  ]);
  const { rows, excluded } = wooProducts(
    [
      {
        id: 5,
        name: 'Mug',
        sku: 'M',
        price: '',
        regular_price: '',
        status: 'publish',
        categories: [],
        cost_of_goods_sold: { total_value: 4 },
      },
      { id: 6, status: 'trash' },
    ],
    { currency: 'EUR' },
  );
  expect(rows).toMatchObject([{ id: '5', price: null, currency: 'EUR', unitCost: [{ cost: 4 }] }]);
  expect(excluded).toEqual({ deleted: { count: 1, ids: ['6'] } });
});
