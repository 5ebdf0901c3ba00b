// The hash of a key: the same for the same key, on every machine.
import type { Key } from '../key.ts';
import { murmur3 } from './murmur3.ts';

/** Text, numbers and flags are told apart: `1` is not `'1'`. */
const SEEDS = { string: 0, number: 1, boolean: 2 } as const;

/**
 * Hashes keys to 53 bits, as a whole number: the first of MurmurHash3_x86_128 over the UTF-8 text of the key. The seed is 0 for
 * text, 1 for a number and 2 for a flag.
 */
export function keyHasher(): (key: Key) => number {
  const words = new Uint32Array(4);
  let bytes = new Uint8Array(256);
  return (key) => {
    const text = typeof key === 'string' ? key : String(key);
    // No code unit has more than three bytes, and zeros fill the last block.
    if (bytes.length < 3 * text.length + 16) bytes = new Uint8Array(3 * text.length + 16);
    const length = writeUtf8(text, bytes);
    bytes.fill(0, length, length + 16);
    murmur3(bytes, length, SEEDS[typeof key as keyof typeof SEEDS], words);
    return (words[0] as number) * 2 ** 21 + ((words[1] as number) >>> 11);
  };
}

/** Half a pair of code units is written as it is: texts that differ have bytes that differ. */
function writeUtf8(text: string, bytes: Uint8Array): number {
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) bytes[at++] = unit;
    else {
      const code = text.codePointAt(i) as number;
      if (code > 0xffff) i++;
      at = writeLong(code, bytes, at);
    }
  }
  return at;
}

/** Two to four bytes of a code point; where the next one begins. */
function writeLong(code: number, bytes: Uint8Array, from: number): number {
  const more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
  bytes[from] = ((0xff00 >> (more + 1)) & 0xff) | (code >> (6 * more));
  for (let i = 1; i <= more; i++) bytes[from + i] = 0x80 | ((code >> (6 * (more - i))) & 0x3f);
  return from + more + 1;
}
