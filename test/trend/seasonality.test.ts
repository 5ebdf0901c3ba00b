// Which seasons are found, by which name, and how strong they are.
import { type Grain, seasonality, type Values } from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { calendar } from '../../src/period/calendar.ts';
import { random } from '../../src/stat/random.ts';
import { seasonalDummies, stableSeasonality } from '../../src/trend/seasonalityTest.ts';
import { cyclesOf, neededFor, placesIn, seasonName } from '../../src/trend/seasons.ts';
import { seriesRead } from '../../src/trend/series.ts';
import { seriesOf } from './seriesOf.ts';

const december = [1, 0.9, 1, 1, 1, 1, 1, 0.8, 1, 1, 1.1, 1.5];
const noise = random(7);
const growing = (count: number): number[] =>
  Array.from({ length: count }, (_, i) => 100 * 1.01 ** i * (december[i % 12] as number) * (1 + 0.02 * noise.normal()));

describe('seasons of the year', () => {
  test('are named, and are shares where they grow with the level', () => {
    const report = seasonality(seriesOf(growing(48)));
    const [year] = report.cycles;
    expect(report).toMatchObject({ present: true, mode: 'multiplicative', reason: null });
    expect([year?.peak?.name, year?.low?.name]).toEqual([
      { en: 'December', fr: 'décembre' },
      { en: 'August', fr: 'août' },
    ]);
    const mean = december.reduce((sum, factor) => sum + factor, 0) / 12;
    expect(Math.abs((year?.peak?.effect ?? 0) - (1.5 / mean - 1))).toBeLessThan(0.03);
    expect(year?.seasons.reduce((sum, { effect }) => sum + effect, 0)).toBeCloseTo(0, 9);
    expect(year?.word).toBe('strong');
    expect(report.findings).toMatchObject([{ code: 'seasonality', values: { peak: { en: 'December' }, word: 'strong' } }]);
  });

  test('are amounts where they do not grow, and where values are below 0', () => {
    const values = Array.from({ length: 48 }, (_, i) => 3 * i + (i % 12 === 11 ? 40 : 0) + 2 * noise.normal());
    expect(seasonality(seriesOf(values))).toMatchObject({ present: true, mode: 'additive' });
    const below = seasonality(seriesOf(values.map((value) => value - 100)));
    expect(below).toMatchObject({ present: true, mode: 'additive' });
    expect(below.cycles[0]?.peak?.effect).toBeGreaterThan(30);
  });

  test('start with the month that the series starts with', () => {
    const values = growing(48).slice(5);
    expect(seasonality(seriesOf(values, 'month', '2020-06-01')).cycles[0]?.peak?.name.en).toBe('December');
  });

  test.each<[grain: Grain, options: object, from: string, length: number, peak: string]>([
    ['quarter', {}, '2020-01-01', 4, 'Q4'],
    ['quarter', { fiscalStart: 'april' }, '2020-04-01', 4, 'Q4'],
    ['half', {}, '2020-01-01', 2, 'H2'],
    ['week', {}, '2020-01-06', 52, 'week 52'],
    ['week', { retail: { endsOn: 'saturday', rule: 'last', month: 'january', pattern: '4-5-4' } }, '2020-02-02', 52, 'week 52'],
    ['month', { retail: { endsOn: 'saturday', rule: 'last', month: 'january', pattern: '4-5-4' } }, '2020-02-02', 12, 'P12'],
  ])('by %s of the calendar %j, from %s', (grain, options, from, length, peak) => {
    const own = random(3);
    const given = seriesOf(new Array(length * 4).fill(1), grain, from, options);
    const places = placesIn(cyclesOf(grain)[0] ?? { of: 'year', length }, grain, calendar(options));
    const { periods } = seriesRead(given, {});
    const points = given.points.map((point, i) => ({
      ...point,
      value: 100 + ((((places(periods[i]?.start as string) % length) + length) % length === length - 1 ? 60 : 0) + own.normal()),
    }));
    expect(seasonality({ ...given, points }).cycles[0]).toMatchObject({
      present: true,
      length,
      peak: { season: length, name: { en: peak } },
    });
  });

  test('a year of 53 weeks does not shift Christmas', () => {
    // 2020 has 53 weeks: weeks 52 and 53 are one season.
    const given = seriesOf(new Array(52 * 6 + 1).fill(1), 'week', '2018-01-01');
    const points = given.points.map((point, i) => ({ ...point, value: 100 + (/W51$/.test(point.period) ? 80 : 0) + Math.sin(i * i) }));
    const [year] = seasonality({ ...given, points }).cycles;
    expect(year?.peak?.name).toEqual({ en: 'week 51', fr: 'semaine 51' });
    expect(year?.seasons.filter(({ effect }) => effect > 20)).toHaveLength(1);
    expect(year?.peak?.effect).toBeGreaterThan(70);
  });
});

describe('days', () => {
  const days = (count: number, value: (weekday: number, i: number) => number): Values =>
    Array.from({ length: count }, (_, i) => value((i + 2) % 7, i));

  test('have a week from 17 on', () => {
    // 2020-01-01 is a Wednesday.
    const values = days(60, (weekday, i) => (weekday === 6 ? 10 : 50 + weekday) + Math.sin(i * i));
    const report = seasonality(seriesOf(values, 'day'));
    expect(report.cycles.map(({ of, present, reason, needed }) => [of, present, reason, needed])).toEqual([
      ['week', true, null, 17],
      ['year', null, 'small-sample', 733],
    ]);
    expect([report.cycles[0]?.peak?.name, report.cycles[0]?.low?.name.fr]).toEqual([{ en: 'Saturday', fr: 'samedi' }, 'dimanche']);
  });

  test('have a week and a year from two years on', () => {
    const own = random(11);
    const values = days(
      1100,
      (weekday, i) => 100 + (weekday === 6 ? -40 : 0) + 30 * Math.cos(((i % 365.25) / 365.25) * 2 * Math.PI) + own.normal(),
    );
    const report = seasonality(seriesOf(values, 'day'));
    expect(report.cycles.map(({ of, present, low }) => [of, present, low?.name.en])).toMatchObject([
      ['week', true, 'Sunday'],
      ['year', true, expect.stringMatching(/June|July/)],
    ]);
    const parts = report.components[500];
    expect((parts?.trend ?? 0) + (parts?.seasonal ?? 0) + (parts?.remainder ?? 0)).toBeCloseTo(parts?.value ?? 0, 9);
  });

  test('the 29th of February shares the place of the 28th', () => {
    const place = placesIn({ of: 'year', length: 365 }, 'day', calendar());
    expect([place('2024-02-29') - place('2024-02-28'), place('2024-03-01') - place('2024-02-29')]).toEqual([0, 1]);
    expect([place('2025-01-01') - place('2024-12-31'), place('2025-03-01') - place('2024-03-01')]).toEqual([1, 365]);
    expect(seasonName({ of: 'year', length: 365 }, 'day', calendar(), 359)).toEqual({ en: '26 December', fr: '26 décembre' });
  });
});

describe('what is not known', () => {
  test.each<[grain: Grain, needed: number]>([
    ['month', 27],
    ['quarter', 11],
    ['week', 107],
    ['half', 7],
  ])('seasons by %s need two cycles and three values: %d', (grain, needed) => {
    const values = Array.from({ length: needed - 1 }, (_, i) => 10 + (i % 3));
    const short = seasonality(seriesOf(values, grain));
    expect(short).toMatchObject({
      present: null,
      reason: 'small-sample',
      mode: null,
      components: [],
      guards: [{ code: 'untested-seasonality' }],
    });
    expect(short.findings).toMatchObject([{ code: 'untested-seasonality', values: { n: needed - 1, needed } }]);
    expect(seasonality(seriesOf([...values, 10], grain)).present).not.toBeNull();
    expect(neededFor(cyclesOf(grain)[0]?.length ?? 0)).toBe(needed);
  });

  test('years have no seasons', () => {
    expect(seasonality(seriesOf([1, 2, 3], 'year'))).toMatchObject({
      present: null,
      reason: 'no-cycle',
      cycles: [],
      findings: [{ code: 'no-cycle', values: { n: 3, grain: 'year' } }],
    });
  });

  test('nothing has none', () => {
    expect(seasonality(seriesOf([]))).toMatchObject({ present: null, reason: 'small-sample', window: { n: 0, from: null, range: null } });
  });
});

describe('gaps', () => {
  test('a few are filled to tell the seasons, and marked', () => {
    const values: (number | null)[] = growing(48);
    values[20] = null;
    const report = seasonality(seriesOf(values));
    expect(report).toMatchObject({ present: true, window: { missing: 1, interpolated: 1, n: 47 } });
    expect(report.guards.map(({ code, detail }) => [code, detail])).toEqual([
      ['gaps', 1],
      ['interpolated', 1],
    ]);
    expect(report.components[20]).toMatchObject({ value: null, adjusted: null, remainder: null, isInterpolated: true });
    expect(report.components[20]?.trend).toBeGreaterThan(100);
    expect(report.components.filter(({ isInterpolated }) => isInterpolated)).toHaveLength(1);
  });

  test('many leave one constant a season, and no strength', () => {
    const values = growing(60).map((value, i) => (i % 7 === 3 ? null : value));
    const report = seasonality(seriesOf(values));
    expect(report).toMatchObject({
      present: true,
      trendStrength: null,
      cycles: [{ strength: null, word: null, peak: { name: { en: 'December' } } }],
    });
    expect(report.guards.map(({ code }) => code)).toContain('too-many-gaps');
    expect(report.components[0]).toMatchObject({ trend: null, remainder: null });
    expect(report.components[0]?.adjusted).not.toBeNull();
  });
});

describe('the tests themselves', () => {
  const thirds = Array.from({ length: 12 }, (_, i) => i % 3);

  test('of a season without any chance are sure, of no season at all find nothing', () => {
    const pure = thirds.map((season) => 10 + season);
    expect(stableSeasonality(pure, thirds, 3)).toMatchObject({ f: null, pValue: 0 });
    expect(seasonalDummies(pure, thirds)).toMatchObject({ f: null, pValue: 0 });
    const constant = thirds.map(() => 10);
    expect(stableSeasonality(constant, thirds, 3)).toMatchObject({ f: 0, pValue: 1 });
    expect(seasonalDummies(constant, thirds)).toMatchObject({ f: 0, pValue: 1 });
  });

  test('of too few values are none', () => {
    expect(stableSeasonality([1, 2, 3], [0, 1, 2], 3)).toBeNull();
    expect(seasonalDummies([1, 2, 3], [0, 1, 2])).toBeNull();
  });

  test('a straight line is no season', () => {
    expect(seasonality(seriesOf(Array.from({ length: 48 }, (_, i) => 5 + 2 * i)))).toMatchObject({
      present: false,
      components: [],
      mode: null,
    });
  });
});
