import {
  count,
  eq,
  fields,
  gt,
  gte,
  indicator,
  isKpiError,
  lt,
  lte,
  ne,
  newCustomers,
  oneOf,
  orderCount,
  postgres,
  query,
  revenue,
  sale,
  sqlSource,
  type Table,
  toSql,
} from 'sales-kpi';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { agree } from '../agree.ts';
import { expectSameAnswer } from './agree.ts';
import { type Database, databases } from './databases.ts';
import { fill } from './fill.ts';
import { type DateForm, load } from './warehouse.ts';

const dates = ['2025-01-31', '2025-02-01', '2025-02-02'];
const instants = ['2025-01-31T23:59:59.999Z', '2025-02-01T00:00:00.000Z', '2025-02-01T00:00:00.001Z', '2025-03-01T12:00:00.000Z'];
const rowsOf = (given: readonly string[]): Readonly<Record<string, unknown>>[] =>
  given.map((date, i) => ({ id: `r${i}`, date, amount: String(2 ** i), channel: 'web' }));
const comparisons = { eq, ne, lt, lte, gt, gte };

describe.each(databases)('%s', (_, open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  test.each(Object.entries(comparisons))('dates compared by %s are picked as in memory', async (_name, compare) => {
    const cases: readonly (readonly [DateForm, readonly string[]])[] = [
      ['date', dates],
      ['instant', instants],
    ];
    for (const [form, given] of cases) {
      const source = await load(database, rowsOf(given), form);
      for (const constant of ['2025-02-01', '2025-02-01T00:00:00Z'])
        expect(
          await expectSameAnswer(source, rowsOf(given), {
            select: [revenue, orderCount],
            where: compare(sale.date, constant as never),
          }),
        ).toBe(true);
    }
  });

  test('one of several dates is picked as in memory', async () => {
    const source = await load(database, rowsOf(dates), 'date');
    const where = oneOf(sale.date, ['2025-01-31', '2025-02-02'] as never);
    expect(await expectSameAnswer(source, rowsOf(dates), { select: [revenue], where })).toBe(true);
  });

  test.each<DateForm>(['date', 'instant', 'naive'])('without a range, the first and the last date are asked for (%s)', async (form) => {
    const given = form === 'date' ? dates : instants;
    const source = await load(database, rowsOf(given), form);
    expect(await expectSameAnswer(source, rowsOf(given), { select: [revenue], every: 'month' })).toBe(true);
    expect(await expectSameAnswer(await load(database, [], form), [], { select: [revenue], every: 'month' })).toBe(true);
  });

  test.each(['s', 'k0', 'c0', 'q', 'r', 'records'])(
    'a column %s that the table lacks is told, whatever the statement calls its own',
    async (name) => {
      const table = `narrow ${name}`;
      const { types, decimal } = database.dialect;
      const columns = [
        ['day', types.date],
        ['net', decimal(18, 2)],
      ] as const;
      await fill(database, table, columns, []);
      const source = sqlSource({
        dialect: database.dialect,
        tables: { sales: { table, columns: { date: { column: 'day', as: 'date' }, amount: name, channel: name } } },
        run: (text, params) => database.run(text, params),
      });
      const question = { select: [revenue], by: ['channel'], every: 'month', between: ['2025-01-01', '2025-04-01'] } as const;
      const failure = await Promise.resolve(query(source as never, question as never)).catch((error: unknown) => error);
      expect(isKpiError(failure) && failure.code).toBe('bad-data');
    },
  );

  test.each<[string, DateForm, readonly (string | null)[]]>([
    ['days', 'date', ['1899-12-31', '1900-01-01', '2200-12-31', '2201-01-01', '2025-01-31', null]],
    ['instants', 'instant', ['1899-12-31T23:59:59.999Z', '1900-01-01T00:00:00Z', '2200-12-31T23:59:59.999Z', '2201-01-01T00:00:00Z', null]],
  ])('%s that are not read are told as in memory, and make no periods', async (_name, form, given) => {
    // Some databases hold no other dates than those that are read.
    const held = database.lacksDates?.includes('before 1900') ? given.filter((date) => form === 'instant' || date !== '1899-12-31') : given;
    const rows = held.flatMap((date, i) => [
      { id: `${i}`, date, amount: String(2 ** i), channel: 'web', customerId: 'ana' },
      { id: `${i} without`, date, amount: null, channel: 'web', customerId: 'ana' },
    ]);
    const source = await load(database, rows, form);
    const select = [revenue, orderCount, newCustomers];
    for (const more of [{}, { every: 'year', gaps: 'leave' }, { between: ['2025-01-01', '2026-01-01'] }] as const)
      expect(await expectSameAnswer(source, rows, { select, ...more })).toBe(true);
  });

  test('a time without end is not read', async () => {
    if (database.lacksDates?.includes('infinity')) {
      await expect(database.run(`SELECT CAST('infinity' AS ${database.dialect.types.instant}) AS never`)).rejects.toThrow();
      return;
    }
    const source = await load(database, [{ id: '1', date: '2025-01-31T12:00:00Z', amount: '1' }], 'instant');
    const { text } = toSql({ select: [revenue] }, source as never);
    const table = text.match(/FROM ("(?:[^"]|"")+") AS/)?.[1] as string;
    await database.run(`INSERT INTO ${table} ("the date", "the amount") VALUES (CAST('infinity' AS TIMESTAMP WITH TIME ZONE), 5)`);
    const ask = query as unknown as (data: unknown, question: unknown) => Promise<Table>;
    const { rows, counts } = await ask(source, { select: [revenue], every: 'month' });
    expect(rows.map((row) => String(row['revenue']))).toEqual(['1']);
    expect(counts['sales']?.rejected).toEqual({ 'date-out-of-range': 1 });
  });

  test('records that are placed by a date which they lack are in no period, and not refused', async () => {
    interface Deal {
      readonly id: string;
      readonly createdAt: string;
      readonly closedAt: string | null;
    }
    const deal = fields<Deal>()('deals', { id: 'key', createdAt: 'date', closedAt: 'date' }, 'createdAt');
    const closed = indicator({
      id: 'closed',
      label: { en: 'Closed', fr: 'Conclues' },
      unit: 'count',
      better: 'higher',
      formula: count(deal.id, { at: deal.closedAt }),
    });
    const deals = [
      { id: '1', createdAt: '2025-01-10', closedAt: '2025-02-01' },
      { id: '2', createdAt: '2025-01-11', closedAt: null },
    ];
    await agree([closed as never], { deals }, { every: 'month', between: ['2025-01-01', '2025-03-01'] });
  });

  test('a statement that the database refuses is an error of ours with its cause', async () => {
    const source = sqlSource({
      dialect: database.dialect,
      tables: { sales: { table: 'nowhere', columns: { date: { column: 'date', as: 'date' }, amount: 'amount' } } },
      run: (text, params) => database.run(text, params),
    });
    const failure = await query(source, { select: [revenue] }).catch((error: unknown) => error);
    expect(isKpiError(failure) && failure.code).toBe('bad-data');
    expect((failure as Error).cause).toBeDefined();
  });
});

const columns = { date: { column: 'date', as: 'date' }, amount: 'amount' } as const;
const make = (change: object): unknown =>
  sqlSource({ dialect: postgres, tables: { sales: { table: 'sales', columns } }, run: () => [], ...change } as never);

describe('a source is refused', () => {
  test.each<[string, object]>([
    ['without tables', { tables: null }],
    ['without a dialect', { dialect: null }],
    ['without a driver', { run: null }],
    ['with an option that is not read', { driver: 1 }],
    ['with a table that is none', { tables: { sales: null } }],
    ['with a table without a name', { tables: { sales: { table: [], columns } } }],
    ['with a table without columns', { tables: { sales: { table: 'sales', columns: null } } }],
    ['with a table without amounts', { tables: { sales: { table: 'sales', columns: { date: columns.date } } } }],
    ['with a column that is none', { tables: { sales: { table: 'sales', columns: { ...columns, channel: 5 } } } }],
    [
      'with a column of an unknown type',
      { tables: { sales: { table: 'sales', columns: { ...columns, channel: { column: 'c', type: 'blob' } } } } },
    ],
    [
      'with a date of two kinds',
      { tables: { sales: { table: 'sales', columns: { ...columns, date: { column: 'd', as: 'date', timeZone: 'UTC' } } } } },
    ],
    [
      'with a zone that is none',
      { tables: { sales: { table: 'sales', columns: { ...columns, date: { column: 'd', timeZone: 'Mars/Phobos' } } } } },
    ],
  ])('%s', (_name, change) => {
    let code = 'taken';
    try {
      make(change);
    } catch (error) {
      code = isKpiError(error) ? error.code : String(error);
    }
    expect(['bad-argument', 'unknown-option', 'bad-time-zone']).toContain(code);
  });
});

describe('toSql', () => {
  test('needs a range', () => {
    expect(() => toSql({ select: [revenue], every: 'month' }, make({}) as never)).toThrow('a statement needs a range');
  });

  test('needs a database', () => {
    expect(() => toSql({ select: [revenue] }, [] as never)).toThrow('a source that is no database');
  });
});

describe('a driver', () => {
  test.each<[string, unknown]>([
    ['that gives no rows', 'rows'],
    ['that gives numbers instead of texts', [{ part: 5 }]],
  ])('%s is told', async (_name, given) => {
    const source = make({ run: () => given }) as ReturnType<typeof sqlSource>;
    const failure = await Promise.resolve(query(source as never, { select: [revenue] } as never)).catch((error: unknown) => error);
    expect(isKpiError(failure) && failure.code).toBe('bad-data');
  });
});
