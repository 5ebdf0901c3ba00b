// The distributions of tests, held against printed tables and values computed with 50 digits (mpmath), and against each other.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  binomialAtLeast,
  binomialAtMost,
  chiSquareCdf,
  chiSquareQuantile,
  chiSquareUpper,
  fUpper,
  poissonAtLeast,
  poissonAtMost,
  studentCdf,
  studentQuantile,
  studentTwoSided,
} from '../../src/stat/distributions.ts';
import { normalTwoSided } from '../../src/stat/normal.ts';
import { runs } from '../laws/runs.ts';

const off = (found: number, wanted: number): number => Math.abs(found / wanted - 1);

describe('Student’s t', () => {
  // Printed in every table; more digits from R 4.2.2, qt.
  test.each([
    [0.975, 1, 12.7062047361747],
    [0.975, 2, 4.30265272974946],
    [0.975, 10, 2.22813885196274],
    [0.975, 30, 2.0422724563012],
    [0.995, 10, 3.16927267261695],
    [0.025, 4.5, -2.6589123472044],
    [0.5, 7, 0],
  ])('stays below with probability %d at %d degrees of freedom: %d', (p, df, wanted) => {
    expect(studentQuantile(p, df)).toBeCloseTo(wanted, 10);
    expect(studentCdf(wanted, df)).toBeCloseTo(p, 11);
  });

  test('of one degree of freedom is Cauchy’s, to the end of numbers', () => {
    for (const t of [1e-9, 0.5, 1, 7, 1e5, 1e150, 1e300]) {
      expect(off(studentTwoSided(t, 1), (2 / Math.PI) * Math.atan(1 / t))).toBeLessThan(1e-12);
    }
    expect(off(studentQuantile(1e-300, 1), -1e300 / Math.PI)).toBeLessThan(1e-12);
  });

  test('without end has no tail', () => {
    expect([studentTwoSided(Number.POSITIVE_INFINITY, 5), studentCdf(Number.NEGATIVE_INFINITY, 5), studentTwoSided(0, 5)]).toEqual([
      0, 0, 1,
    ]);
    expect([fUpper(Number.POSITIVE_INFINITY, 2, 5), chiSquareUpper(Number.POSITIVE_INFINITY, 3)]).toEqual([0, 0]);
  });

  test('of many degrees of freedom is the normal distribution', () => {
    for (const t of [0.1, 1, 2.5, 6]) expect(off(studentTwoSided(t, 1e9), normalTwoSided(t))).toBeLessThan(1e-6);
  });

  test('is the same on both sides, and its quantile is the inverse', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-10, max: 1 - 1e-10, noNaN: true }), fc.double({ min: 0.5, max: 1e4, noNaN: true }), (p, df) => {
        const t = studentQuantile(p, df);
        expect(off(studentCdf(t, df), p)).toBeLessThan(1e-9);
        expect(studentTwoSided(t, df)).toBe(studentTwoSided(-t, df));
      }),
      runs(200),
    );
  });
});

describe('chi-square', () => {
  test.each([
    [0.95, 1, 3.841458820694126],
    [0.95, 10, 18.307038053275146],
    [0.05, 10, 3.94029913611906],
    [0.001, 0.5, 1.349939578623075e-12],
  ])('stays below with probability %d at %d degrees of freedom: %d', (p, df, wanted) => {
    expect(off(chiSquareQuantile(p, df), wanted)).toBeLessThan(1e-13);
    expect(off(chiSquareCdf(wanted, df), p)).toBeLessThan(1e-13);
    expect(off(chiSquareUpper(wanted, df), 1 - p)).toBeLessThan(1e-13);
  });

  test('of one degree of freedom is the square of a normal variable', () => {
    for (const z of [0.01, 1, 3, 14.38161, 30]) expect(off(chiSquareUpper(z * z, 1), normalTwoSided(z))).toBeLessThan(1e-12);
  });
});

describe('F', () => {
  test('with one degree of freedom above is the square of Student’s t', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 100, noNaN: true }), fc.integer({ min: 1, max: 500 }), (t, df) => {
        const wanted = studentTwoSided(t, df);
        if (wanted > 1e-300) expect(off(fUpper(t * t, 1, df), wanted)).toBeLessThan(1e-11);
      }),
      runs(100),
    );
  });

  test('turned over is the other tail', () => {
    expect(fUpper(2.5, 4, 9) + fUpper(1 / 2.5, 9, 4)).toBeCloseTo(1, 14);
    expect([fUpper(0, 3, 5), fUpper(-1, 3, 5)]).toEqual([1, 1]);
    // The 5 % point of every table.
    expect(fUpper(4.964602743730711, 1, 10)).toBeCloseTo(0.05, 12);
  });
});

describe('hits in trials', () => {
  /** Adds up the probabilities, each from the one before. */
  function atMost(k: number, n: number, p: number): number {
    let [term, sum] = [(1 - p) ** n, 0];
    for (let i = 0; i <= k; i++) {
      sum += term;
      term *= ((n - i) / (i + 1)) * (p / (1 - p));
    }
    return sum;
  }

  test('are those of adding up', () => {
    const cases = fc
      .integer({ min: 1, max: 60 })
      .chain((n) => fc.tuple(fc.nat(n), fc.constant(n), fc.double({ min: 0.01, max: 0.99, noNaN: true })));
    fc.assert(
      fc.property(cases, ([k, n, p]) => {
        expect(binomialAtMost(k, n, p)).toBeCloseTo(atMost(k, n, p), 11);
        expect(binomialAtLeast(k, n, p)).toBeCloseTo(k === 0 ? 1 : 1 - atMost(k - 1, n, p), 11);
      }),
      runs(100),
    );
  });

  test('of a million trials have their tail', () => {
    expect(off(binomialAtLeast(20_400, 1_000_000, 0.02), 0.002217218957535107)).toBeLessThan(1e-12);
  });

  test('of none and of all', () => {
    expect([binomialAtMost(5, 5, 0.3), binomialAtLeast(0, 5, 0.3)]).toEqual([1, 1]);
    expect(off(binomialAtMost(0, 5, 0.3), 0.7 ** 5)).toBeLessThan(1e-14);
    expect(off(binomialAtLeast(5, 5, 0.3), 0.3 ** 5)).toBeLessThan(1e-14);
  });
});

test('events where 3.4 are expected', () => {
  expect(off(poissonAtMost(3, 3.4), 0.5583570552828955)).toBeLessThan(1e-14);
  expect(poissonAtLeast(4, 3.4)).toBeCloseTo(1 - 0.5583570552828955, 14);
  expect([poissonAtLeast(0, 3.4), poissonAtMost(0, 0)]).toEqual([1, 1]);
  expect(off(poissonAtMost(0, 3.4), Math.exp(-3.4))).toBeLessThan(1e-14);
});
