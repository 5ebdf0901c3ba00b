// The days that records cover, and the stretches without any.
import type { DateCoverage } from '../../model/quality/qualityParts.ts';
import { DAY_MS, formatDay } from '../../period/civil.ts';
import { isCalendarDate, readMoment } from '../../period/moment.ts';
import { dayAt } from '../../period/zone.ts';
import { ownValue } from '../duplicates/ownValue.ts';

/** Gaps that are described. */
const GAPS = 100;

/** The days of `column`; an instant has a day only in a time zone. */
export function dateCoverage(rows: readonly unknown[], column: string, timeZone: string | null, gapDays: number): DateCoverage {
  const known = new Set<number>();
  let undated = 0;
  for (const row of rows) {
    const moment = readMoment(ownValue(row, column));
    if (typeof moment !== 'number') undated++;
    else if (isCalendarDate(moment)) known.add(Math.floor(moment / DAY_MS));
    else if (timeZone !== null) known.add(dayAt(timeZone, moment));
    else undated++;
  }
  const days = [...known].sort((a, b) => a - b);
  const gaps = days.slice(1).flatMap((day, at) => {
    const last = days[at] as number;
    return day - last - 1 >= gapDays ? [{ first: last + 1, end: day - 1 }] : [];
  });
  const longest = [...gaps].sort((a, b) => b.end - b.first - (a.end - a.first) || a.first - b.first).slice(0, GAPS);
  const shown = longest.sort((a, b) => a.first - b.first);
  const [from, to] = [days[0], days.at(-1)].map((day) => (day === undefined ? null : formatDay(day)));
  return {
    from: from ?? null,
    to: to ?? null,
    days: days.length,
    undated,
    gaps: shown.map(({ first, end }) => ({ from: formatDay(first), to: formatDay(end), days: end - first + 1 })),
    gapCount: gaps.length,
  };
}
