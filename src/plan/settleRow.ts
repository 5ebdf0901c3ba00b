// Settles formulas over the groups that the plans of a question gave for one slot and combination of keys. Where each total
// stands is found once for all rows.
import { ofCustomers, ofPrevious } from '../expr/aggregate/name.ts';
import { whole } from '../expr/fraction.ts';
import { type AggregateNode, childrenOf, keyOf, type Node } from '../expr/node.ts';
import { addCurrency, currencyOf } from './currency.ts';
import type { Group, Outcome, Plan } from './plan.ts';
import { type Reason, type Settled, settle } from './settle.ts';

/** Totals that are 0 over no records. */
export const COUNTING: ReadonlySet<string> = new Set(['sum', 'count', 'countDistinct', 'countDistinctApproximate', ...ofCustomers]);

/** The groups of one row: one a plan, null where a plan saw no records. */
export type RowGroups = readonly (Group | null)[];

/** Finds the outcome of a total in the groups of a row. */
type Find = (groups: RowGroups) => Outcome;

/** Where a total stands, and the total that tells its currency. */
interface Place {
  readonly find: Find;
  readonly currency: Find | null;
  /** What must be known of the stretch before: whose customers there were, or what was taken of it. */
  readonly needs: 'previous' | 'before' | null;
}

/** The totals of formulas, found once for all rows. */
export type Places = ReadonlyMap<Node, Place>;

/** Finds the totals of formulas among the plans. */
export function placesOf(plans: readonly Plan[], formulas: readonly Node[]): Places {
  const positions = new Map(plans.flatMap((plan, p) => plan.totals.map((total, i) => [keyOf(total), [p, i] as const] as const)));
  const finder = (total: AggregateNode): Find => {
    const [p, i] = positions.get(keyOf(total)) ?? [-1, -1];
    // Over no records a count or sum is 0, and anything else has no answer.
    const empty: Outcome = { value: COUNTING.has(total.fn) ? whole(0) : null, known: 0, missing: 0 };
    return (groups) => groups[p]?.totals[i] ?? empty;
  };
  const places = new Map<Node, Place>();
  const walk = (node: Node): void => {
    if (node.op !== 'aggregate') {
      for (const child of childrenOf(node)) walk(child);
      return;
    }
    const currency = currencyOf(node);
    places.set(node, { find: finder(node), currency: currency && finder(currency), needs: needsOf(node) });
  };
  for (const formula of formulas) walk(formula);
  return places;
}

function needsOf({ fn, shift, until }: AggregateNode): Place['needs'] {
  if (shift !== undefined) return until === undefined ? 'before' : 'previous';
  return ofPrevious.has(fn) ? 'previous' : null;
}

/** Why a row, or what it needs of the stretch before, has no answers; null where nothing stands in the way. */
export interface Withheld {
  readonly row: Reason | null;
  readonly previous: Reason | null;
  readonly before: Reason | null;
}

/** Settles formulas over the groups of one row. */
export function settleRow(places: Places, groups: RowGroups, why: Withheld): (formula: Node) => Settled {
  const withheld = why.row;
  return (formula) => {
    if (withheld) return { value: null, reason: withheld };
    // Each total may be of one currency, and the formula still of two.
    if (currenciesOf(places, formula, groups).size > 1) return { value: null, reason: 'mixed-currency' };
    return settle(formula, (total) => {
      const { find, currency, needs } = places.get(total) as Place;
      const lacking = needs && why[needs];
      if (lacking) return lacking;
      // The one currency is text; a flag says that the records differ.
      return currency?.(groups).value === true ? 'mixed-currency' : find(groups);
    });
  };
}

/** Adds the currencies of the money behind a formula in a row of groups; amounts without a currency are one of their own, null. */
export function currenciesOf(places: Places, node: Node, groups: RowGroups, found: Set<string | null> = new Set()): Set<string | null> {
  if (node.op !== 'aggregate') for (const child of childrenOf(node)) currenciesOf(places, child, groups, found);
  const outcome = places.get(node)?.currency?.(groups);
  return outcome ? addCurrency(outcome, found) : found;
}
