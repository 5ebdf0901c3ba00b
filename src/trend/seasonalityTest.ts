// Whether the seasons of a series differ by more than chance: two F tests. Stable seasonality: the ratios to (or differences from) the
// moving mean, by season: Shiskin, Young and Musgrave, The X-11 variant of the census method II (1967). Dummies: what one constant a
// season adds to a straight line. They find seasons in three cycles with a trend, where tests on autocorrelation do not. Linear time ×
// period.
import { fUpper } from '../stat/distributions.ts';
import { centredMean } from './centredMean.ts';
import { roundingOf, type Values } from './observed.ts';
import { meanOf, squaresAbout } from './squares.ts';

/** A test by a quotient of variances. */
export interface FTest {
  /** The quotient; null where nothing is left to chance. */
  readonly f: number | null;
  /** How many seasons are compared, less one. */
  readonly df1: number;
  /** How many values are left to chance. */
  readonly df2: number;
  /** The probability of a quotient as large if the seasons were alike. */
  readonly pValue: number;
}

/** The season of each value: from 0, in the order of time. */
export type Seasons = readonly number[];

/** Whether the seasons of what the moving mean leaves differ: ratios where all values are above 0. Null where too few are left. */
export function stableSeasonality(values: Values, seasons: Seasons, period: number): FTest | null {
  const means = centredMean(values, period);
  const isPositive = isAboveZero(values);
  const [rest, of]: [number[], number[]] = [[], []];
  means.forEach((mean, at) => {
    const value = values[at] ?? null;
    if (mean === null || value === null) return;
    rest.push(isPositive ? value / mean : value - mean);
    of.push(seasons[at] as number);
  });
  const groups = meansBySeason(rest, of);
  const all = squaresAbout(rest);
  const left = sumOf(rest, (value, i) => (value - (groups.get(of[i] as number) as number)) ** 2);
  return fTest(all, left, groups.size - 1, rest.length - groups.size, roundingOf(rest.length));
}

/** Whether one constant a season adds to a straight line, through the logarithms where all values are above 0. Null where too few are left. */
export function seasonalDummies(values: Values, seasons: Seasons): FTest | null {
  const fit = seasonalLine(isAboveZero(values) ? logarithms(values) : values, seasons);
  return fit === null ? null : fTest(fit.all, fit.left, fit.effects.size - 1, fit.n - fit.effects.size - 1, roundingOf(fit.n));
}

/** Whether values there are, and all above 0: their logarithms can be taken. */
export const isAboveZero = (values: Values): boolean => values.every((value) => value === null || value > 0);

/** The logarithm of each value. */
export const logarithms = (values: Values): (number | null)[] => values.map((value) => (value === null ? null : Math.log(value)));

/** A straight line and one constant a season. */
export interface SeasonalLine {
  readonly n: number;
  /** The change a step. */
  readonly slope: number;
  /** The squares that a line alone leaves. */
  readonly all: number;
  /** The squares that the line and the seasons leave. */
  readonly left: number;
  /** What each season adds to the line: the mean of those is 0. */
  readonly effects: ReadonlyMap<number, number>;
}

/** A straight line and one constant a season, nearest by squares; null of fewer than two values in any season. */
export function seasonalLine(values: Values, seasons: Seasons): SeasonalLine | null {
  const at = [...values.keys()].filter((i) => values[i] !== null);
  const [y, of] = [at.map((i) => values[i] as number), at.map((i) => seasons[i] as number)];
  const within = slopeWithin(at, y, of);
  const plain = slopeWithin(
    at,
    y,
    of.map(() => 0),
  );
  if (within === null || plain === null) return null;
  const levels = [...within.levels].map(([season, level]) => [season, level] as const);
  const middle = meanOf(levels.map(([, level]) => level));
  return {
    n: y.length,
    slope: within.slope,
    all: plain.left,
    left: within.left,
    effects: new Map(levels.map(([season, level]) => [season, level - middle])),
  };
}

/** One slope through several groups, each at its own level. */
function slopeWithin(times: readonly number[], y: readonly number[], of: readonly number[]) {
  const [timeMeans, means] = [meansBySeason(times, of), meansBySeason(y, of)];
  const off = (i: number): readonly [number, number] => [
    (times[i] as number) - (timeMeans.get(of[i] as number) as number),
    (y[i] as number) - (means.get(of[i] as number) as number),
  ];
  const reach = sumOf(times, (_, i) => off(i)[0] ** 2);
  if (reach === 0) return null;
  const slope = sumOf(times, (_, i) => off(i)[0] * off(i)[1]) / reach;
  return {
    slope,
    left: sumOf(times, (_, i) => (off(i)[1] - slope * off(i)[0]) ** 2),
    levels: new Map([...means].map(([season, mean]) => [season, mean - slope * (timeMeans.get(season) as number)])),
  };
}

function fTest(all: number, left: number, df1: number, df2: number, rounding: number): FTest | null {
  if (df1 < 1 || df2 < 1) return null;
  if (all <= rounding) return { f: 0, df1, df2, pValue: 1 };
  if (left <= rounding) return { f: null, df1, df2, pValue: 0 };
  const f = (all - left) / df1 / (left / df2);
  return { f, df1, df2, pValue: fUpper(f, df1, df2) };
}

function meansBySeason(values: readonly number[], of: Seasons): Map<number, number> {
  const sums = new Map<number, { sum: number; count: number }>();
  values.forEach((value, i) => {
    const season = of[i] as number;
    const group = sums.get(season) ?? { sum: 0, count: 0 };
    sums.set(season, { sum: group.sum + value, count: group.count + 1 });
  });
  return new Map([...sums].map(([season, { sum, count }]) => [season, sum / count]));
}

const sumOf = (values: readonly number[], of: (value: number, i: number) => number): number =>
  values.reduce((sum, value, i) => sum + of(value, i), 0);
