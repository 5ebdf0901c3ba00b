// Pages of HubSpot.
import { type At, given } from '../at.ts';
import type { Page } from '../page.ts';

/** How many records a page or a search gives at most. */
export const hubspotCap = 100;

const lists = ['results', 'deals', 'contacts', 'companies'] as const;

/**
 * Reads `{ results, paging: { next: { after } }, total }` (v3), `{ results, status, numErrors }` (a batch, which is what was
 * asked for and says nothing of others), `{ deals, hasMore, offset }` (v1) and `{ status: 'error', message }`.
 */
export function hubspotPage(at: At): Page | null {
  if (given(at('properties')) !== null || given(at('engagement')) !== null) return null;
  const name = lists.find((one) => Array.isArray(at(one)));
  if (name === undefined) return isFailure(at) ? { records: null, failed: true } : null;
  const legacy = at('hasMore') ?? at('has-more');
  const next = at('paging.next');
  const total = at('total');
  return {
    records: at(name),
    more:
      typeof legacy === 'boolean' ? legacy : next !== undefined && next !== null ? true : typeof at('status') === 'string' ? null : false,
    total: typeof total === 'number' ? total : null,
    cap: typeof legacy === 'boolean' ? null : hubspotCap,
    failed: Number(at('numErrors') ?? 0) > 0,
  };
}

/** A record may have a field `status` too, but is named by something. */
function isFailure(at: At): boolean {
  return at('status') === 'error' && ['id', 'hs_object_id', 'dealId', 'companyId', 'vid'].every((name) => given(at(name)) === null);
}
