// Lists of values, and what is not among them, where values are missing or of another type: as a pick, as a key, and together.
import { and, eq, indicator, isNull, not, oneOf, or, orderCount, returnRate, revenue, sale, sum } from 'sales-kpi';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectSameAnswer } from './agree.ts';
import { type Database, databases, quick } from './databases.ts';
import { load } from './warehouse.ts';

const channels = ['web', 'shop', 'app', '', null];
const statuses = ['paid', 'cancelled', 'draft', 'refunded', null, 'test'];
const days = ['2025-01-31', '2025-02-01', '2025-02-02', null];
const rows = channels.flatMap((channel, c) =>
  statuses.flatMap((status, s) => days.map((date, d) => ({ id: `${c}${s}${d}`, date, channel, status, amount: String(10 ** c + s) }))),
);

const web = ['web'] as const;
const lists = {
  'one value': oneOf(sale.channel, web),
  'two values': oneOf(sale.channel, ['web', 'shop']),
  'a value, or none': oneOf(sale.channel, ['web', null]),
  'no value': oneOf(sale.channel, [null]),
  'values of another type': oneOf(sale.channel, [1, true] as never),
  'values of several types': oneOf(sale.channel, [1, 'web', null] as never),
  nothing: oneOf(sale.channel, []),
  'a date': oneOf(sale.date, ['2025-02-01'] as never),
  'dates of both sorts': oneOf(sale.date, ['2025-02-01', '2025-02-02T00:00:00Z'] as never),
  'instants, and none': oneOf(sale.date, ['2025-02-02T00:00:00Z', null] as never),
  'a field on no record': oneOf(sale.country, ['FR']),
  'a field on no record, or none': oneOf(sale.country, ['FR', null]),
};

const conditions = Object.entries(lists).flatMap(([name, list]) => [
  [name, list] as const,
  [`not ${name}`, not(list)] as const,
  [`not not ${name}`, not(not(list))] as const,
  [`not ${name}, nor app`, and(not(list), not(oneOf(sale.channel, ['app'])))] as const,
  [`not ${name}, nor without a channel`, and(not(oneOf(sale.channel, [null, 'shop'])), and(not(list), not(isNull(sale.status))))] as const,
  [`not ${name}, or paid`, or(not(list), eq(sale.status, 'paid'))] as const,
]);

describe.each(quick)('%s', (_, open) => {
  let database: Database;
  let source: unknown;
  beforeAll(async () => {
    database = await open();
    source = await load(database, rows, 'date');
  });
  afterAll(() => database.close());

  test.each(conditions)('%s', async (_name, condition) => {
    const select = [revenue, orderCount, returnRate];
    expect(await expectSameAnswer(source, rows, { select, where: condition })).toBe(true);
    expect(await expectSameAnswer(source, rows, { select, by: [{ id: 'flag', of: condition }] })).toBe(true);
  });

  test.each([
    [{ status: { not: 'cancelled' } }],
    [{ status: { not: ['paid', null] } }],
    [{ status: { not: ['paid', 'draft'] }, channel: { not: 'web' } }],
    [{ status: ['paid', 'refunded'], channel: ['web', null] }],
  ])('%j, beside what is never a sale', async (where) => {
    for (const select of [[revenue], [revenue, orderCount, returnRate]])
      expect(await expectSameAnswer(source, rows, { select, where, by: ['channel'] })).toBe(true);
  });
});

describe.each(databases)('%s, asked at once', (_, open) => {
  test('counts what each condition holds for, and splits by some of them', async () => {
    const database = await open();
    try {
      const source = await load(database, rows, 'date');
      const select = conditions.map(([id, where], i) =>
        indicator({ id: `m${i}`, label: { en: id, fr: id }, unit: 'number', better: 'neutral', formula: sum(sale.amount, { where }) }),
      );
      const by = Object.values(lists).map((of, i) => ({ id: `list ${i}`, of: not(of) }));
      expect(await expectSameAnswer(source, rows, { select })).toBe(true);
      expect(await expectSameAnswer(source, rows, { select: [revenue, orderCount], by })).toBe(true);
      expect(
        await expectSameAnswer(source, rows, { select: [returnRate], where: { status: { not: ['paid', null] } }, by: ['channel'] }),
      ).toBe(true);
    } finally {
      await database.close();
    }
  });
});
