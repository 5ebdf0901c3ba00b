// A sketch of which keys were seen (HyperLogLog): few keys by their hashes, which is exact; many by registers, each of which holds the
// longest run of leading zeros among the hashes that fall to it. What is held depends on the keys alone, never on their order
// or on how they came in parts.
import { cardinality } from './cardinality.ts';

/** So many registers, of a byte each in memory: 14 bits of a hash choose one of them. */
export const REGISTERS = 16_384;

/** The bits of a hash, and those behind the ones that choose the register. */
export const BITS = 53;
export const MOST_ZEROS = 39;

/** So many keys are kept by their hashes: more would be longer as text than all registers. */
export const MOST_HASHES = 1_820;

/** The hashes, as long as they are few, or the registers. */
export type Sketch = Set<number> | Uint8Array;

/** Takes the hash of a key into a sketch; grows what it is given, or gives what is kept from now on. */
export function withHash(sketch: Sketch, hash: number): Sketch {
  if (sketch instanceof Set) {
    sketch.add(hash);
    return sketch.size > MOST_HASHES ? [...sketch].reduce<Uint8Array>(raise, new Uint8Array(REGISTERS)) : sketch;
  }
  return raise(sketch, hash);
}

function raise(registers: Uint8Array, hash: number): Uint8Array {
  const register = Math.floor(hash / 2 ** MOST_ZEROS);
  const rest = hash % 2 ** MOST_ZEROS;
  const high = Math.floor(rest / 2 ** 32);
  const zeros = high > 0 ? Math.clz32(high) - (64 - MOST_ZEROS) : MOST_ZEROS - 32 + Math.clz32(rest);
  if (zeros >= (registers[register] as number)) registers[register] = zeros + 1;
  return registers;
}

/** The sketch of the keys of both; may grow the first, the second stays as it is. */
export function joinSketches(a: Sketch, b: Sketch): Sketch {
  if (b instanceof Set) {
    let all = a;
    for (const hash of b) all = withHash(all, hash);
    return all;
  }
  const all = a instanceof Set ? b.slice() : a;
  if (a instanceof Set) for (const hash of a) raise(all, hash);
  else
    b.forEach((rank, register) => {
      if (rank > (a[register] as number)) a[register] = rank;
    });
  return all;
}

/** How many keys were seen, as a whole number: exact for few. */
export function sizeOf(sketch: Sketch): number {
  if (sketch instanceof Set) return sketch.size;
  // There were more than are kept by their hashes, and fewer than there are hashes.
  return Math.min(2 ** BITS, Math.max(MOST_HASHES + 1, Math.round(cardinality(sketch, MOST_ZEROS))));
}
