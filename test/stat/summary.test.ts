// The middle and the spread of samples, and what has none.
import { describe, expect, test } from 'vitest';
import { mean, median, medianDeviation, quantile, standardDeviation, variance } from '../../src/stat/summary.ts';
import { codeOf } from '../query/ask.ts';

describe('a sample', () => {
  const orders = [3, 1, 4, 1, 5, 9, 2, 6];

  // R 4.2.2: mean, var, sd, median, mad, quantile of type 7.
  test('has its mean, spread, median and quantiles', () => {
    expect(mean(orders)).toBe(3.875);
    expect(variance(orders)).toBeCloseTo(7.553571428571429, 12);
    expect(standardDeviation(orders)).toBeCloseTo(2.74837614393871, 12);
    expect(median(orders)).toBe(3.5);
    expect(medianDeviation(orders)).toBeCloseTo(2.9652, 12);
    expect([0, 0.1, 0.25, 0.5, 0.75, 1].map((p) => quantile(orders, p))).toEqual([1, 1, 1.75, 3.5, 5.25, 9]);
    expect(quantile(orders, 0.9)).toBeCloseTo(6.9, 12);
  });

  test('is left as it is', () => {
    const frozen = Object.freeze([...orders]);
    expect([mean, variance, standardDeviation, median, medianDeviation].map((of) => of(frozen))).not.toContain(null);
    expect(quantile(frozen, 0.3)).not.toBeNull();
    expect(frozen).toEqual(orders);
  });

  test('keeps its digits far from 0: NIST NumAcc2 moved by ten million', () => {
    const values = [1, ...Array.from({ length: 500 }, () => [0, 2]).flat()].map((value) => 10_000_000 + value);
    expect(mean(values)).toBe(10_000_001);
    expect(variance(values)).toBeCloseTo(1, 12);
  });

  test('of nothing has no answer, nor has the spread of one value', () => {
    expect([mean, variance, standardDeviation, median, medianDeviation].map((of) => of([]))).toEqual([null, null, null, null, null]);
    expect(quantile([], 0.5)).toBeNull();
    expect([mean([42]), median([42]), medianDeviation([42]), quantile([42], 0.9)]).toEqual([42, 42, 0, 42]);
    expect([variance([42]), standardDeviation([42])]).toEqual([null, null]);
  });

  test('too large for numbers has no answer rather than an infinite one', () => {
    expect(mean([1e308, 1e308])).toBeNull();
    expect(variance([1e200, -1e200])).toBeNull();
  });

  test('has no −0, and no quantile beyond its ends', () => {
    expect([mean([-0]), median([-0]), quantile([-0, -0], 0.3), medianDeviation([-0])]).toEqual([0, 0, 0, 0]);
    for (const p of [-0.1, 1.1, Number.NaN, '0.5' as never]) expect(codeOf(() => quantile([1, 2], p))).toBe('bad-argument');
  });

  test.each([[Number.NaN], [Number.POSITIVE_INFINITY], ['1' as never], [null as never]])('with %s in it is refused', (value) => {
    expect(codeOf(() => mean([1, value]))).toBe('bad-argument');
    expect(codeOf(() => quantile([1, value], 0.5))).toBe('bad-argument');
  });
});
