// Whether the last period may not have been over: the commonest reason for a fall that is none.
import { median } from 'simple-statistics';
import type { Unit } from '../plan/metric.ts';
import type { Course } from './course.ts';
import { medianSlope, pairwiseSlopes } from './pairwiseSlopes.ts';
import { TREND_IS_SURE } from './verdict.ts';

/** A last value below this share of what was to be expected. */
const SUSPECT = 0.6;
/** What grows as a period goes on. */
const GROWING: readonly Unit[] = ['money', 'count', 'quantity', 'number'];

/** Whether the last value is far below the line of those before it; not asked where a running period was left out. */
export function isPossiblyIncomplete({ series, window, values, observed }: Course): boolean {
  if (window.excludedIncompleteLast || window.n < TREND_IS_SURE || values.at(-1) === null || !GROWING.includes(series.of.unit))
    return false;
  const before = { times: observed.times.slice(0, -1), values: observed.values.slice(0, -1) };
  const slope = medianSlope(pairwiseSlopes([before]));
  const expected = median([...before.values]) + slope * ((observed.times.at(-1) as number) - median([...before.times]));
  return expected > 0 && (observed.values.at(-1) as number) < SUSPECT * expected;
}
