// What a dialect says it lacks, held against what its database does: no gap is named that has closed, none is unnamed.
import {
  count,
  countDistinct,
  each,
  elapsed,
  type Formula,
  indicator,
  isKpiError,
  largest,
  last,
  max,
  mean,
  min,
  newCount,
  orderCount,
  postgres,
  previousCount,
  quantile,
  query,
  reactivatedCount,
  repeatingCount,
  retainedCount,
  returningCount,
  returningOrRepeatingCount,
  revenue,
  type SalesData,
  sale,
  sqlSource,
  sum,
} from 'sales-kpi';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type SqlFeature, sqlFeatures } from '../../src/engine/sql/features.ts';
import { expectSameAnswer } from './agree.ts';
import { type Database, databases } from './databases.ts';
import { load } from './warehouse.ts';

const formulas: Readonly<Record<Exclude<SqlFeature, 'clock-time'>, Formula<SalesData>>> = {
  sum: sum(sale.amount),
  count: count(sale.cost),
  countDistinct: countDistinct(sale.channel),
  min: min(sale.quantity),
  max: max(sale.quantity),
  mean: mean(sale.quantity),
  quantile: quantile(sale.quantity, 0.3),
  largest: largest(each(sale.customerId, sum(sale.quantity)), 1),
  last: last(sale.quantity),
  new: newCount(sale.customerId),
  returning: returningCount(sale.customerId),
  returningOrRepeating: returningOrRepeatingCount(sale.customerId, sale.orderId),
  repeating: repeatingCount(sale.customerId, sale.orderId),
  retained: retainedCount(sale.customerId),
  previous: previousCount(sale.customerId),
  reactivated: reactivatedCount(sale.customerId),
  stock: sum(sale.quantity, { until: sale.orderDate }),
  elapsed: sum(elapsed(sale.date, sale.date)),
};

const rows = ['2025-01-31', '2025-02-01', '2025-02-02', '2025-03-31', '2025-04-30'].map((day, i) => ({
  id: `r${i}`,
  date: `${day}T2${i % 4}:30:00.00${i}Z`,
  amount: String(2 ** i / 100),
  quantity: String((i * 7) % 5),
  cost: i === 2 ? null : '1',
  channel: ['web', 'shop', null][i % 3],
  customerId: ['ana', 'bob'][i % 2],
  orderId: `o${i % 4}`,
}));

const asked = { every: 'month', between: ['2025-01-01', '2025-05-01'], calendar: { timeZone: 'Europe/Paris' } } as const;
const metric = (formula: Formula<SalesData>): unknown =>
  indicator({ id: 'x', label: { en: 'x', fr: 'x' }, unit: 'number', better: 'neutral', formula });

describe.each(databases)('%s', (_, open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  test.each(Object.keys(sqlFeatures) as SqlFeature[])('%s: named as lacking exactly where the digits are not the same', async (feature) => {
    const given = feature === 'clock-time' ? rows.map((row) => ({ ...row, date: row.date.slice(0, -1) })) : rows;
    const whole = { ...database, dialect: { ...database.dialect, lacks: [] } };
    const source = await load(whole, given, feature === 'clock-time' ? 'naive' : 'instant');
    const question = { select: feature === 'clock-time' ? [revenue] : [metric(formulas[feature])], ...asked };
    const isSame = await expectSameAnswer(source, rows, question).catch(() => false);
    expect(isSame).toBe(!database.dialect.lacks.includes(feature));
  });
});

describe('what a dialect lacks', () => {
  const source = (lacks: readonly SqlFeature[], timeZone?: string): unknown =>
    sqlSource({
      dialect: { ...postgres, lacks },
      tables: {
        sales: {
          table: 'sales',
          columns: { date: timeZone === undefined ? { column: 'date', as: 'date' } : { column: 'date', timeZone }, amount: 'amount' },
        },
      },
      run: () => {
        throw new Error('sent');
      },
    });

  test.each(Object.entries(formulas))('%s is refused before anything is sent', async (feature, formula) => {
    const question = { select: [metric(formula)], ...asked };
    const failure = await Promise.resolve()
      .then(() => query(source([feature as SqlFeature]) as never, question as never))
      .catch((error: unknown) => error);
    expect(isKpiError(failure) && failure.code).toBe('unsupported');
    expect(String(failure)).toContain(sqlFeatures[feature as SqlFeature]);
  });

  test('a time without a zone is refused, a date is not', async () => {
    const ask = (from: unknown): Promise<unknown> =>
      Promise.resolve()
        .then(() => query(from as never, { select: [orderCount], ...asked } as never))
        .catch((error: unknown) => (isKpiError(error) ? error.code : error));
    expect(await ask(source(['clock-time'], 'UTC'))).toBe('unsupported');
    expect(await ask(source(['clock-time']))).toBe('bad-data');
  });
});
