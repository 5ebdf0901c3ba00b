// Payloads come as one record, a list, a page that wraps a list, or several of these: told apart here, with what the pages
// say about there being more.
import { isKpiError, KpiError } from '../error.ts';
import { recordLimits } from '../model/recordLimits.ts';
import { type At, atOf } from './at.ts';
import type { Completeness } from './mapped.ts';

/** What the wrapper of a page says. */
export interface Page {
  /** The list in it; null is an empty one. */
  readonly records: unknown;
  /** Whether there are more pages behind it; null: it does not say. */
  readonly more?: boolean | null;
  /** How many records there are on all pages together. */
  readonly total?: number | null;
  /** How many records a page has at most: a last page with exactly so many may have been cut off. */
  readonly cap?: number | null;
}

/** Reads the wrapper of a page; null for what is none, and so is a record. */
export type PageReader = (at: At) => Page | null;

/** The pages of a payload seen so far. */
interface Seen {
  rows: number;
  pages: number;
  last: number;
  more: number;
  total: number | null;
  atCap: boolean;
  failed: boolean;
}

/** Whether all records are there, and how that is known. */
export interface Whole {
  readonly isComplete: boolean | null;
  readonly completeness: Completeness;
  /** Records that the pages promise, where they do. */
  readonly total: number | null;
  /** Records that the payload holds. */
  readonly records: number;
}

/** Visits every record of a payload. Never throws but for more records than fit. */
export function eachRecord(
  payload: unknown,
  pageOf: PageReader | undefined,
  cap: number | undefined,
  visit: (read: () => unknown) => void,
): Whole {
  const seen: Seen = { rows: 0, pages: 0, last: 0, more: 0, total: null, atCap: false, failed: false };
  const take = (read: () => unknown): void => {
    if (seen.rows++ >= recordLimits.records) throw tooMany();
    visit(read);
  };
  const open = (read: () => unknown): void => {
    const page = pageOf === undefined ? null : pageIn(read, pageOf);
    if (page === null) {
      take(read);
      return;
    }
    const before = seen.rows;
    if (page.records !== null && page.records !== undefined) eachOf(page.records, take, seen);
    note(seen, page, seen.rows - before);
  };
  if (isList(payload)) {
    eachOf(payload, open, seen);
    if (seen.pages === 0 && seen.rows === cap) seen.atCap = true;
  } else open(() => payload);
  return wholeOf(seen);
}

function pageIn(read: () => unknown, pageOf: PageReader): Page | null {
  try {
    const value = read();
    return typeof value === 'object' && value !== null ? pageOf(atOf(value)) : null;
  } catch {
    return null;
  }
}

function note(seen: Seen, { more = null, total = null, cap = null }: Page, count: number): void {
  seen.pages++;
  if (more === true) seen.more++;
  else if (cap !== null && count === cap) seen.atCap = true;
  else if (more === false) seen.last++;
  if (typeof total === 'number' && total >= 0) seen.total = Math.max(total, seen.total ?? 0);
}

function wholeOf({ rows, pages, last, more, total, atCap, failed }: Seen): Whole {
  const [isComplete, completeness] = ((): [boolean | null, Completeness] => {
    if (failed) return [false, 'source-failed'];
    if (total !== null && rows < total) return [false, 'below-total'];
    if (last > 0) return [true, 'last-page'];
    if (total !== null && total > 0) return [true, 'total-reached'];
    if (atCap) return [null, 'exactly-the-cap'];
    return pages > 0 && more > 0 ? [false, 'more-pages'] : [null, 'not-told'];
  })();
  return { isComplete, completeness, total, records: rows };
}

function isList(value: unknown): boolean {
  try {
    return Array.isArray(value) || (typeof value === 'object' && value !== null && Symbol.iterator in value);
  } catch {
    return false;
  }
}

/** By position where it can be, so that a position that throws spoils one record only. What is no list is one unreadable record. */
function eachOf(list: unknown, visit: (read: () => unknown) => void, seen: Seen): void {
  if (!isList(list)) {
    visit(() => list);
    return;
  }
  if (Array.isArray(list)) {
    const length = lengthOf(list, seen);
    if (length > recordLimits.records) throw tooMany();
    for (let at = 0; at < length; at++) visit(() => list[at] as unknown);
    return;
  }
  try {
    for (const item of list as Iterable<unknown>) visit(() => item);
  } catch (error) {
    if (isKpiError(error)) throw error;
    seen.failed = true;
  }
}

function lengthOf(list: readonly unknown[], seen: Seen): number {
  try {
    return list.length;
  } catch {
    seen.failed = true;
    return 0;
  }
}

function tooMany(): KpiError {
  return new KpiError('bad-argument', `more than ${recordLimits.records} records`, 'map the payload in parts', ['payload']);
}
