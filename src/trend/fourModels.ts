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
  /** The best of them where neighbours are taken to be as alike as a step that was looked for lets them appear. */
  readonly careful: TrendShape;
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

/** The four models of 9 values or more, in units near 1. */
export function fourModels(observed: Observed): FourModels {
  const n = observed.values.length;
  const least = leastSegment(n);
  const line = lineThrough(observed) as Line;
  const shift = bestStep(line.all, levelSteps(observed, line), least);
  const steps = lineSteps(observed, line);
  const both = bestStep(line.left, steps, least);
  const [likeness, hidden] = likenessOf({ times: observed.times, values: beside(observed, line, steps, both.at) });
  const effective = (n * (1 - likeness)) / (1 + likeness);
  const left = { constant: line.all, trend: line.left, shift: shift.left, 'trend+shift': both.left };
  const criteria = (count: number): Record<TrendShape, number> =>
    Object.fromEntries(SHAPES.map((shape) => [shape, criterionOf(left[shape], n, count, PARAMETERS[shape])])) as Record<TrendShape, number>;
  const criterion = criteria(effective);
  const chosen = leastOf(criterion);
  const careful = leastOf(criteria((n * (1 - hidden)) / (1 + hidden)));
  return { chosen, careful, left, criterion, shiftAt: shift.at, trendShiftAt: both.at, least, likeness, effective };
}

const leastOf = (criterion: Readonly<Record<TrendShape, number>>): TrendShape =>
  SHAPES.reduce((best, shape) => (criterion[shape] < criterion[best] ? shape : best));

/** Whether a shape has a step. */
export const hasStep = (shape: TrendShape): boolean => shape === 'shift' || shape === 'trend+shift';

/** No step is nearer to an end. */
export const leastSegment = (n: number): number => Math.max(3, Math.ceil(0.1 * n));

/** Schwarz's criterion; what rounding leaves is as little for one model as for another. */
export function criterionOf(left: number, n: number, effective: number, parameters: number): number {
  return effective * Math.log(Math.max(left, roundingOf(n)) / n) + parameters * Math.log(n);
}

/**
 * The correlation of neighbours, without the bias of few values; none where nothing is left. The second is without most of what a step that
 * was looked for hides of it as well: of 18 to 60 values about (5 + 11 ρ) ÷ n in all, by simulation.
 */
function likenessOf(rest: Observed): readonly [known: number, hidden: number] {
  const n = rest.values.length;
  if (rest.values.reduce((sum, value) => sum + value * value, 0) <= roundingOf(n)) return [0, 0];
  const found = n * autocorrelation(rest);
  return [Math.min(0.8, Math.max(0, (found + 3) / (n - 4))), Math.min(0.9, Math.max(0, (found + 4) / (n - 8)))];
}
