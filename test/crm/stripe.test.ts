import { mrr, netSales, post, query, returns, subscriptionPeriods } from 'sales-kpi';
import { stripeCharges, stripeCustomers, stripeFees, stripeInvoices, stripeSubscriptions } from 'sales-kpi/crm/stripe';
import { describe, expect, test } from 'vitest';
import { column, text } from '../query/ask.ts';
import { ladderOf } from './shopSums.ts';
import { charge, day, newInvoice, newSubscription, oldInvoice, oldSubscription, page, price, refund } from './stripePayload.ts';

describe('amounts are minor units by the table of Stripe', () => {
  test.each([
    ['usd', 1234, 12.34],
    ['jpy', 500, 500],
    ['mga', 500, 500],
    ['kwd', 5120, 5.12],
    ['isk', 500, 5],
    ['ugx', 500, 5],
    ['huf', 1045, 10.45],
  ])('%s %i is %d', (currency, amount, expected) => {
    const { rows } = stripeCharges([charge({ currency, amount, amount_captured: amount })]);
    expect([rows[0]?.currency, rows[0]?.lines?.[0]?.unitPrice]).toEqual([currency.toUpperCase(), expected]);
  });
});

describe('charges', () => {
  test('are what was captured, on the day in epoch seconds', () => {
    const { rows } = stripeCharges([charge({ amount_captured: 4000 })]);
    expect(rows[0]?.placedAt).toBe('2025-03-31T12:00:00.000Z');
    expect(ladderOf(rows)).toMatchObject({ grossSales: '40', netSales: '40', orderCount: '1', totalSales: 'null' });
  });

  test('less what was given back, each refund once and on its day, in the charge and in the list', () => {
    const inside = charge({ amount_refunded: 1500, refunds: page([refund()]) });
    const { rows, warnings } = stripeCharges(page([inside]), {
      refunds: page([refund(), refund({ id: 're_2', amount: 500 }), refund({ id: 're_3', status: 'failed' })]),
    });
    expect(warnings).toEqual([]);
    expect(ladderOf(rows)).toMatchObject({ returns: '15', netSales: '35' });
    expect(column(query(post(rows).sales, { select: [netSales, returns], every: 'month' }), 'netSales')).toEqual(['50', '-15']);
  });

  test('that only count what was given back are told, and dated as the charge', () => {
    const { rows, warnings } = stripeCharges([charge({ amount_refunded: 1500 })]);
    expect(warnings).toMatchObject([{ code: 'refund-undated', ids: ['ch_1'] }]);
    expect(ladderOf(rows)).toMatchObject({ netSales: '35' });
  });

  test('that were disputed and lost are chargebacks; others count, and are told while they are open', () => {
    const dispute = (status: string): object => ({ id: 'dp_1', charge: 'ch_1', amount: 5000, status, created: day('2025-04-10') });
    const lost = stripeCharges([charge({ disputed: true })], { disputes: [dispute('lost')] });
    expect([ladderOf(lost.rows)['netSales'], lost.warnings]).toEqual(['0', []]);
    const open = stripeCharges([charge({ disputed: true })], { disputes: [dispute('needs_response')] });
    expect([ladderOf(open.rows)['netSales'], open.warnings.map(({ code }) => code)]).toEqual(['50', ['dispute-open']]);
    expect(stripeCharges([charge({ disputed: true })], { disputes: [dispute('won')] }).warnings).toEqual([]);
  });

  test('of test mode, failed or not captured are left out and counted', () => {
    const payload = [
      charge(),
      charge({ id: 'a', livemode: false }),
      charge({ id: 'b', status: 'failed', paid: false }),
      charge({ id: 'c', captured: false, amount_captured: 0 }),
    ];
    const { counts, excluded } = stripeCharges(payload);
    expect(counts).toEqual({ rowsIn: 4, mapped: 1, excluded: 3, rejected: 0, byCode: {} });
    expect(Object.keys(excluded)).toEqual(['test', 'failed', 'uncaptured']);
  });

  test('has_more says whether there is more', () => {
    expect(stripeCharges(page([charge()], true))).toMatchObject({ isComplete: false, warnings: [{ code: 'incomplete' }] });
    expect(stripeCharges([page([charge()], true), page([charge({ id: 'ch_2' })])])).toMatchObject({
      isComplete: true,
      counts: { mapped: 2 },
    });
  });
});

describe('invoices', () => {
  test.each([
    ['newer', newInvoice()],
    ['older', oldInvoice()],
  ])('of %s versions come to what they state', (_, invoice) => {
    const { rows, warnings } = stripeInvoices([invoice]);
    expect(warnings).toEqual([]);
    expect(ladderOf(rows)).toMatchObject({
      grossSales: '20',
      discounts: '2',
      netSales: '18',
      taxes: '3.6',
      totalSales: '21.6',
      unitsSold: '2',
    });
    expect(rows[0]).toMatchObject({
      placedAt: '2025-03-31T12:00:00.000Z',
      paidAt: '2025-04-01T12:00:00.000Z',
      subscriptionId: 'sub_1',
      status: 'paid',
    });
  });

  test('with prices that include tax come to the net', () => {
    const lines = page([{ id: 'il_1', amount: 2400, quantity: 1, taxes: [{ amount: 400, tax_behavior: 'inclusive' }] }]);
    const { rows } = stripeInvoices([newInvoice({ lines, total: 2400, total_taxes: [{ amount: 400, tax_behavior: 'inclusive' }] })]);
    expect(ladderOf(rows)).toMatchObject({ grossSales: '20', netSales: '20', taxes: '4', totalSales: '24' });
  });

  test('with prices of which some include tax are refused, and not guessed at', () => {
    const line = (id: string, tax_behavior: string): object => ({ id, amount: 2400, quantity: 1, taxes: [{ amount: 400, tax_behavior }] });
    const { rejected } = stripeInvoices([newInvoice({ lines: page([line('a', 'inclusive'), line('b', 'exclusive')]) })]);
    expect(rejected[0]).toMatchObject({ field: 'taxesIncluded', code: 'bad-value' });
  });

  test('that are drafts or void are left out; uncollectible ones were sold', () => {
    const { rows, excluded } = stripeInvoices(
      ['draft', 'void', 'uncollectible', 'open'].map((status, at) => newInvoice({ id: `in_${at}`, status })),
    );
    expect([Object.keys(excluded), rows.map(({ status, sourceStatus }) => [status, sourceStatus])]).toEqual([
      ['draft', 'void'],
      [
        ['open', 'uncollectible'],
        ['open', 'open'],
      ],
    ]);
  });

  test('with credit notes are less by them, and told where they are not given', () => {
    const invoice = newInvoice({ post_payment_credit_notes_amount: 1080 });
    expect(stripeInvoices([invoice]).warnings).toMatchObject([{ code: 'credit-notes-missing' }]);
    const note = { id: 'cn_1', invoice: 'in_1', status: 'issued', total: 1080, total_excluding_tax: 900, created: day('2025-04-10') };
    const { rows, warnings } = stripeInvoices([invoice], { creditNotes: page([note]) });
    expect(warnings).toEqual([]);
    expect(ladderOf(rows)).toMatchObject({ netSales: '9', taxes: '1.8', totalSales: '10.8' });
  });
});

describe('subscriptions', () => {
  const monthly = (subscription: object): string => text(mrr(subscriptionPeriods(stripeSubscriptions([subscription]).rows).periods));

  test.each([
    ['newer', newSubscription, (given: object) => newSubscription(given)],
    ['older', oldSubscription, (given: object) => oldSubscription(given)],
  ])('of %s versions are recurring revenue', (_, __, subscription) => {
    expect(monthly(subscription({}))).toBe('20');
    const { rows } = stripeSubscriptions([subscription({ cancel_at_period_end: true, canceled_at: day('2025-03-20') })]);
    expect(rows[0]).toMatchObject({ cancelledAt: '2025-03-20T12:00:00.000Z', cancelAt: '2025-04-15T12:00:00.000Z', status: 'active' });
  });

  test('end when they ended, not when it was asked for', () => {
    const ended = newSubscription({ status: 'canceled', canceled_at: day('2025-03-20'), ended_at: day('2025-04-15') });
    const { periods } = subscriptionPeriods(stripeSubscriptions([ended]).rows);
    expect(periods.map(({ end }) => end)).toEqual(['2025-04-15T12:00:00.000Z']);
  });

  test('have prices of fractions of a minor unit, of packs and of several intervals', () => {
    expect(monthly(newSubscription({}, { quantity: 1000, price: price({ unit_amount: null, unit_amount_decimal: '0.5' }) }))).toBe('5');
    expect(monthly(newSubscription({}, { quantity: 25, price: price({ transform_quantity: { divide_by: 10, round: 'up' } }) }))).toBe('60');
    expect(monthly(newSubscription({}, { price: price({ unit_amount: 30000 }, { interval_count: 3 }) }))).toBe('100');
    expect(monthly(newSubscription({}, { price: price({ unit_amount: 24000 }, { interval: 'year' }) }))).toBe('20');
  });

  test('have discounts in three writings', () => {
    const coupon = { percent_off: 25, amount_off: null, duration: 'forever', currency: null };
    expect(monthly(newSubscription({ discounts: [{ coupon, start: day('2025-01-15'), end: null }] }))).toBe('15');
    expect(monthly(newSubscription({ discounts: [{ source: { coupon, type: 'coupon' }, start: day('2025-01-15') }] }))).toBe('15');
    expect(monthly(oldSubscription({ discount: { coupon: { ...coupon, percent_off: null, amount_off: 500, currency: 'eur' } } }))).toBe(
      '15',
    );
    const foreign = { ...coupon, percent_off: null, amount_off: 500, currency: 'usd' };
    expect(stripeSubscriptions([newSubscription({ discounts: [{ coupon: foreign }] })]).counts.rejected).toBe(1);
    expect(stripeSubscriptions([newSubscription({ discounts: ['di_1'] })]).warnings).toMatchObject([{ code: 'discount-unknown' }]);
  });

  test('on trial, metered, by tiers and paused say so', () => {
    const codes = (subscription: object): string[] => stripeSubscriptions([subscription]).warnings.map(({ code }) => code);
    expect(monthly(newSubscription({ status: 'trialing', trial_start: day('2025-01-15'), trial_end: day('2025-02-15') }))).toBe('0');
    const metered = newSubscription({}, { quantity: undefined, price: price({}, { usage_type: 'metered' }) });
    expect([codes(metered), monthly(metered)]).toEqual([['metered'], '0']);
    const tiered = newSubscription({}, { price: price({ billing_scheme: 'tiered', unit_amount: null, unit_amount_decimal: null }) });
    expect(codes(tiered)).toEqual(['tiered-price']);
    expect(subscriptionPeriods(stripeSubscriptions([tiered]).rows).counts.rejected).toBe(1);
    expect(codes(newSubscription({ pause_collection: { behavior: 'void', resumes_at: null } }))).toEqual(['collection-paused']);
    expect(codes(newSubscription({ status: 'unpaid' }))).toEqual(['since-unknown']);
    expect(stripeSubscriptions([newSubscription({ status: 'whatever' })]).rejected[0]).toMatchObject({
      field: 'status',
      code: 'bad-value',
    });
  });

  test('of test mode are left out', () => {
    expect(stripeSubscriptions([newSubscription({ livemode: false })])).toMatchObject({ rows: [], excluded: { test: { count: 1 } } });
  });
});

test('customers and fees', () => {
  const { rows, excluded } = stripeCustomers([
    { id: 'cus_1', created: 1735689600, email: 'a@example.com' },
    { id: 'cus_2', deleted: true },
  ]);
  expect([rows[0]?.createdAt, excluded]).toEqual(['2025-01-01T00:00:00.000Z', { deleted: { count: 1, ids: ['cus_2'] } }]);
  const fees = stripeFees([
    { id: 'txn_1', fee: 88, currency: 'eur', created: 1735689600, source: 'ch_1', type: 'charge' },
    { id: 'txn_2', fee: 0, currency: 'eur', created: 1735689600, source: 'po_1', type: 'payout' },
  ]);
  expect(fees).toMatchObject({ rows: [{ amount: 0.88, orderId: 'ch_1' }], counts: { mapped: 1, excluded: 1 } });
});
