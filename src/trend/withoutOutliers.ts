// A series without its outliers, so that two odd values are not taken for a level of their own: those far off what line and step leave.
import { generalizedEsd } from './generalizedEsd.ts';
import type { Observed } from './observed.ts';
import { type Line, lineThrough } from './regression.ts';
import { beside, bestStep, lineSteps } from './steps.ts';

/** Up to this share of a series may be outliers. */
const MOST_OUTLIERS = 0.1;
/** So many in a row are a level, not outliers. */
const ROW = 3;

/** The values that are no outliers, and the places of those that are. */
export function withoutOutliers(observed: Observed, least: number): { readonly kept: Observed; readonly outliers: readonly number[] } {
  const { times, values } = observed;
  const line = lineThrough(observed) as Line;
  const steps = lineSteps(observed, line);
  const rest = beside(observed, line, steps, bestStep(line.left, steps, least).at);
  const far = new Set(generalizedEsd(rest, Math.floor(MOST_OUTLIERS * values.length)).outliers);
  const isOut = (i: number): boolean => {
    if (!far.has(i)) return false;
    let [from, to] = [i, i];
    while (far.has(from - 1)) from--;
    while (far.has(to + 1)) to++;
    return to - from + 1 < ROW;
  };
  const kept = [...values.keys()].filter((i) => !isOut(i));
  return {
    kept: { times: kept.map((i) => times[i] as number), values: kept.map((i) => values[i] as number) },
    outliers: [...values.keys()].filter(isOut).map((i) => times[i] as number),
  };
}
