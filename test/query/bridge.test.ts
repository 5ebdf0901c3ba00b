import fc from 'fast-check';
import {
  averageOrderValue,
  bridge,
  type Decimal,
  discounts,
  grossSales,
  netSales,
  orderCount,
  revenue,
  type Sale,
  type SalesIndicator,
  totalSales,
  unitsSold,
} from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { openDuckdb } from '../engines/databases.ts';
import { typedLedgers } from '../engines/ledgers.ts';
import { load } from '../engines/warehouse.ts';
import { runs } from '../laws/runs.ts';

const sales: readonly Sale[] = [
  { id: '1', date: '2025-01-10', amount: 90, discount: 10, tax: 18 },
  { id: '2', date: '2025-01-11', amount: 5, tax: 1, kind: 'shipping' },
  { id: '3', date: '2025-01-12', amount: 50, tax: 0, kind: 'gift-card' },
  { id: '4', date: '2025-02-03', orderDate: '2025-01-10', amount: -30, tax: -6, type: 'return' },
  { id: '5', date: '2025-01-15', amount: 7, status: 'open' },
];
const january = { between: ['2025-01-01', '2025-02-01'] } as const;
const texts = (parts: readonly { readonly difference: Decimal | number }[]): string[] => parts.map(({ difference }) => String(difference));

describe('a bridge', () => {
  test('names the records that make the difference, the largest first', () => {
    const { from, to, gap, parts } = bridge(netSales, netSales.under({ giftCards: 'included' }), sales, january);
    expect([from, to, gap].map(String)).toEqual(['97', '147', '50']);
    expect(texts(parts)).toEqual(['50']);
    expect(parts[0]?.when.map(({ condition: { en }, holds }) => `${en}: ${holds}`)).toContain(
      'kind is one of (missing), “product”, “adjustment”, “gift-card”: true',
    );
  });

  test('between dates of a return', () => {
    const { gap, parts } = bridge(netSales, netSales.under({ refundDate: 'orderDate' }), sales, january);
    expect(String(gap)).toBe('-30');
    expect(texts(parts)).toEqual(['-30']);
  });

  test('between orders that were placed and those that were paid', () => {
    const paid = netSales.under({ orderInclusion: 'paid' });
    expect(texts(bridge(netSales, paid, [{ ...(sales[0] as Sale), status: 'paid' }, sales[4] as Sale], january).parts)).toEqual(['-7']);
  });

  test('between the steps of the ladder', () => {
    expect(String(bridge(grossSales, netSales, sales, january).gap)).toBe('-10');
    const { gap, parts } = bridge(netSales, totalSales, sales, january);
    expect(gap).toBeNull();
    expect(parts).toEqual([]);
  });

  test('of a definition with itself is empty', () => {
    expect(bridge(revenue, netSales, sales)).toMatchObject({ reason: null, parts: [] });
  });

  test('without an answer says why', () => {
    const mixed = sales.map((row, i) => ({ ...row, currency: i === 0 ? 'EUR' : 'USD' }));
    expect(bridge(netSales, grossSales, mixed)).toMatchObject({ gap: null, reason: 'mixed-currency' });
  });

  test.each<[string, unknown, unknown, string]>([
    ['a ratio', averageOrderValue, netSales, 'averageOrderValue does not add up'],
    ['a distinct count', netSales, orderCount, 'orderCount does not add up'],
    ['two units', netSales, unitsSold, 'money beside quantity'],
  ])('%s is refused', (_, from, to, message) => {
    expect(() => bridge(from as never, to as never, sales as never)).toThrow(message);
  });

  const policies = fc.record({
    refundDate: fc.constantFrom('refundDate', 'orderDate'),
    orderInclusion: fc.constantFrom('placed', 'paid', 'fulfilled'),
    giftCards: fc.constantFrom('excluded', 'included'),
  });
  const ladder = fc.constantFrom(grossSales, netSales, discounts, revenue) as fc.Arbitrary<SalesIndicator<string, Decimal>>;

  test('sums to the gap, to the last digit, whatever the definitions and the records', () => {
    fc.assert(
      fc.property(typedLedgers('date'), ladder, ladder, policies, policies, (rows, a, b, p, q) => {
        const [from, to] = [a.under(p as never), b.under(q as never)];
        const given = rows.map((row) => ({ ...row, currency: 'EUR' }));
        const found = bridge(from, to, given as never, { between: ['2025-01-01', '2025-04-01'] });
        fc.pre(found.reason === null);
        const total = found.parts.reduce((sum, { difference }) => (difference as Decimal).plus(sum), (found.gap as Decimal).times(0));
        expect(total.toFixed()).toBe((found.gap as Decimal).toFixed());
      }),
      runs(60),
    );
  });

  test('over a database gives the same, later', async () => {
    const database = await openDuckdb();
    const rows = sales.map((row) => ({ ...row, currency: 'EUR' }));
    const source = await load(database, rows as never, 'date');
    const to = netSales.under({ giftCards: 'included' });
    expect(JSON.stringify(await bridge(netSales, to, source as never, january))).toBe(JSON.stringify(bridge(netSales, to, rows, january)));
    await database.close();
  });
});
