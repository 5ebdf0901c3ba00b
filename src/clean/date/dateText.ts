// Dates as people write them, in any order. Which order holds is decided by the column, not here.
import { isDigit } from '../text/character.ts';
import { dateWord } from './dateWord.ts';
import { noTime, type TimeText, timeText } from './timeText.ts';

/** The parts of a date in text. */
export interface DateText extends TimeText {
  /** The three numbers as they stand; the month by its name among them. */
  readonly parts: readonly [DatePart, DatePart, DatePart];
  /** Which of the three is a month by its name; −1 for none. */
  readonly named: number;
  /** Whether a time stands behind it. */
  readonly hasTime: boolean;
}

/** A number of a date. */
export interface DatePart {
  readonly value: number;
  /** How many digits it is written with. */
  readonly digits: number;
}

const longest = 64;

/** Reads text without spaces around it; null where it is no date of three parts. */
export function dateText(text: string): DateText | null {
  if (text.length > longest) return null;
  const parts: DatePart[] = [];
  let named = -1;
  let at = 0;
  while (at < text.length && parts.length < 3) {
    const start = at;
    if (isDigit(text.charCodeAt(at))) {
      while (isDigit(text.charCodeAt(at))) at++;
      if (at - start > 4) return null;
      parts.push({ value: Number(text.slice(start, at)), digits: at - start });
    } else if (isLetter(text, at)) {
      while (at < text.length && isLetter(text, at)) at++;
      const word = dateWord(text.slice(start, at));
      if (word === null) return null;
      if (typeof word === 'object') {
        if (named !== -1) return null;
        named = parts.length;
        parts.push({ value: word.month, digits: 2 });
      }
    } else if (!isSeparated(text, at++)) return null;
  }
  const [first, second, third] = parts;
  if (first === undefined || second === undefined || third === undefined || '/.-,'.includes(text[0] as string)) return null;
  const time = timeText(text, at);
  return time === null ? null : { ...time, parts: [first, second, third], named, hasTime: time !== noTime };
}

const isLetter = (text: string, at: number): boolean => {
  const character = text[at] as string;
  return character.toLowerCase() !== character.toUpperCase();
};

/** Separators that repeat make no date of it. */
const repeated: ReadonlySet<string> = /* @__PURE__ */ new Set(['//', '--', '..', '/-', '-/', './', '/.']);

const isSeparated = (text: string, at: number): boolean =>
  '/.- ,'.includes(text[at] as string) && !repeated.has(text.slice(Math.max(0, at - 1), at + 1));
