import {
  averageOrderValue,
  cell,
  count,
  grossMarginRate,
  indicator,
  interval,
  last,
  medianOrderValue,
  newCustomers,
  orderCount,
  query,
  returningCustomerRate,
  returnRate,
  revenue,
  rollUp,
  type Sale,
  sale,
  salesShare,
  spell,
  type Table,
  top,
  topWithOther,
  winRate,
} from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { codeOf, errorOf, text } from '../../query/ask.ts';

const sell = (id: string, amount: number, country: string, channel: string, more: object = {}): Sale => ({
  id,
  orderId: id,
  date: '2025-01-31',
  amount,
  cost: amount / 2,
  country,
  channel,
  ...more,
});
/** Margins of 50 %, 50 % and 90 %: the mean of these is no margin. */
const sales = [sell('1', 100, 'FR', 'web'), sell('2', 300, 'FR', 'shop'), sell('3', 600, 'BE', 'web', { cost: 60 })];
const table = query(sales, { select: [revenue, grossMarginRate], by: ['country', 'channel'] });
const lines = (rows: readonly object[]): string[] => rows.map((row) => Object.values(row).map(text).join(' '));

describe('a table by fewer segments', () => {
  test('divides anew, and never averages', () => {
    expect(lines(rollUp(table, { by: ['country'] }).rows)).toEqual(['all BE 600 0.9', 'all FR 400 0.5']);
    expect(lines(rollUp(table, { by: ['channel'] }).rows)).toEqual([
      'all shop 300 0.5',
      `all web 700 ${text(rollUp(table, { by: ['channel'] }).rows[1]?.grossMarginRate)}`,
    ]);
    expect(rollUp(table, { by: ['channel'] }).rows[1]?.grossMarginRate?.toFixed(6)).toBe('0.842857');
    expect(lines(rollUp(table, { by: [] }).rows)).toEqual(['all 1000 0.74']);
  });

  test('has its segments in the order asked, and stays as it was by all of them', () => {
    expect(lines(rollUp(table, { by: ['channel', 'country'] }).rows)).toEqual([
      'all shop FR 300 0.5',
      'all web BE 600 0.9',
      'all web FR 100 0.5',
    ]);
    expect(rollUp(table, { by: ['country', 'channel'] })).toEqual(table);
    const distinct = query(sales, { select: [orderCount, averageOrderValue], by: ['country', 'channel'] });
    expect(rollUp(distinct, { by: ['country', 'channel'] })).toEqual(distinct);
  });

  test('is a table: cells, intervals, the highest rows', () => {
    const rolled = rollUp(table, { by: ['channel'] });
    const { numerator, denominator, known } = cell(rolled, 1, 'grossMarginRate');
    expect([numerator, denominator].map(text)).toEqual(['590', '700']);
    expect(known).toBe(2);
    expect(top(rolled, { by: 'revenue', count: 1 }).rows.map(({ channel }) => channel)).toEqual(['web']);
    const deals = Array.from({ length: 40 }, (_, i) => ({
      id: `${i}`,
      createdAt: '2025-01-01',
      closedAt: '2025-01-31',
      outcome: i % 4 ? ('won' as const) : ('lost' as const),
      region: i % 2 ? 'north' : 'south',
      country: `c${i % 5}`,
    }));
    const rates = query({ deals }, { select: [winRate], by: ['region', 'country'] });
    expect(interval(rollUp(rates, { by: ['region'] }), 0, 'winRate')).toMatchObject({ numerator: 20, denominator: 20 });
  });

  test('keeps why there is no answer: periods to come, and money that cannot be added', () => {
    const months = query(sales, {
      select: [revenue, returnRate],
      by: ['country'],
      every: 'month',
      between: ['2025-01-01', '2025-03-01'],
      asOf: '2025-01-31',
    });
    const rolled = rollUp(months, { by: [] });
    expect(rolled.notes).toEqual([
      { code: 'future-period', row: 1, column: 'revenue', detail: null },
      { code: 'future-period', row: 1, column: 'returnRate', detail: null },
    ]);
    expect(rolled.periods.map(({ state }) => state)).toEqual(['complete', 'future']);
    const mixed = query(
      sales.map((row) => ({ ...row, currency: row.country === 'FR' ? 'EUR' : 'USD' })),
      { select: [revenue], by: ['country'] },
    );
    expect(mixed.notes).toEqual([]);
    expect(rollUp(mixed, { by: [] }).notes).toEqual([{ code: 'mixed-currency', row: 0, column: 'revenue', detail: null }]);
    expect(rollUp(mixed, { by: [] }).rows.map((row) => row.revenue)).toEqual([null]);
  });

  test('adds stocks: what is open at the end of a period', () => {
    const open = indicator({
      id: 'open',
      label: { en: 'Open', fr: 'En cours' },
      unit: 'count',
      better: 'neutral',
      formula: count(spell.id, { until: spell.endedAt }),
    });
    const spells = ['FR', 'FR', 'BE'].map((country, i) => ({
      id: `${i}`,
      customerId: `${i}`,
      date: '2025-01-10',
      endedAt: `2025-0${i + 2}-05`,
      country,
    }));
    const monthly = (query as unknown as (data: unknown, question: unknown) => Table)(
      { spells },
      { select: [open], by: ['country'], every: 'month', between: ['2025-01-01', '2025-04-01'] },
    );
    expect(lines(rollUp(monthly, { by: [] }).rows)).toEqual(['2025-01 3', '2025-02 2', '2025-03 1']);
  });

  test('takes what is taken over all segments once', () => {
    const shares = query(sales, { select: [salesShare], by: ['country', 'channel'] });
    expect(lines(rollUp(shares, { by: ['country'] }).rows)).toEqual(['all BE 0.6', 'all FR 0.4']);
    expect(lines(rollUp(shares, { by: [] }).rows)).toEqual(['all 1']);
    const back = query([...sales, sell('4', -700, 'IT', 'web')], { select: [salesShare], by: ['country', 'channel'] });
    expect(back.notes).toContainEqual({ code: 'negative-parts', row: null, column: 'salesShare', detail: 1 });
    expect(rollUp(back, { by: ['country'] }).notes).toContainEqual({ code: 'negative-parts', row: null, column: 'salesShare', detail: 1 });
    expect(rollUp(back, { by: [] }).notes).toEqual([]);
  });

  test('of the largest and all others is the total', () => {
    const largest = topWithOther(sales, { select: [revenue], by: ['country', 'channel'] }, { by: 'revenue', count: 1 });
    expect(lines(rollUp(largest, { by: ['isOther'] }).rows)).toEqual(['all false 600', 'all true 400']);
  });

  test('of no rows has none', () => {
    const none = query([] as Sale[], { select: [revenue], by: ['country'] });
    expect(rollUp(none, { by: [] }).rows).toEqual([]);
  });
});

describe('what parts do not tell is refused', () => {
  test('with the total that is meant, and what to do instead', () => {
    const error = errorOf(() => rollUp(query(sales, { select: [orderCount], by: ['country', 'channel'] }), { by: ['country'] }));
    expect(error.code).toBe('not-additive');
    expect(error.message).toBe(
      'orderCount reads countDistinct, which does not add up over segments: ask for fewer segments, or for withSubtotals',
    );
  });

  test.each<[string, unknown, string]>([
    ['a segment that is not there', { by: ['region'] }, 'bad-argument'],
    ['a segment twice', { by: ['country', 'country'] }, 'bad-argument'],
    ['a value', { by: ['revenue'] }, 'bad-argument'],
    ['no list', { by: 5 }, 'bad-argument'],
    ['nothing', null, 'bad-argument'],
    ['no segments said', {}, 'bad-argument'],
    ['an unknown option', { by: [], every: 'year' }, 'unknown-option'],
  ])('%s', (_, to, code) => {
    expect(codeOf(() => rollUp(table, to as never))).toBe(code);
  });

  test('also sets of customers, medians and the latest values', () => {
    const latest = indicator({ id: 'latest', label: { en: 'x', fr: 'x' }, unit: 'money', better: 'neutral', formula: last(sale.amount) });
    for (const one of [medianOrderValue, newCustomers, returningCustomerRate, latest])
      expect(codeOf(() => rollUp(query(sales, { select: [one], by: ['country'] }), { by: [] }))).toBe('not-additive');
  });
});
