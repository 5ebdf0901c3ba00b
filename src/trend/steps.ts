// What one step explains of a series, wherever it is: beside a level, or beside a straight line, by the sums of what the level or line
// leaves (Frisch and Waugh, Econometrica 1 (1933)). Linear time for all places.
import type { Observed } from './observed.ts';
import type { Line } from './regression.ts';

/** A step at each place: `before` values stand before it. */
export interface Steps {
  /** How far up it goes, by `before`; 0 at the ends. */
  readonly height: Float64Array;
  /** What is left of the step itself beside the level or line: its squares. */
  readonly weight: Float64Array;
}

/** Steps beside a level. */
export function levelSteps({ values }: Observed, { n, intercept, slope, middle }: Line): Steps {
  const mean = intercept + slope * middle;
  return stepsOf(
    values,
    (i) => (values[i] as number) - mean,
    (after) => (after * (n - after)) / n,
  );
}

/** Steps beside a straight line. */
export function lineSteps({ times, values }: Observed, { n, intercept, slope, middle, reach }: Line): Steps {
  const behind = new Float64Array(n + 1);
  for (let i = n - 1; i >= 0; i--) behind[i] = (behind[i + 1] as number) + (times[i] as number) - middle;
  return stepsOf(
    values,
    (i) => (values[i] as number) - intercept - slope * (times[i] as number),
    (after) => (after * (n - after)) / n - (behind[n - after] as number) ** 2 / reach,
  );
}

function stepsOf(values: readonly number[], rest: (i: number) => number, weightOf: (after: number) => number): Steps {
  const n = values.length;
  const [height, weight] = [new Float64Array(n + 1), new Float64Array(n + 1)];
  let behind = 0;
  for (let before = n - 1; before > 0; before--) {
    behind += rest(before);
    const own = weightOf(n - before);
    // Of two values, a line leaves nothing of a step.
    if (own <= 1e-9) continue;
    weight[before] = own;
    height[before] = behind / own;
  }
  return { height, weight };
}

/** The squares that a step leaves of those that level or line leave. */
export const leftBy = (all: number, { height, weight }: Steps, before: number): number =>
  Math.max(0, all - (height[before] as number) ** 2 * (weight[before] as number));

/** The step that leaves least, no nearer than `least` values to an end. */
export function bestStep(all: number, steps: Steps, least: number): { readonly at: number; readonly left: number } {
  let [at, left] = [least, Number.POSITIVE_INFINITY];
  for (let before = least; before <= steps.height.length - 1 - least; before++) {
    const own = leftBy(all, steps, before);
    if (own < left) [at, left] = [before, own];
  }
  return { at, left: Math.min(left, all) };
}

/** What a straight line with a step leaves of each value. */
export function beside({ times, values }: Observed, { n, intercept, slope, middle, reach }: Line, steps: Steps, before: number): number[] {
  const height = steps.height[before] as number;
  const share = (n - before) / n;
  // The step leans as the places do, and takes that from the line.
  const lean = times.reduce((sum, time, i) => (i < before ? sum : sum + time - middle), 0) / reach;
  return values.map((value, i) => {
    const time = times[i] as number;
    return value - intercept - slope * time - height * ((i < before ? 0 : 1) - share - lean * (time - middle));
  });
}
