// When a series moved to another level, and when it did not.
import { changePoints } from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { random } from '../../src/stat/random.ts';
import { fourModels } from '../../src/trend/fourModels.ts';
import { generalizedEsd } from '../../src/trend/generalizedEsd.ts';
import { lineThrough } from '../../src/trend/regression.ts';
import { segments, squaresWithin } from '../../src/trend/segments.ts';
import { beside, bestStep, levelSteps, lineSteps } from '../../src/trend/steps.ts';
import { codeOf } from '../query/ask.ts';
import { seriesOf } from './seriesOf.ts';

const noise = random(42);
const around = (level: (i: number) => number, count: number, off = 1): number[] =>
  Array.from({ length: count }, (_, i) => level(i) + off * noise.normal());

describe('one step', () => {
  test('is dated by the first period of the new level, with both levels and an interval', () => {
    const values = [118, 120, 116, 119, 117, 121, 118, 118, 117, 96, 97, 95, 96, 98, 94, 96, 95, 97, 96, 96];
    const report = changePoints(seriesOf(values, 'month', '2022-06-01'));
    expect(report).toMatchObject({ shape: 'shift', reason: null, outliers: [] });
    const [point] = report.points;
    expect(point).toMatchObject({ period: '2023-03', earliest: '2023-03', latest: '2023-03', isBesideTrend: false });
    expect([point?.before, point?.after, point?.change].map((value) => value?.toFixed(2))).toEqual(['118.22', '96.00', '-22.22']);
    expect([point?.low, point?.high].map((value) => value?.toFixed(2))).toEqual(['-23.55', '-20.90']);
    expect(point?.relative).toBeCloseTo(-0.188, 3);
    expect(report.findings).toMatchObject([{ code: 'level-shift', period: '2023-03', values: { earliest: '2023-03' } }]);
  });

  test('without any chance has no interval', () => {
    const report = changePoints(seriesOf([...new Array(10).fill(5), ...new Array(10).fill(8)]));
    expect(report.points).toMatchObject([{ before: 5, after: 8, change: 3, low: null, high: null }]);
  });

  test('beside a trend is told from it', () => {
    const values = around((i) => 100 + 2 * i + (i >= 30 ? 40 : 0), 60);
    const report = changePoints(seriesOf(values));
    expect(report.shape).toBe('trend+shift');
    const [point] = report.points;
    expect(point).toMatchObject({ period: '2022-07', isBesideTrend: true });
    expect(Math.abs((point?.change ?? 0) - 40)).toBeLessThan(3);
    expect((point?.low ?? 99) < 40 && (point?.high ?? 0) > 40).toBe(true);
    expect(Math.abs((point?.before ?? 0) - 160)).toBeLessThan(3);
  });

  test('is found where seasons are larger', () => {
    const values = around((i) => 100 + (i % 12 === 11 ? 60 : 0) + (i >= 25 ? 25 : 0), 60, 2);
    expect(changePoints(seriesOf(values)).points.map(({ period }) => period)).toEqual(['2022-02']);
  });

  test('has no share of a level that is not above 0', () => {
    const values = around((i) => (i < 12 ? -20 : 30), 24);
    expect(changePoints(seriesOf(values)).points).toMatchObject([{ relative: null }]);
  });
});

describe('several steps', () => {
  test('are found from 36 values on', () => {
    const levels = (i: number): number => (i < 16 ? 100 : i < 34 ? 116 : 97);
    const report = changePoints(seriesOf(around(levels, 48, 3)));
    expect([report.shape, report.points.map(({ period }) => period)]).toEqual(['shift', ['2021-05', '2022-11']]);
    expect(report.points[1]).toMatchObject({ before: report.points[0]?.after });
  });
});

describe('what is no step', () => {
  test.each<[what: string, shape: string, values: number[]]>([
    ['a steady rise', 'trend', around((i) => 100 + 3 * i, 40, 4)],
    ['nothing but chance', 'constant', around(() => 50, 40, 4)],
    ['two outliers side by side', 'constant', around((i) => (i === 19 || i === 20 ? 90 : 50), 40, 4)],
    ['equal values', 'constant', new Array(30).fill(3)],
    ['a line without any chance', 'trend', Array.from({ length: 30 }, (_, i) => 7 - i)],
  ])('%s', (_, shape, values) => {
    expect(changePoints(seriesOf(values, 'year'))).toMatchObject({
      shape,
      points: [],
      findings: [{ code: 'no-level-shift', values: { n: values.length } }],
    });
  });

  test('outliers are named', () => {
    const values = around((i) => (i === 19 ? 90 : 50), 40, 4);
    const report = changePoints(seriesOf(values, 'year', '1980-01-01'));
    expect(report.outliers).toContain('1999');
    expect(report.guards.map(({ code }) => code)).toEqual(['outliers']);
  });

  test('fewer than 18 values do not tell', () => {
    const report = changePoints(seriesOf([...new Array(8).fill(1), ...new Array(9).fill(9)], 'year'));
    expect(report).toMatchObject({ shape: null, reason: 'small-sample', needed: 18, points: [] });
    expect(report.findings).toMatchObject([{ code: 'untested-level-shift', values: { n: 17, needed: 18, grain: 'year' } }]);
  });
});

test('a step that likeness of neighbours may have made is held back, and named', () => {
  // Of each value, 0.6 is the one before, and there is no step.
  const values = [97, 107, 105, 107, 96, 98, 100, 83, 80, 86, 86, 90, 101, 114, 119, 107, 108, 89, 94, 91, 86, 82, 91, 91];
  const report = changePoints(seriesOf(values));
  expect(report).toMatchObject({ shape: 'constant', points: [], doubtful: '2021-01', findings: [{ code: 'no-level-shift' }] });
  expect(report.guards).toContainEqual({ code: 'doubtful-step', detail: '2021-01' });
});

test('gaps keep the dates of what follows', () => {
  const values: (number | null)[] = around((i) => (i < 20 ? 10 : 20), 40);
  values[5] = null;
  values[19] = null;
  expect(changePoints(seriesOf(values, 'year', '1980-01-01')).points.map(({ period }) => period)).toEqual(['2000']);
});

test('another confidence is refused, an unknown option too', () => {
  expect(codeOf(() => changePoints(seriesOf([1, 2]), { confidence: 95 }))).toBe('bad-argument');
  expect(codeOf(() => changePoints(seriesOf([1, 2]), { alpha: 0.1 } as never))).toBe('unknown-option');
});

describe('steps, against squares by hand', () => {
  const values = [3, 5, 4, 9, 11, 10, 12, 8, 9, 15];
  const times = [0, 1, 2, 4, 5, 6, 7, 9, 10, 12];
  const line = lineThrough({ times, values });
  if (line === null) throw new Error('no line');
  const squares = (list: readonly number[]): number => list.reduce((sum, value) => sum + value * value, 0);

  test('beside a level, the best leaves least of all pairs of levels', () => {
    const within = squaresWithin(values);
    const wanted = [3, 4, 5, 6, 7].map((at) => within(0, at) + within(at, 10));
    const best = bestStep(line.all, levelSteps({ times, values }, line), 3);
    expect(best.left).toBeCloseTo(Math.min(...wanted), 9);
    expect(best.at).toBe(3 + wanted.indexOf(Math.min(...wanted)));
  });

  test('beside a line, what is left has no slope and no step any more', () => {
    const steps = lineSteps({ times, values }, line);
    const best = bestStep(line.left, steps, 3);
    const rest = beside({ times, values }, line, steps, best.at);
    expect(squares(rest)).toBeCloseTo(best.left, 9);
    expect(lineThrough({ times, values: rest })?.slope).toBeCloseTo(0, 9);
    expect(rest.slice(best.at).reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 9);
  });

  test('the cuts of least cost are those of all ways to cut', () => {
    const within = squaresWithin(values);
    const cost = (starts: readonly number[]): number =>
      [0, ...starts].reduce((sum, start, i) => sum + within(start, starts[i] ?? values.length) + 4, 0);
    /** All starts from `from` on, 2 apart at least. */
    const ways = (from: number): number[][] => [
      [],
      ...Array.from({ length: Math.max(0, 9 - from) }, (_, i) => from + i).flatMap((at) => ways(at + 2).map((rest) => [at, ...rest])),
    ];
    const found = segments(values, 4, 2);
    expect(found.cost).toBeCloseTo(Math.min(...ways(2).map(cost)), 9);
    expect(cost(found.starts)).toBeCloseTo(found.cost, 9);
  });

  test('the four models of equal values are alike but for their numbers', () => {
    expect(fourModels({ times: [...new Array(20).keys()], values: new Array(20).fill(1) })).toMatchObject({
      chosen: 'constant',
      likeness: 0,
    });
  });
});

test('outliers one after the other: two that hide each other are found, equal values have none', () => {
  const values = [...around(() => 0, 30), 40, 41];
  expect(generalizedEsd(values, 5).outliers).toEqual([30, 31]);
  expect(generalizedEsd(new Array(20).fill(7), 3)).toMatchObject({ outliers: [], removed: [] });
});
