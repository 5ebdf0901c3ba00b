// How customers and their history travel: plain JSON, the same for the same records in any order.

import type { Key } from '../key.ts';
import type { Json } from './aggregate.ts';
import { sortedKeys } from './countDistinct.ts';
import type { Bought, Customers, History } from './customers.ts';

/** Customers as JSON, the same for the same records in any order. */
export function saveCustomers({ now, before }: Customers): Json {
  return [
    sortedKeys(now.keys()).map((key) => {
      const { first, orders, own } = now.get(key) as Bought;
      return [key, first, orders, own];
    }),
    sortedKeys(before),
  ];
}

/** Customers back from JSON. */
export function loadCustomers(json: Json): Customers {
  const [now, before] = json as unknown as readonly [readonly (readonly [Key, number, readonly Key[], number])[], readonly Key[]];
  return { now: new Map(now.map(([key, first, orders, own]) => [key, { first, orders, own }])), before: new Set(before) };
}

/** History as JSON. */
export function saveHistory({ first, before }: History): Json {
  return [
    sortedKeys(first.keys()).map((key) => [key, first.get(key) as number]),
    [...before].sort(([a], [b]) => a - b).map(([slot, keys]) => [slot, sortedKeys(keys)]),
  ];
}

/** History back from JSON. */
export function loadHistory(json: Json): History {
  const [first, before] = json as unknown as readonly [readonly (readonly [Key, number])[], readonly (readonly [number, readonly Key[]])[]];
  return { first: new Map(first), before: new Map(before.map(([slot, keys]) => [slot, new Set(keys)])) };
}
