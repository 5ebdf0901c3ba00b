// What every reader of text does first: what is not seen goes, spaces around go, and texts that mean "nothing" are nothing.
import type { Cell } from '../run/columnKind.ts';
import { isDigit, trimmed, withoutInvisible } from './character.ts';

/** The longest text that is read as a number, a date, a code or an identifier, spaces around it not counted. */
export const longestValue = 1024;

/** The bare text, null for "nothing"; of numbers kept as text, without the apostrophe before them. */
export function bareText(text: string, isNull: (text: string) => boolean, cell: Cell): string | null {
  const seen = withoutInvisible(text);
  if (seen.length !== text.length) cell.fix('invisible', text, seen);
  const bare = trimmed(seen);
  if (bare === '') {
    cell.fix('empty', seen, null);
    return null;
  }
  if (bare.length !== seen.length) cell.fix('spaces', seen, bare);
  const plain = withoutApostrophe(bare);
  if (plain.length !== bare.length) cell.fix('apostrophe', bare, plain);
  if (!isNull(plain)) return plain;
  cell.fix('null-token', plain, null);
  return null;
}

/** As `bareText`, said of nobody: for the look at all values. */
export function looked(value: unknown, isNull: (text: string) => boolean): string | null {
  if (typeof value !== 'string') return null;
  const plain = withoutApostrophe(trimmed(withoutInvisible(value)));
  return plain === '' || isNull(plain) ? null : plain;
}

/** Without the apostrophe that spreadsheets put before numbers kept as text. */
function withoutApostrophe(text: string): string {
  if (text[0] !== "'" && text[0] !== '’') return text;
  const at = '-+(.'.includes(text[1] ?? ' ') ? 2 : 1;
  return isDigit(text.charCodeAt(at)) ? text.slice(1) : text;
}
