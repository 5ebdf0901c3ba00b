// Moments of records, and the boundaries between them: once for instants and once for calendar dates.
import { DAY_MS, type Day } from '../period/civil.ts';
import { CALENDAR_DATE } from '../period/dateText.ts';
import { isCalendarDate, type Moment, readMoment } from '../period/moment.ts';
import { dayAt, startOfDay } from '../period/zone.ts';
import type { DateInput } from './dimension.ts';

/** The moment of a date; null where there is none or it cannot be read. */
export function momentOf(date: DateInput | null | undefined): Moment | null {
  const moment = readMoment(date);
  return typeof moment === 'number' ? moment : null;
}

/** The boundary between what was before and what comes from then on. */
export interface Boundary {
  /** The first instant behind it. */
  readonly ms: number;
  /** The first calendar date behind it. */
  readonly day: Day;
}

/** The boundary in front of a moment, in the days of a time zone. */
export function boundaryAt(moment: Moment, timeZone: string): Boundary {
  if (!isCalendarDate(moment)) return { ms: moment, day: dayAt(timeZone, moment) };
  const day = Math.floor(moment / DAY_MS);
  return { ms: startOfDay(timeZone, day), day };
}

/** Whether a moment lies in front of a boundary. */
export function isBefore(moment: Moment, { ms, day }: Boundary): boolean {
  return moment < (isCalendarDate(moment) ? day * DAY_MS + CALENDAR_DATE : ms);
}
