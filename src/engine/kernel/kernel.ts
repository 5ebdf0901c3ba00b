// A total computed block by block: a few thousand rows are named, filtered and added while they are still at hand, so that
// the names of all rows are never written out. The busiest loops take four rows at a time, all reads before all writes: V8
// makes about twice as fast code of that.

/** Rows walked at a time: their names, dates and values fit the caches nearest to the processor. */
export const BLOCK = 4096;

/** Takes rows in order; what it found is read after the last block. */
export interface Kernel {
  /** Takes the rows from … to − 1; the group of row `from + i` is `names[i]`. */
  take(names: Uint32Array, from: number, to: number): void;
}

/** Writes the groups of the rows from … to − 1 to the start of `into`. */
export type NameRows = (from: number, to: number, into: Uint32Array) => void;

/** The groups of all rows. */
export function allNames(name: NameRows, length: number): Uint32Array {
  const names = new Uint32Array(length);
  for (let from = 0; from < length; from += BLOCK) name(from, Math.min(length, from + BLOCK), names.subarray(from));
  return names;
}
