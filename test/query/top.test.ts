import fc from 'fast-check';
import { averageOrderValue, cell, orderCount, query, revenue, type Sale, top } from 'sales-kpi';
import { describe, expect, test } from 'vitest';

const sale = (channel: string, amount: number, date = '2025-01-31'): Sale => ({
  id: `${channel} ${amount} ${date}`,
  date,
  amount,
  channel,
});
const sales = [
  sale('web', 50),
  sale('web', 60),
  sale('shop', 70),
  sale('phone', 20),
  sale('fax', -5),
  sale('phone', 90, '2025-02-01'),
  sale('shop', 90, '2025-02-01'),
];
const asked = {
  select: [revenue, orderCount, averageOrderValue],
  by: ['channel'],
  every: 'month',
  between: ['2025-01-01', '2025-03-01'],
} as const;
const table = query(sales, asked);
const names = (rows: readonly { readonly period: string; readonly channel: unknown }[]): string[] =>
  rows.map(({ period, channel }) => `${period} ${String(channel)}`);

describe('top', () => {
  test('keeps the highest values of each period, the highest first; of equal ones the first', () => {
    expect(names(top(table, { by: 'revenue', count: 2 }).rows)).toEqual(['2025-01 web', '2025-01 shop', '2025-02 phone', '2025-02 shop']);
  });

  test('keeps the lowest values, the lowest first, and rows without a value last', () => {
    expect(names(top(table, { by: 'averageOrderValue', count: 3, order: 'lowest' }).rows)).toEqual([
      '2025-01 phone',
      '2025-01 web',
      '2025-01 shop',
      '2025-02 phone',
      '2025-02 shop',
      '2025-02 fax',
    ]);
  });

  test('leaves what stands behind each cell with it', () => {
    const best = top(table, { by: 'averageOrderValue', count: 3, order: 'lowest' });
    expect(String(cell(best, 1, 'averageOrderValue').numerator)).toBe('110');
    expect(cell(best, 5, 'averageOrderValue').reason).toBe('zero-denominator');
    expect(best.notes.every(({ row }) => row === null || row < best.rows.length)).toBe(true);
  });

  test('of a comparison sorts by the change too', () => {
    const compared = query(sales, { ...asked, compare: 'previousPeriod' });
    const best = top(compared, { by: 'revenueDelta', count: 1 });
    expect(names(best.rows)[1]).toBe('2025-02 phone');
    expect(best.totals.prior).toHaveLength(2);
  });

  test.each<[string, object, string]>([
    ['a count of 0', { by: 'revenue', count: 0 }, 'count is 0'],
    ['a part of a row', { by: 'revenue', count: 1.5 }, 'count is 1.5'],
    ['a segment', { by: 'channel', count: 1 }, 'column "channel"'],
    ['an unknown order', { by: 'revenue', count: 1, order: 'best' }, 'order is "best"'],
    ['an unknown option', { by: 'revenue', count: 1, limit: 1 }, 'limit'],
  ])('%s is refused', (_, options, message) => {
    expect(() => top(table, options as never)).toThrow(message);
  });

  test('keeps all rows when there are fewer, and takes none that is lower than one it leaves out', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ channel: fc.constantFrom('a', 'b', 'c', 'd'), amount: fc.integer({ min: -50, max: 50 }) }), { maxLength: 12 }),
        fc.integer({ min: 1, max: 5 }),
        (given, count) => {
          const whole = query(
            given.map((row, i) => ({ id: `${i}`, date: '2025-01-31', ...row })),
            { select: [revenue], by: ['channel'] },
          );
          const best = top(whole, { by: 'revenue', count });
          expect(best.rows).toHaveLength(Math.min(count, whole.rows.length));
          const left = whole.rows.filter((row) => !best.rows.includes(row));
          const lowest = Math.min(...best.rows.map((row) => Number(row.revenue)));
          expect(left.every((row) => Number(row.revenue) <= lowest)).toBe(true);
        },
      ),
    );
  });
});
