// How alike two names are, word by word and whatever the order of the words. Dice, Measures of the amount of ecologic
// association between species, Ecology 26 (1945).
import { byText } from '../ownValue.ts';
import { jaroWinkler } from './jaroWinkler.ts';

/** Twice the words in common over the words of both, each word once: from 0 to 1. Without any word: 0. */
export function tokenSet(one: readonly string[], other: readonly string[]): number {
  const [a, b] = [new Set(one), new Set(other)];
  let common = 0;
  for (const word of a) if (b.has(word)) common++;
  const all = a.size + b.size;
  return all === 0 ? 0 : (2 * common) / all;
}

/** A name in words, made ready to be compared many times. */
export interface WordedName {
  readonly words: readonly string[];
  /** The words in order, as one text. */
  readonly sorted: string;
}

/** Makes a name ready. */
export const wordedName = (words: readonly string[]): WordedName => ({ words, sorted: [...words].sort(byText).join(' ') });

/** The larger of both likenesses: by words, and by the letters of the sorted words. */
export function nameLikeness(one: WordedName, other: WordedName): number {
  if (one.words.length === 0 || other.words.length === 0) return 0;
  const byLetters = jaroWinkler(one.sorted, other.sorted);
  return byLetters === 1 ? 1 : Math.max(tokenSet(one.words, other.words), byLetters);
}
