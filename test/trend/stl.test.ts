// Series taken apart, where the parts are known; the results of R are in test/data.
import fc from 'fast-check';
import { mstl, stl } from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { filled } from '../../src/trend/filled.ts';
import { loess } from '../../src/trend/loess.ts';
import { strengthOf, strengthWord } from '../../src/trend/strength.ts';
import { runs } from '../laws/runs.ts';
import { codeOf } from '../query/ask.ts';
import { repeated } from './seriesOf.ts';

describe('STL', () => {
  const season = [-3, 0, 4, -1];
  const line = Array.from({ length: 20 }, (_, i) => 10 + 2 * i);

  const expectNear = (found: readonly number[] | undefined, wanted: (i: number) => number, off: number): void => {
    expect(found?.length).toBeGreaterThan(0);
    for (const [i, value] of (found ?? []).entries()) expect(Math.abs(value - wanted(i))).toBeLessThan(off);
  };

  test.each<[string, object]>([
    ['periodic', {}],
    ['with a window', { seasonWindow: 7 }],
    ['robust', { robust: true }],
  ])('finds a level and a season of mean 0: %s', (_, options) => {
    const parts = stl(
      line.map((_value, i) => 10 + (season[i % 4] as number)),
      4,
      options,
    );
    expectNear(parts?.trend, () => 10, 1e-9);
    expectNear(parts?.seasonal, (i) => season[i % 4] as number, 1e-9);
    expect(parts?.weights).toHaveLength(20);
  });

  test('finds a straight line after some turns', () => {
    const parts = stl(
      line.map((value, i) => value + (season[i % 4] as number)),
      4,
      { robust: true },
    );
    expectNear(parts?.trend, (i) => line[i] as number, 1e-6);
    expectNear(parts?.seasonal, (i) => season[i % 4] as number, 1e-6);
  });

  test('its parts add up to the series, and of a periodic season one cycle is like the other', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 9, maxLength: 40 }), fc.boolean(), (values, robust) => {
        const parts = stl(values, 4, { robust });
        values.forEach((value, i) => {
          expect((parts?.trend[i] ?? 0) + (parts?.seasonal[i] ?? 0) + (parts?.remainder[i] ?? 0)).toBeCloseTo(value, 9);
          if (i >= 4) expect(parts?.seasonal[i]).toBe(parts?.seasonal[i - 4]);
        });
        for (const weight of parts?.weights ?? []) expect(weight >= 0 && weight <= 1).toBe(true);
      }),
      runs(),
    );
  });

  test('robust, it leaves an outlier in the remainder', () => {
    const values = line.map((value, i) => value + (season[i % 4] as number) + Math.sin(i * i));
    values[9] = (values[9] as number) + 100;
    const parts = stl(values, 4, { robust: true });
    expect(parts?.remainder[9]).toBeGreaterThan(95);
    expect(parts?.weights[9]).toBe(0);
  });

  test('needs more than two cycles', () => {
    expect(stl(new Array(8).fill(1), 4)).toBeNull();
    expectNear(stl(new Array(9).fill(7), 4)?.seasonal, () => 0, 1e-12);
    expect(mstl(new Array(12).fill(1), [2, 6])).toBeNull();
  });

  test.each<[fault: string, code: string, call: () => unknown]>([
    ['a gap', 'bad-argument', () => stl([1, null, 2] as never, 2)],
    ['a period of one', 'bad-argument', () => stl([1, 2, 3], 1)],
    ['a window of 0', 'bad-argument', () => stl([1, 2, 3, 4, 5], 2, { seasonWindow: 0 })],
    ['a jump between steps', 'bad-argument', () => stl([1, 2, 3, 4, 5], 2, { trendJump: 1.5 })],
    ['an unknown option', 'unknown-option', () => stl([1, 2, 3, 4, 5], 2, { window: 7 } as never)],
    ['periods that do not ascend', 'bad-argument', () => mstl([1, 2, 3], [7, 7])],
    ['no periods', 'bad-argument', () => mstl([1, 2, 3], [])],
  ])('refuses %s', (_, code, call) => {
    expect(codeOf(call)).toBe(code);
  });

  test('takes two cycles of a series apart', () => {
    const [short, long] = [repeated([-1, 1], 60), repeated([0, 3, -3, 5, -5, 0], 60)];
    const parts = mstl(
      short.map((value, i) => 50 + value + (long[i] as number)),
      [2, 6],
    );
    expectNear(parts?.remainder, () => 0, 0.1);
    expectNear(parts?.trend, () => 50, 0.1);
  });
});

describe('loess', () => {
  test('leaves a straight line as it is', () => {
    const line = Float64Array.from({ length: 30 }, (_, i) => 4 - 0.5 * i);
    for (const jump of [1, 3, 7])
      for (const [i, value] of loess(line, { window: 9, degree: 1, jump }, null).entries()) expect(value).toBeCloseTo(line[i] as number, 9);
  });

  test('keeps a value whose neighbours weigh nothing, and a series of one', () => {
    expect([...loess(Float64Array.of(1, 2, 3, 4), { window: 3, degree: 1, jump: 1 }, new Float64Array(4))]).toEqual([1, 2, 3, 4]);
    expect([...loess(Float64Array.of(5), { window: 3, degree: 1, jump: 1 }, null)]).toEqual([5]);
  });
});

describe('gaps', () => {
  test('are filled in straight lines, on what is without its seasons', () => {
    const season = [0, 10, -10];
    const values = Array.from({ length: 21 }, (_, i): number | null => (i === 7 || i === 8 ? null : i + (season[i % 3] as number)));
    const whole = filled([null, ...values, null], [2, ...values.map((_, i) => i % 3), 0]);
    expect(whole?.before).toBe(1);
    expect(whole?.values.map((value) => Math.round(value))).toEqual(values.map((_, i) => i + (season[i % 3] as number)));
    expect(whole?.isFilled.flatMap((is, i) => (is ? [i] : []))).toEqual([7, 8]);
  });

  test('of more than a tenth are not filled', () => {
    expect(filled([1, null, 3, 4, 5, 6, 7, 8, 9], new Array(9).fill(0))).toBeNull();
    expect(filled([null, null], [0, 0])).toBeNull();
  });
});

describe('strength', () => {
  test('is 0 without a part, 1 without a remainder, and 0 where there is neither', () => {
    expect(strengthOf([1, 1, 1], [1, 2, 3])).toBe(0);
    expect(strengthOf([1, 2, 3], [0, 0, 0])).toBe(1);
    expect(strengthOf([2, 2], [0, 0])).toBe(0);
    expect([0.39, 0.4, 0.64].map(strengthWord)).toEqual(['weak', 'moderate', 'strong']);
  });
});
