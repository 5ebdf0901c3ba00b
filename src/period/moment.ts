// One number for both kinds of dates on records. An instant is a whole number of epoch milliseconds; a calendar date is its
// midnight in UTC plus half a millisecond, so that a column of dates is a column of numbers and no date is ever shifted.
import { DAY_MS, formatDay } from './civil.ts';
import { CALENDAR_DATE, type DateFault, FIRST_INSTANT, LAST_INSTANT, NAIVE, scanDate } from './dateText.ts';
import { instantOf } from './zone.ts';

export type { DateFault } from './dateText.ts';

/** A date of a record: epoch milliseconds for an instant, midnight in UTC plus 0.5 for a calendar date. */
export type Moment = number;

/** Numbers nearer to zero are seconds, days of a spreadsheet or other counts: as milliseconds they all lie about 1970. */
const SMALLEST_NUMBER = 1e11;

const timeOf = Date.prototype.getTime;

/**
 * Reads the date of a record, from the year 1900 to 2200: a `Date`, epoch milliseconds, text, or a Temporal Instant,
 * ZonedDateTime or PlainDate.
 *
 * Text is `2025-03-31` (a calendar date) or `2025-03-31T10:11:12.123+02:00` (an instant). `T` and `Z` may be small, a space
 * may stand for `T`, seconds and their fraction (1 to 9 digits, cut to milliseconds) may be missing, an offset is `Z`,
 * `+02:00`, `+0200` or `+02`. A date and time without an offset is `naive-date-time`; it is never guessed.
 * A number within 10¹¹ of zero (1966–1973) is refused: seconds or a spreadsheet's day, taken for milliseconds, would pass
 * for a date of 1970. A `Date` or text of those years is read.
 */
export function readMoment(value: unknown): Moment | DateFault {
  if (typeof value === 'string') {
    const scanned = scanDate(value);
    return typeof scanned === 'number' && isNaive(scanned) ? 'naive-date-time' : scanned;
  }
  if (typeof value === 'number') return isInstant(value) ? value : isFarOff(value) ? 'date-out-of-range' : 'bad-date';
  return typeof value === 'object' && value !== null ? readObject(value) : 'bad-date';
}

/** Whether a number is an instant that `readMoment` reads. */
export function isInstant(value: number): boolean {
  const isNear = value > -SMALLEST_NUMBER && value < SMALLEST_NUMBER;
  return Math.floor(value) === value && value >= FIRST_INSTANT && value < LAST_INSTANT && !isNear;
}

/** Whether whole numbers from … to all are instants; those before 1974 are looked at one by one. */
export function areInstants(low: number, high: number): boolean {
  return low >= SMALLEST_NUMBER && high < LAST_INSTANT;
}

function isFarOff(value: number): boolean {
  return Number.isInteger(value) && (value < FIRST_INSTANT || value >= LAST_INSTANT);
}

/** A `Date` of any realm is asked by its internal time: no method of the object itself runs. */
function readObject(value: object): Moment | DateFault {
  try {
    const ms: number = timeOf.call(value as Date);
    return Number.isNaN(ms) ? 'bad-date' : inRange(ms);
  } catch {
    return readTemporal(value);
  }
}

function readTemporal(value: object): Moment | DateFault {
  try {
    switch (Object.prototype.toString.call(value)) {
      case '[object Temporal.Instant]':
      case '[object Temporal.ZonedDateTime]': {
        const { epochMilliseconds } = value as { readonly epochMilliseconds?: unknown };
        return typeof epochMilliseconds === 'number' && Number.isInteger(epochMilliseconds) ? inRange(epochMilliseconds) : 'bad-date';
      }
      case '[object Temporal.PlainDate]':
        return readPlainDate(String(value));
      case '[object Temporal.PlainDateTime]':
        return 'naive-date-time';
      default:
        return 'bad-date';
    }
  } catch {
    return 'bad-date';
  }
}

/** The name of another calendar may follow in brackets; the digits are ISO all the same. */
function readPlainDate(text: string): Moment | DateFault {
  const moment = scanDate(text[10] === '[' ? text.slice(0, 10) : text);
  return typeof moment === 'number' && !isCalendarDate(moment) ? 'bad-date' : moment;
}

function inRange(ms: number): Moment | DateFault {
  return ms >= FIRST_INSTANT && ms < LAST_INSTANT ? ms : 'date-out-of-range';
}

function isNaive(moment: number): boolean {
  return moment - Math.floor(moment) === NAIVE;
}

/** Whether a moment is a calendar date and not an instant. */
export function isCalendarDate(moment: Moment): boolean {
  return moment - Math.floor(moment) === CALENDAR_DATE;
}

/** `2025-03-31` for a calendar date, `2025-03-31T08:11:12.123Z` for an instant. */
export function momentText(moment: Moment): string {
  return isCalendarDate(moment) ? formatDay(Math.floor(moment / DAY_MS)) : new Date(moment).toISOString();
}

/**
 * Reads text as `readMoment` does; a date and time without an offset is taken as the wall clock of a time zone.
 *
 * A time that the clocks skip is read with the offset before the gap, a time that comes twice is the first of the two (as
 * Temporal's `compatible`).
 */
export function readNaive(text: string, timeZone: string): Moment | DateFault {
  const scanned = scanDate(text);
  if (typeof scanned !== 'number' || !isNaive(scanned)) return scanned;
  return inRange(instantOf(timeZone, Math.floor(scanned)));
}
