// Text in the form in which two spellings of one name are the same: compatibility forms, capitals, accents, punctuation and
// white space do not count.

/** Characters compared at most: names are shorter, and the work stays bounded. */
const LENGTH = 256;

const WORD = /[\p{L}\p{N}\p{M}]/u;
const joining: ReadonlySet<string> = /* @__PURE__ */ new Set([
  "'",
  '’',
  'ʼ',
  '`',
  '\u200b',
  '\u200c',
  '\u200d',
  '\u2060',
  '\ufeff',
  '\u00ad',
]);

/** Letters that no accent is taken from: they are letters of their own, written otherwise where a keyboard lacks them. */
const spelled: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' };

/** The words of a text in comparable form; single letters in a row are one word, so that `S.A.R.L.` is `sarl`. */
export function comparableWords(text: string): string[] {
  const folded = text
    .slice(0, LENGTH)
    .normalize('NFKC')
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKD')
    .slice(0, 2 * LENGTH);
  const words: string[] = [];
  let word = '';
  for (const letter of folded) {
    if ((letter >= '\u0300' && letter <= '\u036f') || joining.has(letter)) continue;
    if (WORD.test(letter)) word += Object.hasOwn(spelled, letter) ? spelled[letter] : letter;
    else word = ended(words, word);
  }
  ended(words, word);
  return initialsJoined(words);
}

/** The words of a text in comparable form, with a space between them. */
export const comparableText = (text: string): string => comparableWords(text).join(' ');

function ended(words: string[], word: string): string {
  if (word !== '') words.push(word);
  return '';
}

function initialsJoined(words: readonly string[]): string[] {
  const joined: string[] = [];
  let before = false;
  for (const word of words) {
    const single = word.length === 1 && !(word >= '0' && word <= '9');
    if (single && before) joined.push(`${joined.pop()}${word}`);
    else joined.push(word);
    before = single;
  }
  return joined;
}
