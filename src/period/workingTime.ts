// How much working time lies between two instants. It is counted from a fixed week on, whole weeks at once, so that it is a
// difference of two counts: stretches one behind the other add up exactly, and a week is worked out once, whoever asks for it.
import type { KpiErrorPath } from '../error.ts';
import { type BusinessHours, type OpenTimes, readBusinessHours } from './businessHours.ts';
import { DAY_MS, type Day, weekdayOf } from './civil.ts';
import { dayAt, instantOf, offsetAt } from './zone.ts';

/** No zone is further from UTC. */
const LARGEST_OFFSET = 16 * 3_600_000;

/**
 * Gives the working time between two instants, in milliseconds: exact, never negative, 0 where the second is not the later one.
 *
 * A stretch lasts as long as the clocks of its day make it: less where they skip time, more where they repeat it. A time that they
 * skip is the moment at which they do, one that comes twice the first of the two.
 *
 * @throws {KpiError} bad-argument, bad-date, bad-time-zone, unknown-option — for hours that are none
 */
export function workingTime(hours: BusinessHours, path: KpiErrorPath = ['businessHours']): (from: number, to: number) => number {
  const { timeZone, days, holidays } = readBusinessHours(hours, path);
  const timesOf = (day: Day): OpenTimes => (holidays.has(day) ? [] : (days[weekdayOf(day)] as OpenTimes));
  const instantsOf = remembered((day: Day): OpenTimes => {
    const at = (time: number): number => firstAt(timeZone, day * DAY_MS + time);
    return timesOf(day).map(([opens, closes]) => [at(opens), at(closes)]);
  });
  const before = sumsUpTo((week) => {
    const monday = mondayOf(week);
    const isSteady = offsetAt(timeZone, monday * DAY_MS - LARGEST_OFFSET) === offsetAt(timeZone, (monday + 7) * DAY_MS + LARGEST_OFFSET);
    return lengthOf(daysFrom(monday, 7).flatMap(isSteady ? timesOf : instantsOf));
  });
  const upTo = (instant: number): number => {
    const week = Math.floor((dayAt(timeZone, instant) - mondayOf(0)) / 7);
    // An eighth day: where clocks go back over midnight, they show a Sunday again when Monday has begun.
    return before(week) + lengthOf(daysFrom(mondayOf(week), 8).flatMap(instantsOf), instant);
  };
  return (from, to) => (to > from ? upTo(to) - upTo(from) : 0);
}

/** The first day of a week; week 0 holds 1970-01-01, a Thursday. */
function mondayOf(week: number): Day {
  return week * 7 - 3;
}

function daysFrom(first: Day, count: number): Day[] {
  return Array.from({ length: count }, (_, i) => first + i);
}

/** How long some stretches are, up to some time. */
function lengthOf(stretches: OpenTimes, end = Number.POSITIVE_INFINITY): number {
  return stretches.reduce((sum, [opens, closes]) => sum + Math.max(0, Math.min(closes, end) - opens), 0);
}

/** The first instant at which the clocks of a zone show this time or a later one. */
function firstAt(timeZone: string, wall: number): number {
  const instant = instantOf(timeZone, wall);
  const before = wall - instant;
  const skipped = offsetAt(timeZone, instant) - before;
  // A time that the clocks skip is given as far behind the change as it was in the gap: halving finds the change itself.
  let [same, changed] = [instant - skipped, instant];
  while (changed - same > 1) {
    const middle = Math.floor((same + changed) / 2);
    if (offsetAt(timeZone, middle) === before) same = middle;
    else changed = middle;
  }
  return changed;
}

function remembered<V>(make: (key: number) => V): (key: number) => V {
  const known = new Map<number, V>();
  return (key) => {
    const value = known.get(key) ?? make(key);
    known.set(key, value);
    return value;
  };
}

/** The sum of all that lies before an index, counted from the first one asked for; below zero where it lies before that. */
function sumsUpTo(of: (index: number) => number): (index: number) => number {
  const [later, earlier] = [[0], [0]];
  let start: number | null = null;
  return (index) => {
    const first = start ?? index;
    start = first;
    for (let i = first + later.length - 1; i < index; i++) later.push((later.at(-1) as number) + of(i));
    for (let i = first - earlier.length; i >= index; i--) earlier.push((earlier.at(-1) as number) - of(i));
    return (index < first ? earlier[first - index] : later[index - first]) as number;
  };
}
