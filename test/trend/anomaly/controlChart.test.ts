import { controlChart } from 'sales-kpi';
import { expect, test } from 'vitest';
import { codeOf } from '../../query/ask.ts';

test('limits by hand', () => {
  // Neighbours are 2, 4, 4 and 1 apart: 2.75 on average.
  const chart = controlChart([10, 12, 8, 12, 11]);
  expect(chart).toMatchObject({ centre: 10.6, meanRange: 2.75, beyond: [], runs: [] });
  expect(chart?.high[0]).toBeCloseTo(10.6 + 2.66 * 2.75, 12);
  expect(chart?.low[4]).toBeCloseTo(10.6 - 2.66 * 2.75, 12);
  expect(chart?.rangeLimit).toBeCloseTo(3.267 * 2.75, 12);
});

test('limits of a baseline hold for what comes after', () => {
  const chart = controlChart([10, 11, 10, 11, 10, 11, 10, 11, 10, 11, 14, 10], { baseline: 10 });
  expect([chart?.centre, chart?.meanRange, chart?.beyond]).toEqual([10.5, 1, [10]]);
});

test('eight on one side are a run, seven are none, and a gap does not end it', () => {
  const up = [1, -1, 1, -1];
  expect(controlChart([...up, 2, 2, 2, 2, 2, 2, 2, -14])?.runs).toEqual([]);
  expect(controlChart([...up, 2, 2, 2, 2, null, 2, 2, 2, 2, -16])?.runs).toEqual([[4, 12]]);
});

test('a value at the centre ends a run', () => {
  expect(controlChart([1, 1, 1, 1, 0, 1, 1, 1, 1, -8])?.runs).toEqual([]);
});

test('of values that are the same, nothing is beyond', () => {
  expect(controlChart([3, 3, 3, 3])).toMatchObject({ centre: 3, meanRange: 0, beyond: [], runs: [] });
  expect(controlChart([0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1])?.runs).toEqual([]);
});

test('no neighbours, no chart; other arguments are refused', () => {
  expect([controlChart([]), controlChart([1]), controlChart([1, null, 2, null])]).toEqual([null, null, null]);
  expect(controlChart([1e308, -1e308, 1e308])).toBeNull();
  expect(codeOf(() => controlChart([1, Number.NaN]))).toBe('bad-argument');
  expect(codeOf(() => controlChart([1, 2], { baseline: 1 }))).toBe('bad-argument');
  expect(codeOf(() => controlChart([1, 2], { base: 2 } as never))).toBe('unknown-option');
});
