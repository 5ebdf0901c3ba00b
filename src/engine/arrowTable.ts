// Arrow tables as apache-arrow and flechette hold them, told by their shape: neither library is imported. Both number the
// types alike; their batches differ in a few names, which end here.
import { KpiError } from '../error.ts';

declare const holds: unique symbol;

/**
 * An Arrow table of apache-arrow or flechette, or of a tool that hands out one of these. Say `as ArrowTable<MySale>` where
 * the types of its fields are known.
 *
 * Its columns are read exactly, from their buffers: text, flags, whole numbers of any width, floats, decimals, dates,
 * timestamps with a time zone, and dictionaries of these. A timestamp without a time zone is `naive-date-time`.
 */
export interface ArrowTable<R = unknown> {
  /** The type of the records; never set. */
  readonly [holds]?: R;
  /** How many records. */
  readonly numRows: number;
  /** The names of the columns. */
  readonly schema: {
    /** One a column. */
    readonly fields: readonly {
      /** The name of the column. */
      readonly name: string;
    }[];
  };
  /** The column of a name. */
  getChild(name: string): object | null | undefined;
}

/** What a type says about its values. */
export interface ArrowType {
  readonly typeId: number;
  readonly unit?: number;
  readonly timezone?: string | null;
  readonly scale?: number;
  readonly bitWidth?: number;
  readonly precision?: number;
  /** The type of the positions in a dictionary. */
  readonly indices?: ArrowType;
}

/** A column of either library. */
export interface Vector {
  readonly length: number;
  readonly type: ArrowType;
  readonly data: readonly Batch[];
  get(row: number): unknown;
}

/** A batch of either library: of apache-arrow with `nullBitmap` and the `offset` of its bits, of flechette with `validity`. */
interface Batch {
  readonly length: number;
  readonly nullCount: number;
  readonly values?: unknown;
  readonly nullBitmap?: Uint8Array;
  readonly validity?: Uint8Array;
  readonly offset?: number;
  readonly dictionary?: Vector;
}

/** A stretch of a column that lies in one piece. */
export interface Chunk {
  /** The row of its first value. */
  readonly start: number;
  readonly length: number;
  readonly values: unknown;
  /** Whether a position has no value; null when all have one. */
  readonly isNull: ((at: number) => boolean) | null;
  readonly dictionary: Vector | undefined;
}

/** A column in chunks. */
export interface ArrowColumn {
  readonly name: string;
  /** The length of all chunks together, whatever the vector says. */
  readonly length: number;
  readonly vector: Vector;
  readonly chunks: readonly Chunk[];
}

/** Whether something is an Arrow table. */
export function isArrowTable(data: unknown): data is ArrowTable {
  if (typeof data !== 'object' || data === null) return false;
  const { numRows, schema, getChild } = data as Partial<ArrowTable>;
  return typeof getChild === 'function' && Number.isInteger(numRows) && Array.isArray(schema?.fields);
}

/** The chunks of a column, which together have one value a row. */
export function arrowColumn(name: string, vector: Vector, length: number): ArrowColumn {
  if (!Array.isArray(vector?.data)) throw broken(name);
  let start = 0;
  const chunks = vector.data.map((batch) => {
    const { length: own, values, dictionary } = batch ?? {};
    if (own === undefined || !Number.isInteger(own) || own < 0) throw broken(name);
    const chunk = { start, length: own, values, isNull: nullsOf(name, batch), dictionary };
    start += own;
    return chunk;
  });
  if (start !== length)
    throw new KpiError('bad-data', `column ${name} has ${start} values, not ${length}`, 'give columns of equal length', [name]);
  return { name, length, vector, chunks };
}

function nullsOf(name: string, { length, nullCount, nullBitmap, validity, offset = 0 }: Batch): Chunk['isNull'] {
  const bits = nullBitmap ?? validity;
  if (nullCount === 0 || bits === undefined || bits.length === 0) return null;
  if (!(bits.length * 8 >= offset + length)) throw broken(name);
  return (at) => (((bits[(offset + at) >> 3] as number) >> ((offset + at) & 7)) & 1) === 0;
}

/** What is refused as a column: buffers that are not what their type and length say. */
export function broken(name: string): KpiError {
  return new KpiError('bad-data', `column ${name} cannot be read`, 'give whole Arrow columns', [name]);
}
