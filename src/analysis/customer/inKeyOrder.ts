// Keys in the order of tables.
import type { Key } from '../../expr/key.ts';

const RANK = { number: 0, string: 1, boolean: 2 } as const;

/** Numbers by size, then texts by code units, then flags; none comes last. */
export function inKeyOrder(a: Key | null, b: Key | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  const [x, y] = [RANK[typeof a as keyof typeof RANK], RANK[typeof b as keyof typeof RANK]];
  return x - y || (a < b ? -1 : a > b ? 1 : 0);
}

/** Several keys, the first that differs decides. */
export function keysInOrder(a: readonly (Key | null)[], b: readonly (Key | null)[]): number {
  for (let i = 0; i < a.length; i++) {
    const difference = inKeyOrder(a[i] ?? null, b[i] ?? null);
    if (difference !== 0) return difference;
  }
  return 0;
}
