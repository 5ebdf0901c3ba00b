// Ranges of calendar dates, half-open: the first day, and the day behind the last.
import { excerpt, KpiError, type KpiErrorPath } from '../error.ts';
import { type AsOf, readAsOf } from './asOf.ts';
import { type CalendarOptions, calendar as calendarOf } from './calendar.ts';
import { type Day, dayOf, formatDay, parseDay } from './civil.ts';
import { dateLimits } from './dateText.ts';
import { type DayRange, rangeBefore, rangeYearBefore } from './dayRange.ts';
import { type Grain, grainRule } from './grain.ts';

/** Calendar dates, half-open: `['2025-01-01', '2026-01-01']` is the year 2025. */
export type DateRange = readonly [from: string, to: string];

const FIRST_DAY = dayOf(dateLimits.firstYear, 1, 1);
const LAST_DAY = dayOf(dateLimits.lastYear + 1, 1, 1);
const EXAMPLE = "give [from, to], such as ['2025-01-01', '2026-01-01']";

/**
 * The days of a range.
 *
 * @throws {KpiError} bad-range when it is not two dates, is empty, runs backwards or leaves the years 1900–2200; bad-date
 * when one of them is not a calendar date
 */
export function readRange(between: unknown, path: KpiErrorPath = ['between']): DayRange {
  if (!Array.isArray(between) || between.length !== 2) {
    throw new KpiError(
      'bad-range',
      `the range is ${Array.isArray(between) ? `${between.length} values` : excerpt(between)}`,
      EXAMPLE,
      path,
    );
  }
  const from = readDay(between[0], [...path, 0]);
  const to = readDay(between[1], [...path, 1]);
  const text = `the range ${formatDay(from)} to ${formatDay(to)}`;
  if (from === to)
    throw new KpiError('bad-range', `${text} is empty`, `the second date is the first one that is not counted: ${formatDay(to + 1)}`, path);
  if (from > to) throw new KpiError('bad-range', `${text} ends before it starts`, 'exchange the dates', path);
  if (from < FIRST_DAY || to > LAST_DAY)
    throw new KpiError('bad-range', `${text} is too far away`, 'the years 1900 to 2200 are read', path);
  return { from, to };
}

function readDay(value: unknown, path: KpiErrorPath): Day {
  const day = typeof value === 'string' ? parseDay(value) : null;
  if (day !== null) return day;
  const isInstant = typeof value !== 'string' || value.length > 10;
  const hint = isInstant
    ? "a range is made of calendar dates ('2025-01-01'); calendar.timeZone says where they begin"
    : 'write a date that exists as YYYY-MM-DD';
  throw new KpiError('bad-date', `the range holds ${excerpt(value)}`, hint, path);
}

function rangeOf(from: Day, to: Day): DateRange {
  return [formatDay(from), formatDay(to)];
}

/**
 * The last complete periods: those that are over at `asOf`.
 *
 * @throws {KpiError} bad-argument when `count` is not a whole number from 1 to 10 000; bad-date
 * @example
 * ```ts
 * import { lastPeriods } from 'sales-kpi';
 *
 * lastPeriods(3, 'month', '2025-11-23'); // => [ '2025-08-01', '2025-11-01' ]
 * ```
 */
export function lastPeriods(count: number, grain: Grain, asOf: AsOf, calendar: CalendarOptions = {}): DateRange {
  if (!Number.isInteger(count) || count < 1 || count > 10_000) {
    throw new KpiError('bad-argument', `the count of periods is ${excerpt(count)}`, 'give a whole number from 1 to 10000', ['count']);
  }
  const complete = calendarOf(calendar);
  const rule = grainRule(grain, complete);
  const end = rule.floor(readAsOf(asOf, complete).open);
  return rangeOf(rule.next(end, -count), end);
}

/**
 * From the start of the running period up to and including the day of `asOf`.
 *
 * @throws {KpiError} bad-date
 * @example
 * ```ts
 * import { toDate } from 'sales-kpi';
 *
 * toDate('year', '2025-11-23', { fiscalStart: 'april' }); // => [ '2025-04-01', '2025-11-24' ]
 * ```
 */
export function toDate(grain: Grain, asOf: AsOf, calendar: CalendarOptions = {}): DateRange {
  const complete = calendarOf(calendar);
  const { day } = readAsOf(asOf, complete);
  return rangeOf(grainRule(grain, complete).floor(day), day + 1);
}

/**
 * The range just before: a range of whole months moves by as many months (a quarter to the quarter before, a year to the
 * year before), any other by as many days. The months are those of the calendar, retail months included.
 *
 * @throws {KpiError} bad-range, bad-date
 * @example
 * ```ts
 * import { previousRange } from 'sales-kpi';
 *
 * previousRange(['2025-04-01', '2025-07-01']); // => [ '2025-01-01', '2025-04-01' ]
 * previousRange(['2025-04-08', '2025-04-15']); // => [ '2025-04-01', '2025-04-08' ]
 * ```
 */
export function previousRange(range: DateRange, calendar: CalendarOptions = {}): DateRange {
  const before = rangeBefore(readRange(range, ['range']), calendarOf(calendar));
  return rangeOf(before.from, before.to);
}

/**
 * The same dates one year earlier; 29 February becomes 28 February, and a range of whole months stays one. In a retail
 * calendar the same days of the same weeks of the retail year before; a week 53 that it has not becomes its week 52, and a
 * range that only runs into one ends with that year.
 *
 * @throws {KpiError} bad-range, bad-date
 * @example
 * ```ts
 * import { sameRangeLastYear } from 'sales-kpi';
 *
 * sameRangeLastYear(['2025-02-01', '2025-03-01']); // => [ '2024-02-01', '2024-03-01' ]
 * ```
 */
export function sameRangeLastYear(range: DateRange, calendar: CalendarOptions = {}): DateRange {
  const before = rangeYearBefore(readRange(range, ['range']), calendarOf(calendar));
  return rangeOf(before.from, before.to);
}
