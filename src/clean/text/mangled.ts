// Identifiers that a spreadsheet turned into rounded numbers.
import { isDigit } from './character.ts';

/** Whether the text is a number in scientific notation: `1,23457E+12`. Its last digits are lost. Codes such as `12E45` are none. */
export function isMangled(text: string): boolean {
  let at = 0;
  while (isDigit(text.charCodeAt(at))) at++;
  if (at !== 1) return false;
  const hasMark = text[at] === '.' || text[at] === ',';
  if (hasMark) at++;
  const digits = at;
  while (isDigit(text.charCodeAt(at))) at++;
  if (hasMark ? at === digits : at !== digits) return false;
  if (text[at] !== 'E' && text[at] !== 'e') return false;
  if (text[at + 1] !== '+') return false;
  const exponent = at + 2;
  at = exponent;
  while (isDigit(text.charCodeAt(at))) at++;
  return at > exponent && at === text.length;
}
