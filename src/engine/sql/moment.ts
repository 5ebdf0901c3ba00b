// Points in time as bound parameters. Boundaries are computed here, before the statement: no rule for time zones of any
// database is ever asked.
import { DAY_MS, formatDay } from '../../period/civil.ts';
import { instantOf, offsetAt } from '../../period/zone.ts';
import type { Boundary, Sql, Writer } from './dialect.ts';

/** Whether a date lies on a boundary or behind it. */
export function notBefore(date: Sql, boundary: Boundary, writer: Writer): string {
  return `${date.sql} >= ${bound(date, boundary, writer)}`;
}

/** Whether a date lies before a boundary. */
export function before(date: Sql, boundary: Boundary, writer: Writer): string {
  return `${date.sql} < ${bound(date, boundary, writer)}`;
}

function bound(date: Sql, boundary: Boundary, { bind, dialect }: Writer): string {
  return bind(textOf(date, boundary), dialect.types[date.type as 'instant' | 'date' | 'naive']);
}

/** A boundary as a database reads it. */
export function textOf(date: Sql, boundary: Boundary): string {
  if (date.type === 'date') return formatDay(boundary.day);
  const written = new Date(shownAt(date, boundary)).toISOString();
  return date.type === 'instant' ? written : written.slice(0, -1).replace('T', ' ');
}

/** Where a boundary lies among the values of a date, in milliseconds: as an instant, or as a clock shows it. */
export function shownAt({ type, timeZone }: Sql, { ms, day }: Boundary): number {
  if (type === 'date') return day * DAY_MS;
  return type === 'instant' ? ms : wallAt(timeZone ?? 'UTC', ms);
}

/** The first wall-clock time that stands for an instant or a later one; of times that come twice, the first is meant. */
function wallAt(timeZone: string, ms: number): number {
  const shown = ms + offsetAt(timeZone, ms - 1);
  if (instantOf(timeZone, shown) >= ms) return shown;
  let low = shown;
  let high = shown + DAY_MS;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (instantOf(timeZone, middle) >= ms) high = middle;
    else low = middle;
  }
  return high;
}
