import fc from 'fast-check';
import { cell, customerHistory, dataset, type HistoryOptions, orderCount, query, revenue, type Sale, stream } from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { brought, openDuckdb } from '../../engines/databases.ts';
import { typedLedgers } from '../../engines/ledgers.ts';
import { load } from '../../engines/warehouse.ts';
import { shop } from '../../indicator/ledger.ts';
import { columnsOf } from '../../laws/layouts.ts';
import { runs } from '../../laws/runs.ts';
import { codeOf } from '../../query/ask.ts';
import { bought } from './shop.ts';

const sales: readonly Sale[] = [
  bought('ana', '2025-01-01', 20, { orderId: 'A' }),
  bought('ana', '2025-01-01', 5, { orderId: 'A' }),
  bought('ana', '2025-01-08', 30),
  bought('ana', '2025-01-08', 10),
  bought('ana', '2025-01-15', '0.1'),
  bought('bob', '2025-01-05', 10),
  bought('bob', '2025-01-20', -4),
  bought('dan', '2025-01-21', -7),
  bought(null, '2025-01-09', 99),
];
const january = { asOf: '2025-01-31' } as const;

/** A history as text, without what only records in memory can tell. */
const written = ({ rejected: _, ...history }: object & { rejected?: unknown }): string => JSON.stringify(history);

describe('a customer history', () => {
  const { customers, guests, withoutPurchase, ...rest } = customerHistory(sales, january);

  test('has a row a customer, with days, orders and money', () => {
    expect(
      customers.map(({ revenue: money, meanRepeatSpend, ...row }) => ({ ...row, money: String(money), again: String(meanRepeatSpend) })),
    ).toEqual([
      {
        customerId: 'ana',
        firstDate: '2025-01-01',
        lastDate: '2025-01-15',
        orders: 4,
        purchaseDays: 3,
        frequency: 2,
        recency: 14,
        age: 30,
        money: '65.1',
        // 40 on one day, 0.1 on the other.
        again: '20.05',
      },
      {
        customerId: 'bob',
        firstDate: '2025-01-05',
        lastDate: '2025-01-05',
        orders: 1,
        purchaseDays: 1,
        frequency: 0,
        recency: 0,
        age: 26,
        // Returns lower the revenue, and are no purchase.
        money: '6',
        again: 'null',
      },
    ]);
  });

  test('loses nothing: guests and customers with returns alone are told apart', () => {
    expect([guests.orders, String(guests.revenue)]).toEqual([1, '99']);
    expect([withoutPurchase.customers, String(withoutPurchase.revenue)]).toEqual([1, '-7']);
    expect(rest).toMatchObject({ unit: 'day', asOf: '2025-01-31', from: '2025-01-01', currency: null, reason: null });
    expect(rest.counts).toEqual({ rowsIn: 9, used: 9, filtered: { range: 0, where: 0, kind: 0 }, rejected: {} });
  });

  test('counts in weeks', () => {
    const [ana] = customerHistory(sales, { ...january, unit: 'week' }).customers;
    expect([ana?.recency, ana?.age]).toEqual([2, 30 / 7]);
  });

  test('watches some days alone', () => {
    const found = customerHistory(sales, { ...january, between: ['2025-01-05', '2025-01-12'] });
    expect(found.customers.map(({ customerId, purchaseDays, age }) => [customerId, purchaseDays, age])).toEqual([
      ['ana', 1, 3],
      ['bob', 1, 6],
    ]);
    expect([found.from, found.asOf]).toEqual(['2025-01-05', '2025-01-11']);
  });

  test('knows nothing of what comes later', () => {
    const { customers: early } = customerHistory(sales, { asOf: '2025-01-07' });
    expect(early.map(({ customerId, purchaseDays, age }) => [customerId, purchaseDays, age])).toEqual([
      ['ana', 1, 6],
      ['bob', 1, 2],
    ]);
    expect(customerHistory(sales, { asOf: '2024-12-31' }).customers).toEqual([]);
  });

  test('follows the days of a time zone', () => {
    const late = [bought('ana', '2025-01-01T23:30:00Z'), bought('ana', '2025-01-02T10:00:00Z')];
    const days = (timeZone: string): unknown[] =>
      customerHistory(late, { ...january, calendar: { timeZone } }).customers.map(({ firstDate, purchaseDays }) => [
        firstDate,
        purchaseDays,
      ]);
    expect(days('UTC')).toEqual([['2025-01-01', 2]]);
    expect(days('Europe/Paris')).toEqual([['2025-01-02', 1]]);
  });

  test('counts what the indicators of sales count', () => {
    const { customers: found, guests: none } = customerHistory(shop, { asOf: '2025-03-31' });
    expect(found.map(({ customerId, orders, purchaseDays, revenue: money }) => [customerId, orders, purchaseDays, String(money)])).toEqual([
      ['ana', 2, 2, '15'],
      ['bob', 2, 2, '110'],
      ['eve', 1, 1, '185'],
    ]);
    expect(String(none.revenue)).toBe('5');
    const cards = customerHistory(shop, { asOf: '2025-03-31', policy: { giftCards: 'included', taxBasis: 'including' } });
    expect(cards.customers.map(({ customerId }) => customerId)).toEqual(['ana', 'bob', 'dan', 'eve']);
    // The gift card and the tax that is not said.
    expect([cards.reason, cards.customers[0]?.revenue]).toEqual(['missing-input', null]);
  });

  test('never adds two currencies', () => {
    const two = [bought('ana', '2025-01-01', 10, { currency: 'EUR' }), bought('bob', '2025-01-01', 10, { currency: 'USD' })];
    const found = customerHistory(two, january);
    expect(found).toMatchObject({
      reason: 'mixed-currency',
      currency: null,
      guests: { revenue: null },
      customers: [{ revenue: null }, { revenue: null }],
    });
    const euros = customerHistory(two, { ...january, where: { currency: ['EUR'] } });
    expect([euros.currency, euros.customers.length]).toEqual(['EUR', 1]);
    const mixed = [bought('ana', '2025-01-01', 10, { currency: 'EUR' }), bought('ana', '2025-01-01', 10)];
    expect(customerHistory(mixed, january).reason).toBe('mixed-currency');
  });

  test('counts rows that it cannot read', () => {
    const hostile = [
      ...sales,
      { id: 'x', date: 'never', amount: 5, customerId: 'eve' },
      { id: 'y', date: '2025-01-02', amount: '1,5', customerId: 'eve' },
    ];
    const found = customerHistory(hostile as Sale[], january);
    expect(found.customers).toEqual(customers);
    expect(found.counts.rejected).toEqual({ 'bad-date': 1, 'bad-number': 1 });
    expect(found.rejected.map(({ field, value }) => [field, value])).toEqual([
      ['date', '"never"'],
      ['amount', '"1,5"'],
    ]);
  });

  test('counts values that it cannot read, and takes them for missing', () => {
    const found = customerHistory([bought('ana', '2025-01-02', 10, { customerId: {} as never, orderDate: 'never' })], january);
    expect([found.unread, found.guests.orders]).toEqual([{ 'customerId bad-key': 1, 'orderDate bad-date': 1 }, 1]);
  });

  test('of no sales is empty', () => {
    expect(customerHistory([] as Sale[], january)).toMatchObject({ customers: [], from: null, reason: null, guests: { orders: 0 } });
  });

  test('survives JSON', () => {
    expect(JSON.parse(written(customerHistory(sales, january))).customers[0].revenue).toBe('65.1');
  });

  test.each<[string, unknown, string]>([
    ['no options', undefined, 'bad-argument'],
    ['no asOf', {}, 'bad-argument'],
    ['a mistyped option', { ...january, units: 'week' }, 'unknown-option'],
    ['another unit', { ...january, unit: 'month' }, 'bad-argument'],
    ['another policy', { ...january, policy: { giftCards: 'some' } }, 'bad-argument'],
    ['a range that runs backwards', { ...january, between: ['2025-02-01', '2025-01-01'] }, 'bad-range'],
    ['a date that is none', { asOf: 'today' }, 'bad-date'],
  ])('%s is refused', (_, options, code) => {
    expect(codeOf(() => customerHistory(sales, options as HistoryOptions))).toBe(code);
  });
});

describe('a customer history in every engine', () => {
  const ledger = sales.map((row) => ({ ...row, currency: 'EUR' }));
  const wanted = written(customerHistory(ledger, january));

  test('columns and datasets give the same', () => {
    expect(written(customerHistory(dataset({ sales: ledger }), january))).toBe(wanted);
    expect(written(customerHistory(columnsOf(ledger as never) as never, january))).toBe(wanted);
    expect(written(customerHistory({ sales: ledger }, january))).toBe(wanted);
    expect(written(customerHistory(ledger.toReversed(), january))).toBe(wanted);
  });

  test('a stream that is read once gives the same', async () => {
    function* batches(): Generator<Sale[]> {
      yield ledger.slice(0, 4);
      yield ledger.slice(4);
    }
    const asked = { ...january, between: ['2025-01-01', '2025-02-01'] } as const;
    expect(written(await customerHistory(stream(batches()) as never, asked))).toBe(written(customerHistory(ledger, asked)));
  });

  test.each(brought)('%s gives the same', async (_, open) => {
    const database = await open();
    const source = await load(database, ledger as never, 'date');
    expect(written(await customerHistory(source as never, january))).toBe(wanted);
    expect(written(await customerHistory((await load(database, [], 'date')) as never, january))).toBe(
      written(customerHistory([] as Sale[], january)),
    );
    await database.close();
  });

  test('memory and DuckDB agree on random ledgers', async () => {
    const database = await openDuckdb();
    await fc.assert(
      fc.asyncProperty(typedLedgers('date'), async (rows) => {
        const source = await load(database, rows, 'date');
        const asked = { asOf: '2025-05-31' } as const;
        const strip = ({ counts: __, ...history }: object & { counts?: unknown }): string => written(history);
        expect(strip(await customerHistory(source as never, asked))).toBe(strip(customerHistory(rows as never, asked)));
      }),
      runs(20),
    );
    await database.close();
  });
});

test('rows, guests and customers without a purchase add up to revenue and orders, whatever the ledger', () => {
  fc.assert(
    fc.property(typedLedgers('date'), (rows) => {
      const asOf = '2025-12-31';
      const history = customerHistory(rows as never, { asOf });
      fc.pre(history.reason === null);
      const parts = [...history.customers.map((one) => one.revenue), history.guests.revenue, history.withoutPurchase.revenue];
      const total = query(rows as never, { select: [revenue, orderCount], asOf } as never);
      const value = cell(total, 0, 'revenue').value ?? 0;
      expect(
        parts.reduce((sum, part) => (part as NonNullable<typeof part>).plus(sum as never), parts[0]?.times(0) as never)?.toFixed(),
      ).toBe(String(value));
      // An order of two customers is one of each.
      const orders = history.customers.reduce((sum, one) => sum + one.orders, history.guests.orders);
      expect(orders).toBeGreaterThanOrEqual(Number(cell(total, 0, 'orderCount').value));
      for (const { frequency, recency, age, purchaseDays, orders: own } of history.customers) {
        expect(frequency).toBe(purchaseDays - 1);
        expect(recency === 0).toBe(frequency === 0);
        expect(age).toBeGreaterThanOrEqual(recency);
        expect(own).toBeGreaterThan(0);
      }
    }),
    runs(150),
  );
});
