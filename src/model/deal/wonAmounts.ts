// What deals brought in a stretch of time, of those that share the dimensions of a record.
import { type Amount, addExact, type Exact, readExact } from '../../decimal.ts';
import { checkTimeZone } from '../../period/zone.ts';
import { boundaryAt, isBefore, momentOf } from '../boundary.ts';
import type { Dimensions } from '../dimension.ts';
import type { Spanned } from '../span.ts';
import { writtenAmount } from '../written.ts';
import type { Deal } from './deal.ts';
import { type LivedDeal, rowsOfDeals } from './livedDeal.ts';

/** A record about what deals bring. */
export interface Aim extends Spanned, Dimensions {
  readonly currency?: string | null | undefined;
}

/** In which days periods begin and end. */
export interface ZoneOption {
  /** IANA name of the time zone; `UTC` unless given. */
  readonly timeZone?: string | undefined;
}

/** What deals and what is said about them have in common. */
export const dimensionNames = ['channel', 'region', 'country', 'storeId', 'salesperson', 'campaign', 'segment', 'category'] as const;

/**
 * The amount won in the stretch of a record by the deals that share all dimensions it names; null when one of them has no
 * amount, or one in another currency than the record. The deals are looked through once for each set of dimensions.
 */
export function wonAmounts(deals: readonly Deal[], timeZone = 'UTC'): (aim: Aim) => Amount | null {
  checkTimeZone(timeZone, ['timeZone']);
  const won = rowsOfDeals(deals, (lived) => (lived.deal.outcome === 'won' ? [lived] : []));
  const indexes = new Map<string, Map<string, LivedDeal[]>>();
  return (aim) => {
    const named = dimensionNames.filter((name) => (aim[name] ?? null) !== null);
    const index = indexes.get(named.join()) ?? indexOf(won, named);
    indexes.set(named.join(), index);
    const [start, end] = [momentOf(aim.start), momentOf(aim.end)];
    if (start === null || end === null) return null;
    const [from, to] = [boundaryAt(start, timeZone), boundaryAt(end, timeZone)];
    const closedIn = (index.get(valuesOf(aim, named)) ?? []).filter(
      ({ closed }) => closed !== null && !isBefore(closed, from) && isBefore(closed, to),
    );
    return sumOf(
      closedIn.map(({ deal }) => deal),
      aim.currency ?? null,
    );
  };
}

function indexOf(won: readonly LivedDeal[], names: readonly (keyof Dimensions)[]): Map<string, LivedDeal[]> {
  const index = new Map<string, LivedDeal[]>();
  for (const lived of won) {
    const values = valuesOf(lived.deal, names);
    const known = index.get(values);
    if (known === undefined) index.set(values, [lived]);
    else known.push(lived);
  }
  return index;
}

/** What a record says of some dimensions: the same text for the same values. */
export function valuesOf(record: Dimensions, names: readonly (keyof Dimensions)[]): string {
  return JSON.stringify(names.map((name) => record[name] ?? null));
}

function sumOf(deals: readonly Deal[], currency: string | null): Amount | null {
  let sum: Exact = { units: 0n, scale: 0 };
  for (const deal of deals) {
    const amount = (deal.currency ?? null) === currency ? readExact(deal.amount) : 'another currency';
    if (typeof amount === 'string') return null;
    sum = addExact(sum, amount);
  }
  return writtenAmount(sum);
}
