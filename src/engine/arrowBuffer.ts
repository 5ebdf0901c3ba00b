// The buffers of Arrow columns: their elements are held against what the type says before any is taken for a number.
import { type ArrowColumn, type ArrowType, broken, type Chunk } from './arrowTable.ts';
import { DATE, DECIMAL, FLOAT, TIMESTAMP, WHOLE } from './arrowTypes.ts';

/** Numbers as they lie in memory. */
type Buffer = (ArrayLike<number> | ArrayLike<bigint>) & ArrayBufferView;

/**
 * The buffer of a chunk, of elements as its type says. It may end before the chunk does where only nulls follow: so
 * apache-arrow fills up a column that is shorter than the others.
 */
export function bufferOf({ name, vector: { type } }: ArrowColumn, { values, length, isNull }: Chunk): Buffer {
  const bits = bitsOf(type.indices ?? type);
  if (!ArrayBuffer.isView(values) || bits === 0) throw broken(name);
  for (let at = Math.floor((values.byteLength * 8) / bits); at < length; at++) if (!isNull?.(at)) throw broken(name);
  const own = (values as Uint8Array).BYTES_PER_ELEMENT * 8;
  if (own === bits || type.typeId === DECIMAL) return values as unknown as Buffer;
  if (own === 32 && isTime(type)) return inPairs(values as Int32Array);
  throw broken(name);
}

/** The most digits of a decimal of Arrow. */
const DIGITS = 76;

/** The bits of a value; 0 where no buffer holds numbers. */
function bitsOf(type: ArrowType): number {
  const { typeId, bitWidth = 128, precision = 0, scale = 0, unit } = type;
  if (typeId === WHOLE) return bitWidth;
  if (typeId === FLOAT) return 16 << precision;
  if (typeId === DECIMAL)
    return [32, 64, 128, 256].includes(bitWidth) && Number.isInteger(scale) && Math.abs(scale) <= DIGITS ? bitWidth : 0;
  if (!isTime(type)) return 0;
  return typeId === DATE && unit === 0 ? 32 : 64;
}

function isTime({ typeId }: ArrowType): boolean {
  return typeId === DATE || typeId === TIMESTAMP;
}

/** Up to its version 15, apache-arrow hands out times of 64 bits as pairs of 32. */
function inPairs(values: Int32Array): BigInt64Array & Buffer {
  const { buffer, byteOffset, length } = values.byteOffset % 8 === 0 ? values : values.slice();
  return new BigInt64Array(buffer, byteOffset, length >> 1);
}
