// Texts that mean "nothing".

/** Texts that mean "nothing" unless a column says others; casing aside. `NA` is a country in columns of countries. */
export const nullTokens: readonly string[] = [
  'null',
  '(null)',
  'none',
  'nan',
  'n/a',
  '#n/a',
  'na',
  'undefined',
  '-',
  '--',
  '—',
  '\\n',
  '#value!',
  '#ref!',
  '#div/0!',
  '#name?',
  '#null!',
  '#num!',
];

/** Whether a text means "nothing", for a list of tokens. */
export function nullTest(tokens: readonly string[]): (text: string) => boolean {
  const set = new Set(tokens.map((token) => token.toLowerCase()));
  const longest = Math.max(0, ...tokens.map((token) => token.length));
  return (text) => text.length <= longest && set.has(text.toLowerCase());
}
