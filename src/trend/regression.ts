// The straight line nearest to values by squares: ordinary least squares about the means, so that no digits are lost. Draper and Smith,
// Applied regression analysis (1966), chapter 1. Linear time.
import { studentQuantile, studentTwoSided } from '../stat/distributions.ts';
import { type Observed, roundingOf } from './observed.ts';
import { meanOf } from './squares.ts';

/** A straight line through values. */
export interface Line {
  /** How many values there are. */
  readonly n: number;
  /** The change a step. */
  readonly slope: number;
  /** The value at place 0. */
  readonly intercept: number;
  /** The mean of the places. */
  readonly middle: number;
  /** The sum of squared distances of the places from their mean. */
  readonly reach: number;
  /** The sum of squares that the line leaves. */
  readonly left: number;
  /** The sum of squares about the mean. */
  readonly all: number;
  /** The standard deviation about the line; null of two values. */
  readonly deviation: number | null;
  /** The share of squares that the line explains; null where all values are equal. */
  readonly explained: number | null;
}

/** The line through two values or more, in units near 1; null where all stand at one place. */
export function lineThrough({ times, values }: Observed): Line | null {
  const n = values.length;
  const middle = meanOf(times);
  const mean = meanOf(values);
  let [reach, joint, all] = [0, 0, 0];
  times.forEach((time, i) => {
    const [x, y] = [time - middle, (values[i] as number) - mean];
    reach += x * x;
    joint += x * y;
    all += y * y;
  });
  if (n < 2 || reach === 0) return null;
  const isFlat = all <= roundingOf(n);
  const slope = isFlat ? 0 : joint / reach;
  const left = isFlat ? 0 : times.reduce((sum, time, i) => sum + ((values[i] as number) - mean - slope * (time - middle)) ** 2, 0);
  return {
    n,
    slope,
    intercept: mean - slope * middle,
    middle,
    reach,
    left,
    all,
    deviation: n > 2 ? Math.sqrt(left / (n - 2)) : null,
    explained: isFlat ? null : 1 - left / all,
  };
}

/** The standard error of the slope; null of two values. */
export function slopeError({ deviation, reach }: Line): number | null {
  return deviation === null ? null : deviation / Math.sqrt(reach);
}

/** The probability of a slope as far from 0 if there were none; null where the line leaves nothing, and of two values. */
export function slopeProbability(line: Line): number | null {
  const error = slopeError(line);
  return error === null || error === 0 ? null : studentTwoSided(line.slope / error, line.n - 2);
}

/** A place on the line, and how far off the line and a further value there may be. */
export interface LineValue {
  /** The value of the line. */
  readonly value: number;
  /** Half the width of the interval of the line; null of two values. */
  readonly lineMargin: number | null;
  /** Half the width of the interval of a further value; null of two values. */
  readonly valueMargin: number | null;
}

/** The line at a place, with intervals of a confidence above 0 and below 1. */
export function lineAt({ n, slope, intercept, middle, reach, deviation }: Line, time: number, confidence: number): LineValue {
  const value = intercept + slope * time;
  if (deviation === null) return { value, lineMargin: null, valueMargin: null };
  const wide = -studentQuantile((1 - confidence) / 2, n - 2) * deviation;
  const share = 1 / n + (time - middle) ** 2 / reach;
  return { value, lineMargin: wide * Math.sqrt(share), valueMargin: wide * Math.sqrt(1 + share) };
}
