// Payloads come as one record, a list, a page that wraps a list, or several of these: told apart here, with what the pages
// say about there being more.
import { isKpiError, KpiError } from '../error.ts';
import { recordLimits } from '../model/recordLimits.ts';
import { type At, atOf } from './at.ts';
import { note, nothingSeen, type Page, type Seen, type Whole, wholeOf } from './whole.ts';

export type { Page, Whole } from './whole.ts';

/** Reads the wrapper of a page; null for what is none, and so is a record. */
export type PageReader = (at: At) => Page | null;

/** Visits every record of a payload. Never throws but for more records than fit. */
export function eachRecord(
  payload: unknown,
  pageOf: PageReader | undefined,
  cap: number | undefined,
  visit: (read: () => unknown) => void,
): Whole {
  const seen = nothingSeen();
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
