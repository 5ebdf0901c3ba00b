// Approximate distinct counts in tables: the same digits every way, their error beside them, and no mistake for an exact count.
import {
  across,
  approximateCountDistinct,
  countDistinct,
  definitionOf,
  duckdb,
  elapsed,
  en,
  eq,
  type Formula,
  fr,
  indicator,
  interval,
  mergePartials,
  orElse,
  partial,
  postgres,
  previous,
  query,
  ratio,
  reached,
  readDefinitions,
  retractPartial,
  rollUp,
  rollUpPartial,
  type Sale,
  type SalesData,
  sale,
  settlePartial,
  sqlSource,
  stream,
  times,
  toSql,
} from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { isProportion } from '../../src/goal/smart/proportion.ts';
import { agree } from '../agree.ts';
import { ask, codeOf, column, errorOf } from './ask.ts';

const define = <const Id extends string>(id: Id, formula: Formula<SalesData>, unit: 'count' | 'number' | 'ratio' = 'count') =>
  indicator({ id, label: { en: id, fr: id }, unit, better: 'higher', formula });

const customers = indicator({
  id: 'customers',
  label: { en: 'Customers, about', fr: 'Clients, environ' },
  unit: 'count',
  better: 'higher',
  formula: approximateCountDistinct(sale.customerId),
});
const exact = indicator({
  id: 'exact',
  label: { en: 'Customers', fr: 'Clients' },
  unit: 'count',
  better: 'higher',
  formula: countDistinct(sale.customerId),
});

/** Two months, the second with the smaller half of the customers; guests, and orders without a name. */
const sales: Sale[] = Array.from({ length: 9000 }, (_, i) => ({
  id: `r${i}`,
  date: i < 6000 ? '2025-01-15' : i % 2 === 0 ? '2025-02-03' : '2025-02-04T10:00:00Z',
  amount: i % 97,
  quantity: i % 5000,
  channel: i % 3 === 0 ? 'web' : 'shop',
  ...(i % 10 !== 0 && { customerId: `C${i % 6000}` }),
  ...(i % 4 !== 0 && { orderId: `o${Math.floor(i / 2)}` }),
}));
const months = { every: 'month', between: ['2025-01-01', '2025-03-01'] } as const;

describe('an approximate count', () => {
  test('is close to the exact one, and exact where there are few', () => {
    const { rows } = query(sales, { select: [customers, exact], ...months, by: ['channel'] });
    for (const row of rows) expect(Math.abs((row.customers ?? 0) / (row.exact ?? 0) - 1)).toBeLessThan(5 * 0.008125);
    const few = query(sales.slice(0, 1500), { select: [customers, exact], by: ['channel'] }).rows;
    expect(few.map((row) => row.customers)).toEqual(few.map((row) => row.exact));
    expect([customers(sales.slice(0, 1500)), customers([])]).toEqual([1350, 0]);
  });

  test('has the same digits every way it is asked', async () => {
    const select = [
      customers,
      define('orders', approximateCountDistinct(orElse(sale.orderId, sale.id))),
      define('rows', approximateCountDistinct(sale.id)),
      define('onWeb', approximateCountDistinct(sale.customerId, { where: eq(sale.channel, 'web') })),
      define('quantities', approximateCountDistinct(sale.quantity)),
      define('products', approximateCountDistinct(times(sale.quantity, sale.amount))),
      define('dates', approximateCountDistinct(sale.date)),
      define('spans', approximateCountDistinct(elapsed(sale.date, sale.date))),
      define('perOrder', ratio(approximateCountDistinct(sale.customerId), countDistinct(sale.orderId)), 'number'),
    ];
    // More than are kept by their hashes, and no more than batches of one record can be made of in a moment.
    const few = sales.filter((_, i) => i % 4 === 1);
    expect([...new Set(few.map(({ orderId }) => orderId))].length).toBeGreaterThan(1820);
    expect(await agree(select, { sales: few as never })).toContain('merged halves');
    expect(await agree(select.slice(0, 1), { sales: few as never }, { ...months, by: ['channel'] })).toContain('formulas from JSON');
  }, 120_000);

  test('tells keys apart as the exact count does', async () => {
    const keys = ['1', 1, true, 'true', '', 'é', '\ud83d\ude00', '\ud800', 0, false, '0', null];
    const mixed = keys.map((customerId, i) => ({ id: `${i}`, date: '2025-01-31', amount: 1, customerId })) as Sale[];
    expect(ask(mixed, { select: [customers, exact] }).rows).toEqual([{ period: 'all', customers: 11, exact: 11 }]);
    await agree([customers], { sales: mixed as never });
  });

  test('counts in the period before, over all segments, and as of a day', () => {
    const change = define('before', previous(customers));
    const whole = define('whole', across(customers));
    const table = query(sales, { select: [customers, change, whole], ...months });
    expect(column(table, 'before')[1]).toBe(column(table, 'customers')[0]);
    expect(column(table, 'whole')).toEqual(column(table, 'customers'));
    const known = define('known', approximateCountDistinct(sale.customerId, { where: reached(sale.date) }));
    expect(column(ask(sales, { select: [known], asOf: '2025-02-10' }), 'known')).toEqual(
      column(ask(sales, { select: [customers] }), 'customers'),
    );
  });

  test('is streamed, from batches of any size', async () => {
    const batches = [sales.slice(0, 10), sales.slice(10, 8000), sales.slice(8000)];
    const question = { select: [customers], ...months } as const;
    expect((await query(stream(batches), question)).rows).toEqual(query(sales, question).rows);
  });
});

describe('its error', () => {
  test('stands in the notes of every table that holds one, also within a formula', async () => {
    const share = define('share', ratio(approximateCountDistinct(sale.customerId), countDistinct(sale.orderId)), 'number');
    const note = { code: 'approximate', row: null, detail: 1.04 / Math.sqrt(2 ** 14) };
    const notes = [
      { ...note, column: 'customers' },
      { ...note, column: 'share' },
    ];
    const question = { select: [customers, share, exact] };
    expect(query(sales, question).notes).toEqual(notes);
    expect((await query(stream([sales]), question)).notes).toEqual(notes);
    expect(settlePartial(JSON.parse(JSON.stringify(partial(sales, question)))).notes).toEqual(notes);
    expect(query([], question).notes.filter(({ code }) => code === 'approximate')).toEqual(notes);
  });

  test('has a sentence in both languages', () => {
    expect([en, fr].map((locale) => locale.report.notes.approximate)).toEqual([
      'counted approximately, with a standard error of 0.81%',
      'compté approximativement, avec une erreur type de 0,81\u00a0%',
    ]);
  });

  test('is not mistaken for that of a sample', () => {
    const share = define('share', ratio(approximateCountDistinct(sale.customerId, { where: eq(sale.channel, 'web') }), customers), 'ratio');
    const table = ask(sales, { select: [share] });
    expect(codeOf(() => interval(table, 0, 'share'))).toBe('unsupported');
    expect(isProportion(share as never)).toBe(false);
    const counted = define('counted', ratio(countDistinct(sale.customerId, { where: eq(sale.channel, 'web') }), exact), 'ratio');
    expect(isProportion(counted as never)).toBe(true);
  });
});

describe('stored parts', () => {
  const days = { select: [customers], every: 'day', between: months.between } as const;
  const parts = ['2025-01-15', '2025-02-03', '2025-02-04'].map((day) =>
    JSON.parse(
      JSON.stringify(
        partial(
          sales.filter(({ date }) => String(date).startsWith(day)),
          days,
        ),
      ),
    ),
  );
  const merged = mergePartials(partial([], days), ...parts);

  test('are, merged in any order, the part of all records', () => {
    const whole = JSON.stringify(partial(sales, days));
    expect(JSON.stringify(mergePartials(partial([], days), ...parts.toReversed()))).toBe(whole);
    expect(JSON.stringify(merged)).toBe(whole);
  });

  test.each(['month', 'year', undefined] as const)('are rolled up to every %s as if the records had been asked', (every) => {
    const rolled = rollUpPartial(merged, { every });
    expect(JSON.stringify(rolled)).toBe(JSON.stringify(partial(sales, { ...days, every })));
    expect(settlePartial(rolled).rows).toEqual(query(sales, { ...days, every }).rows);
  });

  test('take 16 kB a group at most, where the exact count takes more with each customer', () => {
    const size = (select: readonly [typeof customers]): number => JSON.stringify(partial(sales, { select })).length;
    expect(size([customers])).toBeLessThan(18_000);
    expect(size([exact as never])).toBeGreaterThan(60_000);
  });

  test('cannot be taken out again, unless they hold nothing', () => {
    const whole = rollUpPartial(merged, { every: 'year' });
    const error = errorOf(() => retractPartial(whole, rollUpPartial(mergePartials(parts[1], partial([], days)), { every: 'year' })));
    expect([error.code, error.message]).toEqual(['not-additive', expect.stringContaining('countDistinctApproximate')]);
    expect(JSON.stringify(retractPartial(merged, partial([], days)))).toBe(JSON.stringify(merged));
    expect(settlePartial(retractPartial(merged, parts[1])).rows).toEqual(settlePartial(mergePartials(parts[0], parts[2])).rows);
  });

  test('that were spoilt are refused', () => {
    const text = JSON.stringify(parts[0]);
    const [state = ''] = /\[0,"[A-Za-z0-9+/]{16384}"\]/.exec(text) ?? [];
    expect(state).not.toBe('');
    for (const spoilt of ['[0,"spoilt"]', '["0","AAAAAAAAA"]', '[-1,""]', '[0]', 'null', '{}', '"AAAAAAAAA"'])
      expect(
        codeOf(() => settlePartial(JSON.parse(text.replace(state, spoilt)))),
        spoilt,
      ).toBe('bad-partial');
  });
});

describe('where it is not known', () => {
  test.each([duckdb, postgres])('a database refuses it before anything is sent: $name', (dialect) => {
    const columns = { id: 'id', date: { column: 'day', as: 'date' }, amount: 'net', customerId: 'customer' } as const;
    const source = sqlSource({ dialect, tables: { sales: { table: 'orders', columns } }, run: () => [] });
    const error = errorOf(() => toSql({ select: [customers] }, source));
    expect([error.code, error.hint]).toEqual(['unsupported', 'ask for countDistinct, or in memory']);
  });

  test('a definition from JSON is read first, and then answers like any other', () => {
    const stored = JSON.parse(JSON.stringify(definitionOf(customers)));
    expect(codeOf(() => ask(sales, { select: [stored] }))).toBe('bad-formula');
    const read = readDefinitions([stored])['customers'] as never as typeof customers;
    expect(query(sales, { select: [read] }).rows).toEqual(query(sales, { select: [customers] }).rows);
    expect(read(sales)).toBe(customers(sales));
  });

  test('it is not added over segments', () => {
    expect(customers.additivity).toBe('distinct');
    expect(codeOf(() => rollUp(query(sales, { select: [customers], by: ['channel'] }), { by: [] }))).toBe('not-additive');
  });
});
