// The test of a trend, its slope, and the straight line, held against published tables and against sums by hand.
import fc from 'fast-check';
import { averageChange, mannKendall, seasonalMannKendall, senSlope } from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { kendallExact } from '../../src/trend/kendall.ts';
import { pairwiseSlopes, select } from '../../src/trend/pairwiseSlopes.ts';
import { risingPairs } from '../../src/trend/risingPairs.ts';
import { runs } from '../laws/runs.ts';
import { codeOf } from '../query/ask.ts';

describe('Kendall’s S', () => {
  // Kendall, Rank correlation methods (1975), table of the probability that S is as large or larger; also Hollander and Wolfe, A.21, and
  // Gilbert (1987), A18.
  test.each<[n: number, s: number, oneSided: number]>([
    [4, 6, 0.042],
    [4, 4, 0.167],
    [5, 10, 0.0083],
    [5, 8, 0.042],
    [5, 6, 0.117],
    [6, 15, 0.0014],
    [6, 9, 0.068],
    [7, 13, 0.035],
    [8, 16, 0.031],
    [8, 12, 0.089],
    [9, 20, 0.022],
    [10, 23, 0.023],
    [10, 21, 0.036],
    [10, 13, 0.146],
  ])('of %d values is %d or more with the probability of the table', (n, s, oneSided) => {
    expect(Math.abs(kendallExact(n, s) / 2 - oneSided)).toBeLessThan(oneSided < 0.01 ? 0.00005 : 0.0005);
    expect(kendallExact(n, -s)).toBe(kendallExact(n, s));
  });

  test('is the sum of the signs of all pairs', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5, max: 5 }), { maxLength: 40 }), (values) => {
        const signs = values.flatMap((later, j) => values.slice(0, j).map((earlier) => Math.sign(later - earlier)));
        expect(risingPairs(Float64Array.from(values))).toBe(signs.filter((sign) => sign > 0).length);
        if (values.length > 1) expect(mannKendall(values)?.s).toBe(signs.reduce((sum, sign) => sum + sign, 0));
      }),
      runs(),
    );
  });

  test('four values in a row cannot tell a trend, five can', () => {
    expect(mannKendall([1, 2, 3, 4])?.pValue).toBeCloseTo(2 / 24, 12);
    expect(mannKendall([1, 2, 3, 4, 5])?.pValue).toBeCloseTo(2 / 120, 12);
  });
});

describe('the test', () => {
  test('counts all orders up to 10 different values, and no more', () => {
    expect(mannKendall([3, 1, 4, 2, 6, 5])).toMatchObject({ method: 'exact', s: 7, inflation: 1, autocorrelationCorrected: 0 });
    expect(mannKendall([3, 1, 4, 2, 6, 6])?.method).toBe('MK');
    expect(mannKendall([3, 1, 4, 2, 6, 5, 8, 7, 10, 9, 12])?.method).toBe('MK-AR1');
  });

  test('is less sure where neighbours are alike', () => {
    const waves = Array.from({ length: 40 }, (_, i) => Math.sin(i / 6) + i / 6);
    const [plain, adjusted] = [mannKendall(waves, { autocorrelation: 'none' }), mannKendall(waves)];
    expect(adjusted?.autocorrelationCorrected).toBe(0.95);
    expect(adjusted?.inflation).toBeGreaterThan(5);
    expect(adjusted?.pValue).toBeGreaterThan((plain?.pValue ?? 1) * 1000);
    expect(adjusted?.s).toBe(plain?.s);
  });

  test('allows for likeness being estimated, where there is any', () => {
    const alike = mannKendall(Array.from({ length: 40 }, (_, i) => Math.sin(i / 3) + i / 30));
    expect(alike?.effective).toBeCloseTo(
      (40 * (1 - (alike?.autocorrelationCorrected ?? 0))) / (1 + (alike?.autocorrelationCorrected ?? 0)),
      9,
    );
    expect(alike?.pValueCorrected).toBeGreaterThan(alike?.pValue ?? 1);
    const single = mannKendall([3, 1, 4, 2, 6, 5]);
    expect([single?.effective, single?.pValueCorrected]).toEqual([6, single?.pValue]);
  });

  test('of equal values finds nothing, whatever they are', () => {
    for (const value of [0, 5, -7, 1e300])
      expect(mannKendall(new Array(12).fill(value))).toMatchObject({ s: 0, variance: 0, z: 0, pValue: 1, tauB: null });
  });

  test('of a line is sure, and takes its rounding for nothing', () => {
    const line = Array.from({ length: 20 }, (_, i) => 0.1 * i + 0.7);
    expect(mannKendall(line)).toMatchObject({ tauB: 1, autocorrelationCorrected: 0, inflation: 1 });
  });

  test('of fewer than two values is none', () => {
    for (const values of [[], [1], [null, 3, null]]) expect(mannKendall(values)).toBeNull();
    expect(mannKendall([2, null, 1])).toMatchObject({ n: 2, s: -1, pValue: 1 });
  });

  test.each([
    ['a value that is no number', () => mannKendall([1, Number.NaN])],
    ['an infinite value', () => senSlope([1, Number.POSITIVE_INFINITY])],
    ['no list', () => mannKendall('12' as never)],
    ['a confidence of 95', () => senSlope([1, 2], { confidence: 95 })],
    ['a period of one', () => seasonalMannKendall([1, 2], 1)],
  ])('refuses %s', (_, call) => {
    expect(codeOf(call)).toBe('bad-argument');
  });

  test('refuses options that it does not know', () => {
    expect(codeOf(() => mannKendall([1, 2], { ar1: true } as never))).toBe('unknown-option');
    expect(codeOf(() => senSlope([1, 2], { level: 0.9 } as never))).toBe('unknown-option');
  });
});

describe('the slope', () => {
  test('is the median of all pairs: an outlier does not move it, and moves the line of least squares', () => {
    const values = [10, 12, 14, 16, 18, 20, 220, 24, 26];
    expect(senSlope(values)).toMatchObject({ slope: 2, intercept: 10 });
    expect(averageChange(values)?.slope).toBeGreaterThan(5);
  });

  test('goes by the places of the values, not by their number', () => {
    expect(senSlope([10, null, null, null, 14, 15])?.slope).toBe(1);
    expect(averageChange([10, null, null, null, 14, 15])).toMatchObject({ slope: 1, intercept: 10 });
  });

  test('is within its interval, which is wider the surer it must be', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 30 }), (values) => {
        const [wide, narrow] = [senSlope(values, { confidence: 0.99 }), senSlope(values, { confidence: 0.8 })];
        if (wide === null || narrow === null) throw new Error('no slope');
        expect(wide.low).toBeLessThanOrEqual(narrow.low);
        expect(narrow.low).toBeLessThanOrEqual(narrow.slope);
        expect(narrow.slope).toBeLessThanOrEqual(narrow.high);
        expect(narrow.high).toBeLessThanOrEqual(wide.high);
      }),
      runs(),
    );
  });

  test('at any rank is that of all slopes in order', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 2, maxLength: 25 }), fc.nat(), (values, seed) => {
        const times = values.map((_, i) => i * 2 + (i % 3));
        const all = values.flatMap((y, j) => values.slice(0, j).map((x, i) => (y - x) / ((times[j] as number) - (times[i] as number))));
        const rank = 1 + (seed % all.length);
        const wanted = all.sort((a, b) => a - b)[rank - 1] as number;
        expect(pairwiseSlopes([{ times, values }]).at(rank)).toBe(wanted + 0);
        expect(select(Float64Array.from(values), 0)).toBe(Math.min(...values) + 0);
      }),
      runs(),
    );
  });

  test('of 3000 values is told by some of the pairs', () => {
    const values = Array.from({ length: 3000 }, (_, i) => 0.25 * i + 20 * Math.sin(i * i));
    expect(senSlope(values, { autocorrelation: 'none' })?.slope).toBeCloseTo(0.25, 3);
    expect(senSlope(values.map((_, i) => 2 * i))).toMatchObject({ slope: 2, low: 2, high: 2 });
  });

  test('too large for a number is none', () => {
    expect(senSlope([-1.7e308, 1.7e308])).toBeNull();
    expect(averageChange([-1.7e308, 1.7e308])).toBeNull();
    expect(senSlope([1e-320, 2e-320, 3e-320])?.slope).toBe(1e-320);
  });
});

describe('the straight line', () => {
  // Anscombe, Graphs in statistical analysis, American Statistician 27 (1973), set III in the order of x: the line of all four sets.
  test('of Anscombe is y = 3 + x ÷ 2', () => {
    const found = averageChange([5.39, 5.73, 6.08, 6.42, 6.77, 7.11, 7.46, 7.81, 8.15, 12.74, 8.84]);
    expect(found?.slope).toBeCloseTo(0.4997, 4);
    expect((found?.intercept ?? 0) - 4 * (found?.slope ?? 0)).toBeCloseTo(3.0025, 4);
    expect(found?.explained).toBeCloseTo(0.6663, 4);
    expect(found?.pValue).toBeCloseTo(0.00218, 5);
  });

  test('of two points has no interval, of one is none, of equal values explains nothing', () => {
    expect(averageChange([1, 3])).toEqual({ n: 2, slope: 2, intercept: 1, low: null, high: null, pValue: null, explained: 1 });
    expect(averageChange([1])).toBeNull();
    expect(averageChange([4, 4, 4])).toMatchObject({ slope: 0, low: 0, high: 0, pValue: null, explained: null });
  });
});

describe('season by season', () => {
  test('each is compared with itself', () => {
    // Within each of two seasons all pairs rise: 3 + 3; 1 + 1 for each value more.
    expect(seasonalMannKendall([10, 90, 12, 92, 14, 94], 2)).toMatchObject({ n: 6, s: 6, perCycle: 2 });
    expect(mannKendall([10, 90, 12, 92, 14, 94])?.s).toBe(9);
  });

  test('gaps are left out, and cycles keep their places', () => {
    expect(seasonalMannKendall([1, 5, null, null, 5, null], 2)).toMatchObject({ n: 3, s: 1, perCycle: 2 });
  });

  test('without two values in any season there is nothing to compare', () => {
    expect(seasonalMannKendall([1, 2, 3], 12)).toEqual({ n: 3, s: 0, variance: 0, z: 0, pValue: 1, perCycle: null });
    expect(seasonalMannKendall([], 4)).toMatchObject({ n: 0, perCycle: null });
  });
});
