// What holds for every series: what is done to the values is done to the answer, nothing is ever NaN, and chance is seldom taken for more.
import fc from 'fast-check';
import { changePoints, mannKendall, type PointSeries, seasonality, senSlope, trend, type Values } from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { random } from '../../src/stat/random.ts';
import { runs } from '../laws/runs.ts';
import { numbersIn, repeated, seriesOf } from './seriesOf.ts';

const whole = fc.integer({ min: -1000, max: 1000 });
const gappy = fc.array(fc.option(whole, { freq: 8 }), { maxLength: 50 });
/** A level, a slope, a step and chance, so that there is something to find. */
const courses = fc
  .record({
    level: whole,
    slope: fc.integer({ min: -9, max: 9 }),
    step: fc.integer({ min: -200, max: 200 }),
    chance: fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 24, maxLength: 40 }),
  })
  .map(({ level, slope, step, chance }) => chance.map((off, i) => level + slope * i + (i >= 14 ? step : 0) + off));
const most = (atLeast: number, limit: number) => ({ numRuns: Math.min(runs(atLeast).numRuns, limit) });
const lawful = most(100, 2000);
const negated = (value: number): number => -value + 0;

describe('what is done to the values', () => {
  test('a shift moves levels, and neither slope nor probability', () => {
    fc.assert(
      fc.property(courses, fc.integer({ min: -5000, max: 5000 }), (values, shift) => {
        const [plain, moved] = [senSlope(values), senSlope(values.map((value) => value + shift))];
        expect(moved?.slope).toBeCloseTo(plain?.slope ?? Number.NaN, 9);
        expect([moved?.low, moved?.high].map((end) => end?.toFixed(8))).toEqual([plain?.low, plain?.high].map((end) => end?.toFixed(8)));
        expect((moved?.intercept ?? 0) - (plain?.intercept ?? 0)).toBeCloseTo(shift, 6);
        const [test, same] = [mannKendall(values), mannKendall(values.map((value) => value + shift))];
        expect([same?.s, same?.variance]).toEqual([test?.s, test?.variance]);
        expect(same?.pValue).toBeCloseTo(test?.pValue ?? Number.NaN, 9);
      }),
      lawful,
    );
  });

  test('a scale is that of slopes and steps, exactly by powers of two', () => {
    fc.assert(
      fc.property(courses, fc.integer({ min: -900, max: 900 }), (values, power) => {
        const factor = 2 ** power;
        const [plain, scaled] = [trend(seriesOf(values)), trend(seriesOf(values.map((value) => value * factor)))];
        expect([scaled.verdict, scaled.shape, scaled.significance]).toEqual([plain.verdict, plain.shape, plain.significance]);
        expect(scaled.slope?.perPeriod).toBe((plain.slope?.perPeriod ?? Number.NaN) * factor);
        expect(scaled.slope?.relativePerYear).toBe(plain.slope?.relativePerYear);
        expect(scaled.changePoints.map(({ period, change }) => [period, change])).toEqual(
          plain.changePoints.map(({ period, change }) => [period, change * factor]),
        );
      }),
      lawful,
    );
  });

  test('a mirror changes signs, and nothing else', () => {
    fc.assert(
      fc.property(courses, (values) => {
        const [plain, mirrored] = [senSlope(values), senSlope(values.map(negated))];
        expect([mirrored?.slope, mirrored?.low, mirrored?.high].map((end) => end?.toFixed(9))).toEqual(
          [plain?.slope, plain?.high, plain?.low].map((end) => negated(end ?? Number.NaN).toFixed(9)),
        );
        const [test, other] = [mannKendall(values), mannKendall(values.map(negated))];
        expect(other?.s).toBe(negated(test?.s ?? Number.NaN));
        expect(other?.pValue).toBeCloseTo(test?.pValue ?? Number.NaN, 9);
      }),
      lawful,
    );
  });

  test('read backwards, a rise is a fall as sure, with the step at the same place', () => {
    fc.assert(
      fc.property(courses, (values) => {
        const back = [...values].reverse();
        const [test, other] = [mannKendall(values), mannKendall(back)];
        expect([other?.s, other?.variance]).toEqual([negated(test?.s ?? Number.NaN), test?.variance]);
        expect(other?.pValue).toBeCloseTo(test?.pValue ?? Number.NaN, 9);
        expect(senSlope(back)?.slope).toBeCloseTo(negated(senSlope(values)?.slope ?? Number.NaN), 9);
        const [ahead, behind] = [changePoints(seriesOf(values, 'year')), changePoints(seriesOf(back, 'year'))];
        // Of two places that leave as little, the first is taken: then only the levels change places.
        expect(behind.shape).toBe(ahead.shape);
        expect(behind.outliers).toHaveLength(ahead.outliers.length);
      }),
      lawful,
    );
  });

  test('the order in which points are given does not matter', () => {
    fc.assert(
      fc.property(gappy, fc.integer(), (values, seed) => {
        const series = seriesOf(values);
        const chance = random(seed);
        const points = [...series.points].map((point) => ({ point, at: chance.uniform() })).sort((a, b) => a.at - b.at);
        expect(trend({ ...series, points: points.map(({ point }) => point) })).toEqual(trend(series));
      }),
      lawful,
    );
  });

  test('a value is either in its period or missing: gaps given and gaps left out are alike', () => {
    fc.assert(
      fc.property(
        gappy.filter((values) => values.length > 0 && values[0] !== null && values.at(-1) !== null),
        (values) => {
          const series = seriesOf(values);
          expect(trend({ ...series, points: series.points.filter(({ value }) => value !== null) })).toEqual(trend(series));
        },
      ),
      lawful,
    );
  });
});

describe('whatever the values', () => {
  const reports = (input: PointSeries): object[] => [trend(input), seasonality(input), changePoints(input)];
  const expectSound = (values: Values): void => {
    for (const grain of ['month', 'day', 'quarter', 'year'] as const)
      for (const report of reports(seriesOf(values, grain)))
        for (const number of numbersIn(report)) {
          expect(Number.isFinite(number)).toBe(true);
          expect(Object.is(number, -0)).toBe(false);
        }
  };

  test.each<[what: string, values: Values]>([
    ['nothing', []],
    ['gaps alone', [null, null, null]],
    ['one value', [3]],
    ['two values', [3, -3]],
    ['equal values', new Array(40).fill(0.1)],
    ['zeros', new Array(40).fill(0)],
    ['zeros of both signs', repeated([0, -0], 40)],
    ['ties', repeated([1, 1, 2], 40)],
    ['a season without chance', repeated([5, 9, 1, 7, 0, 3, 3, 8, 2, 6, 4, 12], 48)],
    ['a season of negative values', repeated([-5, -9, -1, -7], 30)],
    ['a line', Array.from({ length: 40 }, (_, i) => 0.1 * i)],
    ['a line that multiplies', Array.from({ length: 40 }, (_, i) => 1.5 ** i)],
    ['a step without chance', [...new Array(20).fill(0.1), ...new Array(20).fill(0.3)]],
    ['one spike', [...new Array(20).fill(0), 1e12, ...new Array(20).fill(0)]],
    ['the largest numbers', repeated([Number.MAX_VALUE, -Number.MAX_VALUE], 40)],
    ['large numbers that rise', Array.from({ length: 40 }, (_, i) => i * 4e306)],
    ['the smallest numbers', repeated([Number.MIN_VALUE, 0, 3 * Number.MIN_VALUE], 40)],
    ['all sizes at once', Array.from({ length: 40 }, (_, i) => 10 ** ((i * 37) % 300))],
    ['many gaps', Array.from({ length: 60 }, (_, i) => (i % 3 === 0 ? i : null))],
    ['a gap in every cycle', Array.from({ length: 60 }, (_, i) => (i % 12 === 5 ? null : i % 12))],
  ])('no number is NaN, infinite or −0: %s', (_, values) => {
    expectSound(values);
  });

  test('no number is NaN, infinite or −0: by chance', () => {
    const anything = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer({ min: -3, max: 3 }), fc.constant(null));
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 45 }), (values) => expectSound(values)),
      most(60, 1000),
    );
  });
});

describe('chance', () => {
  /** Values that hang on those before: each is `share` of the last one, and chance. */
  const alike = (chance: ReturnType<typeof random>, count: number, share: number): number[] => {
    let last = chance.normal();
    return Array.from({ length: count }, () => {
      last = share * last + Math.sqrt(1 - share * share) * chance.normal();
      return 100 + 10 * last;
    });
  };
  const { numRuns } = most(900, 6000);
  const shareOf = (seed: number, count: number, share: number, isAlarm: (values: number[]) => boolean): number => {
    const chance = random(seed);
    let alarms = 0;
    for (let i = 0; i < numRuns; i++) if (isAlarm(alike(chance, count, share))) alarms++;
    return alarms / numRuns;
  };
  const isTrend = (values: number[]): boolean => ['rising', 'falling'].includes(trend(seriesOf(values)).verdict);

  // Stated: 5 % where neighbours are not alike, or by 0.3; 7 % up to 0.8 from 8 values on. The limits add three standard errors of the few
  // runs while one works. Below 8 values nothing is known of likeness, and what is told is tentative.
  test.each<[count: number, share: number, stated: number]>([
    [6, 0.6, 0.085],
    [8, 0.6, 0.06],
    [12, 0, 0.05],
    [12, 0.3, 0.05],
    [12, 0.6, 0.07],
    [24, 0, 0.05],
    [24, 0.3, 0.05],
    [24, 0.6, 0.06],
    [60, 0.6, 0.07],
    [60, 0.8, 0.07],
  ])('%d values of which neighbours are alike by %d are seldom taken for a trend', (count, share, stated) => {
    const found = shareOf(count * 100 + share * 10, count, share, isTrend);
    expect(found).toBeLessThan(stated + 3 * Math.sqrt((stated * (1 - stated)) / numRuns));
  });

  test.each<[count: number, share: number, stated: number]>([
    [18, 0.3, 0.08],
    [18, 0.6, 0.14],
    [24, 0, 0.04],
    [24, 0.3, 0.07],
    [24, 0.6, 0.11],
    [36, 0.3, 0.05],
    [36, 0.6, 0.08],
    [60, 0.6, 0.045],
  ])('%d values of which neighbours are alike by %d are seldom taken for a step', (count, share, stated) => {
    const found = shareOf(count * 10 + share * 10, count, share, (values) => changePoints(seriesOf(values)).points.length > 0);
    expect(found).toBeLessThan(stated + 3 * Math.sqrt((stated * (1 - stated)) / numRuns));
  });

  test('values without seasons are seldom taken for seasons, also with a trend that bends', () => {
    const isSeasonal = (values: number[]): boolean =>
      seasonality(seriesOf(values.map((value, i) => value + (i / 6) ** 2))).present === true;
    expect(shareOf(31, 36, 0.5, isSeasonal)).toBeLessThan(0.063 + 3 * Math.sqrt(0.06 / numRuns));
  });

  test('a steady rise is seldom taken for steps, and nearly always for a rise', () => {
    const line = (values: number[]): number[] => values.map((value, i) => value + 2 * i);
    expect(shareOf(5, 36, 0, (values) => changePoints(seriesOf(line(values))).points.length > 0)).toBeLessThan(0.05);
    expect(shareOf(6, 36, 0, (values) => trend(seriesOf(line(values))).verdict === 'rising')).toBeGreaterThan(0.95);
  });

  test('a rise of two standard deviations in two years is found in two of three cases', () => {
    expect(
      shareOf(8, 24, 0, (values) => (mannKendall(values.map((value, i) => value + (20 * i) / 23))?.pValue ?? 1) < 0.05),
    ).toBeGreaterThan(0.6);
  });
});
