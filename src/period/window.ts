// Days become windows: the half-open stretches in which engines look for records.
import { type AsOf, type AsOfPoint, readAsOf } from './asOf.ts';
import type { Calendar } from './calendar.ts';
import type { Day } from './civil.ts';
import { startOfDay } from './zone.ts';

/** A half-open stretch of time, once for instants and once for calendar dates. */
export interface Window {
  /** The first instant, in epoch milliseconds. */
  readonly from: number;
  /** The instant behind the last one; equal to `from` when the window is empty. */
  readonly to: number;
  /** The first calendar date. */
  readonly fromDay: Day;
  /** The calendar date behind the last one. */
  readonly toDay: Day;
}

/** Lays out windows in one calendar, up to one point in time. */
export interface Horizon {
  /** Up to when records are known; null when nothing is said. */
  readonly asOf: AsOfPoint | null;
  /** The first instant of a day. */
  start(day: Day): number;
  /** Whether a stretch of days has no time at all: a day that its time zone skipped. */
  isSkipped(fromDay: Day, toDay: Day): boolean;
  /** The window of a stretch of days, or up to an instant of its last day; it ends at `asOf` at the latest. */
  window(fromDay: Day, toDay: Day, until?: number): Window;
}

/**
 * Lays out windows in a calendar; each boundary is computed once.
 *
 * @throws {KpiError} bad-date when `asOf` cannot be read
 */
export function horizon(calendar: Calendar, asOf?: AsOf): Horizon {
  const starts = new Map<Day, number>();
  const point = asOf === undefined ? null : readAsOf(asOf, calendar);
  const start = (day: Day): number => {
    const known = starts.get(day);
    if (known !== undefined) return known;
    const first = startOfDay(calendar.timeZone, day);
    starts.set(day, first);
    return first;
  };
  return {
    asOf: point,
    start,
    isSkipped: (fromDay, toDay) => start(fromDay) === start(toDay),
    window(fromDay, toDay, until = start(toDay)) {
      const from = start(fromDay);
      if (point === null) return { from, to: until, fromDay, toDay };
      if (point.ms <= from) return { from, to: from, fromDay, toDay: fromDay };
      return { from, to: Math.min(until, point.ms), fromDay, toDay: Math.min(toDay, point.day + 1) };
    },
  };
}
