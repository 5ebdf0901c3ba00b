// What is said of the course of a series, and how it is put.
import { en, fr, query, revenue, sentence, type TrendVerdict, trend, type Values } from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { random } from '../../src/stat/random.ts';
import { codeOf } from '../query/ask.ts';
import { repeated, seriesOf } from './seriesOf.ts';

const chance = random(5);
const around = (level: (i: number) => number, count: number, off: number): number[] =>
  Array.from({ length: count }, (_, i) => level(i) + off * chance.normal());
const spaced = (text: string): string => text.replace(/\s/g, ' ');
const said = (report: ReturnType<typeof trend>, locale = en): string[] =>
  report.findings.map((finding) => spaced(sentence(finding, locale)));

describe('the verdict', () => {
  test.each<[what: string, verdict: TrendVerdict, values: Values]>([
    ['of a rise', 'rising', [10, 12, 11, 13, 15, 14, 16, 18, 17, 19, 21, 20]],
    ['of a fall', 'falling', [21, 20, 19, 20, 17, 16, 18, 14, 15, 12, 11, 12]],
    ['of equal values', 'flat', new Array(12).fill(7)],
    ['of nothing but zeros', 'flat', new Array(24).fill(0)],
    ['of a level that hardly moves', 'flat', repeated([1000, 1000.2, 999.9, 1000.1, 999.8], 24)],
    ['of much chance', 'no-clear-trend', [10, 40, 20, 35, 5, 28, 44, 12, 31, 22]],
    ['of four values in a row', 'insufficient-data', [1, 2, 3, 4]],
    ['of nothing', 'insufficient-data', []],
    ['of gaps alone', 'insufficient-data', [null, null, null, null, null, null]],
    ['of one rise of five', 'rising', [1, 2, 3, 4, 5]],
    ['of losses that shrink', 'rising', [-50, -44, -45, -39, -30, -31, -24, -20, -12, -5]],
  ])('%s: %s', (_, verdict, values) => {
    expect(trend(seriesOf(values)).verdict).toBe(verdict);
  });

  test('below 8 values is tentative', () => {
    expect(trend(seriesOf([1, 2, 3, 4, 5, 6, 7]))).toMatchObject({
      verdict: 'rising',
      isTentative: true,
      significance: { method: 'exact' },
    });
    expect(trend(seriesOf([1, 2, 3, 4, 5, 6, 7])).guards).toContainEqual({ code: 'short-series', detail: 7 });
    expect(trend(seriesOf([1, 2, 3, 4, 5, 6, 7, 8]))).toMatchObject({ verdict: 'rising', isTentative: false });
  });

  test('flat is said of what is too little to matter, not of what is not seen', () => {
    const values = around(() => 100, 36, 1);
    expect(trend(seriesOf(values), { materiality: 0.1 }).verdict).toBe('flat');
    expect(trend(seriesOf(values), { materiality: 0.0001 }).verdict).toBe('no-clear-trend');
  });

  test('another alpha makes it surer, and its interval wider', () => {
    const values = [10, 12, 9, 13, 11, 12, 15, 14, 16, 13];
    const [usual, strict] = [trend(seriesOf(values), { alpha: 0.2 }), trend(seriesOf(values), { alpha: 0.001 })];
    expect([usual.verdict, strict.verdict]).toEqual(['rising', 'no-clear-trend']);
    expect(strict.slope?.high).toBeGreaterThan(usual.slope?.high ?? 0);
    expect(strict.slope?.confidence).toBe(0.999);
  });

  test.each([
    ['an alpha of 5', { alpha: 5 }],
    ['a materiality below 0', { materiality: -1 }],
    ['a materiality that is no number', { materiality: 'x' as never }],
  ])('refuses %s', (_, options) => {
    expect(codeOf(() => trend(seriesOf([1, 2]), options))).toBe('bad-argument');
  });

  test('refuses options that it does not know', () => {
    expect(codeOf(() => trend(seriesOf([1, 2]), { confidence: 0.9 } as never))).toBe('unknown-option');
  });
});

describe('the slope', () => {
  test('is told a period, a year, and as a share of the mean', () => {
    const { slope } = trend(seriesOf(Array.from({ length: 13 }, (_, i) => 94 + i)));
    expect(slope).toEqual({ perPeriod: 1, low: 1, high: 1, confidence: 0.95, perYear: 12, relativePerYear: 0.12 });
    expect(trend(seriesOf([1, 2, 3, 4, 5], 'quarter')).slope?.perYear).toBe(4);
  });

  test('has no share of a mean that is not above 0, nor of a few orders', () => {
    expect(trend(seriesOf([-5, -4, -3, -2, -1])).slope?.relativePerYear).toBeNull();
    const few = trend({ ...seriesOf([1, 2, 1, 3, 2, 4, 3, 3, 4]), of: { id: 'orderCount', unit: 'count' } });
    expect([few.slope?.relativePerYear, few.guards.map(({ code }) => code)]).toEqual([null, ['low-counts', 'untested-seasonality']]);
  });

  test('is that of the series without its seasons', () => {
    const season = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 30, 80];
    const values = Array.from({ length: 48 }, (_, i) => 100 + i + (season[i % 12] as number));
    const report = trend(seriesOf(around((i) => values[i] as number, 48, 1)));
    expect(Math.abs((report.slope?.perPeriod ?? 0) - 1)).toBeLessThan(0.15);
    expect(report).toMatchObject({ verdict: 'rising', seasonality: { present: true }, seasonalTest: { n: 48 } });
    expect(Math.abs((report.seasonalTest?.perCycle ?? 0) - 12)).toBeLessThan(1.5);
  });

  test('a series of seasons alone is flat, whatever its last season', () => {
    const values = repeated([10, 20, 30, 90], 23);
    expect(trend(seriesOf(values, 'quarter'))).toMatchObject({ verdict: 'flat', slope: { perPeriod: 0 }, strength: null });
  });
});

test('a trend that likeness of neighbours may have made is not told, and the report says why', () => {
  // Of each value, 0.6 is the one before, and there is no trend.
  const values = [107, 98, 107, 112, 107, 113, 110, 96, 109, 118, 106, 112, 102, 101, 95, 98, 108, 102, 101, 98, 100, 74, 87, 90];
  const { verdict, significance, guards } = trend(seriesOf(values));
  expect(verdict).toBe('no-clear-trend');
  expect(significance?.pValue).toBeLessThan(0.05);
  expect(significance?.pValueCorrected).toBeGreaterThan(0.05);
  expect(guards).toContainEqual({ code: 'alike-neighbours', detail: 11 });
});

describe('the last period', () => {
  const values = [100, 102, 98, 101, 103, 99, 100, 102, 101, 40];

  test('is left out where it is not over, and told apart', () => {
    const report = trend({ ...seriesOf(values, 'month', '2025-01-01'), asOf: '2025-10-12' });
    expect(report).toMatchObject({
      window: { n: 9, to: '2025-09', excludedIncompleteLast: true },
      toDate: { period: '2025-10', value: 40, elapsed: 12 / 31 },
    });
    expect(report.guards.map(({ code }) => code)).toEqual(['incomplete-last-period', 'untested-seasonality']);
  });

  test('is suspected where nothing is known of it and it is far too low', () => {
    expect(trend(seriesOf(values)).guards).toContainEqual({ code: 'possibly-incomplete', detail: '2020-10' });
    expect(trend(seriesOf([...values.slice(0, -1), 80])).guards).not.toContainEqual(
      expect.objectContaining({ code: 'possibly-incomplete' }),
    );
    expect(trend({ ...seriesOf(values), of: { unit: 'ratio' } }).guards.map(({ code }) => code)).toEqual(['untested-seasonality']);
  });
});

describe('the report', () => {
  test('is plain data: the same after JSON', () => {
    const report = trend(seriesOf(around((i) => 100 + i, 48, 5)));
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });

  test('of a table names its indicator and segment', () => {
    const sales = Array.from({ length: 12 }, (_, i) => ({
      id: String(i),
      date: `2025-${String(i + 1).padStart(2, '0')}-03`,
      amount: 1000 + 50 * i + (i % 2) * 20,
      currency: 'EUR',
      channel: 'web',
    }));
    const table = query(sales, { select: [revenue], every: 'month', by: ['channel'] });
    const report = trend({ table, column: 'revenue', segment: { channel: 'web' } });
    expect(report).toMatchObject({ verdict: 'rising', of: { id: 'revenue', currency: 'EUR' }, segment: { channel: 'web' } });
    expect(said(report)).toEqual([
      'Revenue, web, January 1, 2025 to December 31, 2025: rising, +€50.00 a month (95%: +€50.00 … +€52.41; p < 0.001), about +46.7% a year.',
      'Revenue, web, January 1, 2025 to December 31, 2025: too short to judge seasons, 12 of 27 values.',
    ]);
    expect(said(report, fr)[0]).toBe(
      'Chiffre d’affaires, web, du 1er janvier 2025 au 31 décembre 2025 : en hausse, +50,00 € par mois (95 % : +50,00 € … +52,41 € ; p < 0,001), soit environ +46,7 % par an.',
    );
  });

  test('speaks of a step where there was one, and of nothing else', () => {
    const values = around((i) => (i < 20 ? 118 : 96), 40, 1);
    const report = trend({ ...seriesOf(values, 'year', '1980-01-01'), of: { label: { en: 'Orders', fr: 'Commandes' }, unit: 'count' } });
    expect(report.shape).toBe('shift');
    expect(said(report)).toEqual([expect.stringMatching(/^Orders: a new level since 2000, 96 after 118, -22 \(-18\.\d%\)\.$/)]);
    expect(said(report, fr)).toEqual([
      expect.stringMatching(/^Commandes : nouveau niveau \(début : 2000\), 96 contre 118, soit -22 \(-18,\d %\)\.$/),
    ]);
  });

  const sentencesOf = (values: Values): string[][] => {
    const report = trend({ ...seriesOf(values, 'quarter'), of: { label: { en: 'Margin', fr: 'Marge' }, unit: 'ratio' } });
    return [said(report), said(report, fr)];
  };

  test('puts into words what is not clear, flat, short, or has seasons', () => {
    expect(sentencesOf([0.1, 0.4, 0.2, 0.35, 0.05, 0.28, 0.44, 0.12])[0]?.[0]).toMatch(
      /^Margin, January 1, 2020 to December 31, 2021: no clear trend; the change a quarter may be chance \(95%: -[\d.]+ points … \+[\d.]+ points; p [\d.]+\)\.$/,
    );
    expect(sentencesOf(new Array(8).fill(0.2)).map(([first]) => first)).toEqual([
      'Margin, January 1, 2020 to December 31, 2021: flat; the change a quarter is too little to matter (95%: 0 points … 0 points).',
      'Marge, du 1er janvier 2020 au 31 décembre 2021 : stable ; l’évolution par trimestre est trop faible pour compter (95 % : 0 point … 0 point).',
    ]);
    expect(sentencesOf([0.1, 0.2]).map(([first]) => first)).toEqual([
      'Margin, January 1, 2020 to June 30, 2020: too short to speak of a trend, 2 of 5 values.',
      'Marge, du 1er janvier 2020 au 30 juin 2020 : série trop courte pour parler de tendance (2 valeurs, il en faut 5).',
    ]);
    const seasonal = sentencesOf(around((i) => 0.2 + (i % 4 === 3 ? 0.3 : 0) + (i % 4 === 0 ? -0.1 : 0), 20, 0.002));
    expect(seasonal.map((list) => list.at(-1))).toEqual([
      expect.stringMatching(/: Q4 is regularly the peak \(\+\d+.*\) and Q1 the low \(-\d+.*\); the seasons are strong \(1\)\.$/),
      expect.stringMatching(/ : pic saisonnier : T4 \(.*\) ; creux : T1 \(.*\) ; saisonnalité forte \(1\)\.$/),
    ]);
    expect(sentencesOf([0.1, 0.2, 0.3, 0.4, 0.5])[0]?.[0]).toContain('; tentative, from 5 values only.');
  });
});
