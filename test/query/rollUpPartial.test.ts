// Stored day parts rolled up to months, quarters and fewer segments: exactly what the records would have given, or refused.
import * as api from 'sales-kpi';
import {
  activeCustomers,
  count,
  countDistinct,
  customerLifetimeValue,
  customerRetentionRate,
  each,
  type Formula,
  gt,
  indicator,
  isNull,
  last,
  max,
  mean,
  mergePartials,
  min,
  newCustomers,
  type Partial,
  partial,
  previous,
  quantile,
  query,
  reactivatedCustomers,
  returningCustomerRate,
  revenue,
  rollUpPartial,
  type Sale,
  sale,
  settlePartial,
  sum,
} from 'sales-kpi';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { codeOf, column, errorOf } from './ask.ts';

/** Without types: any records, question and words. */
const part = partial as unknown as (records: unknown, question: unknown) => Partial;
const rollUp = rollUpPartial as unknown as (stored: unknown, to: unknown) => Partial;

const define = (id: string, formula: Formula<never>, unit = 'number'): never =>
  indicator({ id, label: { en: id, fr: id }, unit, better: 'higher', formula } as never) as never;

const sales: Sale[] = [
  { id: '1', date: '2025-01-10', amount: 100, orderId: 'A', customerId: 'ana', channel: 'web', region: 'north' },
  { id: '2', date: '2025-01-25', amount: 60.5, orderId: 'B', customerId: 'bob', channel: 'shop', region: 'north' },
  { id: '3', date: '2025-01-31', amount: 49.5, orderId: 'B', customerId: 'ana', channel: 'shop', region: 'south' },
  { id: '4', date: '2025-02-01', amount: 80, orderId: 'C', customerId: 'ana', channel: 'web', region: 'south' },
  { id: '5', date: '2025-04-09', amount: 20, orderId: 'D', customerId: 'bob', channel: 'web' },
  { id: '6', date: '2025-04-09', amount: 30, orderId: 'E', customerId: 'eve', channel: 'web' },
];
const nrf = { pattern: '4-5-4', endsOn: 'saturday', rule: 'nearest', month: 'january' } as const;
const days = { every: 'day', between: ['2025-01-01', '2025-07-01'] } as const;

/** One part a day, as JSON, merged. */
function stored(records: readonly object[], question: object): Partial {
  const dates = [...new Set(records.map((one) => (one as Sale).date))];
  const parts = dates.map((date) =>
    part(
      records.filter((one) => (one as Sale).date === date),
      question,
    ),
  );
  return mergePartials(part([], question), ...(JSON.parse(JSON.stringify(parts)) as Partial[]));
}

/** Rolls up the stored days of a question, holds that against the records, and gives the table. */
function rolled(records: readonly object[], question: object, to: object): api.Table {
  const found = rollUp(stored(records, question), to);
  expect(JSON.stringify(found)).toBe(JSON.stringify(part(records, { ...question, ...to })));
  const table = settlePartial(found) as api.Table;
  expect(JSON.stringify(table)).toBe(JSON.stringify(query(records as never, { ...question, ...to } as never)));
  return table;
}

describe('day parts give the months of', () => {
  const totals: readonly [name: string, formula: Formula<never>, values: readonly string[]][] = [
    ['sums', sum(sale.amount), ['210', '80', '0', '50', '0', '0']],
    ['counts', count(sale.id), ['3', '1', '0', '2', '0', '0']],
    ['means', mean(sale.amount), ['70', '80', 'null', '25', 'null', 'null']],
    ['the distinct, once', countDistinct(sale.customerId), ['2', '1', '0', '2', '0', '0']],
    ['the smallest', min(sale.amount), ['49.5', '80', 'null', '20', 'null', 'null']],
    ['the largest', max(sale.amount), ['100', '80', 'null', '30', 'null', 'null']],
    ['the latest', last(sale.amount), ['49.5', '80', 'null', '30', 'null', 'null']],
    ['medians', quantile(sale.amount, 0.5), ['60.5', '80', 'null', '25', 'null', 'null']],
    ['medians of orders', quantile(each(sale.orderId, sum(sale.amount)), 0.5), ['105', '80', 'null', '25', 'null', 'null']],
    ['stocks that never end', sum(sale.amount, { until: null }), ['210', '290', '290', '340', '340', '340']],
  ];

  test.each(totals)('%s', (_, formula, values) => {
    const table = rolled(sales, { select: [define('x', formula)], ...days }, { every: 'month' });
    expect(column(table, 'x')).toEqual(values);
  });

  test('every indicator of the ledger that has no customers of the period before, at every longer period', () => {
    const select = [revenue, activeCustomers, customerLifetimeValue.variants.revenue, api.medianOrderValue, api.averageOrderValue];
    for (const every of ['day', 'week', 'month', 'quarter', 'half', 'year', undefined])
      rolled(sales, { select, by: ['channel'], ...days }, { every });
  });
});

describe('segments', () => {
  const question = { select: [revenue, activeCustomers], by: ['channel', 'region'], ...days } as const;

  test('that are given up are put together, and customers of several are counted once', () => {
    const table = rolled(sales, question, { every: 'quarter', by: [] });
    expect([column(table, 'revenue'), column(table, 'activeCustomers')]).toEqual([
      ['290', '50'],
      ['2', '2'],
    ]);
    expect(rolled(sales, question, { every: 'half', by: ['region'] }).rows).toMatchObject([
      { region: 'north', activeCustomers: 2 },
      { region: 'south', activeCustomers: 1 },
      { region: null, activeCustomers: 2 },
    ]);
  });

  test('are kept in the order asked for, or as they were', () => {
    expect(Object.keys(rolled(sales, question, { every: 'month', by: ['region', 'channel'] }).rows[0] as object)).toEqual([
      'period',
      'region',
      'channel',
      'revenue',
      'activeCustomers',
    ]);
    expect(settlePartial(rollUp(stored(sales, question), { every: 'month' })).rows[0]).toMatchObject({ channel: 'shop', region: 'north' });
  });

  test('made by an expression are named by their id', () => {
    const large = { id: 'large', of: gt(sale.amount, 50) };
    const found = rollUp(stored(sales, { ...days, select: [revenue], by: [large, 'channel'] }), { every: 'half', by: ['large'] });
    expect(JSON.stringify(found)).toBe(JSON.stringify(part(sales, { ...days, select: [revenue], every: 'half', by: [large] })));
    expect(column(settlePartial(found) as api.Table, 'large')).toEqual(['false', 'true']);
  });

  test('that are given up take their notes with them', () => {
    const faulty = sales.map((one) => ({ ...one, channel: {}, quantity: [] }));
    const asked = { select: [define('units', sum(sale.quantity))], by: ['channel', 'nothing', 'quantity'], ...days };
    const notes = ({ notes }: api.Table): unknown => notes.filter(({ row }) => row === null).map(({ code, column }) => `${code} ${column}`);
    expect(notes(rolled(faulty, asked, { every: 'month' }))).toContain('unread-values channel');
    expect(notes(rolled(faulty, asked, { every: 'month', by: ['nothing'] }))).toEqual([
      'unread-values quantity',
      'absent-field nothing',
      'partial-coverage units',
    ]);
    expect(notes(rolled(faulty, asked, { every: 'month', by: [] }))).toEqual(['unread-values quantity', 'partial-coverage units']);
  });

  test('that a condition reads as well stay known', () => {
    rolled(sales, { ...question, where: { channel: 'web' } }, { every: 'month', by: ['region'] });
    rolled(sales, { ...question, where: isNull(sale.region) }, { every: 'quarter', by: [] });
  });

  test('of the same periods can be given up by any question', () => {
    const open = define('open', count(sale.id, { until: sale.orderDate }));
    const before = define('before', previous(sum(sale.amount)));
    const months = { every: 'month', between: ['2025-02-01', '2025-07-01'], by: ['channel', 'region'] };
    for (const one of [
      { select: [open, before, newCustomers, customerRetentionRate, reactivatedCustomers] },
      { select: [revenue, customerRetentionRate], compare: 'previousPeriod' },
      { select: [revenue, customerRetentionRate], stretch: { trailing: 2 } },
    ])
      rolled(sales, { ...months, ...one }, { every: 'month', by: ['region'] });
    rolled(sales, { select: [revenue, returningCustomerRate], by: ['channel'] }, { every: undefined, by: [] });
  });
});

describe('customers', () => {
  const select = [newCustomers, returningCustomerRate, customerRetentionRate, reactivatedCustomers];

  test('who are new, retained or reactivated in a month are told from days', () => {
    const table = rolled(sales, { select, ...days }, { every: 'month' });
    expect(column(table, 'newCustomers')).toEqual(['2', '0', '0', '1', '0', '0']);
    expect(column(table, 'customerRetentionRate')).toEqual(['null', '0.5', '0', 'null', '0', 'null']);
    expect(column(table, 'reactivatedCustomers')).toEqual(['0', '0', '0', '1', '0', '0']);
    expect(column(rolled(sales, { select, ...days }, { every: 'quarter' }), 'customerRetentionRate')).toEqual(['null', '0.5']);
  });

  test('of fewer segments are those of any of them', () => {
    const table = rolled(sales, { select, by: ['channel', 'region'], ...days }, { every: 'month', by: ['channel'] });
    expect(table.rows[2]).toMatchObject({
      period: '2025-02',
      channel: 'shop',
      customerRetentionRate: expect.objectContaining({}) as object,
    });
    expect(column(table, 'customerRetentionRate').slice(0, 4)).toEqual(['null', 'null', '0', '1']);
  });

  test('are refused where those of the period before were not kept, by month and by cut month', () => {
    const earlier = { id: '0', date: '2024-12-05', amount: 5, customerId: 'old', channel: 'web' };
    for (const [records, between, stretch] of [
      [[earlier, ...sales], ['2025-01-01', '2025-07-01'], '2024-12-01 to 2025-01-01'],
      [sales, ['2025-01-15', '2025-07-01'], '2025-01-01 to 2025-02-01'],
    ] as const) {
      const error = errorOf(() => rollUp(stored(records, { select, ...days, between }), { every: 'month' }));
      expect(error.code).toBe('not-additive');
      expect(error.message).toBe(
        `the customers from ${stretch} are not all in the parts: let the range of the parts begin before the first record, or make parts for longer periods too`,
      );
    }
    // The first record of the records that count: a gift card makes no customer.
    rolled([{ ...earlier, kind: 'gift-card' }, ...sales], { select, ...days }, { every: 'month' });
    // The stored days reach back to the first record.
    rolled([earlier, ...sales], { select, ...days, between: ['2024-12-01', '2025-07-01'] }, { every: 'month' });
  });
});

describe('time', () => {
  test('is that of the calendar: zones, fiscal and retail years', () => {
    const at = (date: string, id: string): object => ({ id, date, amount: 1, customerId: id });
    const records = ['2025-03-31T21:59:59Z', '2025-03-31T22:00:00Z', '2025-03-31', '2025-04-01', '2025-02-01T23:30:00Z'].map((date, i) =>
      at(date, `${i}`),
    );
    for (const calendar of [
      { timeZone: 'Europe/Paris', fiscalStart: 'april' },
      { timeZone: 'America/New_York', weekStart: 'sunday' },
      { retail: nrf },
    ])
      for (const every of ['week', 'month', 'quarter', 'half', 'year', undefined])
        rolled(records, { select: [revenue, newCustomers], calendar, ...days, between: ['2024-12-15', '2025-05-10'] }, { every });
  });

  test('up to a moment within a month leaves its periods partial', () => {
    const question = { select: [revenue, activeCustomers, customerRetentionRate], ...days };
    for (const asOf of ['2025-04-09', '2025-02-01T09:30:00Z', '2024-11-01', '2026-01-01']) {
      const { periods } = rolled(sales, { ...question, asOf }, { every: 'quarter' });
      expect(periods).toEqual(query(sales, { select: [revenue], every: 'quarter', between: days.between, asOf }).periods);
    }
  });

  test('weeks fill the months of a retail year, and no others', () => {
    const weeks = { select: [revenue], every: 'week', between: ['2025-02-02', '2025-08-03'] };
    rolled(sales, { ...weeks, calendar: { retail: nrf } }, { every: 'quarter' });
    expect(codeOf(() => rollUp(stored(sales, weeks), { every: 'quarter' }))).toBe('not-additive');
    rolled(sales, weeks, { every: undefined });
  });

  test('without the day that a zone skipped is refused where that day would change its week', () => {
    const skipped = (timeZone: string, between: readonly string[], every: string | undefined, weekStart = 'monday'): unknown =>
      codeOf(() =>
        rolled(
          [{ id: '1', date: between[0], amount: 1 }],
          { select: [revenue], every: 'day', between, calendar: { timeZone, weekStart } },
          { every },
        ),
      );
    expect(skipped('Pacific/Apia', ['2011-12-01', '2012-02-01'], 'month')).toBe('nothing thrown');
    expect(skipped('Pacific/Kwajalein', ['1993-08-01', '1993-09-01'], 'month')).toBe('nothing thrown');
    expect(skipped('Pacific/Kwajalein', ['1993-08-01', '1993-09-01'], 'week', 'sunday')).toBe('not-additive');
    expect(skipped('Pacific/Apia', ['2011-12-30', '2011-12-31'], undefined)).toBe('not-additive');
  });
});

describe('partials', () => {
  test('are merged before or after, into the same JSON', () => {
    const question = { select: [revenue, activeCustomers, newCustomers], by: ['channel'], ...days };
    const [early, late] = [part(sales.slice(0, 3), question), part(sales.slice(3), question)];
    const months = [early, late].map((one) => rollUp(one, { every: 'month', by: [] })) as [Partial, Partial];
    const whole = rollUp(mergePartials(early, late), { every: 'month', by: [] });
    expect(JSON.stringify(mergePartials(...months))).toBe(JSON.stringify(whole));
    expect(JSON.stringify(rollUp(whole, { every: 'half' }))).toBe(
      JSON.stringify(rollUp(mergePartials(early, late), { every: 'half', by: [] })),
    );
  });

  test('that were stored are left as they are', () => {
    const question = { select: [revenue, activeCustomers, newCustomers], by: ['channel'], ...days };
    const kept = stored(sales, question);
    const text = JSON.stringify(kept);
    rollUp(kept, { every: 'year', by: [] });
    expect(JSON.stringify(kept)).toBe(text);
  });

  test('know the type of their rows', () => {
    const kept = partial(sales, { ...days, select: [revenue, activeCustomers], by: ['channel', 'region'] });
    const [all] = settlePartial(rollUpPartial(kept, { every: 'month' })).rows;
    expectTypeOf(all?.region).toEqualTypeOf<string | null | undefined>();
    const [some] = settlePartial(rollUpPartial(kept, { every: undefined, by: ['channel'] })).rows;
    expectTypeOf(some?.channel).toEqualTypeOf<string | null | undefined>();
    expectTypeOf(some?.period).toEqualTypeOf<string | undefined>();
    expectTypeOf(some?.activeCustomers).toEqualTypeOf<number | null | undefined>();
    // @ts-expect-error [ts2339] -- the region was given up
    expect(some?.region).toBeUndefined();
    const [none] = settlePartial(rollUpPartial(kept, { every: 'year', by: [] })).rows;
    expectTypeOf(none?.revenue).toEqualTypeOf<api.Decimal | null | undefined>();
    // @ts-expect-error [ts2339] -- so was the channel
    expect(none?.channel).toBeUndefined();
    // @ts-expect-error [ts2322] -- the parts were not split by country
    expect(codeOf(() => rollUpPartial(kept, { every: 'year', by: ['country'] }))).toBe('bad-argument');
    const unknown: Partial = JSON.parse(JSON.stringify(kept));
    expect(settlePartial(rollUpPartial(unknown, { every: 'year', by: ['channel'] })).rows).toHaveLength(2);
  });
});

describe('what is refused', () => {
  const revenueDays = stored(sales, { select: [revenue], by: ['channel'], ...days });
  const of = (question: object): Partial => part(sales, { ...days, ...question });
  const open = define('open', count(sale.id, { until: sale.orderDate }));
  const before = define('before', previous(sum(sale.amount)));
  const growing = define('growing', previous(sum(sale.amount, { until: null })));

  const cases: readonly [what: string, stored: unknown, to: unknown, code: string, message: string, path: readonly unknown[]][] = [
    [
      'months of weeks',
      of({ select: [revenue], every: 'week' }),
      { every: 'month' },
      'not-additive',
      "a month is not made of whole periods of a week: make the parts with every: 'day'",
      ['every'],
    ],
    [
      'days of months',
      of({ select: [revenue], every: 'month' }),
      { every: 'day' },
      'not-additive',
      "a day is not made of whole periods of a month: make the parts with every: 'day'",
      ['every'],
    ],
    [
      'months of a range',
      of({ select: [revenue], every: undefined }),
      { every: 'month' },
      'not-additive',
      "the whole range is not made of periods: make the parts with every: 'day'",
      ['every'],
    ],
    [
      'a comparison',
      of({ select: [revenue], compare: 'previousPeriod' }),
      { every: 'month' },
      'not-additive',
      'periods that are compared: make the parts without compare',
      ['compare'],
    ],
    [
      'a stretch',
      of({ select: [revenue], stretch: { trailing: 7 } }),
      { every: 'month' },
      'not-additive',
      'periods that are measured over a longer stretch: make the parts without stretch',
      ['stretch'],
    ],
    [
      'the period before',
      of({ select: [revenue, before] }),
      { every: 'month' },
      'not-additive',
      'before reads the period before: leave it out: the row before says what was there',
      ['select'],
    ],
    [
      'a stock before',
      of({ select: [growing] }),
      { every: 'month' },
      'not-additive',
      'growing reads the period before: leave it out: the row before says what was there',
      ['select'],
    ],
    [
      'a stock',
      of({ select: [open] }),
      { every: 'month' },
      'not-additive',
      'open is a stock of what ends: settle the parts: it stands in the row of the last day',
      ['select'],
    ],
    [
      'an unknown period',
      revenueDays,
      { every: 'monht' },
      'bad-argument',
      'every is "monht": one of day, week, month, quarter, half, year',
      ['every'],
    ],
    [
      'another segment',
      revenueDays,
      { every: 'month', by: ['region'] },
      'bad-argument',
      'by holds "region": the parts are split by channel',
      ['by', 0],
    ],
    [
      'a misspelt segment',
      revenueDays,
      { every: 'month', by: ['chanel'] },
      'bad-argument',
      'by holds "chanel": did you mean channel?',
      ['by', 0],
    ],
    [
      'a segment of none',
      of({ select: [revenue] }),
      { every: 'month', by: [7] },
      'bad-argument',
      'by holds 7: the parts are not split',
      ['by', 0],
    ],
    [
      'a segment twice',
      revenueDays,
      { every: 'month', by: ['channel', 'channel'] },
      'bad-argument',
      'two columns called "channel": give each column its own name',
      ['by'],
    ],
    ['no list', revenueDays, { every: 'month', by: 'channel' }, 'bad-argument', 'by is "channel": give a list: by: [\'channel\']', ['by']],
    ['no list either', revenueDays, { every: 'month', by: null }, 'bad-argument', "by is null: give a list: by: ['channel']", ['by']],
    ['nothing', revenueDays, undefined, 'bad-argument', "it is rolled up to undefined: give { every: 'month' }", []],
    ['another word', revenueDays, { evry: 'month' }, 'unknown-option', 'unknown option "evry": did you mean every?', ['evry']],
    [
      'another version',
      { ...revenueDays, version: 1 },
      { every: 'month' },
      'bad-partial',
      'a partial of version 1: merge partials of the same version of the library',
      [],
    ],
    [
      'no partial',
      null,
      { every: 'month' },
      'bad-partial',
      'a partial of version undefined: merge partials of the same version of the library',
      [],
    ],
  ];

  test.each(cases)('%s', (_, kept, to, code, message, path) => {
    const error = errorOf(() => rollUp(kept, to));
    expect([error.code, error.message, error.path]).toEqual([code, message, path]);
  });
});
