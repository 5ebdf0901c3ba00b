// The normal distribution, held against values computed with 50 digits (mpmath).
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { erfc, normalCdf, normalTwoSided } from '../../src/stat/normal.ts';
import { normalQuantile } from '../../src/stat/normalQuantile.ts';
import { runs } from '../laws/runs.ts';

const off = (found: number, wanted: number): number => Math.abs(found / wanted - 1);

describe('the complementary error function', () => {
  test.each([
    [-3, 1.9999779095030015],
    [-1, 1.842700792949715],
    [0.1, 0.8875370839817152],
    [0.5, 0.4795001221869535],
    [1, 0.15729920705028513],
    [1.5, 0.033894853524689274],
    [2, 0.004677734981047266],
    [3, 2.209049699858544e-5],
    [5, 1.537459794428035e-12],
    [10, 2.088487583762545e-45],
    [26, 5.663192408856143e-296],
  ])('of %d is %d', (x, wanted) => {
    expect(off(erfc(x), wanted)).toBeLessThan(4e-15);
  });

  test('ends at 0 and 2, and is 1 in the middle', () => {
    expect([erfc(0), erfc(30), erfc(Number.POSITIVE_INFINITY), erfc(Number.NEGATIVE_INFINITY)]).toEqual([1, 0, 0, 2]);
  });
});

describe('the probability of being as far from the middle', () => {
  test.each([
    [0, 1],
    [1, 0.3173105078629141],
    [2, 0.04550026389635842],
    [3, 0.002699796063260189],
    [5, 5.733031437583878e-7],
    // The trend of AirPassengers: 1 less a probability would be 0.
    [14.38161, 6.75056925315383e-47],
    [20, 5.5072482372124675e-89],
    [37, 1.1451142445049154e-299],
  ])('%d standard deviations is %d', (z, wanted) => {
    expect(off(normalTwoSided(z), wanted)).toBeLessThan(1e-14);
    expect(normalTwoSided(-z)).toBe(normalTwoSided(z));
    expect(off(normalCdf(-z), wanted / 2)).toBeLessThan(1e-14);
    expect(normalCdf(z)).toBe(1 - normalCdf(-z));
  });

  test('is 0 only where no number is so small', () => {
    expect(normalTwoSided(38)).toBeGreaterThan(0);
    expect([normalTwoSided(40.1), normalTwoSided(1e300), normalTwoSided(Number.POSITIVE_INFINITY)]).toEqual([0, 0, 0]);
  });
});

test('the quantile is the inverse', () => {
  fc.assert(
    fc.property(fc.double({ min: -37, max: 5, noNaN: true }), (z) => {
      expect(Math.abs(normalQuantile(normalCdf(z)) - z)).toBeLessThan(z > 0 ? 1e-9 : 1e-13 * Math.max(1, -z));
    }),
    runs(300),
  );
});

test('no step is left where the series gives way to the fraction', () => {
  const below = normalCdf(-2 + 1e-12);
  const above = normalCdf(-2);
  expect(below).toBeGreaterThan(above);
  expect(below / above - 1).toBeCloseTo(2.373e-12, 13);
});
