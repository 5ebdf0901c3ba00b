// How many statements a question sends, and when; and what is done with the table that comes back.
import { customerAcquisitionCost, duckdb, marketingSpend, query, revenue, sqlSource, type Table, top } from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { openDuckdb } from './databases.ts';
import { loadKinds } from './tables.ts';

const sales = ['web', 'shop', 'fair', 'web'].map((channel, i) => ({
  id: `s${i}`,
  date: '2025-01-31',
  amount: String(10 * (i + 1)),
  customerId: `c${i}`,
  channel,
}));
const spend = [{ id: 'm1', date: '2025-01-05', amount: '7', kind: 'media', channel: 'web' }];
const select = [revenue, marketingSpend, customerAcquisitionCost] as const;
const question = { select, by: ['channel'], every: 'month', between: ['2025-01-01', '2025-02-01'] } as const;

describe('a question over several kinds of records', () => {
  const date = { column: 'day', as: 'date' } as const;
  const tables = {
    sales: { table: 'ledger', columns: { date, amount: 'net', channel: 'channel', customerId: 'customer' } },
    spend: { table: 'ads', columns: { date, amount: 'cost', channel: 'channel', kind: 'kind' } },
  } as const;

  test('sends one statement each, all before the first is answered', async () => {
    const sent: string[] = [];
    const waiting: (() => void)[] = [];
    const run = (text: string): Promise<readonly Record<string, unknown>[]> => {
      sent.push(text);
      return new Promise((resolve) => waiting.push(() => resolve([])));
    };
    const answer = query(sqlSource({ dialect: duckdb, tables, run }) as never, question as never);
    await Promise.resolve();
    expect(sent.map((text) => text.includes('"ledger"'))).toEqual([true, false]);
    expect(sent.every((text) => text.includes('"ledger"') !== text.includes('"ads"'))).toBe(true);
    for (const go of waiting) go();
    await answer;
    expect(sent).toHaveLength(2);
  });

  test('is joined on the keys afterwards, as in memory', async () => {
    const database = await openDuckdb();
    try {
      const source = await loadKinds(
        database,
        { sales, spend },
        select.map(({ formula }) => formula),
      );
      const ask = query as unknown as (data: unknown, asked: unknown) => Promise<{ rows: object[] }>;
      const { rows } = await ask(source, question);
      expect(JSON.stringify(rows)).toBe(JSON.stringify((await ask({ sales, spend }, question)).rows));
      expect(rows).toHaveLength(3);
    } finally {
      await database.close();
    }
  });
});

test('the highest segments of a database are those of memory', async () => {
  const database = await openDuckdb();
  try {
    const asked = { select: [revenue], by: ['channel'] };
    const ask = query as unknown as (data: unknown, asked: unknown) => Promise<Table>;
    const highest = (table: Table): string => JSON.stringify(top(table, { by: 'revenue', count: 2 }).rows);
    const source = await loadKinds(database, { sales }, [revenue.formula]);
    expect(highest(await ask(source, asked))).toBe(highest(await ask(sales, asked)));
  } finally {
    await database.close();
  }
});
