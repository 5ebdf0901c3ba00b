import {
  averageOrderValue,
  cell,
  discountRate,
  eq,
  indicator,
  minus,
  orderCount,
  plus,
  query,
  ratio,
  returnRate,
  revenue,
  type Sale,
  sale,
  sum,
} from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { ask, text } from './ask.ts';

const dollars: Sale = { id: '1', date: '2025-01-10', amount: 10, currency: 'USD', channel: 'web' };
const euros: Sale = { id: '2', date: '2025-01-20', amount: -5, currency: 'EUR', channel: 'shop' };
const of = (channel: string) => sum(sale.amount, { where: eq(sale.channel, channel) });
const define = (formula: ReturnType<typeof of>) =>
  indicator({ id: 'mine', label: { en: 'Mine', fr: 'Mien' }, unit: 'money', better: 'higher', formula });

describe('two totals, each of one currency, are not combined when the currencies differ', () => {
  test.each<[string, ReturnType<typeof of>]>([
    ['a difference', minus(of('web'), of('shop'))],
    ['a sum', plus(of('web'), of('shop'))],
    ['a ratio', ratio(of('shop'), of('web'))],
    ['a share of a difference', ratio(minus(of('web'), of('shop')), of('web'))],
    ['a sum inside a ratio to a count', ratio(plus(of('web'), of('shop')), orderCount)],
  ])('%s', (_, formula) => {
    const mine = define(formula);
    const table = ask([dollars, euros], { select: [mine] });
    expect(table.rows).toEqual([{ period: 'all', mine: null }]);
    expect(table.notes).toEqual([{ code: 'mixed-currency', row: 0, column: 'mine', detail: null }]);
    expect(mine([dollars, euros])).toBe(null);
  });

  test('money of one currency and money of none are not combined either', () => {
    const none = { ...euros, currency: null };
    expect(query([dollars, none], { select: [returnRate] }).rows).toEqual([{ period: 'all', returnRate: null }]);
    expect(returnRate([dollars, none])).toBe(null);
  });

  test('euros given back are not divided by dollars sold', () => {
    expect(query([dollars, euros], { select: [returnRate] }).rows).toEqual([{ period: 'all', returnRate: null }]);
    expect(returnRate([dollars, euros])).toBe(null);
  });

  test('a total over no records has no currency to differ', () => {
    expect(
      query([dollars], { select: [returnRate, discountRate] }).rows.map((row) => [text(row.returnRate), text(row.discountRate)]),
    ).toEqual([['0', '0']]);
    expect(text(define(minus(of('web'), of('shop')))([dollars]))).toBe('10');
  });
});

describe('one currency at a time', () => {
  const rows = [
    dollars,
    { ...dollars, id: '3', amount: 30 },
    { ...dollars, id: '4', amount: 7, currency: 'EUR' },
    { ...dollars, id: '5', amount: 1, currency: null },
  ];

  test('each segment has its own, and the cell says which', () => {
    const table = query(rows, { select: [revenue, averageOrderValue], by: ['currency'] });
    expect(table.rows.map((row) => [row.currency, text(row.revenue), text(row.averageOrderValue)])).toEqual([
      ['EUR', '7', '7'],
      ['USD', '40', '20'],
      [null, '1', '1'],
    ]);
    expect(table.rows.map((_, at) => cell(table, at, 'averageOrderValue').currency)).toEqual(['EUR', 'USD', null]);
  });

  test('months of different currencies have values, but no difference and no change', () => {
    const months = [dollars, { ...dollars, id: '6', date: '2025-02-10', amount: 12, currency: 'EUR' }];
    const table = query(months, { select: [revenue, orderCount], every: 'month', compare: 'previousPeriod' });
    expect(
      table.rows.map((row) => [
        text(row.revenue),
        text(row.revenuePrior),
        text(row.revenueDelta),
        text(row.revenueChange),
        row.orderCountDelta,
      ]),
    ).toEqual([
      ['10', '0', '10', 'null', 1],
      ['12', '10', 'null', 'null', 0],
    ]);
    expect(table.notes.filter(({ row }) => row === 1)).toEqual([
      { code: 'mixed-currency', row: 1, column: 'revenueDelta', detail: null },
      { code: 'mixed-currency', row: 1, column: 'revenueChange', detail: null },
    ]);
  });

  test('a month that names no currency is not compared with one that does; a month without sales is', () => {
    const months = [
      { ...dollars, currency: null },
      { ...dollars, id: '6', date: '2025-02-10', amount: 12 },
    ];
    expect(
      query(months, { select: [revenue], every: 'month', compare: 'previousPeriod' }).rows.map((row) => text(row.revenueDelta)),
    ).toEqual(['10', 'null']);
  });

  test('a ratio of money to money may be compared across currencies', () => {
    const months = [
      { ...dollars, discount: 10 },
      { ...dollars, id: '6', date: '2025-02-10', amount: 15, discount: 5, currency: 'EUR' },
    ];
    expect(
      query(months, { select: [discountRate], every: 'month', compare: 'previousPeriod' }).rows.map((row) => text(row.discountRateDelta)),
    ).toEqual(['null', '-0.25']);
  });
});
