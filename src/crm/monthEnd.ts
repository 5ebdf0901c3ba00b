// Dates that nobody has set: the last day of the month in which a record was made.
import { momentOf } from '../model/boundary.ts';
import type { DateInput } from '../model/dimension.ts';
import { civilOf, DAY_MS, type Day, daysInMonth } from '../period/civil.ts';
import { isCalendarDate } from '../period/moment.ts';
import { dayAt } from '../period/zone.ts';

/** Whether `date` is the last day of the month of `createdAt`, in the days of a zone. */
export function isMonthEndOf(date: unknown, createdAt: unknown, timeZone: string): boolean {
  const [end, made] = [dayOfMoment(date, timeZone), dayOfMoment(createdAt, timeZone)];
  if (end === null || made === null) return false;
  const [a, b] = [civilOf(end), civilOf(made)];
  return a.year === b.year && a.month === b.month && a.day === daysInMonth(a.year, a.month);
}

function dayOfMoment(date: unknown, timeZone: string): Day | null {
  const moment = momentOf(date as DateInput | null | undefined);
  if (moment === null) return null;
  return isCalendarDate(moment) ? Math.floor(moment / DAY_MS) : dayAt(timeZone, moment);
}
