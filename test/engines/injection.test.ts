// Hostile values and names, sent to real databases that have a canary beside the ledger: nothing that a question gives is
// ever read as SQL, and what is refused is refused before anything is sent.
import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import {
  and,
  band,
  clickhouse,
  count,
  type Dialect,
  duckdb,
  eq,
  gt,
  indicator,
  isKpiError,
  lte,
  ne,
  netSales,
  oneOf,
  or,
  orderCount,
  postgres,
  query,
  sale,
  sqlSource,
  sum,
  type Table,
  toSql,
} from 'sales-kpi';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { everyIndicator } from '../laws/agreement.ts';
import { runs } from '../laws/runs.ts';
import type { GivenRow } from '../oracle/oracle.ts';
import { expectSameAnswer } from './agree.ts';
import { type Database, quick } from './databases.ts';
import { type Column, fill } from './fill.ts';
import { placesOf } from './tables.ts';
import { load } from './warehouse.ts';

/** Indicators with every sort of total, and every part that a statement can have. */
const manyTotals = everyIndicator.filter(({ id }) =>
  [
    'netSales',
    'orderCount',
    'medianOrderValue',
    'activeCustomers',
    'newCustomers',
    'returningCustomerRate',
    'repeatPurchaseRate',
    'customerRetentionRate',
    'reactivatedCustomers',
    'customerLifetimeValue',
    'topCustomerShare',
    'salesGrowthRate',
    'salesShare',
  ].includes(id),
);

const values = [
  "' OR 1=1--",
  "\\' OR 1=1-- ",
  '\\',
  "'",
  "''",
  "'; DROP TABLE canary; --",
  "'); DROP TABLE canary; --",
  '"; DROP TABLE canary; --',
  '*/ DELETE FROM canary /*',
  '-- \nDELETE FROM canary',
  '$1',
  '$2',
  '$$; DROP TABLE canary; $$',
  '?',
  ':x',
  '@p',
  '%s',
  '%',
  '_',
  '\u02bc OR 1=1--',
  '\uff07 OR 1=1--',
  "E'\\x27'",
  "U&'\\0027'",
  '{{x}}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the text itself is the attack
  '${x}',
  'NULL',
  'TRUE',
  '',
  ' ',
  'a',
  'a ',
  'A',
  'é',
  'e\u0301',
  '😀',
  '\u0001\r\n\t',
  '__proto__',
  'constructor',
  '[object Object]',
] as const;

/** What no engine takes as a value: refused by the question, or by the writer of the statement. */
const notValues: readonly (readonly [string, unknown])[] = [
  ['a NUL', 'a\0b'],
  ['a lone high surrogate', 'a\ud800'],
  ['a lone low surrogate', '\udc00b'],
  ['a list in a list', [["' OR 1=1--"]]],
  ['an object with toString', { toString: (): string => "' OR 1=1--" }],
  ['raw SQL', { raw: '1=1' }],
  ['raw SQL in a list', [{ raw: '1=1' }]],
  ['raw SQL behind not', { not: { raw: '1=1' } }],
  ['raw SQL as a bound', { above: { raw: '1' } }],
  ['a text object', [new String('a')]],
  ['a function', () => '1=1'],
  ['a symbol', Symbol('a')],
  ['a bigint', 1n],
  ['NaN', Number.NaN],
];

const names = [
  'a"; DROP TABLE canary;--',
  '"; DROP TABLE canary; --',
  '"',
  '"'.repeat(30),
  'a`b',
  'a]b',
  '[a]',
  'a.b',
  "a'b",
  'a\\',
  '$1',
  '?',
  ':x',
  '*',
  '/* a',
  '-- a',
  ' ',
  'select',
  'table',
  'order',
  'null',
  'Id',
  'ａ',
  'ʼ',
  '😀',
  '__proto__',
  'constructor',
  'x'.repeat(63),
];

/** Names that a statement uses itself: a column so called must not be taken for them. */
const inner = 's k0 c0 r part slot key0 value0 customer first orders d e f v i n low latest g h x a b o'.split(' ');

const notNames: readonly (readonly [string, unknown])[] = [
  ['an empty name', ''],
  ['a NUL', 'a\0b'],
  ['a line feed', 'a\nb'],
  ['a tab', '\t'],
  ['a delete character', '\u007f'],
  ['a lone surrogate', '\ud800'],
  ['64 bytes', 'x'.repeat(64)],
  ['64 bytes of 32 letters', 'é'.repeat(32)],
  ['a number', 5],
  ['nothing', null],
  ['an object with toString', { toString: (): string => 'channel' }],
  ['raw SQL', { raw: 'channel' }],
];

const rows: readonly GivenRow[] = [...values, null, 'web'].map((channel, i) => ({
  id: `r${i}`,
  date: `2025-0${(i % 3) + 1}-15`,
  amount: String(i + 0.25),
  currency: 'EUR',
  orderId: `o${i % 5}`,
  customerId: values[i % 7],
  channel,
  region: i % 2 === 0 ? 'north' : "'; DROP TABLE canary; --",
}));

const base = { select: [netSales, orderCount], between: ['2025-01-01', '2025-04-01'] } as const;

/** A question of any shape, as it arrives without types. */
async function ask(source: unknown, question: unknown): Promise<Table> {
  return (query as unknown as (source: unknown, question: unknown) => Promise<Table>)(source, question);
}

/** The text of a question without types. */
function textOf(question: unknown, source: unknown): { text: string; params: string[] } {
  return (toSql as unknown as (question: unknown, source: unknown) => { text: string; params: string[] })(question, source);
}

/** Everything of a text but what stands in quoted names. */
function withoutNames(text: string): string {
  return text.replace(/"(?:[^"]|"")*"/g, '"_"');
}

/** The literals of the library, and those in the words of a dialect, which stand in any statement. */
function ownLiterals(dialect: Dialect): RegExp {
  const words = [
    ...Object.values(dialect.types),
    dialect.column('x', 'number'),
    dialect.arithmetic('x', '*', 'y'),
    dialect.milliseconds('x', 'instant'),
    dialect.typeOf('x'),
    dialect.ending,
  ];
  const literals = words.flatMap((word) => word.match(/'[^']*'/g) ?? []).map((word) => word.slice(1, -1).replace(/\W/g, '\\$&'));
  return new RegExp(`'(?:p\\d+[a-z0-9]*|${literals.join('|')})'`, 'g');
}

/** No literal but those of the library, no comment, no second statement. */
function expectOwnWords(text: string, dialect: Dialect = duckdb): void {
  const bare = withoutNames(text).replace(ownLiterals(dialect), 'OWN').replace(placesOf(dialect), '$1');
  expect(bare).toMatch(/^[\w\s(),.*+<>=$"[\]/%-]+$/);
  expect(bare).not.toContain('--');
  expect(bare).not.toContain('/*');
}

describe.each(quick)('%s takes what is hostile for what it is', (engine, open) => {
  const sent: { readonly text: string; readonly params: readonly string[] }[] = [];
  let database: Database;
  let watched: Database;
  let parser: Awaited<ReturnType<DuckDBInstance['connect']>>;
  let source: unknown;

  beforeAll(async () => {
    database = await open();
    parser = await (await DuckDBInstance.create(':memory:')).connect();
    await fill(database, 'canary', [['id', database.dialect.decimal(9, 0)]], [['1'], ['2'], ['3']]);
    watched = {
      ...database,
      run(text, params = []) {
        sent.push({ text, params });
        return database.run(text, params);
      },
    };
    source = await load(watched, rows, 'date');
  });
  afterAll(async () => {
    parser.closeSync();
    await database.close();
  });
  beforeEach(() => {
    sent.length = 0;
  });
  afterEach(async () => {
    for (const { text } of sent) {
      expectOwnWords(text, database.dialect);
      expect(await statementsIn(text)).toBe(1);
    }
    const { text: type } = database.dialect.types;
    expect(await database.run(`SELECT CAST(sum(id) AS ${type}) AS total, CAST(count(*) AS ${type}) AS n FROM canary`)).toEqual([
      { total: '6', n: '3' },
    ]);
  });

  /** How many statements a text holds: ClickHouse tells only one from more. */
  async function statementsIn(text: string): Promise<number> {
    if (engine !== 'ClickHouse') return (await parser.extractStatements(text)).count;
    const [row] = await database.run('SELECT CAST(formatQueryOrNull({p1:String}) IS NULL AS String) AS many', [text]);
    return row?.['many'] === '0' ? 1 : 2;
  }

  /** The code of the refusal, before anything was sent. */
  async function refusal(question: () => unknown): Promise<string> {
    try {
      await question();
    } catch (error) {
      expect(isKpiError(error), String(error)).toBe(true);
      expect(sent).toEqual([]);
      return isKpiError(error) ? error.code : '';
    }
    throw new Error('nothing was refused');
  }

  /** A table whose channel lies in a column of some name, beside columns that hold something else. */
  async function named(table: string, column: string, decoys: readonly string[] = []): Promise<unknown> {
    const all = ['day', 'net', column, ...decoys];
    const { types, decimal } = database.dialect;
    await fill(
      database,
      table,
      all.map((name, i): Column => [name, [types.date, decimal(18, 2)][i] ?? types.text]),
      rows.map(({ date, amount, channel }) => [date, amount, channel ?? null, ...decoys.map(() => 'decoy')] as string[]),
    );
    return sqlSource({
      dialect: database.dialect,
      tables: { sales: { table, columns: { date: { column: 'day', as: 'date' }, amount: 'net', channel: column } } },
      run: (text, params) => watched.run(text, params),
    });
  }

  const few = rows.map(({ date, amount, channel }) => ({ date, amount, channel }));

  test('and its driver tells several statements apart', async () => {
    expect(await statementsIn('SELECT 1; SELECT 2')).toBe(2);
    expect(() => expectOwnWords("SELECT 'x'")).toThrow();
    expect(() => expectOwnWords('SELECT 1 -- x')).toThrow();
    expect(() => expectOwnWords('SELECT 1; SELECT 2')).toThrow();
  });

  describe('as values', () => {
    test('keys of the data split the answer as in memory', async () => {
      for (const by of [['channel'], ['region', 'channel'], ['customerId']])
        expect(await expectSameAnswer(source, rows, { select: manyTotals, every: 'month', between: base.between, by })).toBe(true);
    });

    test.each(values)('%j is picked as in memory', async (value) => {
      for (const channel of [value, [value, null], { not: value }])
        expect(await expectSameAnswer(source, rows, { ...base, where: { channel }, by: ['channel'] })).toBe(true);
      const [row] = (await ask(source, { ...base, where: { channel: value } })).rows as unknown as { readonly orderCount: number }[];
      expect(Number(row?.orderCount)).toBe(1);
      expect(sent.every(({ text, params }) => params.includes(value) && !(value.length > 6 && text.includes(value)))).toBe(true);
    });

    test.each(values)('%j is compared in conditions as in memory', async (value) => {
      for (const where of [
        eq(sale.channel, value),
        ne(sale.channel, value),
        oneOf(sale.channel, [value, "'; DROP TABLE canary; --"]),
        or(eq(sale.region, value), and(ne(sale.channel, value), eq(sale.region, 'north'))),
      ])
        expect(await expectSameAnswer(source, rows, { ...base, where, by: ['region'] })).toBe(true);
      const bought = indicator({
        id: 'bought',
        label: { en: 'x', fr: 'x' },
        unit: 'money',
        better: 'higher',
        formula: sum(sale.amount, { where: eq(sale.channel, value) }),
      });
      expect(await expectSameAnswer(source, rows, { ...base, select: [bought] })).toBe(true);
      const size = { id: 'size', of: eq(sale.channel, value) };
      expect(await expectSameAnswer(source, rows, { ...base, by: [size] })).toBe(true);
    });

    test.each(values)('%j is ordered as in memory, or said to have no order before anything is sent', async (value) => {
      for (const where of [gt(sale.channel as never, value as never), lte(sale.channel as never, value as never)]) {
        if (!(await expectSameAnswer(source, rows, { ...base, where }))) expect(sent).toEqual([]);
      }
    });

    test.each(values.filter((value) => value !== '__proto__' && value !== ''))('%j names an indicator and a segment', async (id) => {
      const bought = { id, label: { en: id, fr: id }, unit: 'count', better: 'higher', formula: count(sale.id) };
      const question = { ...base, by: [{ id: `${id}!`, of: sale.channel }] };
      try {
        expect(await expectSameAnswer(source, rows, { ...question, select: [bought] })).toBe(true);
      } catch (error) {
        expect(isKpiError(error), String(error)).toBe(true);
        expect(sent).toEqual([]);
      }
      expect(await expectSameAnswer(source, rows, question)).toBe(true);
      for (const { text } of sent) expect(id.length > 6 && text.includes(id)).toBe(false);
    });

    test.each(notValues)('%s is refused as a pick, in conditions and in totals', async (_, value) => {
      await refusal(() => ask(source, { ...base, where: { channel: value } }));
      await refusal(() => ask(source, { ...base, where: eq(sale.channel, value as never) }));
      await refusal(() => ask(source, { ...base, where: oneOf(sale.channel, [value as never]) }));
      await refusal(() =>
        ask(source, {
          ...base,
          select: [
            indicator({
              id: 'x',
              label: { en: 'x', fr: 'x' },
              unit: 'money',
              better: 'higher',
              formula: sum(sale.amount, { where: ne(sale.channel, value as never) }),
            }),
          ],
        }),
      );
      await refusal(() => textOf({ ...base, where: { channel: value } }, source));
    });

    test.each([
      ['raw SQL as a condition', { op: 'raw', sql: '1=1' }],
      ['an unknown function', { op: 'call', fn: 'pg_sleep', args: [{ op: 'value', value: 1 }] }],
      ['a function with more in its name', { op: 'call', fn: 'eq; DROP TABLE canary', args: [] }],
      ['the name of a method', { op: 'call', fn: 'toString', args: [] }],
      ['an operator that is an object', { op: 'call', fn: { toString: (): string => 'eq' }, args: [] }],
      ['a text', '1=1'],
    ])('%s is refused', async (__, where) => {
      await refusal(() => ask(source, { ...base, where }));
    });

    test('a field that no column was declared for is missing, whatever its name', async () => {
      for (const name of [...values.filter((value) => value !== '' && value !== '__proto__'), 'the channel']) {
        const question = { ...base, where: { [name]: 'x' } };
        expect(await expectSameAnswer(source, rows, question)).toBe(true);
      }
      for (const { text } of sent) expect(text.match(/"the channel"/)).toBeNull();
    });

    test('9 000 values in a list are bound, 10 001 are refused', async () => {
      const list = (length: number): string[] => Array.from({ length }, (_, i) => (i === 7 ? "' OR 1=1--" : `'${i}`));
      expect(await expectSameAnswer(source, rows, { ...base, where: { channel: list(9_000) }, by: ['channel'] })).toBe(true);
      expect(sent.at(-1)?.params.length).toBeGreaterThanOrEqual(9_000);
      sent.length = 0;
      for (const length of [10_001, 100_000])
        expect(await refusal(() => ask(source, { ...base, where: { channel: list(length) } }))).toBe('unsupported');
    });

    test.each([
      ['a time zone', { calendar: { timeZone: "Paris'); DROP TABLE canary; --" } }],
      ['a time zone behind a slash', { calendar: { timeZone: "Europe/Paris'; DROP TABLE canary; --" } }],
      ['code as a time zone', { calendar: { timeZone: "');''.constructor.constructor('return process')()" } }],
      ['an abbreviation', { calendar: { timeZone: 'CET' } }],
      ['a grain', { every: 'day)--' }],
      ['a grain that is an object', { every: { toString: (): string => 'day' } }],
      ['a comparison', { every: 'month', compare: "previousYear'; --" }],
      ['a stretch', { every: 'day', stretch: { toDate: 'month; --' } }],
      ['a number of periods', { every: 'day', stretch: { trailing: '3; --' } }],
      ['the start of the week', { calendar: { weekStartsOn: 'monday; --' } }],
      ['a range', { between: ["2025-01-01'; --", '2025-04-01'] }],
      ['a moment', { asOf: "2025-01-01'; --" }],
      ['an option of raw SQL', { raw: '1=1' }],
      ['what becomes of gaps', { every: 'month', gaps: 'asc; drop' }],
    ])('%s is refused', async (_, asked) => {
      await refusal(() => ask(source, { ...base, ...asked }));
    });

    test('a share that is no number is refused', async () => {
      const formula = { op: 'aggregate', fn: 'quantile', of: sale.quantity, at: sale.date, q: '0.5); --' };
      await refusal(() =>
        ask(source, {
          ...base,
          select: [indicator({ id: 'q', label: { en: 'q', fr: 'q' }, unit: 'money', better: 'higher', formula: formula as never })],
        }),
      );
    });
  });

  describe('as names', () => {
    test.each(names)('the column %j is read, not the one beside it', async (name) => {
      const made = await named(`columns of ${names.indexOf(name)}`, name, ['channel', 'decoy']);
      expect(await expectSameAnswer(made, few, { ...base, by: ['channel'] })).toBe(true);
      expect(await expectSameAnswer(made, few, { ...base, where: { channel: "' OR 1=1--" }, by: ['channel'] })).toBe(true);
    });

    test.each(names)('the table %j is read', async (name) => {
      const made = await named(name, 'channel');
      expect(await expectSameAnswer(made, few, { ...base, by: ['channel'] })).toBe(true);
    });

    test('a point in a name leads to no schema', async () => {
      await database.run(`CREATE ${engine === 'ClickHouse' ? 'DATABASE' : 'SCHEMA'} shop`);
      await database.run(`CREATE TABLE shop.orders (day DATE, net DECIMAL(18, 2), channel VARCHAR)`);
      await database.run(`INSERT INTO shop.orders VALUES ('2025-02-01', 999, 'decoy')`);
      const made = await named('shop.orders', 'channel');
      expect(await expectSameAnswer(made, few, { ...base, by: ['channel'] })).toBe(true);
      const inSchema = sqlSource({
        dialect: database.dialect,
        tables: {
          sales: { table: ['shop', 'orders'], columns: { date: { column: 'day', as: 'date' }, amount: 'net', channel: 'channel' } },
        },
        run: (text, params) => watched.run(text, params),
      });
      expect(
        await expectSameAnswer(inSchema, [{ date: '2025-02-01', amount: '999', channel: 'decoy' }], { ...base, by: ['channel'] }),
      ).toBe(true);
    });

    // DuckDB takes the two names for one column: there is nothing to tell apart.
    const pairs = engine !== 'DuckDB' ? (['Id', 'ID'] as const) : ([] as const);
    test('Id and ID are two columns where the database tells them apart', async () => {
      if (pairs.length === 0) await expect(database.run('CREATE TABLE alike ("Id" VARCHAR, "ID" VARCHAR)')).rejects.toThrow();
      for (const name of pairs) {
        const other = name === 'Id' ? 'ID' : 'Id';
        const made = await named(`case of ${name}`, name, [other, 'id']);
        expect(await expectSameAnswer(made, few, { ...base, by: ['channel'] })).toBe(true);
      }
    });

    test('columns called like the parts of a statement are read as columns', async () => {
      const numbers = ['amount', 'quantity', 'gross', 'discount', 'tax', 'cost'];
      const texts = ['id', 'type', 'kind', 'orderId', 'status', 'customerId', 'channel', 'region', 'currency'];
      const fieldNames = ['date', ...numbers, ...texts];
      const full = rows.map((row, i) => ({ ...row, quantity: '2', gross: String(i + 1), discount: '0.75', tax: '1', cost: '0.5' }));
      for (let turn = 0; turn < inner.length; turn += 4) {
        const place = (i: number): string => inner[(i + turn) % inner.length] as string;
        const { types, decimal } = database.dialect;
        const typeOf = (i: number): string =>
          i === 0 ? types.date : fieldNames[i] !== undefined && numbers.includes(fieldNames[i]) ? decimal(18, 2) : types.text;
        const table = `turn ${turn}`;
        await fill(
          database,
          table,
          inner.map((_, i): Column => [place(i), typeOf(i)]),
          (full as readonly GivenRow[]).map((row) =>
            inner.map((_, i) => {
              const field = fieldNames[i];
              return field === undefined ? 'decoy' : ((row[field] ?? null) as string | null);
            }),
          ),
        );
        const columns = Object.fromEntries(fieldNames.map((field, i) => [field, i === 0 ? { column: place(i), as: 'date' } : place(i)]));
        const made = sqlSource({
          dialect: database.dialect,
          tables: { sales: { table, columns } },
          run: (text: string, params: readonly string[]) => watched.run(text, params),
        } as never);
        const question = { select: manyTotals, every: 'month', between: base.between, by: ['region'], compare: 'previousPeriod' };
        expect(await expectSameAnswer(made, full, question), `turn ${turn}`).toBe(true);
        expect(await expectSameAnswer(made, full, { ...question, by: ['channel'], where: { region: 'north' } })).toBe(true);
      }
    });

    test.each(notNames)('%s is refused', async (_, name) => {
      const columns = { date: { column: 'day', as: 'date' }, amount: 'net', channel: 'channel' };
      const made = (sales: unknown): unknown =>
        sqlSource({ dialect: database.dialect, tables: { sales }, run: watched.run.bind(watched) } as never);
      for (const sales of [
        { table: name, columns },
        { table: ['shop', name], columns },
        { table: 't', columns: { ...columns, channel: name } },
        { table: 't', columns: { ...columns, channel: { column: name } } },
        { table: 't', columns: { ...columns, channel: { of: { op: 'field', from: 'sales', name, type: 'key' } } } },
        { table: 't', columns: { ...columns, date: { column: name, as: 'date' } } },
      ])
        await refusal(() => ask(made(sales), { ...base, by: ['channel'] }));
    });

    test.each([
      ['a time zone of a column', { column: 'day', timeZone: "Europe/Paris' AT TIME ZONE 'x" }],
      ['a time zone that is an object', { column: 'day', timeZone: { toString: (): string => 'Europe/Paris' } }],
      ['what a date is', { column: 'day', as: 'date); --' }],
      ['the type of a column', { column: 'day', type: 'VARCHAR); --' }],
      ['an option of raw SQL', { column: 'day', as: 'date', raw: 'now()' }],
      ['raw SQL as an expression', { of: { raw: 'now()' } }],
      ['an expression that is a text', { of: 'now()' }],
      ['an expression of nothing', { of: null }],
      ['an unknown operator', { of: { op: 'raw', sql: 'now()' } }],
      ['an unknown function', { of: { op: 'call', fn: 'now', args: [] } }],
      ['arguments that are no list', { of: { op: 'call', fn: 'plus', args: 'now()' } }],
      ['an argument that is no node', { of: { op: 'call', fn: 'plus', args: ['1', '2'] } }],
      ['a constant that is an object', { of: { op: 'value', value: { toString: (): string => '1' } } }],
    ])('%s is refused', async (__, column) => {
      for (const columns of [
        { date: column, amount: 'net' },
        { date: { column: 'day', as: 'date' }, amount: column },
        { date: { column: 'day', as: 'date' }, amount: 'net', channel: column },
      ])
        await refusal(() =>
          ask(
            sqlSource({ dialect: database.dialect, tables: { sales: { table: 't', columns } }, run: watched.run.bind(watched) } as never),
            { ...base, by: ['channel'] },
          ),
        );
    });

    test('random names and keys go through and come back', async () => {
      let made = 0;
      await fc.assert(
        fc.asyncProperty(randomNames, randomTexts, async (column, channel) => {
          fc.pre(!['day', 'net'].includes(column.toLowerCase()));
          const table = `t${made++}`;
          const { types, decimal } = database.dialect;
          const held: readonly Column[] = [
            ['day', types.date],
            ['net', decimal(18, 2)],
            [column, types.text],
          ];
          await fill(database, table, held, [
            ['2025-01-05', '5', channel],
            ['2025-01-06', '7', 'other'],
          ]);
          const columns = { date: { column: 'day', as: 'date' }, amount: 'net', channel: column } as const;
          const random = sqlSource({
            dialect: database.dialect,
            tables: { sales: { table, columns } },
            run: (text, params) => watched.run(text, params),
          });
          const given = [
            { date: '2025-01-05', amount: '5', channel },
            { date: '2025-01-06', amount: '7', channel: 'other' },
          ];
          for (const where of [{}, { channel }, eq(sale.channel, channel)])
            expect(await expectSameAnswer(random, given, { ...base, where, by: ['channel'] })).toBe(true);
          await database.run(`DROP TABLE ${table}`);
        }),
        runs(50),
      );
    });
  });
});

const randomTexts = fc
  .oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.string({ maxLength: 40 }), fc.constantFrom(...values))
  .filter((text) => !text.includes('\0'));

const randomNames = fc
  .oneof(fc.string({ unit: 'binary', minLength: 1, maxLength: 15 }), fc.constantFrom(...names), fc.string({ minLength: 1, maxLength: 20 }))
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are refused, and tested above
  .filter((name) => !/[\u0000-\u001f\u007f]/.test(name) && new TextEncoder().encode(name).length <= 63);

describe('toSql', () => {
  const question = (a: string, b: string, c: number): unknown => ({
    select: [
      netSales,
      indicator({
        id: 'x',
        label: { en: a || 'x', fr: 'x' },
        unit: 'money',
        better: 'higher',
        formula: sum(sale.amount, { where: ne(sale.region, a) }),
      }),
    ],
    between: base.between,
    by: [
      { id: 'is it', of: oneOf(sale.channel, [a, b]) },
      { id: 'size', of: band(sale.amount, [c]) },
    ],
    where: and(eq(sale.channel, a), and(ne(sale.channel, b), gt(sale.amount, c))),
  });
  const made = (dialect: typeof duckdb, table: string, channel: string): unknown =>
    sqlSource({
      dialect,
      tables: {
        sales: {
          table,
          columns: { date: { column: 'the date', as: 'date' }, amount: 'the amount', channel, region: 'the region' },
        },
      },
      run: () => [],
    });

  test.each([duckdb, postgres, clickhouse].map((dialect) => [dialect.name, dialect] as const))(
    'of %s holds no value, only places, and binds the values as they were given',
    (_, dialect) => {
      fc.assert(
        fc.property(randomTexts, randomTexts, fc.integer({ min: -99_999, max: 99_999 }), (a, b, c) => {
          fc.pre(a !== b && ![a, b].includes(String(c)));
          const source = made(dialect, 'ledger', 'the channel');
          const { text, params } = textOf(question(a, b, c), source);
          // Whatever the values are, the text is the same: so it holds none of them.
          expect(text).toBe(textOf(question('one', 'two', 3), source).text);
          expectOwnWords(text, dialect);
          for (const value of [a, b, String(c)]) expect(params).toContain(value);
          const places = new Set(text.match(placesOf(dialect)));
          expect(places).toEqual(new Set(params.map((__, i) => dialect.placeholder(i + 1))));
        }),
        runs(300),
      );
    },
  );

  test.each([duckdb, postgres, clickhouse].map((dialect) => [dialect.name, dialect] as const))(
    'of %s holds names in quotes only',
    (_, dialect) => {
      fc.assert(
        fc.property(randomNames, randomNames, (table, column) => {
          const plain = textOf(question('one', 'two', 3), made(dialect, 'ledger', 'the channel'));
          const { text, params } = textOf(question('one', 'two', 3), made(dialect, table, column));
          const { quote } = dialect;
          const renamed = plain.text.replaceAll('"ledger"', () => quote(table)).replaceAll('"the channel"', () => quote(column));
          fc.pre(!['"ledger"', '"the channel"'].includes(quote(table)));
          expect(text).toBe(renamed);
          expect(withoutNames(text)).toBe(withoutNames(plain.text));
          expect(params).toEqual(plain.params);
        }),
        runs(300),
      );
    },
  );
});
