// Records of an Arrow table. Numbers and codes without nulls are encoded where they lie; what has no value of its own in
// memory is taken out first, a block at a time.
import { isKpiError, KpiError } from '../error.ts';
import type { Get } from '../expr/access.ts';
import type { FieldType } from '../expr/node.ts';
import { recordsOf } from '../expr/records.ts';
import { bufferOf } from './arrowBuffer.ts';
import { arrowCategories } from './arrowCategories.ts';
import { type ArrowColumn, type ArrowTable, arrowColumn, broken, type Vector } from './arrowTable.ts';
import { DICTIONARY } from './arrowTypes.ts';
import { everyValue, isNumber, valuesIn } from './arrowValue.ts';
import { readCategories } from './categories.ts';
import { absent, type Encoded } from './column.ts';
import { itself } from './encoder.ts';
import { encoderOf, idOf, type Source } from './source.ts';

/** The records of an Arrow table; each column is encoded when it is first asked for. */
export function sourceOfArrow(table: ArrowTable): Source {
  const { numRows: length } = table;
  const names = table.schema.fields.map(({ name }) => name);
  if (names.length === 0 && length !== 0) throw new KpiError('bad-data', `${length} records without columns`, 'give their columns');
  const columns = new Map(names.map((name) => [name, arrowColumn(name, table.getChild(name) as Vector, length)] as const));
  const twice = new Set(columns.size < names.length ? names.filter((name, at) => names.indexOf(name) < at) : []);
  const done = new Map<string, Encoded>();
  /** Buffers that are not what their type says make all sorts of errors. */
  const read = <T>(name: string, how: (column: ArrowColumn) => T, none: T): T => {
    const column = columns.get(name);
    if (twice.has(name)) throw new KpiError('bad-data', `two columns are named ${name}`, 'give each a name of its own', [name]);
    try {
      return column === undefined ? none : how(column);
    } catch (error) {
      throw isKpiError(error) ? error : broken(name);
    }
  };
  return {
    length,
    records: { length, at: (position) => position, access: (name) => read(name, rowReader, () => undefined) },
    prepare: () => undefined,
    column(field) {
      const id = idOf(field);
      const known = done.get(id) ?? read(field.name, (column) => encodeColumn(column, field.type), { column: absent, faults: [] });
      done.set(id, known);
      return known;
    },
  };
}

/** Values taken out at a time. */
const BLOCK = 1024;

function encodeColumn(column: ArrowColumn, type: FieldType): Encoded {
  if (column.vector.type.typeId === DICTIONARY) return readCategories(arrowCategories(column), type, encoderOf(type), false);
  const encoder = encoderOf(type)(column.length);
  const isCount = type !== 'key' && type !== 'date';
  for (const chunk of column.chunks) {
    const { start, length: size } = chunk;
    const buffer = chunk.isNull === null && isNumber(column) ? bufferOf(column, chunk) : [];
    if (typeof buffer[0] === 'number') {
      encoder.take(buffer, itself, start, start + size, start);
      continue;
    }
    const valueAt = valuesIn(column, chunk);
    const block = new Array<unknown>(Math.min(BLOCK, size)).fill(null);
    for (let from = 0; from < size; from += BLOCK) {
      const to = Math.min(size, from + BLOCK);
      for (let at = from; at < to; at++) {
        const value = valueAt(at);
        // A number is taken many times faster than a big integer.
        block[at - from] = isCount && typeof value === 'bigint' && Number.isSafeInteger(Number(value)) ? Number(value) : value;
      }
      encoder.take(block, itself, start + from, start + to, start + from);
    }
  }
  return encoder.end();
}

/** Reads a row. What asks row by row asks every row, so that the values are taken out together. */
function rowReader(column: ArrowColumn): Get {
  const { name } = column;
  const values = column.vector.type.typeId === DICTIONARY ? arrowCategories(column) : everyValue(column);
  return recordsOf({ [name]: values }).access(name);
}
