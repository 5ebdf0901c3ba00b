// The steps of a series, when they happened, and how high they are.
import { chiSquareQuantile, studentQuantile } from '../stat/distributions.ts';
import { welch } from '../stat/welch.ts';
import { criterionOf, type FourModels, fourModels, hasStep, leastSegment, type TrendShape } from './fourModels.ts';
import type { Observed } from './observed.ts';
import { type Line, lineThrough } from './regression.ts';
import { segments, squaresWithin } from './segments.ts';
import { meanOf } from './squares.ts';
import { leftBy, levelSteps, lineSteps } from './steps.ts';
import { withoutOutliers } from './withoutOutliers.ts';

/** Fewer values tell no step from chance. */
export const SHIFTS_NEED = 18;
/** Fewer tell no more than one. */
const SEVERAL_NEED = 36;

/** One step, in units near 1; places are those of the values. */
export interface Shift {
  /** The place of the first value behind it. */
  readonly at: number;
  /** The first place it may be at. */
  readonly earliest: number;
  /** The last one. */
  readonly latest: number;
  readonly before: number;
  readonly after: number;
  readonly change: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** The course of a series. */
export interface Shifts {
  readonly shape: TrendShape;
  readonly models: FourModels;
  /** The steps in the order of time; none unless the shape has some. */
  readonly shifts: readonly Shift[];
  /** The places of values that were left out. */
  readonly outliers: readonly number[];
  /** The place of a step that is not told, since likeness of neighbours may have made it; null where there is none. */
  readonly doubtful: number | null;
}

/** The steps of 18 values or more. */
export function shiftsIn(observed: Observed, confidence: number): Shifts {
  const { kept, outliers } = withoutOutliers(observed, leastSegment(observed.values.length));
  const models = fourModels(kept);
  const { chosen, careful, shiftAt, trendShiftAt } = models;
  const about = { models, outliers, doubtful: null };
  if (!hasStep(chosen)) return { ...about, shape: chosen, shifts: [] };
  if (!hasStep(careful))
    return { ...about, shape: careful, shifts: [], doubtful: kept.times[chosen === 'shift' ? shiftAt : trendShiftAt] as number };
  const several = kept.values.length >= SEVERAL_NEED ? severalStarts(kept.values, models) : null;
  if (several !== null) return { ...about, shape: 'shift', shifts: levelShifts(kept, several, models, confidence) };
  const shifts = chosen === 'shift' ? levelShifts(kept, [shiftAt], models, confidence) : [shiftOfLine(kept, models, confidence)];
  return { ...about, shape: chosen, shifts };
}

/** Where levels begin when there are more than two, and they are likelier than what one step leaves; null where not. */
function severalStarts(values: readonly number[], { left, criterion, chosen, likeness, effective, least }: FourModels): number[] | null {
  const n = values.length;
  const chance = (left['trend+shift'] / (n - 3)) * ((1 + likeness) / (1 - likeness));
  const { starts } = segments(values, 3 * Math.log(n) * chance, least);
  if (starts.length < 2) return null;
  return criterionOf(squaresOf(values, starts), n, effective, 1 + 3 * starts.length) < criterion[chosen] ? starts : null;
}

/** The squares that levels leave. */
function squaresOf(values: readonly number[], starts: readonly number[]): number {
  const within = squaresWithin(values);
  return [0, ...starts].reduce((sum, start, i) => sum + within(start, starts[i] ?? values.length), 0);
}

/** Steps between levels. */
function levelShifts({ times, values }: Observed, starts: readonly number[], models: FourModels, confidence: number): Shift[] {
  const left = squaresOf(values, starts);
  return starts.map((start, i) => {
    const [from, to] = [starts[i - 1] ?? 0, starts[i + 1] ?? values.length];
    const own: Observed = { times: times.slice(from, to), values: values.slice(from, to) };
    const line = lineThrough(own) as Line;
    const steps = levelSteps(own, line);
    const near = placesNear(own, (before) => leftBy(line.all, steps, before), start - from, models, left);
    const [before, after] = [values.slice(from, start), values.slice(start, to)];
    const [first, second] = [meanOf(before), meanOf(after)];
    const test = welch(after, before, confidence);
    const [low, high] = [test?.low ?? null, test?.high ?? null];
    return { at: times[start] as number, ...near, before: first, after: second, change: second - first, low, high };
  });
}

/** A step in a straight line: its ends are those of the line where it happens. */
function shiftOfLine(observed: Observed, models: FourModels, confidence: number): Shift {
  const { times, values } = observed;
  const line = lineThrough(observed) as Line;
  const steps = lineSteps(observed, line);
  const start = models.trendShiftAt;
  const change = steps.height[start] as number;
  const left = models.left['trend+shift'];
  const error = Math.sqrt(left / (values.length - 3) / (steps.weight[start] as number));
  const margin = left === 0 ? null : -studentQuantile((1 - confidence) / 2, values.length - 3) * error;
  const share = (values.length - start) / values.length;
  const lean = times.slice(start).reduce((sum, time) => sum + time - line.middle, 0) / line.reach;
  const at = times[start] as number;
  const before = line.intercept + line.slope * at - change * (share + lean * (at - line.middle));
  const near = placesNear(observed, (place) => leftBy(line.left, steps, place), start, models, left);
  return {
    at,
    ...near,
    before,
    after: before + change,
    change,
    low: margin === null ? null : change - margin,
    high: margin === null ? null : change + margin,
  };
}

/** The first and last place where a step leaves hardly more than where it leaves least. */
function placesNear(
  { times }: Observed,
  leftAt: (before: number) => number,
  start: number,
  { effective, least }: FourModels,
  all: number,
): { readonly earliest: number; readonly latest: number } {
  const limit = leftAt(start) + (all * chiSquareQuantile(0.95, 1)) / effective;
  let [from, to] = [start, start];
  for (let before = least; before <= times.length - least; before++)
    if (leftAt(before) < limit) [from, to] = [Math.min(from, before), Math.max(to, before)];
  return { earliest: times[from] as number, latest: times[to] as number };
}
