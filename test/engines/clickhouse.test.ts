// What is unlike other databases in ClickHouse: numbers that pass their type in silence, columns without NULL, types wrapped in
// others, clocks of columns, and settings of a session that would change an answer.
import fc from 'fast-check';
import * as api from 'sales-kpi';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { everyIndicator } from '../laws/agreement.ts';
import { runs } from '../laws/runs.ts';
import type { GivenRow } from '../oracle/oracle.ts';
import { expectSameAnswer } from './agree.ts';
import { type Database, openClickhouse } from './databases.ts';

const { count, eq, gt, indicator, isKpiError, lt, max, min, minus, orElse, plus, query, revenue, sale, sqlSource, sum, times } = api;

/** Columns by name: the type of each. */
type Types = Readonly<Record<string, string>>;

type Wide = api.Sale & Readonly<Record<'a' | 'b' | 'c', string | null>>;

const metric = (id: string, formula: unknown): unknown =>
  indicator({ id, label: { en: id, fr: id }, unit: 'number', better: 'neutral', formula } as never);

describe('ClickHouse', () => {
  let database: Database;
  let tables = 0;
  beforeAll(async () => {
    database = await openClickhouse();
  });
  afterAll(() => database.close());

  /** Records in a table with columns of these types, and how its dates are held. */
  async function load(types: Types, rows: readonly GivenRow[], date: object = { as: 'date' }, more: object = {}): Promise<unknown> {
    const table = `typed ${tables++}`;
    const { quote, placeholder } = database.dialect;
    const names = Object.keys(types);
    await database.run(`CREATE TABLE ${quote(table)} (${names.map((name) => `${quote(name)} ${types[name]}`).join(', ')})`);
    for (const row of rows) {
      const params: string[] = [];
      const cells = names.map((name) => {
        const value = row[name] ?? null;
        return value === null ? 'NULL' : `CAST(${placeholder(params.push(String(value)))} AS ${types[name]?.replace(' NOT NULL', '')})`;
      });
      await database.run(`INSERT INTO ${quote(table)} SELECT ${cells.join(', ')}`, params);
    }
    const columns = { ...Object.fromEntries(names.map((name) => [name, name])), date: { column: 'date', ...date }, ...more };
    return sqlSource({
      dialect: database.dialect,
      tables: { sales: { table, columns } },
      run: (text: string, params: readonly string[]) => database.run(text, params),
    } as never);
  }

  const ask = (source: unknown, question: object): Promise<{ rows: Readonly<Record<string, unknown>>[] }> =>
    Promise.resolve((query as unknown as (source: unknown, question: unknown) => never)(source, question));

  const failureOf = (source: unknown, question: object): Promise<unknown> => ask(source, question).catch((error: unknown) => error);

  describe('numbers', () => {
    const most = '9'.repeat(38);
    const given = (...amounts: string[]): GivenRow[] => amounts.map((amount, i) => ({ id: `${i}`, date: '2025-01-31', amount }));
    const total = metric('total', sum(sale.amount));
    /** No answer for want of digits, and for no other reason. */
    const isRefusal = (error: unknown): boolean =>
      isKpiError(error) &&
      error.code === 'bad-data' &&
      /more than 38 digits|Scale \d+ is out of bounds|the database gave the number/.test(`${error.message} ${String(error.cause)}`);

    test.each([
      ['Decimal(38, 0)', [most, most, most]],
      ['Int64', ['9223372036854775807', '9223372036854775807']],
      ['UInt64', ['18446744073709551615', '1']],
      ['Int128', ['170141183460469231731687303715884105727', '1']],
    ])('of a type %s have a sum that ClickHouse gives wrong in silence', async (type, amounts) => {
      const literals = amounts.map((amount) => `SELECT CAST('${amount}' AS ${type}) AS x`).join(' UNION ALL ');
      const [row] = await database.run(`SELECT CAST(sum(x) AS String) AS total FROM (${literals})`);
      expect(row?.['total']).not.toBe(String(amounts.reduce((all, amount) => all + BigInt(amount), 0n)));
    });

    test.each([
      ['Int64', ['9223372036854775807', '9223372036854775807', '-5']],
      ['UInt64', ['18446744073709551615', '18446744073709551615']],
      ['Int128', ['99999999999999999999999999999999999998', '-5']],
      ['Decimal(38, 0)', [most, most, most, `-${most}`, `-${most}`]],
      ['Decimal(38, 18)', ['99999999999999999999.999999999999999999', '-0.000000000000000001']],
      ['Decimal(18, 4)', Array.from({ length: 12 }, () => '99999999999999.9999')],
      ['Decimal(9, 2)', Array.from({ length: 300 }, () => '9999999.99')],
    ])('of a type %s are added beyond it, to the last digit', async (type, amounts) => {
      const source = await load({ date: 'Date', amount: type }, given(...amounts));
      expect(await expectSameAnswer(source, given(...amounts), { select: [total] })).toBe(true);
    });

    test('whose sum has more than 38 digits have no answer', async () => {
      const source = await load({ date: 'Date', amount: 'Decimal(38, 0)' }, given(most, '1'));
      expect(await failureOf(source, { select: [total] })).toSatisfy(isRefusal);
    });

    test.each(['Decimal(39, 0)', 'Decimal(76, 2)', 'Int256', 'UInt128', 'UInt256'])(
      'of a type %s are refused: they leave no room',
      async (type) => {
        const source = await load({ date: 'Date', amount: type }, given('1'));
        const compared = metric('rows', count(sale.id, { where: gt(sale.amount, 0) }));
        for (const one of [total, compared]) expect(await failureOf(source, { select: [one] })).toSatisfy(isRefusal);
      },
    );

    test.each(['Float32', 'Float64', 'Float64 NOT NULL'])('of a type %s are refused: their cents are lost', async (type) => {
      const source = await load({ date: 'Date', amount: type }, given('0.5'));
      for (const formula of [sum(sale.amount), sum(plus(sale.amount, 1))])
        expect(await failureOf(source, { select: [metric('x', formula)] })).toMatchObject({ code: 'unsupported' });
    });

    test('a result of more than 38 digits has no answer, whether by its size or by its decimals', async () => {
      const rows = given(most).map((row) => ({ ...row, quantity: '10', tax: '0.00000000000000000000000000000000000001' }));
      const types = { date: 'Date', amount: 'Decimal(38, 0)', quantity: 'Decimal(9, 1)', tax: 'Decimal(38, 38)' };
      const source = await load(types, rows);
      for (const formula of [times(sale.amount, sale.quantity), plus(sale.amount, sale.tax), times(sale.tax, sale.quantity)])
        expect(await failureOf(source, { select: [metric('x', sum(formula))] })).toSatisfy(isRefusal);
    });

    // Digits and places as large as records may have: whatever is computed is either that of memory, or refused.
    const wide = fc
      .tuple(fc.bigInt({ min: -(10n ** 38n) + 1n, max: 10n ** 38n - 1n }), fc.integer({ min: 0, max: 37 }))
      .map(([units, cut]) => String(units / 10n ** BigInt(cut)));
    const places = fc.constantFrom(0, 2, 9, 18);
    const names = ['a', 'b', 'c'] as const;
    const { a, b, c } = api.fields<Wide>()('sales', { a: 'number', b: 'number', c: 'number' });
    const leaf = fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(a, b, c) },
      { weight: 1, arbitrary: fc.constantFrom(3, 0.25, -1e-7, 1e15) },
    );
    const node = fc.letrec((tie) => ({
      node: fc.oneof(
        { maxDepth: 2 },
        leaf,
        fc
          .tuple(fc.constantFrom(plus, minus, times, orElse), tie('node'), tie('node'))
          .map(([fn, one, other]) => (fn as (one: unknown, other: unknown) => unknown)(typeof one === 'number' ? a : one, other)),
      ),
    })).node;
    const pointed = (units: string | null, scale: number): string | null => {
      if (units === null || scale === 0) return units;
      const digits = units.replace('-', '').padStart(scale + 1, '0');
      return `${units.startsWith('-') ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
    };

    test('of any size, in any expression, are those of memory or refused, never others', async () => {
      let answered = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.tuple(places, places, places),
          fc.array(fc.tuple(wide, fc.option(wide), fc.option(wide)), { minLength: 1, maxLength: 4 }),
          node,
          fc.constantFrom(0, -0.5, 1e20),
          async (scales, cells, of, bound) => {
            fc.pre(typeof of !== 'number');
            const rows = cells.map((values, i) => ({
              id: `${i}`,
              date: '2025-01-31',
              amount: '0',
              ...Object.fromEntries(names.map((name, f) => [name, pointed(values[f] ?? null, scales[f] as number)])),
            }));
            const types = Object.fromEntries(names.map((name, f) => [name, `Decimal(38, ${scales[f]})`]));
            const source = await load({ date: 'Date', amount: 'Decimal(9, 2)', ...types }, rows);
            const where = { where: gt(of as never, bound) };
            const select = [
              metric('sum', sum(of as never)),
              metric('smallest', min(of as never)),
              metric('largest', max(of as never, { where: lt(of as never, bound) })),
              metric('rows', count(sale.date, where)),
            ];
            for (const one of select) {
              try {
                if (await expectSameAnswer(source, rows, { select: [one] })) answered++;
              } catch (error) {
                if (!isRefusal(error)) throw error;
              }
            }
          },
        ),
        runs(40),
      );
      expect(answered).toBeGreaterThan(20);
    });
  });

  describe('columns', () => {
    const rows = ['2025-01-31', '2025-02-01', '2025-02-28', '2025-03-31', '2025-03-31'].map((date, i) => ({
      id: `r${i}`,
      date,
      amount: String(10 ** i / 100),
      type: 'sale',
      kind: 'product',
      orderId: `o${i % 3}`,
      status: ['paid', 'open'][i % 2],
      customerId: ['ana', 'bob', 'eve'][i % 3],
      quantity: String(i),
      gross: String(10 ** i / 50),
      discount: '0.01',
      codeDiscount: '0.01',
      tax: '0',
      cost: '0.02',
      channel: ['web', 'shop'][i % 2],
      region: 'north',
      currency: 'EUR',
    }));
    const numbers = ['amount', 'quantity', 'gross', 'discount', 'codeDiscount', 'tax', 'cost'];
    const typesOf = (text: string, number: string, date: string): Types =>
      Object.fromEntries(
        Object.keys(rows[0] as object).map((name) => [name, name === 'date' ? date : numbers.includes(name) ? number : text]),
      );
    const months = { every: 'month', between: ['2025-01-01', '2025-05-01'], compare: 'previousPeriod' } as const;

    test.each([
      ['String NOT NULL', 'Decimal(18, 4) NOT NULL', 'Date NOT NULL'],
      ['LowCardinality(String) NOT NULL', 'Decimal(9, 2) NOT NULL', 'Date32 NOT NULL'],
      ['LowCardinality(Nullable(String)) NOT NULL', 'Decimal(38, 9)', 'Date'],
    ])('of %s, %s and %s answer as memory does, also where nothing is found', async (text, number, date) => {
      const source = await load(typesOf(text, number, date), rows);
      const missing = { where: eq(sale.channel, 'nowhere') };
      const least = [metric('least', min(sale.quantity, missing)), metric('added', sum(sale.quantity, missing))];
      for (const question of [
        months,
        { ...months, by: ['channel'] },
        { where: { channel: 'nowhere' } },
        { between: ['2030-01-01', '2031-01-01'] },
      ])
        expect(await expectSameAnswer(source, rows, { select: [...everyIndicator, ...least], ...question })).toBe(true);
    });

    test('of an Enum, of texts of a fixed length and of whole numbers are keys', async () => {
      const few = rows.map(({ id, date, amount, currency, channel }, i) => ({ id, date, amount, currency, channel, region: i }));
      const types = {
        date: 'Date',
        amount: 'Decimal(18, 4)',
        currency: 'FixedString(3)',
        channel: "Enum8('web' = 2, 'shop' = 1)",
        region: 'UInt32',
      };
      const source = await load(types, few, { as: 'date' }, { region: { column: 'region', type: 'number' } });
      for (const by of [['currency'], ['region'], ['channel', 'currency']])
        for (const where of [{}, { currency: 'EUR' }, { channel: ['web', null] }, { region: 3 }])
          expect(await expectSameAnswer(source, few, { select: [revenue], by, where })).toBe(true);
    });

    const instants = [
      '1969-12-31T23:59:59.999Z',
      '2025-01-31T22:59:59.999Z',
      '2025-01-31T23:00:00.000Z',
      '2025-03-30T00:59:59.999Z',
      '2025-03-30T01:00:00.000Z',
    ];
    const at = instants.map((date, i) => ({ id: `${i}`, date, amount: String(2 ** i), customerId: 'ana' }));
    const select = [revenue, api.newCustomers, api.activeCustomers];
    const asked = [
      { every: 'month', between: ['1969-11-01', '1970-02-01'] },
      { every: 'month', between: ['2025-01-01', '2025-05-01'] },
      { every: 'day', between: ['2025-01-31', '2025-04-01'] },
      { every: 'quarter', gaps: 'leave' },
    ].flatMap((question) => ['UTC', 'Europe/Paris'].map((timeZone) => ({ select, ...question, calendar: { timeZone } })));

    test.each(["DateTime64(3, 'Asia/Tokyo')", 'DateTime64(3)', "DateTime64(6, 'UTC')", "DateTime64(9, 'America/New_York')"])(
      'of %s are instants, whatever clock shows them',
      async (type) => {
        await database.run(database.inZone('Australia/Lord_Howe'));
        const source = await load({ date: type, amount: 'Decimal(9, 2)', customerId: 'String' }, at, { as: 'instant' });
        for (const question of asked) expect(await expectSameAnswer(source, at, question)).toBe(true);
      },
    );

    test('of DateTime are instants to the second', async () => {
      const whole = at.slice(1).map((row) => ({ ...row, date: row.date.replace('.999', '.000') }));
      const source = await load({ date: "DateTime('Asia/Tokyo')", amount: 'Decimal(9, 2)', customerId: 'String' }, whole, {
        as: 'instant',
      });
      for (const question of asked) expect(await expectSameAnswer(source, whole, question)).toBe(true);
    });

    test('of times below the millisecond fall where the millisecond does, also before 1970', async () => {
      const fine = ['1969-12-31 23:59:59.999999999', '2025-01-31 23:59:59.999999999', '2025-02-01 00:00:00.000000001'];
      const written = fine.map((date, i) => ({ id: `${i}`, date, amount: String(2 ** i), customerId: 'ana' }));
      const source = await load({ date: "DateTime64(9, 'UTC')", amount: 'Decimal(9, 2)', customerId: 'String' }, written, {
        as: 'instant',
      });
      const rounded = written.map((row) => ({ ...row, date: `${row.date.replace(' ', 'T').slice(0, 23)}Z` }));
      for (const question of asked) expect(await expectSameAnswer(source, rounded, question)).toBe(true);
    });

    test.each([
      ["DateTime64(3, 'Europe/Paris')", 'Europe/Paris'],
      ["DateTime64(3, 'UTC')", 'Europe/Paris'],
      ['DateTime64(3)', 'America/New_York'],
      ["DateTime('Asia/Kolkata')", 'America/New_York'],
    ])('of %s are what their clock shows, where they are read as times in %s', async (type, timeZone) => {
      await database.run(database.inZone('Europe/Paris'));
      const shown = ['2025-01-31 22:59:59', '2025-01-31 23:00:00', '2025-02-01 00:00:00', '2025-03-31 12:00:00'];
      const clocks = shown.map((date, i) => ({ id: `${i}`, date, amount: String(2 ** i), customerId: 'ana' }));
      const source = await load({ date: type, amount: 'Decimal(9, 2)', customerId: 'String' }, clocks, { timeZone });
      // Winter time, and summer time from March on, by hand.
      const hours = timeZone === 'Europe/Paris' ? [1, 1, 1, 2] : [-5, -5, -5, -4];
      const meant = clocks.map((row, i) => ({ ...row, date: new Date(Date.parse(`${row.date}Z`) - (hours[i] as number) * 3_600_000) }));
      for (const question of asked) expect(await expectSameAnswer(source, meant, question)).toBe(true);
      await database.run(database.inZone('UTC'));
    });
  });

  describe('a session', () => {
    const rows = ['ana', 'bob', null, 'ana', 'eve', 'bob'].map((customerId, i) => ({
      id: `${i}`,
      date: `2025-0${1 + (i % 3)}-15`,
      amount: String(2 ** i),
      channel: ['web', null, 'shop'][i % 3] ?? null,
      customerId,
      orderId: `o${i}`,
      region: [true, false, null][i % 3] ?? null,
    }));
    const own = { region: { column: 'region', type: 'boolean' } };
    const types = { region: 'Bool', date: 'Date', amount: 'Decimal(38, 2)', channel: 'String', customerId: 'String', orderId: 'String' };
    const question = {
      select: [revenue, api.newCustomers, api.customerRetentionRate, api.medianOrderValue, api.activeCustomers, api.reactivatedCustomers],
      every: 'month',
      between: ['2025-01-01', '2025-05-01'],
      by: ['channel'],
      where: { channel: ['web', 'shop', null] },
    };

    test.each([
      'join_use_nulls = 0',
      'aggregate_functions_null_for_empty = 0',
      'cast_keep_nullable = 0',
      'transform_null_in = 1',
      "count_distinct_implementation = 'uniq'",
      "join_default_strictness = 'ANY'",
      'prefer_column_name_to_alias = 0',
      'limit = 1',
      'offset = 1',
      "date_time_input_format = 'best_effort_us', cast_string_to_date_time_mode = 'best_effort_us'",
      "session_timezone = 'Australia/Lord_Howe'",
      "bool_true_representation = 'yes', bool_false_representation = 'no'",
      "compatibility = '22.3'",
    ])('with %s answers as any other', async (setting) => {
      const session = await openClickhouse();
      const before = database;
      try {
        database = session;
        const source = await load(types, rows, { as: 'date' }, own);
        await session.run(`SET ${setting}`);
        expect(await expectSameAnswer(source, rows, question)).toBe(true);
        for (const by of [['region'], [{ id: 'flag', of: eq(sale.channel, 'web') }]])
          expect(await expectSameAnswer(source, rows, { ...question, select: [revenue], by })).toBe(true);
      } finally {
        database = before;
        await session.close();
      }
    });

    test.each([
      "max_rows_to_group_by = 1, group_by_overflow_mode = 'any'",
      "max_rows_to_read = 1, read_overflow_mode = 'break'",
      "max_result_rows = 1, max_block_size = 1, result_overflow_mode = 'break'",
      "max_rows_in_distinct = 1, distinct_overflow_mode = 'break'",
    ])('with %s gives no answer rather than a part of one', async (setting) => {
      const session = await openClickhouse();
      const before = database;
      try {
        database = session;
        const source = await load(types, rows, { as: 'date' }, own);
        await session.run(`SET ${setting}`);
        expect(await failureOf(source, question)).toMatchObject({ code: 'bad-data' });
      } finally {
        database = before;
        await session.close();
      }
    });
  });
});
