// Whether and when a series moved to another level.
import { refuseUnknown } from '../error.ts';
import { shareOrThrow } from '../stat/arguments.ts';
import type { ChangePoint, ChangePointFindings, ChangePointReport } from './changePointReport.ts';
import { type Course, courseOf } from './course.ts';
import { fromUnits } from './observed.ts';
import { type SeriesOptions, seriesRead } from './series.ts';
import type { SeriesInput } from './seriesShape.ts';
import { absentShiftFindings, shiftFindings, shiftGuards } from './shiftFindings.ts';
import { SHIFTS_NEED, type Shift, shiftsIn } from './shifts.ts';

/** How change points are told. */
export interface ChangePointOptions extends SeriesOptions {
  /** The share of cases in which an interval holds the change; 0.95 unless given. */
  readonly confidence?: number | undefined;
}

/**
 * When a series moved to another level, and by how much. Seasons are taken out, and outliers too; then a level, a straight line, one step
 * and a line with a step are weighed against each other, so that a steady rise is not taken for steps and neighbours that are alike not
 * for levels. From 36 values on there may be several steps. A step is no nearer than a tenth of the series, and 3 values, to an end.
 *
 * Series without a step have one in 3 or 4 of 100 cases (18 or 24 values; 1 or 2 from 36 on), in 7 where neighbours are alike by 0.3 (3 or 4
 * from 36 on), and in 14 (18 values), 11 (24), 8 (36) or 4 (60) where they are alike by 0.6: of so few values, a level that stays for a
 * while and likeness look the same. Where likeness kept a step from being told, `doubtful` and the guard `doubtful-step` name its period.
 *
 * @param input  a column of a table (`{ table, column }`, with its `segment` where the table is split), or `{ points, grain }`
 * @throws {KpiError} as for `series`; bad-argument — for a confidence that is no share
 * @source Schwarz (1978), three numbers a step, as many values as an AR(1) likeness of neighbours leaves; Jackson et al. (2005); intervals of
 * changes: Welch (1947), values taken as not alike
 * @see    trend
 * @example
 * ```ts
 * import { changePoints } from 'sales-kpi';
 * const values = [5, 5.2, 4.9, 5.1, 5, 4.8, 8, 8.1, 7.9, 8.2, 8, 7.8, 8.1, 7.9, 8, 8.2, 8.1, 7.9, 8, 8.1];
 * const points = values.map((value, i) => ({ period: `${2020 + Math.floor(i / 4)}-Q${1 + (i % 4)}`, value }));
 * changePoints({ points, grain: 'quarter' }).points.map(({ period, change }) => `${period} ${change.toFixed(1)}`) // => ["2021-Q3 3.0"]
 * ```
 */
export function changePoints<R extends object>(input: SeriesInput<R>, options: ChangePointOptions = {}): ChangePointReport {
  refuseUnknown(options, ['includePartial', 'perDay', 'confidence']);
  const confidence = shareOrThrow(options.confidence ?? 0.95, 'confidence');
  const course = courseOf(seriesRead(input, options));
  const { series, window } = course;
  const found = changePointsIn(course, confidence);
  return {
    of: series.of,
    segment: series.segment,
    window,
    ...found,
    guards: [...course.guards, ...shiftGuards(found)],
    findings: [...shiftFindings(course, found), ...absentShiftFindings(course, found)],
  };
}

/** The change points of a course. */
export function changePointsIn({ series, observed, unit, hasShares }: Course, confidence: number): ChangePointFindings {
  const none = { needed: SHIFTS_NEED, points: [], outliers: [], doubtful: null };
  if (observed.values.length < SHIFTS_NEED) return { shape: null, reason: 'small-sample', ...none };
  const { shape, shifts, outliers, doubtful } = shiftsIn(observed, confidence);
  const idAt = (at: number): string => series.periods[at]?.id as string;
  const points = shifts.flatMap((shift) => pointOf(shift, unit, hasShares, shape === 'trend+shift', idAt));
  return { ...none, shape, reason: null, points, outliers: outliers.map(idAt), doubtful: doubtful === null ? null : idAt(doubtful) };
}

/** A step for readers; none where numbers are too large for it. */
function pointOf(shift: Shift, unit: number, hasShares: boolean, isBesideTrend: boolean, idAt: (at: number) => string): ChangePoint[] {
  const [before, after, change] = [fromUnits(shift.before, unit), fromUnits(shift.after, unit), fromUnits(shift.change, unit)];
  if (before === null || after === null || change === null) return [];
  return [
    {
      period: idAt(shift.at),
      earliest: idAt(shift.earliest),
      latest: idAt(shift.latest),
      before,
      after,
      change,
      low: fromUnits(shift.low, unit),
      high: fromUnits(shift.high, unit),
      relative: hasShares && shift.before > 0 ? fromUnits(shift.change / shift.before, 1) : null,
      isBesideTrend,
    },
  ];
}
