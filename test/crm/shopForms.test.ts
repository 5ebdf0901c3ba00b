// Payloads in other forms than the API writes them: read before, as text, and the answers of requests that failed.
import { netSales, post } from 'sales-kpi';
import { shopifyCustomers, shopifyOrders } from 'sales-kpi/crm/shopify';
import { stripeCharges, stripeCustomers, stripeInvoices, stripeSubscriptions } from 'sales-kpi/crm/stripe';
import { wooCustomers, wooOrders, wooProducts } from 'sales-kpi/crm/woocommerce';
import { describe, expect, test } from 'vitest';
import { Decimal } from '../../src/decimal.ts';
import { text } from '../query/ask.ts';
import { graphPage, type OrderOf, restOrder } from './shopifyPayload.ts';
import { charge, day, newInvoice, newSubscription, page, price } from './stripePayload.ts';
import { wooOrder } from './woocommercePayload.ts';

const plain: OrderOf = {
  id: 1,
  lines: [{ id: 11, quantity: 1, price: '10.00', tax: '2.00' }],
  subtotal: '10.00',
  tax: '2.00',
  total: '12.00',
};
const sold = wooOrder({ id: 1, lines: [{ id: 1, quantity: 1, subtotal: '10.00' }], tax: '0.00', total: '10.00' });

describe('values that were read before', () => {
  test('amounts may be numbers or Decimals, dates may be Dates, identifiers may be text', () => {
    const [line] = restOrder(plain)['line_items'] as object[];
    const typed = {
      ...restOrder(plain),
      id: '1',
      processed_at: new Date('2025-03-31T15:00:00Z'),
      line_items: [{ ...line, quantity: '1', price_set: null, price: new Decimal('10.00'), tax_lines: [{ price: 2 }] }],
    };
    const { rows, rejected } = shopifyOrders([typed]);
    expect(rejected).toEqual([]);
    expect([rows[0]?.id, text(netSales(post(rows).sales))]).toEqual(['1', '10']);
    const woo = wooOrders([{ ...sold, id: '1', total: 10, customer_id: '0', date_created_gmt: new Date('2025-03-31T22:30:00Z') }]);
    expect(woo.rows[0]).toMatchObject({ id: '1', placedAt: '2025-03-31T22:30:00.000Z', customerId: null, totals: { total: 10 } });
  });

  test.each([
    ['epoch seconds', 1_735_689_600],
    ['epoch seconds as text', '1735689600'],
    ['a Date', new Date('2025-01-01T00:00:00Z')],
    ['ISO text', '2025-01-01T00:00:00Z'],
    ['ISO text without an offset, as exports write it', '2025-01-01 00:00:00'],
  ])('times of Stripe may be %s', (_, created) => {
    expect(stripeCharges([charge({ created })]).rows[0]?.placedAt).toBe('2025-01-01T00:00:00.000Z');
  });

  test('amounts and counts of Stripe may be text', () => {
    expect(stripeCharges([charge({ amount_captured: '1234' })]).rows[0]?.lines?.[0]?.unitPrice).toBe(12.34);
    const packs = price({ transform_quantity: { divide_by: '10', round: 'up' } });
    expect(stripeSubscriptions([newSubscription({}, { quantity: '25', price: packs })]).rows[0]?.items[0]?.quantity).toBe(3);
    expect(stripeInvoices([newInvoice({ total: '2160' })]).rows[0]?.totals?.total).toBe(21.6);
  });

  test('flags may be words, and a trial is none less for that', () => {
    expect(Object.keys(shopifyOrders([{ ...restOrder(plain), test: 'true' }]).excluded)).toEqual(['test']);
    expect(Object.keys(stripeCharges([charge({ livemode: 'false' })]).excluded)).toEqual(['test']);
    expect(Object.keys(stripeCharges([charge({ captured: '0' })]).excluded)).toEqual(['uncaptured']);
    expect(Object.keys(stripeCharges([charge({ paid: 'FALSE' })]).excluded)).toEqual(['failed']);
    expect(Object.keys(stripeCustomers([{ id: 'cus_1', deleted: 1 }]).excluded)).toEqual(['deleted']);
    expect(stripeCharges([charge({ livemode: null, captured: null })]).counts.mapped).toBe(1);
  });
});

describe('answers of requests that failed', () => {
  test.each<[string, { isComplete: unknown; completeness: string; rows: readonly object[]; warnings: readonly { code: string }[] }]>([
    ['Shopify, REST', shopifyOrders({ errors: 'Not Found' })],
    ['Shopify, GraphQL', shopifyOrders({ errors: [{ message: 'Throttled' }], data: null })],
    ['Shopify, customers', shopifyCustomers([{ customers: [] }, { errors: { base: ['x'] } }])],
    ['Stripe', stripeCharges({ error: { type: 'invalid_request_error', message: 'No such charge' } })],
    ['WooCommerce', wooOrders({ code: 'woocommerce_rest_cannot_view', message: 'Sorry', data: { status: 403 } }, { total: 5 })],
    ['WooCommerce, customers', wooCustomers([{ code: 'rest_no_route', message: 'No route', data: { status: 404 } }])],
    ['WooCommerce, products', wooProducts({ code: 'rest_no_route', message: 'No route' })],
  ])('%s: what was asked for is missing, and no record is made of it', (_, { isComplete, completeness, rows, warnings }) => {
    expect([isComplete, completeness, rows, warnings.map(({ code }) => code)]).toEqual([false, 'source-failed', [], ['incomplete']]);
  });

  test('a part that came all the same is mapped', () => {
    const answer = { ...graphPage([plain]), errors: [{ message: 'a field failed' }] };
    expect(shopifyOrders(answer)).toMatchObject({ isComplete: false, completeness: 'source-failed', counts: { mapped: 1 } });
  });

  test('a record that tells of an error is a record', () => {
    expect(shopifyOrders([{ ...restOrder(plain), errors: 'x' }]).counts.mapped).toBe(1);
    expect(stripeCharges([charge({ error: 'x' })]).counts.mapped).toBe(1);
    expect(wooOrders([{ ...sold, code: 'x', message: 'y' }]).counts.mapped).toBe(1);
  });
});

test('records without their lines are told, whatever shop they come from', () => {
  const codes = ({ warnings }: { warnings: readonly { code: string }[] }): string[] => warnings.map(({ code }) => code);
  expect(codes(wooOrders([{ ...sold, line_items: undefined }]))).toEqual(['lines-missing']);
  expect(codes(stripeInvoices([newInvoice({ lines: null })]))).toEqual(['lines-missing']);
  expect(codes(stripeInvoices([newInvoice({ lines: page([]), created: day('2025-01-01') })]))).toEqual([]);
});
