// Totals of the period before, over all segments, and of what is known at a moment.
import fc from 'fast-check';
import {
  across,
  count,
  type Formula,
  fields,
  indicator,
  minus,
  newCount,
  positive,
  previous,
  query,
  ratio,
  reached,
  retainedCount,
  type Sale,
  type SalesData,
  sale,
  sum,
} from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { agree } from '../agree.ts';
import { typedLedgers } from '../engines/ledgers.ts';
import { runs } from '../laws/runs.ts';
import { ask, codeOf, column } from './ask.ts';

const define = (id: string, formula: Formula<never>, unit = 'number'): never =>
  indicator({ id, label: { en: id, fr: id }, unit, better: 'higher', formula } as never) as never;

const amount = sum(sale.amount);
const sales: Sale[] = [
  { id: '1', date: '2025-01-10', amount: 100, channel: 'web', customerId: 'ana' },
  { id: '2', date: '2025-01-25', amount: 60, channel: 'shop', customerId: 'bob' },
  { id: '3', date: '2025-02-05', amount: 80, channel: 'web', customerId: 'ana' },
  { id: '4', date: '2025-03-09', amount: 20, channel: 'web', customerId: 'eve' },
];
const months = { every: 'month', between: ['2025-02-01', '2025-04-01'] } as const;
const records = { sales: sales as never };

describe('previous', () => {
  const before = define('before', previous(amount) as never);
  const growth = define('growth', ratio(minus(amount, previous(amount)), previous(amount)) as never, 'ratio');

  test('is the same total of the period before, also before the range', async () => {
    await agree([before, growth], records, months);
    const table = ask(sales, { select: [before, growth], ...months });
    expect(column(table, 'before')).toEqual(['160', '80']);
    expect(column(table, 'growth')).toEqual(['-0.5', '-0.75']);
  });

  test('of a running period is the same elapsed part of the one before', async () => {
    await agree([before], records, { ...months, asOf: '2025-02-10' });
    const table = ask(sales, { select: [before], every: 'month', between: ['2025-02-01', '2025-03-01'], asOf: '2025-02-10' });
    expect(column(table, 'before')).toEqual(['100']);
  });

  test('of a range is the range before it, and of all time there is none', async () => {
    expect(column(ask(sales, { select: [before], between: ['2025-02-01', '2025-03-01'] }), 'before')).toEqual(['160']);
    await agree([before], records);
    expect(ask(sales, { select: [before] }).notes[0]?.code).toBe('no-previous-period');
  });

  test('does not fill a period: one without records of its own is empty', async () => {
    const quiet = { every: 'month', between: ['2025-01-01', '2025-06-01'] };
    await agree([growth], records, quiet);
    expect(ask(sales, { select: [growth], ...quiet }).periods.map(({ state }) => state)).toEqual([
      'complete',
      'complete',
      'complete',
      'empty',
      'empty',
    ]);
  });

  test('of a stock is what there was at the start, however little of the period has passed', async () => {
    interface Ticket {
      readonly id: string;
      readonly opened: string;
      readonly solved: string | null;
    }
    const ticket = fields<Ticket>()('tickets', { id: 'key', opened: 'date', solved: 'date' }, 'opened');
    const open = count(ticket.id, { until: ticket.solved });
    const both = [define('open', open as never), define('atStart', previous(open) as never)];
    const tickets = [
      { id: '1', opened: '2025-01-10', solved: '2025-02-03' },
      { id: '2', opened: '2025-01-20', solved: null },
      { id: '3', opened: '2025-02-03', solved: '2025-03-01' },
    ];
    await agree(both, { tickets }, { ...months, asOf: '2025-03-01' });
    const table = ask({ tickets }, { select: both, ...months, asOf: '2025-03-01' });
    expect([column(table, 'open'), column(table, 'atStart')]).toEqual([
      ['2', '1'],
      ['2', '2'],
    ]);
  });

  test('compared with a year before looks at the period before that', () => {
    const early = sales.map((row) => ({ ...row, id: `early ${row.id}`, date: String(row.date).replace('2025', '2024'), amount: 1 }));
    const table = ask([...sales, ...early], { select: [before], ...months, compare: 'previousYear' });
    expect(column(table, 'beforePrior')).toEqual(['2', '1']);
  });

  test('outside the coverage there is no period before', () => {
    const table = ask(sales, { select: [before], ...months, coverage: ['2025-02-01', '2025-04-01'] });
    expect(table.notes.map(({ row, code }) => [row, code])).toEqual([[0, 'no-previous-period']]);
    expect(column(table, 'before')).toEqual(['null', '80']);
  });

  test('of trailing periods is as many periods before, and of a stretch to date there is none as long', () => {
    const table = ask(sales, { select: [before], ...months, stretch: { trailing: 2 } });
    expect(column(table, 'before')).toEqual(['0', '160']);
    const toDate = ask(sales, { select: [before], ...months, stretch: { toDate: 'year' } });
    expect(toDate.notes.map(({ code }) => code)).toEqual(['not-comparable', 'not-comparable']);
  });

  test('of customers who look at the period before themselves is refused', () => {
    expect(codeOf(() => define('x', previous(retainedCount(sale.customerId)) as never))).toBe('bad-formula');
    expect(column(ask(sales, { select: [define('x', previous(newCount(sale.customerId)) as never)], ...months }), 'x')).toEqual(['2', '0']);
  });

  test('equals the question about the period before, asked of every engine', async () => {
    const now = define('now', amount as never);
    await fc.assert(
      fc.asyncProperty(typedLedgers('date', 12), async (rows) => {
        const given = rows.map((row) => ({ ...row, currency: 'EUR' }));
        const asked = { every: 'month', between: ['2025-01-01', '2025-04-01'] };
        await agree([now, before, growth], { sales: given }, { ...asked, by: ['region'] });
        const table = ask(given, { select: [now, before], ...asked });
        expect(column(table, 'before').slice(1)).toEqual(column(table, 'now').slice(0, -1));
      }),
      runs(8),
    );
  });
});

describe('across', () => {
  const share = define('share', ratio(amount, across(amount)) as never, 'ratio');

  test('is the total over all segments, so that shares add up to one', async () => {
    await agree([share], records, { every: 'month', between: ['2025-01-01', '2025-04-01'], by: ['channel'] });
    const table = ask(sales, { select: [share], by: ['channel'] });
    expect(column(table, 'share').map((value) => value.slice(0, 6))).toEqual(['0.2307', '0.7692']);
  });

  test('alone has a row for each segment', async () => {
    const whole = define('whole', across(amount) as never);
    await agree([whole], records, { by: ['channel'] });
    expect(ask(sales, { select: [whole], by: ['channel'] }).rows.map((row) => `${row['channel']} ${row['whole']}`)).toEqual([
      'shop 260',
      'web 260',
    ]);
  });

  test('makes no rows where a segment has no records', () => {
    const table = ask(sales, { select: [share], every: 'month', by: ['channel'], gaps: 'leave' });
    expect(table.rows.map(({ period, channel }) => `${period} ${channel}`)).toEqual([
      '2025-01 shop',
      '2025-01 web',
      '2025-02 web',
      '2025-03 web',
    ]);
  });

  test('two currencies in different segments leave no total', () => {
    const mixed = sales.map((row, i) => ({ ...row, currency: i === 0 ? 'USD' : 'EUR' }));
    expect(ask(mixed, { select: [share], by: ['currency'] }).notes.map(({ code }) => code)).toEqual(['mixed-currency', 'mixed-currency']);
  });

  test('without segments is the whole itself', () => {
    expect(String((share as unknown as (data: unknown) => unknown)(sales))).toBe('1');
  });
});

describe('reached', () => {
  interface Lead {
    readonly id: string;
    readonly date: string;
    readonly convertedAt: string | null;
  }
  const lead = fields<Lead>()('leads', { id: 'key', date: 'date', convertedAt: 'date' });
  const rate = define('rate', ratio(count(lead.id, { where: reached(lead.convertedAt) }), count(lead.id)) as never, 'ratio');

  test.each([
    ['dates', '2025-01-20', ''],
    ['instants', '2025-01-20', 'T12:00:00Z'],
  ])('is what was known then, by %s', async (_, asOf, time) => {
    const leads = [
      { id: '1', date: `2025-01-05${time}`, convertedAt: `2025-01-20${time}` },
      { id: '2', date: `2025-01-06${time}`, convertedAt: `2025-01-21${time}` },
      { id: '3', date: `2025-01-07${time}`, convertedAt: null },
      { id: '4', date: `2025-01-08${time}`, convertedAt: `2025-01-09${time}` },
    ];
    const january = { between: ['2025-01-01', '2025-02-01'] };
    await agree([rate], { leads }, { ...january, asOf });
    await agree([rate], { leads }, january);
    await agree([rate], { leads });
    expect(column(ask({ leads }, { select: [rate], ...january, asOf }), 'rate')).toEqual(['0.5']);
    expect(column(ask({ leads }, { select: [rate], ...january }), 'rate')).toEqual(['0.75']);
  });

  test('in what a question picks and splits by is what was known then, too', async () => {
    const leads = [
      { id: '1', date: '2025-01-05', convertedAt: '2025-01-20' },
      { id: '2', date: '2025-01-06', convertedAt: '2025-01-21' },
      { id: '3', date: '2025-01-07', convertedAt: null },
    ];
    const all = define('all', count(lead.id) as never, 'count');
    const won = reached(lead.convertedAt);
    const january = { between: ['2025-01-01', '2025-02-01'], asOf: '2025-01-20' };
    await agree([all], { leads }, { ...january, where: won });
    await agree([all], { leads }, { ...january, by: [{ id: 'won', of: won }] });
    expect(column(ask({ leads }, { select: [all], ...january, where: won }), 'all')).toEqual(['1']);
    const split = ask({ leads }, { select: [all], ...january, by: [{ id: 'won', of: won }] });
    expect(split.rows.map((row) => `${row['won']} ${row['all']}`)).toEqual(['false 2', 'true 1']);
  });

  test('of something else than a date is refused', () => {
    expect(codeOf(() => define('x', count(sale.id, { where: reached(sale.channel as never) }) as never))).toBe('bad-formula');
  });
});

describe('positive', () => {
  const left = define('left', ratio(100, positive(amount, 'never-recovers')) as never);
  test.each([
    [50, '2', undefined],
    [0, 'null', 'never-recovers'],
    [-5, 'null', 'never-recovers'],
  ])('over %d gives %s', async (value, wanted, reason) => {
    const rows = [{ id: '1', date: '2025-01-31', amount: value }];
    await agree([left], { sales: rows });
    const table = ask(rows, { select: [left] });
    expect(column(table, 'left')).toEqual([wanted]);
    expect(table.notes[0]?.code).toBe(reason);
  });

  test('needs one of its reasons', () => {
    expect(codeOf(() => define('x', positive(amount, 'because' as never) as never))).toBe('bad-formula');
  });
});

test('a typed question may select them', () => {
  const growth = indicator({
    id: 'growth',
    label: { en: 'Growth', fr: 'Croissance' },
    unit: 'ratio',
    better: 'higher',
    formula: ratio(minus(amount as Formula<SalesData>, previous(amount)), previous(amount)),
  });
  expect(String(query(sales, { select: [growth], ...months }).rows[0]?.growth)).toBe('-0.5');
});
