// What customers are worth, how soon they come back, what sales leave, and what comes to nothing.
import {
  type Cost,
  Cost as CostRecord,
  cancellationRate,
  contributionMargin,
  contributionMarginAfter,
  contributionMarginRate,
  customerLifetimeValue,
  daysBetweenOrders,
  newAccounts,
  type Order,
  orderValues,
  parse,
  purchaseGaps,
  query,
  type Sale,
} from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { agree } from '../agree.ts';
import { ask, codeOf, column, text } from '../query/ask.ts';

const sale = (id: string, date: string, amount: number, more: Partial<Sale> = {}): Sale => ({ id, date, amount, ...more });

describe('customer lifetime value so far', () => {
  const sales = [
    sale('1', '2025-01-10', 100, { cost: 60, customerId: 'ana' }),
    sale('2', '2025-01-20', 80, { cost: 60, customerId: 'bob' }),
    sale('3', '2025-02-10', 50, { cost: 30, customerId: 'ana' }),
    sale('4', '2025-02-12', -80, { cost: -60, customerId: 'bob' }),
    sale('5', '2025-02-15', 999, { cost: 1 }),
    sale('6', '2025-03-01', 40, { cost: 10, customerId: 'eve', status: 'cancelled' }),
  ];
  const months = { every: 'month', between: ['2025-01-01', '2025-04-01'] } as const;

  test('is all that customers brought up to the end of each period, by all who bought up to then', () => {
    const table = query(sales, { select: [customerLifetimeValue, customerLifetimeValue.variants.revenue], ...months });
    // January: (40 + 20) ÷ 2. February: ana 60, bob took his back. March: nothing new.
    expect(column(table, 'customerLifetimeValue')).toEqual(['30', '30', '30']);
    expect(column(table, 'customerLifetimeValueRevenue')).toEqual(['90', '75', '75']);
  });

  test('before the first customer there is none', () => {
    const table = query(sales, { select: [customerLifetimeValue], every: 'month', between: ['2024-12-01', '2025-01-01'] });
    expect(table.rows[0]?.customerLifetimeValue).toBeNull();
    expect(table.notes[0]?.code).toBe('zero-denominator');
  });

  test('without costs there is no answer on the basis of profit', () => {
    const table = query([sale('1', '2025-01-10', 100, { customerId: 'ana' })], { select: [customerLifetimeValue], ...months });
    expect(table.notes.map(({ code }) => code)).toContain('missing-input');
  });

  test('two currencies are not added', () => {
    const mixed = [
      sale('1', '2025-01-10', 1, { customerId: 'a', currency: 'EUR' }),
      sale('2', '2025-02-10', 1, { customerId: 'a', currency: 'USD' }),
    ];
    const table = query(mixed, { select: [customerLifetimeValue.variants.revenue], ...months });
    expect(column(table, 'customerLifetimeValueRevenue')).toEqual(['1', 'null', 'null']);
    expect(table.notes.map(({ code }) => code)).toContain('mixed-currency');
  });
});

describe('days between orders', () => {
  const bought = (customerId: string | null, ...dates: string[]): Sale[] =>
    dates.map((date) => sale(`${customerId} ${date}`, date, 10, { customerId, orderId: `${customerId} ${date}`, channel: 'web' }));

  test.each<[string, Sale[], string, string]>([
    [
      'the median of gaps of 10, 30 and 2 days',
      [...bought('ana', '2025-01-01', '2025-01-11', '2025-02-10'), ...bought('bob', '2025-03-01', '2025-03-03')],
      '10',
      '14',
    ],
    ['nobody came back', bought('ana', '2025-01-01'), 'null', 'null'],
    ['guests leave no gap', bought(null, '2025-01-01', '2025-01-05'), 'null', 'null'],
    [
      'the same moment is no gap',
      [...bought('ana', '2025-01-01'), sale('x', '2025-01-01', 1, { customerId: 'ana', orderId: 'x' })],
      'null',
      'null',
    ],
    ['a returned item is no order', [...bought('ana', '2025-01-01'), sale('x', '2025-01-09', -10, { customerId: 'ana' })], 'null', 'null'],
  ])('%s', (_, sales, median, average) => {
    expect(text(daysBetweenOrders(purchaseGaps(sales)))).toBe(median);
    expect(text(daysBetweenOrders.variants.mean(purchaseGaps(sales.toReversed())))).toBe(average);
  });

  test('fall in the period of the later order, with its dimensions', () => {
    const gaps = purchaseGaps(bought('ana', '2025-01-25', '2025-02-04', '2025-03-01'));
    const table = query(gaps, { select: [daysBetweenOrders], every: 'month', by: ['channel'], between: ['2025-01-01', '2025-04-01'] });
    expect(column(table, 'daysBetweenOrders')).toEqual(['null', '10', '25']);
    expect(table.rows[1]?.channel).toBe('web');
  });

  test('lines of one order are one order, whichever comes first', () => {
    const lines = [
      sale('1', '2025-01-03', 1, { orderId: 'A', customerId: 'ana' }),
      sale('2', '2025-01-01', 1, { orderId: 'A', customerId: 'ana' }),
      ...bought('ana', '2025-01-11'),
    ];
    expect(purchaseGaps(lines)).toMatchObject([{ previousDate: '2025-01-01', date: '2025-01-11' }]);
  });
});

describe('contribution margin', () => {
  const sales = [sale('1', '2025-01-10', 150, { cost: 100, currency: 'EUR' }), sale('2', '2025-02-10', 80, { cost: 60, currency: 'EUR' })];
  const costs: Cost[] = [
    { id: 'a', date: '2025-01-11', amount: '4.50', kind: 'payment', currency: 'EUR' },
    { id: 'b', date: '2025-02-11', amount: 25, kind: 'fulfilment', currency: 'EUR' },
  ];
  const months = { every: 'month', between: ['2025-01-01', '2025-04-01'] } as const;

  test('is gross profit less the variable costs of the period', () => {
    const table = query({ sales, costs }, { select: [contributionMargin, contributionMarginRate], ...months });
    expect(column(table, 'contributionMargin')).toEqual(['45.5', '-5', '0']);
    expect(column(table, 'contributionMarginRate').map((value) => value.slice(0, 7))).toEqual(['0.30333', '-0.0625', 'null']);
    expect(table.columns.find(({ id }) => id === 'contributionMargin')?.currency).toBe('EUR');
  });

  test('after some kinds of cost only', async () => {
    const more: Cost[] = [...costs, { id: 'c', date: '2025-02-11', amount: 1, currency: 'EUR' }];
    const some = [
      contributionMarginAfter(['payment']),
      contributionMarginAfter(['fulfilment', 'payment']),
      contributionMarginAfter(['other']),
    ];
    await agree(some, { sales: sales as never, costs: more as never }, months);
    const table = query({ sales, costs: more }, { select: some, ...months });
    expect(column(table, 'contributionMarginAfterPayment')).toEqual(['45.5', '20', '0']);
    expect(column(table, 'contributionMarginAfterPaymentFulfilment')).toEqual(['45.5', '-5', '0']);
    // A cost that does not say what it was for is other.
    expect(column(table, 'contributionMarginAfterOther')).toEqual(['50', '19', '0']);
    expect(some[1]?.label).toEqual({
      en: 'Contribution margin after payment, fulfilment',
      fr: 'Marge sur coûts variables après paiement, préparation',
    });
  });

  test.each([[[]], [['rent']], [['payment', 'payment']], ['payment'], [null]])('after costs of %j is refused', (kinds) => {
    expect(codeOf(() => contributionMarginAfter(kinds as never))).toBe('bad-argument');
  });

  test('costs in another currency are not taken off', () => {
    const foreign = costs.map((cost) => ({ ...cost, currency: 'USD' }));
    const table = query({ sales, costs: foreign }, { select: [contributionMargin], between: ['2025-01-01', '2025-02-01'] });
    expect(table.notes.map(({ code }) => code)).toEqual(['mixed-currency']);
  });

  test('a cost that cannot be read is refused', () => {
    const { rows, rejected } = parse(CostRecord, [costs[0], { id: 'c', date: '2025-01-11', amount: '1,5' }, { ...costs[1], kind: 'rent' }]);
    expect(rows).toHaveLength(1);
    expect(rejected.map(({ field, code }) => `${field} ${code}`)).toEqual(['amount bad-number', 'kind bad-value']);
  });
});

describe('cancellation rate', () => {
  const order = (id: string, placedAt: string, more: Partial<Order> = {}): Order => ({ id, placedAt, ...more });
  test.each<[string, Order[], string]>([
    ['one of two', [order('A', '2025-01-01'), order('B', '2025-01-02', { status: 'cancelled' })], '0.5'],
    ['cancelled on a date, whatever the status says', [order('A', '2025-01-01', { status: 'refunded', cancelledAt: '2025-01-05' })], '1'],
    [
      'trials, drafts and failed payments were never placed',
      [
        order('A', '2025-01-01'),
        order('B', '2025-01-01', { test: true, status: 'cancelled' }),
        order('C', '2025-01-01', { status: 'failed' }),
        order('D', '2025-01-01', { status: 'draft' }),
        order('E', '2025-01-01', { deleted: true }),
      ],
      '0',
    ],
    ['no orders', [], 'null'],
  ])('%s', (_, orders, wanted) => {
    expect(text(cancellationRate(orders))).toBe(wanted);
  });

  test('counts by the date on which orders were placed', () => {
    const orders = [order('A', '2025-01-31', { cancelledAt: '2025-02-02' }), order('B', '2025-02-01')];
    const table = query(orders, { select: [cancellationRate], every: 'month', between: ['2025-01-01', '2025-04-01'] });
    expect(column(table, 'cancellationRate')).toEqual(['1', '0', 'null']);
  });

  const lines = (...prices: number[]): Order['lines'] => prices.map((unitPrice) => ({ quantity: 1, unitPrice }));
  const worth = (id: string, placedAt: string, more: Partial<Order>): Order => order(id, placedAt, { currency: 'EUR', ...more });

  test('by value weighs orders by what their goods were worth', async () => {
    const { orders, counts } = orderValues([
      worth('A', '2025-01-01', { lines: lines(20, 10) }),
      worth('B', '2025-01-02', { lines: lines(80), discounts: [{ amount: 10 }], cancelledAt: '2025-02-02' }),
      worth('C', '2025-01-03', { lines: lines(100), status: 'cancelled', shipping: { charged: 9 } }),
      worth('D', '2025-01-03', { lines: lines(999), test: true }),
      worth('E', '2025-02-03', { lines: lines(5), refunds: [{ id: 'R', date: '2025-02-04', lines: [{ lineId: '1', quantity: 1 }] }] }),
    ]);
    expect(orders.map(({ value }) => value)).toEqual([30, 70, 100, 999, 5]);
    expect(counts).toEqual({ rowsIn: 5, accepted: 5, rejected: 0, byCode: {} });
    const both = [cancellationRate, cancellationRate.variants.value];
    const months = { every: 'month', between: ['2025-01-01', '2025-03-01'] };
    await agree(both, { orders: orders as never }, months);
    const table = ask({ orders }, { select: both, ...months });
    expect(column(table, 'cancellationRateValue')).toEqual(['0.85', '0']);
    expect(column(table, 'cancellationRate')[0]?.slice(0, 6)).toBe('0.6666');
  });

  test('by value of orders that do not say it has no answer, and of two currencies neither', () => {
    const reasons = (orders: readonly object[]): unknown[] =>
      ask({ orders }, { select: [cancellationRate.variants.value] })
        .notes.map(({ code }) => code)
        .slice(0, 1);
    expect(reasons([worth('A', '2025-01-01', { lines: lines(20) })])).toEqual(['missing-input']);
    const mixed = [worth('A', '2025-01-01', { lines: lines(20) }), worth('B', '2025-01-01', { lines: lines(20), currency: 'USD' })];
    expect(reasons(orderValues(mixed).orders)).toEqual(['mixed-currency']);
  });

  test('values of orders that cannot be read are refused and counted', () => {
    const { orders, rejected, counts } = orderValues([
      worth('A', '2025-01-01', { lines: lines(20) }),
      worth('A', '2025-01-01', { lines: lines(20) }),
      order('B', '2025-01-01', { lines: lines(20) }),
      worth('C', 'never', {}),
      null as never,
      worth('D', '2025-01-01', { lines: [{ quantity: 1, unitPrice: 'much' }] }),
    ]);
    expect(orders.map(({ id }) => id)).toEqual(['A']);
    expect(rejected.map(({ code }) => code)).toEqual(['duplicate-id', 'missing-required', 'bad-date', 'unreadable-row', 'bad-number']);
    expect([counts.rowsIn, counts.accepted, counts.rejected]).toEqual([6, 1, 5]);
    expect(orderValues([order('B', '2025-01-01', { lines: lines(20) })], { currency: 'EUR' }).orders[0]?.currency).toBe('EUR');
    expect(codeOf(() => orderValues([], { zone: 'UTC' } as never))).toBe('unknown-option');
  });
});

describe('new accounts', () => {
  test('count by the making of the record, those merged into another not twice', async () => {
    const customers = [
      { id: 'ana', createdAt: '2025-01-10', segment: 'b2b' },
      { id: 'bob', createdAt: '2025-02-10', segment: 'b2c' },
      { id: 'bobby', createdAt: '2025-02-11', segment: 'b2c', mergedInto: 'bob' },
      { id: 'old', createdAt: null },
    ];
    const months = { every: 'month', between: ['2025-01-01', '2025-04-01'] };
    await agree([newAccounts], { customers: customers as never }, { ...months, by: ['segment'] });
    const table = ask({ customers }, { select: [newAccounts], ...months });
    expect(column(table, 'newAccounts')).toEqual(['1', '1', '0']);
    expect(table.counts['customers']?.rejected).toEqual({ 'missing-required': 1 });
  });
});
