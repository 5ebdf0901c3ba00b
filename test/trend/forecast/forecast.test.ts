import {
  averageOrderValue,
  cartAbandonmentRate,
  type ForecastOptions,
  forecast,
  query,
  revenue,
  type Sale,
  type SeriesForecast,
  type TrafficRow,
  tableFromJson,
  visitConversionRate,
} from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { codeOf } from '../../query/ask.ts';
import { numbersIn, repeated, seriesOf } from '../seriesOf.ts';

const monthly = (values: readonly (number | null)[], options: ForecastOptions = {}): SeriesForecast => forecast(seriesOf(values), options);
const means = ({ points }: SeriesForecast, digits = 3): string[] => points.map(({ mean }) => mean.toFixed(digits));
const codes = ({ guards }: SeriesForecast): string[] => guards.map(({ code }) => code);
/** Four years of months: ten more each year, and half as much again in December. */
const shop = Array.from({ length: 48 }, (_, t) => (100 + 10 * Math.floor(t / 12) + (t % 5)) * (t % 12 === 11 ? 1.5 : 1));

describe('what is expected', () => {
  test('of a season: December stands out, in every year ahead', () => {
    const found = monthly(shop, { horizon: 24 });
    expect(found).toMatchObject({ method: 'theta+ets', season: { period: 12 }, reason: null, horizon: 24, longest: 24, n: 48 });
    const december = found.points.filter(({ period }) => period.endsWith('-12'));
    expect(december.map(({ period }) => period)).toEqual(['2024-12', '2025-12']);
    for (const { period, mean } of found.points) expect(mean > 180, period).toBe(period.endsWith('-12'));
    expect(found.skill?.isBetter).toBe(true);
  });

  test('of a straight line goes on, by less each step', () => {
    const found = monthly(Array.from({ length: 36 }, (_, t) => 100 + 2 * t));
    const [first, second] = found.points;
    expect(first?.mean).toBeGreaterThan(170);
    expect(first?.mean).toBeLessThan(172.5);
    expect(second?.mean).toBeGreaterThan(first?.mean as number);
    expect(found.points.at(-1)?.mean).toBeLessThan(100 + 2 * 47);
  });

  test('of a constant series is that constant, and said to be so', () => {
    const found = monthly(repeated([7], 30));
    expect(new Set(found.points.flatMap(({ mean, low95, high95 }) => [mean, low95, high95]))).toEqual(new Set([7]));
    expect(found.method).toBe('naive');
    expect(codes(found)).toContain('constant');
  });

  test('of nothing but zeros is nothing', () => {
    const found = monthly(repeated([0], 30));
    expect(new Set(numbersIn(found.points))).toEqual(new Set([0]));
    expect(codes(found)).toContain('constant');
  });

  test('without a horizon is a season, or as much as the past tells', () => {
    expect(monthly(shop).points).toHaveLength(12);
    expect(monthly(shop.slice(0, 15)).points).toHaveLength(7);
    expect(forecast(seriesOf(repeated([1, 2, 4], 12), 'year', '2010-01-01')).points).toHaveLength(3);
    expect(forecast(seriesOf(repeated([1, 2, 4, 3, 5], 40), 'day')).points).toHaveLength(7);
  });

  test('is the same each time', () => {
    expect(monthly(shop)).toEqual(monthly(shop));
  });

  test('light is nearly the same', () => {
    const [full, light] = [monthly(shop), monthly(shop, { light: true })];
    expect(light.method).toBe('theta+damped-holt');
    light.points.forEach(({ mean }, i) => {
      expect(mean / (full.points[i]?.mean as number)).toBeGreaterThan(0.93);
      expect(mean / (full.points[i]?.mean as number)).toBeLessThan(1.07);
    });
  });
});

describe('short pasts', () => {
  test('of two years that end in a high December do not stay up there: the season before is said again where it came nearer', () => {
    const year = [50, 48, 52, 50, 55, 51, 54, 50, 60, 75, 110, 190];
    const found = monthly([...year, ...year.map((value) => value * 1.1)]);
    expect(found.method).toBe('seasonal-naive');
    expect(found.points.map(({ mean }) => Math.round(mean))).toEqual(year.map((value) => Math.round(value * 1.1)));
    expect(codes(found)).toEqual(expect.arrayContaining(['untested-seasonality', 'replaced']));
    expect(found.skill?.scaledError).toBeGreaterThan(found.skill?.naiveScaledError as number);
  });

  test('of two years without a season keep their forecast', () => {
    const wave = Array.from({ length: 24 }, (_, i) => 100 + 4 * i + 3 * Math.sin(i * i));
    expect(monthly(wave).method).toBe('theta+damped-holt');
  });

  test.each([
    [0, 'no-data', null],
    [1, 'small-sample', null],
    [2, null, 'naive'],
    [3, null, 'naive'],
    [4, null, 'damped-holt+naive'],
    [7, null, 'damped-holt+naive'],
    [8, null, 'theta+damped-holt'],
    [23, null, 'theta+damped-holt'],
    [26, null, 'seasonal-naive'],
    [27, null, 'theta+ets'],
  ] as const)('of %i months: %s %s', (count, reason, method) => {
    const found = monthly(shop.slice(0, count));
    expect([found.reason, found.method]).toEqual([reason, method]);
    expect(found.points.length > 0).toBe(reason === null);
    expect(codes(found).includes('short-series')).toBe(reason === null && count < 8);
    expect(codes(found).includes('no-interval')).toBe(reason === null && count < 6);
    expect(found.points.every(({ low95 }) => (low95 === null) === count < 6)).toBe(true);
    expect(codes(found).includes('untested-seasonality')).toBe(reason === null && count < 27);
  });

  test('of two values say the last one again', () => {
    expect(means(monthly([3, 5]))).toEqual(['5.000']);
  });
});

describe('what is asked for in vain', () => {
  test.each([
    ['half of the past', 10, 6, 5],
    ['two seasons', 120, 25, 24],
  ])('is more than %s', (_, count, horizon, longest) => {
    const found = monthly(repeated([5, 7, 6, 9, 8], count), { horizon });
    expect(found).toMatchObject({ reason: 'horizon-too-long', points: [], method: null, horizon, longest });
    expect(found.findings).toMatchObject([{ code: 'no-forecast', values: { reason: 'horizon-too-long', longest } }]);
    expect(monthly(repeated([5, 7, 6, 9, 8], count), { horizon: longest }).points).toHaveLength(longest);
  });

  test('of years: six at most', () => {
    const years = seriesOf(repeated([5, 7, 6, 9, 8], 30), 'year', '1990-01-01');
    expect(forecast(years, { horizon: 6 }).points).toHaveLength(6);
    expect(forecast(years, { horizon: 7 }).reason).toBe('horizon-too-long');
  });

  test('are more gaps than a tenth', () => {
    const gappy = (gaps: number): (number | null)[] => shop.map((value, t) => (t > 10 && t <= 10 + gaps ? null : value));
    expect(monthly(gappy(4))).toMatchObject({ filled: 4, reason: null });
    expect(monthly(gappy(4)).guards).toContainEqual({ code: 'interpolated', detail: 4 });
    expect(monthly(gappy(5))).toMatchObject({ reason: 'too-many-gaps', points: [] });
  });

  test('is what numbers cannot hold', () => {
    expect(monthly([1e308, 1.2e308, 1.5e308, 1.7e308, 1.75e308, 1.79e308]).reason).toBe('number-out-of-range');
  });

  test('is the rate of a single demand', () => {
    expect(monthly([0, 0, 0, 0, 0, 4, 0, 0, 0, 0]).reason).toBe('small-sample');
  });

  test('are two currencies', () => {
    const sales = shop.map((amount, t) => ({
      id: `${t}`,
      date: `20${20 + Math.floor(t / 12)}-${String((t % 12) + 1).padStart(2, '0')}-15`,
      amount,
      currency: 'EUR',
    }));
    const mixed = [...sales, { id: 'x', date: '2022-03-15', amount: 5, currency: 'USD' }];
    const table = query(mixed, { select: [revenue], every: 'month' });
    expect(forecast({ table, column: 'revenue' }).reason).toBe('mixed-currency');
  });

  test.each([
    [{ horizon: 0 }, 'bad-argument'],
    [{ horizon: 1.5 }, 'bad-argument'],
    [{ origins: 2 }, 'bad-argument'],
    [{ origins: 21 }, 'bad-argument'],
    [{ light: 'yes' }, 'bad-argument'],
    [{ nonNegative: 0 }, 'bad-argument'],
    [{ horizons: 2 }, 'unknown-option'],
  ])('%j throws', (options, code) => {
    expect(codeOf(() => forecast(seriesOf(shop), options as ForecastOptions))).toBe(code);
  });
});

describe('the periods ahead', () => {
  test('begin with the one that is not over', () => {
    const points = shop
      .slice(0, 30)
      .map((value, t) => ({ period: `${2020 + Math.floor(t / 12)}-${String((t % 12) + 1).padStart(2, '0')}`, value }));
    const found = forecast({ points, grain: 'month', asOf: '2022-06-10' }, { horizon: 2 });
    expect(found.points.map(({ period }) => period)).toEqual(['2022-06', '2022-07']);
    expect(found.guards).toContainEqual({ code: 'incomplete-last-period', detail: '2022-06' });
  });

  test('begin behind the last value where others are missing', () => {
    expect(monthly([...shop.slice(0, 30), null, null], { horizon: 2 }).points.map(({ period }) => period)).toEqual(['2022-07', '2022-08']);
  });

  test('follow the calendar: a fiscal year, a retail year, a week 53', () => {
    const fiscal = seriesOf(repeated([4, 5, 7], 12), 'quarter', '2022-02-01', { fiscalStart: 'february' });
    expect(forecast(fiscal, { horizon: 2 }).points.map(({ period }) => period)).toEqual(['FY2026-Q1', 'FY2026-Q2']);
    const retail = { endsOn: 'saturday', month: 'january', rule: 'nearest', pattern: '4-5-4' } as const;
    const months = forecast(seriesOf(shop.slice(0, 30), 'month', '2022-01-30', { retail }), { horizon: 2 });
    expect(months.points).toHaveLength(2);
    const weeks = seriesOf(repeated([4, 5, 7, 6, 5], 120), 'week', '2018-08-20');
    const found = forecast(weeks, { horizon: 8, origins: 0 });
    expect(found.points.map(({ period }) => period).slice(-4)).toEqual(['2021-W01', '2021-W02', '2021-W03', '2021-W04']);
    // 2020 had 53 weeks.
    expect(found.points.map(({ period }) => period).slice(0, 4)).toEqual(['2020-W50', '2020-W51', '2020-W52', '2020-W53']);
    expect(found.points.every(({ mean }) => Number.isFinite(mean))).toBe(true);
  });

  test('of weeks have the season of the year before', () => {
    const christmas = Array.from({ length: 156 }, (_, t) => (t % 52 >= 48 ? 300 : 100) + ((t * 7) % 11));
    const found = forecast(seriesOf(christmas, 'week', '2021-01-04'), { horizon: 52, origins: 3 });
    expect(found.season).toMatchObject({ period: 52 });
    const high = found.points.filter(({ mean }) => mean > 200).map(({ period }) => period);
    expect(high).toEqual(['2024-W49', '2024-W50', '2024-W51', '2024-W52']);
  });
});

describe('below zero', () => {
  const falling = Array.from({ length: 30 }, (_, t) => Math.max(1, 100 - 3.4 * t + ((t * 7) % 5)));

  test('nothing is expected where there never was anything, and the result says so', () => {
    const found = monthly(falling, { horizon: 12 });
    expect(found.clipped).toBe(true);
    expect(codes(found)).toContain('clipped');
    expect(numbersIn(found.points).every((value) => value >= 0)).toBe(true);
  });

  test('is expected where that is asked for', () => {
    const found = monthly(falling, { horizon: 12, nonNegative: false });
    expect(found.clipped).toBe(false);
    expect(found.points.at(-1)?.low95).toBeLessThan(0);
  });

  test('is expected where it was before', () => {
    const found = monthly(shop.map((value) => value - 200));
    expect(found.points[0]?.mean).toBeLessThan(0);
    expect(found.clipped).toBe(false);
  });
});

describe('demand with empty periods', () => {
  test('is expected at its rate, with intervals from nothing up', () => {
    const found = monthly([0, 0, 3, 0, 0, 5, 0, 2, 0, 0, 0, 4, 0, 0, 0, 6, 1, 0, 0, 3], { horizon: 3 });
    expect([found.method, ...means(found)]).toEqual(['sba', '1.041', '1.041', '1.041']);
    expect(codes(found)).toContain('intermittent');
    expect(found.points[0]?.low95).toBe(0);
  });

  test('falls where nothing came for long', () => {
    const dying = [...repeated([0, 3, 0, 4], 16), ...repeated([0], 10)];
    const found = monthly(dying, { horizon: 2, origins: 0 });
    expect(found.method).toBe('tsb');
    expect(found.points[0]?.mean).toBeLessThan(0.8);
  });

  test('that comes every December is a season instead', () => {
    const found = monthly(Array.from({ length: 60 }, (_, t) => (t % 12 === 11 ? 50 + (t % 7) : t % 12 === 10 ? 20 + (t % 3) : 0)));
    expect(found.season?.period).toBe(12);
    expect(found.points[11]?.mean).toBeGreaterThan(30);
    expect(found.points[5]?.mean).toBeLessThan(10);
  });
});

describe('the past', () => {
  test('tells how good it would have been', () => {
    const { skill } = monthly(shop);
    expect(skill).toMatchObject({ origins: 4, isBetter: true });
    expect(skill?.scaledError).toBeLessThan(skill?.naiveScaledError as number);
  });

  test('may be too short for that, or nobody asks', () => {
    expect(monthly(shop.slice(0, 10)).skill).toBeNull();
    expect(monthly(shop, { origins: 0 }).skill).toBeNull();
    expect(monthly(shop, { origins: 6 }).skill?.origins).toBe(6);
  });

  test('gives the naive forecast its place where that is nearer from everywhere', () => {
    // Steps to new levels that stay: whatever looks for a trend is late.
    const steps = Array.from({ length: 40 }, (_, t) => 100 + ([0, 60, -45, 80, -70, 30, -20, 75, -50, 10][Math.floor(t / 4)] as number));
    const found = monthly(steps, { horizon: 2 });
    expect(found.skill?.isBetter).toBe(false);
    expect(codes(found)).toContain('no-skill');
    expect(found.findings.map(({ code }) => code)).toEqual(['forecast', 'no-skill']);
    if (codes(found).includes('replaced')) expect(means(found)).toEqual(['110.000', '110.000']);
  });
});

describe('a rate', () => {
  const month = (t: number): string => `${2021 + Math.floor(t / 12)}-${String((t % 12) + 1).padStart(2, '0')}`;
  /** Every month one order in ten visits; in the last one there were ten visits and, by chance, four orders. */
  const sales = (count: number): Sale[] =>
    Array.from({ length: count }, (_, t) =>
      Array.from({ length: t === count - 1 ? 1 : 3 }, (__, i) => ({
        id: `${t} ${i}`,
        date: `${month(t)}-10`,
        amount: 40 + (t % 3),
        currency: 'EUR',
      })),
    ).flat();

  test('stays where it was, though its parts fell apart in the last month', () => {
    const table = query(sales(20), { select: [averageOrderValue], every: 'month' });
    const rate = forecast({ table, column: 'averageOrderValue' }, { horizon: 3 });
    expect(rate.method).toBe('parts');
    for (const { mean, low95, high95 } of rate.points) {
      expect(mean).toBeGreaterThan(40.5);
      expect(mean).toBeLessThan(41.5);
      expect((low95 as number) < mean && mean < (high95 as number)).toBe(true);
    }
    expect(codes(rate)).not.toContain('rate-as-it-is');
  });

  /** A visit in ten buys; in the last month there were ten visits and, by chance, four purchases. */
  const visits = (count: number): TrafficRow[] =>
    Array.from({ length: count }, (_, t) => ({
      date: `${month(t)}-10`,
      sessions: t === count - 1 ? 10 : 1000 + 50 * (t % 4),
      purchasingSessions: t === count - 1 ? 4 : 100 + 5 * (t % 4),
    }));

  test('weighs a month by what is behind it, unlike a mean of rates', () => {
    const table = query({ traffic: visits(20) }, { select: [visitConversionRate], every: 'month' });
    const [first] = forecast({ table, column: 'visitConversionRate' }, { horizon: 1 }).points;
    expect(first?.mean).toBeGreaterThan(0.099);
    expect(first?.mean).toBeLessThan(0.11);
  });

  test('with a season has it ahead as well', () => {
    const seasonal = Array.from({ length: 48 }, (_, t) => ({
      date: `${month(t)}-10`,
      sessions: 1000 + 37 * (t % 5),
      purchasingSessions: Math.round((1000 + 37 * (t % 5)) * (t % 12 === 11 ? 0.2 : 0.1)),
    }));
    const table = query({ traffic: seasonal }, { select: [visitConversionRate], every: 'month' });
    const found = forecast({ table, column: 'visitConversionRate' });
    expect(found.season).toEqual({ period: 12, mode: 'additive' });
    expect(found.points.map(({ mean }) => mean.toFixed(2))).toEqual([...Array.from({ length: 11 }, () => '0.10'), '0.20']);
  });

  test('that is 1 less a share is so as well', () => {
    const carts = visits(20).map(({ date, sessions, purchasingSessions }) => ({
      date,
      sessions,
      addToCarts: sessions,
      purchases: purchasingSessions,
    }));
    const table = query({ traffic: carts }, { select: [cartAbandonmentRate], every: 'month' });
    const found = forecast({ table, column: 'cartAbandonmentRate' }, { horizon: 2 });
    expect(found.method).toBe('parts');
    expect(means(found, 1)).toEqual(['0.9', '0.9']);
  });

  test('without orders in a month is a gap of the rate, not of its parts', () => {
    const some = sales(20).filter(({ date }) => !String(date).startsWith('2021-05'));
    const table = query(some, { select: [averageOrderValue], every: 'month' });
    const found = forecast({ table, column: 'averageOrderValue' }, { horizon: 1 });
    expect(found).toMatchObject({ filled: 0, reason: null, method: 'parts' });
  });

  test('has no answer where nothing is expected to divide by', () => {
    const table = query(sales(4), { select: [averageOrderValue], every: 'month', between: ['2021-01-01', '2023-07-01'] });
    const found = forecast({ table, column: 'averageOrderValue' }, { horizon: 2, origins: 0 });
    expect(found.points.every(({ mean }) => Number.isFinite(mean))).toBe(true);
  });

  test('in points is forecast as it is, and said to be so', () => {
    const series = { ...seriesOf(repeated([0.1, 0.12, 0.11, 0.09], 30)), of: { unit: 'ratio' } } as const;
    expect(codes(forecast(series))).toContain('rate-as-it-is');
  });

  test('is the same of a table that went through JSON', () => {
    const table = query(sales(20), { select: [averageOrderValue, revenue], every: 'month' });
    const again = tableFromJson<typeof table>(JSON.stringify(table));
    for (const column of ['averageOrderValue', 'revenue'] as const)
      expect(forecast({ table: again, column })).toEqual(forecast({ table, column }));
  });
});
