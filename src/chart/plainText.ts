// Text that comes from data, on its way into a specification: always a text, never a piece of one, and of a bounded length.
import type { Key } from '../expr/key.ts';

const MOST = 80;

/**
 * A text as it may stand in a chart. What is no text says nothing: an object in the place of a text would be read as a command by what
 * draws. Control characters, marks that turn the direction of writing and halves of characters are taken out.
 */
export function plainText(value: unknown, most = MOST): string {
  if (typeof value !== 'string') return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
  const clean = value
    .slice(0, 8 * most)
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|\p{Cs}/gu, '')
    .trim();
  // Names that every object of JavaScript has: what draws takes them for its own.
  if (Object.hasOwn(Object.prototype, clean)) return `"${clean}"`;
  const signs = [...clean];
  return signs.length > most ? `${signs.slice(0, most - 1).join('')}…` : clean;
}

/** A key as text; an empty one is seen. */
export function keyText(key: Key | null | undefined, missing: string): string {
  if (key === null || key === undefined) return missing;
  const text = plainText(key);
  return text === '' ? '""' : text;
}

/** Names that differ, since they stand for different things: `1` and `'1'`, or long ones that were cut. */
export function distinct(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let found = name;
    for (let i = 2; taken.has(found); i++) found = `${name} (${i})`;
    taken.add(found);
    return found;
  });
}

/** A pattern with what stands in braces filled in. */
export function filled(pattern: string, values: Readonly<Record<string, string | number>>): string {
  return pattern.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}

/** A text in lines of about so many characters. */
export function lines(text: string, width: number): string[] {
  const found: string[] = [];
  for (const word of text.split(' ')) {
    const last = found.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) found[found.length - 1] = `${last} ${word}`;
    else found.push(word);
  }
  return found;
}
