// Keys that look alike and are not the same: `Paris`, `paris`, `Ｐaris`, and `Pаris` with a Cyrillic letter.
import { refuseUnknown } from '../../error.ts';
import { byText, checkRows, numberWithin, ownValue } from '../duplicates/ownValue.ts';
import { latinLookalikes, scriptsOf } from './scripts.ts';

/** In what keys that look alike differ. */
export type KeyDifference = 'case' | 'width' | 'space' | 'unicode-form' | 'invisible' | 'script';

/** Keys that look alike. */
export interface ConfusableKeys {
  /** The keys, the most frequent first, with the rows that have them. */
  readonly keys: readonly {
    /** The key. */
    readonly key: string;
    /** How many records have it. */
    readonly count: number;
  }[];
  /** In what they differ. */
  readonly differs: readonly KeyDifference[];
}

/** A key with letters of several scripts. */
export interface MixedKey {
  /** The key. */
  readonly key: string;
  /** How many rows have it. */
  readonly count: number;
  /** Its scripts. */
  readonly scripts: readonly string[];
}

/** What is odd about the keys of a column. */
export interface KeyLint {
  /** Keys that look alike, those of most rows first. */
  readonly groups: readonly ConfusableKeys[];
  /** Keys that mix scripts, whether or not another looks like them. */
  readonly mixed: readonly MixedKey[];
  /** Keys beyond `limit`, which were not looked at. */
  readonly leftOut: number;
}

const LENGTH = 256;
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]/gu;

/** From the smallest difference to the largest: what each step takes away. */
const steps: readonly (readonly [KeyDifference, (key: string) => string])[] = [
  ['unicode-form', (key) => key.normalize('NFC')],
  ['invisible', (key) => key.replace(INVISIBLE, '')],
  [
    'space',
    (key) =>
      key
        .split(/\s/u)
        .filter((word) => word !== '')
        .join(' '),
  ],
  ['width', (key) => key.normalize('NFKC')],
  ['case', (key) => key.toUpperCase().toLowerCase()],
  ['script', latinLookalikes],
];

/**
 * Keys of a column that look alike: keys are compared exactly everywhere, so that these are groups of their own and their
 * figures are split. Nothing is changed.
 *
 * @throws {KpiError} bad-argument, unknown-option — for options out of bounds, and for something that is no array
 * @example
 * ```ts
 * import { confusableKeys } from 'sales-kpi/clean';
 * const { groups } = confusableKeys([{ city: 'Paris' }, { city: 'PARIS' }, { city: 'Lyon' }], 'city');
 * groups.map(({ keys, differs }) => [keys.map(({ key }) => key), differs]) // => [ [ [ 'PARIS', 'Paris' ], [ 'case' ] ] ]
 * ```
 */
export function confusableKeys(rows: readonly unknown[], column: string, options: { readonly limit?: number | undefined } = {}): KeyLint {
  checkRows(rows);
  const keys = keyCount(options);
  for (const row of rows) keys.add(ownValue(row, column));
  return keys.lint();
}

/** Counts keys, bounded in number and length. */
export function keyCount(options: { readonly limit?: number | undefined }): { add(value: unknown): void; lint(): KeyLint } {
  refuseUnknown(options, ['limit']);
  const limit = numberWithin(options.limit, 'limit', 100_000, 1, 1_000_000);
  const counts = new Map<string, number>();
  let leftOut = 0;
  return {
    add(value) {
      if (typeof value !== 'string' || value === '') return;
      const key = value.slice(0, LENGTH);
      const count = counts.get(key);
      if (count !== undefined || counts.size < limit) counts.set(key, (count ?? 0) + 1);
      else leftOut++;
    },
    lint: () => lintOf(counts, leftOut),
  };
}

function lintOf(counts: ReadonlyMap<string, number>, leftOut: number): KeyLint {
  const keys = [...counts].map(([key, count]) => ({ key, count })).sort((a, b) => b.count - a.count || byText(a.key, b.key));
  const mixed = keys.map((one) => ({ ...one, scripts: scriptsOf(one.key) })).filter(({ scripts }) => scripts.length > 1);
  const alike = new Map<string, { key: string; count: number }[]>();
  for (const one of keys) {
    const form = steps.reduce((text, [, step]) => step(text), one.key);
    const group = alike.get(form);
    if (group === undefined) alike.set(form, [one]);
    else group.push(one);
  }
  const groups = [...alike.values()]
    .filter((group) => group.length > 1)
    .map((group) => ({ keys: group, differs: differences(group.map(({ key }) => key)) }));
  return { groups, mixed, leftOut };
}

/** The steps that make fewer of the keys, in turn or because no other does. */
function differences(keys: readonly string[]): KeyDifference[] {
  let forms = new Set(keys);
  return steps.flatMap(([name, step], at) => {
    const { size } = forms;
    forms = new Set([...forms].map(step));
    const others = steps.filter((_, other) => other !== at);
    const without = new Set(keys.map((key) => others.reduce((text, [, apply]) => apply(text), key)));
    return forms.size < size || without.size > 1 ? [name] : [];
  });
}
