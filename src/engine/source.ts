// Where records come from: a length, and one column a field, encoded when it is first asked for. Rows and plain columns
// differ only in how a value is read.
import { KpiError } from '../error.ts';
import type { FieldNode, FieldType } from '../expr/node.ts';
import type { Encoded } from './column.ts';
import { encodeDates } from './encodeDate.ts';
import { encodeKeys } from './encodeKey.ts';
import { encodeNumbers } from './encodeNumber.ts';
import { isCategories, readCategories } from './categories.ts';

/** Records of one kind, ready to be read by column. */
export interface Source {
  readonly length: number;
  /** The column of a field, the same object each time. */
  column(field: Pick<FieldNode, 'name' | 'type'>): Encoded;
}

/** Encodes one field of a layout. */
type Encode = (name: string, type: FieldType) => Encoded;

function source(length: number, encode: Encode): Source {
  const done = new Map<string, Encoded>();
  return {
    length,
    column({ name, type }) {
      const id = `${type === 'money' ? 'number' : type}:${name}`;
      const known = done.get(id);
      if (known) return known;
      const encoded = encode(name, type);
      done.set(id, encoded);
      return encoded;
    },
  };
}

/** A value that could not be read at all; every encoder refuses it. */
const UNREADABLE = Symbol('unreadable');

/** A getter or proxy of the user that throws spoils its own row, not the answer; the guard costs time, so it comes second. */
function encodeAs(type: FieldType, length: number, read: (row: number) => unknown): Encoded {
  const encode = type === 'key' ? encodeKeys : type === 'date' ? encodeDates : encodeNumbers;
  try {
    return encode(length, read);
  } catch {
    return encode(length, (row) => {
      try {
        return read(row);
      } catch {
        return UNREADABLE;
      }
    });
  }
}

/** Row objects. A field is read as an own property only, so that nothing inherited counts as data. */
export function sourceOfRows(rows: readonly object[]): Source {
  const length = rows.length;
  return source(length, (name, type) => {
    const inherited = name in Object.prototype;
    const read = (row: number): unknown => {
      const record = rows[row] as Record<string, unknown> | null | undefined;
      if (record === null || record === undefined || (inherited && !Object.hasOwn(record, name))) return undefined;
      return record[name];
    };
    return encodeAs(type, length, read);
  });
}

/** Plain columns: arrays, typed arrays, or categories (a dictionary and positions in it). */
export function sourceOfColumns(columns: Readonly<Record<string, unknown>>): Source {
  const lengths = Object.entries(columns).map(([name, values]) => [name, lengthOf(values, name)] as const);
  const length = lengths[0]?.[1] ?? 0;
  for (const [name, other] of lengths) {
    if (other !== length) throw new KpiError('bad-data', `column ${name} has ${other} values, the first column ${length}`, 'give columns of equal length', [name]);
  }
  return source(length, (name, type) => {
    const values = Object.hasOwn(columns, name) ? columns[name] : undefined;
    if (values === undefined) return encodeAs(type, length, () => undefined);
    if (isCategories(values)) return readCategories(values, type, encodeAs);
    const list = values as ArrayLike<unknown>;
    return encodeAs(type, length, (row) => list[row]);
  });
}

function lengthOf(values: unknown, name: string): number {
  if (isCategories(values)) return values.codes.length;
  if (Array.isArray(values) || ArrayBuffer.isView(values)) return (values as ArrayLike<unknown> & object).length;
  throw new KpiError('bad-data', `column ${name} is not an array`, 'give an array, a typed array or { codes, values }', [name]);
}
