// Finds identifiers that came before. Nearly always there are none, so that only the identifiers are remembered; the
// records behind them are indexed when the first repetition asks what it repeats.
import { Fault } from './read/reader.ts';
import { sameContent } from './sameContent.ts';

/** A record that could be read. */
export type ReadRecord = Record<string, unknown>;

/** Tells whether a record repeats the identifier of one of `kept`, which the caller fills. */
export function repeatedIn(kept: readonly ReadRecord[]): (record: ReadRecord) => Fault | null {
  const ids = new Set<unknown>();
  const index = new Map<unknown, ReadRecord>();
  let indexed = 0;
  return (record) => {
    const id = record['id'];
    if (typeof id !== 'string') return null;
    const { size } = ids;
    if (ids.add(id).size > size) return null;
    for (; indexed < kept.length; indexed++) index.set(kept[indexed]?.['id'], kept[indexed] as ReadRecord);
    const before = index.get(id);
    if (before === undefined) return null;
    return new Fault(isSame(before, record) ? 'duplicate-id' : 'duplicate-id-conflict', id, 'id');
  };
}

/** Comparing looks into the user's own fields, which may throw. */
function isSame(a: ReadRecord, b: ReadRecord): boolean {
  try {
    return sameContent(a, b);
  } catch {
    return false;
  }
}
