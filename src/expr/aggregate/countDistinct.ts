import { whole } from '../fraction.ts';
import { readEntity } from '../input.ts';
import type { Key } from '../key.ts';
import type { Aggregate } from './aggregate.ts';

/** The keys seen, and how many records were entities of their own. */
export interface Distinct {
  readonly keys: Set<Key>;
  readonly own: number;
}

/** Keys in one order, whatever the order of records. */
export function sortedKeys(keys: Iterable<Key>): Key[] {
  return [...keys].sort((a, b) => (typeof a === typeof b ? (a < b ? -1 : 1) : typeof a < typeof b ? -1 : 1));
}

/** How many different entities there are. */
export const countDistinct: Aggregate<Distinct> = {
  read: (total, reader) => readEntity(total.of, reader),
  init: () => ({ keys: new Set(), own: 0 }),
  add: (state, { key, own }) => {
    if (key !== null) state.keys.add(key);
    return own ? { keys: state.keys, own: state.own + 1 } : state;
  },
  merge: (a, b) => ({ keys: new Set([...a.keys, ...b.keys]), own: a.own + b.own }),
  end: ({ keys, own }) => whole(keys.size + own),
};
