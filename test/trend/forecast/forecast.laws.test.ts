import fc from 'fast-check';
import { forecast, type SeriesForecast } from 'sales-kpi';
import { expect, test } from 'vitest';
import { naive } from '../../../src/trend/forecast/naive.ts';
import { theta } from '../../../src/trend/forecast/theta.ts';
import { numbersIn, seriesOf } from '../seriesOf.ts';

const values = (least: number, most: number, low = -1000, high = 1000): fc.Arbitrary<number[]> =>
  fc.array(fc.oneof({ weight: 6, arbitrary: fc.integer({ min: low, max: high }) }, { weight: 1, arbitrary: fc.constant(0) }), {
    minLength: least,
    maxLength: most,
  });
const hostile = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }) },
    { weight: 4, arbitrary: fc.integer({ min: -5, max: 5 }) },
    { weight: 2, arbitrary: fc.constantFrom(0, -0, 1e300, -1e300, 5e-324, 1e-300, 1.7e308) },
    { weight: 1, arbitrary: fc.constant(null) },
  ),
  { maxLength: 40 },
);
const grains = fc.constantFrom('day', 'month', 'quarter', 'year' as const);

/** Whatever is forecast are numbers in their order, and a forecast of nothing has its reason. */
function expectSound(found: SeriesForecast): void {
  expect(numbersIn(found).every((number) => Number.isFinite(number) && !Object.is(number, -0))).toBe(true);
  expect(found.points.length > 0).toBe(found.reason === null);
  expect(found.method === null).toBe(found.reason !== null);
  expect(found.findings.length).toBeGreaterThan(0);
  for (const { mean, low80, high80, low95, high95 } of found.points) {
    if (low80 === null || high80 === null || low95 === null || high95 === null) continue;
    expect(low95 <= low80 && low80 <= mean && mean <= high80 && high80 <= high95).toBe(true);
  }
}

test('whatever the values, a forecast is numbers, or has a reason', () => {
  fc.assert(
    fc.property(hostile, grains, (given, grain) => expectSound(forecast(seriesOf(given, grain, '2000-01-01'), { origins: 0 }))),
    { numRuns: 150 },
  );
  fc.assert(
    fc.property(values(0, 40, -20, 20), grains, (given, grain) => expectSound(forecast(seriesOf(given, grain, '2000-01-01')))),
    { numRuns: 60 },
  );
});

test('the same values give the same forecast', () => {
  fc.assert(
    fc.property(values(2, 36, 1), (given) => {
      expect(forecast(seriesOf(given))).toEqual(forecast(seriesOf([...given])));
    }),
    { numRuns: 30 },
  );
});

test('values twice as large are forecast twice as large, to the last digit', () => {
  const points = ({ points: of }: SeriesForecast): (number | null)[] => of.flatMap(({ period: _, ...ends }) => Object.values(ends));
  fc.assert(
    fc.property(values(2, 36), fc.integer({ min: -20, max: 40 }), (given, power) => {
      const [one, other] = [given, given.map((value) => value * 2 ** power)].map((of) => forecast(seriesOf(of), { origins: 0 }));
      expect(points(other as SeriesForecast)).toEqual(
        points(one as SeriesForecast).map((value) => (value === null ? null : value * 2 ** power)),
      );
    }),
    { numRuns: 60 },
  );
});

test('values in another currency are forecast in that currency', () => {
  fc.assert(
    fc.property(values(8, 36, 1), fc.double({ min: 0.01, max: 100, noNaN: true }), (given, rate) => {
      const light = { origins: 0, light: true } as const;
      const [one, other] = [given, given.map((value) => value * rate)].map((of) => forecast(seriesOf(of), light));
      other?.points.forEach(({ mean }, i) => {
        const here = one?.points[i]?.mean as number;
        expect(Math.abs(mean / rate - here)).toBeLessThanOrEqual(0.01 * Math.max(...given));
      });
    }),
    { numRuns: 40 },
  );
});

test('what is added to all values is added to what Theta and the naive forecast expect', () => {
  fc.assert(
    fc.property(values(3, 40), fc.integer({ min: -10_000, max: 10_000 }), (given, more) => {
      for (const method of [theta, naive]) {
        const [one, other] = [
          method(given, 5),
          method(
            given.map((value) => value + more),
            5,
          ),
        ];
        for (const [i, mean] of one.mean.entries()) expect(other.mean[i]).toBeCloseTo(mean + more, 4);
        for (const [i, deviation] of one.deviation.entries()) expect(other.deviation[i]).toBeCloseTo(deviation, 4);
      }
    }),
    { numRuns: 100 },
  );
});

test('intervals never become narrower with time, but for seasons and what cannot be below 0', () => {
  fc.assert(
    fc.property(values(8, 24), (given) => {
      const { points, season } = forecast(seriesOf(given), { nonNegative: false, origins: 0 });
      if (season !== null) return;
      const widths = points.map(({ low95, high95 }) => (high95 as number) - (low95 as number));
      for (const [i, width] of widths.entries()) expect(width).toBeGreaterThanOrEqual((widths[i - 1] ?? 0) * (1 - 1e-9));
    }),
    { numRuns: 60 },
  );
});
