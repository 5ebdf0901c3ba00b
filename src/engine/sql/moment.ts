// Points in time as bound parameters. Boundaries are computed here, before the statement: no rule for time zones of any
// database is ever asked.
import { formatDay } from '../../period/civil.ts';
import { instantOf, offsetAt } from '../../period/zone.ts';
import type { Sql, Writer } from './writer.ts';

/** A boundary: the first instant behind it, and the first calendar date. */
export interface Boundary {
  readonly ms: number;
  readonly day: number;
}

/** Whether a date lies on a boundary or behind it. */
export function notBefore(date: Sql, boundary: Boundary, writer: Writer): string {
  return `${date.sql} >= ${bound(date, boundary, writer)}`;
}

/** Whether a date lies before a boundary. */
export function before(date: Sql, boundary: Boundary, writer: Writer): string {
  return `${date.sql} < ${bound(date, boundary, writer)}`;
}

function bound({ type, timeZone }: Sql, { ms, day }: Boundary, { bind, dialect }: Writer): string {
  if (type === 'date') return bind(formatDay(day), dialect.types.date);
  if (type === 'instant') return bind(new Date(ms).toISOString(), dialect.types.instant);
  return bind(new Date(wallAt(timeZone ?? 'UTC', ms)).toISOString().slice(0, -1).replace('T', ' '), dialect.types.naive);
}

/** The first wall-clock time that stands for an instant or a later one; of times that come twice, the first is meant. */
function wallAt(timeZone: string, ms: number): number {
  const shown = ms + offsetAt(timeZone, ms - 1);
  if (instantOf(timeZone, shown) >= ms) return shown;
  let low = shown;
  let high = shown + 86_400_000;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (instantOf(timeZone, middle) >= ms) high = middle;
    else low = middle;
  }
  return high;
}
