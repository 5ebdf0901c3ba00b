// Customers that are one, by an explicit decision: which identifier stands for which, and how to take it back.
import { excerpt, KpiError, refuseUnknown } from '../../../error.ts';
import { byText, checkRows, nameText, ownValue } from '../ownValue.ts';
import { type MergeGroup, mergeGroups } from './mergeGroups.ts';
import { nativeMerges } from './nativeMerges.ts';

/** Two customers that are one: a pair of `customerPairs`, or just their identifiers. */
export interface ConfirmedPair {
  /** Their identifiers. */
  readonly ids: readonly [string | null, string | null];
}

/** How customers are merged. */
export interface MergeOptions {
  /** The column of the identifier; default `id`. */
  readonly id?: string | undefined;
  /** Whether merges that the source says itself are followed too. Default true. */
  readonly native?: boolean | undefined;
}

/** Which identifier stands for which: plain JSON. */
export interface CustomerMerge {
  /** The customer that stands for each that is one with it; customers that stand for themselves are absent. */
  readonly mapping: readonly {
    /** The identifier. */
    readonly id: string;
    /** The one that stands for it. */
    readonly canonical: string;
  }[];
  /** The customers that are one. */
  readonly groups: readonly MergeGroup[];
}

/**
 * Which customer stands for which, by the pairs that you confirmed and the merges that the source says. What the source
 * merged into something stands for it; among others the identifier that comes first. Nothing is changed: `applyMerge` writes
 * the mapping into records, `undoMerge` takes it back.
 *
 * @param rows  the customers
 * @param confirmed  the pairs that are one; none: only what the source says
 * @throws {KpiError} bad-argument — for a pair without two identifiers of the rows; something that is no array
 * @throws {KpiError} unknown-option
 * @see customerPairs
 * @example
 * ```ts
 * import { applyMerge, mergeCustomers, undoMerge } from 'sales-kpi/clean';
 * const merge = mergeCustomers([{ id: '7' }, { id: '9' }], [{ ids: ['7', '9'] }]);
 * merge.mapping // => [ { id: '9', canonical: '7' } ]
 *
 * const sales = [{ id: 'S1', customerId: '9', amount: 10 }];
 * const { rows, changes } = applyMerge(sales, merge);
 * rows // => [ { id: 'S1', customerId: '7', amount: 10 } ]
 * undoMerge(rows, changes) // => [ { id: 'S1', customerId: '9', amount: 10 } ]
 * ```
 */
export function mergeCustomers(rows: readonly unknown[], confirmed: readonly ConfirmedPair[], options: MergeOptions = {}): CustomerMerge {
  checkRows(rows);
  checkRows(confirmed, 'confirmed');
  refuseUnknown(options, ['id', 'native']);
  const { id = 'id', native = true } = options;
  const known = new Set(rows.map((row) => nameText(ownValue(row, id))));
  const pairs = confirmed.map((pair, at) => idsOf(pair, known, at));
  const groups = mergeGroups(native ? nativeMerges(rows, id) : [], pairs);
  const mapping = groups.flatMap(({ canonical, members }) =>
    members.filter((one) => one !== canonical).map((one) => ({ id: one, canonical })),
  );
  return { mapping: mapping.sort((a, b) => byText(a.id, b.id)), groups };
}

function idsOf(pair: unknown, known: ReadonlySet<string | null>, at: number): readonly [string, string] {
  const ids: unknown = ownValue(pair, 'ids');
  const [a, b] = Array.isArray(ids) && ids.length === 2 ? [nameText(ids[0]), nameText(ids[1])] : [null, null];
  if (a !== null && b !== null && known.has(a) && known.has(b)) return [a, b];
  const strange = [a, b].find((one) => one === null || !known.has(one));
  throw new KpiError('bad-argument', `a pair of ${excerpt(strange)}`, 'confirm pairs of identifiers of the rows', ['confirmed', at, 'ids']);
}
