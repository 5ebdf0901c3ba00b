// The values that seasons, trend and median leave too far off, all by methods that odd values do not move (S-H-ESD).
import { filled } from '../filled.ts';
import { kendallTest } from '../mannKendall.ts';
import { observedIn, type Values } from '../observed.ts';
import { medianSlope, pairwiseSlopes } from '../pairwiseSlopes.ts';
import { logarithms } from '../seasonalityTest.ts';
import { slotsOf } from '../seasonSlots.ts';
import { placesIn } from '../seasons.ts';
import { decompose, stlPlan } from '../stl.ts';
import { robustEsd, robustScale } from './esd.ts';
import type { Past } from './past.ts';

/** A value that may be an outlier. */
export interface Suspect {
  /** Its place. */
  readonly at: number;
  /** How far off it is in robust standard deviations of what is left, of logarithms where seasons multiply; below 0 where it is too low. */
  readonly score: number;
}

/** Up to this share of a series may be outliers. */
const MOST = 0.1;
/** The seasons of longer cycles are those of all values: few repeat so often that one could be odd. */
const LONGEST = 53;

/** The suspects among the values before the last; null where gaps do not let their seasons be told. */
export function suspectsIn(past: Past, alpha: number): readonly Suspect[] | null {
  const { course, divided } = past;
  const scaled = course.seasons.mode === 'multiplicative' ? logarithms(course.values) : course.values;
  const seasonal = seasonalOf(past, scaled);
  if (seasonal === null) return null;
  const { times, values } = withoutTrend(scaled.map((value, at) => (value === null ? null : value - (seasonal[at] as number))));
  const { median } = robustScale(values);
  // A rate of few counts strays farther than one of many.
  const by = times.map((time) => divided?.by[time] ?? 1);
  const mean = by.reduce((sum, one) => sum + one, 0) / by.length;
  const spread = values.map((value, i) => (value - median) * Math.sqrt((by[i] as number) / mean));
  const { outliers, removed, distances } = robustEsd(spread, Math.floor(MOST * values.length), alpha);
  return outliers.map((i) => ({
    at: times[i] as number,
    score: (distances[removed.indexOf(i)] as number) * Math.sign(spread[i] as number),
  }));
}

/** What the seasons add at each place; null where gaps do not let that be told. */
function seasonalOf({ course: { seasons, series } }: Past, values: Values): readonly number[] | null {
  const starts = series.periods.map(({ start }) => start);
  let whole: number[] = values.map(() => 0);
  for (const { cycle, parts, slots } of seasons.present) {
    const left = values.map((value, at) => (value === null ? null : value - (whole[at] as number)));
    const own = slotsOf(left, starts, placesIn(cycle, series.grain, series.calendar), cycle.length);
    const filledIn = filled(own.values, own.seasons);
    if (filledIn === null || filledIn.values.length <= 2 * cycle.length) return null;
    const { before, values: there } = filledIn;
    const seasonal =
      cycle.length > LONGEST ? null : decompose(Float64Array.from(there), stlPlan(there.length, cycle.length, { robust: true })).seasonal;
    whole = whole.map((sum, at) => {
      const slot = own.at[at] as number;
      return sum + (seasonal === null ? (parts?.seasonal[slots.at[at] as number] ?? 0) : (seasonal[slot - before] ?? 0));
    });
  }
  return whole;
}

/** Values without their trend, unless that may be chance. */
function withoutTrend(values: Values) {
  const observed = observedIn(values);
  const slopes = pairwiseSlopes([observed]);
  if (kendallTest(observed, slopes).pValue >= 0.05) return observed;
  const slope = medianSlope(slopes);
  return { times: observed.times, values: observed.values.map((value, i) => value - slope * (observed.times[i] as number)) };
}
