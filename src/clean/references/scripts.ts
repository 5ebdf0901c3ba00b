// Scripts of letters, and letters of other scripts that look like Latin ones (after Unicode Technical Standard 39).

const scripts: readonly (readonly [string, RegExp])[] = [
  ['Latin', /\p{Script=Latin}/u],
  ['Cyrillic', /\p{Script=Cyrillic}/u],
  ['Greek', /\p{Script=Greek}/u],
  ['Armenian', /\p{Script=Armenian}/u],
  ['Cherokee', /\p{Script=Cherokee}/u],
];

/** The scripts in which letters that look alike lie, as far as a key has them. */
export const scriptsOf = (key: string): string[] => scripts.filter(([, letter]) => letter.test(key)).map(([name]) => name);

/** Small letters that look like a Latin one, and that one. */
const lookalikes: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([
  ['а', 'a'],
  ['с', 'c'],
  ['ԁ', 'd'],
  ['е', 'e'],
  ['һ', 'h'],
  ['і', 'i'],
  ['ј', 'j'],
  ['к', 'k'],
  ['ӏ', 'l'],
  ['м', 'm'],
  ['о', 'o'],
  ['р', 'p'],
  ['ԛ', 'q'],
  ['ѕ', 's'],
  ['т', 't'],
  ['у', 'y'],
  ['х', 'x'],
  ['ԝ', 'w'],
  ['в', 'b'],
  ['н', 'h'],
  ['α', 'a'],
  ['β', 'b'],
  ['ε', 'e'],
  ['ι', 'i'],
  ['κ', 'k'],
  ['ο', 'o'],
  ['ρ', 'p'],
  ['τ', 't'],
  ['υ', 'y'],
  ['ν', 'v'],
  ['χ', 'x'],
]);

/** The text with Latin letters in place of those that look like them; capitals were made small before. */
export function latinLookalikes(text: string): string {
  let latin = '';
  for (const letter of text) latin += lookalikes.get(letter) ?? letter;
  return latin;
}
