// Options that the mappings of all CRM systems have in common.
import { excerpt, KpiError } from '../error.ts';
import type { MapOptions } from './mapping.ts';

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

/** The paths of fields of your own, made by the mapping of a system. */
export function customFields<T>(fields: Readonly<Record<string, string>> | undefined, make: (theirs: string) => T): Record<string, T> {
  return Object.fromEntries(
    Object.entries(fields ?? {}).map(([ours, theirs]) => {
      if (typeof theirs === 'string') return [ours, make(theirs)];
      throw new KpiError('bad-argument', `the field ${ours} has no name`, 'give the name that it has at the source', ['fields', ours]);
    }),
  );
}

/** An option that is one of a few words; the first one where it is not given. */
export function oneOfWords<W extends string>(word: W | undefined, words: readonly [W, ...W[]], option: string): W {
  const chosen = word ?? words[0];
  if (words.includes(chosen)) return chosen;
  throw new KpiError('bad-argument', `${option} is ${excerpt(word)}`, `give ${words.join(' or ')}`, [option]);
}
