// Options that the mappings of all CRM systems have in common.
import { excerpt, KpiError } from '../error.ts';
import type { At } from './at.ts';
import type { MapOptions } from './mapping.ts';
import { flag } from './readers.ts';

/** Fields of your own: our name, and theirs. */
export interface CustomFields<F extends string = string> extends MapOptions {
  /** More fields of the records, by the name that they get: `{ region: 'sales_region' }`. */
  readonly fields?: { readonly [K in F]: string } | undefined;
}

/** The fields of your own on a record. */
export type Custom<F extends string> = { readonly [K in F]: unknown };

/** The options that `mapping` knows, and the rest: what the mapping of a system asks for itself. */
export function baseOptions({ timeZone, currency, rejectedLimit, isComplete }: MapOptions): MapOptions {
  return { timeZone, currency, rejectedLimit, isComplete };
}

/** The fields of your own, read by the mapping of a system. */
export function customFields(
  fields: Readonly<Record<string, string>> | undefined,
  make: (theirs: string) => (at: At) => unknown,
): Record<string, (at: At) => unknown> {
  return Object.fromEntries(
    Object.entries(fields ?? {}).map(([ours, theirs]) => {
      if (typeof theirs === 'string') {
        const read = make(theirs);
        return [ours, flags.includes(ours) ? (at: At) => flag(read(at)) : read];
      }
      throw new KpiError('bad-argument', `the field ${ours} has no name`, 'give the name that it has at the source', ['fields', ours]);
    }),
  );
}

/** Fields of ours that say yes or no: sources write that as text too. */
const flags: readonly string[] = ['test', 'duplicate', 'deleted', 'archived', 'consent', 'completed'];

/** Reasons to leave records out that only fields of your own can tell. */
export type MarkedExclusion = 'test' | 'duplicate';

/** What leaves out records that fields of your own mark: `fields: { test: 'is_test' }`. */
export function marked(
  fields: Readonly<Record<string, string>> | undefined,
  make: (theirs: string) => (at: At) => unknown,
): { readonly [K in MarkedExclusion]: (at: At) => boolean } {
  const of = (ours: MarkedExclusion): ((at: At) => boolean) => {
    const theirs = fields?.[ours];
    const read = typeof theirs === 'string' ? make(theirs) : () => null;
    return (at) => flag(read(at)) === true;
  };
  return { test: of('test'), duplicate: of('duplicate') };
}

/** An option that says what words of the source stand for, as a map; words that it may not say are refused. */
export function wordsOf<W extends string>(
  given: Readonly<Record<string, W>> | undefined,
  words: readonly W[],
  option: string,
): ReadonlyMap<string, W> {
  if (given === undefined) return new Map();
  if (typeof given !== 'object' || given === null) {
    throw new KpiError('bad-argument', `${option} is ${excerpt(given)}`, `give an object of ${words.join(', ')}`, [option]);
  }
  for (const [theirs, ours] of Object.entries(given)) {
    if (!words.includes(ours)) {
      throw new KpiError('bad-argument', `${option} of ${excerpt(theirs)} is ${excerpt(ours)}`, `give ${words.join(', ')}`, [
        option,
        theirs,
      ]);
    }
  }
  return new Map(Object.entries(given));
}

/** An option that is one of a few words; the first one where it is not given. */
export function oneOfWords<W extends string>(word: W | undefined, words: readonly [W, ...W[]], option: string): W {
  const chosen = word ?? words[0];
  if (words.includes(chosen)) return chosen;
  throw new KpiError('bad-argument', `${option} is ${excerpt(word)}`, `give ${words.join(' or ')}`, [option]);
}
