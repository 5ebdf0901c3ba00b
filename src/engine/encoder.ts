// How values become a column: block by block, so that several fields of the same records are read while these are at hand.
import type { Get } from '../expr/access.ts';
import type { Encoded } from './column.ts';

/** Takes values in the order of rows, and ends in a column. */
export interface Encoder {
  /** Takes the rows from … to − 1; the first record given is that of row `start`, 0 unless told. */
  take(records: ArrayLike<unknown>, get: Get, from: number, to: number, start?: number): void;
  /** The column, with what could not be read. */
  end(): Encoded;
}

/** Makes an encoder for so many rows. */
export type MakeEncoder = (length: number) => Encoder;

/** Takes all rows at once. */
export function encode(make: MakeEncoder, records: ArrayLike<unknown>, get: Get): Encoded {
  const encoder = make(records.length);
  encoder.take(records, get, 0, records.length);
  return encoder.end();
}

/** The value as it stands. */
export function itself(value: unknown): unknown {
  return value;
}
