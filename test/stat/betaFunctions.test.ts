// The beta function, its incomplete integral and the inverse, held against values computed with 50 digits (mpmath).
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { betaQuantile, betaQuantileOdds, incompleteBeta, logBeta } from '../../src/stat/betaFunctions.ts';
import { runs } from '../laws/runs.ts';

const off = (found: number, wanted: number): number => Math.abs(found / wanted - 1);

test.each([
  [0.5, 0.5, 1.1447298858494002],
  [2, 3, -2.484906649788],
  [20_000, 980_001, -98043.15618216034],
  [1e8, 3e5, -2043197.833100307],
  [0.001, 2, 6.906755778649053],
])('the logarithm of B(%d, %d) is %d', (a, b, wanted) => {
  expect(off(logBeta(a, b), wanted)).toBeLessThan(1e-14);
  expect(off(logBeta(b, a), wanted)).toBeLessThan(1e-14);
});

describe('the share of a beta variable', () => {
  test.each([
    [0.3, 2, 3, 0.3483, 0.6517],
    [0.001, 0.5, 20, 0.1575838139836385, 0.8424161860163615],
    [0.5, 500, 520, 0.7345065771511532, 0.2654934228488468],
    // A conversion of two percent of a million: nothing is lost.
    [0.0193, 20_000, 980_001, 2.141698536864517e-7, 0.9999997858301463],
    [0.0209, 20_000, 980_001, 0.999999999884333, 1.1566704546698689e-10],
  ])('below %d, of shapes %d and %d', (x, a, b, below, above) => {
    expect(off(incompleteBeta(x, a, b), below)).toBeLessThan(1e-12);
    // 1 − x is rounded, and where a and b are large that counts.
    expect(off(incompleteBeta(1 - x, b, a), above)).toBeLessThan(1e-9);
  });

  test('ends at 0 and 1', () => {
    expect([0, -1, 1, 2].map((x) => incompleteBeta(x, 2, 3))).toEqual([0, 0, 1, 1]);
  });

  test('is a power where one shape is 1', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }), fc.double({ min: 0.1, max: 300, noNaN: true }), (x, a) => {
        const wanted = x ** a;
        if (wanted > 1e-300) expect(off(incompleteBeta(x, a, 1), wanted)).toBeLessThan(1e-11);
      }),
      runs(200),
    );
  });
});

describe('the quantile', () => {
  const shape = fc.constantFrom(0.5, 1, 2.5, 10, 300, 1e5);

  test('is the inverse', () => {
    fc.assert(
      fc.property(shape, shape, fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true }), (a, b, p) => {
        const x = betaQuantile(p, a, b);
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(1);
        // Where x is as good as 1, the share below it is that of its rounding.
        if (x < 1 - 1e-9) expect(off(incompleteBeta(x, a, b), p)).toBeLessThan(1e-8);
      }),
      runs(300),
    );
  });

  test('has the odds of its mirror image', () => {
    fc.assert(
      fc.property(shape, shape, fc.integer({ min: 1, max: 1023 }), (a, b, of1024) => {
        const p = of1024 / 1024;
        const odds = betaQuantileOdds(p, a, b);
        expect(Math.abs(odds + betaQuantileOdds(1 - p, b, a))).toBeLessThan(1e-11 * Math.max(1, Math.abs(odds)));
      }),
      runs(200),
    );
  });

  test('is a root where one shape is 1, to the end of numbers', () => {
    for (const p of [1e-300, 1e-20, 0.01, 0.5, 0.99]) expect(off(betaQuantile(p, 4, 1), p ** 0.25)).toBeLessThan(1e-13);
  });
});
