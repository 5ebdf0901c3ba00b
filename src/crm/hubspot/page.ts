// Pages of HubSpot.
import { type At, given } from '../at.ts';
import type { Page } from '../page.ts';

/** How many records a page or a search gives at most. */
export const hubspotCap = 100;

const lists = ['results', 'deals', 'contacts', 'companies'] as const;

/** Reads `{ results, paging: { next: { after } }, total }` (v3) and `{ deals, hasMore, offset }` (v1). */
export function hubspotPage(at: At): Page | null {
  const name = lists.find((one) => Array.isArray(at(one)));
  if (name === undefined || given(at('properties')) !== null) return null;
  const legacy = at('hasMore') ?? at('has-more');
  const next = at('paging.next');
  const more = typeof legacy === 'boolean' ? legacy : next !== undefined && next !== null;
  const total = at('total');
  return { records: at(name), more, total: typeof total === 'number' ? total : null, cap: typeof legacy === 'boolean' ? null : hubspotCap };
}
