// The dates that are read at all: those outside are refused in memory too, and `infinity` is one of them.
import { DAY_MS } from '../../period/civil.ts';
import { FIRST_INSTANT, LAST_INSTANT } from '../../period/dateText.ts';
import type { Window } from '../../period/window.ts';
import type { Boundary, Sql, Writer } from './dialect.ts';
import { before, notBefore } from './moment.ts';

const boundary = (ms: number): Boundary => ({ ms, day: ms / DAY_MS });

/** The part of a window in which dates are read. */
export function readPart({ from, to, fromDay, toDay }: Window): Window {
  const [first, last] = [boundary(FIRST_INSTANT), boundary(LAST_INSTANT)];
  return {
    from: Math.max(from, first.ms),
    to: Math.min(to, last.ms),
    fromDay: Math.max(fromDay, first.day),
    toDay: Math.min(toDay, last.day),
  };
}

/** Whether a date is there and is one that is read. */
export function isWithin(date: Sql, writer: Writer): string {
  return `(${notBefore(date, boundary(FIRST_INSTANT), writer)} AND ${before(date, boundary(LAST_INSTANT), writer)})`;
}

/** Whether a date is there and is one that is not read. */
export function isOutside(date: Sql, writer: Writer): string {
  return `(${before(date, boundary(FIRST_INSTANT), writer)} OR ${notBefore(date, boundary(LAST_INSTANT), writer)})`;
}
