// Outliers against the reference results.
import { describe, expect, test } from 'vitest';
import { chartOf } from '../../src/trend/anomaly/controlChart.ts';
import { robustEsd, robustScale } from '../../src/trend/anomaly/esd.ts';
import { outliersIn } from '../../src/trend/anomaly/history.ts';
import { modelOf } from '../../src/trend/anomaly/model.ts';
import { pastOf } from '../../src/trend/anomaly/past.ts';
import { generalizedEsd } from '../../src/trend/generalizedEsd.ts';
import { seriesRead } from '../../src/trend/series.ts';
import { type Case, expectCase, readCase, readTable } from './fixtures.ts';

type Values = Case<{ y: readonly number[] }>;

test.each(readTable<Case<{ y: number[] }, { maxOutliers: number; alpha: number }>>('12-anomaly', 'esd'))('%s', (_, one) => {
  const { removed, distances, limits, outliers } = generalizedEsd(one.input.y, one.params.maxOutliers, one.params.alpha);
  expectCase(one, {
    R: distances,
    lambda: limits,
    removedIndex: removed.map((at) => at + 1),
    nOutliers: outliers.length,
    outlierIndex: outliers.map((at) => at + 1),
  });
});

test('the first three outliers of Rosner, robustly as well', () => {
  const { y } = readCase<Values>('12-anomaly', 'esd-rosner-nist').input;
  expect(robustEsd(y, 10).outliers).toEqual(expect.arrayContaining([51, 52, 53]));
});

type Chart = Case<
  { y: readonly number[] },
  Record<string, unknown>,
  { xmr: { medianBasedUCL: number; medianBasedLCL: number; runsOf8OneSide: unknown } }
>;
const tukey = ['tukeyLower', 'tukeyUpper', 'tukeyOutliers'];

test.each(readTable<Chart>('12-anomaly', 'robust'))('%s: median, deviation and control chart', (_, one) => {
  const { y } = one.input;
  const { median } = robustScale(y);
  const byMedian = 1.4826 * robustScale(y.map((value) => Math.abs(value - median))).median;
  const scores = y.map((value) => (byMedian === 0 ? null : (value - median) / byMedian));
  const chart = chartOf(y, null, y.length);
  const { medianBasedUCL, medianBasedLCL, runsOf8OneSide } = one.expected.xmr;
  const runs = (chart?.runs ?? []).map(([from, to]) => [from + 1, to + 1]);
  expectCase(
    one,
    {
      median,
      mad: byMedian,
      modifiedZ: scores,
      outliers35: scores.flatMap((score, at) => (score !== null && Math.abs(score) > 3.5 ? [at + 1] : [])),
      xmr: {
        // Limits by the median of the ranges are not offered.
        medianBasedUCL,
        medianBasedLCL,
        sigmaHat: (chart?.meanRange ?? 0) / (2 / Math.sqrt(Math.PI)),
        centre: chart?.centre,
        meanMR: chart?.meanRange,
        UCL: chart?.high[0],
        LCL: chart?.low[0],
        UCL_mR: chart?.rangeLimit,
        signals: chart?.beyond.map((at) => at + 1),
        // No runs are written {}.
        runsOf8OneSide: runs.length === 0 ? {} : runs,
      },
    },
    tukey,
  );
  expect(Array.isArray(runsOf8OneSide) ? runsOf8OneSide : []).toEqual(runs);
});

/** The outliers of a whole series, from 1: the last value is told apart, so one more stands behind. */
function outliers(y: readonly number[], grain: 'month' | 'day'): number[] {
  const day = (i: number): string =>
    new Date(Date.UTC(2001, grain === 'month' ? i : 0, grain === 'month' ? 1 : i + 1)).toISOString().slice(0, 10);
  const points = [...y, y.at(-1) as number].map((value, i) => ({ period: day(i), value }));
  const past = pastOf(seriesRead({ points, grain }, {}), null);
  return outliersIn(past, modelOf(past)).found.map(({ at }) => at + 1);
}

describe('outliers of series with seasons', () => {
  test('a dip of one month is found, and at most two others', () => {
    const one = readCase<Case<{ y: number[] }, Record<string, unknown>, { mustContain: number[]; maxExtra: number }>>(
      '12-anomaly',
      'tsoutliers-monthly36-dip',
    );
    const found = outliers(one.input.y, 'month');
    expect(found).toEqual(expect.arrayContaining(one.expected.mustContain));
    expect(found.length).toBeLessThanOrEqual(one.expected.mustContain.length + one.expected.maxExtra);
  });

  test('of days, as S-H-ESD finds them', () => {
    const one = readCase<Case<{ y: number[] }>>('12-anomaly', 'shesd-daily7');
    expectCase(one, { index: outliers(one.input.y, 'day') });
  });

  test('a constant series has none', () => {
    const one = readCase<Case<{ y: number[] }>>('12-anomaly', 'constant');
    expect(one.expected['outliers']).toEqual({});
    expect(outliers(one.input.y, 'month')).toEqual([]);
  });
});
