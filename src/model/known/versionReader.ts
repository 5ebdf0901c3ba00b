// Reads off a record which record it is a version of, and when that version became known.
import { excerpt, KpiError } from '../../error.ts';
import type { AsOfPoint } from '../../period/asOf.ts';
import { DAY_MS } from '../../period/civil.ts';
import { isCalendarDate, readMoment } from '../../period/moment.ts';
import { startOfDay } from '../../period/zone.ts';
import { readDate } from '../read/date.ts';
import { readIdentifier } from '../read/identifier.ts';
import { Fault } from '../read/reader.ts';

/** A version, as far as the time of recording goes. */
interface Version {
  /** Which record it is of. */
  readonly key: string;
  /** Tells earlier from later: epoch milliseconds, the start of the day for a calendar date. */
  readonly order: number;
  readonly isKnown: boolean;
  readonly isDeleted: boolean;
}

/** Reads the versions in a list, whatever reading them does. */
export function versionReader(
  key: readonly string[],
  zone: string | null,
  point: AsOfPoint,
): (versions: readonly unknown[], at: number) => Version | Fault {
  if (!Array.isArray(key) || key.length === 0 || key.some((name) => typeof name !== 'string' || name === ''))
    throw new KpiError('bad-argument', `key is ${excerpt(key)}`, "name fields: key: ['id']", ['key']);
  const starts = new Map<number, number>();
  const startOf = (day: number): number => {
    const known = starts.get(day);
    if (known !== undefined) return known;
    const start = startOfDay(zone ?? 'UTC', day);
    starts.set(day, start);
    return start;
  };
  const read = (record: unknown): Version | Fault => {
    if (typeof record !== 'object' || record === null) return new Fault('unreadable-row', record);
    const fields = record as Readonly<Record<string, unknown>>;
    const id = keyIn(fields, key);
    if (id instanceof Fault) return id;
    const { recordedAt, deleted } = fields;
    if (deleted !== undefined && deleted !== null && typeof deleted !== 'boolean')
      return new Fault('bad-value', deleted, 'deleted', 'true or false');
    const date =
      recordedAt === undefined || recordedAt === null
        ? new Fault('missing-required', recordedAt)
        : readDate(recordedAt, { timeZone: zone });
    if (date instanceof Fault) return date.under('recordedAt');
    const moment = readMoment(date) as number;
    const day = isCalendarDate(moment) ? Math.floor(moment / DAY_MS) : null;
    const isKnown = day === null ? moment < point.ms : day <= point.day;
    return { key: id, order: day === null ? moment : startOf(day), isKnown, isDeleted: deleted === true };
  };
  return (versions, at) => {
    try {
      return read(versions[at]);
    } catch {
      return new Fault('unreadable-row', undefined);
    }
  };
}

function keyIn(fields: Readonly<Record<string, unknown>>, names: readonly string[]): string | Fault {
  const parts: string[] = [];
  for (const name of names) {
    const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
    const part = value === undefined || value === null ? new Fault('missing-required', value) : readIdentifier(value);
    if (part instanceof Fault) return part.under(name);
    parts.push(part);
  }
  return parts.length === 1 ? (parts[0] as string) : JSON.stringify(parts);
}
