// Text that came with the data, made harmless for eyes and programs before it is escaped: it stays text, of one line and bounded.

/** Longest name or key that is shown; longer ones end in `…`. */
export const LABEL_LENGTH = 200;

/** Line ends and tabs: what separates words. */
const breaks = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;
/** Other control characters, changes of the direction of writing, and letters that nobody sees. */
const unseen = /[\p{Cc}\u202a-\u202e\u2066\u2067\u{e0000}-\u{e007f}]/gu;
/** What keeps writing from right to left apart: only the report sets it. */
const isolates = /[\u2068\u2069]/g;
/** Halves of characters. */
const halves = /\p{Cs}/gu;

/** Text without control characters and changes of direction; line ends become spaces, halves of characters `\uFFFD`. */
export const clean = (text: string): string => text.replace(breaks, ' ').replace(unseen, '').replace(halves, '\ufffd');

/** The same, at most `LABEL_LENGTH` long. It is cut first, so that no text is too long to be cleaned. */
export function label(text: string): string {
  const cut = clean(text.slice(0, 4 * LABEL_LENGTH)).replace(isolates, '');
  const signs = [...cut];
  return signs.length > LABEL_LENGTH || text.length > 4 * LABEL_LENGTH ? `${signs.slice(0, LABEL_LENGTH).join('')}…` : cut;
}

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Text that is written from right to left, kept apart from what stands around it. */
export const isolated = (text: string): string => (rightToLeft.test(text) ? `\u2068${text}\u2069` : text);
