// References to a catalogue that does not have them: deals of a product that no list of products names.
import { KpiError, refuseUnknown } from '../../error.ts';
import { byText, checkRows, nameText, numberWithin, ownValue } from '../duplicates/ownValue.ts';
import { nearestReference, type Suggestion } from './nearestReference.ts';

/** How references are checked. */
export interface ReferenceOptions {
  /** The least score of a suggestion that may be applied, 0 to 1; default 0.9. */
  readonly threshold?: number | undefined;
  /** Pairs of values compared at most; default 2 000 000. */
  readonly comparisons?: number | undefined;
}

/** A value that the catalogue does not have. */
export interface Orphan {
  /** The value. */
  readonly value: string;
  /** How many rows have it. */
  readonly count: number;
  /** The positions of the first 100 of them. */
  readonly rows: readonly number[];
  /** The value of the catalogue that it most resembles; null where none is near. */
  readonly suggestion: Suggestion | null;
  /** Whether the suggestion may be applied: it is unique and its score reaches the threshold. */
  readonly isSure: boolean;
}

/** What became of references: `rowsIn` = `matched` + `missing` + `orphaned`. */
export interface References {
  /** Values that the catalogue does not have, the most frequent first. */
  readonly orphans: readonly Orphan[];
  /** The counts, complete. */
  readonly counts: {
    /** Rows given. */
    readonly rowsIn: number;
    /** Rows whose value the catalogue has. */
    readonly matched: number;
    /** Rows without a value. */
    readonly missing: number;
    /** Rows whose value it does not have. */
    readonly orphaned: number;
    /** Values that were not compared, once the comparisons were used up. */
    readonly notCompared: number;
  };
}

const ROWS = 100;

/** Checks the options and fills the defaults in. */
export function referenceSettings({ threshold, comparisons, ...others }: ReferenceOptions): {
  readonly threshold: number;
  readonly comparisons: number;
} {
  refuseUnknown(others, ['threshold', 'comparisons']);
  return {
    threshold: numberWithin(threshold, 'threshold', 0.9, 0, 1),
    comparisons: numberWithin(comparisons, 'comparisons', 2_000_000, 0, 100_000_000),
  };
}

/** The values of a catalogue as text: a list of values, compared exactly. */
export function catalogueOf(catalogue: Iterable<unknown>): string[] {
  if (typeof catalogue !== 'object' || catalogue === null || !(Symbol.iterator in catalogue))
    throw new KpiError('bad-argument', 'the catalogue is no list', 'give the values that are known', ['catalogue']);
  return [...catalogue].flatMap((value) => nameText(value) ?? []);
}

/** Orphans among values by row. */
export function orphansIn(
  values: Iterable<readonly [number, unknown]>,
  catalogue: readonly string[],
  { threshold, comparisons }: { readonly threshold: number; readonly comparisons: number },
): References {
  const known = new Set(catalogue);
  const rowsOf = new Map<string, { count: number; rows: number[] }>();
  let [rowsIn, matched, missing, orphaned, notCompared] = [0, 0, 0, 0, 0];
  for (const [row, value] of values) {
    rowsIn++;
    const text = nameText(value);
    if (text === null) missing++;
    else if (known.has(text)) matched++;
    else {
      orphaned++;
      const found = rowsOf.get(text) ?? { count: 0, rows: [] };
      found.count++;
      if (found.rows.length < ROWS) found.rows.push(row);
      rowsOf.set(text, found);
    }
  }
  const nearest = nearestReference(catalogue, comparisons);
  const sorted = [...rowsOf].sort(([a, one], [b, other]) => other.count - one.count || byText(a, b));
  const orphans = sorted.map(([value, { count, rows }]): Orphan => {
    const found = nearest(value);
    if (found === undefined) notCompared++;
    const suggestion = found ?? null;
    return { value, count, rows, suggestion, isSure: suggestion?.unique === true && suggestion.score >= threshold };
  });
  return { orphans, counts: { rowsIn, matched, missing, orphaned, notCompared } };
}

/**
 * Which references of a column the catalogue does not have, each with the value it most resembles. Nothing is changed:
 * `referenceStep` with `apply: true` puts suggestions in that are sure, as a step of `clean`.
 *
 * @param catalogue  the values that are known: `products.map(({ id }) => id)`
 * @throws {KpiError} bad-argument, unknown-option — for options out of bounds, and for something that is no list
 * @source Winkler, W. E.: String comparator metrics and enhanced decision rules in the Fellegi–Sunter model of record linkage (1990)
 * @example
 * ```ts
 * import { checkReferences } from 'sales-kpi/clean';
 * const { orphans } = checkReferences([{ product: 'GTXPro' }, { product: 'GTX Basic' }], 'product', ['GTX Pro', 'GTX Basic']);
 * orphans[0]?.value // => 'GTXPro'
 * orphans[0]?.suggestion // => { value: 'GTX Pro', score: 1, unique: true }
 * ```
 */
export function checkReferences(
  rows: readonly unknown[],
  column: string,
  catalogue: Iterable<unknown>,
  options: ReferenceOptions = {},
): References {
  checkRows(rows);
  const settings = referenceSettings(options);
  const values = rows.map((row, at) => [at, ownValue(row, column)] as const);
  return orphansIn(values, catalogueOf(catalogue), settings);
}
