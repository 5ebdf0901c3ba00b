// Where records come from: a length, and one column a field, encoded when it is first asked for. Rows and plain columns
// differ only in how a value is read.

import { accessOf, guarded } from '../expr/access.ts';
import type { FieldNode, FieldType } from '../expr/node.ts';
import { isCategories, lengthOf, type Records, recordsOf } from '../expr/records.ts';
import { instantsIn, numbersIn } from './asGiven.ts';
import { readCategories } from './categories.ts';
import { absent, type Column, type Encoded } from './column.ts';
import { dateEncoder } from './encodeDate.ts';
import { keyEncoder } from './encodeKey.ts';
import { numberEncoder } from './encodeNumber.ts';
import { type Encoder, encode, itself, type MakeEncoder } from './encoder.ts';
import { readKeysOf } from './readKeys.ts';

type Field = Pick<FieldNode, 'name' | 'type'>;

/** Records of one kind, ready to be read by column. */
export interface Source {
  readonly length: number;
  /** The records as they were given. */
  readonly records: Records;
  /** The column of a field, the same object each time. */
  column(field: Field): Encoded;
  /** Says which fields will be asked for, so that they can be read together. */
  prepare(fields: readonly Field[]): void;
}

/** The encoder of each type of field. */
export function encoderOf(type: FieldType): MakeEncoder {
  return type === 'key' ? keyEncoder : type === 'date' ? dateEncoder : numberEncoder;
}

/** The name of a column among those encoded: money and numbers share theirs. */
export function idOf({ name, type }: Field): string {
  return `${type === 'money' ? 'number' : type}:${name}`;
}

/** Records read at a time: so few that they are still at hand when the next field is read. */
const BLOCK = 1024;

/** Takes a block of rows. */
type TakeBlock = (rows: readonly object[], from: number, to: number) => void;

/** Keys are read apart from their encoding: one loop that does both would have to call a reader for each value. */
function taker({ name, type }: Field, encoder: Encoder): TakeBlock {
  if (type !== 'key') {
    const get = accessOf(name);
    return (rows, from, to) => encoder.take(rows, get, from, to);
  }
  const read = readKeysOf(name);
  const values = new Array<unknown>(BLOCK).fill(null);
  return (rows, from, to) => {
    read(rows, from, to, values);
    encoder.take(values, itself, from, to, from);
  };
}

/** Row objects. */
export function sourceOfRows(rows: readonly object[]): Source {
  const done = new Map<string, Encoded>();
  const prepare = (fields: readonly Field[]): void => {
    const fresh = new Map(fields.filter((field) => !done.has(idOf(field))).map((field) => [idOf(field), field]));
    const work = [...fresh].map(([id, field]) => {
      const encoder = encoderOf(field.type)(rows.length);
      return { id, field, encoder, take: taker(field, encoder) };
    });
    const spoilt = new Set<Encoder>();
    for (let from = 0; from < rows.length; from += BLOCK) {
      const to = Math.min(rows.length, from + BLOCK);
      for (const { take, encoder } of work) if (!spoilt.has(encoder) && !attempt(take, rows, from, to)) spoilt.add(encoder);
    }
    for (const { id, field, encoder } of work)
      done.set(id, spoilt.has(encoder) ? encode(encoderOf(field.type), rows, guarded(accessOf(field.name))) : encoder.end());
  };
  return {
    length: rows.length,
    records: recordsOf(rows),
    prepare,
    column(field) {
      if (!done.has(idOf(field))) prepare([field]);
      return done.get(idOf(field)) as Encoded;
    },
  };
}

function attempt(take: TakeBlock, rows: readonly object[], from: number, to: number): boolean {
  try {
    take(rows, from, to);
    return true;
  } catch {
    return false;
  }
}

/**
 * Plain columns: arrays, typed arrays, or categories (a dictionary and positions in it). What is kept for later questions is
 * copied, whatever becomes of the arrays.
 */
export function sourceOfColumns(columns: Readonly<Record<string, unknown>>, isKept: boolean): Source {
  const length = lengthOf(columns);
  const done = new Map<string, Encoded>();
  return {
    length,
    records: recordsOf(columns),
    prepare: () => undefined,
    column(field) {
      const known =
        done.get(idOf(field)) ?? encodeColumn(Object.hasOwn(columns, field.name) ? columns[field.name] : undefined, field.type, isKept);
      done.set(idOf(field), known);
      return known;
    },
  };
}

function encodeColumn(values: unknown, type: FieldType, isKept: boolean): Encoded {
  if (values === undefined) return { column: absent, faults: [] };
  if (isCategories(values)) return readCategories(values, type, encoderOf(type), isKept);
  const given = isKept ? null : readAsGiven(values, type);
  if (given !== null) return { column: given, faults: [] };
  return encode(encoderOf(type), values as ArrayLike<unknown>, itself);
}

/** A column of doubles where it stands, if it can be read so. */
function readAsGiven(values: unknown, type: FieldType): Column | null {
  if (!(values instanceof Float64Array) || type === 'key') return null;
  return type === 'date' ? instantsIn(values) : numbersIn(values);
}
