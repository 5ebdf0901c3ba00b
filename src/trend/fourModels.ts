// Which of four courses a series took: level, straight line, one step, or a straight line with one step. All by least squares, the best by
// Schwarz, Estimating the dimension of a model, Annals of Statistics 6 (1978), with three numbers for each step and as many values as
// likeness of neighbours leaves of them. A line is not mistaken for steps, as by methods that know nothing but steps. Linear time.
import { autocorrelation } from './autocorrelation.ts';
import { type Observed, roundingOf } from './observed.ts';
import { type Line, lineThrough } from './regression.ts';
import { beside, bestStep, levelSteps, lineSteps } from './steps.ts';

/** The course of a series. */
export type TrendShape = 'constant' | 'trend' | 'shift' | 'trend+shift';

/** The four models of a series. */
export interface FourModels {
  /** The best of them. */
  readonly chosen: TrendShape;
  /** The squares that each leaves. */
  readonly left: Readonly<Record<TrendShape, number>>;
  /** The criterion of each: the least is the best. */
  readonly criterion: Readonly<Record<TrendShape, number>>;
  /** How many values stand before the best step. */
  readonly shiftAt: number;
  /** How many stand before the best step beside a line. */
  readonly trendShiftAt: number;
  /** No step is nearer than so many values to an end, or to another step. */
  readonly least: number;
  /** How alike neighbours are, of what line and step leave, corrected for its bias: 0 to 0.8. */
  readonly likeness: number;
  /** As many values without likeness say as much. */
  readonly effective: number;
}

const PARAMETERS: Readonly<Record<TrendShape, number>> = { constant: 1, trend: 2, shift: 4, 'trend+shift': 5 };
const SHAPES = Object.keys(PARAMETERS) as TrendShape[];

/** The four models of 8 values or more, in units near 1. */
export function fourModels(observed: Observed): FourModels {
  const n = observed.values.length;
  const least = leastSegment(n);
  const line = lineThrough(observed) as Line;
  const shift = bestStep(line.all, levelSteps(observed, line), least);
  const steps = lineSteps(observed, line);
  const both = bestStep(line.left, steps, least);
  const likeness = likenessOf({ times: observed.times, values: beside(observed, line, steps, both.at) });
  const effective = (n * (1 - likeness)) / (1 + likeness);
  const left = { constant: line.all, trend: line.left, shift: shift.left, 'trend+shift': both.left };
  const criterion = Object.fromEntries(SHAPES.map((shape) => [shape, criterionOf(left[shape], n, effective, PARAMETERS[shape])])) as Record<
    TrendShape,
    number
  >;
  const chosen = SHAPES.reduce((best, shape) => (criterion[shape] < criterion[best] ? shape : best));
  return { chosen, left, criterion, shiftAt: shift.at, trendShiftAt: both.at, least, likeness, effective };
}

/** No step is nearer to an end. */
export const leastSegment = (n: number): number => Math.max(3, Math.ceil(0.1 * n));

/** Schwarz's criterion; what rounding leaves is as little for one model as for another. */
export function criterionOf(left: number, n: number, effective: number, parameters: number): number {
  return effective * Math.log(Math.max(left, roundingOf(n)) / n) + parameters * Math.log(n);
}

/** The correlation of neighbours, without the bias of few values; none where nothing is left. */
function likenessOf(rest: Observed): number {
  const n = rest.values.length;
  if (rest.values.reduce((sum, value) => sum + value * value, 0) <= roundingOf(n)) return 0;
  return Math.min(0.8, Math.max(0, (n * autocorrelation(rest) + 3) / (n - 4)));
}
