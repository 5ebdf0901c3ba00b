import {
  averageOrderValue,
  barChart,
  type Chart,
  cohorts,
  explainChange,
  forecast,
  fr,
  funnelChart,
  lineChart,
  orderCount,
  paretoChart,
  query,
  revenue,
  shareChart,
  sparkline,
  waterfallChart,
} from 'sales-kpi';
import { describe, expect, it } from 'vitest';
import { bulletChart } from '../../src/chart/bulletChart.ts';
import { cohortChart } from '../../src/chart/cohortChart.ts';
import { drawnAs, faultsOf } from './drawn.ts';
import { byChannel, byCountry, byMonth, compared, mixed } from './gallery.ts';

async function isDrawn(chart: Chart): Promise<void> {
  expect(faultsOf(chart)).toEqual([]);
  const { svg, said } = await drawnAs(chart);
  expect(said).toEqual([]);
  expect(/NaN|undefined|Infinity/.exec(svg)).toBeNull();
}

type Sold = { id: string; date: string; amount: number; currency: string; country: string };
const sold = (date: string, amount: number, country = 'FR', i = 0): Sold => ({
  id: `${date}${country}${i}`,
  date,
  amount,
  currency: 'EUR',
  country,
});
const nothing: Sold[] = [];
const select = [revenue, orderCount] as const;

describe('nothing to draw', () => {
  const byPeriod = query(nothing, { select, every: 'month' });
  const bySegment = query(nothing, { select, by: ['country'] });
  const charts: [string, () => Chart][] = [
    ['line', () => lineChart(byPeriod, { of: 'revenue' })],
    ['sparkline', () => sparkline(byPeriod, { of: 'revenue' })],
    ['bar', () => barChart(bySegment, { of: 'revenue' })],
    ['share', () => shareChart(bySegment, { of: 'revenue' })],
    ['pareto', () => paretoChart(bySegment, { of: 'revenue' })],
    [
      'cohort',
      () =>
        cohortChart(
          cohorts([] as { id: string; date: string; amount: number; customerId: string }[], { every: 'month', asOf: '2025-01-01' }),
        ),
    ],
    ['bullet', () => bulletChart([])],
    [
      'waterfall',
      () =>
        waterfallChart(
          explainChange(nothing, {
            of: averageOrderValue,
            by: ['country'],
            from: ['2025-01-01', '2025-02-01'],
            to: ['2025-02-01', '2025-03-01'],
          }),
        ),
    ],
  ];

  it.each(charts)('is said by the chart %s, and drawn without a warning', async (_, make) => {
    const chart = make();
    await isDrawn(chart);
    expect(chart.data.values).toEqual([]);
    expect(chart.description).toMatch(/There (are no values to draw|is no answer)/);
    expect(chart.usermeta['sales-kpi'].notes.length).toBeGreaterThan(0);
  });

  it('is said of a column that is null everywhere', async () => {
    const table = query([sold('2025-01-10', 5)], {
      select: [averageOrderValue],
      every: 'month',
      between: ['2025-01-01', '2025-04-01'],
      where: { country: 'BE' },
    });
    const chart = lineChart(table, { of: 'averageOrderValue' });
    await isDrawn(chart);
    expect(chart.data.values).toEqual([]);
  });
});

describe('few values', () => {
  it('one period is a point', async () => {
    const chart = lineChart(query([sold('2025-01-10', 5)], { select, every: 'month' }), { of: 'revenue' });
    await isDrawn(chart);
    expect(chart.data.values.map(({ role, value }) => [role, value])).toEqual([
      ['line', 5],
      ['alone', 5],
    ]);
  });

  it('a value between gaps is a point, and gaps are no zeros', async () => {
    const records = [sold('2025-01-10', 10), sold('2025-03-10', 30), sold('2025-04-10', 40)];
    const chart = lineChart(query(records, { select: [averageOrderValue], every: 'month' }), { of: 'averageOrderValue' });
    await isDrawn(chart);
    expect(chart.data.values.filter(({ role }) => role === 'line').map(({ value }) => value)).toEqual([10, null, 30, 40]);
    expect(chart.data.values.filter(({ role }) => role === 'alone').map(({ value }) => value)).toEqual([10]);
    expect(chart.usermeta['sales-kpi'].notes).toEqual([{ code: 'gaps', detail: 1 }]);
    expect(chart.description).toContain('left as gaps: 1');
  });

  it('all zeros and a single bar are drawn', async () => {
    await isDrawn(lineChart(query([sold('2025-01-10', 0), sold('2025-02-10', 0)], { select, every: 'month' }), { of: 'revenue' }));
    await isDrawn(barChart(query([sold('2025-01-10', 0)], { select, by: ['country'] }), { of: 'revenue' }));
  });
});

describe('below zero', () => {
  it('bars lead to the left; parts of a whole are refused for that whole, and it is said', async () => {
    await isDrawn(barChart(mixed, { of: 'revenue' }));
    const records = [sold('2025-01-10', 10), sold('2025-01-11', -4, 'BE'), sold('2025-02-10', 5), sold('2025-02-11', 5, 'BE')];
    const table = query(records, { select, by: ['country'], every: 'month' });
    const chart = shareChart(table, { of: 'revenue' });
    await isDrawn(chart);
    expect(new Set(chart.data.values.map(({ period }) => period))).toEqual(new Set(['Feb 2025']));
    expect(chart.usermeta['sales-kpi'].notes).toEqual([{ code: 'negative-parts', detail: 'January 2025' }]);
    expect(paretoChart(table, { of: 'revenue', period: '2025-01' }).data.values).toEqual([]);
  });

  it('a segment without a value has no bar, and says why', () => {
    const records = [sold('2025-01-10', 10), sold('2025-01-10', 7, 'BE'), sold('2025-02-10', 30)];
    const table = query(records, { select: [averageOrderValue], by: ['country'], every: 'month' });
    expect(barChart(table, { of: 'averageOrderValue', period: '2025-02' }).data.values).toMatchObject([
      { name: 'FR', value: 30, side: 'right', label: '€30' },
      { name: 'BE', value: null, side: 'none', text: 'unknown', label: 'nothing to divide by' },
    ]);
  });
});

describe('periods that are not over', () => {
  it('are said by bars, shares and Pareto charts, in words of the language', () => {
    const records = [sold('2025-01-10', 10), sold('2025-02-10', 30)];
    const table = query(records, { select, by: ['country'], every: 'month', between: ['2025-01-01', '2025-03-01'], asOf: '2025-02-14' });
    const running = [{ code: 'not-over', detail: 'February 2025' }];
    expect(barChart(table, { of: 'revenue', period: '2025-02' }).usermeta['sales-kpi'].notes).toEqual(running);
    expect(barChart(table, { of: 'revenue', period: '2025-01' }).usermeta['sales-kpi'].notes).toEqual([]);
    expect(shareChart(table, { of: 'revenue' }).usermeta['sales-kpi'].notes).toEqual(running);
    expect(paretoChart(table, { of: 'revenue', period: '2025-02', locale: fr }).description).toContain(
      'Février 2025\u00a0: période en cours.',
    );
  });
});

describe('many values', () => {
  const many = Array.from({ length: 1000 }, (_, i) => sold('2025-01-10', 1 + ((i * 37) % 991), `segment ${i}`));

  it('1 000 segments are a few bars and one of all others', async () => {
    const table = query(many, { select: [...select, averageOrderValue], by: ['country'] });
    for (const chart of [barChart(table, { of: 'revenue' }), shareChart(table, { of: 'revenue' }), paretoChart(table, { of: 'revenue' })]) {
      await isDrawn(chart);
      expect(chart.data.values.length).toBeLessThan(30);
      expect(JSON.stringify(chart.data.values)).toContain('All others');
    }
    const rates = barChart(table, { of: 'averageOrderValue' });
    expect(rates.data.values).toHaveLength(12);
    expect(rates.usermeta['sales-kpi'].notes).toEqual([{ code: 'segments-left-out', detail: 988 }]);
  });

  it('1 000 lines are 7, and 3 000 days the latest 2 000, and both are said', async () => {
    const table = query(many, { select, by: ['country'], every: 'month' });
    const chart = lineChart(table, { of: 'revenue' });
    await isDrawn(chart);
    expect(chart.usermeta['sales-kpi'].notes).toEqual([{ code: 'segments-left-out', detail: 993 }]);
    const days = query([sold('2017-01-01', 1), sold('2025-03-19', 1)], { select, every: 'day' });
    const long = lineChart(days, { of: 'revenue' });
    await isDrawn(long);
    expect(long.data.values.filter(({ role }) => role === 'line')).toHaveLength(2000);
    expect(long.usermeta['sales-kpi'].notes).toEqual([{ code: 'periods-left-out', detail: days.rows.length - 2000 }]);
  });

  it('numbers of any size are drawn', async () => {
    for (const amount of [1e-6, 0.5, 999, 12_345, 1e6, 1e9, 1e12, 1e15, 1e18])
      await isDrawn(barChart(query([sold('2025-01-10', amount)], { select, by: ['country'] }), { of: 'revenue' }));
  });
});

describe('what is refused', () => {
  const input = { table: byMonth, column: 'revenue' } as const;
  const refused: [string, () => unknown, string][] = [
    ['an unknown column', () => lineChart(byMonth, { of: 'revenu' as 'revenue' }), 'did you mean revenue?'],
    ['an unknown option', () => lineChart(byMonth, { of: 'revenue', colour: 'red' } as never), 'unknown option "colour"'],
    ['no table', () => lineChart(null as never, { of: 'revenue' as never }), 'this is no table'],
    ['no options', () => lineChart(byMonth, undefined as never), 'the options are undefined'],
    ['two units on one axis', () => lineChart(byMonth, { of: ['revenue', 'orderCount'] }), 'not measured alike'],
    ['no columns', () => lineChart(byMonth, { of: [] }), 'no column is given'],
    ['a table without periods as a line', () => lineChart(byCountry, { of: 'revenue' }), 'a table without periods'],
    ['a comparison that was not asked', () => lineChart(byMonth, { of: 'revenue', compare: true }), 'a table without a comparison'],
    [
      'a forecast of another series',
      () => lineChart(compared, { of: 'revenueChange', forecast: forecast(input) }),
      'forecast of another series',
    ],
    [
      'a forecast beside several lines',
      () => lineChart(byChannel, { of: 'revenue', forecast: forecast(input) }),
      'forecast beside several lines',
    ],
    [
      'an unknown segment',
      () => lineChart(byChannel, { of: 'revenue', segment: { channel: 'air' } }),
      'no row of the table is of this segment',
    ],
    [
      'a dimension that does not split',
      () => lineChart(byChannel, { of: 'revenue', segment: { colour: 'red' } }),
      'segment holds "colour"',
    ],
    ['a language by its name', () => lineChart(byMonth, { of: 'revenue', locale: 'fr' as never }), 'give the language itself'],
    ['a title that is no text', () => lineChart(byMonth, { of: 'revenue', title: { signal: '1' } as never }), 'title is an object'],
    ['a width of nothing', () => lineChart(byMonth, { of: 'revenue', width: 0 }), 'width is 0'],
    ['an unknown theme', () => lineChart(byMonth, { of: 'revenue', theme: 'constructor' as never }), 'theme is "constructor"'],
    ['too many lines', () => lineChart(byMonth, { of: 'revenue', most: 8 }), 'most is 8'],
    ['bars of a table that is not split', () => barChart(byMonth, { of: 'revenue' }), 'a table that is not split'],
    ['bars of several periods', () => barChart(byChannel, { of: 'revenue' }), "such as '2025-09'"],
    [
      'a share of what does not add up',
      () => shareChart(query([sold('2025-01-10', 5)], { select: [averageOrderValue], by: ['country'] }), { of: 'averageOrderValue' }),
      'averageOrderValue',
    ],
    ['no change', () => waterfallChart({} as never), 'the change is an object'],
    ['no cohorts', () => cohortChart([] as never), 'the cohorts are an object'],
    ['a funnel of one step', () => funnelChart(byMonth, { of: ['revenue'] }), 'steps that are no funnel'],
    ['no progress', () => bulletChart({} as never), 'the progress is an object'],
    ['a small line of several segments', () => sparkline(byChannel, { of: 'revenue' }), 'a table that is split'],
    [
      'amounts in two currencies',
      () =>
        barChart(query([sold('2025-01-10', 5), { ...sold('2025-01-11', 6, 'US'), currency: 'USD' }], { select, by: ['currency'] }), {
          of: 'revenue',
        }),
      'in several currencies',
    ],
  ];

  it.each(refused)('%s', (_, call, message) => {
    expect(call).toThrow(message);
  });

  it('one of two currencies is drawn', () => {
    const table = query([sold('2025-01-10', 5), { ...sold('2025-01-11', 6, 'US'), currency: 'USD' }], { select, by: ['currency'] });
    expect(barChart(table, { of: 'revenue', segment: { currency: 'USD' } }).data.values.map(({ text }) => text)).toEqual(['$6.00']);
  });
});
