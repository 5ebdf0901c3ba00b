// Columns of identifiers, codes, choices and flags: short words, of which each is read by itself.
import { isCurrency } from '../../model/money/currency.ts';
import type { ChoiceColumn, CodeColumn, FlagColumn, KeyColumn } from '../columnSpec.ts';
import { type Cell, type ColumnKind, nothingDecided } from '../run/columnKind.ts';
import { bareText, longestValue } from './bareText.ts';
import { isMangled } from './mangled.ts';
import { wordOf } from './word.ts';

type Spec = KeyColumn | CodeColumn | ChoiceColumn | FlagColumn;

/** A column of words. */
export function wordColumn(spec: Spec, isNull: (text: string) => boolean): ColumnKind {
  const read = reader(spec);
  return {
    collect: null,
    decide: () => ({
      ...nothingDecided,
      read(value, cell) {
        if (typeof value === 'boolean' && spec.as === 'flag') return value;
        const word = wordOf(value);
        if (word === null) return cell.fail(spec.as === 'key' && typeof value === 'number' ? 'mangled-id' : 'bad-value', value);
        if (typeof value !== 'string') cell.fix('key-text', value, word);
        const bare = bareText(word, isNull, cell);
        if (bare === null) return null;
        return bare.length > longestValue ? cell.fail('too-long', bare) : read(bare, cell);
      },
    }),
  };
}

function reader(spec: Spec): (word: string, cell: Cell) => unknown {
  switch (spec.as) {
    case 'key':
      return (word, cell) => key(word, spec, cell);
    case 'flag':
      return flag;
    case 'choice':
      return choice(spec.values);
    default:
      return (word, cell) => code(word, spec.as, cell);
  }
}

/** What tables with gaps make of whole numbers: `17850.0`. */
const pointZero = /^\d{1,30}\.0+$/;

function key(word: string, { pointZero: isPointZero }: KeyColumn, cell: Cell): string | undefined {
  if (isMangled(word)) return cell.fail('mangled-id', word);
  if (isPointZero !== true || word.length > 64 || !pointZero.test(word)) return word;
  const whole = word.slice(0, word.indexOf('.'));
  cell.fix('point-zero', word, whole);
  return whole;
}

/** Names of countries keep their casing; codes are capitals. */
function code(word: string, as: CodeColumn['as'], cell: Cell): string | undefined {
  const text = as === 'country' && word.length > 3 ? word : word.toUpperCase();
  if (as === 'currency' && !isCurrency(text)) return cell.fail('unknown-currency', word);
  if (text !== word) cell.fix('casing', word, text);
  return text;
}

const yes: ReadonlySet<string> = new Set('true yes y 1 oui o vrai on x'.split(' '));
const no: ReadonlySet<string> = new Set('false no n 0 non faux off'.split(' '));

function flag(word: string, cell: Cell): boolean | undefined {
  const lower = word.toLowerCase();
  const value = yes.has(lower) ? true : no.has(lower) ? false : null;
  if (value === null) return cell.fail('bad-value', word);
  cell.fix('flag-word', word, value);
  return value;
}

function choice(values: ChoiceColumn['values']): ReturnType<typeof reader> {
  const known = new Map<string, string>();
  for (const value of Object.values(values)) known.set(value.toLowerCase(), value);
  for (const [word, value] of Object.entries(values)) known.set(word.toLowerCase(), value);
  return (word, cell) => {
    const value = known.get(word.toLowerCase());
    if (value === undefined) return cell.fail('bad-value', word);
    if (value !== word) cell.fix('code-list', word, value);
    return value;
  };
}
