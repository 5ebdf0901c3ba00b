// Up to when records are known. There is no hidden clock: whoever asks says what time it is.
import { excerpt, KpiError, type KpiErrorPath } from '../error.ts';
import type { Calendar } from './calendar.ts';
import { DAY_MS, type Day } from './civil.ts';
import { type DateFault, isCalendarDate, readMoment } from './moment.ts';
import { dayAt, offsetAt, startOfDay } from './zone.ts';

/**
 * Up to when records are known: a calendar date (`'2025-11-23'`) means the end of that day, an instant (a `Date`, epoch
 * milliseconds, ISO text with an offset) means itself.
 */
export type AsOf = string | number | Date;

/** An `AsOf` in the days of a calendar. */
export interface AsOfPoint {
  /** Instants before it count. */
  readonly ms: number;
  /** Calendar dates up to and including it count: the last day of which anything has passed. */
  readonly day: Day;
  /** The first day that is not over. */
  readonly open: Day;
  /** The share of `open` that has passed, 0 (nothing) to below 1. */
  readonly part: number;
  /** What the clock shows on `open`, in milliseconds since midnight; 0 when nothing of it has passed. */
  readonly clock: number;
}

const hints: Readonly<Record<DateFault, string>> = {
  'bad-date': "give a date such as '2025-11-23', or an instant",
  'naive-date-time': "add the offset ('2025-11-23T10:00:00+01:00'), or give the date alone",
  'date-out-of-range': 'the years 1900 to 2200 are read',
  'date-too-long': 'a date has at most 64 characters',
};

/**
 * The point in time up to which records are known.
 *
 * @throws {KpiError} bad-date
 */
export function readAsOf(asOf: AsOf, calendar: Calendar, path: KpiErrorPath = ['asOf']): AsOfPoint {
  const moment = readMoment(asOf);
  if (typeof moment === 'string') throw new KpiError('bad-date', `asOf is ${excerpt(asOf)}`, hints[moment], path);
  return isCalendarDate(moment) ? endOf(calendar.timeZone, Math.floor(moment / DAY_MS)) : pointAt(calendar.timeZone, moment);
}

function endOf(timeZone: string, day: Day): AsOfPoint {
  return { ms: startOfDay(timeZone, day + 1), day, open: day + 1, part: 0, clock: 0 };
}

function pointAt(timeZone: string, ms: number): AsOfPoint {
  const shown = dayAt(timeZone, ms);
  // Where clocks go back over midnight, the old day is shown again after the new one has begun: it is the new one.
  const open = startOfDay(timeZone, shown + 1) <= ms ? shown + 1 : shown;
  const start = startOfDay(timeZone, open);
  if (start === ms) return { ms, day: open - 1, open, part: 0, clock: 0 };
  const length = startOfDay(timeZone, open + 1) - start;
  const clock = shown === open ? wallClock(timeZone, ms) : 0;
  return { ms, day: open, open, part: (ms - start) / length, clock };
}

function wallClock(timeZone: string, ms: number): number {
  return ms + offsetAt(timeZone, ms) - dayAt(timeZone, ms) * DAY_MS;
}
