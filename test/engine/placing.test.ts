import { newCustomers, orderCount, query, returningCustomerRate, revenue, type Sale } from 'sales-kpi';
import { describe, expect, test } from 'vitest';

const rowsOf = (dates: readonly unknown[]): Sale[] => dates.map((date, at) => ({ id: String(at), date, amount: 2 ** at })) as Sale[];
const byPeriod = (dates: readonly unknown[], question: object): Record<string, number> => {
  const table = query(rowsOf(dates), { select: [revenue], ...question } as never) as unknown as {
    rows: { period: string; revenue: unknown }[];
  };
  return Object.fromEntries(table.rows.map(({ period, revenue: value }) => [period, Number(value)]));
};

const JANUARY = { between: ['2025-01-01', '2025-02-01'] };

describe('boundaries are half-open', () => {
  test.each<[string, unknown, boolean]>([
    ['the first day', '2025-01-01', true],
    ['the last day', '2025-01-31', true],
    ['the day after', '2025-02-01', false],
    ['the day before', '2024-12-31', false],
    ['the first instant', '2025-01-01T00:00:00Z', true],
    ['the instant before', '2024-12-31T23:59:59.999Z', false],
    ['the last instant', '2025-01-31T23:59:59.999Z', true],
    ['the instant behind it', '2025-02-01T00:00:00.000Z', false],
    ['the same instant with an offset', '2025-02-01T02:00:00+02:00', false],
    ['and one millisecond before', '2025-02-01T01:59:59.999+02:00', true],
    ['a Date', new Date(Date.UTC(2025, 0, 31, 23, 59, 59, 999)), true],
    ['epoch milliseconds', Date.UTC(2025, 1, 1), false],
  ])('%s: %s', (_, date, counts) => {
    expect(byPeriod([date], JANUARY)).toEqual({ '2025-01-01/2025-02-01': counts ? 1 : 0 });
  });

  test('every boundary of a year of months belongs to exactly one month', () => {
    const firsts = Array.from({ length: 12 }, (_, month) => Date.UTC(2025, month, 1));
    const dates = firsts.flatMap((first) => [first - 1, first, new Date(first).toISOString().slice(0, 10)]);
    const rows = dates.map((date, at) => ({ id: String(at), date, amount: 1 })) as Sale[];
    const table = query(rows, { select: [orderCount], every: 'month', between: ['2025-01-01', '2026-01-01'] });
    expect(table.rows.map((row) => row.orderCount)).toEqual([3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 2]);
    expect(table.counts['sales']).toEqual({ rowsIn: 36, used: 35, filtered: { range: 1, where: 0, kind: 0 }, rejected: {} });
  });
});

describe('instants and calendar dates in a time zone', () => {
  const PARIS = { ...JANUARY, calendar: { timeZone: 'Europe/Paris' } };

  test.each<[string, unknown, boolean]>([
    ['a calendar date is never shifted', '2025-01-01', true],
    ['nor the one after the range', '2025-02-01', false],
    ['midnight in Paris is 23:00 in UTC', '2024-12-31T23:00:00Z', true],
    ['one millisecond earlier is December', '2024-12-31T22:59:59.999Z', false],
    ['the last hour of January in UTC is February in Paris', '2025-01-31T23:00:00Z', false],
  ])('%s', (_, date, counts) => {
    expect(byPeriod([date], PARIS)).toEqual({ '2025-01-01/2025-02-01': counts ? 1 : 0 });
  });

  test('both sorts stand side by side in one column', () => {
    const dates = ['2025-01-31', '2025-01-31T23:30:00Z', '2025-02-01', '2025-01-31T22:30:00Z'];
    expect(byPeriod(dates, { every: 'month', calendar: { timeZone: 'Europe/Paris' } })).toEqual({ '2025-01': 1 + 8, '2025-02': 2 + 4 });
    expect(byPeriod(dates, { every: 'month' })).toEqual({ '2025-01': 1 + 2 + 8, '2025-02': 4 });
  });

  test('days of 23 and 25 hours hold their own instants and no other', () => {
    const hours = Array.from({ length: 72 }, (_, hour) => Date.UTC(2024, 9, 25, 22 + hour));
    const rows = hours.map((date, at) => ({ id: String(at), date, amount: 1 })) as Sale[];
    const autumn = query(rows, {
      select: [orderCount],
      every: 'day',
      between: ['2024-10-26', '2024-10-29'],
      calendar: { timeZone: 'Europe/Paris' },
    });
    expect(autumn.rows.map((row) => row.orderCount)).toEqual([24, 25, 23]);
    const spring = rows.map((row) => ({ ...row, date: Number(row.date) - Date.UTC(2024, 9, 25, 22) + Date.UTC(2024, 2, 29, 23) }));
    expect(
      query(spring, {
        select: [orderCount],
        every: 'day',
        between: ['2024-03-30', '2024-04-02'],
        calendar: { timeZone: 'Europe/Paris' },
      }).rows.map((row) => row.orderCount),
    ).toEqual([24, 23, 24]);
  });

  test('a customer who first bought earlier, by either sort of date, is not new', () => {
    const sales = [
      { id: '1', date: '2025-02-01', amount: 1, customerId: 'ana' },
      // Three hours into 1 February in UTC, but still 31 January in Los Angeles.
      { id: '2', date: '2025-02-01T03:00:00Z', amount: 1, customerId: 'ana' },
    ];
    const question = {
      select: [newCustomers, returningCustomerRate.variants.priorOnly],
      every: 'month',
      calendar: { timeZone: 'America/Los_Angeles' },
    } as const;
    expect(query(sales, question).rows.map((row) => [row.period, row.newCustomers, String(row.returningCustomerRatePriorOnly)])).toEqual([
      ['2025-01', 1, '0'],
      ['2025-02', 0, '1'],
    ]);
  });
});

describe('periods that overlap', () => {
  test('a record counts once in each window that holds it, and once in the account', () => {
    const rows = rowsOf(['2025-01-15', '2025-02-15', '2025-03-15']);
    const table = query(rows, { select: [revenue], every: 'month', between: ['2025-01-01', '2025-05-01'], stretch: { trailing: 3 } });
    expect(table.rows.map((row) => Number(row.revenue))).toEqual([1, 3, 7, 6]);
    expect(table.counts['sales']).toEqual({ rowsIn: 3, used: 3, filtered: { range: 0, where: 0, kind: 0 }, rejected: {} });
  });
});
