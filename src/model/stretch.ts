// Periods as functions see them that make rows for each period.
import { refuseUnknown } from '../error.ts';
import { type CalendarOptions, calendar as calendarOf } from '../period/calendar.ts';
import { formatDay } from '../period/civil.ts';
import type { Grain } from '../period/grain.ts';
import { type AsOf, periodsIn, type Span } from '../period/period.ts';
import { type DateRange, readRange } from '../period/range.ts';
import type { Boundary } from './boundary.ts';

/** The periods that rows are made for, in the words of the question that will be asked of them. */
export interface StretchOptions {
  /** The length of the periods. */
  readonly every: Grain;
  /** The days that they tile. */
  readonly between: DateRange;
  /** Time zone, start of the week, fiscal or retail year. */
  readonly calendar?: CalendarOptions | undefined;
  /** The moment up to which the records are known; without it, every period is over. */
  readonly asOf?: AsOf | undefined;
}

/** A period: its first day, its boundaries, and up to where it is known. */
export interface Stretch {
  readonly date: string;
  readonly start: Boundary;
  readonly end: Boundary;
  readonly now: Boundary;
  readonly isRunning: boolean;
}

/** The periods that have begun. */
export function stretchesOf(options: StretchOptions): Stretch[] {
  refuseUnknown(options, ['every', 'between', 'calendar', 'asOf']);
  const [range, calendar] = [readRange(options.between), calendarOf(options.calendar)];
  const known = periodsIn(range, options.every, calendar, options.asOf);
  return periodsIn(range, options.every, calendar).flatMap(({ window }, i) => {
    const { period, window: seen } = known[i] as Span;
    if (period.state === 'future') return [];
    return {
      date: formatDay(window.fromDay),
      start: { ms: window.from, day: window.fromDay },
      end: { ms: window.to, day: window.toDay },
      now: { ms: seen.to, day: seen.toDay },
      isRunning: period.reason === 'running',
    };
  });
}
