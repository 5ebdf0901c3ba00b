// Records and charts for tests and for looking at: seeded, the same every time.
import {
  activeCustomers,
  anomalies,
  averageOrderValue,
  changePoints,
  cohorts,
  explainChange,
  forecast,
  netSales,
  newCustomers,
  orderCount,
  query,
  revenue,
} from 'sales-kpi';
import type { Chart } from '../../src/chart/asChart.ts';
import { barChart } from '../../src/chart/barChart.ts';
import { bulletChart } from '../../src/chart/bulletChart.ts';
import type { ChartOptions } from '../../src/chart/chartOptions.ts';
import { cohortChart } from '../../src/chart/cohortChart.ts';
import { funnelChart } from '../../src/chart/funnelChart.ts';
import { lineChart } from '../../src/chart/line/lineChart.ts';
import { paretoChart } from '../../src/chart/paretoChart.ts';
import { shareChart } from '../../src/chart/shareChart.ts';
import { sparkline } from '../../src/chart/sparkline.ts';
import { waterfallChart } from '../../src/chart/waterfallChart.ts';
import { goal } from '../../src/goal/goal.ts';
import { progress } from '../../src/goal/progress.ts';

/** Numbers from 0 to 1, the same every time. */
export function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const countries = ['FR', 'BE', 'DE', 'ES', 'IT', 'NL', 'PT', 'CH', 'AT', 'LU', 'SE', 'DK', 'FI', 'PL', 'CZ'];

/** Three years of sales with seasons, a rise, one odd month, and a running last month. */
export const sales = (() => {
  const next = numbers(7);
  return Array.from({ length: 34 }, (_, month) => {
    const season = 1 + 0.25 * Math.sin((2 * Math.PI * (month % 12)) / 12);
    const size = (40 + 0.8 * month) * season * (month === 20 ? 2 : 1);
    return Array.from({ length: Math.round(size) }, (_, i) => ({
      id: `${month}-${i}`,
      date: `${2023 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-${String(1 + Math.floor(next() * (month === 33 ? 12 : 28))).padStart(2, '0')}`,
      amount: Math.round(10_000 * (1 + next())) / 100,
      currency: 'EUR',
      customerId: `c${Math.floor(next() * 400)}`,
      country: countries[Math.floor(countries.length * next() ** 2)] as string,
      channel: ['web', 'shop', 'market place', 'phone'][Math.floor(4 * next() ** 1.5)] as string,
    }));
  }).flat();
})();

const range = ['2023-01-01', '2025-11-01'] as const;
const asOf = '2025-10-13';

export const byMonth = query(sales, { select: [revenue, orderCount], every: 'month', between: range, asOf });
export const compared = query(sales, {
  select: [revenue],
  every: 'month',
  between: ['2024-11-01', '2025-11-01'],
  asOf,
  compare: 'previousYear',
});
export const byChannel = query(sales, { select: [revenue], every: 'month', by: ['channel'], between: ['2024-01-01', '2025-10-01'] });
export const byCountry = query(sales, { select: [revenue, netSales], by: ['country'], between: range });
export const byDay = query(sales, { select: [revenue], every: 'day', between: ['2025-01-01', '2025-10-01'] });
export const byWeek = query(sales, { select: [revenue], every: 'week', between: ['2025-01-01', '2025-10-01'] });

const input = { table: byMonth, column: 'revenue' } as const;
export const byQuarter = query(sales, { select: [revenue], every: 'quarter', by: ['channel'], between: ['2024-01-01', '2025-10-01'] });
export const whole = query(sales, { select: [newCustomers, orderCount, activeCustomers], between: range });
const ends = { from: ['2025-05-01', '2025-06-01'], to: ['2025-06-01', '2025-07-01'] } as const;
export const why = explainChange(sales, { of: revenue, by: ['country'], ...ends });
export const factors = explainChange(sales, { of: averageOrderValue, by: ['channel'], ...ends });
export const ages = cohorts(
  sales.filter(({ date }) => date >= '2024-10'),
  { every: 'month', asOf, between: ['2024-10-01', '2025-10-01'] },
);
export const manyAges = cohorts(sales, { every: 'month', asOf });
/** A level that moved once. */
export const moved = query(
  Array.from({ length: 24 }, (_, i) => ({
    id: `${i}`,
    date: `${2023 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}-10`,
    amount: (i < 14 ? 50_000 : 82_000) + 900 * ((i * 7) % 5),
    currency: 'EUR',
  })),
  { select: [revenue], every: 'month' },
);
/** Two segments below zero and one without a value. */
export const mixed = query(
  [
    ...[12_300, -8_450, 5_100, -1_200].map((amount, i) => ({
      id: `${i}`,
      date: '2025-01-10',
      amount,
      currency: 'EUR',
      channel: ['web', 'returns', 'shop', 'phone'][i] as string,
    })),
    { id: 'x', date: '2025-01-10', amount: null as unknown as number, currency: 'EUR', channel: 'partner' },
  ],
  { select: [revenue], by: ['channel'] },
);
const annual = goal({
  id: 'year',
  title: 'Revenue 2025',
  of: revenue,
  target: 120_000,
  minimum: 100_000,
  stretch: 130_000,
  currency: 'EUR',
  between: ['2025-01-01', '2026-01-01'],
});
const orders = goal({
  id: 'autumn',
  title: 'Autumn revenue',
  of: revenue,
  target: 24_000,
  currency: 'EUR',
  between: ['2025-09-01', '2025-12-01'],
});
const basket = goal({
  id: 'basket',
  title: 'Average order value of at least €160',
  of: averageOrderValue,
  target: 160,
  currency: 'EUR',
  between: ['2025-01-01', '2026-01-01'],
});
const small = goal({
  id: 'swiss',
  title: 'Swiss revenue',
  of: revenue,
  target: 2_000,
  currency: 'EUR',
  segment: { country: 'CH' },
  between: ['2025-01-01', '2026-01-01'],
});
const later = goal({
  id: 'next',
  title: 'Revenue 2026',
  of: revenue,
  target: 150_000,
  currency: 'EUR',
  between: ['2026-01-01', '2027-01-01'],
});
export const progresses = [annual, orders, basket, small, later].map((one) => progress(one, sales, { asOf }));

/** Every chart, in a language. */
export const gallery: Readonly<Record<string, (options: ChartOptions) => Chart>> = {
  line: (options) => lineChart(byMonth, { of: 'revenue', ...options }),
  'line-forecast': (options) =>
    lineChart(byMonth, {
      of: 'revenue',
      forecast: forecast(input, { horizon: 6 }),
      anomalies: anomalies(input),
      changePoints: changePoints(input),
      ...options,
    }),
  'line-compared': (options) => lineChart(compared, { of: 'revenue', compare: true, ...options }),
  'line-segments': (options) => lineChart(byChannel, { of: 'revenue', ...options }),
  'line-days': (options) => lineChart(byDay, { of: 'revenue', ...options }),
  'line-weeks': (options) => lineChart(byWeek, { of: 'revenue', ...options }),
  'line-shift': (options) =>
    lineChart(moved, { of: 'revenue', changePoints: changePoints({ table: moved, column: 'revenue' }), zero: false, ...options }),
  bar: (options) => barChart(byCountry, { of: 'revenue', most: 8, ...options }),
  'bar-negative': (options) => barChart(mixed, { of: 'revenue', ...options }),
  share: (options) => shareChart(byCountry, { of: 'revenue', most: 6, ...options }),
  'share-columns': (options) => shareChart(byQuarter, { of: 'revenue', ...options }),
  waterfall: (options) => waterfallChart(why, { most: 6, ...options }),
  'waterfall-totals': (options) => waterfallChart(why, { most: 6, totals: true, ...options }),
  'waterfall-rate': (options) => waterfallChart(factors, options),
  cohort: (options) => cohortChart(ages, options),
  'cohort-many': (options) => cohortChart(manyAges, options),
  pareto: (options) => paretoChart(byCountry, { of: 'revenue', most: 10, ...options }),
  funnel: (options) => funnelChart(whole, { of: ['orderCount', 'activeCustomers', 'newCustomers'], ...options }),
  bullet: (options) => bulletChart(progresses[0] as (typeof progresses)[number], options),
  'bullet-goals': (options) => bulletChart(progresses, options),
  sparkline: (options) => sparkline(byMonth, { of: 'revenue', ...options }),
};
