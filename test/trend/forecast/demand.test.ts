import { forecastErrors, intermittentDemand } from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { ratioAhead } from '../../../src/trend/forecast/ratio.ts';
import { rollingSkill } from '../../../src/trend/forecast/skill.ts';
import { codeOf } from '../../query/ask.ts';
import { repeated } from '../seriesOf.ts';

describe('intermittent demand', () => {
  test('by hand: sizes 2, 4 and 4 come after 1, 2 and 2 periods', () => {
    // Size 2 → 2.2 → 2.38, interval 1 → 1.1 → 1.19; × 0.95.
    expect(intermittentDemand([2, 0, 4, 0, 4]).forecast).toBeCloseTo((2.38 / 1.19) * 0.95, 12);
    expect(intermittentDemand([2, 0, 4, 0, 4])).toMatchObject({ interval: 5 / 3, emptyShare: 0.4, class: 'intermittent', method: 'sba' });
  });

  test.each([
    [[5, 6, 5, 6], 'smooth'],
    [[1, 30, 2, 9], 'erratic'],
    [[5, 0, 6, 0, 0, 5], 'intermittent'],
    [[1, 0, 30, 0, 0, 2], 'lumpy'],
  ])('%j is %s', (values, name) => {
    expect(intermittentDemand(values).class).toBe(name);
  });

  test.each([
    [[], null, 0],
    [[0, 0, 0], null, 0],
    [[0, 3, 0], 3, null],
  ] as const)('of %j is a small sample', (values, interval, forecast) => {
    expect(intermittentDemand(values)).toMatchObject({ reason: 'small-sample', class: null, interval, forecast, method: null });
  });

  test('that stops for twice as long as usual falls', () => {
    const stopped = (empty: number) => intermittentDemand([...repeated([3, 0], 10), ...repeated([0], empty)]);
    expect(stopped(2).method).toBe('sba');
    expect(stopped(9).method).toBe('tsb');
    expect(stopped(20).forecast).toBeLessThan(stopped(9).forecast as number);
  });

  test.each([
    [() => intermittentDemand([1, -1, 2])],
    [() => intermittentDemand([1, Number.NaN])],
    [() => intermittentDemand([1, 2], { sizeWeight: 2 })],
    [() => intermittentDemand([1, 2], { method: 'croston' as 'sba' })],
  ])('refuses what is no demand', (call) => {
    expect(codeOf(call)).toBe('bad-argument');
  });
});

describe('errors of forecasts', () => {
  test('of nothing are none', () => {
    expect(new Set(Object.values(forecastErrors({ actual: [], forecast: [] })))).toEqual(new Set([null]));
  });

  test('of zeros have no shares, and a history that never changed no scale', () => {
    const errors = forecastErrors({ actual: [0, 0], forecast: [0, 1], history: [4, 4, 4] });
    expect(errors).toMatchObject({
      meanAbsoluteError: 0.5,
      meanAbsoluteShare: null,
      weightedShare: null,
      scaledError: null,
      symmetricShare: 1,
    });
  });

  test('refuse lists of different lengths, and values that are no numbers', () => {
    expect(codeOf(() => forecastErrors({ actual: [1], forecast: [1, 2] }))).toBe('bad-argument');
    expect(codeOf(() => forecastErrors({ actual: [1], forecast: [Number.NaN] }))).toBe('bad-argument');
    expect(codeOf(() => forecastErrors({ actual: [1], forecast: [1], low: [1, 2], high: [2] }))).toBe('bad-argument');
    expect(codeOf(() => forecastErrors({ actual: [1], forecast: [1], level: 1 }))).toBe('bad-argument');
    expect(codeOf(() => forecastErrors({ actual: [1], forecast: [1], series: [1] } as never))).toBe('unknown-option');
  });
});

describe('skill', () => {
  test('counts the places from which it was farther off', () => {
    const y = repeated([10, 12], 20);
    const skill = rollingSkill(y, 2, 2, 4, () => [0, 0]);
    expect(skill).toMatchObject({ origins: 4, horizon: 2, lost: 4, isBetter: false, scaledError: null });
    const right = rollingSkill(y, 1, 2, 4, (end, steps) => y.slice(end, end + steps));
    expect(right).toMatchObject({ lost: 0, isBetter: true, scaledError: 0 });
    expect(right?.naiveScaledError).toBeGreaterThan(0.4);
  });

  test('needs eight values, half of all and two seasons before the first place', () => {
    expect(rollingSkill(repeated([1, 2], 11), 1, 1, 4, () => [1])).toBeNull();
    expect(rollingSkill(repeated([1, 2], 12), 1, 1, 4, () => [1])?.horizon).toBe(1);
    expect(rollingSkill(repeated([1, 2], 30), 12, 12, 4, () => [1])).toBeNull();
  });
});

describe('a rate by its parts', () => {
  test('that never changed stays, with no width', () => {
    const found = ratioAhead({ above: [1, 5, 2, 40, 3], below: [10, 50, 20, 400, 30] }, 3);
    for (const mean of found?.mean ?? []) expect(mean).toBeCloseTo(0.1, 12);
    for (const deviation of found?.deviation ?? []) expect(deviation).toBeCloseTo(0, 12);
  });

  test('that rises a tenth a period goes on by half of that', () => {
    const below = repeated([10], 12);
    const found = ratioAhead({ above: below.map((weight, t) => weight * (1 + t / 10)), below }, 2);
    expect((found?.mean[1] as number) - (found?.mean[0] as number)).toBeCloseTo(0.05, 9);
    expect(found?.mean[0]).toBeGreaterThan(2.05);
  });

  test('of nothing to divide by is none', () => {
    expect(ratioAhead({ above: [0, 0], below: [0, 0] }, 2)).toBeNull();
    expect(ratioAhead({ above: [1, 2, 0], below: [4, 8, 0] }, 1)?.mean[0]).toBeCloseTo(0.25, 12);
  });
});
