// Civil dates as day numbers: days since 1970-01-01 in the proleptic Gregorian calendar. No time zone takes part.

/** A civil date as a whole number: days since 1970-01-01, negative before it. */
export type Day = number;

/** Milliseconds of a civil day that has 24 hours. */
export const DAY_MS = 86_400_000;

/** The day of a year, month (1–12) and day of the month; months and days beyond their end run on: month 13 is January of the next year. */
export function dayOf(year: number, month: number, day: number): Day {
  // Years counted from March put the leap day last: the days before a month are then a linear formula.
  const months = year * 12 + month - 3;
  const marchYear = Math.floor(months / 12);
  const marchMonth = months - marchYear * 12;
  const daysBefore = Math.floor((153 * marchMonth + 2) / 5);
  return (
    marchYear * 365 + Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400) + daysBefore + day - 719_469
  );
}

/** A civil date in parts: `month` 1–12, `day` 1–31. */
export interface Civil {
  /** The year; 0 is the year before year 1. */
  readonly year: number;
  /** The month, 1–12. */
  readonly month: number;
  /** The day of the month, 1–31. */
  readonly day: number;
}

const DAYS_OF_400_YEARS = 146_097;

/** The year, month and day of the month of a day. */
export function civilOf(day: Day): Civil {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / DAYS_OF_400_YEARS);
  const dayOfEra = shifted - era * DAYS_OF_400_YEARS;
  const leapDays = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return {
    year: era * 400 + yearOfEra + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
  };
}

/** How many days a month (1–12) has. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** ISO text of a day: `2025-03-31`; years outside 0–9999 are written with a sign and six digits, as ISO 8601 does. */
export function formatDay(day: Day): string {
  const civil = civilOf(day);
  return `${yearText(civil.year)}-${twoDigits(civil.month)}-${twoDigits(civil.day)}`;
}

/** A year with four digits. */
export function yearText(year: number): string {
  if (year >= 0 && year <= 9999) return String(year).padStart(4, '0');
  return `${year < 0 ? '-' : '+'}${String(Math.abs(year)).padStart(6, '0')}`;
}

/** A number below 100 with two digits. */
export function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

const ISO_DATE = /^\d{4}-\d\d-\d\d$/;

/** The day of `YYYY-MM-DD` text; null for anything else and for dates that do not exist. */
export function parseDay(text: string): Day | null {
  if (text.length !== 10 || !ISO_DATE.test(text)) return null;
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(5, 7));
  const day = Number(text.slice(8));
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return dayOf(year, month, day);
}

/** The weekday of a day: 0 is Monday, 6 is Sunday. */
export function weekdayOf(day: Day): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** The same day of the month some months later or earlier; the last day of the month where it has no such day. */
export function shiftMonths(day: Day, months: number): Day {
  const civil = civilOf(day);
  const month = civil.year * 12 + civil.month - 1 + months;
  const year = Math.floor(month / 12);
  const monthOfYear = month - year * 12 + 1;
  return dayOf(year, monthOfYear, Math.min(civil.day, daysInMonth(year, monthOfYear)));
}
