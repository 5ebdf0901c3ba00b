// How long leads have waited to convert by some moment, and what ended it. A lead may be anything at all: what cannot be placed is
// refused and counted, since a curve without it, or with it as if it still waited, would be another one.
import { excerpt } from '../error.ts';
import { accessOf, guarded } from '../expr/access.ts';
import type { Key } from '../expr/key.ts';
import type { Node } from '../expr/node.ts';
import { notData } from '../expr/records.ts';
import { countedLead } from '../indicator/conversion/leads.ts';
import { holdsIn, valueIn } from '../indicator/rowReader.ts';
import { type Lead, lead } from '../model/marketing/lead.ts';
import type { AsOfPoint } from '../period/asOf.ts';
import { DAY_MS } from '../period/civil.ts';
import { CALENDAR_DATE } from '../period/dateText.ts';
import { isCalendarDate, type Moment, momentText, readMoment } from '../period/moment.ts';
import type { Window } from '../period/window.ts';
import { type Counts, inOrder, type RejectedRow } from '../plan/plan.ts';

/** How long a lead waited, in milliseconds, and what ended it by the moment up to which leads are known. */
export interface Wait {
  readonly keys: readonly (Key | null)[];
  readonly time: number;
  readonly end: 'converted' | 'disqualified' | 'open';
}

/** What is looked at. */
export interface Watch {
  /** Up to when leads are known. */
  readonly asOf: AsOfPoint;
  /** When they were created. */
  readonly window: Window;
  /** What they are split by. */
  readonly by: readonly Node[];
  /** Whether a lead that was given up goes on waiting. */
  readonly stays: boolean;
}

type Refusal = Omit<RejectedRow, 'row'>;

/** The first records that could not be placed are kept with their values; all are counted. */
const KEPT = 100;

/** How long each lead has waited, and what became of the records. */
export function leadWaits(leads: readonly Lead[], watch: Watch): { waits: Wait[]; counts: Counts; rejected: RejectedRow[] } {
  if (!Array.isArray(leads)) throw notData(leads);
  const read = waitIn(watch);
  const waits: Wait[] = [];
  const rejected: RejectedRow[] = [];
  const [filtered, refused] = [{ range: 0, where: 0, kind: 0 }, {} as Record<string, number>];
  for (let row = 0; row < leads.length; row++) {
    const found = read(leads[row]);
    if (typeof found === 'string') filtered[found]++;
    else if ('time' in found) waits.push(found);
    else {
      refused[found.code] = (refused[found.code] ?? 0) + 1;
      if (rejected.length < KEPT) rejected.push({ row, ...found });
    }
  }
  return { waits, counts: { rowsIn: leads.length, used: waits.length, filtered, rejected: inOrder(refused) }, rejected };
}

function waitIn({ asOf, window, by, stays }: Watch): (record: unknown) => Wait | Refusal | 'range' | 'kind' {
  const [isCounted, idOf, createdOf, keysOf] = [holdsIn(countedLead), valueIn(lead.id), dateIn('createdAt'), by.map(valueIn)];
  const ends = [
    ['converted', dateIn('convertedAt'), 'convertedAt'],
    ['disqualified', dateIn('disqualifiedAt'), 'disqualifiedAt'],
  ] as const;
  return (record) => {
    const created = createdOf(record);
    if (created !== null && typeof created !== 'number') return created;
    if (created === null || idOf(record) === null)
      return { field: created === null ? 'createdAt' : 'id', value: 'null', code: 'missing-required' };
    const isDay = isCalendarDate(created);
    const place = isDay ? Math.floor(created / DAY_MS) : created;
    if (isDay ? place < window.fromDay || place >= window.toDay : place < window.from || place >= window.to) return 'range';
    if (!isCounted(record)) return 'kind';
    const keys = keysOf.map((keyOf) => keyOf(record) as Key | null);
    const watched = (isDay ? asOf.day * DAY_MS + CALENDAR_DATE : asOf.ms) - created;
    // Who converted first and was given up later converted.
    for (const [end, dateOf, field] of ends) {
      const date = dateOf(record);
      if (date === null) continue;
      if (typeof date !== 'number') return date;
      if (isCalendarDate(date) ? date >= (asOf.day + 1) * DAY_MS : date >= asOf.ms) continue;
      if (isCalendarDate(date) !== isDay) return { field, value: momentText(date), code: 'not-comparable' };
      return { keys, time: end === 'disqualified' && stays ? watched : Math.max(0, date - created), end };
    }
    return { keys, time: watched, end: 'open' };
  };
}

/** Reads a date off each record: null where there is none, blank text included. */
function dateIn(name: string): (record: unknown) => Moment | Refusal | null {
  const get = guarded(accessOf(name));
  return (record) => {
    const value = get(record);
    if (value === undefined || value === null || (typeof value === 'string' && value.length <= 64 && value.trim() === '')) return null;
    const moment = readMoment(value);
    return typeof moment === 'number' ? moment : { field: name, value: excerpt(value), code: moment };
  };
}
