// Deals and the competitors they are fought with: one row for each deal and competitor.
import type { FieldType } from '../../expr/node.ts';
import { type Fields, fields } from '../field.ts';
import type { Deal } from './deal.ts';
import { type FlatDeal, flatDeal, rowsOfDeals } from './livedDeal.ts';

/** A deal and a competitor in it. */
export interface Contest {
  /** Identifier of the row. */
  readonly id: string;
  /** The deal. */
  readonly dealId: string;
  /** The competitor. */
  readonly competitor: string;
}

/** A row of `dealContests`, with all other fields of the deal; dated by its `createdAt`. */
export type DealContestRow<D extends Deal = Deal> = Omit<FlatDeal<D>, keyof Contest> & Contest;

/** Records that `competitiveWinRate` reads. */
export interface DealContestData {
  /** What `dealContests` makes of deals. */
  readonly dealContests: DealContestRow;
}

const contestTypes = {
  id: 'key',
  dealId: 'key',
  competitor: 'key',
  createdAt: 'date',
  closedAt: 'date',
  outcome: 'key',
} as const satisfies Partial<Record<keyof DealContestRow, FieldType>>;

/** The fields of a deal and a competitor, for formulas. */
export const dealContest: Fields<'dealContests', DealContestRow, typeof contestTypes> = /* @__PURE__ */ fields<DealContestRow>()(
  'dealContests',
  contestTypes,
  'createdAt',
);

/**
 * The competitors of deals: a row for each deal and competitor that it names (`competitor`, `competitors`), with the other
 * fields of the deal. Deals that name none have no rows, and so have deals that never count.
 *
 * @param deals - deals, as rows
 */
export function dealContests<D extends Deal>(deals: readonly D[]): DealContestRow<D>[] {
  return rowsOfDeals(deals, ({ deal }) => {
    const flat = flatDeal(deal);
    const named: readonly unknown[] = Array.isArray(deal.competitors) ? deal.competitors : [];
    const competitors = new Set([deal.competitor, ...named].filter((name) => typeof name === 'string' && name !== ''));
    return [...competitors].map((competitor, i) => ({ ...flat, id: `${flat.id}/${i + 1}`, dealId: flat.id, competitor }));
  }) as DealContestRow<D>[];
}
