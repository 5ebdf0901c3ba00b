// The state behind customer sets: who bought when, with how many orders, and who bought in the stretch before. What a
// customer did before the slot is history, kept once for all groups.

import type { Key } from '../key.ts';
import { sortedKeys } from './countDistinct.ts';
import type { CustomerSetName } from './name.ts';

/** One customer in a group: the first moment there, the orders (two are enough to know), and rows that are orders of their own. */
export interface Bought {
  readonly first: number;
  readonly orders: readonly Key[];
  readonly own: number;
}

/** The customers of a group, and those of the same segment in the stretch before. */
export interface Customers {
  readonly now: Map<Key, Bought>;
  readonly before: Set<Key>;
}

/** What is known of customers beyond a group: the first moment ever, and who bought anything in the stretch before each slot. */
export interface History {
  readonly first: Map<Key, number>;
  readonly before: Map<number, Set<Key>>;
}

/** A customer after one more row. */
export function bought(before: Bought | undefined, more: Bought): Bought {
  if (!before) return more;
  const orders = sortedKeys(new Set([...before.orders, ...more.orders])).slice(0, 2);
  return { first: Math.min(before.first, more.first), orders, own: before.own + more.own };
}

/** The customers of both groups; grows the first. */
export function mergeCustomers(a: Customers, b: Customers): Customers {
  for (const [key, more] of b.now) a.now.set(key, bought(a.now.get(key), more));
  for (const key of b.before) a.before.add(key);
  return a;
}

/** The history of both; grows the first. */
export function mergeHistory(a: History, b: History): History {
  for (const [key, moment] of b.first) a.first.set(key, Math.min(a.first.get(key) ?? moment, moment));
  for (const [slot, keys] of b.before) {
    const known = a.before.get(slot);
    if (known) for (const key of keys) known.add(key);
    else a.before.set(slot, new Set(keys));
  }
  return a;
}

/** Whether a moment lies before a slot, or before the stretch before it. */
export type IsBefore = (moment: number, side: 'window' | 'previous') => boolean;

/** The size of a customer set of one group. */
export function customerSet(name: CustomerSetName, { now, before }: Customers, history: History, slot: number, isBefore: IsBefore): number {
  if (name === 'previous') return before.size;
  let size = 0;
  for (const [key, { first, orders, own }] of now) {
    const beginning = history.first.get(key) ?? first;
    const earlier = isBefore(beginning, 'window');
    const repeats = orders.length + own >= 2;
    if (
      name === 'new'
        ? first === beginning
        : name === 'repeating'
          ? repeats
          : name === 'returning'
            ? earlier
            : name === 'returningOrRepeating'
              ? earlier || repeats
              : name === 'retained'
                ? before.has(key)
                : comesBack(key)
    )
      size++;
    function comesBack(customer: Key): boolean {
      return earlier && !history.before.get(slot)?.has(customer) && isBefore(beginning, 'previous');
    }
  }
  return size;
}
