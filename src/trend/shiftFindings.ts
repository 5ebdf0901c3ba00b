// What is said of the steps of a series: each of them, or that none shows; and what was left out.
import type { NoLevelShiftFound, UntestedLevelShiftFound } from './absentFindings.ts';
import type { ChangePointFindings } from './changePointReport.ts';
import type { Course } from './course.ts';
import type { LevelShiftFound } from './findings.ts';
import { guardIf, type SeriesGuard } from './guards.ts';

/** That outliers were left out, or a step. */
export const shiftGuards = ({ outliers, doubtful }: ChangePointFindings): SeriesGuard[] => [
  ...guardIf(outliers.length > 0, 'outliers', outliers.length),
  ...guardIf(doubtful !== null, 'doubtful-step', doubtful),
];

/** The steps for readers. */
export function shiftFindings({ series: { of, segment } }: Course, { points }: ChangePointFindings): LevelShiftFound[] {
  return points.map(({ period, before, after, change, low, high, relative, earliest, latest }) => ({
    code: 'level-shift',
    of,
    segment,
    period,
    values: { before, after, change, low, high, relative, earliest, latest },
  }));
}

/** That no step shows, or that too little is known. */
export function absentShiftFindings(
  { series: { of, segment, grain }, window: { n, range: period } }: Course,
  { shape, needed }: ChangePointFindings,
): (NoLevelShiftFound | UntestedLevelShiftFound)[] {
  if (shape === null) return [{ code: 'untested-level-shift', of, segment, period, values: { n, needed, grain } }];
  return shape === 'constant' || shape === 'trend' ? [{ code: 'no-level-shift', of, segment, period, values: { n } }] : [];
}
