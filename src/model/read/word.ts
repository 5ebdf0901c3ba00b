// Words of a closed list, and flags.
import { Fault, type Reader } from './reader.ts';

/** One of the words, spelt exactly so. */
export function readWord(words: readonly string[]): Reader {
  const known = new Set<unknown>(words);
  const detail = words.join(', ');
  return (value) => (known.has(value) ? value : new Fault('bad-value', value, '', detail));
}

/** True or false; texts and numbers are not guessed at. */
export function readFlag(value: unknown): boolean | Fault {
  return typeof value === 'boolean' ? value : new Fault('bad-value', value, '', 'true, false');
}
