// Deals one at a time, for functions that make flat rows of them.
import { accessOf } from '../../expr/access.ts';
import { testOfRecord } from '../../expr/recordTest.ts';
import type { Moment } from '../../period/moment.ts';
import { momentOf } from '../boundary.ts';
import { rowsOf } from '../rowsOf.ts';
import type { Deal } from './deal.ts';
import { dealStates } from './dealFields.ts';
import { dealOutcomes } from './stageEvent.ts';

/** A deal that counts, with the moments between which it lived. */
export interface LivedDeal<D extends Deal = Deal> {
  /** The deal itself. */
  readonly deal: D;
  /** When it was created. */
  readonly created: Moment;
  /** When it was won or lost; null while it is open. */
  readonly closed: Moment | null;
}

/** What rows keep of their deal: all its fields but the lists, so that rows are flat. */
export type FlatDeal<D extends Deal = Deal> = Omit<D, 'history' | 'competitors'>;

/** The fields of a deal without its lists. */
export function flatDeal<D extends Deal>({ history, competitors, ...flat }: D): FlatDeal<D> {
  return flat;
}

/**
 * The rows that deals give, in order. Deals that never count and deals that cannot be read give none: `parse(Deal, …)` says
 * which these are.
 */
export function rowsOfDeals<D extends Deal, R>(deals: readonly D[], make: (lived: LivedDeal<D>) => readonly R[]): R[] {
  const isCounted = testOfRecord(dealStates.counted, { access: accessOf, fault: () => undefined });
  return rowsOf(deals, (deal) => {
    const lived = isCounted(deal) === 1 ? lifeOf(deal) : null;
    return lived === null ? [] : make(lived);
  });
}

function lifeOf<D extends Deal>(deal: D): LivedDeal<D> | null {
  const [created, closed] = [momentOf(deal.createdAt), momentOf(deal.closedAt)];
  if (created === null || !dealOutcomes.includes(deal.outcome)) return null;
  if (deal.outcome === 'open') return { deal, created, closed: null };
  return closed === null ? null : { deal, created, closed };
}
