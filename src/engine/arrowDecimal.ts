// Arrow decimals: unscaled integers of 32 to 256 bits, read from their words.
import { exactAmount, numberLimits } from '../decimal.ts';

/** Up to here 15 digits write the units, and a double is named by 15 digits: the division gives the very number meant. */
const NAMED = 1e15;

/** The number at each position: a plain number where it has up to 15 digits, text otherwise. */
export function decimalsIn(buffer: ArrayBufferView, bits: number, scale: number): (at: number) => number | string {
  const words = new Int32Array(buffer.buffer, buffer.byteOffset, buffer.byteLength / 4);
  const size = bits / 32;
  // Written, since a power that is computed may be a digit off.
  const power = scale >= 0 && scale <= numberLimits.scale ? Number(`1e${scale}`) : 0;
  return (at) => {
    const unit = smallUnit(words, at * size, size);
    return power > 0 && Math.abs(unit) < NAMED ? unit / power : amountOf(words.subarray(at * size, (at + 1) * size), scale);
  };
}

/** The two lowest words as a number, the lowest first; NaN when the others say more than its sign. */
function smallUnit(words: Int32Array, from: number, size: number): number {
  const low = words[from] as number;
  if (size === 1) return low;
  const high = words[from + 1] as number;
  for (let word = 2; word < size; word++) if (words[from + word] !== high >> 31) return Number.NaN;
  return high * 2 ** 32 + (low >>> 0);
}

/** A negative scale stands for zeros behind the units. Zeros behind the point say nothing, and go before they count as digits. */
function amountOf(words: Int32Array, scale: number): number | string {
  const units = BigInt.asIntN(
    words.length * 32,
    words.reduceRight((above, word) => (above << 32n) | BigInt(word >>> 0), 0n),
  );
  if (scale <= 0) return exactAmount({ units: units * 10n ** BigInt(-scale), scale: 0 });
  const digits = String(units);
  let zeros = 0;
  while (zeros < scale && digits[digits.length - 1 - zeros] === '0') zeros++;
  return exactAmount({ units: units / 10n ** BigInt(zeros), scale: scale - zeros });
}
