// How well a header names a field.
import { comparableWords } from '../duplicates/comparable.ts';
import { jaroWinkler } from '../duplicates/likeness/jaroWinkler.ts';
import { fieldNames } from './fieldNames.ts';

/** A field with its headers in comparable form. */
export interface KnownField {
  readonly name: string;
  /** The headers without spaces, the most usual first. */
  readonly keys: readonly string[];
  /** The headers as sets of words. */
  readonly words: readonly (readonly string[])[];
}

const LENGTH = 100;

/** A field with the headers it is known by; its own name for one that is not ours. */
export function knownField(name: string): KnownField {
  const known = Object.hasOwn(fieldNames, name) ? (fieldNames[name]?.names ?? '').split('|') : [];
  const words = [headerWords(name), ...known.map((one) => comparableWords(one))];
  return { name, words, keys: words.map((list) => list.join('')) };
}

/** `InvoiceNo`, `invoice_no` and `Invoice no.` are the same words. */
export function headerWords(header: string): string[] {
  const text = header.slice(0, LENGTH);
  let spaced = '';
  for (let at = 0; at < text.length; at++) {
    const letter = text[at] as string;
    const before = text[at - 1] ?? '';
    if (/\p{Lu}/u.test(letter) && /[\p{Ll}\d]/u.test(before)) spaced += ' ';
    spaced += letter;
  }
  return comparableWords(spaced);
}

/** From 0 to 1: 1 for the own name of the field, 0.95 for one of its headers, less for one that contains it or is misspelt. */
export function headerScore(header: string, { keys, words }: KnownField): number {
  const given = headerWords(header);
  const key = given.join('');
  if (key === '') return 0;
  const at = keys.indexOf(key);
  if (at === 0) return 1;
  if (at > 0) return 0.95;
  let best = 0;
  for (const [index, list] of words.entries()) {
    const inside = list.length > 0 && list.every((word) => given.includes(word));
    if (inside) best = Math.max(best, 0.45 + 0.35 * (list.length / given.length));
    const likeness = key.length >= 5 ? jaroWinkler(key, keys[index] as string) : 0;
    if (likeness >= 0.92) best = Math.max(best, 0.85 * likeness);
  }
  return best;
}
