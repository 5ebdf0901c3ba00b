// The calendar of a question: what a day, a week and a year are. It is plain data and part of every answer.
import { KpiError } from '../error.ts';
import { type RetailYear, readRetailYear } from './retailYear.ts';
import { type MonthName, months, ownOption, type WeekdayName, weekdayIndex, weekdays, wordReader, yearNames } from './words.ts';
import { checkTimeZone } from './zone.ts';

export type { RetailYear } from './retailYear.ts';
export type { MonthName, WeekdayName } from './words.ts';

/** What may be said about the calendar of a question; everything has a default. */
export interface CalendarOptions {
  /** IANA name of the time zone whose days count, such as `Europe/Paris`; `UTC` unless given. */
  readonly timeZone?: string;
  /** The first day of the week; `monday` unless given. A retail year has its own: the day after `endsOn`. */
  readonly weekStart?: WeekdayName;
  /** The first month of the fiscal year; `january` unless given. */
  readonly fiscalStart?: MonthName;
  /** Whether a fiscal year is called after the calendar year of its first or last month; `end` unless given. */
  readonly fiscalNamed?: 'start' | 'end';
  /** A year of whole weeks in place of calendar months; none unless given. */
  readonly retail?: RetailYear | null;
}

/** A calendar with nothing left to default: plain JSON, and itself a valid `CalendarOptions`. */
export interface Calendar {
  /** IANA name of the time zone whose days count. */
  readonly timeZone: string;
  /** The first day of the week. */
  readonly weekStart: WeekdayName;
  /** The first month of the fiscal year; `january` means that it is the calendar year. */
  readonly fiscalStart: MonthName;
  /** Whether fiscal years are called after the calendar year of their first or last month. */
  readonly fiscalNamed: 'start' | 'end';
  /** The year of whole weeks, or null. */
  readonly retail: Required<RetailYear> | null;
}

/**
 * The complete calendar of some options.
 *
 * @throws {KpiError} bad-time-zone, unknown-option, or bad-argument for a word that is not known and for a retail year
 * together with another first month or first day of the week
 */
export function calendar(options: CalendarOptions = {}): Calendar {
  const path = ['calendar'];
  const read = wordReader(options, ['timeZone', 'weekStart', 'fiscalStart', 'fiscalNamed', 'retail'], path);
  const timeZone = ownOption(options, 'timeZone');
  const retail = ownOption(options, 'retail');
  const year = retail === undefined || retail === null ? null : readRetailYear(retail as RetailYear, [...path, 'retail']);
  const defaults = year === null ? 'monday' : (weekdays[(weekdayIndex(year.endsOn) + 1) % 7] as WeekdayName);
  const complete: Calendar = {
    timeZone: timeZone === undefined ? 'UTC' : checkTimeZone(timeZone as string),
    weekStart: read('weekStart', weekdays, defaults),
    fiscalStart: read('fiscalStart', months, 'january'),
    fiscalNamed: read('fiscalNamed', yearNames, year?.named ?? 'end'),
    retail: year,
  };
  if (year !== null) refuseSecondYear(complete, year, defaults);
  return complete;
}

/** A retail year says by itself where years and weeks start and how they are called. */
function refuseSecondYear(
  { weekStart, fiscalStart, fiscalNamed }: Calendar,
  { named }: Required<RetailYear>,
  ownWeekStart: WeekdayName,
): void {
  const refuse = (option: string, hint: string): never => {
    throw new KpiError('bad-argument', `a retail year does not go with another ${option}`, hint, ['calendar', option]);
  };
  if (fiscalStart !== 'january') refuse('fiscalStart', 'leave out fiscalStart or retail');
  if (fiscalNamed !== named) refuse('fiscalNamed', 'give retail.named instead');
  if (weekStart !== ownWeekStart) refuse('weekStart', `its weeks start on ${ownWeekStart}, the day after endsOn`);
}
