import fc from 'fast-check';
import {
  activeCustomers,
  bands,
  dataset,
  gt,
  medianOrderValue,
  newCustomers,
  orderCount,
  query,
  revenue,
  rollUp,
  type Sale,
  sale,
  salesShare,
  stream,
  type Table,
  type TopTable,
  topWithOther,
} from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { brought } from '../../engines/databases.ts';
import { typedLedgers } from '../../engines/ledgers.ts';
import { load } from '../../engines/warehouse.ts';
import { plainLedgers } from '../../laws/ledgers.ts';
import { runs } from '../../laws/runs.ts';
import type { GivenRow } from '../../oracle/oracle.ts';
import { codeOf } from '../../query/ask.ts';

const sell = (id: string, amount: number, country: string | null, customerId: string, date = '2025-01-31'): Sale => ({
  id,
  date,
  amount,
  orderId: id,
  customerId,
  country,
});
const sales = [
  sell('1', 100, 'FR', 'ana'),
  sell('2', 30, 'BE', 'bob'),
  sell('3', 20, null, 'bob'),
  sell('4', 10, 'IT', 'bob'),
  sell('5', 90, null, 'eve', '2025-02-01'),
];
const select = [revenue, activeCustomers] as const;
const line = (row: object): string => Object.values(row).map(String).join(' ');

describe('the largest segments and all others', () => {
  test('a missing key can be among the largest, and the others are counted as one', () => {
    const table = topWithOther(sales, { select, by: ['country'] }, { by: 'revenue', count: 2 });
    expect(table.rows.map(line)).toEqual(['all null false 110 2', 'all FR false 100 1', 'all null true 40 1']);
    expect(table.others).toBe(2);
    expect(table.columns.map(({ id, role }) => `${id} ${role}`).slice(0, 3)).toEqual([
      'period period',
      'country segment',
      'isOther segment',
    ]);
  });

  test('are the same in each period, chosen over all of them, in the order of the whole range', () => {
    const question = { select, by: ['country'], every: 'month', between: ['2025-01-01', '2025-03-01'] } as const;
    const { rows } = topWithOther(sales, question, { by: 'revenue', count: 1, other: 'Other' });
    expect(rows.map(line)).toEqual([
      '2025-01 null false 20 1',
      '2025-01 Other true 140 2',
      '2025-02 null false 90 1',
      '2025-02 Other true 0 0',
    ]);
  });

  test('by two segments are combinations', () => {
    const { rows, others } = topWithOther(
      sales,
      { select: [revenue], by: ['country', 'customerId'] },
      { by: 'revenue', count: 1, other: 'rest' },
    );
    expect(rows.map(line)).toEqual(['all FR ana false 100', 'all rest rest true 150']);
    expect(others).toBe(4);
  });

  test('with the lowest values, and with none left over', () => {
    const lowest = topWithOther(sales, { select: [revenue], by: ['country'] }, { by: 'revenue', count: 1, order: 'lowest' });
    expect(lowest.rows.map(line)).toEqual(['all IT false 10', 'all null true 240']);
    const whole = topWithOther(sales, { select: [revenue], by: ['country'] }, { by: 'revenue', count: 1000 });
    expect(whole.rows.map(line)).toEqual(['all null false 110', 'all FR false 100', 'all BE false 30', 'all IT false 10']);
    expect(whole.others).toBe(0);
  });

  test('by bands, and of no records', () => {
    const size = bands('size', sale.amount, [50]);
    expect(topWithOther(sales, { select: [orderCount], by: [size] }, { by: 'orderCount', count: 1 }).rows.map(line)).toEqual([
      'all 0 false 3',
      'all null true 2',
    ]);
    const none = topWithOther([] as Sale[], { select: [revenue], by: ['country'] }, { by: 'revenue', count: 3 });
    expect([none.rows.length, none.others]).toEqual([0, 0]);
  });

  test('without a value of their own are among the others', () => {
    const mixed = sales.map((row) => ({ ...row, currency: row.id === '3' ? 'USD' : 'EUR' }));
    const table = topWithOther(mixed, { select: [revenue], by: ['country'] }, { by: 'revenue', count: 3 });
    expect(table.rows.map(line)).toEqual(['all FR false 100', 'all BE false 30', 'all IT false 10', 'all null true null']);
    expect(table.notes).toEqual([{ code: 'mixed-currency', row: 3, column: 'revenue', detail: null }]);
  });

  test('are refused where nothing could be chosen', () => {
    const refused = (question: object, options: unknown): unknown =>
      codeOf(() => topWithOther(sales, { select, by: ['country'], ...question } as never, options as never));
    const by = { by: 'revenue', count: 1 };
    expect(refused({ by: undefined }, by)).toBe('bad-argument');
    expect(refused({ by: ['isOther'] }, by)).toBe('bad-argument');
    expect(refused({ by: [{ id: 'large', of: gt(sale.amount, 50) }] }, by)).toBe('bad-argument');
    expect(refused({}, { by: 'orderCount', count: 1 })).toBe('unknown-field');
    expect(refused({}, { by: 'country', count: 1 })).toBe('unknown-field');
    for (const count of [0, 1.5, 1001, '5', null]) expect(refused({}, { by: 'revenue', count })).toBe('bad-argument');
    expect(refused({}, { by: 'revenue', count: 1, order: 'best' })).toBe('bad-argument');
    expect(refused({}, { by: 'revenue', count: 1, other: {} })).toBe('bad-argument');
    expect(refused({}, { by: 'revenue', count: 1, limit: 2 })).toBe('unknown-option');
    expect(refused({}, null)).toBe('bad-argument');
  });
});

type Ask = (data: unknown, question: unknown, options: unknown) => TopTable<Readonly<Record<string, unknown>>>;
type Query = (data: unknown, question: unknown) => Table;
const [ask, asked] = [topWithOther as unknown as Ask, query as unknown as Query];
const every = [revenue, activeCustomers, medianOrderValue, newCustomers, salesShare];
const text = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** What the others come to, told by the rows themselves: a ledger that says of each row whether it is among them. */
function expectExact(rows: readonly GivenRow[], names: readonly string[], count: number): void {
  const question = { select: every, by: names, every: 'month', between: ['2025-01-01', '2025-07-01'] };
  const found = ask({ sales: rows }, question, { by: 'revenue', count });
  const chosen = new Set(
    found.rows.filter(({ isOther }) => isOther === false).map((row) => JSON.stringify(names.map((name) => row[name]))),
  );
  const flagged = rows.map((row) => ({ ...row, isOther: !chosen.has(JSON.stringify(names.map((name) => row[name] ?? null))) }));
  const others = asked({ sales: flagged }, { ...question, by: ['isOther'] }).rows.filter(({ isOther }) => isOther === true);
  const missing = Object.fromEntries(names.map((name) => [name, null]));
  expect(text(found.rows.filter(({ isOther }) => isOther === true))).toEqual(text(others.map((row) => ({ ...missing, ...row }))));
  const plain = asked({ sales: rows }, question);
  const own = plain.rows.filter((row) => chosen.has(JSON.stringify(names.map((name) => row[name]))));
  const key = (row: Readonly<Record<string, unknown>>): string => JSON.stringify([row['period'], names.map((name) => row[name])]);
  const wanted = new Map(own.map((row) => [key(row), { ...row, isOther: false }]));
  const kept = found.rows.filter(({ isOther }) => isOther === false);
  expect(kept).toHaveLength(wanted.size);
  for (const row of kept) expect(text(row)).toEqual(text(wanted.get(key(row))));
}

describe('the others are exact', () => {
  test('for sums, customers, medians, new customers and shares of everything', () => {
    fc.assert(
      fc.property(
        plainLedgers(24),
        fc.constantFrom(['channel'], ['customerId', 'channel'], ['quantity']),
        fc.integer({ min: 1, max: 9 }),
        expectExact,
      ),
      runs(90),
    );
  });

  test('so that with them, what adds up comes to the total', () => {
    fc.assert(
      fc.property(plainLedgers(24), fc.integer({ min: 1, max: 4 }), (rows, count) => {
        const question = { select: [revenue], by: ['channel'], every: 'month', between: ['2024-01-01', '2026-01-01'] };
        const found = ask({ sales: rows }, question, { by: 'revenue', count });
        fc.pre(found.rows.length > 0);
        expect(text(rollUp(found, { by: [] }).rows)).toEqual(text(asked({ sales: rows }, { ...question, by: [] }).rows));
      }),
      runs(60),
    );
  });
});

describe('every engine', () => {
  test('gives the same', async () => {
    const [rows = []] = fc.sample(typedLedgers('date', 60), { numRuns: 1, seed: 3 });
    const question = { select: every, by: ['channel'], every: 'quarter', between: ['2024-01-01', '2026-01-01'] };
    const options = { by: 'revenue', count: 5, other: 'all others' };
    const wanted = text(ask({ sales: rows }, question, options).rows);
    expect(text(ask(dataset({ sales: rows } as never), question, options).rows)).toEqual(wanted);
    expect(text((await ask(stream([rows.slice(0, 20), rows.slice(20)] as never), question, options)).rows)).toEqual(wanted);
    for (const [, open] of brought) {
      const database = await open();
      const found = await ask(await load(database, rows, 'date'), question, options);
      expect(text(found.rows)).toEqual(wanted);
      await database.close();
    }
  });
});
