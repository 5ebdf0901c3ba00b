// Pages of WooCommerce are plain lists: whether there is more stands in the headers of the answer.
import { given } from '../at.ts';
import type { Mapped } from '../mapped.ts';
import type { MapOptions } from '../mapping.ts';
import type { PageReader } from '../page.ts';

/** The records of a list of pages; anything else as it is. */
export function pagesIn(payload: unknown): unknown {
  try {
    return Array.isArray(payload) && payload.some((page) => Array.isArray(page)) ? payload.flat() : payload;
  } catch {
    return payload;
  }
}

/** Tells the answer of a request that failed, `{ code, message, data }`, from a record. */
export const wooPage: PageReader = (at) => {
  const isError = given(at('id')) === null && typeof at('code') === 'string' && typeof at('message') === 'string';
  return isError ? { records: null, failed: true } : null;
};

/** Holds what is there against the number of records that the header says. */
export function withTotal<T, X extends string>(mapped: Mapped<T, X>, total: number | null, { isComplete }: MapOptions): Mapped<T, X> {
  if (total === null || isComplete !== undefined || mapped.completeness === 'source-failed') return mapped;
  const { rowsIn } = mapped.counts;
  const isAll = rowsIn >= total;
  const warnings = mapped.warnings.filter(({ code }) => code !== 'exactly-the-cap');
  const text = `the header says ${total} records, ${rowsIn} were given: every total is too small`;
  if (!isAll) warnings.push({ code: 'incomplete', count: total - rowsIn, ids: [], text });
  return { ...mapped, isComplete: isAll, completeness: isAll ? 'total-reached' : 'below-total', warnings };
}
