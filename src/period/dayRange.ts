// Ranges in day numbers, and where they lie one range or one year earlier.
import type { Calendar } from './calendar.ts';
import { type Day, shiftMonths } from './civil.ts';
import { grainRule } from './grain.ts';
import { retailYears } from './retail.ts';
import type { RetailYear } from './retailYear.ts';

/** A range in day numbers, half-open. */
export interface DayRange {
  /** The first day. */
  readonly from: Day;
  /** The day behind the last. */
  readonly to: Day;
}

/** The range just before: as many whole months where the range consists of whole months, as many days otherwise. */
export function rangeBefore(range: DayRange, calendar: Calendar): DayRange {
  const from = monthsEarlier(range, calendar, monthCount(range, calendar))?.from;
  return { from: from ?? range.from - (range.to - range.from), to: range.from };
}

/** The same months one year earlier where the range consists of whole months, the same dates otherwise. */
export function rangeYearBefore(range: DayRange, calendar: Calendar): DayRange {
  const { retail } = calendar;
  const earlier = (day: Day): Day => (retail === null ? shiftMonths(day, -12) : sameWeekday(day, retail));
  // The end of a range is moved by its last day: the day behind 28 February is the 29th in one year and not in another.
  return monthsEarlier(range, calendar, 12) ?? { from: earlier(range.from), to: earlier(range.to - 1) + 1 };
}

/** The same day of the same week of the retail year before; of its last week where it has no such week. */
function sameWeekday(day: Day, options: Required<RetailYear>): Day {
  const { start, yearOf, weeks } = retailYears(options);
  const year = yearOf(day);
  const dayOfYear = day - start(year);
  const week = Math.min(Math.floor(dayOfYear / 7), weeks(year - 1) - 1);
  return start(year - 1) + week * 7 + (dayOfYear % 7);
}

function monthCount({ from, to }: DayRange, calendar: Calendar): number {
  const { index } = grainRule('month', calendar);
  return index(to) - index(from);
}

/** A range of whole months some months earlier; null for a range that starts or ends within a month. */
function monthsEarlier({ from, to }: DayRange, calendar: Calendar, months: number): DayRange | null {
  const { floor, next } = grainRule('month', calendar);
  return floor(from) === from && floor(to) === to ? { from: next(from, -months), to: next(to, -months) } : null;
}
