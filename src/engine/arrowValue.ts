// One Arrow value as it would stand on a row. Numbers, decimals and times are read from the buffers: the libraries hand them
// out as doubles or unscaled, by options of theirs. Text and flags they hand out as they are.
import { KpiError } from '../error.ts';
import { bufferOf } from './arrowBuffer.ts';
import { decimalsIn } from './arrowDecimal.ts';
import type { ArrowColumn, Chunk } from './arrowTable.ts';
import { plainTime } from './arrowTime.ts';
import { DATE, DECIMAL, FLOAT, NOTHING, TIMESTAMP, WHOLE } from './arrowTypes.ts';

/** Text of three layouts, and flags. */
const HANDED_OUT: ReadonlySet<number> = new Set([5, 20, 24, 6]);

/** The value at each position of a chunk; null is a missing one. */
export function valuesIn(column: ArrowColumn, chunk: Chunk): (at: number) => unknown {
  const { vector, name } = column;
  const { typeId, bitWidth = 128, scale = 0 } = vector.type;
  if (typeId === NOTHING) return () => null;
  if (HANDED_OUT.has(typeId) || isHalf(column)) return (at) => vector.get(chunk.start + at);
  let read: (at: number) => unknown;
  if (typeId === DECIMAL) read = decimalsIn(bufferOf(column, chunk), bitWidth, scale);
  else if (isNumber(column)) {
    const values = bufferOf(column, chunk);
    read = (at) => values[at];
  } else if (typeId === DATE || typeId === TIMESTAMP) {
    const values = bufferOf(column, chunk);
    const plain = plainTime(vector.type);
    read = (at) => plain(values[at] as number | bigint);
  } else
    throw new KpiError('unsupported', `column ${name} is of an Arrow type that no field holds`, 'cast it to text, a number or a date', [
      name,
    ]);
  const { isNull } = chunk;
  return isNull === null ? read : (at) => (isNull(at) ? null : read(at));
}

/** All values, in the order of rows. */
export function everyValue(column: ArrowColumn): unknown[] {
  return column.chunks.flatMap((chunk) => Array.from({ length: chunk.length }, (_, at) => at).map(valuesIn(column, chunk)));
}

/** Whether the elements of the buffers are the numbers meant. */
export function isNumber(column: ArrowColumn): boolean {
  const { typeId } = column.vector.type;
  return typeId === WHOLE || (typeId === FLOAT && !isHalf(column));
}

/** Floats of 16 bits lie in memory as whole numbers. */
function isHalf({ vector: { type } }: ArrowColumn): boolean {
  return type.typeId === FLOAT && type.precision === 0;
}
