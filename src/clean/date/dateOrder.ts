// The days that a date in text may name, for each order of its parts.
import { type Day, dayOf, daysInMonth } from '../../period/civil.ts';
import type { DatePart, DateText } from './dateText.ts';

/** The orders, as bits 1, 2 and 4 of a mask. */
export const orders = ['dmy', 'mdy', 'ymd'] as const;

/** The days of a date, one for each order; null where the order does not fit. */
export interface DateDays {
  readonly days: readonly [Day | null, Day | null, Day | null];
  /** The orders that fit, as bits. */
  readonly mask: number;
  /** Whether the orders that fit name different days. */
  readonly open: boolean;
  /** Whether the month is named: the order of the parts decides nothing then. */
  readonly fixed: boolean;
  /** Whether the year has two digits. */
  readonly short: boolean;
}

/** Days of a date in text; null where no order fits. */
export function dateDays({ parts: [a, b, c], named }: DateText, pivot: number): DateDays | null {
  let days: (Day | null)[];
  const ymd = a.digits === 4 || (a.digits === 2 && c.digits <= 2 && named !== 0) ? dayIn(a, b, c, pivot) : null;
  // A month by its name stands in the middle or first; a year that stands first shows all its digits then.
  if (named === 1) days = a.digits === 4 ? [null, null, ymd] : [dayIn(c, b, a, pivot), null, null];
  else if (named === 0) days = [null, dayIn(c, a, b, pivot), null];
  else if (named === 2) days = [null, null, null];
  else days = a.digits > 2 ? [null, null, ymd] : [dayIn(c, b, a, pivot), dayIn(c, a, b, pivot), ymd];
  const fitting = days.filter((day) => day !== null);
  if (fitting.length === 0) return null;
  const mask = days.reduce<number>((bits, day, at) => bits + (day === null ? 0 : 2 ** at), 0);
  const short = a.digits !== 4 && c.digits !== 4;
  const isYearFirst = a.digits === 4;
  return {
    days: days as unknown as DateDays['days'],
    mask,
    open: fitting.some((day) => day !== fitting[0]),
    fixed: named !== -1 || isYearFirst,
    short,
  };
}

/** The day, where the parts are one. */
function dayIn(year: DatePart, month: DatePart, day: DatePart, pivot: number): Day | null {
  if (month.digits > 2 || day.digits > 2 || (year.digits !== 4 && year.digits !== 2)) return null;
  const whole = year.digits === 4 ? year.value : century(year.value, pivot);
  if (month.value < 1 || month.value > 12 || day.value < 1 || day.value > daysInMonth(whole, month.value)) return null;
  return dayOf(whole, month.value, day.value);
}

/** The year from the pivot on, and within a hundred years of it, that ends in two digits. */
const century = (value: number, pivot: number): number => pivot + ((((value - pivot) % 100) + 100) % 100);
