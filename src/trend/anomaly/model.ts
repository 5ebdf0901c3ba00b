// The model of a series that single values are compared with: seasons beside a straight line, a line where it rises or falls, or a level;
// of logarithms where seasons or growth multiply. What it expects at one place, told by other places only.
import { observedIn, roundingOf } from '../observed.ts';
import { isAboveZero } from '../seasonalityTest.ts';
import { type Expectation, inUnit, studentExpectation } from './expectation.ts';
import { countExpectation } from './fewCounts.ts';
import { leastSquares } from './leastSquares.ts';
import type { Past } from './past.ts';
import { proportionExpectation } from './proportion.ts';
import { seasonColumns } from './seasonColumns.ts';

/** What an expectation rests on: seasons beside a straight line, the line, or the mean. */
export type ExpectedBy = 'seasons-and-trend' | 'trend' | 'mean';

/** How a value is judged: as so many of so many, as a few counts, or as a value with a spread. */
export type JudgedAs = 'share' | 'count' | 'value';

/** What is expected at one place, in the units of the course. */
export interface Expected {
  readonly as: JudgedAs;
  /** Null where the other places leave nothing to chance. */
  readonly expected: Expectation | null;
  /** What they say all the same. */
  readonly plain: number;
}

/** The model of a series. */
export interface Model {
  readonly by: ExpectedBy;
  /** The places with values before the last. */
  readonly times: readonly number[];
  /** What is expected at a place; `kept` are positions in `times`, all when not given. */
  at(time: number, kept?: readonly number[]): Expected;
}

/** The model of the values before the last. */
export function modelOf(past: Past): Model {
  const { course, divided, hasTrend, series } = past;
  const { unit } = course;
  const { times, values } = observedIn(course.values);
  const last = series.values.length - 1;
  const cycles = seasonColumns(past, times, last);
  const by: ExpectedBy = cycles.length > 0 ? 'seasons-and-trend' : hasTrend ? 'trend' : 'mean';
  const rowOf = (time: number): number[] => [
    ...(by === 'mean' ? [] : [(time - last) / last]),
    ...(cycles.length === 0 ? [1] : cycles.flatMap((columns) => columns(time))),
  ];
  const rows = times.map(rowOf);
  const weights = divided === null ? null : times.map((time) => divided.by[time] as number);
  const isShare = divided?.isShare === true;
  const isFactor = !isShare && by !== 'mean' && isAboveZero(values) && growsByFactors(past, rows, values, weights);
  const scaled = isFactor ? values.map(Math.log) : values;
  const isCounted = by === 'mean' && series.of.unit === 'count' && divided === null;
  const all = [...times.keys()];
  return {
    by,
    times,
    at(time, kept = all) {
      const of = <T>(list: readonly T[]): T[] => kept.map((i) => list[i] as T);
      const counted = isCounted ? countExpectation(of(values).map((value) => value * unit)) : null;
      if (counted !== null) return { as: 'count', expected: inUnit(counted, unit), plain: counted.value / unit };
      const own = weights === null ? null : of(weights);
      const fit = leastSquares(of(rows), of(scaled), own);
      if (fit === null) return { as: 'value', expected: null, plain: values[kept.at(-1) ?? 0] ?? 0 };
      const [row, weight] = [rowOf(time), divided?.by[time] ?? 1];
      const { value, share } = fit.at(row);
      const plain = isFactor ? Math.exp(value) : value;
      if (!isShare || own === null) return { as: 'value', expected: studentExpectation(fit, row, weight, isFactor), plain };
      const trials = own.reduce((sum, one) => sum + one, 0);
      // Chance knows shares as they are, not in units.
      const mean = (of(values).reduce((sum, one, i) => sum + one * (own[i] as number), 0) * unit) / trials;
      const chance = mean * (1 - mean);
      const dispersion = chance > 0 ? ((fit.left / fit.df) * unit * unit) / chance : 1;
      const known = { share: value * unit, trials: 1 / share, dispersion, df: fit.df };
      return { as: 'share', expected: inUnit(proportionExpectation(known, weight), unit), plain };
    },
  };
}

/** Whether logarithms leave less, by the likelihood of the values: Box and Cox, JRSS B 26 (1964). */
function growsByFactors(
  { course }: Past,
  rows: readonly (readonly number[])[],
  values: readonly number[],
  weights: readonly number[] | null,
): boolean {
  if (course.seasons.mode !== null) return course.seasons.mode === 'multiplicative';
  const logs = values.map(Math.log);
  const n = values.length;
  const costOf = (of: readonly number[]): number => n * Math.log(Math.max(leastSquares(rows, of, weights)?.left ?? 0, roundingOf(n)));
  return costOf(logs) + 2 * logs.reduce((sum, log) => sum + log, 0) < costOf(values);
}
