// What users of neighbouring systems asked for about segments, subtotals and shares.
import {
  activeCustomers,
  averageOrderValue,
  grossMarginRate,
  indicator,
  likeForLike,
  marketingSpend,
  orderCount,
  query,
  ratio,
  revenue,
  rollUp,
  type Sale,
  sale,
  shareChanges,
  shares,
  sum,
  type Table,
  top,
  topWithOther,
  withSubtotals,
} from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { codeOf, text } from '../query/ask.ts';

const sell = (id: string, amount: number, channel: string, customerId: string, more: object = {}): Sale => ({
  id,
  orderId: id,
  date: '2025-01-31',
  amount,
  cost: amount * 0.5,
  channel,
  customerId,
  country: 'FR',
  ...more,
});
const sales = [sell('1', 10, 'web', 'ana'), sell('2', 10, 'web', 'bob'), sell('3', 100, 'shop', 'ana', { cost: 90 })];

describe('pain 10: the total of a ratio is no mean and no sum of those of its rows', () => {
  test('pain 10: subtotals and totals are divided anew', () => {
    const question = { select: [averageOrderValue, grossMarginRate], by: ['channel'] } as const;
    const { rows } = withSubtotals(sales, question);
    expect(rows.map(({ level, averageOrderValue: value }) => `${level} ${text(value)}`)).toEqual(['0 40', '1 100', '1 10']);
    expect(text(rows[0]?.grossMarginRate)).toBe(text(query(sales, { select: [grossMarginRate] }).rows[0]?.grossMarginRate));
    expect(text(rollUp(query(sales, { select: [grossMarginRate], by: ['channel'] }), { by: [] }).rows[0]?.grossMarginRate)).toBe(
      text(rows[0]?.grossMarginRate),
    );
  });

  test('pain 10: a rate of completion of the others is at most 100 %', () => {
    const cheap = indicator({
      id: 'cheap',
      label: { en: 'x', fr: 'x' },
      unit: 'ratio',
      better: 'neutral',
      formula: ratio(
        sum(sale.amount, { where: { op: 'call', fn: 'lt', args: [sale.amount, { op: 'value', value: 50 }] } as never }),
        sum(sale.amount),
      ),
    });
    const { rows } = topWithOther(sales, { select: [revenue, cheap], by: ['id'] as never }, { by: 'revenue', count: 1 });
    expect(rows.map((row) => text((row as unknown as Record<string, unknown>)['cheap']))).toEqual(['0', '1']);
  });
});

describe('pain 12: two kinds of records at each level, and nothing is counted twice', () => {
  test('pain 12: spend and sales of a channel are totalled apart, and divided after', () => {
    const spend = [
      { id: 's1', date: '2025-01-01', amount: 10, channel: 'web' },
      { id: 's2', date: '2025-01-02', amount: 5, channel: 'web' },
      { id: 's3', date: '2025-01-02', amount: 5, channel: 'shop' },
    ];
    const credited = sales.map((row) => ({ ...row, campaign: row.channel }));
    const table = withSubtotals({ sales: credited, spend }, { select: [revenue, marketingSpend], by: ['channel'] });
    expect(table.rows.map(({ level, revenue: value, marketingSpend: spent }) => `${level} ${text(value)} ${text(spent)}`)).toEqual([
      '0 120 20',
      '1 100 5',
      '1 20 15',
    ]);
    expect(rollUp(query({ sales: credited, spend }, { select: [revenue, marketingSpend], by: ['channel'] }), { by: [] }).rows).toEqual([
      query({ sales: credited, spend }, { select: [revenue, marketingSpend] }).rows[0],
    ]);
  });
});

describe('pain 14: distinct counts are not added over segments', () => {
  const question = { select: [activeCustomers, orderCount], by: ['channel'] } as const;

  test('pain 14: a total asked of the records counts a customer once, and so do the others', () => {
    expect(withSubtotals(sales, question).rows.map(({ level, activeCustomers: count }) => `${level} ${count}`)).toEqual([
      '0 2',
      '1 1',
      '1 2',
    ]);
    const others = topWithOther([...sales, sell('4', 1, 'fax', 'ana'), sell('5', 1, 'phone', 'ana')], question, {
      by: 'orderCount',
      count: 1,
    });
    expect(others.rows.map(({ isOther, activeCustomers: count }) => `${isOther} ${count}`)).toEqual(['false 2', 'true 1']);
  });

  test('pain 14: a total made of rows is refused, and so are shares', () => {
    expect(codeOf(() => rollUp(query(sales, question), { by: [] }))).toBe('not-additive');
    expect(codeOf(() => shares(query(sales, question), { of: 'activeCustomers' }))).toBe('not-additive');
  });
});

describe('pain 15: a segment that sold nothing does not poison the total', () => {
  test('pain 15: it counts as 0, and what is not known has a reason', () => {
    const months = {
      select: [revenue, averageOrderValue],
      by: ['channel'],
      every: 'month',
      between: ['2025-01-01', '2025-03-01'],
    } as const;
    const table = query([...sales, sell('4', 5, 'fax', 'eve', { date: '2025-02-01' })], months);
    expect(
      rollUp(query([...sales, sell('4', 5, 'fax', 'eve', { date: '2025-02-01' })], { ...months, select: [revenue] }), { by: [] }).rows.map(
        (row) => text(row.revenue),
      ),
    ).toEqual(['120', '5']);
    const { rows } = shares(table, { of: 'revenue' });
    expect(
      rows
        .filter(({ segment, period }) => segment['channel'] === 'fax' && period === '2025-01')
        .map(({ share, value }) => [share, value].map(text).join(' ')),
    ).toEqual(['0 0']);
    const outlined = withSubtotals([...sales, sell('4', 5, 'fax', 'eve', { date: '2025-02-01' })], months);
    const reasons = outlined.notes.filter(({ row }) => row !== null).map(({ code }) => code);
    expect(new Set(reasons)).toEqual(new Set(['zero-denominator']));
    expect(outlined.rows.filter(({ level }) => level === 0).map((row) => text(row.averageOrderValue))).toEqual(['40', '5']);
  });
});

describe('pain 26: shares that could mislead are refused', () => {
  const question = { select: [revenue, averageOrderValue], by: ['channel'] } as const;

  test('pain 26: of what does not add up', () => {
    expect(codeOf(() => shares(query(sales, question), { of: 'averageOrderValue' }))).toBe('not-additive');
  });

  test('pain 26: of rows of which some were left out', () => {
    const cut = top(query(sales, question), { by: 'revenue', count: 1 });
    expect(cut.notes).toEqual([{ code: 'rows-left-out', row: null, column: null, detail: 1 }]);
    expect(codeOf(() => shares(cut, { of: 'revenue' }))).toBe('bad-argument');
    const compared = query(sales, { ...question, between: ['2025-01-01', '2025-02-01'], compare: 'previousPeriod' });
    for (const take of [shareChanges, likeForLike] as readonly ((table: Table, of: never) => unknown)[])
      expect(codeOf(() => take(top(compared, { by: 'revenue', count: 1 }) as never, 'revenue' as never))).toBe('bad-argument');
    const whole = top(query(sales, question), { by: 'revenue', count: 2 });
    expect(shares(whole, { of: 'revenue' }).rows).toHaveLength(2);
  });

  test('pain 26: of windows that are not equally long', () => {
    const running = query([...sales, sell('4', 5, 'web', 'ana', { date: '2025-02-01' })], {
      select: [revenue],
      by: ['channel'],
      every: 'month',
      between: ['2025-01-01', '2025-03-01'],
      compare: { to: 'previousPeriod', partial: 'withhold' },
      asOf: '2025-02-10',
    });
    const { rows, findings } = shareChanges(running, 'revenue');
    expect(
      rows.filter(({ period }) => period === '2025-02').every(({ change, reason }) => change === null && reason === 'partial-period'),
    ).toBe(true);
    expect(findings).toEqual([]);
    expect(likeForLike(running, 'revenue').rows.map(({ reason }) => reason)).toEqual(['zero-base', 'partial-period']);
  });
});
