// Names of tables and columns: they come from the declared tables, and are written in quotes.
import { excerpt, KpiError } from '../../error.ts';

/** Half a character, which no database can hold. */
export const LONE_SURROGATE: RegExp = /\p{Surrogate}/u;

const CONTROL = /\p{Cc}/u;

/** Longest name that every database takes. */
const NAME_LENGTH = 63;

/** Names come from the declared tables only; still none may carry what no database takes in a name. */
export function checkedName(name: string): string {
  if (typeof name !== 'string') throw new KpiError('bad-argument', `the name ${excerpt(name)} in SQL`, 'give a text', ['tables']);
  const bytes = bytesOf(name);
  if (bytes === 0 || bytes > NAME_LENGTH || CONTROL.test(name) || LONE_SURROGATE.test(name))
    throw new KpiError('bad-argument', `a name of ${bytes} bytes in SQL`, `give 1 to ${NAME_LENGTH} bytes without control characters`, [
      'tables',
    ]);
  return name;
}

/** The length of a name in UTF-8. */
function bytesOf(name: string): number {
  let bytes = 0;
  for (const character of name) {
    const code = character.codePointAt(0) as number;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
