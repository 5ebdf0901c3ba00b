// What a payload beside the records tells about them, such as stages: entries by identifier.
import { type At, atOf } from './at.ts';
import { eachRecord, type PageReader } from './page.ts';

/** The entries that the records of a payload give; one that cannot be read gives none, and of several the last one counts. */
export function lookUp<T>(
  payload: unknown,
  page: PageReader,
  entriesOf: (at: At) => readonly (readonly [string, T])[],
): ReadonlyMap<string, T> {
  const found = new Map<string, T>();
  eachRecord(payload ?? [], page, undefined, (read) => {
    try {
      for (const [id, entry] of entriesOf(atOf(read()))) found.set(id, entry);
    } catch {
      // What it would have told is not known then: deals that need it say so.
    }
  });
  return found;
}
