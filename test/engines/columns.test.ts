// Where fields lie in a database: columns, expressions over columns, and numbers that have lost their cents.
import { duckdb, indicator, orderCount, query, revenue, sale, sqlSource, sum, times } from 'sales-kpi';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { written } from './agree.ts';
import { type Database, databases } from './databases.ts';
import { fill } from './fill.ts';

const question = { select: [revenue, orderCount], by: ['channel'] } as const;

describe.each(databases)('%s', (name, open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());
  const run = (text: string, params: readonly string[]) => database.run(text, params);
  const ask = (source: unknown, asked: unknown): Promise<never> =>
    (query as unknown as (source: unknown, asked: unknown) => Promise<never>)(source, asked);

  test('a field may be an expression over columns, as it could be a field of the rows', async () => {
    const { types, decimal } = database.dialect;
    const held = [
      ['day', types.date],
      ['units', decimal(9, 3)],
      ['price', decimal(9, 2)],
      ['place', types.text],
    ] as const;
    await fill(database, 'lines', held, [
      ['2025-01-30', '3', '19.99', 'web'],
      ['2025-01-31', '0.125', '8.00', 'web'],
      ['2025-02-01', '2', '0.05', null],
    ]);
    const columns = {
      date: { column: 'day', as: 'date' },
      amount: {
        of: times(
          { op: 'field', from: 'sales', name: 'units', type: 'number' },
          { op: 'field', from: 'sales', name: 'price', type: 'number' },
        ),
      },
      channel: 'place',
    };
    const source = sqlSource({ dialect: database.dialect, tables: { sales: { table: 'lines', columns } }, run } as never);
    const sales = [
      { id: '1', date: '2025-01-30', amount: '59.97', channel: 'web' },
      { id: '2', date: '2025-01-31', amount: '1', channel: 'web' },
      { id: '3', date: '2025-02-01', amount: '0.1', channel: null },
    ];
    const months = { ...question, every: 'month', between: ['2025-01-01', '2025-03-01'] } as const;
    expect(written(await ask(source, months))).toBe(written(query(sales, months)));
  });

  const doubles = [name === 'Spark' ? 'DOUBLE' : 'DOUBLE PRECISION', 'REAL'];
  test.each(doubles)('amounts in a column of %s are refused: their cents are lost', async (type) => {
    const table = `lossy ${type}`;
    const { types } = database.dialect;
    const held = [
      ['day', types.date],
      ['net', type],
      ['place', types.text],
    ] as const;
    await fill(database, table, held, [['2025-01-30', '0.1', 'web']]);
    const columns = { date: { column: 'day', as: 'date' }, amount: 'net', channel: 'place' };
    const source = sqlSource({ dialect: database.dialect, tables: { sales: { table, columns } }, run } as never);
    await expect(ask(source, question)).rejects.toMatchObject({ code: 'unsupported', path: ['tables', 'sales', 'columns', 'amount'] });
  });

  test('amounts beyond what a double holds are exact to the last digit', async () => {
    const { types, decimal } = database.dialect;
    const held = [
      ['day', types.date],
      ['net', decimal(34, 18)],
    ] as const;
    await fill(database, 'wide', held, [
      ['2025-01-30', '1234567890123456.000000000000000001'],
      ['2025-01-31', '0.1'],
      ['2025-01-31', '0.2'],
      ['2025-01-31', '-0.3'],
    ]);
    const columns = { date: { column: 'day', as: 'date' }, amount: 'net' };
    const source = sqlSource({ dialect: database.dialect, tables: { sales: { table: 'wide', columns } }, run } as never);
    const { rows } = (await ask(source, { select: [revenue] })) as { rows: { revenue: { toFixed(): string } }[] };
    expect(rows[0]?.revenue.toFixed()).toBe('1234567890123456.000000000000000001');
  });
});

test('no statement has a floating-point type in it', async () => {
  const sent: string[] = [];
  const columns = { date: { column: 'day', as: 'date' }, amount: 'net', quantity: 'units' } as const;
  const run = (text: string): readonly Record<string, unknown>[] => {
    sent.push(text);
    return [];
  };
  const value = indicator({
    id: 'value',
    label: { en: 'v', fr: 'v' },
    unit: 'money',
    better: 'higher',
    formula: sum(times(sale.amount, 1.1)),
  });
  const source = sqlSource({ dialect: duckdb, tables: { sales: { table: 't', columns } }, run });
  await query(source, { select: [revenue, orderCount, value], every: 'month', between: ['2025-01-01', '2026-01-01'] } as never);
  expect(sent).toHaveLength(1);
  expect(sent[0]).not.toMatch(/\b(double|float|real)\b/i);
});
