// The gamma function and its incomplete integral, held against values computed with 50 digits (mpmath).
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gammaAbove, gammaBelow, gammaQuantile, logExcess, logGamma } from '../../src/stat/gammaFunctions.ts';
import { runs } from '../laws/runs.ts';

const off = (found: number, wanted: number): number => (wanted === 0 ? Math.abs(found) : Math.abs(found / wanted - 1));

describe('the logarithm of the gamma function', () => {
  test.each([
    [1e-5, 11.512919692895826],
    [0.1, 2.252712651734206],
    [0.5, 0.5723649429247001],
    [1.5, -0.12078223763524522],
    [3.7, 1.4280723266653879],
    [25.5, 56.389167643719944],
    [1e6, 12815504.569147613],
    [1e9, 19723265827.503716],
  ])('of %d is %d', (x, wanted) => {
    expect(off(logGamma(x), wanted)).toBeLessThan(4e-15);
  });

  test('is that of factorials', () => {
    let factorial = 1;
    for (let n = 1; n <= 20; n++) {
      factorial *= n;
      expect(Math.abs(logGamma(n + 1) - Math.log(factorial))).toBeLessThan(1e-14 * Math.max(1, Math.log(factorial)));
    }
  });
});

test('ln(1 + u) − u keeps its digits where u is small', () => {
  expect(off(logExcess(1e-9), -0.5e-18 + 1e-27 / 3)).toBeLessThan(1e-15);
  expect(off(logExcess(-1e-9), -0.5e-18 - 1e-27 / 3)).toBeLessThan(1e-15);
  expect(off(logExcess(0.399), Math.log1p(0.399) - 0.399)).toBeLessThan(1e-14);
  expect([logExcess(0), logExcess(1)]).toEqual([0, Math.LN2 - 1]);
});

describe('the shares of a gamma variable', () => {
  test.each([
    [0.5, 0.1, 0.34527915398142295, 0.654720846018577],
    [0.5, 40, 1, 3.744097384202899e-19],
    [3, 2.5, 0.45618688411667047, 0.5438131158833295],
    [100, 60, 1.4815276326460468e-6, 0.9999985184723673],
    [100, 150, 0.9999940754596646, 5.924540335483916e-6],
    [10_000, 9500, 1.862454651795155e-7, 0.9999998137545348],
    [10_000, 10_400, 0.999961119829426, 3.88801705739882e-5],
  ])('of shape %d at %d', (a, x, below, above) => {
    expect(off(gammaBelow(a, x), below)).toBeLessThan(1e-13);
    expect(off(gammaAbove(a, x), above)).toBeLessThan(1e-13);
  });

  test('end at 0 and 1', () => {
    expect([gammaBelow(2, 0), gammaAbove(2, 0), gammaBelow(2, -1), gammaAbove(2, -1)]).toEqual([0, 1, 0, 1]);
    expect([gammaBelow(2, 1e5), gammaAbove(2, 1e5)]).toEqual([1, 0]);
    expect([gammaBelow(2, Number.POSITIVE_INFINITY), gammaAbove(2, Number.POSITIVE_INFINITY)]).toEqual([1, 0]);
  });

  test('of shape 1 are those of the exponential distribution', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 600, noNaN: true }), (x) => {
        expect(off(gammaAbove(1, x), Math.exp(-x))).toBeLessThan(1e-13);
        expect(off(gammaBelow(1, x), -Math.expm1(-x))).toBeLessThan(1e-13);
      }),
      runs(100),
    );
  });

  const shapes = fc.constantFrom(0.5, 1, 1.5, 2, 7.5, 40, 1000, 1e6);

  test('the quantile is the inverse, at both ends', () => {
    fc.assert(
      fc.property(shapes, fc.double({ min: 1e-12, max: 0.5, noNaN: true }), (a, p) => {
        expect(off(gammaBelow(a, gammaQuantile(p, a)), p)).toBeLessThan(1e-9);
        expect(off(gammaAbove(a, gammaQuantile(1 - p, a)), 1 - (1 - p))).toBeLessThan(1e-9);
      }),
      runs(200),
    );
  });

  test('the quantile is that of the exponential distribution, to the end of numbers', () => {
    for (const p of [1e-300, 1e-20, 1e-5, 0.3, 0.5, 0.7, 0.99999]) expect(off(gammaQuantile(p, 1), -Math.log1p(-p))).toBeLessThan(1e-13);
    expect(gammaQuantile(1e-300, 0.05)).toBe(0);
  });
});
