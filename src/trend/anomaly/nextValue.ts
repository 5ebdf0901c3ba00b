// What the value behind a series is expected to be: by its seasons and trend, its trend, or its mean, whichever there are.
import { leastSquares } from './leastSquares.ts';
import { countExpectation } from './fewCounts.ts';
import { type Expectation, studentExpectation } from './expectation.ts';
import type { Past } from './past.ts';
import { proportionExpectation } from './proportion.ts';
import { observedIn, roundingOf } from '../observed.ts';
import { isAboveZero } from '../seasonalityTest.ts';
import { placesIn } from '../seasons.ts';

/** What an expectation rests on; `share`: so many of so many, `counts`: a few counts, by chance alone. */
export type ExpectedBy = 'seasons-and-trend' | 'trend' | 'mean';

/** What is expected of the last value, in the units of the course before it. */
export interface NextValue {
  readonly by: ExpectedBy;
  /** Whether it was judged as so many of so many, as a few counts, or as a value with a spread. */
  readonly as: 'share' | 'count' | 'value';
  /** Null where the past leaves nothing to chance. */
  readonly expected: Expectation | null;
  /** What the past says where it leaves nothing to chance. */
  readonly plain: number;
}

/** Longer cycles are told by the months of the year. */
const LONGEST = 53;
const SUSPECTED = Number(process.env.SUS ?? .05);

/** What is expected of the last value of a series. */
export function nextValue(past: Past): NextValue {
  const { course, divided, hasTrend, series } = past;
  const { times, values } = observedIn(course.values);
  const at = series.values.length - 1;
  const cycles = seasonColumns(past, times, at);
  const by: ExpectedBy = cycles.length > 0 ? 'seasons-and-trend' : hasTrend ? 'trend' : 'mean';
  if (by === 'mean' && series.of.unit === 'count' && divided === null) {
    const expected = countExpectation(values.map((value) => value * course.unit));
    if (expected !== null) return { by, as: 'count', expected: inUnit(expected, course.unit), plain: expected.value / course.unit };
  }
  const rowOf = (time: number): number[] => [
    ...(by === 'mean' ? [] : [(time - at) / at]),
    ...(cycles.length === 0 ? [1] : cycles.flatMap((columns) => columns(time))),
  ];
  const rows = times.map(rowOf);
  const weights = divided === null ? null : times.map((time) => divided.by[time] as number);
  const isFactor = divided?.isShare !== true && by !== 'mean' && isAboveZero(values) && growsByFactors(past, rows, values, weights);
  const fit = leastSquares(rows, isFactor ? values.map(Math.log) : values, weights);
  if (fit === null) return { by, as: 'value', expected: null, plain: values.at(-1) ?? 0 };
  const [row, weight] = [rowOf(at), divided?.by[at] ?? 1];
  const { value, share } = fit.at(row);
  const plain = isFactor ? Math.exp(value) : value;
  if (divided?.isShare !== true || weights === null) return { by, as: 'value', expected: studentExpectation(fit, row, weight, isFactor), plain };
  const trials = weights.reduce((sum, one) => sum + one, 0);
  // Shares in units: back to shares for chance, which knows only those.
  const mean = values.reduce((sum, one, i) => sum + one * (weights[i] as number), 0) / trials;
  const { unit } = course;
  const chance = mean * unit * (1 - mean * unit);
  const dispersion = chance > 0 ? ((fit.left / fit.df) * unit * unit) / chance : 1;
  const known = { share: value * unit, trials: 1 / share, dispersion, df: fit.df };
  return { by, as: 'share', expected: inUnit(proportionExpectation(known, weight), unit), plain };
}

/** An expectation in units. */
function inUnit({ value, within, probability }: Expectation, unit: number): Expectation {
  return {
    value: value / unit,
    within(confidence) {
      const { low, high } = within(confidence);
      return { low: low / unit, high: high / unit };
    },
    probability: (found) => probability(found * unit),
  };
}

/** The columns of each cycle that shows: one a season, in the second but for the last. A season without values leaves its cycle out. */
function seasonColumns({ course, series }: Past, times: readonly number[], last: number): ((time: number) => number[])[] {
  const found: ((time: number) => number[])[] = [];
  for (const { cycle, pValue } of course.seasons.tested) {
    if (pValue === null || pValue >= SUSPECTED) continue;
    const place = placesIn(cycle, series.grain, series.calendar);
    const isLong = cycle.length > LONGEST;
    const [length, seasonAt] = isLong
      ? [12, (time: number) => Number(startOf(series.periods, time).slice(5, 7)) - 1]
      : [cycle.length, (time: number) => ((place(startOf(series.periods, time)) % cycle.length) + cycle.length) % cycle.length];
    const known = new Set(times.map(seasonAt));
    if (!known.has(seasonAt(last))) continue;
    const seasons = Array.from({ length }, (_, season) => season).filter((season) => known.has(season));
    const columns = found.length === 0 ? seasons : seasons.slice(0, -1);
    found.push((time) => {
      const own = seasonAt(time);
      return columns.map((season) => (season === own ? 1 : 0));
    });
  }
  return found;
}

const startOf = (periods: readonly { readonly start: string }[], time: number): string => periods[time]?.start as string;

/** Whether logarithms leave less, by the likelihood of the values: Box and Cox, JRSS B 26 (1964). */
function growsByFactors({ course }: Past, rows: readonly number[][], values: readonly number[], weights: readonly number[] | null): boolean {
  if (course.seasons.mode !== null) return course.seasons.mode === 'multiplicative';
  const logs = values.map(Math.log);
  const [plain, factors] = [leastSquares(rows, values, weights)?.left ?? 0, leastSquares(rows, logs, weights)?.left ?? 0];
  const n = values.length;
  const costOf = (left: number): number => n * Math.log(Math.max(left, roundingOf(n)));
  return costOf(factors) + 2 * logs.reduce((sum, log) => sum + log, 0) < costOf(plain);
}
