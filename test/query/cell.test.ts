import {
  activeCustomers,
  averageOrderValue,
  cell,
  explain,
  grossMarginRate,
  medianOrderValue,
  newCustomers,
  query,
  returningCustomerRate,
  revenue,
  type Sale,
  tableFromJson,
  taxes,
} from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { text } from './ask.ts';

const sales: readonly Sale[] = [
  { id: '1', date: '2025-01-10', amount: 100, cost: 60, orderId: 'A', currency: 'EUR' },
  { id: '2', date: '2025-01-10', amount: 20, orderId: 'A', currency: 'EUR' },
  { id: '3', date: '2025-02-05', amount: 60, orderId: 'B', currency: 'EUR' },
];

describe('a cell', () => {
  const table = query(sales, { select: [averageOrderValue, grossMarginRate, revenue, taxes], every: 'month', compare: 'previousPeriod' });
  const told = (row: number, column: string): unknown[] => {
    const { value, reason, numerator, denominator, currency, known, missing } = cell(table, row, column);
    return [text(value), reason, text(numerator), text(denominator), currency, known, missing];
  };

  test.each<[string, number, string, unknown[]]>([
    ['a ratio with both parts', 0, 'averageOrderValue', ['120', null, '120', '1', 'EUR', 2, 0]],
    ['a ratio over the rows that have the value', 0, 'grossMarginRate', ['0.4', null, '40', '100', 'EUR', 1, 1]],
    ['a ratio of which no row has the value', 1, 'grossMarginRate', ['null', 'missing-input', 'null', '0', 'EUR', 0, 1]],
    ['a sum has no parts', 1, 'revenue', ['60', null, 'null', 'null', 'EUR', 1, 0]],
    ['a sum that no row knows', 0, 'taxes', ['null', 'missing-input', 'null', 'null', 'EUR', 0, 2]],
    ['what it is compared with has its own parts', 1, 'averageOrderValuePrior', ['120', null, '120', '1', 'EUR', 2, 0]],
    ['a change has no parts', 1, 'averageOrderValueChange', ['-0.5', null, 'null', 'null', 'EUR', 1, 0]],
    ['a change without a base', 0, 'revenueChange', ['null', 'zero-base', 'null', 'null', 'EUR', 2, 0]],
  ])('%s', (_, row, column, wanted) => {
    expect(told(row, column)).toEqual(wanted);
  });

  test('names its column and its period', () => {
    const found = cell(table, 1, 'revenue');
    expect([found.column.unit, found.column.role, found.period?.id, found.period?.state]).toEqual([
      'money',
      'value',
      '2025-02',
      'complete',
    ]);
    expect(cell(query(sales, { select: [revenue] }), 0, 'revenue').period?.id).toBe('all');
  });

  test('may be asked by the row itself, and after a journey through JSON', () => {
    const back = tableFromJson<typeof table>(JSON.stringify(table));
    expect(cell(back, back.rows[0] as object, 'averageOrderValue')).toEqual(cell(table, 0, 'averageOrderValue'));
    expect(cell(table, table.rows[1] as object, 'revenue')).toEqual(cell(table, 1, 'revenue'));
  });

  test('tells that two currencies stand behind a missing value', () => {
    const mixed = query([...sales, { id: '4', date: '2025-01-10', amount: 5, currency: 'USD' }], { select: [averageOrderValue] });
    const found = cell(mixed, 0, 'averageOrderValue');
    expect([found.value, found.reason, found.currency]).toEqual([null, 'mixed-currency', null]);
  });

  test('does not add two currencies to show a numerator', () => {
    const mixed = query([...sales, { id: '4', date: '2025-01-10', amount: 5, currency: 'USD' }], { select: [averageOrderValue] });
    expect(cell(mixed, 0, 'averageOrderValue').numerator).toBe(null);
  });
});

describe('a definition in words', () => {
  test.each<[string, 'en' | 'fr', string]>([
    ['activeCustomers', 'en', 'Active customers = the number of different customerId'],
    ['activeCustomers', 'fr', 'Clients actifs = le nombre de customerId différents'],
  ])('%s in %s', (_, language, start) => {
    expect(explain(activeCustomers, language).startsWith(start)).toBe(true);
  });

  test('says what is divided by what, of which records, by which date, in both languages', () => {
    const english = explain(averageOrderValue, 'en');
    expect(english).toContain('the sum of amount where');
    expect(english).toContain(' ÷ the number of different orderId, or else id where');
    expect(english).toContain('(by date)');
    expect(english).toContain('“cancelled”');
    const french = explain(averageOrderValue, 'fr');
    expect(french).toContain('la somme de amount où');
    expect(french).toContain('selon date');
  });

  test('follows the policy and the variant', () => {
    expect(explain(revenue.under({ refundDate: 'orderDate' }))).toContain('(by orderDate, or else date)');
    expect(explain(revenue.under({ taxBasis: 'including' }))).toContain('(amount + tax)');
    expect(explain(revenue.under({ orderInclusion: 'fulfilled' }))).toContain('“fulfilled”');
    expect(explain(averageOrderValue.variants.total)).toContain('Average order value incl. tax and shipping = ');
    expect(explain(medianOrderValue)).toContain('the 0.5 quantile of amount of each orderId, or else id');
    expect(explain(newCustomers)).toContain('seen for the first time');
    expect(explain(returningCustomerRate, 'fr')).toContain('déjà vus avant la période');
  });

  test('quotes what a user wrote as data', () => {
    const formula = JSON.parse(JSON.stringify(revenue.formula).replaceAll('cancelled', '{0} “x” {*}'));
    expect(explain({ label: { en: 'X', fr: 'X' }, formula })).toContain('“{0} “x” {*}”');
  });
});
