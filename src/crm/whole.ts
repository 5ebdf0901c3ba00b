// Whether the pages of a payload are all there is, and how that is known.
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
  /** Where the page begins in the whole list, and where the next one does; a page that is missing between others is seen by it. */
  readonly span?: readonly [start: number, next: number | null];
  /** Whether it is the answer of a request that failed: what it was asked for is missing. */
  readonly failed?: boolean;
}

/** The pages of a payload seen so far. */
export interface Seen {
  rows: number;
  pages: number;
  last: number;
  more: number;
  total: number | null;
  atCap: boolean;
  failed: boolean;
  readonly starts: Set<number>;
  readonly nexts: Set<number>;
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

/** No page yet. */
export function nothingSeen(): Seen {
  return { rows: 0, pages: 0, last: 0, more: 0, total: null, atCap: false, failed: false, starts: new Set(), nexts: new Set() };
}

/** Takes down what a page says. */
export function note(seen: Seen, { more = null, total = null, cap = null, failed = false, span }: Page, count: number): void {
  seen.pages++;
  if (failed) seen.failed = true;
  if (span !== undefined) seen.starts.add(span[0]);
  if (typeof span?.[1] === 'number') seen.nexts.add(span[1]);
  if (more === true) seen.more++;
  else if (cap !== null && count === cap) seen.atCap = true;
  else if (more === false) seen.last++;
  if (typeof total === 'number' && total >= 0) seen.total = Math.max(total, seen.total ?? 0);
}

/** Whether all is there. */
export function wholeOf({ rows, pages, last, more, total, atCap, failed, starts, nexts }: Seen): Whole {
  const [isComplete, completeness] = ((): [boolean | null, Completeness] => {
    if (failed) return [false, 'source-failed'];
    if (total !== null && rows < total) return [false, 'below-total'];
    if ([...nexts].some((next) => !starts.has(next)) || (starts.size > 0 && !starts.has(0))) return [false, 'more-pages'];
    if (last > 0) return [true, 'last-page'];
    if (total !== null && total > 0) return [true, 'total-reached'];
    if (atCap) return [null, 'exactly-the-cap'];
    return pages > 0 && more > 0 ? [false, 'more-pages'] : [null, 'not-told'];
  })();
  return { isComplete, completeness, total, records: rows };
}
