// How Salesforce writes records: REST with `attributes`, Bulk as text.

import { momentOf } from '../../model/boundary.ts';
import type { DateInput } from '../../model/dimension.ts';
import type { Fault } from '../../model/read/reader.ts';
import { formatDay } from '../../period/civil.ts';
import { isCalendarDate } from '../../period/moment.ts';
import { dayAt } from '../../period/zone.ts';
import type { At } from '../at.ts';
import type { Page } from '../page.ts';
import { flag, instant, text } from '../readers.ts';
import type { MapContext } from '../reading.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
const short = /^[0-9A-Za-z]{15}$/;

/**
 * An identifier of 18 characters. Reports and old exports cut them to 15, which differ in upper and lower case only: the three
 * that follow tell which letters are capitals.
 */
export function salesforceId(value: unknown): string | null | Fault {
  const id = text(value);
  if (typeof id !== 'string' || !short.test(id)) return id;
  let end = '';
  for (let from = 0; from < 15; from += 5) {
    let bits = 0;
    for (let at = 0; at < 5; at++) if (/[A-Z]/.test(id.charAt(from + at))) bits += 2 ** at;
    end += LETTERS.charAt(bits);
  }
  return id + end;
}

/**
 * A moment: as an instant, or, where the time zone of the business is given, as the day that it was there. Dates of closing are
 * days without a time, and time passes only between dates of one sort.
 */
export function moment(value: unknown, { timeZone }: MapContext): unknown {
  const date = instant(value);
  const read = timeZone === null ? null : momentOf(date as DateInput | null);
  if (read === null || timeZone === null || isCalendarDate(read)) return date;
  return formatDay(dayAt(timeZone, read));
}

/** Reads `{ totalSize, done, nextRecordsUrl, records }`, and `{ errorCode, message }`, which stands in a list. */
export function salesforcePage(at: At): Page | null {
  if (typeof at('errorCode') === 'string' && at('Id') === undefined) return { records: null, failed: true };
  const [records, done, total] = [at('records'), at('done'), at('totalSize')];
  if (records !== null && !Array.isArray(records)) return null;
  if (typeof done !== 'boolean' && typeof total !== 'number') return null;
  const hasNext = typeof at('nextRecordsUrl') === 'string';
  return { records, more: hasNext || done === false, total: typeof total === 'number' ? total : null };
}

/** Records that the mapping is not for: sums (`AggregateResult`), and other objects. */
export function isOther(kind: string): (at: At) => boolean {
  return (at) => {
    const type = at('attributes.type');
    return typeof type === 'string' && type !== kind;
  };
}

/** Whether a flag is set. */
export function isSet(name: string): (at: At) => boolean {
  return (at) => flag(at(name)) === true;
}

/** Whether a record was merged into another, which `MasterRecordId` names. */
export function isMerged(at: At): boolean {
  return typeof text(at('MasterRecordId')) === 'string';
}
