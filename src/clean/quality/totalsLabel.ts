// Labels of rows of totals, in English, French and German.
import { comparableWords } from '../duplicates/comparable.ts';
import { ownNames, ownValue } from '../duplicates/ownValue.ts';

const labels: ReadonlySet<string> = /* @__PURE__ */ new Set(
  /* @__PURE__ */ (
    'total totals totaux grandtotal subtotal subtotals sum sums somme sommes soustotal ensemble ' +
    'gesamt gesamtsumme gesamtergebnis summe insgesamt zwischensumme endsumme'
  ).split(' '),
);
/** How labels begin: other texts are not looked at further. */
const beginnings: ReadonlySet<string> = /* @__PURE__ */ new Set([...labels].map((label) => label.slice(0, 3)));
/** Words of a label at most: `Total général 2025`. */
const WORDS = 4;
const LABEL = 64;
const CELLS = 1000;

/** The first three letters of a text, small. */
function letters(text: string): string {
  let found = '';
  for (let at = 0; at < text.length && found.length < 3; at++) {
    const letter = (text[at] as string).toLowerCase();
    if (letter >= 'a' && letter <= 'z') found += letter;
    else if (found === '' && letter.trim() !== '' && letter > '\u007f') return '';
  }
  return found;
}

/** The label of a row of totals: the first cell that is one; null where none is. */
export function totalsLabel(row: unknown): string | null {
  for (const name of ownNames(row).slice(0, CELLS)) {
    const value = ownValue(row, name);
    if (typeof value !== 'string' || value.length > LABEL) continue;
    if (!beginnings.has(letters(value))) continue;
    const words = comparableWords(value);
    if (words.length === 0 || words.length > WORDS) continue;
    if (labels.has(words[0] as string) || labels.has(`${words[0]}${words[1] ?? ''}`)) return value.trim();
  }
  return null;
}
