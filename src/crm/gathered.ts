// Counts of what is left out or odd, with the first identifiers.
import type { LeftOut } from './mapped.ts';

/** Counts by name. */
export interface Gathered {
  readonly byName: ReadonlyMap<string, LeftOut>;
  add(name: string, id: string | null): void;
}

/** No counts yet; the first `limit` identifiers of each name are kept. */
export function gathered(limit: number): Gathered {
  const byName = new Map<string, { count: number; ids: string[] }>();
  return {
    byName,
    add(name, id) {
      const entry = byName.get(name) ?? { count: 0, ids: [] };
      byName.set(name, entry);
      entry.count++;
      if (id !== null && entry.ids.length < limit) entry.ids.push(id);
    },
  };
}
