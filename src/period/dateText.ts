// Date text is read by hand, character by character: nothing is allocated, no regular expression sees unbounded text and
// no calendar overflow (30 February, 24:00) is turned into another date.
import { DAY_MS, dayOf, daysInMonth } from './civil.ts';

/** Why a date was not taken. */
export type DateFault = 'bad-date' | 'naive-date-time' | 'date-out-of-range' | 'date-too-long';

/** Limits of what is read as a date, published in the documentation. */
export const dateLimits = { textLength: 64, firstYear: 1900, lastYear: 2200 } as const;

/** The first instant that is read: 1900-01-01 in UTC, in epoch milliseconds. */
export const FIRST_INSTANT: number = dayOf(dateLimits.firstYear, 1, 1) * DAY_MS;
/** The instant behind the last one that is read. */
export const LAST_INSTANT: number = dayOf(dateLimits.lastYear + 1, 1, 1) * DAY_MS;

/** The fraction of a millisecond that marks a calendar date. */
export const CALENDAR_DATE = 0.5;
/** The fraction of a millisecond that marks a date and time without an offset: milliseconds of the wall clock. */
export const NAIVE = 0.25;

const DASH = 45;
const COLON = 58;
const POINT = 46;
const PLUS = 43;
const SPACE = 32;
const LARGE_T = 84;
const SMALL_T = 116;
const LARGE_Z = 90;
const SMALL_Z = 122;
/** So negative that whatever is added to it stays negative. */
const NONE = -1e9;

/** The number that two digits write; a very negative number when they are not digits. */
function pair(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NONE;
}

/**
 * Milliseconds of an ISO date: an instant as a whole number, a calendar date plus 0.5, the wall clock of a date and time
 * without an offset plus 0.25.
 */
export function scanDate(text: string): number | DateFault {
  const { length } = text;
  if (length > dateLimits.textLength) return 'date-too-long';
  if (length < 10 || text.charCodeAt(4) !== DASH || text.charCodeAt(7) !== DASH) return 'bad-date';
  const year = pair(text, 0) * 100 + pair(text, 2);
  const month = pair(text, 5);
  const day = pair(text, 8);
  if (year < 0 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return 'bad-date';
  const midnight = dayOf(year, month, day) * DAY_MS;
  if (length > 10) return scanTime(text, midnight);
  return midnight < FIRST_INSTANT || midnight >= LAST_INSTANT ? 'date-out-of-range' : midnight + CALENDAR_DATE;
}

function scanTime(text: string, midnight: number): number | DateFault {
  const separator = text.charCodeAt(10);
  if (separator !== LARGE_T && separator !== SMALL_T && separator !== SPACE) return 'bad-date';
  const hour = pair(text, 11);
  const minute = pair(text, 14);
  if (hour < 0 || hour > 23 || text.charCodeAt(13) !== COLON || minute < 0 || minute > 59) return 'bad-date';
  let wall = midnight + hour * 3_600_000 + minute * 60_000;
  let at = 16;
  if (text.charCodeAt(at) === COLON) {
    const second = pair(text, 17);
    if (second < 0 || second > 59) return 'bad-date';
    wall += second * 1000;
    at = 19;
    if (text.charCodeAt(at) === POINT) {
      const end = fractionEnd(text, at + 1);
      if (end === at + 1 || end > at + 10) return 'bad-date';
      wall += milliseconds(text, at + 1, end);
      at = end;
    }
  }
  const offset = at === text.length ? 0 : scanOffset(text, at);
  if (offset === NONE) return 'bad-date';
  const instant = wall - offset;
  if (instant < FIRST_INSTANT || instant >= LAST_INSTANT) return 'date-out-of-range';
  return at === text.length ? instant + NAIVE : instant;
}

/** Where the digits of a fraction of a second end. */
function fractionEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) break;
    at++;
  }
  return at;
}

/** Digits behind the third are cut off, never rounded into the next second. */
function milliseconds(text: string, start: number, end: number): number {
  let value = 0;
  for (let at = start; at < start + 3; at++) value = value * 10 + (at < end ? text.charCodeAt(at) - 48 : 0);
  return value;
}

/** Milliseconds of `Z`, `+02:00`, `+0200` or `+02`, up to 18 hours, which must end the text. */
function scanOffset(text: string, at: number): number {
  const sign = text.charCodeAt(at);
  const digits = text.length - at - 1;
  if (sign === LARGE_Z || sign === SMALL_Z) return digits === 0 ? 0 : NONE;
  if (sign !== PLUS && sign !== DASH) return NONE;
  const hours = pair(text, at + 1);
  let minutes = NONE;
  if (digits === 2) minutes = 0;
  else if (digits === 4) minutes = pair(text, at + 3);
  else if (digits === 5 && text.charCodeAt(at + 3) === COLON) minutes = pair(text, at + 4);
  if (hours < 0 || minutes < 0 || minutes > 59) return NONE;
  const total = hours * 60 + minutes;
  if (total > 18 * 60) return NONE;
  return (sign === DASH ? -total : total) * 60_000;
}
