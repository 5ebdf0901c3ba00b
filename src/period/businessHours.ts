// Business hours, as they are said: by weekday, on the clock of a zone, without holidays.
import { excerpt, KpiError, type KpiErrorPath, refuseUnknown } from '../error.ts';
import { type Day, parseDay } from './civil.ts';
import { ownOption, type WeekdayName, weekdays } from './words.ts';
import { checkTimeZone } from './zone.ts';

/** A stretch of a day, half-open: `['09:00', '18:00']`. `24:00` is the end of the day. */
export type OpenStretch = readonly [opens: string, closes: string];

/** The hours of each weekday; one that is not named is closed. */
export type WeeklyHours = { readonly [D in WeekdayName]?: OpenStretch | readonly OpenStretch[] | undefined };

/** When there is somebody at work. */
export interface BusinessHours {
  /** IANA name of the time zone whose clocks are meant, such as `Europe/Paris`. */
  readonly timeZone: string;
  /** One stretch or several on each day of the week; a day that is not named is closed. */
  readonly hours: WeeklyHours;
  /** Days that are closed whatever the hours of their weekday: `['2025-12-25']`. */
  readonly holidays?: readonly string[] | undefined;
}

/** The stretches of a day in order, in milliseconds since midnight. */
export type OpenTimes = readonly (readonly [opens: number, closes: number])[];

/** Business hours that were read: the stretches of each weekday, from Monday. */
export interface WorkingWeek {
  readonly timeZone: string;
  readonly days: readonly OpenTimes[];
  readonly holidays: ReadonlySet<Day>;
}

const CLOCK = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

/**
 * Business hours in numbers.
 *
 * @throws {KpiError} bad-argument — for hours that are none, overlap or end before they start, and where every day is closed;
 * bad-date — for a holiday that is no calendar date; bad-time-zone, unknown-option
 */
export function readBusinessHours(given: BusinessHours, path: KpiErrorPath): WorkingWeek {
  objectOrThrow(given, path, "give { timeZone: 'Europe/Paris', hours: { monday: ['09:00', '18:00'] } }");
  refuseUnknown(given, ['timeZone', 'hours', 'holidays'], path);
  const { hours, holidays = [] } = given;
  const at = [...path, 'hours'];
  objectOrThrow(hours, at, "give { monday: ['09:00', '18:00'] }");
  refuseUnknown(hours, weekdays, at);
  const days = weekdays.map((name) => readDay(ownOption(hours, name) ?? [], [...at, name]));
  if (days.every(({ length }) => length === 0))
    throw new KpiError('bad-argument', 'every day of the week is closed', "name a day: { monday: ['09:00', '18:00'] }", at);
  if (!Array.isArray(holidays))
    throw new KpiError('bad-argument', `holidays are ${excerpt(holidays)}`, "list them: ['2025-12-25']", [...path, 'holidays']);
  return {
    timeZone: checkTimeZone(given.timeZone, [...path, 'timeZone']),
    days,
    holidays: new Set(holidays.map((day, i) => readHoliday(day, [...path, 'holidays', i]))),
  };
}

function objectOrThrow(given: unknown, path: KpiErrorPath, hint: string): void {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new KpiError('bad-argument', `${path.at(-1)} are ${Array.isArray(given) ? 'a list' : excerpt(given)}`, hint, path);
}

function readDay(given: unknown, path: KpiErrorPath): OpenTimes {
  const list: unknown = Array.isArray(given) && typeof given[0] === 'string' ? [given] : given;
  if (!Array.isArray(list)) throw notOpen(given, path);
  const stretches = list.map((one) => readStretch(one, path)).sort(([a], [b]) => a - b);
  if (stretches.some(([opens], i) => opens < (stretches[i - 1]?.[1] ?? 0)))
    throw new KpiError('bad-argument', `the hours of ${path.at(-1)} overlap`, 'name each time once', path);
  return stretches;
}

function readStretch(given: unknown, path: KpiErrorPath): readonly [number, number] {
  if (!Array.isArray(given) || given.length !== 2) throw notOpen(given, path);
  const [opens, closes] = [readClock(given[0], path), readClock(given[1], path)];
  if (opens < closes) return [opens, closes];
  throw new KpiError(
    'bad-argument',
    `the hours ${excerpt(given[0])} to ${excerpt(given[1])} end before they start`,
    "a night is two stretches: ['22:00', '24:00'], and ['00:00', '06:00'] on the next day",
    path,
  );
}

function readClock(given: unknown, path: KpiErrorPath): number {
  if (typeof given !== 'string' || (given !== '24:00' && (given.length !== 5 || !CLOCK.test(given)))) throw notOpen(given, path);
  return (Number(given.slice(0, 2)) * 60 + Number(given.slice(3))) * 60_000;
}

function notOpen(given: unknown, path: KpiErrorPath): KpiError {
  return new KpiError(
    'bad-argument',
    `the hours of ${path.at(-1)} hold ${excerpt(given)}`,
    "give ['09:00', '18:00'], or a list of such",
    path,
  );
}

function readHoliday(given: unknown, path: KpiErrorPath): Day {
  const day = typeof given === 'string' ? parseDay(given) : null;
  if (day === null) throw new KpiError('bad-date', `a holiday is ${excerpt(given)}`, "write a date that exists: '2025-12-25'", path);
  return day;
}
