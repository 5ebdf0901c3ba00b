// Numbers by chance: the published sequence, the same for the same seed, and spread as they should be.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { random, xoshiro } from '../../src/stat/random.ts';
import { runs } from '../laws/runs.ts';
import { codeOf } from '../query/ask.ts';

const take = <T>(count: number, next: () => T): T[] => Array.from({ length: count }, next);
const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

test('the generator gives the published words of the state 1, 2, 3, 4', () => {
  // The reference implementation of Blackman and Vigna, xoshiro128starstar.c.
  expect(take(10, xoshiro([1, 2, 3, 4]))).toEqual([
    11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
  ]);
});

describe('a source', () => {
  test('gives the same for the same seed, on every machine and for ever', () => {
    const { uniform, normal, integer } = random(7);
    expect([uniform(), uniform(), normal(), normal(), integer(100), integer(100)]).toMatchInlineSnapshot(`
      [
        0.4199263220153189,
        0.3772790120442603,
        0.08351035691105721,
        0.18428426696639796,
        83,
        49,
      ]
    `);
  });

  test('is another for every seed, and keeps no state of others', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.maxSafeInteger(), (a, b) => {
        const [one, other, again] = [random(a), random(b), random(a)];
        const first = take(4, one.uniform);
        if (a !== b) expect(take(4, other.uniform)).not.toEqual(first);
        expect(take(4, again.uniform)).toEqual(first);
      }),
      runs(100),
    );
    // Seeds that differ above 32 bits.
    expect(random(1 + 2 ** 32).uniform()).not.toBe(random(1).uniform());
    expect(random(-1).uniform()).not.toBe(random(1).uniform());
  });

  test('is spread evenly', () => {
    const { uniform, integer } = random(1);
    const values = take(100_000, uniform);
    expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
    expect(meanOf(values)).toBeCloseTo(0.5, 2);
    expect(meanOf(values.map((value) => (value - 0.5) ** 2))).toBeCloseTo(1 / 12, 2);
    const counts = [0, 0, 0, 0, 0, 0];
    for (const die of take(60_000, () => integer(6))) counts[die] = (counts[die] ?? 0) + 1;
    expect(counts).toHaveLength(6);
    // Five standard deviations of 10,000 throws.
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(460);
    expect(take(10, () => integer(1))).toEqual(Array(10).fill(0));
  });

  test('is normal where asked', () => {
    const { normal } = random(2);
    const values = take(100_000, normal);
    expect(meanOf(values)).toBeCloseTo(0, 1);
    expect(meanOf(values.map((value) => value ** 2))).toBeCloseTo(1, 1);
    expect(values.filter((value) => Math.abs(value) > 1.959964).length / values.length).toBeCloseTo(0.05, 2);
    expect(values.every(Number.isFinite)).toBe(true);
  });

  test.each([[1.5], [Number.NaN], [Number.POSITIVE_INFINITY], [2 ** 53], ['1' as never], [undefined as never]])(
    'refuses the seed %s',
    (seed) => {
      expect(codeOf(() => random(seed))).toBe('bad-argument');
    },
  );
});
