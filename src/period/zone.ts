// Time zones by IANA name. Offsets come from @date-fns/tz; days and wall clocks follow the rules of Temporal.
import { tzOffset } from '@date-fns/tz/tzOffset';
import { excerpt, KpiError, type KpiErrorPath } from '../error.ts';
import { DAY_MS, type Day } from './civil.ts';

const ZONE_NAME = /^[A-Za-z0-9_+\-/]+$/;
/** No offset is larger; more would only widen the search for a change of the clocks. */
const LARGEST_OFFSET = 16 * 3_600_000;

function isUtc(timeZone: string): boolean {
  return timeZone === 'UTC' || timeZone === 'GMT';
}

/**
 * The time zone of that name, in its usual case where the platform tells it.
 *
 * `UTC`, `GMT` and names of the form `Area/Place` are taken. Abbreviations (`PST`, `CET`, `EST5EDT`) are refused, since they
 * name an offset and not the rules of a place, and so are offsets (`+02:00`).
 *
 * @throws {KpiError} bad-time-zone
 */
export function checkTimeZone(name: string, path: KpiErrorPath = ['calendar', 'timeZone']): string {
  const known = resolve(name);
  if (known !== null) return known;
  throw new KpiError(
    'bad-time-zone',
    `${excerpt(name)} is not a time zone`,
    "give the name of a place, such as 'Europe/Paris', or 'UTC'",
    path,
  );
}

function resolve(name: unknown): string | null {
  if (typeof name !== 'string' || name.length > 64 || !ZONE_NAME.test(name)) return null;
  if (isUtc(name.toUpperCase())) return name.toUpperCase();
  if (!name.includes('/')) return null;
  try {
    const { timeZone } = new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions();
    return timeZone.toLowerCase() === name.toLowerCase() ? timeZone : name;
  } catch {
    return null;
  }
}

/** Milliseconds that the clocks of a zone are ahead of UTC at an instant. */
export function offsetAt(timeZone: string, ms: number): number {
  if (isUtc(timeZone)) return 0;
  // One spelling of each name, so that the formatters that tzOffset keeps stay as few as there are zones.
  const zone = timeZone.toLowerCase();
  const seconds = Math.round(tzOffset(zone, new Date(ms)) * 60);
  // tzOffset loses the sign of offsets below an hour (-00:44:30 comes out positive).
  const size = Math.abs(seconds);
  if (size === 0 || size >= 3600) return seconds * 1000;
  return (isBehind(zone, ms) ? -size : size) * 1000;
}

function isBehind(timeZone: string, ms: number): boolean {
  return new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }).format(ms).includes('GMT-');
}

/** The instants at which the clocks of a zone show a wall-clock time (in milliseconds as if it were UTC), and the two offsets about it. */
function candidates(timeZone: string, wall: number): { instants: number[]; before: number; after: number } {
  const before = offsetAt(timeZone, wall - LARGEST_OFFSET);
  const after = offsetAt(timeZone, wall + LARGEST_OFFSET);
  if (before === after) return { instants: [wall - before], before, after };
  const instants = [wall - before, wall - after].filter((instant) => instant + offsetAt(timeZone, instant) === wall);
  return { instants, before, after };
}

/** The offset of each civil day on which the clocks of a zone stand, by zone; null for a day near a change. */
const steadyDays = /* @__PURE__ */ new Map<string, Map<Day, number | null>>();

/** The one offset of a civil day, asked once a day: a column of naive times has many a day. Null near a change of the clocks. */
function steadyOffset(timeZone: string, day: Day): number | null {
  // One spelling of each name, so that what is kept stays as little as there are zones.
  const zone = timeZone.toLowerCase();
  const days = steadyDays.get(zone) ?? new Map<Day, number | null>();
  steadyDays.set(zone, days);
  const known = days.get(day);
  if (known !== undefined) return known;
  const before = offsetAt(timeZone, day * DAY_MS - LARGEST_OFFSET);
  const offset = before === offsetAt(timeZone, (day + 1) * DAY_MS + LARGEST_OFFSET) ? before : null;
  days.set(day, offset);
  return offset;
}

/** The instant of a wall-clock time: the first of two where clocks go back, as far behind the gap as it was in it where they go forward. */
export function instantOf(timeZone: string, wall: number): number {
  if (isUtc(timeZone)) return wall;
  const steady = steadyOffset(timeZone, Math.floor(wall / DAY_MS));
  if (steady !== null) return wall - steady;
  const { instants, before } = candidates(timeZone, wall);
  return instants.length > 0 ? Math.min(...instants) : wall - before;
}

/** The first instant of a civil day; where the clocks skip midnight (or the whole day), the instant at which they do. */
export function startOfDay(timeZone: string, day: Day): number {
  const midnight = day * DAY_MS;
  if (isUtc(timeZone)) return midnight;
  const { instants, before } = candidates(timeZone, midnight);
  return instants.length > 0 ? Math.min(...instants) : changeOf(timeZone, midnight - LARGEST_OFFSET, midnight + LARGEST_OFFSET, before);
}

/** The instant at which the offset stops being `before`: halving, since a change of the clocks is all that lies between. */
function changeOf(timeZone: string, from: number, to: number, before: number): number {
  let same = from;
  let changed = to;
  while (changed - same > 1) {
    const middle = Math.floor((same + changed) / 2);
    if (offsetAt(timeZone, middle) === before) same = middle;
    else changed = middle;
  }
  return changed;
}

/** The civil day that the clocks of a zone show at an instant. */
export function dayAt(timeZone: string, ms: number): Day {
  return Math.floor((ms + offsetAt(timeZone, ms)) / DAY_MS);
}
