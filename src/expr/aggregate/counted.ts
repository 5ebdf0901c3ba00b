// Keys with how many records have each. The short way of an indicator only asks which keys there are; states that travel
// count them, so that what was added can be taken out again, and grow in place, so that many small parts merge in linear time.
import { whole } from '../fraction.ts';
import { readEntity, readShared } from '../input.ts';
import type { Key } from '../key.ts';
import type { Aggregate } from './aggregate.ts';
import { MIXED } from './only.ts';

/** How many records have each key; a missing key is a key of its own. */
export type Tally<K extends Key | null = Key | null> = Map<K, number>;

/** Counts more records of a key. */
export function tally<K extends Key | null>(counts: Tally<K>, key: K, more = 1): Tally<K> {
  return counts.set(key, (counts.get(key) ?? 0) + more);
}

/** Keys in one order, whatever the order of records. */
export function inKeyOrder<K extends Key | null>(counts: Tally<K>): (readonly [K, number])[] {
  return [...counts].sort(([a], [b]) => (typeof a === typeof b ? ((a as Key) < (b as Key) ? -1 : 1) : typeof a < typeof b ? -1 : 1));
}

/** The entities seen, and how many records were entities of their own. */
export interface CountedEntities {
  readonly keys: Tally<Key>;
  readonly own: number;
}

/** How many different entities there are. */
export const countedEntities: Aggregate<CountedEntities> = {
  read: (total, reader) => readEntity(total.of, reader),
  init: () => ({ keys: new Map(), own: 0 }),
  add: (state, { key, own }) => {
    if (key !== null) tally(state.keys, key);
    return own ? { keys: state.keys, own: state.own + 1 } : state;
  },
  merge: (a, b) => ({ keys: join(a.keys, b.keys), own: a.own + b.own }),
  end: ({ keys, own }) => whole(keys.size + own),
};

/** The key that all records share. */
export const countedOnly: Aggregate<Tally> = {
  read: readShared,
  init: () => new Map(),
  add: (state, { key }) => tally(state, key),
  merge: join,
  end: (state) => (state.size > 1 ? MIXED : ([...state.keys()][0] ?? null)),
};

function join<K extends Key | null>(a: Tally<K>, b: Tally<K>): Tally<K> {
  for (const [key, more] of b) tally(a, key, more);
  return a;
}
