import fc from 'fast-check';
import {
  activeCustomers,
  averageOrderValue,
  cell,
  medianOrderValue,
  orderCount,
  query,
  revenue,
  rollUp,
  type Sale,
  salesShare,
  type Table,
  tableFromJson,
  top,
  withSubtotals,
} from 'sales-kpi';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { brought, type Database } from '../../engines/databases.ts';
import { typedLedgers } from '../../engines/ledgers.ts';
import { load } from '../../engines/warehouse.ts';
import { ledgers } from '../../laws/ledgers.ts';
import { runs } from '../../laws/runs.ts';
import { codeOf } from '../../query/ask.ts';

const sell = (id: string, amount: number, country: string | null, channel: string, customerId = 'ana', date = '2025-01-31'): Sale => ({
  id,
  date,
  amount,
  orderId: id,
  customerId,
  country,
  channel,
});
const sales = [
  sell('1', 100, 'FR', 'web'),
  sell('2', 50, 'FR', 'shop'),
  sell('3', 30, 'BE', 'web', 'bob'),
  sell('4', 20, null, 'web', 'bob'),
  sell('5', 60, 'FR', 'web', 'eve', '2025-02-01'),
];
const select = [revenue, activeCustomers, averageOrderValue] as const;
const line = (row: object): string => Object.values(row).map(String).join(' ');

describe('a table with subtotals', () => {
  test('is an outline: the total, each subtotal, and its parts', () => {
    const { rows } = withSubtotals(sales, { select, by: ['country', 'channel'] });
    expect(rows.map(line)).toEqual([
      'all 0 null null 260 3 52',
      'all 1 BE null 30 1 30',
      'all 2 BE web 30 1 30',
      'all 1 FR null 210 2 70',
      'all 2 FR shop 50 1 50',
      'all 2 FR web 160 2 80',
      // A missing key is told from a subtotal by the level.
      'all 1 null null 20 1 20',
      'all 2 null web 20 1 20',
    ]);
  });

  test('stands period by period, with what each is compared with', () => {
    const table = withSubtotals(sales, {
      select: [revenue],
      by: ['country'],
      every: 'month',
      between: ['2025-01-01', '2025-03-01'],
      compare: 'previousPeriod',
    });
    expect(table.rows.map(({ period, level, country, revenueDelta }) => line({ period, level, country, revenueDelta }))).toEqual([
      '2025-01 0 null 200',
      '2025-01 1 BE 30',
      '2025-01 1 FR 150',
      '2025-01 1 null 20',
      '2025-02 0 null -140',
      '2025-02 1 BE -30',
      '2025-02 1 FR -90',
      '2025-02 1 null -20',
    ]);
    expect(table.columns.map(({ id, role }) => `${id} ${role}`).slice(0, 3)).toEqual(['period period', 'level level', 'country segment']);
    expect(String(cell(table, 2, 'revenue').value)).toBe('150');
    expect(cell(table, 7, 'revenueChange')).toMatchObject({ known: 0 });
  });

  test('of shares has 1 at the top, and each part its own', () => {
    const { rows } = withSubtotals(sales, { select: [salesShare], by: ['channel', 'country'] });
    expect(rows.map(({ level, salesShare: share }) => `${level} ${share?.toFixed(3)}`)).toEqual([
      '0 1.000',
      '1 0.192',
      '2 0.192',
      '1 0.808',
      '2 0.115',
      '2 0.615',
      '2 0.077',
    ]);
  });

  test('without segments has totals alone, and without records a total of nothing', () => {
    expect(withSubtotals(sales, { select: [orderCount] }).rows.map(line)).toEqual(['all 0 5']);
    expect(withSubtotals([] as Sale[], { select: [orderCount], by: ['country'] }).rows.map(line)).toEqual(['all 0 null 0']);
  });

  test('goes on: JSON, cells, the highest rows, rolled up from its parts alone', () => {
    const table = withSubtotals(sales, { select: [revenue], by: ['country', 'channel'] });
    const back = tableFromJson<typeof table>(JSON.stringify(table));
    expect(line(top(back, { by: 'revenue', count: 1 }).rows[0] ?? {})).toBe('all 0 null null 260');
    expect(rollUp(back, { by: ['channel'] }).rows.map(line)).toEqual(['all shop 50', 'all web 210']);
    expect(rollUp(back, { by: [] }).rows.map(line)).toEqual(['all 260']);
  });

  test('refuses a column of the name of the level, and what query refuses', () => {
    const refused = (question: unknown): unknown => codeOf(() => withSubtotals(sales, question as never));
    expect(refused({ select: [revenue], by: ['level'] })).toBe('bad-argument');
    expect(refused({ select: [revenue], by: 'country' })).toBe('bad-argument');
    expect(refused({ select: [], by: ['country'] })).toBe('bad-argument');
    expect(refused({ select: [revenue], by: ['country'], level: 2 })).toBe('unknown-option');
  });
});

type Ask = (data: unknown, question: unknown) => Table;
const [ask, outline] = [query as unknown as Ask, withSubtotals as unknown as Ask];
const all = [revenue, activeCustomers, medianOrderValue, averageOrderValue, salesShare];

describe('each level', () => {
  test('is the answer to the question by so many segments', () => {
    const by = ['region', 'channel', 'customerId'];
    const asked = fc.constantFrom(
      {},
      { every: 'month', between: ['2025-01-01', '2025-04-01'], compare: 'previousPeriod', asOf: '2025-03-15' },
      { every: 'year', gaps: 'leave' },
    );
    fc.assert(
      fc.property(ledgers(14), asked, (rows, more) => {
        const table = outline({ sales: rows }, { ...more, select: all, by });
        for (const level of [0, 1, 2, 3]) {
          const wanted = ask({ sales: rows }, { ...more, select: all, by: by.slice(0, level) });
          const at = [...table.rows.keys()].filter((row) => table.rows[row]?.['level'] === level);
          const missing = Object.fromEntries(by.map((name) => [name, null]));
          expect(at.map((row) => table.rows[row])).toEqual(wanted.rows.map((row) => ({ ...missing, level, ...row })));
          expect(at.map((row) => table.totals.now[row])).toEqual(wanted.totals.now);
          const reasons = ({ notes }: Table, place: (row: number) => number): string[] =>
            notes.flatMap(({ row, column, code }) => (row === null || place(row) < 0 ? [] : [`${place(row)} ${column} ${code}`]));
          expect(reasons(table, (row) => at.indexOf(row)).sort()).toEqual(reasons(wanted, (row) => row).sort());
        }
      }),
      runs(60),
    );
  });
});

describe.each(brought)('subtotals of %s', (_, open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(async () => {
    await database.close();
  });

  test('are those of memory, later', async () => {
    const [rows] = fc.sample(typedLedgers('date', 40), { numRuns: 1, seed: 7 });
    const source = await load(database, rows ?? [], 'date');
    const question = { select: all, by: ['region', 'channel'], every: 'quarter', between: ['2024-01-01', '2026-01-01'] };
    const found = await outline(source, question);
    const wanted = outline({ sales: rows }, question);
    expect(JSON.stringify(found.rows)).toBe(JSON.stringify(wanted.rows));
    expect(JSON.stringify(found.totals)).toBe(JSON.stringify(wanted.totals));
  });
});
