// Records as they are given, before any encoding: rows or columns, read one value at a time.
import { excerpt, KpiError } from '../error.ts';
import { accessOf, type Get } from './access.ts';

/** Records of one kind: how many, each by its position, and how to read a field off one. */
export interface Records {
  readonly length: number;
  at(position: number): unknown;
  access(name: string): Get;
}

/** A column in dictionary form: `values[codes[i]]` is the value of row i. A missing value stands in `values` as null. */
export interface Categories<T = string> {
  /** One position a row. */
  readonly codes: Uint8Array | Uint16Array | Uint32Array | Int8Array | Int16Array | Int32Array;
  /** The values by position. */
  readonly values: readonly (T | null)[];
}

/** Whether a column is in dictionary form. */
export function isCategories(column: unknown): column is Categories<unknown> {
  return (
    typeof column === 'object' &&
    column !== null &&
    'codes' in column &&
    'values' in column &&
    ArrayBuffer.isView(column.codes) &&
    Array.isArray(column.values)
  );
}

/** The records of one kind, in any layout. */
export function recordsOf(data: unknown): Records {
  if (Array.isArray(data)) return { length: data.length, at: (position) => (data as readonly unknown[])[position], access: accessOf };
  if (typeof data !== 'object' || data === null || Symbol.iterator in data || Symbol.asyncIterator in data || 'then' in data)
    throw notData(data);
  const columns = data as Readonly<Record<string, unknown>>;
  return {
    length: lengthOf(columns),
    at: (position) => position,
    access(name) {
      const values = Object.hasOwn(columns, name) ? columns[name] : undefined;
      if (values === undefined) return () => undefined;
      if (isCategories(values)) return (position) => values.values[values.codes[position as number] as number];
      return (position) => (values as ArrayLike<unknown>)[position as number];
    },
  };
}

/** What is refused as records. */
export function notData(data: unknown): KpiError {
  return new KpiError('bad-data', `records are ${excerpt(data)}`, 'give rows, columns or a dataset (of Arrow tables too)');
}

/** The one length of all columns. */
export function lengthOf(columns: Readonly<Record<string, unknown>>): number {
  let length: number | null = null;
  for (const [name, values] of Object.entries(columns)) {
    const list = isCategories(values) ? values.codes : values;
    if (!Array.isArray(list) && !ArrayBuffer.isView(list))
      throw new KpiError('bad-data', `column ${name} is not an array`, 'give arrays or { codes, values }', [name]);
    const own = (list as unknown as ArrayLike<unknown>).length;
    if (length !== null && own !== length)
      throw new KpiError('bad-data', `column ${name} has ${own} values, not ${length}`, 'give columns of equal length', [name]);
    length = own;
  }
  return length ?? 0;
}
