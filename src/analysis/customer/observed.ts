// Up to when customers were watched: there is no hidden clock, and what comes later is not known.
import { KpiError, refuseUnknown } from '../../error.ts';
import type { Value } from '../../expr/value.ts';
import type { SalesPolicy } from '../../indicator/sales/policy.ts';
import { type AsOf, readAsOf } from '../../period/asOf.ts';
import { type Calendar, type CalendarOptions, calendar as calendarOf } from '../../period/calendar.ts';
import type { Day } from '../../period/civil.ts';
import { type DateRange, readRange } from '../../period/range.ts';
import type { Where } from '../../query/question.ts';

/** What is asked of a ledger about its customers. */
export interface CustomerQuestion<R> {
  /** The moment up to which the records are known: a day counts to its end. */
  readonly asOf: AsOf;
  /** Where days begin; UTC unless given. */
  readonly calendar?: CalendarOptions | undefined;
  /** Only sales that pass count, and the first of these is the first purchase: picks of fields, or a condition. */
  readonly where?: Where<R> | Value<boolean, never> | undefined;
  /** Which orders count. */
  readonly policy?: SalesPolicy | undefined;
}

/** The calendar of a question, and the days that were watched. */
export interface Observed {
  readonly calendar: Calendar;
  /** The last day of which anything is known. */
  readonly last: Day;
  /** The first day that is not over. */
  readonly open: Day;
}

/** Reads until when customers were watched; refuses options that are not among those named. */
export function observed(options: CustomerQuestion<never>, known: readonly string[], between?: DateRange | undefined): Observed {
  if (typeof options !== 'object' || options === null)
    throw new KpiError('bad-argument', 'nothing is asked', "give { asOf: '2025-11-23' }");
  refuseUnknown(options, ['asOf', 'calendar', 'where', 'policy', ...known]);
  const { asOf } = options;
  if (asOf === undefined)
    throw new KpiError('bad-argument', 'asOf is missing', 'say up to when the records are known: asOf: the last day of the data', ['asOf']);
  const calendar = calendarOf(options.calendar);
  const { day, open } = readAsOf(asOf, calendar);
  if (between === undefined) return { calendar, last: day, open };
  const { to } = readRange(between);
  return { calendar, last: Math.min(day, to - 1), open: Math.min(open, to) };
}
