// What stands around the digits of a number: signs, brackets of accountants, percent signs, currencies.
import { isDigit, isSpace } from '../text/character.ts';

/** What stands around the digits. */
export interface Affix {
  readonly negative: boolean;
  readonly percent: 0 | 2 | 3;
  /** What is left: the mark of a currency, or nothing. */
  readonly mark: string;
}

const minus = '-−﹣－';

/** Reads what stands before and behind the digits; null where it makes no sense: two signs, one bracket, two percent signs. */
export function affixOf(before: string, behind: string): Affix | null {
  if (before === '' && behind === '') return { negative: false, percent: 0, mark: '' };
  let signs = 0;
  let negative = false;
  let percent: Affix['percent'] | null = null;
  let [opened, closed] = [0, 0];
  const marks = ['', ''];
  for (const [side, text] of [before, behind].entries()) {
    for (const character of text) {
      if (minus.includes(character)) {
        negative = true;
        signs++;
      } else if (character === '+') signs++;
      else if (character === '(' && side === 0) opened++;
      else if (character === ')' && side === 1) closed++;
      else if (character === '%' || character === '‰') {
        if (percent !== null) return null;
        percent = character === '%' ? 2 : 3;
      } else if ('(),'.includes(character) || isDigit(character.charCodeAt(0))) return null;
      else if (!isSpace(character.charCodeAt(0))) marks[side] += character;
    }
  }
  if (opened !== closed || opened + signs > 1 || (marks[0] !== '' && marks[1] !== '' && marks.join('').length > 8)) return null;
  return { negative: negative || opened > 0, percent: percent ?? 0, mark: marks.join('') };
}
