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
  return monthsEarlier(range, calendar, 12) ?? (calendar.retail === null ? datesEarlier(range) : weeksEarlier(range, calendar.retail));
}

/** The end of a range is moved by its last day: the day behind 28 February is the 29th in one year and not in another. */
function datesEarlier({ from, to }: DayRange): DayRange {
  return { from: shiftMonths(from, -12), to: shiftMonths(to - 1, -12) + 1 };
}

/** The same days of the same weeks of the retail year before. */
function weeksEarlier({ from, to }: DayRange, options: Required<RetailYear>): DayRange {
  const { start, yearOf, weeks } = retailYears(options);
  const earlier = (day: Day): { day: Day; isBehind: boolean; yearEnd: Day } => {
    const year = yearOf(day);
    const moved = start(year - 1) + day - start(year);
    const isBehind = day - start(year) >= weeks(year - 1) * 7;
    return { day: isBehind ? moved - 7 : moved, isBehind, yearEnd: start(year) };
  };
  const first = earlier(from);
  const last = earlier(to - 1);
  // A week 53 that the year before has not becomes its week 52; a range that only runs into one ends with the year before.
  return { from: first.day, to: last.isBehind && !first.isBehind ? last.yearEnd : last.day + 1 };
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
