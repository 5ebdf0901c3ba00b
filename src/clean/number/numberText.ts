// Numbers as people and programs write them. One pass over the characters gives both readings of the text: with a decimal
// point and with a decimal comma. Which of them holds is decided by the column, not here.
import { isDigit, isSpace } from '../text/character.ts';
import { type Affix, affixOf } from './affix.ts';
import { type Groups, plainText } from './groups.ts';

/** A number in text. */
export interface NumberText {
  /** Plain decimal text, where the point is the decimal mark; null where the text cannot be read so. */
  readonly point: string | null;
  /** Plain decimal text, where the comma is the decimal mark; null where the text cannot be read so. */
  readonly comma: string | null;
  /** How many powers of ten a percent sign (2) or a per-mille sign (3) takes off; 0 without one. */
  readonly percent: 0 | 2 | 3;
  /** What stands beside the number as a currency; empty for nothing. */
  readonly mark: string;
}

const longest = 128;

/** Reads text without spaces around it; null where it is no number. */
export function numberText(text: string): NumberText | null {
  if (text.length > longest) return null;
  const start = firstOf(text);
  if (start === -1) return null;
  const core = coreOf(text, start);
  const affix = affixOf(text.slice(0, start), text.slice(core.end));
  return affix === null ? null : readings(core.groups, core.exponent, affix);
}

function readings(groups: Groups, exponent: string, { negative, percent, mark }: Affix): NumberText | null {
  const sign = negative ? '-' : '';
  const [point, comma] = [plainText(groups, '.', exponent), plainText(groups, ',', exponent)];
  if (point === null && comma === null) return null;
  return { point: point && sign + point, comma: comma && sign + comma, percent, mark };
}

/** Where the number begins: at its first digit, or at the mark before it: `.5`. */
function firstOf(text: string): number {
  let at = 0;
  while (at < text.length && !isDigit(text.charCodeAt(at))) at++;
  if (at === text.length) return -1;
  const before = text[at - 1];
  // The point of `Rs.500` belongs to the currency.
  return (before === '.' || before === ',') && (at === 1 || '-+−( '.includes(text[at - 2] as string)) ? at - 1 : at;
}

/** The separator that a character is: all spaces are one, all apostrophes are one; empty for none. */
function separatorAt(text: string, at: number): string {
  const character = text[at] as string;
  if (character === '.' || character === ',') return character;
  if (character === "'" || character === '’' || character === '‘' || character === '＇') return "'";
  return isSpace(text.charCodeAt(at)) ? ' ' : '';
}

/** The digits from the first on, with what separates them; a separator counts only between two digits, or before the first. */
function coreOf(text: string, start: number): { readonly groups: Groups; readonly exponent: string; readonly end: number } {
  const digits: string[] = [];
  const separators: string[] = [];
  let at = start;
  if (!isDigit(text.charCodeAt(at))) {
    digits.push('');
    separators.push(text[at++] as string);
  }
  for (;;) {
    let end = at;
    while (end < text.length && isDigit(text.charCodeAt(end))) end++;
    digits.push(text.slice(at, end));
    at = end;
    const separator = at + 1 < text.length && isDigit(text.charCodeAt(at + 1)) ? separatorAt(text, at) : '';
    if (separator === '') break;
    separators.push(separator);
    at++;
  }
  const dashes = dashesAt(text, at);
  if (dashes > 0) {
    separators.push(text[at] as string);
    digits.push('');
    return { groups: { digits, separators }, exponent: '', end: at + 1 + dashes };
  }
  const exponent = exponentAt(text, at);
  return { groups: { digits, separators }, exponent, end: at + exponent.length };
}

/** How many dashes stand for no cents, behind a decimal mark: `12.–`, `12,- €`; 0 for none. */
function dashesAt(text: string, at: number): number {
  if (text[at] !== '.' && text[at] !== ',') return 0;
  let end = at + 1;
  while (end < at + 3 && end < text.length && '-–—−'.includes(text[end] as string)) end++;
  return end - at - 1;
}

/** `E+03`; empty without one. */
function exponentAt(text: string, at: number): string {
  if (text[at] !== 'e' && text[at] !== 'E') return '';
  let end = at + 1;
  if (text[end] === '+' || text[end] === '-') end++;
  const first = end;
  while (end < text.length && isDigit(text.charCodeAt(end))) end++;
  return end === first ? '' : text.slice(at, end);
}
