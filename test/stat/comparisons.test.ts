// Comparisons of samples and of tables, held against R, SciPy and what can be counted by hand.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chiSquareTest } from '../../src/stat/chiSquareTest.ts';
import { mannWhitney } from '../../src/stat/mannWhitney.ts';
import { welch } from '../../src/stat/welch.ts';
import { runs } from '../laws/runs.ts';
import { codeOf, errorOf } from '../query/ask.ts';

const sleep = { a: [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2], b: [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4] };
const samples = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 30 });

describe('Welch’s test', () => {
  test('of Student’s own data, the hours of sleep, as R prints it', () => {
    // R 4.2.2, t.test(extra ~ group, data = sleep).
    const found = welch(sleep.a, sleep.b);
    expect(found?.difference).toBeCloseTo(-1.58, 12);
    expect(found?.t).toBeCloseTo(-1.86081346748685, 10);
    expect(found?.df).toBeCloseTo(17.7764735161785, 9);
    expect(found?.pValue).toBeCloseTo(0.0793941401873582, 11);
    expect(found?.low).toBeCloseTo(-3.36548323071171, 9);
    expect(found?.high).toBeCloseTo(0.20548323071171, 9);
  });

  test('has no answer for one value, nor without any spread', () => {
    expect(welch([1], [1, 2])).toBeNull();
    expect(welch([], [])).toBeNull();
    expect(welch([5, 5], [7, 7])).toBeNull();
    expect(welch([1e200, -1e200], [1, 2])).toBeNull();
  });

  test('needs spread in one of them only', () => {
    const found = welch([5, 5, 5], [7, 8, 9, 7]);
    expect(found?.df).toBeCloseTo(3, 12);
    expect(found?.difference).toBeCloseTo(-2.75, 12);
  });

  test('is the same on every scale and in both orders', () => {
    fc.assert(
      fc.property(samples, samples, (a, b) => {
        const [found, turned] = [welch(a, b), welch(b, a)];
        const scaled = welch(
          a.map((x) => x * 1e-170),
          b.map((x) => x * 1e-170),
        );
        if (found === null) return;
        expect(turned?.t).toBeCloseTo(-found.t, 12);
        expect(turned?.pValue).toBeCloseTo(found.pValue, 12);
        // Squares of such small numbers are none.
        if (scaled !== null) expect(scaled.pValue).toBeCloseTo(found.pValue, 9);
        expect(found.low).toBeLessThanOrEqual(found.difference);
        expect(found.high).toBeGreaterThanOrEqual(found.difference);
      }),
      runs(60),
    );
  });

  test('refuses what is not a number, and another confidence', () => {
    expect(errorOf(() => welch([1, 2], [1, Number.NaN])).path).toEqual(['b', 1]);
    expect(codeOf(() => welch([1, 2], [1, 2], 95))).toBe('bad-argument');
  });
});

describe('the test of Mann and Whitney', () => {
  test.each([
    // R's help page of wilcox.test (Hollander and Wolfe 1973, permeability constants), two-sided; SciPy 1.17.1, mannwhitneyu.
    [[0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46], [1.15, 0.88, 0.9, 0.74, 1.21], 35, 0.2544122544122544],
    [[1, 2, 4, 7], [3, 5, 6, 8, 9], 4, 0.19047619047619047],
    // One of twenty orders puts all of the first before all of the second.
    [[1.1, 2.2, 3.3], [4.4, 5.5, 6.6], 0, 2 / 20],
    [[1], [2], 0, 1],
  ])('of %j and %j is exact', (a, b, u, pValue) => {
    const found = mannWhitney(a, b);
    expect(found).toMatchObject({ u, exact: true });
    expect(found?.pValue).toBeCloseTo(pValue, 12);
    expect(found?.share).toBeCloseTo(u / a.length / b.length, 15);
  });

  test('of samples with ties is that of the normal distribution, as R has it', () => {
    // R 4.2.2, wilcox.test(exact = FALSE).
    const found = mannWhitney(sleep.a, sleep.b);
    expect(found).toMatchObject({ u: 25.5, exact: false });
    expect(found?.pValue).toBeCloseTo(0.0693275754336266, 11);
  });

  test('of more than fifty values is that of the normal distribution, near the exact one', () => {
    // SciPy 1.17.1, mannwhitneyu, exact and asymptotic.
    const evens = (count: number, from: number) => Array.from({ length: count }, (_, i) => from + 2 * i);
    const [few, many] = [mannWhitney(evens(20, 0), evens(20, 5)), mannWhitney(evens(26, 0), evens(26, 5))];
    expect(few).toMatchObject({ u: 153, exact: true, pValue: expect.closeTo(0.21096432724812078, 12) });
    expect(many).toMatchObject({ u: 276, exact: false, pValue: expect.closeTo(0.2603673866990439, 12) });
  });

  test('says nothing of nothing, and that equal values do not differ', () => {
    expect(mannWhitney([], [1])).toBeNull();
    expect(mannWhitney([3, 3], [3, 3, 3])).toMatchObject({ u: 3, share: 0.5, pValue: 1 });
    expect(mannWhitney([0], [-0])).toMatchObject({ share: 0.5, pValue: 1 });
  });

  test('counts pairs, in both orders', () => {
    fc.assert(
      fc.property(samples, samples, (a, b) => {
        const found = mannWhitney(a, b);
        const pairs = a.flatMap((x): number[] => b.map((y) => (x > y ? 1 : x === y ? 0.5 : 0)));
        expect(found?.u).toBe(pairs.reduce((sum, one) => sum + one, 0));
        expect(mannWhitney(b, a)?.pValue).toBeCloseTo(found?.pValue ?? -1, 12);
        expect(found?.pValue).toBeGreaterThan(0);
        expect(found?.pValue).toBeLessThanOrEqual(1);
      }),
      runs(100),
    );
  });

  test('takes a million values', { timeout: 30_000 }, () => {
    const values = Array.from({ length: 500_000 }, (_, i) => (i * 7919) % 500_009);
    expect(mannWhitney(values, values)).toMatchObject({ share: 0.5, pValue: 1 });
  });

  test('refuses what is not a number', () => {
    expect(errorOf(() => mannWhitney([Number.NaN], [1])).path).toEqual(['a', 0]);
  });
});

describe('Pearson’s test of a table', () => {
  test('of the hair and eyes of 592 students, as R prints it', () => {
    // R 4.2.2, chisq.test(HairEyeColor summed over sex).
    const found = chiSquareTest([
      [68, 20, 15, 5],
      [119, 84, 54, 29],
      [26, 17, 14, 14],
      [7, 94, 10, 16],
    ]);
    expect(found?.chiSquare).toBeCloseTo(138.289841626008, 9);
    expect(found?.df).toBe(9);
    expect((found?.pValue ?? 0) / 2.32528678709881e-25).toBeCloseTo(1, 9);
    expect(found?.strength).toBeCloseTo(0.279044623342658, 12);
    expect(found?.expected[0]?.[0]).toBeCloseTo(40.1351351351351, 10);
  });

  test('of two by two is the square of the z test', () => {
    const found = chiSquareTest([
      [56, 14],
      [48, 32],
    ]);
    expect(found?.chiSquare).toBeCloseTo(2.65017195125853 ** 2, 10);
    expect(found?.pValue).toBeCloseTo(0.00804508136819656, 12);
  });

  test('leaves out rows and columns of nothing', () => {
    const [small, padded] = [
      chiSquareTest([
        [3, 7],
        [5, 5],
      ]),
      chiSquareTest([[3, 0, 7], [0], [5, 0, 5]]),
    ];
    expect([padded?.chiSquare, padded?.df, padded?.pValue]).toEqual([small?.chiSquare, small?.df, small?.pValue]);
  });

  test('of rows that tell the column is as strong as can be, and of equal ones not at all', () => {
    const told = chiSquareTest([
      [10, 0],
      [0, 20],
    ]);
    expect(told?.strength).toBe(1);
    const equal = chiSquareTest([
      [10, 20],
      [20, 40],
    ]);
    expect([equal?.chiSquare, equal?.pValue, equal?.strength]).toEqual([0, 1, 0]);
  });

  test('of one row, one column or nothing has no answer', () => {
    expect([chiSquareTest([]), chiSquareTest([[]]), chiSquareTest([[1, 2]]), chiSquareTest([[1], [2]])]).toEqual([null, null, null, null]);
  });

  test.each([[-1], [1.5], [Number.NaN]])('with a count of %d is refused', (count) => {
    expect(errorOf(() => chiSquareTest([[1, count]]))).toMatchObject({ code: 'bad-argument', path: ['table', 0, 1] });
  });
});
