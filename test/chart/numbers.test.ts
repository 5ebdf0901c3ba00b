import {
  barChart,
  Decimal,
  funnelChart,
  lineChart,
  paretoChart,
  query,
  revenue,
  shareChart,
  shares,
  sparkline,
  tableFromJson,
  waterfallChart,
} from 'sales-kpi';
import { describe, expect, it } from 'vitest';
import { cohortChart } from '../../src/chart/cohortChart.ts';
import { ages, byChannel, byCountry, byMonth, byQuarter, compared, whole, why } from './gallery.ts';

const rowsOf = (chart: { readonly data: { readonly values: readonly Readonly<Record<string, unknown>>[] } }, role?: string) =>
  chart.data.values.filter((row) => role === undefined || row['role'] === role);

describe('the numbers drawn are those of the table', () => {
  it('of a line: whole periods in the line, the running one apart', () => {
    const chart = lineChart(byMonth, { of: 'revenue' });
    const table = byMonth.rows.map((row) => row.revenue?.toNumber() ?? null);
    expect(rowsOf(chart, 'line').map(({ value }) => value)).toEqual([...table.slice(0, -1), null]);
    expect(rowsOf(chart, 'hollow').map(({ value }) => value)).toEqual(table.slice(-1));
    expect(rowsOf(chart, 'dash').map(({ value }) => value)).toEqual(table.slice(-2));
  });

  it('of a line that went through JSON', () => {
    const plain = JSON.parse(JSON.stringify(byMonth)) as typeof byMonth;
    expect(lineChart(plain, { of: 'revenue' })).toEqual(lineChart(byMonth, { of: 'revenue' }));
    expect(lineChart(tableFromJson<typeof byMonth>(JSON.stringify(byMonth)), { of: 'revenue' })).toEqual(
      lineChart(byMonth, { of: 'revenue' }),
    );
  });

  it('of a comparison, at the periods that are compared, with the days meant in the tool tip', () => {
    const chart = lineChart(compared, { of: 'revenue', compare: true });
    const before = chart.data.values.filter((row) => row['series'] === 'Before');
    expect(before.filter(({ role }) => role === 'line').map(({ value }) => value)).toEqual([
      ...compared.rows.slice(0, -1).map((row) => row.revenuePrior?.toNumber() ?? null),
      null,
    ]);
    expect(before.find(({ role }) => role === 'hollow')?.['when']).toBe('October 1, 2024 to October 13, 2024');
    expect(before.find(({ role }) => role === 'point')?.['when']).toBe('November 2023');
  });

  it('of segments: each its own line', () => {
    const chart = lineChart(byChannel, { of: 'revenue' });
    for (const channel of ['web', 'shop', 'phone', 'market place'])
      expect(chart.data.values.filter(({ role, series }) => role === 'line' && series === channel).map(({ value }) => value)).toEqual(
        byChannel.rows.filter((row) => row.channel === channel).map((row) => row.revenue?.toNumber() ?? null),
      );
    const one = lineChart(byChannel, { of: 'revenue', segment: { channel: 'web' } });
    expect(one.usermeta['sales-kpi'].title).toBe('Revenue by month, web');
    expect(new Set(one.data.values.map(({ series }) => series))).toEqual(new Set(['Revenue']));
  });

  it('of bars: the largest first, and all others add up to the rest', () => {
    const chart = barChart(byCountry, { of: 'revenue', most: 5 });
    const sorted = byCountry.rows.map((row) => row.revenue as Decimal).sort((a, b) => b.comparedTo(a));
    const rest = sorted.slice(5).reduce((sum, value) => sum.plus(value), new Decimal(0));
    expect(chart.data.values.map(({ value }) => value)).toEqual([...sorted.slice(0, 5), rest].map(Number));
    expect(chart.data.values.at(-1)?.['name']).toBe('All others (10)');
  });

  it('of shares: they fill the whole, whatever is together', () => {
    const chart = shareChart(byCountry, { of: 'revenue', most: 4 });
    const total = chart.data.values.reduce((sum, { value }) => sum + Number(value), 0);
    expect(total).toBeCloseTo(1, 12);
    expect(chart.data.values.slice(0, 4).map(({ value }) => value)).toEqual(
      shares(byCountry, { of: 'revenue' })
        .rows.slice(0, 4)
        .map(({ share }) => share?.toNumber()),
    );
    const columns = shareChart(byQuarter, { of: 'revenue' });
    for (const period of new Set(columns.data.values.map((row) => row['period'])))
      expect(columns.data.values.filter((row) => row['period'] === period).reduce((sum, { value }) => sum + Number(value), 0)).toBeCloseTo(
        1,
        12,
      );
  });

  it('of a waterfall: from the value before to the value after, to the last digit', () => {
    const chart = waterfallChart(why, { totals: true, most: 3 });
    const rows = chart.data.values;
    expect([rows[0]?.['end'], rows.at(-1)?.['end']]).toEqual([why.from?.toNumber(), why.to?.toNumber()]);
    rows.slice(1).forEach((row, at) => {
      if (at < rows.length - 2) expect(row['start']).toBe(rows[at]?.['end']);
    });
    expect(rows.at(-2)?.['end']).toBe(why.to?.toNumber());
    expect(rows.slice(1, 4).map(({ value }) => value)).toEqual(why.parts.slice(0, 3).map(({ value }) => value.toNumber()));
  });

  it('of cohorts: blank where the time is not over, never 0', () => {
    const chart = cohortChart(ages);
    const cells = ages.cohorts.flatMap(({ cells }) => cells);
    expect(chart.data.values.map(({ value }) => value)).toEqual(cells.map(({ share }) => share?.toNumber() ?? null));
    const blank = chart.data.values.filter(({ value }) => value === null);
    expect(blank.length).toBeGreaterThan(10);
    expect(new Set(blank.map(({ text, label }) => `${text}${label}`))).toEqual(new Set(['too early to tell']));
  });

  it('of a Pareto chart: the last is all of it', () => {
    const chart = paretoChart(byCountry, { of: 'revenue', most: 3 });
    expect(chart.data.values.map(({ name }) => name)).toEqual(['FR', 'BE', 'ES', 'All others (12)']);
    expect(chart.data.values.at(-1)?.['running']).toBe(1);
    expect(chart.data.values.reduce((sum, { value }) => sum + Number(value), 0)).toBeCloseTo(1, 12);
  });

  it('of a funnel: each step and what is left of the one before', () => {
    const chart = funnelChart(whole, { of: ['orderCount', 'activeCustomers'] });
    const [row] = whole.rows;
    expect(chart.data.values.map(({ value }) => value)).toEqual([row?.orderCount, row?.activeCustomers]);
  });

  it('of a sparkline: all of them, and the last one marked', () => {
    const chart = sparkline(byMonth, { of: 'revenue' });
    expect(rowsOf(chart, 'last').map(({ value }) => value)).toEqual([byMonth.rows.at(-1)?.revenue?.toNumber()]);
    expect(chart['title']).toBeUndefined();
  });
});

describe('text beside numbers', () => {
  it('has all digits of an amount that no double holds', () => {
    const table = query([{ id: '1', date: '2025-01-31', amount: '9007199254740993.25', currency: 'EUR', country: 'FR' }], {
      select: [revenue],
      by: ['country'],
    });
    expect(barChart(table, { of: 'revenue' }).data.values[0]?.['text']).toBe('€9,007,199,254,740,993.25');
  });
});
