// A control chart of single values (XmR): what a process does by itself, from the distances of neighbours, so that a step or a drift does
// not widen its own limits. Shewhart, Economic control of quality of manufactured product (1931); Wheeler, Understanding variation (1993).
// Values that stand for more are held to narrower limits: Laney, Quality Engineering 14 (2002). Linear time.
import { refuseUnknown } from '../../error.ts';
import { countOrThrow } from '../../stat/arguments.ts';
import { fromUnits, inUnits, type Values } from '../observed.ts';

/** A control chart. */
export interface ControlChart {
  /** The mean of the values that make the limits. */
  readonly centre: number;
  /** The mean distance of neighbours among them. */
  readonly meanRange: number;
  /** No distance of neighbours is expected above this. */
  readonly rangeLimit: number;
  /** The lower limit of each value. */
  readonly low: readonly number[];
  /** The upper limit of each. */
  readonly high: readonly number[];
  /** The positions of values beyond their limits. */
  readonly beyond: readonly number[];
  /** The first and last position of each run of 8 values or more on one side of the centre: another level, or a drift. */
  readonly runs: readonly (readonly [from: number, to: number])[];
}

/** How a control chart is made. */
export interface ControlChartOptions {
  /** How many values, from the first, make the limits; all when not given. */
  readonly baseline?: number | undefined;
}

/** Three standard deviations as mean distances of neighbours, and the highest of these. */
const [LIMIT, RANGE_LIMIT] = [2.66, 3.267];
const RUN = 8;

/**
 * A control chart of single values: those beyond their limits, and runs on one side, are more than a process does by itself. Give values
 * without seasons and trend, which are no chance. Gaps have no neighbours.
 *
 * @param values  at equal steps of time, in order; null where there is none
 * @returns null where no two neighbours have values, and where numbers are too large
 * @throws {KpiError} bad-argument — for values that are not finite, or a baseline that is no count from 2; unknown-option
 * @source Wheeler (1993): centre ± 2.66 × mean moving range
 * @see    anomalies
 * @example
 * ```ts
 * import { controlChart } from 'sales-kpi';
 * const chart = controlChart([20, 22, 19, 21, 20, 22, 19, 21, 20, 33]);
 * [chart?.centre, chart?.high[0]?.toFixed(1), chart?.beyond] // => [21.7,"30.3",[9]]
 * ```
 */
export function controlChart(values: Values, options: ControlChartOptions = {}): ControlChart | null {
  refuseUnknown(options, ['baseline']);
  const baseline = options.baseline === undefined ? values.length : countOrThrow(options.baseline, 'baseline', 2);
  const { unit, values: near } = inUnits(values);
  const chart = chartOf(near, null, baseline);
  if (chart === null) return null;
  const [centre, meanRange, rangeLimit] = [chart.centre, chart.meanRange, chart.rangeLimit].map((value) => fromUnits(value, unit));
  const [low, high] = [chart.low, chart.high].map((ends) => ends.map((end) => fromUnits(end, unit)));
  if (centre == null || meanRange == null || rangeLimit == null || !isWhole(low) || !isWhole(high)) return null;
  return { ...chart, centre, meanRange, rangeLimit, low, high };
}

const isWhole = (ends: readonly (number | null)[] | undefined): ends is readonly number[] => ends !== undefined && !ends.includes(null);

/** The chart of values in units near 1: those of weight 4 are held to limits half as wide. */
export function chartOf(values: Values, weights: readonly number[] | null, baseline: number): ControlChart | null {
  const weightAt = (i: number): number => weights?.[i] ?? 1;
  let [sum, all] = [0, 0];
  values.slice(0, baseline).forEach((value, i) => {
    if (value === null) return;
    sum += value * weightAt(i);
    all += weightAt(i);
  });
  const centre = sum / all;
  const offs = values.map((value, i) => (value === null ? null : (value - centre) * Math.sqrt(weightAt(i))));
  const ranges = offs.slice(1, baseline).flatMap((off, i) => {
    const before = offs[i] ?? null;
    return off === null || before === null ? [] : [Math.abs(off - before)];
  });
  if (ranges.length === 0) return null;
  const meanRange = ranges.reduce((total, range) => total + range, 0) / ranges.length;
  const width = (i: number): number => (LIMIT * meanRange) / Math.sqrt(weightAt(i));
  return {
    centre: centre + 0,
    meanRange,
    rangeLimit: RANGE_LIMIT * meanRange,
    low: values.map((_, i) => centre - width(i) + 0),
    high: values.map((_, i) => centre + width(i) + 0),
    beyond: [...values.keys()].filter((i) => {
      const value = values[i] ?? null;
      // What rounding moves is not beyond.
      return value !== null && Math.abs(value - centre) > width(i) * (1 + 1e-12) + 1e-12;
    }),
    runs: runsIn(offs),
  };
}

/** Runs of values on one side; a gap neither counts nor ends a run, the centre itself ends it. */
function runsIn(offs: Values): (readonly [number, number])[] {
  const runs: (readonly [number, number])[] = [];
  let [side, count, from, to] = [0, 0, 0, 0];
  const close = (): void => {
    if (side !== 0 && count >= RUN) runs.push([from, to]);
  };
  offs.forEach((off, i) => {
    if (off === null) return;
    const own = Math.abs(off) <= 1e-12 ? 0 : Math.sign(off);
    if (own !== side) {
      close();
      [side, count, from] = [own, 0, i];
    }
    [count, to] = [count + 1, i];
  });
  close();
  return runs;
}
