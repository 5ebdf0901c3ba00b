// What only Spark does: parameters as literals, sessions that would round or lose numbers, collations, clocks of the session.
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  band,
  bands,
  countDistinct,
  eq,
  gt,
  indicator,
  isKpiError,
  minus,
  ne,
  oneOf,
  orderCount,
  query,
  revenue,
  sale,
  spark,
  sqlSource,
  sum,
  times,
} from 'sales-kpi';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeCsv } from '../../examples/duckdb.ts';
import { questions, sampleSales } from '../../examples/shop/questions.ts';
import { openSpark as openSession } from '../../examples/spark/thrift.ts';
import { salesIn } from '../../examples/spark.ts';
import { expectSameAnswer } from './agree.ts';
import { type Database, openSpark } from './databases.ts';
import { fill } from './fill.ts';
import { hostileTexts } from './hostileTexts.ts';
import { load } from './warehouse.ts';

const label = { en: 'x', fr: 'x' };
const metric = (id: string, formula: unknown): never =>
  indicator({ id, label, unit: 'number', better: 'neutral', formula } as never) as never;

describe('Spark', () => {
  let database: Database;
  beforeAll(async () => {
    database = await openSpark();
  });
  afterAll(() => database.close());

  /** Amounts in a column of some type, beside a text. */
  async function held(on: Database, table: string, type: string, amounts: readonly string[], channel = 'STRING'): Promise<unknown> {
    const columns = [
      ['day', 'DATE'],
      ['net', type],
      ['units', type],
      ['place', channel],
    ] as const;
    const lines = amounts.map((amount, i) => ['2025-01-31', amount, amount, i % 2 ? 'A' : 'a']);
    await fill(on, table, columns, lines);
    return sqlSource({
      dialect: spark,
      tables: {
        sales: { table, columns: { date: { column: 'day', as: 'date' }, amount: 'net', quantity: 'units', channel: 'place' } },
      },
      run: (text, params) => on.run(text, params),
    });
  }

  const rowsOf = (amounts: readonly string[]): readonly object[] =>
    amounts.map((amount, i) => ({ date: '2025-01-31', amount, quantity: amount, channel: i % 2 ? 'A' : 'a' }));

  const failureOf = async (source: unknown, select: readonly unknown[] = [revenue]): Promise<{ code?: string; message?: string }> => {
    const ask = query as unknown as (source: unknown, question: unknown) => Promise<unknown>;
    const failure: unknown = await ask(source, { select }).catch((error: unknown) => error);
    return isKpiError(failure) ? failure : {};
  };

  test('is a cluster of two workers far from UTC, in ANSI mode', async () => {
    const [row] = await database.run(
      "SELECT current_timezone() AS zone, CAST(count(DISTINCT process) AS STRING) AS workers FROM (SELECT reflect('java.lang.ProcessHandle', 'current') AS process FROM range(0, 64, 1, 64))",
    );
    expect(row).toEqual({ zone: 'Australia/Lord_Howe', workers: '2' });
    expect(await database.run('SET spark.sql.ansi.enabled')).toMatchObject([{ value: 'true' }]);
  });

  test('a sum beyond 38 digits is an error, one of 38 is exact', async () => {
    const most = '9'.repeat(38);
    const below = ['1', '4', '5'].map((digit) => digit + '0'.repeat(37));
    expect(await failureOf(await held(database, 'overflow', 'DECIMAL(38, 0)', [most, '1']))).toMatchObject({ code: 'bad-data' });
    const source = await held(database, 'no overflow', 'DECIMAL(38, 0)', ['9'.repeat(37), '1', '-1']);
    expect(await expectSameAnswer(source, rowsOf(['9'.repeat(37), '1', '-1']), { select: [revenue] })).toBe(true);
    expect(await failureOf(await held(database, 'parts that overflow', 'DECIMAL(38, 0)', below))).toMatchObject({ code: 'bad-data' });
  });

  test('a session without ANSI mode is refused: it would give no value for what is too large', async () => {
    const loose = await openSpark({ 'spark.sql.ansi.enabled': 'false' });
    try {
      const failure = await failureOf(await held(loose, 'loose', 'DECIMAL(38, 0)', ['9'.repeat(38), '1']));
      expect(failure).toMatchObject({ code: 'unsupported', hint: 'SET spark.sql.ansi.enabled = true', path: ['run'] });
    } finally {
      await loose.close();
    }
  });

  test('arithmetic that would be rounded is refused, any other is exact', async () => {
    const usual = await openSpark({ 'spark.sql.decimalOperations.allowPrecisionLoss': 'true' });
    try {
      const product = metric('product', sum(times(sale.amount, sale.quantity)));
      const difference = metric('difference', sum(minus(sale.amount, times(sale.amount, 3))));
      const amounts = ['0.000000000000000001', '12345678.9'];
      const wide = await held(usual, 'wide', 'DECIMAL(34, 18)', amounts);
      expect(await failureOf(wide, [product])).toMatchObject({ code: 'unsupported', path: ['tables', 'sales'] });
      expect(await failureOf(wide, [difference])).toMatchObject({ code: 'unsupported' });
      expect(await expectSameAnswer(wide, rowsOf(amounts), { select: [revenue] })).toBe(true);
      const narrow = await held(usual, 'narrow', 'DECIMAL(18, 4)', ['0.0001', '12345678.9']);
      expect(await expectSameAnswer(narrow, rowsOf(['0.0001', '12345678.9']), { select: [product, difference] })).toBe(true);
    } finally {
      await usual.close();
    }
    // Told not to round, Spark gives every digit or an error.
    const exact = await held(database, 'exact', 'DECIMAL(34, 18)', ['1.000000001']);
    const cube = metric('cube', sum(times(sale.amount, sale.quantity)));
    expect(await expectSameAnswer(exact, rowsOf(['1.000000001']), { select: [cube] })).toBe(true);
    const large = await held(database, 'large', 'DECIMAL(34, 18)', ['1000']);
    expect(await failureOf(large, [cube])).toMatchObject({ code: 'bad-data' });
  });

  test('amounts in a column of texts are refused: Spark would add them as doubles', async () => {
    for (const type of ['STRING', 'STRING COLLATE UTF8_LCASE'])
      expect(await failureOf(await held(database, `texts of ${type}`, type, ['0.1', '0.2']))).toMatchObject({
        code: 'unsupported',
        path: ['tables', 'sales', 'columns', 'amount'],
      });
  });

  test('keys are told apart by their characters, whatever the collation of their column', async () => {
    const amounts = ['1', '2', '4'];
    const source = await held(database, 'collated', 'DECIMAL(9, 2)', amounts, 'STRING COLLATE UTF8_LCASE');
    const select = [revenue, metric('places', countDistinct(sale.channel))];
    for (const more of [{ by: ['channel'] }, { where: { channel: 'A' } }, { where: gt(sale.channel as never, 'A' as never) }])
      expect(await expectSameAnswer(source, rowsOf(amounts), { select, ...more })).toBe(true);
  });

  test('hostile values are what they are, as keys, in picks and in conditions', async () => {
    const rows = hostileTexts.map((channel, i) => ({
      id: `r${i}`,
      date: '2025-01-31',
      amount: String(2 ** i),
      currency: 'EUR',
      orderId: `o${i}`,
      channel,
      region: i % 2 ? 'north' : "'; DROP TABLE canary; --",
    }));
    const conditions = hostileTexts.flatMap((value, i) => [
      metric(`is${i}`, sum(sale.amount, { where: eq(sale.channel, value) })),
      metric(`isNot${i}`, sum(sale.amount, { where: ne(sale.channel, value) })),
    ]);
    // Two ways in which a session may read a backslash.
    for (const escaped of ['false', 'true']) {
      const session = await openSpark({ 'spark.sql.parser.escapedStringLiterals': escaped });
      try {
        const source = await load(session, rows, 'date');
        for (const by of [['channel'], ['region', 'channel']])
          expect(await expectSameAnswer(source, rows, { select: [revenue, orderCount], by })).toBe(true);
        expect(await expectSameAnswer(source, rows, { select: conditions, where: oneOf(sale.channel, hostileTexts) })).toBe(true);
      } finally {
        await session.close();
      }
    }
  });

  test('bands are split by, picked and counted as in memory', async () => {
    const rows = ['-0.01', '0', '49.99', '50', '99.995', '1000000000'].map((amount, i) => ({
      id: `r${i}`,
      date: '2025-01-31',
      amount,
      currency: 'EUR',
      orderId: `o${i}`,
    }));
    const source = await load(database, rows, 'date');
    const select = [revenue, metric('different', countDistinct(band(sale.amount, [0, 50])))];
    const where = oneOf(band(sale.amount, [0, 50]), [1, 2]);
    expect(await expectSameAnswer(source, rows, { select, by: [bands('size', sale.amount, [0, 50, 99.995])], where })).toBe(true);
  });

  test('times that the clocks of the session skip or show twice are read as they stand', async () => {
    // On 5 October 2025 the clocks of Lord Howe go from 02:00 to 02:30, on 6 April from 02:00 back to 01:30.
    const times = ['2025-10-05T01:59:59.999', '2025-10-05T02:00:00.000', '2025-10-05T02:29:59.999', '2025-04-06T01:45:00.001'];
    const rows = times.map((date, i) => ({ id: `${i}`, date, amount: String(2 ** i), customerId: 'ana' }));
    const source = await load(database, rows, 'naive');
    const select = [revenue, orderCount, metric('instants', countDistinct(sale.date))];
    const stored = rows.map((row) => ({ ...row, date: `${row.date}Z` }));
    for (const question of [{ every: 'day', gaps: 'leave' }, { where: gt(sale.date, '2025-10-05T02:00:00Z' as never) }])
      expect(await expectSameAnswer(source, stored, { select, ...question })).toBe(true);
  });

  test('a date that is declared as another is refused: it would be read in the zone of the session', async () => {
    const forms = { TIMESTAMP_LTZ: { as: 'instant' }, TIMESTAMP_NTZ: { timeZone: 'UTC' }, DATE: { as: 'date' } } as const;
    for (const type of Object.keys(forms)) {
      await fill(
        database,
        `dates of ${type}`,
        [
          ['day', type],
          ['net', 'DECIMAL(9, 2)'],
        ],
        [['2025-01-31', '1']],
      );
      for (const [other, form] of Object.entries(forms)) {
        const source = sqlSource({
          dialect: spark,
          tables: { sales: { table: `dates of ${type}`, columns: { date: { column: 'day', ...form }, amount: 'net' } } },
          run: (text, params) => database.run(text, params),
        });
        const failure = await failureOf(source);
        if (other === type) expect(failure).toEqual({});
        else expect(failure).toMatchObject({ code: 'bad-argument', path: ['tables', 'sales', 'columns', 'date'] });
      }
    }
  });

  test('its example answers with the digits of memory', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'spark-'));
    const usual = await openSession(process.env['SPARK_THRIFT'] ?? '');
    try {
      const sales = sampleSales();
      await writeCsv(join(folder, 'sales.csv'), sales);
      const source = await salesIn(usual, join(folder, 'sales.csv'));
      for (const question of Object.values(questions)) expect(await expectSameAnswer(source, sales, question)).toBe(true);
    } finally {
      await usual.close();
      await rm(folder, { recursive: true });
    }
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', 'examples/spark.ts']);
    expect(stdout).toMatch(/^2025-10 .*▲ 22\.1%/m);
    expect(stdout).toMatch(/^web .*54\.4%/m);
    expect(stdout).toContain('FROM `sales` AS records');
  });
});
