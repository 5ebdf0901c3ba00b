// How much few have of a total: published figures, what can be counted by hand, and what must hold of any parts.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { concentration, topShare } from '../../src/stat/concentration.ts';
import { runs } from '../laws/runs.ts';
import { codeOf } from '../query/ask.ts';

describe('the concentration of a total', () => {
  test('of the example of R’s package ineq', () => {
    const incomes = [541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11904, 22261];
    const found = concentration(incomes);
    expect(found?.gini).toBeCloseTo(0.4620911, 7);
    expect(found?.giniOfPopulation).toBeCloseTo((0.46209113026762383 * 10) / 9, 12);
    expect(found?.hhi).toBeCloseTo(0.18408123091548528, 12);
    expect(topShare(incomes, 1)).toBeCloseTo(22261 / 66586, 12);
    expect(topShare(incomes, 4)).toBeCloseTo((22261 + 11904 + 8304 + 6392) / 66586, 12);
  });

  test.each([
    ['equal parts', [10, 10, 10, 10], { gini: 0, giniOfPopulation: 0, hhi: 0.25, normalizedHhi: 0, effectiveNumber: 4 }],
    ['one that has all', [0, 0, 0, 0, 100], { gini: 0.8, giniOfPopulation: 1, hhi: 1, normalizedHhi: 1, effectiveNumber: 1 }],
    ['one part alone', [7], { gini: 0, giniOfPopulation: null, hhi: 1, normalizedHhi: null, effectiveNumber: 1 }],
    ['one to three', [1, 3], { gini: 0.25, giniOfPopulation: 0.5, hhi: 0.625, normalizedHhi: 0.25, effectiveNumber: 1.6 }],
  ])('of %s', (_, values, wanted) => {
    expect(concentration(values)).toEqual(wanted);
  });

  test.each([[[]], [[0, 0, 0]], [[5, -1, 3]], [[-1]], [[1e308, 1e308]]])('of %j is none', (values) => {
    expect(concentration(values)).toBeNull();
    expect(topShare(values, 1)).toBeNull();
  });

  const parts = fc.array(fc.oneof(fc.nat(1000), fc.double({ min: 0, max: 1e9, noNaN: true })), { minLength: 1, maxLength: 50 });

  test('stays within its bounds, and is the same in every order and on every scale', () => {
    fc.assert(
      fc.property(parts, (values) => {
        const found = concentration(values);
        if (found === null) {
          expect(values.every((value) => value === 0)).toBe(true);
          return;
        }
        const n = values.length;
        expect(found.gini >= 0 && found.gini <= (n - 1) / n + 1e-12).toBe(true);
        expect(found.hhi >= 1 / n - 1e-12 && found.hhi <= 1 + 1e-12).toBe(true);
        expect(found.effectiveNumber).toBeLessThanOrEqual(n + 1e-9);
        expect(concentration([...values].reverse())).toEqual(found);
        expect(concentration(values.map((value) => value * 4))).toEqual(found);
      }),
      runs(100),
    );
  });

  test('has a Gini of the mean difference of all pairs', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(100), { minLength: 2, maxLength: 20 }), (values) => {
        const total = values.reduce((sum, value) => sum + value, 0);
        const differences = values.flatMap((a) => values.map((b) => Math.abs(a - b))).reduce((sum, value) => sum + value, 0);
        const found = concentration(values);
        if (total === 0) expect(found).toBeNull();
        else expect(found?.gini).toBeCloseTo(differences / (2 * values.length * total), 10);
      }),
      runs(100),
    );
  });

  test('has the share of none, of more than there are, and of some', () => {
    expect([0, 1, 2, 3, 9].map((count) => topShare([1, 6, 3], count))).toEqual([0, 0.6, 0.9, 1, 1]);
  });

  test('leaves the values as they are', () => {
    const values = Object.freeze([3, 1, 2]);
    expect(concentration(values)).not.toBeNull();
    expect(values).toEqual([3, 1, 2]);
  });

  test('refuses what is not a number', () => {
    expect(codeOf(() => concentration([1, Number.NaN]))).toBe('bad-argument');
    expect(codeOf(() => concentration([1, null as never]))).toBe('bad-argument');
    expect(codeOf(() => topShare([1], 0.5))).toBe('bad-argument');
    expect(codeOf(() => topShare([1], -1))).toBe('bad-argument');
  });
});
