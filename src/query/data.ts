// The shapes in which records are given: rows, columns, a dataset, or one of these for each kind of record.

import type { Categories } from '../engine/categories.ts';
import { type Source, sourceOfColumns, sourceOfRows } from '../engine/source.ts';
import { excerpt, KpiError } from '../error.ts';

/** Records as objects. */
export type Rows<R> = readonly R[];

/** Records as plain columns: one array a field. The position in the columns stands for the `id`. */
export type Columns<R> = { readonly [N in Exclude<RequiredKeys<R>, 'id'>]: ColumnOf<R[N]> } & {
  readonly [N in keyof R]?: ColumnOf<R[N]> | undefined;
};

type ColumnOf<V> = ArrayLike<V | null | undefined> | Categories<V | null | undefined>;
type RequiredKeys<R> = { [N in keyof R]-?: object extends Pick<R, N> ? never : string extends N ? never : N }[keyof R];

declare const read: unique symbol;

/** Records encoded once, to be asked many times. Made by `dataset`. */
export interface Dataset<D> {
  readonly [brand]: ReadonlyMap<string, Source>;
  readonly [read]?: D;
}

/** Marks a dataset, also across copies of the library. */
export const brand: unique symbol = Symbol.for('sales-kpi/dataset');

type Layout<R> = Rows<R> | Columns<R>;
type UnionToIntersection<U> = (U extends unknown ? (one: U) => void : never) extends (all: infer I) => void ? I : never;
type Single<D> = [keyof D] extends [UnionToIntersection<keyof D>] ? Layout<D[keyof D]> : never;

/** Records for each kind that is read; just the records when one kind is read. */
export type Data<D> = Dataset<D> | { readonly [K in keyof D]: Layout<D[K]> } | Single<D>;

/** The records of each kind, ready to be read. */
export function sourcesOf(data: unknown, kinds: readonly string[]): (kind: string) => Source {
  if (typeof data !== 'object' || data === null) throw notData(data);
  const known = isDataset(data) ? data[brand] : readKinds(data, kinds);
  return (kind) => {
    const source = known.get(kind);
    if (!source) throw new KpiError('bad-data', `no records of kind ${kind}`, `give { ${kinds.join(', ')} }`, [kind]);
    return source;
  };
}

/** Whether something is a dataset. */
export function isDataset(data: object): data is Dataset<unknown> {
  return brand in data;
}

function readKinds(data: object, kinds: readonly string[]): Map<string, Source> {
  if (!Array.isArray(data) && kinds.every((kind) => Object.hasOwn(data, kind))) {
    return new Map(kinds.map((kind) => [kind, sourceOf((data as Record<string, unknown>)[kind])]));
  }
  const [kind, ...others] = kinds;
  if (others.length > 0)
    throw new KpiError('bad-data', `records of one kind where ${kinds.length} kinds are read`, `give { ${kinds.join(', ')} }`);
  return new Map(kind === undefined ? [] : [[kind, sourceOf(data)]]);
}

/** The records of one kind, in any layout. */
export function sourceOf(records: unknown): Source {
  if (Array.isArray(records)) return sourceOfRows(records as readonly object[]);
  if (typeof records !== 'object' || records === null || Symbol.iterator in records || Symbol.asyncIterator in records)
    throw notData(records);
  return sourceOfColumns(records as Record<string, unknown>);
}

function notData(data: unknown): KpiError {
  return new KpiError(
    'bad-data',
    `records are ${excerpt(data)}`,
    'give an array of records, plain columns such as { date: […], amount: […] }, or a dataset',
  );
}
