// The shapes in which records are given: rows, columns, an Arrow table, a dataset, or one of these for each kind of record.

import type { ArrowTable } from '../engine/arrowTable.ts';
import type { Source } from '../engine/source.ts';
import { KpiError } from '../error.ts';
import { type Categories, notData } from '../expr/records.ts';

/** Records as objects. */
export type Rows<R> = readonly R[];

/** Records as plain columns: one array a field. The position in the columns stands for the `id`. */
export type Columns<R> = { readonly [N in Exclude<RequiredKeys<R>, 'id'>]: Column<R[N]> } & {
  readonly [N in keyof R]?: Column<R[N]> | undefined;
};

/** One field of all records: an array, typed arrays included, or categories. A missing value is null or undefined. */
export type Column<V> = ArrayLike<V | null | undefined> | Categories<V | null | undefined>;

type RequiredKeys<R> = { [N in keyof R]-?: object extends Pick<R, N> ? never : string extends N ? never : N }[keyof R];

declare const read: unique symbol;

/** Records encoded once, to be asked many times. Made by `dataset`. */
export interface Dataset<D> {
  /**
   * The records, by kind.
   *
   * @internal
   */
  readonly [brand]: ReadonlyMap<string, Source>;
  /** The type of the records, by kind; never set. */
  readonly [read]?: D;
}

/** Marks a dataset, also across copies of the library. */
export const brand: unique symbol = Symbol.for('sales-kpi/dataset');

/** All members of a union at once. */
export type UnionToIntersection<U> = (U extends unknown ? (one: U) => void : never) extends (all: infer I) => void ? I : never;

/** Records for each kind that is read; just the records when one kind is read. */
export type Data<D> =
  | Dataset<D>
  | { readonly [K in keyof D]: Records<D[K]> }
  | ([keyof D] extends [UnionToIntersection<keyof D>] ? Records<D[keyof D]> : never);

type Records<R> = Rows<R> | Columns<R> | ArrowTable<R>;

/** Whether something is a dataset. */
export function isDataset(data: object): data is Dataset<unknown> {
  return brand in data;
}

/** The records of each kind that is read, as `make` has them: rows or columns of the one kind, or named by kind. */
export function byKind<T>(
  data: unknown,
  kinds: readonly string[],
  kept: (source: Source) => T,
  make: (records: unknown) => T,
): (kind: string) => T {
  if (typeof data !== 'object' || data === null) throw notData(data);
  const known = isDataset(data) ? new Map([...data[brand]].map(([kind, source]) => [kind, kept(source)])) : readKinds(data, kinds, make);
  return (kind) => {
    const found = known.get(kind);
    if (found === undefined) throw new KpiError('bad-data', `no records of kind ${kind}`, `give { ${kinds.join(', ')} }`);
    return found;
  };
}

function readKinds<T>(data: object, kinds: readonly string[], make: (records: unknown) => T): Map<string, T> {
  if (!Array.isArray(data) && kinds.every((kind) => Object.hasOwn(data, kind))) {
    return new Map(kinds.map((kind) => [kind, make((data as Record<string, unknown>)[kind])]));
  }
  const [kind, ...others] = kinds;
  if (others.length > 0) throw new KpiError('bad-data', `one kind of records of ${kinds.length}`, `give { ${kinds.join(', ')} }`);
  return new Map(kind === undefined ? [] : [[kind, make(data)]]);
}
