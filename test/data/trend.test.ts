// The course of series against the reference results of R, statsmodels, strucchange, changepoint and NIST.

import {
  averageChange,
  changePoints,
  mannKendall,
  mstl,
  type PointSeries,
  seasonality,
  seasonalMannKendall,
  senSlope,
  stl,
  trend,
} from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { autocorrelation } from '../../src/trend/autocorrelation.ts';
import { centredMean } from '../../src/trend/centredMean.ts';
import { fourModels } from '../../src/trend/fourModels.ts';
import { generalizedEsd } from '../../src/trend/generalizedEsd.ts';
import { kendallExact } from '../../src/trend/kendall.ts';
import type { Observed, Values } from '../../src/trend/observed.ts';
import { pairwiseSlopes } from '../../src/trend/pairwiseSlopes.ts';
import { type Line, lineAt, lineThrough, slopeError, slopeProbability } from '../../src/trend/regression.ts';
import { type FTest, seasonalDummies, stableSeasonality } from '../../src/trend/seasonalityTest.ts';
import { segments } from '../../src/trend/segments.ts';
import { strengthOf } from '../../src/trend/strength.ts';
import { type Case, expectCase, readCase, readTable } from './fixtures.ts';

type Numbers = readonly number[];
type SeriesCase = Case<{ readonly y: Numbers; readonly period: number; readonly logTransform?: boolean }>;
const inTime = (y: Numbers): Observed => ({ times: [...y.keys()], values: y });
/** What a case expects beside the fields that are found. */
const others = (one: Case, found: object): string[] => Object.keys(one.expected).filter((field) => !(field in found));
/** Only the fields that a case has. */
const asked = (one: Case, found: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(found).filter(([field]) => field in one.expected));

/** Values by month, quarter or year. */
function points(values: Values, grain: 'month' | 'quarter' | 'year', start: number): PointSeries {
  const perYear = { month: 12, quarter: 4, year: 1 }[grain];
  const name = (i: number): string => {
    const [year, part] = [start + Math.floor(i / perYear), 1 + (i % perYear)];
    return `${year}${{ month: `-${String(part).padStart(2, '0')}`, quarter: `-Q${part}`, year: '' }[grain]}`;
  };
  return { grain, points: values.map((value, i) => ({ period: name(i), value })) };
}

describe('Mann–Kendall and Sen', () => {
  // Left out on purpose: Hamed–Rao, pre-whitening and Pettitt, which cry wolf on sales series; tau-a; another intercept; the intervals
  // of R with rounded ranks, which are looked up below.
  const never = [
    'tauA',
    'senInterceptMedianResidual',
    'senCI95',
    'senCI90',
    'hamedRao',
    'preWhitening',
    'trendFreePreWhitening',
    'pettitt',
  ];

  type Trended = Case<{ readonly y: Values }, Record<string, unknown>, { readonly seasonalMK?: { readonly period: number } }>;

  test.each(readTable<Trended & Case>('08-mann-kendall'))('%s', (_, one) => {
    const { y } = one.input as Trended['input'];
    const [adjusted, plain, sen] = [mannKendall(y), mannKendall(y, { autocorrelation: 'none' }), senSlope(y)];
    const bySeason = one.expected.seasonalMK && seasonalMannKendall(y, one.expected.seasonalMK.period);
    const { verdict } = trend(points(y, 'month', 1950));
    const found = asked(one, {
      n: adjusted?.n,
      S: adjusted?.s,
      varS: adjusted?.variance,
      z: plain?.z,
      pTwoSided: plain?.pValue,
      exactPTwoSided: kendallExact(plain?.n ?? 0, plain?.s ?? 0),
      tauB: adjusted?.tauB,
      senSlope: sen?.slope,
      senInterceptMedian: sen?.intercept,
      direction: verdict,
      verdict,
      ar1: {
        rho1: adjusted?.autocorrelation,
        rhoCorrected: adjusted?.autocorrelationCorrected,
        inflation: adjusted?.inflation,
        z: adjusted?.z,
        p: adjusted?.pValue,
        senCI95: [sen?.low, sen?.high],
      },
      seasonalMK: bySeason && {
        period: one.expected.seasonalMK?.period,
        S: bySeason.s,
        varS: bySeason.variance,
        z: bySeason.z,
        pTwoSided: bySeason.pValue,
        senPerCycle: bySeason.perCycle,
      },
    });
    expectCase(
      one,
      found,
      never.filter((field) => field in one.expected),
    );
  });

  test('the intervals of R are those at the same ranks, which it rounds', () => {
    for (const name of ['mk-AirPassengers', 'mk-Nile', 'mk-syn_ties20', 'mk-lynx']) {
      const one = readCase<Case<{ readonly y: Numbers }, object, { readonly senCI95: Numbers }> & Case>('08-mann-kendall', name);
      const slopes = pairwiseSlopes([inTime(one.input.y as Numbers)]);
      const width = 1.959963984540054 * Math.sqrt(mannKendall(one.input.y as Numbers)?.variance ?? 0);
      const ends = [(slopes.count - width) / 2, (slopes.count + width) / 2 + 1].map((rank) => slopes.at(Math.round(rank)));
      for (const [i, end] of ends.entries()) expect(end).toBeCloseTo((one.expected.senCI95 as Numbers)[i] as number, 9);
    }
  });
});

describe('straight lines', () => {
  type Fitted = Case<{ readonly x: Numbers; readonly y: Numbers }, { readonly level: number; readonly x0: Numbers }>;
  const lineOf = ({ input }: Fitted): Line => lineThrough({ times: input.x, values: input.y }) as Line;

  test('Norris of NIST, to 11 digits', () => {
    const one = readCase<Fitted & Case>('02-linear-regression', 'nist-linear-Norris');
    const line = lineOf(one);
    const error = slopeError(line) as number;
    expectCase(one, {
      coefficients: { B0: line.intercept, B1: line.slope },
      standardErrors: { B0: error * Math.sqrt(line.reach / line.n + line.middle ** 2), B1: error },
      residualSd: line.deviation,
      rSquared: line.explained,
      regressionSS: line.all - line.left,
      residualSS: line.left,
      dfResidual: line.n - 2,
      F: (line.slope / error) ** 2,
    });
  });

  test.each(readTable<Fitted & Case>('02-linear-regression', 'lm-').filter(([, { params }]) => params.x0 !== undefined))('%s', (_, one) => {
    const line = lineOf(one);
    const error = slopeError(line) as number;
    const at = one.params.x0.map((x) => lineAt(line, x, one.params.level));
    const change = averageChange(one.input.y, { confidence: one.params.level });
    const found = {
      n: line.n,
      intercept: line.intercept,
      slope: line.slope,
      slopeSE: error,
      slopeT: line.slope / error,
      slopeP: slopeProbability(line),
      rSquared: line.explained,
      residualSd: line.deviation,
      df: line.n - 2,
      F: (line.slope / error) ** 2,
      fit: at.map(({ value }) => value),
      confLower: at.map(({ value, lineMargin }) => value - (lineMargin ?? 0)),
      confUpper: at.map(({ value, lineMargin }) => value + (lineMargin ?? 0)),
      predLower: at.map(({ value, valueMargin }) => value - (valueMargin ?? 0)),
      predUpper: at.map(({ value, valueMargin }) => value + (valueMargin ?? 0)),
      // Where x is the time, the average change is the same line.
      ...(one.input.x.every((x, i) => x === i + 1) ? { slopeCI: [change?.low, change?.high] } : {}),
    };
    expectCase(one, found, others(one, found));
  });

  test('a constant series, a constant x, and two points', () => {
    const constant = readCase<Fitted & Case>('02-linear-regression', 'lm-constant-y');
    const flat = lineOf(constant);
    expectCase(constant, {
      intercept: flat.intercept,
      slope: flat.slope,
      residualSd: flat.deviation,
      rSquared: flat.explained,
      slopeP: slopeProbability(flat),
    });
    expect(lineOf(readCase<Fitted & Case>('02-linear-regression', 'lm-constant-x'))).toBeNull();
    const two = readCase<Fitted & Case>('02-linear-regression', 'lm-two-points');
    const change = averageChange(two.input.y);
    const error = slopeError(lineOf(two));
    expectCase(two, { slope: change?.slope, intercept: change?.intercept, slopeSE: error, slopeCI: change?.low, slopeP: change?.pValue });
  });
});

describe('STL', () => {
  test.each(readTable<SeriesCase>('09-stl-seasonality', 'stl-'))('%s', (_, one) => {
    const y = one.input.logTransform ? one.input.y.map(Math.log) : one.input.y;
    const of = (name: string): number => one.params[name] as number;
    const windows = { seasonWindow: of('s.window'), trendWindow: of('t.window'), robust: one.params['robust'] === true };
    const jumps = { seasonJump: of('s.jump'), trendJump: of('t.jump'), lowJump: of('l.jump') };
    const parts = stl(y, one.input.period, { ...windows, ...jumps });
    const [trendPart, seasonal, remainder] = [parts?.trend ?? [], parts?.seasonal ?? [], parts?.remainder ?? []];
    const found = asked(one, {
      trend: trendPart,
      seasonal,
      remainder,
      weights: parts?.weights,
      Ft: strengthOf(trendPart, remainder),
      Fs: strengthOf(seasonal, remainder),
      seasonallyAdjustedLast: (y.at(-1) as number) - (seasonal.at(-1) as number),
    });
    expectCase(one, found);
  });

  test('without windows and jumps it takes those of R', () => {
    for (const name of ['stl-airpassengers-log-periodic', 'stl-airpassengers-48m-s7-robust', 'stl-jj-quarterly-periodic']) {
      const one = readCase<SeriesCase>('09-stl-seasonality', name);
      const y = one.input.logTransform ? one.input.y.map(Math.log) : one.input.y;
      const seasonWindow = one.params['s.window'] as 'periodic' | number;
      const parts = stl(y, one.input.period, { seasonWindow, robust: one.params['robust'] === true });
      const found = { seasonal: parts?.seasonal, trend: parts?.trend, remainder: parts?.remainder };
      expectCase(one, found, others(one, found));
    }
  });

  test('MSTL of days by week and year', () => {
    const one = readCase<Case<{ readonly y: Numbers; readonly periods: Numbers }>>('09-stl-seasonality', 'mstl-synthetic-daily-7-365');
    const parts = mstl(one.input.y, one.input.periods);
    expectCase(one, { trend: parts?.trend, remainder: parts?.remainder, Seasonal7: parts?.seasonal[0], Seasonal365: parts?.seasonal[1] });
  });

  test.each(readTable<SeriesCase>('09-stl-seasonality', 'seasonality-'))('the strength of %s', (_, one) => {
    const parts = mstl(one.input.y, [one.input.period]);
    const found = {
      FtMstl: strengthOf(parts?.trend ?? [], parts?.remainder ?? []),
      FsMstl: strengthOf(parts?.seasonal[0] ?? [], parts?.remainder ?? []),
    };
    // The tests by autocorrelation and by ranks are not those of the library.
    expectCase(one, found, others(one, found));
  });

  test('the trend of the classical decomposition, and autocorrelations', () => {
    for (const [, one] of readTable<SeriesCase>('09-stl-seasonality', 'decompose-')) {
      const found = { trend: centredMean(one.input.y, one.input.period) };
      expectCase(one, found, others(one, found));
    }
    for (const [, one] of readTable<SeriesCase>('09-stl-seasonality', 'acf-')) {
      const lags = Array.from({ length: one.params['lags'] as number }, (_, i) => i + 1);
      const found = { acf: lags.map((lag) => autocorrelation(inTime(one.input.y), lag)) };
      expectCase(one, found, others(one, found));
    }
  });
});

describe('tests of seasonality', () => {
  const written = (test: FTest | null) => test && { F: test.f, df1: test.df1, df2: test.df2, p: test.pValue };

  test.each(readTable<SeriesCase>('19-seasonality-tests-verdict', 'seastest-'))('%s', (_, one) => {
    const { y, period } = one.input;
    const seasons = y.map((_value, i) => i % period);
    // Where any value is 0 or below, differences and values take the place of ratios and logarithms.
    const below = y.map((value) => value - 10_000);
    const found = {
      trendDummiesLog: written(seasonalDummies(y, seasons)),
      trendDummiesRaw: written(seasonalDummies(below, seasons)),
      stableSeasonalityRatio: written(stableSeasonality(y, seasons, period)),
      stableSeasonalityAdditive: written(stableSeasonality(below, seasons, period)),
    };
    expectCase(one, found, ['friedman']);
  });

  test('30 months of passengers are enough, and 100 years of the Nile have no cycle of 12', () => {
    const seriesOf = (name: string): Numbers => readCase<SeriesCase>('19-seasonality-tests-verdict', name).input.y;
    const passengers = seasonality(points(seriesOf('seastest-airpassengers-30'), 'month', 1949));
    expect(passengers).toMatchObject({ present: true, mode: 'multiplicative' });
    expect(passengers.cycles[0]?.peak?.name.en).toBe('July');
    expect(seasonality(points(seriesOf('seastest-nile-12'), 'month', 1871)).present).toBe(false);
  });
});

describe('change points', () => {
  type Steps = { readonly penalty: number; readonly minSegment: number };
  type Changed = Case<
    { readonly y: Numbers },
    object,
    { readonly penalisedL2_2logn: Steps; readonly penalisedL2_3logn: Steps; readonly fourModelBIC: object }
  >;

  test.each(readTable<Changed & Case>('11-changepoint'))('%s', (_, one) => {
    const y = one.input.y as Numbers;
    const models = fourModels(inTime(y));
    const cheapest = ({ penalty, minSegment }: Steps) => {
      const { starts, cost } = segments(y, penalty, minSegment);
      return { penalty, minSegment, breaks: starts, objective: cost };
    };
    const found = {
      n: y.length,
      penalisedL2_2logn: cheapest(one.expected.penalisedL2_2logn as Steps),
      penalisedL2_3logn: cheapest(one.expected.penalisedL2_3logn as Steps),
      fourModelBIC: {
        minSegment: models.least,
        rhoCorrected: models.likeness,
        effectiveN: models.effective,
        rss: models.left,
        bic: models.criterion,
        chosen: models.chosen,
        shiftAt: models.shiftAt,
        trendShiftAt: models.trendShiftAt,
      },
    };
    // F tests, and best steps for each number of them, are other methods.
    expectCase(one, found, others(one, found));
  });

  test.each<[name: string, shape: string, periods: string[]]>([
    ['changepoint-Nile', 'shift', ['1899']],
    ['changepoint-syn_2shift48', 'shift', ['1887', '1905']],
    ['changepoint-syn_none40', 'constant', []],
    ['changepoint-syn_outlier36', 'constant', []],
    ['changepoint-syn_trend40', 'trend', []],
    ['changepoint-maxau_s', 'trend', []],
    ['changepoint-syn_quarters20', 'shift', ['1877']],
  ])('%s: %s', (name, shape, periods) => {
    const report = changePoints(points(readCase<Changed & Case>('11-changepoint', name).input.y as Numbers, 'year', 1871));
    expect([report.shape, report.points.map(({ period }) => period)]).toEqual([shape, periods]);
  });

  test('outliers by Rosner, and none in the Nile', () => {
    type Outliers = Case<{ readonly y: Numbers }, { readonly maxOutliers: number; readonly alpha: number }>;
    for (const [, one] of readTable<Outliers & Case>('12-anomaly', 'esd-')) {
      const { distances, limits, removed, outliers } = generalizedEsd(one.input.y, one.params.maxOutliers, one.params.alpha);
      const fromOne = (at: readonly number[]): number[] => at.map((i) => i + 1);
      const found = {
        R: distances,
        lambda: limits,
        removedIndex: fromOne(removed),
        nOutliers: outliers.length,
        outlierIndex: fromOne(outliers),
      };
      expectCase(one, found);
    }
  });
});

describe('the whole report', () => {
  const valuesOf = (name: string): Numbers => readCase<SeriesCase>('08-mann-kendall', name).input.y;

  test('passengers rise, with seasons that multiply', () => {
    const report = trend(points(valuesOf('mk-AirPassengers'), 'month', 1949));
    expect(report).toMatchObject({ verdict: 'rising', shape: 'trend', guards: [], seasonalTest: { s: 784 } });
    expect(report.seasonality.mode).toBe('multiplicative');
    expect(report.slope?.relativePerYear).toBeCloseTo(0.113, 3);
  });

  test('the Nile fell in one step, when the first dam of Aswan was begun', () => {
    const report = trend(points(valuesOf('mk-Nile'), 'year', 1871));
    expect([report.verdict, report.shape, report.findings.map(({ code }) => code)]).toEqual(['falling', 'shift', ['level-shift']]);
    expect(report.changePoints[0]).toMatchObject({ period: '1899', earliest: '1897', latest: '1899', before: 1097.75 });
  });

  test('the temperatures of Nottingham are flat, and those of the lynx are not clear', () => {
    expect(trend(points(valuesOf('mk-nottem'), 'month', 1920))).toMatchObject({ verdict: 'flat', seasonality: { mode: 'additive' } });
    expect(trend(points(valuesOf('mk-lynx'), 'year', 1821)).verdict).toBe('no-clear-trend');
  });
});
