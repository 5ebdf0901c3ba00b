// This library over batches: each is read, added to the totals and let go.
import { query, stream } from '../../src/index.ts';
import type { Answer } from '../answer.ts';
import type { SalesText } from '../csv.ts';
import { asked, readRows, two } from './library.ts';

/** Revenue and orders of texts that come in batches. */
export async function libraryStreamed(batches: AsyncIterable<readonly SalesText[]>): Promise<() => Answer> {
  const { rows } = await query(stream(batches), { ...asked, select: two });
  return () => readRows(rows);
}
