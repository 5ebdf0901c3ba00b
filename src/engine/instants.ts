// The moments of a column on one scale: a calendar date counts as the instant at which its day begins in a time zone.
import { DAY_MS } from '../period/civil.ts';
import { isCalendarDate } from '../period/moment.ts';
import { startOfDay } from '../period/zone.ts';
import type { DateColumn } from './column.ts';

/** The instant of each date, for the order of what a customer did. */
export function instantsOf({ moments, holds }: DateColumn, timeZone: string): Float64Array {
  if (holds === 'instants') return moments;
  const starts = new Map<number, number>();
  return moments.map((moment) => {
    if (!isCalendarDate(moment)) return moment;
    const known = starts.get(moment) ?? startOfDay(timeZone, Math.floor(moment / DAY_MS));
    starts.set(moment, known);
    return known;
  });
}
