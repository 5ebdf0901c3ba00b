// L23, and what is done to the values is done to the answer: scale, shift, mirror, reversal and order, for each method and each function
// of series; and odd series through all of them. The laws of single methods in depth stand beside: trend.laws, anomalies.laws, forecast.laws.
import fc from 'fast-check';
import {
  anomalies,
  averageChange,
  changePoints,
  controlChart,
  demandCycle,
  forecast,
  forecastErrors,
  intermittentDemand,
  mannKendall,
  mstl,
  type SeriesInput,
  seasonality,
  seasonalMannKendall,
  senSlope,
  stl,
  trend,
  type Values,
} from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { random } from '../../src/stat/random.ts';
import { runs } from '../laws/runs.ts';
import { numbersIn, repeated, seriesOf } from './seriesOf.ts';

const known = (values: Values): number[] => values.filter((value) => value !== null);
/** What came, what was forecast of it, and the history, out of one list. */
const compared = (values: Values) => {
  const all = known(values);
  const [actual, past] = [all.slice(-3), all.slice(0, -3)];
  const ends = { low: actual.map(() => past.at(-1) ?? 0), high: actual.map(() => past.at(-1) ?? 0) };
  return { actual, forecast: ends.low, ...ends, history: past };
};
const functions: Readonly<Record<string, (input: SeriesInput) => object>> = {
  trend,
  seasonality,
  anomalies: (input) => anomalies(input, { lastIsComplete: true }),
  changePoints,
  demandCycle,
  forecast: (input) => forecast(input, { origins: 0 }),
};
const methods: Readonly<Record<string, (values: Values) => unknown>> = {
  ...Object.fromEntries(Object.entries(functions).map(([name, of]) => [name, (values: Values) => of(seriesOf(values))])),
  mannKendall: (values) => mannKendall(values),
  senSlope: (values) => senSlope(values),
  averageChange: (values) => averageChange(values),
  seasonalMannKendall: (values) => seasonalMannKendall(values, 4),
  stl: (values) => stl(known(values), 4),
  'stl, robust': (values) => stl(known(values), 4, { robust: true, seasonWindow: 7 }),
  mstl: (values) => mstl(known(values), [4, 12]),
  controlChart: (values) => controlChart(values),
  intermittentDemand: (values) => intermittentDemand(known(values).map(Math.abs)),
  forecastErrors: (values) => forecastErrors(compared(values)),
};

const odd: readonly (readonly [what: string, values: Values])[] = [
  ['nothing', []],
  ['gaps alone', [null, null, null]],
  ['one value', [3]],
  ['two values', [3, -3]],
  ['equal values', new Array(40).fill(0.1)],
  ['zeros', new Array(40).fill(0)],
  ['zeros of both signs', repeated([0, -0], 40)],
  ['ties', repeated([1, 1, 2], 40)],
  ['negative values', Array.from({ length: 40 }, (_, i) => -5 - ((i * 7) % 11))],
  ['all values of one size but one', [...new Array(30).fill(5), 1e15, ...new Array(9).fill(5)]],
  ['a gap in every cycle', Array.from({ length: 60 }, (_, i) => (i % 12 === 5 ? null : i % 12))],
  ['many gaps', Array.from({ length: 60 }, (_, i) => (i % 3 === 0 ? i : null))],
  ['the largest numbers', repeated([Number.MAX_VALUE, -Number.MAX_VALUE, 1e308], 40)],
  ['large numbers that rise', Array.from({ length: 40 }, (_, i) => i * 4e306)],
  ['the smallest numbers', repeated([Number.MIN_VALUE, 0, 3 * Number.MIN_VALUE], 40)],
  ['all sizes at once', Array.from({ length: 40 }, (_, i) => 10 ** ((i * 37) % 300))],
  ['demand that leaves most periods empty', Array.from({ length: 40 }, (_, i) => (i % 9 === 4 ? 3 + (i % 2) : 0))],
  ['a single demand', [0, 0, 0, 7, ...new Array(30).fill(0)]],
];

describe.each(Object.keys(methods))('%s', (name) => {
  const method = methods[name] as (values: Values) => unknown;

  test.each(odd)('of %s is the same twice, changes nothing given, and holds no number that is none', (_, values) => {
    const given = Object.freeze([...values]);
    const answer = method(given);
    expect(method(given)).toEqual(answer);
    for (const number of numbersIn(answer)) expect(Number.isFinite(number) && !Object.is(number, -0)).toBe(true);
  });

  const values = fc.array(fc.option(fc.integer({ min: -900, max: 900 }), { freq: 12 }), { minLength: 1, maxLength: 45 });

  test('of values so many times as large, each number is the same or so many times as large', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: -30, max: 30 }), (given, power) => {
        const factor = 2 ** power;
        const [plain, scaled] = [numbersIn(method(given)), numbersIn(method(given.map((value) => value && value * factor)))];
        expect(scaled).toHaveLength(plain.length);
        for (const [i, number] of scaled.entries()) expect([plain[i], (plain[i] as number) * factor]).toContain(number);
      }),
      runs(60),
    );
  });
});

describe.each(Object.keys(functions))('%s', (name) => {
  const ask = functions[name] as (input: SeriesInput) => object;
  const gappy = fc.array(fc.option(fc.integer({ min: -900, max: 900 }), { freq: 8 }), { minLength: 1, maxLength: 45 });

  test('does not mind the order in which points are given, nor whether gaps are given or left out', () => {
    fc.assert(
      fc.property(gappy, fc.integer(), (given, seed) => {
        const series = seriesOf([0, ...given, 0]);
        const chance = random(seed);
        const shuffled = series.points.map((point) => ({ point, at: chance.uniform() })).sort((a, b) => a.at - b.at);
        const answer = ask(series);
        expect(ask({ ...series, points: shuffled.map(({ point }) => point) })).toEqual(answer);
        expect(ask({ ...series, points: series.points.filter(({ value }) => value !== null) })).toEqual(answer);
      }),
      runs(60),
    );
  });
});

/** A level, a slope and chance; all below 0, so that nothing multiplies. */
const courses = fc
  .record({
    slope: fc.integer({ min: -9, max: 9 }),
    chance: fc.array(fc.integer({ min: -90, max: 90 }), { minLength: 30, maxLength: 48 }),
  })
  .map(({ slope, chance }) => chance.map((off, i) => -9000 + slope * i + off));
const near = (a: readonly number[] = [], b: readonly number[] = [], digits = 6): void => {
  expect(b).toHaveLength(a.length);
  for (const [i, value] of a.entries()) expect(b[i]).toBeCloseTo(value, digits);
};
/** A probability; none, and whatever is no sign of anything, alike. */
const chanceOf = (found: { readonly pValue: number | null } | undefined): number => Math.min(0.5, found?.pValue ?? 1);
const negated = (values: readonly number[] = []): number[] => values.map((value) => -value + 0);
const backwards = (values: readonly number[] = []): number[] => [...values].reverse();

describe('a shift moves levels and nothing else', () => {
  test.each([-3000, -1])('by %d', (shift) => {
    fc.assert(
      fc.property(courses, (values) => {
        const moved = values.map((value) => value + shift);
        const [line, other] = [averageChange(values), averageChange(moved)];
        near(
          [line?.slope, line?.low, line?.high, (line?.intercept ?? 0) + shift] as number[],
          [other?.slope, other?.low, other?.high, other?.intercept] as number[],
        );
        expect(seasonalMannKendall(moved, 4)).toEqual(seasonalMannKendall(values, 4));
        const [parts, others] = [stl(values, 6), stl(moved, 6)];
        near(
          parts?.trend.map((value) => value + shift),
          others?.trend,
        );
        near(parts?.seasonal, others?.seasonal);
        const [chart, movedChart] = [controlChart(values), controlChart(moved)];
        near(
          [(chart?.centre ?? 0) + shift, chart?.meanRange, chart?.rangeLimit] as number[],
          [movedChart?.centre, movedChart?.meanRange, movedChart?.rangeLimit] as number[],
        );
        for (const of of [demandCycle, (input: SeriesInput) => seasonality(input).cycles[0]])
          expect(chanceOf(of(seriesOf(moved)))).toBeCloseTo(chanceOf(of(seriesOf(values))), 6);
        const [steps, movedSteps] = [values, moved].map((one) => changePoints(seriesOf(one, 'year')));
        expect([movedSteps?.shape, movedSteps?.points.map(({ period }) => period)]).toEqual([
          steps?.shape,
          steps?.points.map(({ period }) => period),
        ]);
      }),
      runs(100),
    );
  });
});

describe('a mirror changes signs and nothing else', () => {
  test('of lines, seasons, steps, charts and probabilities', () => {
    fc.assert(
      fc.property(courses, (below) => {
        // On both sides of 0, so that nothing multiplies in either.
        const values = below.map((value, i) => (i === 0 ? 9000 : value + 9000));
        const mirrored = negated(values);
        const [line, other] = [averageChange(values), averageChange(mirrored)];
        near(negated([line?.slope, line?.low, line?.high] as number[]), [other?.slope, other?.high, other?.low] as number[]);
        expect(seasonalMannKendall(mirrored, 4).s).toBe(negated([seasonalMannKendall(values, 4).s])[0]);
        near(negated(stl(values, 6)?.seasonal), stl(mirrored, 6)?.seasonal);
        near(negated(controlChart(values)?.low), controlChart(mirrored)?.high);
        expect(chanceOf(demandCycle(seriesOf(mirrored)))).toBeCloseTo(chanceOf(demandCycle(seriesOf(values))), 6);
        const [steps, turned] = [values, mirrored].map((one) => changePoints(seriesOf(one, 'year')));
        expect(turned?.shape).toBe(steps?.shape);
        near(
          negated(steps?.points.map(({ change }) => change)),
          turned?.points.map(({ change }) => change),
        );
      }),
      runs(100),
    );
  });
});

describe('read backwards', () => {
  test('slopes change signs; seasons, cycles and charts are the same', () => {
    fc.assert(
      fc.property(courses, (values) => {
        const back = backwards(values);
        near(negated([averageChange(values)?.slope ?? Number.NaN]), [averageChange(back)?.slope ?? Number.NaN]);
        expect(seasonalMannKendall(back, 4).s).toBe(negated([seasonalMannKendall(values, 4).s])[0]);
        const single = { seasonJump: 1, trendJump: 1, lowJump: 1 };
        near(backwards(stl(values, 6, single)?.trend), stl(back, 6, single)?.trend);
        expect(controlChart(back)?.meanRange).toBeCloseTo(controlChart(values)?.meanRange ?? Number.NaN, 9);
        near(backwards(controlChart(values)?.low), controlChart(back)?.low);
        for (const of of [demandCycle, (input: SeriesInput) => seasonality(input).cycles[0]])
          expect(chanceOf(of(seriesOf(back)))).toBeCloseTo(chanceOf(of(seriesOf(values))), 6);
      }),
      runs(100),
    );
  });
});

describe('L23', () => {
  test('equal values have slope 0, no trend, no season, no step and nothing out of the ordinary', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer({ min: 5, max: 45 }), (value, count) => {
        const series = seriesOf(new Array<number>(count).fill(value));
        const { verdict, slope, changePoints: steps, seasonality: seasons, significance } = trend(series);
        expect([verdict, slope?.perPeriod, significance?.pValue, steps, seasons.present === true]).toEqual(['flat', 0, 1, [], false]);
        const report = anomalies(series, { lastIsComplete: true });
        expect([report.history, report.last?.level ?? 'normal']).toEqual([[], 'normal']);
        expect(demandCycle(series).length).toBeNull();
      }),
      runs(60),
    );
  });

  test('a rise read backwards is a fall as sure', () => {
    const turned: Readonly<Record<string, string>> = { rising: 'falling', falling: 'rising' };
    fc.assert(
      fc.property(courses, (values) => {
        const [ahead, back] = [trend(seriesOf(values, 'year')), trend(seriesOf(backwards(values), 'year'))];
        expect(back.verdict).toBe(turned[ahead.verdict] ?? ahead.verdict);
        near(negated([ahead.slope?.perPeriod ?? Number.NaN]), [back.slope?.perPeriod ?? Number.NaN]);
      }),
      runs(60),
    );
  });

  test('another unit and another zero scale the slope', () => {
    fc.assert(
      fc.property(courses, fc.integer({ min: 1, max: 50 }), fc.integer({ min: -5000, max: 0 }), (values, times, shift) => {
        const [one, other] = [
          trend(seriesOf(values, 'year')),
          trend(
            seriesOf(
              values.map((value) => times * value + shift),
              'year',
            ),
          ),
        ];
        near([times * (one.slope?.perPeriod ?? Number.NaN)], [other.slope?.perPeriod ?? Number.NaN], 5);
        expect(other.significance?.pValue).toBeCloseTo(one.significance?.pValue ?? Number.NaN, 9);
      }),
      runs(60),
    );
  });

  test('seasons that add up to 0 leave the level', () => {
    const season = [0, 400, 100, -600, 800, 300, -200, 0, 500, -100, -1600, 400];
    fc.assert(
      fc.property(courses, (given) => {
        const values = [...given, ...given].slice(0, 48);
        const seasonal = values.map((value, i) => value + Number(season[i % 12]));
        near(stl(values, 12)?.trend, stl(seasonal, 12)?.trend);
        near(stl(values, 12)?.remainder, stl(seasonal, 12)?.remainder);
        const [plain, found] = [trend(seriesOf(values)), trend(seriesOf(seasonal))];
        expect(found.seasonality.present).toBe(true);
        const width = (plain.slope?.high ?? 0) - (plain.slope?.low ?? 0);
        expect(Math.abs((found.slope?.perPeriod ?? 0) - (plain.slope?.perPeriod ?? 0))).toBeLessThan(width);
      }),
      runs(60),
    );
  });
});
