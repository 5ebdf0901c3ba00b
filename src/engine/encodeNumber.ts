// Numbers to whole units with one scale a column. The fast path takes a double whose shortest text has as many digits as
// the column already has; anything else is read digit by digit and may widen the column.
import { readExact, rescale } from '../decimal.ts';
import { excerpt } from '../error.ts';
import type { Get } from '../expr/access.ts';
import { absent, type Fault, SAFE } from './column.ts';
import { type Encoder, itself } from './encoder.ts';

/** Powers of ten by their exponent, up to where a double holds them and units exactly. */
export const POWERS = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];
/** Up to here a scaled double is far enough below 2^53 for its rounding to show the shortest decimal text. */
export const EXACT = 2 ** 49;

/** Encodes exact numbers. */
export function numberEncoder(length: number): Encoder {
  const units = new Float64Array(length);
  const faults: Fault[] = [];
  let scale = 0;
  let missing = 0;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  let wide: (bigint | null)[] | null = null;

  const bound = (unit: number): void => {
    if (unit < low) low = unit;
    if (unit > high) high = unit;
  };
  const widen = (to: number, rows: number): void => {
    const factor = 10 ** (to - scale);
    const largest = Math.max(Math.abs(low), Math.abs(high)) * factor;
    if (low <= high) [low, high] = [low * factor, high * factor];
    if (wide) wide = wide.map((value) => (value === null ? null : value * BigInt(factor)));
    else if (low <= high && largest > SAFE) wide = exactOf(units, rows, BigInt(factor));
    for (let row = 0; row < rows; row++) units[row] = (units[row] as number) * factor;
    scale = to;
  };
  const takeSlowly = (value: unknown, row: number): void => {
    const exact = value === null || value === undefined ? null : readExact(value);
    if (exact === null || typeof exact === 'string') {
      if (exact !== null) faults.push({ row, code: exact, value: excerpt(value) });
      units[row] = Number.NaN;
      missing++;
      wide?.push(null);
      return;
    }
    if (exact.scale > scale) widen(exact.scale, row);
    const big = rescale(exact, scale);
    if (!wide && (big > BigInt(SAFE) || big < -BigInt(SAFE))) wide = exactOf(units, row, 1n);
    wide?.push(big);
    units[row] = Number(big);
    bound(units[row] as number);
  };

  const takeDouble = (value: number, row: number): void => {
    const power = POWERS[scale] ?? 0;
    const scaled = Math.round(value * power);
    if (wide === null && scaled < EXACT && scaled > -EXACT && scaled / power === value) {
      // Adding 0 turns −0 into 0.
      const unit = scaled + 0;
      units[row] = unit;
      if (unit < low) low = unit;
      if (unit > high) high = unit;
    } else takeSlowly(value, row);
  };

  return {
    take(records: ArrayLike<unknown>, get: Get, from: number, to: number, start = 0): void {
      if (records instanceof Float64Array && get === itself) {
        for (let row = from; row < to; row++) takeDouble(records[row - start] as number, row);
        return;
      }
      for (let row = from; row < to; row++) {
        const value = get(records[row - start]);
        if (typeof value === 'number') takeDouble(value, row);
        else takeSlowly(value, row);
      }
    },
    end() {
      if (missing === length) return { column: absent, faults };
      return { column: { type: 'number', units, scale, missing, low, high, wide }, faults };
    },
  };
}

function exactOf(units: Float64Array, rows: number, factor: bigint): (bigint | null)[] {
  return Array.from(units.subarray(0, rows), (unit) => (Number.isNaN(unit) ? null : BigInt(unit) * factor));
}
