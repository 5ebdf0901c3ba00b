// The two searches for a minimum, on the functions on which searches are tried.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { brentMinimum } from '../../src/stat/brent.ts';
import { nelderMead } from '../../src/stat/nelderMead.ts';
import { runs } from '../laws/runs.ts';

type Place = readonly number[];

describe('the simplex of Nelder and Mead', () => {
  const valley = ([x = 0, y = 0]: Place): number => 100 * (y - x * x) ** 2 + (1 - x) ** 2;
  const powell = ([a = 0, b = 0, c = 0, d = 0]: Place): number =>
    (a + 10 * b) ** 2 + 5 * (c - d) ** 2 + (b - 2 * c) ** 4 + 10 * (a - d) ** 4;

  test('finds the end of Rosenbrock’s valley', () => {
    const found = nelderMead(valley, [-1.2, 1]);
    expect(found?.x[0]).toBeCloseTo(1, 6);
    expect(found?.x[1]).toBeCloseTo(1, 6);
    expect(found).toMatchObject({ converged: true });
  });

  test('finds the flat minimum of Powell’s function', () => {
    expect(nelderMead(powell, [3, -1, 0, 1], { steps: 3000 })?.value).toBeLessThan(1e-12);
  });

  test('finds the middle of a bowl of seventeen dimensions', () => {
    const bowl = (x: Place): number => x.reduce((sum, value, i) => sum + (i + 1) * (value - i) ** 2, 5);
    const found = nelderMead(bowl, Array(17).fill(0), { steps: 20_000 });
    expect(found?.value).toBeCloseTo(5, 8);
    found?.x.forEach((value, i) => {
      expect(value).toBeCloseTo(i, 3);
    });
  });

  test('comes to the same place in the same steps every time', () => {
    expect(nelderMead(valley, [-1.2, 1])).toEqual(nelderMead(valley, [-1.2, 1]));
  });

  test('stays within bounds, which are where the function has no value', () => {
    const tried: number[] = [];
    const found = nelderMead(
      ([x = 0]) => {
        tried.push(x);
        return x < 2 ? Number.NaN : (x - 1) ** 2;
      },
      [5],
    );
    expect(found?.x[0]).toBeCloseTo(2, 4);
    expect(found?.value).toBeGreaterThanOrEqual(1);
    expect(tried.some((x) => x < 2)).toBe(true);
  });

  test('of one dimension, far from the start, and from 0', () => {
    expect(nelderMead(([x = 0]) => (x - 1e6) ** 2, [0])?.x[0]).toBeCloseTo(1e6, 0);
    expect(nelderMead(([x = 0]) => Math.cosh(x - 3), [0], { step: [1] })?.x[0]).toBeCloseTo(3, 4);
  });

  test('says when it ran out of steps', () => {
    const found = nelderMead(valley, [-1.2, 1], { steps: 5 });
    expect(found).toMatchObject({ iterations: 5, converged: false });
    expect(found?.value).toBeLessThan(valley([-1.2, 1]));
  });

  test('finds nothing where there is no value, nor where there is no end', () => {
    expect(nelderMead(() => Number.NaN, [1, 2])).toBeNull();
    expect(nelderMead(() => Number.POSITIVE_INFINITY, [1, 2])).toBeNull();
    expect(nelderMead(([x = 0]) => (x > 10 ? Number.NEGATIVE_INFINITY : -x), [1])).toBeNull();
  });

  test('never ends above where it started', () => {
    const number = fc.double({ min: -50, max: 50, noNaN: true });
    fc.assert(
      fc.property(fc.tuple(number, number, number), fc.tuple(number, number, number), (start, middle) => {
        const bowl = (x: Place): number => x.reduce((sum, value, i) => sum + Math.abs(value - (middle[i] ?? 0)) ** 1.5, 0);
        const found = nelderMead(bowl, start);
        expect(found?.value).toBeLessThanOrEqual(bowl(start));
        expect(found?.value).toBe(bowl(found?.x ?? []));
        expect(found?.value).toBeLessThan(1e-3);
      }),
      runs(50),
    );
  });
});

describe('Brent’s search between two bounds', () => {
  test.each([
    ['a parabola', (x: number) => (x - 2) ** 2, 0, 5, 2],
    ['the cosine', Math.cos, 0, 6, Math.PI],
    ['a line, at its bound', (x: number) => x, 1, 3, 1],
    ['a line, at its other bound', (x: number) => -x, 1, 3, 3],
    ['a corner', (x: number) => Math.abs(x - 1.23456), -10, 10, 1.23456],
    ['a flat floor', (x: number) => (x - 1.5) ** 4, 0, 9, 1.5],
    ['a narrow well', (x: number) => -Math.exp(-((x - 0.3) ** 2) / 1e-4), 0, 1, 0.3],
    ['a half without a value', (x: number) => (x < 1 ? Number.NaN : (x - 1.5) ** 2), 0, 9, 1.5],
  ])('finds the minimum of %s', (_, f, low, high, wanted) => {
    const found = brentMinimum(f, low, high);
    expect(found?.x).toBeCloseTo(wanted, 5);
    expect(found?.value).toBe(f(found?.x ?? Number.NaN));
    expect(found?.converged).toBe(true);
    expect(found?.iterations).toBeLessThan(60);
  });

  test('finds something of a function that is the same everywhere, and nothing of one without values', () => {
    expect(brentMinimum(() => 7, 0, 1)).toMatchObject({ value: 7, converged: true });
    expect(brentMinimum(() => Number.NaN, 0, 1)).toBeNull();
  });

  test('stays within the bounds', () => {
    const bounds = fc.tuple(fc.double({ min: -100, max: 100, noNaN: true }), fc.double({ min: 0.01, max: 50, noNaN: true }));
    fc.assert(
      fc.property(bounds, fc.double({ min: -150, max: 150, noNaN: true }), ([low, width], middle) => {
        const { x = Number.NaN } = brentMinimum((at) => (at - middle) ** 2, low, low + width) ?? {};
        expect(x).toBeGreaterThanOrEqual(low);
        expect(x).toBeLessThanOrEqual(low + width);
        expect(Math.abs(x - Math.min(low + width, Math.max(low, middle)))).toBeLessThan(1e-5);
      }),
      runs(100),
    );
  });
});
