// MurmurHash3_x86_128 (Austin Appleby, public domain): a hash of bytes from 32-bit operations alone, so that it is the same
// number on every platform and needs no big integers.

const C1 = 0x239b961b;
const C2 = 0xab0e9789;
const C3 = 0x38b34ae5;
const C4 = 0xa1e38b93;

/**
 * Writes the four words of the hash of `bytes[0]` … `bytes[length − 1]`. Behind these, up to the next multiple of 16, there must be
 * zeros.
 */
export function murmur3(bytes: Uint8Array, length: number, seed: number, into: Uint32Array): void {
  let h1 = seed;
  let h2 = seed;
  let h3 = seed;
  let h4 = seed;
  let at = 0;
  for (; at + 16 <= length; at += 16) {
    h1 ^= mixed(wordAt(bytes, at), C1, 15, C2);
    h1 = (Math.imul(rotated(h1, 19) + h2, 5) + 0x561ccd1b) | 0;
    h2 ^= mixed(wordAt(bytes, at + 4), C2, 16, C3);
    h2 = (Math.imul(rotated(h2, 17) + h3, 5) + 0x0bcaa747) | 0;
    h3 ^= mixed(wordAt(bytes, at + 8), C3, 17, C4);
    h3 = (Math.imul(rotated(h3, 15) + h4, 5) + 0x96cd1c35) | 0;
    h4 ^= mixed(wordAt(bytes, at + 12), C4, 18, C1);
    h4 = (Math.imul(rotated(h4, 13) + h1, 5) + 0x32ac3b17) | 0;
  }
  if (at < length) {
    h1 ^= mixed(wordAt(bytes, at), C1, 15, C2);
    h2 ^= mixed(wordAt(bytes, at + 4), C2, 16, C3);
    h3 ^= mixed(wordAt(bytes, at + 8), C3, 17, C4);
    h4 ^= mixed(wordAt(bytes, at + 12), C4, 18, C1);
  }
  h2 ^= length;
  h3 ^= length;
  h4 ^= length;
  h1 = ((h1 ^ length) + h2 + h3 + h4) | 0;
  h2 = finished(h2 + h1);
  h3 = finished(h3 + h1);
  h4 = finished(h4 + h1);
  h1 = (finished(h1) + h2 + h3 + h4) | 0;
  into[0] = h1;
  into[1] = h2 + h1;
  into[2] = h3 + h1;
  into[3] = h4 + h1;
}

function wordAt(bytes: Uint8Array, at: number): number {
  return (bytes[at] as number) | ((bytes[at + 1] as number) << 8) | ((bytes[at + 2] as number) << 16) | ((bytes[at + 3] as number) << 24);
}

function rotated(x: number, bits: number): number {
  return (x << bits) | (x >>> (32 - bits));
}

function mixed(word: number, before: number, bits: number, after: number): number {
  return Math.imul(rotated(Math.imul(word, before), bits), after);
}

function finished(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}
