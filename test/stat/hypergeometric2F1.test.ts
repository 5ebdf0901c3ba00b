// Gauss's function, held against functions that it contains and values computed with 50 digits (mpmath).
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gaussSeries, hypergeometric2F1 } from '../../src/stat/hypergeometric2F1.ts';
import { runs } from '../laws/runs.ts';

const off = (found: number | null, wanted: number): number => Math.abs((found ?? Number.NaN) / wanted - 1);

describe('Gauss’s function', () => {
  test.each([
    [2.243, 4.426, 4.219, 0.474, 4.574781444616264],
    [0.243, 2.426, 2.219, 0.9, 1.9476311698186013],
    [100.243, 102.426, 102.219, 0.5, 1.7281770733015127e30],
    [1, 1, 2, 0.5, 2 * Math.LN2],
    [0.5, 0.5, 1.5, 0.81, Math.asin(0.9) / 0.9],
    [
      -3,
      2,
      5,
      0.7,
      1 + (-3 * 2 * 0.7) / 5 + ((-3 * -2 * 2 * 3) / (5 * 6) / 2) * 0.49 + ((-3 * -2 * -1 * 2 * 3 * 4) / (5 * 6 * 7) / 6) * 0.343,
    ],
  ])('of %d, %d; %d; %d is %d', (a, b, c, z, wanted) => {
    expect(off(hypergeometric2F1(a, b, c, z), wanted)).toBeLessThan(1e-13);
  });

  test('is 1 at 0', () => {
    expect(hypergeometric2F1(2, 3, 4, 0)).toBe(1);
  });

  test('is a power where b and c are the same', () => {
    const small = fc.double({ min: 0.1, max: 20, noNaN: true });
    fc.assert(
      fc.property(small, small, fc.double({ min: 0, max: 0.99, noNaN: true }), (a, b, z) => {
        expect(off(hypergeometric2F1(a, b, b, z), (1 - z) ** -a)).toBeLessThan(1e-11);
      }),
      runs(100),
    );
  });

  test('is null rather than infinite, or than wrong', () => {
    expect(hypergeometric2F1(2000, 2001, 2002, 0.9)).toBeNull();
    expect(hypergeometric2F1(1, 1, 3, 1 - 1e-9)).toBeNull();
    expect(gaussSeries(2000, 2001, 2, 0.9)).toBeNull();
  });

  test('has its power kept apart where it would be too large', () => {
    // 2F1(a, b; c; z) = (1 − z)^(c − a − b) times the series of the other two.
    const [a, b, c, z] = [2000, 2001, 2002, 0.9];
    expect(gaussSeries(c - a, c - b, c, z)).toBeCloseTo(1 + (2 * 1 * z) / c, 5);
  });
});
