// The sums of entities (orders, customers): what quantiles and the largest of them are taken of.
import { addExact, type Exact, rescale } from '../../decimal.ts';
import { readEntityNumber } from '../input.ts';
import type { Key } from '../key.ts';
import { exactOf } from '../numeric.ts';
import type { Aggregate } from './aggregate.ts';

/** The sum of an entity so far, and of how many records it is: a sum of 0 does not tell whether any are left. */
export interface EntitySum {
  readonly sum: Exact;
  readonly rows: number;
}

/** The sum of each entity so far, and the numbers of records that are entities of their own. */
export interface Entities {
  readonly sums: Map<Key, EntitySum>;
  readonly own: Exact[];
}

/** How the sums of entities start, grow and merge; how they end is the business of each total. */
export const entitySums: Omit<Aggregate<Entities>, 'end'> = {
  read: readEntityNumber,
  init: () => ({ sums: new Map(), own: [] }),
  add: (state, { number, key, own }) => {
    if (number === null) return state;
    if (own) state.own.push(exactOf(number));
    else if (key !== null) take(state.sums, key, { sum: exactOf(number), rows: 1 });
    return state;
  },
  merge: (a, b) => {
    for (const [key, more] of b.sums) take(a.sums, key, more);
    for (const number of b.own) a.own.push(number);
    return a;
  },
};

function take(sums: Map<Key, EntitySum>, key: Key, { sum, rows }: EntitySum): void {
  const before = sums.get(key);
  sums.set(key, before ? { sum: addExact(before.sum, sum), rows: before.rows + rows } : { sum, rows });
}

/** The sums in order, as whole units of 10^-`scale`. */
export function sortedSums({ sums, own }: Entities): { readonly sorted: readonly bigint[]; readonly scale: number } {
  const all = [...[...sums.values()].map(({ sum }) => sum), ...own];
  const scale = all.reduce((most, exact) => Math.max(most, exact.scale), 0);
  return { sorted: all.map((exact) => rescale(exact, scale)).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)), scale };
}
