// Competing definitions of sales, baskets, customers and profit: each against its own small ledgers.
import {
  averageOrderValue,
  averageSellingPrice,
  costCoverageRate,
  customerChurnRate,
  customerLifetimeValue,
  discountRate,
  medianOrderValue,
  orderCount,
  query,
  repeatPurchaseRate,
  returnRateWithin,
  returns,
  type Sale,
  salesPerCustomer,
  simpleLifetimeValue,
} from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { agree } from '../agree.ts';
import { ask, codeOf, column } from '../query/ask.ts';
import { describeCases, ledger, type Row } from './answer.ts';

describeCases(returns.variants.money, [
  ['nothing given back', [{ amount: 100, tax: 20 }], '0'],
  [
    'goods and shipping, with tax',
    [
      { amount: -100, tax: -20 },
      { amount: -5, tax: -1, kind: 'shipping', type: 'return' },
    ],
    '126',
  ],
  ['goods whose tax nobody knows', [{ amount: -100 }], 'null: missing-input'],
  ['a sale whose tax nobody knows is no matter', [{ amount: 100 }, { amount: -10, tax: -2 }], '12'],
  ['a gift card taken back is a debt less', [{ amount: -50, tax: 0, kind: 'gift-card' }], '0'],
  [
    'two currencies',
    [
      { amount: -1, tax: 0, currency: 'EUR' },
      { amount: -1, tax: 0, currency: 'USD' },
    ],
    'null: mixed-currency',
  ],
]);

describeCases(orderCount.variants.nonZero, [
  ['without rows', [], '0'],
  ['a sample for free', [{ amount: 0 }, { amount: 10 }], '1'],
  [
    'an order with a gift among its lines',
    [
      { amount: 0, orderId: 'A' },
      { amount: 10, orderId: 'A' },
    ],
    '1',
  ],
  ['only a discount made it free', [{ amount: 0, discount: 30, gross: 30 }], '0'],
]);

describeCases(averageOrderValue.variants.netPaid, [
  ['without rows', [], 'null: zero-denominator'],
  ['an order that does not say it is paid', [{ amount: 100 }], 'null: zero-denominator'],
  [
    'paid and partially paid',
    [
      { amount: 100, status: 'paid' },
      { amount: 50, status: 'partially-paid' },
    ],
    '75',
  ],
  [
    'one of no value is not counted',
    [
      { amount: 100, status: 'paid' },
      { amount: 0, status: 'paid' },
    ],
    '100',
  ],
  [
    'less what came back of it',
    [
      { amount: 100, status: 'partially-refunded', orderId: 'A' },
      { amount: -30, status: 'partially-refunded', orderId: 'A' },
    ],
    '70',
  ],
  [
    'what came back of an order of another day counts on its own day, though that order is no longer paid',
    [
      { amount: 100, status: 'paid', orderId: 'B' },
      { amount: 40, status: 'refunded', orderId: 'A', date: '2025-01-02' },
      { amount: -40, status: 'refunded', orderId: 'A' },
    ],
    '60',
  ],
  [
    'two currencies, one of them given back',
    [
      { amount: 100, status: 'paid', currency: 'EUR' },
      { amount: -10, status: 'paid', currency: 'USD' },
    ],
    'null: mixed-currency',
  ],
]);

describeCases(averageSellingPrice.variants.beforeDiscounts, [
  ['without rows', [], 'null: zero-denominator'],
  ['three at 10 less 20 %', [{ amount: 24, discount: 6, quantity: 3 }], '10'],
  ['the price before discount where it is given', [{ amount: 24, gross: 33, quantity: 3 }], '11'],
  ['a row without quantity is no price', [{ amount: 24 }], 'null: missing-input'],
]);

describeCases(discountRate.variants.orders, [
  ['without rows', [], 'null: zero-denominator'],
  ['one of two', [{ amount: 90, discount: 10 }, { amount: 10 }], '0.5'],
  [
    'one line is enough',
    [
      { amount: 90, discount: 10, orderId: 'A' },
      { amount: 10, orderId: 'A' },
    ],
    '1',
  ],
  [
    'a discount of nothing is none',
    [
      { amount: 90, discount: 0 },
      { amount: 90, gross: 90 },
    ],
    '0',
  ],
  ['a price above the list is no discount', [{ amount: 90, gross: 80 }], '0'],
]);

describeCases(salesPerCustomer.variants.withGuests, [
  ['without rows', [], 'null: zero-denominator'],
  [
    'a guest counts by order',
    [
      { amount: 10, customerId: 'ana' },
      { amount: 30, orderId: 'A' },
      { amount: 20, orderId: 'A' },
    ],
    '30',
  ],
  ['guests alone', [{ amount: 10 }, { amount: 30 }], '20'],
  [
    'less what a guest gave back',
    [
      { amount: 10, orderId: 'A' },
      { amount: -4, orderId: 'A' },
    ],
    '6',
  ],
]);

describeCases(costCoverageRate, [
  ['without rows', [], 'null: zero-denominator'],
  ['all known', [{ amount: 10, cost: 5 }], '1'],
  ['none known', [{ amount: 10 }], '0'],
  ['three quarters', [{ amount: 30, cost: 5 }, { amount: 10 }], '0.75'],
  ['a cost of 0 is known', [{ amount: 30, cost: 0 }], '1'],
]);

const march = { between: ['2025-03-01', '2025-04-01'] };
const bought = (customerId: string | null, month: string, more: Partial<Row> = {}): Row => ({
  amount: 10,
  date: `2025-${month}-10`,
  customerId,
  ...more,
});

describeCases(repeatPurchaseRate.variants.lifetime, [
  ['without rows', [], 'null: zero-denominator'],
  ['the second order may lie in another period', [bought('ana', '01'), bought('ana', '03'), bought('bob', '02')], '0.5', march],
  ['what is ordered later is not known', [bought('ana', '01'), bought('ana', '04'), bought('bob', '02')], '0', march],
  ['lines of one order', [bought('ana', '01', { orderId: 'A' }), bought('ana', '02', { orderId: 'A' })], '0', march],
  ['over all time', [bought('ana', '01'), bought('ana', '04'), bought('bob', '02'), bought(null, '02')], '0.5'],
]);

// Before March: ana, bob and cyd. In March: ana again, and eve for the first time.
const april = [bought('ana', '02'), bought('bob', '02'), bought('cyd', '02'), bought('ana', '03'), bought('eve', '03')];
describeCases(customerChurnRate.variants.stripe, [
  ['two are lost of three and one who joined', april, '0.5', march],
  ['one who comes back after an absence did not join', [bought('dan', '01'), bought('bob', '02'), bought('dan', '03')], '1', march],
  ['nobody there before', [bought('eve', '03')], '0', march],
  ['of all time there is no period before', april, 'null: no-previous-period'],
]);
describeCases(customerChurnRate.variants.average, [
  ['two are lost of 2.5 on average', april, '0.8', march],
  ['nobody at all', [bought('ana', '01')], 'null: zero-denominator', march],
  ['of all time there is no period before', april, 'null: no-previous-period'],
]);

const costing = april.map((row) => ({ ...row, cost: 4 }));
describeCases(customerLifetimeValue.variants.churnBased, [
  // A profit of 6 of each of two customers; 2 of 3 are lost.
  ['profit of a customer by churn', costing, '9', march],
  ['nobody lost', [bought('ana', '02', { cost: 4 }), bought('ana', '03', { cost: 4 })], 'null: zero-denominator', march],
  ['no costs', april, 'null: missing-input', march],
  ['of all time there is no churn', costing, 'null: no-previous-period'],
]);

describeCases(medianOrderValue.under({ taxBasis: 'including' }), [
  [
    'of orders with tax',
    [
      { amount: 10, tax: 2 },
      { amount: 20, tax: 4 },
    ],
    '18',
  ],
  ['of an order whose tax nobody knows', [{ amount: 10, tax: 2 }, { amount: 20 }], 'null: missing-input'],
]);

describe('the return rate within some days', () => {
  const within30 = returnRateWithin(30);
  const sales = ledger([
    { amount: 100, date: '2025-01-10', orderId: 'A' },
    { amount: 100, date: '2025-01-31', orderId: 'B' },
    { amount: -20, date: '2025-02-09', orderDate: '2025-01-10', orderId: 'A' },
    { amount: -30, date: '2025-02-10', orderDate: '2025-01-10', orderId: 'A' },
    { amount: -50, date: '2025-03-02', orderDate: '2025-01-31', orderId: 'B' },
    { amount: 10, date: '2025-02-15', orderId: 'C' },
  ]);
  const months = { every: 'month', between: ['2025-01-01', '2025-04-01'] } as const;

  test('counts what came back in time, by the date of the order', async () => {
    await agree([within30, returnRateWithin(0), returnRateWithin(31)], { sales: sales as never }, months);
    await agree([within30], { sales: sales as never });
    // 20 after 30 days and 50 after 30 days; 30 after 31.
    expect(column(query(sales, { select: [within30], ...months }), 'returnRateWithin30Days')).toEqual(['0.35', '0', 'null']);
    expect(column(query(sales, { select: [returnRateWithin(31)], ...months }), 'returnRateWithin31Days')[0]).toBe('0.5');
  });

  test('has no answer while goods of the period can still come back', async () => {
    const early = { ...months, asOf: '2025-03-01' };
    await agree([within30], { sales: sales as never }, early);
    expect(ask(sales, { select: [within30], ...early }).notes.map(({ row, code }) => [row, code])).toEqual([
      [0, 'immature-cohort'],
      [1, 'immature-cohort'],
      [2, 'immature-cohort'],
    ]);
    expect(column(query(sales, { select: [within30], ...months, asOf: '2025-03-02' }), 'returnRateWithin30Days')[0]).toBe('0.35');
  });

  test('keeps its choice of date under any policy', () => {
    const other = within30.under({ refundDate: 'refundDate', taxBasis: 'including' }, 'other');
    const taxed = sales.map((row) => ({ ...row, tax: 0 }));
    expect(column(query(taxed, { select: [other], ...months, asOf: '2025-03-02' }), 'other')[0]).toBe('0.35');
    expect(other.maturity).toBe(30);
  });

  test.each([-1, 1.5, Number.NaN, '30' as never])('within %s days is refused', (days) => {
    expect(codeOf(() => returnRateWithin(days))).toBe('bad-argument');
  });
});

describe('the simple lifetime value', () => {
  const three: Sale[] = ledger(['01', '05', '09'].map((month) => ({ amount: 70, date: `2025-${month}-10`, customerId: 'ana' })));

  test('of FeverBee: three orders of $70 a year for three years at a margin of 30 % are $189', async () => {
    const value = simpleLifetimeValue({ years: 3, margin: 0.3 });
    await agree([value], { sales: three as never }, { every: 'year', between: ['2025-01-01', '2026-01-01'] });
    expect(String(value(three))).toBe('189');
    expect(String(simpleLifetimeValue({ years: 3, margin: 1 })(three))).toBe('630');
  });

  test('takes the margin of the period where none is given', async () => {
    const costing = three.map((row, i) => ({ ...row, ...(i === 0 ? {} : { cost: 49 }) }));
    const value = simpleLifetimeValue({ years: 3 });
    await agree([value], { sales: costing as never }, { every: 'year', between: ['2025-01-01', '2026-01-01'] });
    expect(column(query(costing, { select: [value] }), 'simpleLifetimeValue')).toEqual(['189']);
    expect(ask(three, { select: [value] }).notes[0]?.code).toBe('missing-input');
  });

  test('of months multiplies by twelve', () => {
    const value = simpleLifetimeValue({ years: 2, margin: 0.5, periodsPerYear: 12 });
    const table = query(three, { select: [value], every: 'month', between: ['2025-01-01', '2025-02-01'] });
    // 70 a month.
    expect(column(table, 'simpleLifetimeValue')).toEqual(['840']);
  });

  test('in money of today: 210 at the end of each of two years at 10 % are 364.46', () => {
    const value = simpleLifetimeValue({ years: 2, margin: 1, discountRate: 0.1 })(three);
    expect(value?.toFixed(2)).toBe('364.46');
  });

  test('under a name and policy of its own', () => {
    const value = simpleLifetimeValue({ years: 3, margin: 0.3 }).under({ orderInclusion: 'paid' }, 'paidLifetimeValue');
    expect(value.id).toBe('paidLifetimeValue');
    expect(value(three)).toBeNull();
  });

  test.each([
    { years: 0 },
    { years: -1 },
    { years: Number.NaN },
    { years: 3, periodsPerYear: 0 },
    { years: 3, discountRate: -0.1 },
    { years: 3, margin: Number.POSITIVE_INFINITY },
    { years: '3' as never },
  ])('%j is refused', (assumptions) => {
    expect(codeOf(() => simpleLifetimeValue(assumptions))).toBe('bad-argument');
  });

  test('an unknown assumption is refused', () => {
    expect(codeOf(() => simpleLifetimeValue({ years: 3, lifespan: 3 } as never))).toBe('unknown-option');
  });
});
