import { Temporal } from 'temporal-polyfill';
import { type Day, formatDay } from '../../src/period/civil.ts';
import { dayAt, instantOf, offsetAt, startOfDay } from '../../src/period/zone.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** The instants at which the clocks of a zone change between two years, found by Temporal. */
export function changesOf(timeZone: string, fromYear: number, toYear: number): number[] {
  const found: number[] = [];
  const end = Date.UTC(toYear, 0, 1);
  let at = Temporal.Instant.fromEpochMilliseconds(Date.UTC(fromYear, 0, 1)).toZonedDateTimeISO(timeZone);
  for (;;) {
    const next = at.getTimeZoneTransition('next');
    if (next === null || next.epochMilliseconds >= end) return found;
    found.push(next.epochMilliseconds);
    at = next;
  }
}

/** What our days, offsets and wall clocks say otherwise than Temporal about a change of the clocks; nothing when they agree. */
export function disagreements(timeZone: string, change: number): string[] {
  const wrong: string[] = [];
  const compare = (what: string, ours: number, theirs: number): void => {
    if (ours !== theirs) wrong.push(`${timeZone} ${what}: ${ours}, Temporal ${theirs}`);
  };
  for (const instant of [change - 26 * HOUR, change - HOUR, change - 1, change, change + 1, change + 90 * MINUTE, change + 26 * HOUR]) {
    const zoned = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone);
    compare(`offset at ${instant}`, offsetAt(timeZone, instant), zoned.offsetNanoseconds / 1e6);
    compare(`day at ${instant}`, dayAt(timeZone, instant), dayNumber(zoned.toPlainDate()));
  }
  const today = dayAt(timeZone, change);
  for (let day = today - 2; day <= today + 2; day++) {
    compare(`start of ${formatDay(day)}`, startOfDay(timeZone, day), temporalStart(timeZone, day));
  }
  const wall = change + offsetAt(timeZone, change);
  for (const clock of [
    wall - 2 * HOUR,
    wall - HOUR,
    wall - 15 * MINUTE,
    wall - 1,
    wall,
    wall + 15 * MINUTE,
    wall + HOUR,
    wall + 2 * HOUR,
  ]) {
    compare(`clock ${clock}`, instantOf(timeZone, clock), temporalInstant(timeZone, clock));
  }
  return wrong;
}

function dayNumber(date: Temporal.PlainDate): Day {
  return Math.floor(Date.UTC(date.year, date.month - 1, date.day) / 86_400_000);
}

function temporalStart(timeZone: string, day: Day): number {
  return Temporal.PlainDate.from(formatDay(day)).toZonedDateTime(timeZone).epochMilliseconds;
}

function temporalInstant(timeZone: string, wall: number): number {
  const clock = Temporal.Instant.fromEpochMilliseconds(wall).toZonedDateTimeISO('UTC').toPlainDateTime();
  return clock.toZonedDateTime(timeZone, { disambiguation: 'compatible' }).epochMilliseconds;
}
