// The catalogue value that a reference most resembles.
import { comparableWords } from '../duplicates/comparable.ts';
import { jaroWinkler } from '../duplicates/likeness/jaroWinkler.ts';
import { byText } from '../duplicates/ownValue.ts';

/** The catalogue value nearest to a reference. */
export interface Suggestion {
  /** The value of the catalogue. */
  readonly value: string;
  /** How alike they are, 0 to 1: 1 when only spaces, casing, accents and punctuation differ. */
  readonly score: number;
  /** Whether no other value of the catalogue is nearly as alike. */
  readonly unique: boolean;
}

/** Values less alike than this are no suggestion. */
const LEAST = 0.7;
/** How far behind the second must be. */
const MARGIN = 0.03;
/** A catalogue up to this size is compared whole; beyond, the values that begin or end alike. */
const WHOLE = 2000;

interface Entry {
  readonly value: string;
  readonly key: string;
}

/** Looks values up in a catalogue, within so many comparisons; undefined once they are used up. */
export function nearestReference(catalogue: readonly string[], comparisons: number): (value: string) => Suggestion | null | undefined {
  const entries = [...new Set(catalogue)].sort(byText).map((value) => ({ value, key: keyOf(value) }));
  const same = grouped(entries, ({ key }) => [key]);
  const alike = entries.length > WHOLE ? grouped(entries, ({ key }) => ends(key)) : null;
  let left = comparisons;
  return (value) => {
    const key = keyOf(value);
    if (key === '') return null;
    const exact = same.get(key);
    if (exact !== undefined) return { value: (exact[0] as Entry).value, score: 1, unique: exact.length === 1 };
    if (left <= 0) return undefined;
    const candidates = alike === null ? entries : [...new Set(ends(key).flatMap((end) => alike.get(end) ?? []))];
    left -= candidates.length;
    return left < 0 ? undefined : best(key, candidates);
  };
}

function best(key: string, candidates: readonly Entry[]): Suggestion | null {
  let [first, second]: [Entry | null, number] = [null, 0];
  let score = 0;
  for (const entry of candidates) {
    const own = jaroWinkler(key, entry.key);
    if (own > score) [first, second, score] = [entry, score, own];
    else if (own > second) second = own;
  }
  return first === null || score < LEAST ? null : { value: first.value, score, unique: score - second >= MARGIN };
}

const keyOf = (value: string): string => comparableWords(value).join('');

const ends = (key: string): string[] => [`^${key.slice(0, 3)}`, `$${key.slice(-3)}`];

function grouped(entries: readonly Entry[], keysOf: (entry: Entry) => readonly string[]): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    for (const key of keysOf(entry)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [entry]);
      else group.push(entry);
    }
  }
  return groups;
}
