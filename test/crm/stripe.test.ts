import { mrr, netSales, post, query, returns, subscriptionPeriods } from 'sales-kpi';
import { stripeCharges, stripeCustomers, stripeFees, stripeInvoices, stripeProducts, stripeSubscriptions } from 'sales-kpi/crm/stripe';
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

  test('whose refunds name only what the charge was made for are told by that, once', () => {
    const paid = charge({ payment_intent: { id: 'pi_1' }, amount_refunded: 1500 });
    const refunds = [refund({ charge: null, payment_intent: 'pi_1' }), refund({ id: 're_2', amount: 500, payment_intent: 'pi_1' })];
    const { rows, warnings } = stripeCharges([paid], { refunds });
    expect([ladderOf(rows)['netSales'], warnings]).toEqual(['35', []]);
  });

  test('that only count what was given back are told, and dated as the charge', () => {
    const { rows, warnings } = stripeCharges([charge({ amount_refunded: 1500 })]);
    expect(warnings).toMatchObject([{ code: 'refund-undated', ids: ['ch_1'] }]);
    expect(ladderOf(rows)).toMatchObject({ netSales: '35' });
  });

  test('captured in part are what was captured, whether or not the rest counts as refunded', () => {
    const partly = { amount_captured: 4000, amount_refunded: 1000 };
    const codes = (given: object): unknown => {
      const { rows, warnings } = stripeCharges([charge(given)]);
      return [ladderOf(rows)['netSales'], rows[0]?.status, warnings.map(({ code }) => code)];
    };
    expect(codes({ amount_captured: 4000 })).toEqual(['40', 'paid', []]);
    expect(codes({ ...partly, refunds: page([refund({ balance_transaction: null })]) })).toEqual(['40', 'paid', []]);
    expect(codes(partly)).toEqual(['40', 'paid', ['released-or-refunded']]);
    expect(codes({ ...partly, refunds: page([refund({ balance_transaction: 'txn_1' })]) })).toEqual(['30', 'partially-refunded', []]);
    expect(codes({ ...partly, amount_refunded: 500 })).toEqual(['35', 'partially-refunded', ['refund-undated']]);
    expect(codes({ amount_captured: undefined, amount_refunded: 1000 })).toEqual(['40', 'partially-refunded', ['refund-undated']]);
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

  test('have lines of any amount, with the units that they state', () => {
    const line = (id: string, given: object): object => ({ id, amount: 1000, taxes: [], ...given });
    const lines = page([
      line('a', { quantity: 3 }),
      line('b', { amount: -250, quantity: 3, proration: true }),
      line('c', { quantity: null }),
      line('d', { amount: 1, quantity: null, quantity_decimal: '0.5' }),
    ]);
    const { rows, rejected } = stripeInvoices([newInvoice({ lines, total: 1751, total_taxes: [] })]);
    expect(rejected).toEqual([]);
    expect(ladderOf(rows)).toMatchObject({ netSales: '17.51', totalSales: '17.51', unitsSold: '7.5' });
    expect(rows[0]?.lines?.map(({ linePrice, quantity }) => [linePrice, quantity])).toEqual([
      [10, 3],
      [-2.5, 3],
      [10, 1],
      [0.01, 0.5],
    ]);
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

describe('credit notes', () => {
  const invoice = newInvoice({ post_payment_credit_notes_amount: 1080 });
  const note = (given: object): object => ({
    id: 'cn_1',
    invoice: 'in_1',
    status: 'issued',
    total: 1080,
    created: day('2025-04-10'),
    reason: 'product_unsatisfactory',
    ...given,
  });
  const line = { type: 'invoice_line_item', invoice_line_item: 'il_1', amount: 1000, quantity: 1, discount_amounts: [{ amount: 100 }] };

  test.each([
    ['of newer versions', { taxes: [{ amount: 180, tax_behavior: 'exclusive' }] }],
    ['of older versions', { tax_amounts: [{ amount: 180, inclusive: false }] }],
  ])('%s give back the goods of the lines that they name', (_, taxes) => {
    const { rows } = stripeInvoices([invoice], { creditNotes: [note({ lines: page([{ ...line, ...taxes }]) })] });
    expect(rows[0]?.refunds).toMatchObject([
      { lines: [{ lineId: 'il_1', quantity: 1, amount: 9, tax: 1.8 }], reason: 'product_unsatisfactory' },
    ]);
    expect(ladderOf(rows)).toMatchObject({ returns: '9', netSales: '9', taxes: '1.8', totalSales: '10.8', unitsSold: '1' });
  });

  test('with a line of their own are money for the order as a whole', () => {
    const lines = page([line, { type: 'custom_line_item', amount: 100, quantity: 1 }]);
    const { rows } = stripeInvoices([invoice], { creditNotes: [note({ total_excluding_tax: 900, lines })] });
    expect(rows[0]?.refunds).toMatchObject([{ kind: 'goodwill', amount: 10.8, tax: 1.8 }]);
    expect(ladderOf(rows)).toMatchObject({ netSales: '9', totalSales: '10.8' });
  });

  test('that are void, or whose lines go on, are not taken for what they are not', () => {
    expect(stripeInvoices([invoice], { creditNotes: [note({ status: 'void' })] }).rows[0]?.refunds).toEqual([]);
    const { rows } = stripeInvoices([invoice], { creditNotes: [note({ lines: page([line], true) })] });
    expect(rows[0]?.refunds).toMatchObject([{ kind: 'goodwill', amount: 10.8 }]);
  });

  test('give shipping back', () => {
    const shipped = newInvoice({ shipping_cost: { amount_subtotal: 500, amount_tax: 100 }, total: 2760, total_taxes: [{ amount: 460 }] });
    const whole = { ...line, amount: 2000, quantity: 2, discount_amounts: [{ amount: 200 }], taxes: [{ amount: 360 }] };
    const back = note({ total: 2760, lines: page([whole]), shipping_cost: { amount_subtotal: 500, amount_tax: 100 } });
    const { rows } = stripeInvoices([shipped], { creditNotes: [back] });
    expect(ladderOf(rows)).toMatchObject({ grossSales: '20', netSales: '0', shipping: '0', taxes: '0', totalSales: '0' });
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
    const several = { ...foreign, currency_options: { eur: { amount_off: 400 } } };
    expect(monthly(newSubscription({ discounts: [{ coupon: several }] }))).toBe('16');
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

  describe('by tiers', () => {
    const tiers = [
      { up_to: 5, unit_amount: 1000, flat_amount: null },
      { up_to: 10, unit_amount: null, unit_amount_decimal: '750.5', flat_amount: 200 },
      { up_to: null, unit_amount: 500, flat_amount: 0 },
    ];
    const of = (tiers_mode: string | null, quantity: unknown, given: object = { tiers }): object =>
      newSubscription(
        {},
        { quantity, price: price({ billing_scheme: 'tiered', unit_amount: null, unit_amount_decimal: null, tiers_mode, ...given }) },
      );

    test.each([
      ['graduated', 3, '30'],
      ['graduated', 5, '50'],
      ['graduated', 7, '67.01'],
      ['graduated', 12, '99.525'],
      ['volume', 5, '50'],
      ['volume', 7, '54.535'],
      ['volume', 12, '60'],
      ['volume', null, '10'],
    ])('%s, %s units come to %s a month', (mode, quantity, expected) => {
      const { warnings, rows } = stripeSubscriptions([of(mode, quantity)]);
      expect(warnings).toEqual([]);
      expect(rows[0]?.items[0]).toMatchObject({ quantity: 1, units: quantity ?? 1 });
      expect(monthly(of(mode, quantity))).toBe(expected);
    });

    test('of a plan of an older version', () => {
      const plan = { id: 'p', billing_scheme: 'tiered', tiers_mode: 'volume', interval: 'month', product: 'prod_1', tiers };
      expect(monthly(oldSubscription({ items: page([{ id: 'si_1', quantity: 7, plan }]) }))).toBe('54.535');
    });

    test.each([
      ['that are not expanded', of('graduated', 3, {})],
      ['of an unknown mode', of(null, 3)],
      ['for no units', of('volume', 0)],
      ['for half a unit', of('volume', 0.5)],
      ['that end too early', of('graduated', 12, { tiers: tiers.slice(0, 2) })],
      ['in no order', of('graduated', 7, { tiers: [tiers[1], tiers[0]] })],
      ['without a price', of('volume', 3, { tiers: [{ up_to: null }] })],
      ['that are no tiers', of('volume', 3, { tiers: [5, null] })],
    ])('%s have no amount: told, and counted by subscriptionPeriods', (_, subscription) => {
      const { warnings, rows } = stripeSubscriptions([subscription]);
      expect(warnings).toMatchObject([{ code: 'tiered-price', ids: ['sub_1'] }]);
      expect(subscriptionPeriods(rows)).toMatchObject({ counts: { rejected: 1 }, rejected: [{ field: 'items[0].unitAmount' }] });
    });
  });

  test('have the price of their own currency, or none', () => {
    const foreign = price({ currency: 'usd' });
    const { warnings, rows } = stripeSubscriptions([newSubscription({}, { price: foreign })]);
    expect(warnings).toMatchObject([{ code: 'price-in-other-currency' }]);
    expect(subscriptionPeriods(rows).counts.rejected).toBe(1);
    const expanded = price({ currency: 'usd', currency_options: { eur: { unit_amount: 1800 } } });
    expect(monthly(newSubscription({}, { price: expanded }))).toBe('18');
    expect(monthly(newSubscription({}, { price: price({ currency: 'eur' }) }))).toBe('20');
  });

  test('have coupons for some products only', () => {
    const forProducts = (products: string[]): object => ({
      coupon: { percent_off: 50, duration: 'forever', applies_to: { products } },
      start: day('2025-01-15'),
    });
    const two = page([
      { id: 'si_1', quantity: 1, price: price() },
      { id: 'si_2', quantity: 1, price: price({ product: 'prod_2' }) },
    ]);
    const of = (products: string[]): unknown => {
      const subscription = newSubscription({ items: two, discounts: [forProducts(products)] });
      return [monthly(subscription), stripeSubscriptions([subscription]).warnings.map(({ code }) => code)];
    };
    expect(of(['prod_1', 'prod_2'])).toEqual(['20', []]);
    expect(of(['prod_1'])).toEqual(['40', ['discount-unknown']]);
    expect(of(['prod_3'])).toEqual(['40', []]);
  });

  test('whose rates include tax say so', () => {
    const codes = (given: object, item: object = {}): string[] =>
      stripeSubscriptions([newSubscription(given, item)]).warnings.map(({ code }) => code);
    expect(codes({ default_tax_rates: [{ inclusive: true }] })).toEqual(['tax-included']);
    expect(codes({}, { tax_rates: [{ inclusive: true }] })).toEqual(['tax-included']);
    expect(codes({ default_tax_rates: [{ inclusive: false }] })).toEqual([]);
  });

  test('of test mode are left out', () => {
    expect(stripeSubscriptions([newSubscription({ livemode: false })])).toMatchObject({ rows: [], excluded: { test: { count: 1 } } });
  });
});

describe('products', () => {
  const product = (given: object = {}): object => ({
    id: 'prod_1',
    object: 'product',
    name: 'Seat',
    active: true,
    livemode: true,
    ...given,
  });
  const one = { id: 'price_1', product: 'prod_1', currency: 'eur', unit_amount: 1900, active: true, recurring: { interval: 'month' } };

  test('have their price by default, expanded or among the prices, or the only one', () => {
    const expected = { id: 'prod_1', name: 'Seat', price: 19, currency: 'EUR', active: true, priceId: 'price_1', interval: 'month' };
    const other = { ...one, id: 'price_2', unit_amount: 500, active: false };
    expect(stripeProducts([product({ default_price: one })])).toMatchObject({ rows: [expected], warnings: [] });
    expect(stripeProducts([product({ default_price: 'price_1' })], { prices: page([other, one]) })).toMatchObject({
      rows: [expected],
      warnings: [],
    });
    expect(stripeProducts(page([product()]), { prices: [other, one] })).toMatchObject({ rows: [expected], warnings: [] });
    expect(stripeProducts([product()]).rows).toMatchObject([{ price: null, currency: null }]);
  });

  test('have no price where none is theirs, and say so', () => {
    const codes = (given: object, prices: object[] = []): unknown => {
      const { rows, warnings } = stripeProducts([product(given)], { prices });
      return [rows[0]?.price, warnings.map(({ code }) => code)];
    };
    expect(codes({}, [one, { ...one, id: 'price_2' }])).toEqual([null, ['several-prices']]);
    expect(codes({ default_price: 'price_9' }, [one])).toEqual([null, ['price-unknown']]);
    expect(codes({ default_price: { ...one, billing_scheme: 'tiered', unit_amount: null } })).toEqual([null, ['tiered-price']]);
    expect(codes({ default_price: { ...one, currency: 'jpy' } })).toEqual([1900, []]);
  });

  test('of test mode and deleted ones are left out, and the latest version stays', () => {
    const { rows, excluded } = stripeProducts([
      product({ livemode: false }),
      product({ id: 'prod_2', deleted: true }),
      product({ id: 'prod_3', updated: day('2025-01-01') }),
      product({ id: 'prod_3', updated: day('2025-02-01'), name: 'Late' }),
    ]);
    expect([rows.map(({ name }) => name), Object.keys(excluded)]).toEqual([['Late'], ['test', 'deleted', 'repeated']]);
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
