// How sketches travel: as text of 64 characters, the shorter of the hashes in order (9 characters each) and all registers (one
// each).
import { excerpt, KpiError } from '../../error.ts';
import { BITS, MOST_HASHES, MOST_ZEROS, REGISTERS, type Sketch } from './sketch.ts';

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const LENGTH = 9;

/** A sketch as text, the same for the same keys. */
export function saveSketch(sketch: Sketch): string {
  if (sketch instanceof Set)
    return [...sketch]
      .sort((a, b) => a - b)
      .map(hashText)
      .join('');
  let text = '';
  for (const rank of sketch) text += DIGITS[rank];
  return text;
}

function hashText(hash: number): string {
  let text = '';
  for (let rest = hash; text.length < LENGTH; rest = Math.floor(rest / 64)) text = DIGITS.charAt(rest % 64) + text;
  return text;
}

/**
 * A sketch back from text.
 *
 * @throws {KpiError} bad-partial — when it is not the text of a sketch
 */
export function loadSketch(given: unknown): Sketch {
  const text = String(given);
  const digits = digitsOf(text);
  const sketch = digits.length === REGISTERS ? digits : hashesOf(digits);
  const isWhole = !(sketch instanceof Set) || (digits.length === LENGTH * sketch.size && sketch.size <= MOST_HASHES);
  const most = sketch instanceof Set ? 2 ** BITS - 1 : MOST_ZEROS + 1;
  if (!isWhole || digits.includes(NONE) || [...sketch].some((held) => held > most)) throw refused('a sketch', given);
  return sketch;
}

/**
 * How many records were entities of their own, back from JSON.
 *
 * @throws {KpiError} bad-partial — when it is no such number
 */
export function loadCount(given: unknown): number {
  if (!Number.isSafeInteger(given) || (given as number) < 0) throw refused('a count', given);
  return given as number;
}

function refused(what: string, given: unknown): KpiError {
  return new KpiError('bad-partial', `${what} of ${excerpt(given)}`, 'merge partials as they were made');
}

/** Stands for what is no digit. */
const NONE = 255;

function digitsOf(text: string): Uint8Array {
  const values = new Uint8Array(128).fill(NONE);
  for (let digit = 0; digit < DIGITS.length; digit++) values[DIGITS.charCodeAt(digit)] = digit;
  const digits = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) digits[i] = values[text.charCodeAt(i)] ?? NONE;
  return digits;
}

function hashesOf(digits: Uint8Array): Set<number> {
  const hashes = new Set<number>();
  for (let at = 0; at < digits.length; at += LENGTH)
    hashes.add(digits.subarray(at, at + LENGTH).reduce((hash, digit) => hash * 64 + digit, 0));
  return hashes;
}
