// Numbers to whole units with one scale a column. The fast path takes a double whose shortest text has as many digits as
// the column already has; anything else is read digit by digit and may widen the column.
import { exactText, readExact, rescale } from '../decimal.ts';
import { excerpt } from '../error.ts';
import { absent, type Encoded, type Fault, type NumberColumn, SAFE } from './column.ts';

const POWERS = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];
/** Up to here a scaled double is far enough below 2^53 for its rounding to show the shortest decimal text. */
const EXACT = 2 ** 49;

/** Encodes the values that `read` gives for the rows 0 … length − 1. */
export function encodeNumbers(length: number, read: (row: number) => unknown): Encoded {
  const units = new Float64Array(length);
  const faults: Fault[] = [];
  let scale = 0;
  let missing = 0;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  let wide: (bigint | null)[] | null = null;

  const widen = (to: number, rows: number): void => {
    const factor = 10 ** (to - scale);
    low *= factor;
    high *= factor;
    if (wide) wide = wide.map((value) => (value === null ? null : value * BigInt(factor)));
    else if (Math.max(Math.abs(low), Math.abs(high)) > SAFE && low <= high) wide = exactOf(units, rows, BigInt(factor));
    else for (let i = 0; i < rows; i++) units[i] = (units[i] as number) * factor;
    scale = to;
  };

  for (let row = 0; row < length; row++) {
    const value = read(row);
    if (typeof value === 'number' && wide === null) {
      const scaled = scale === 0 ? value : Math.round(value * (POWERS[scale] as number));
      if (scaled < EXACT && scaled > -EXACT && (scale === 0 ? Number.isInteger(value) : scaled / (POWERS[scale] as number) === value)) {
        const unit = scaled + 0;
        units[row] = unit;
        if (unit < low) low = unit;
        if (unit > high) high = unit;
        continue;
      }
    }
    const exact = value === null || value === undefined ? null : readExact(value);
    if (exact === null || typeof exact === 'string') {
      if (exact !== null) faults.push({ row, code: exact, value: excerpt(value) });
      units[row] = Number.NaN;
      missing++;
      if (wide) wide.push(null);
      continue;
    }
    if (exact.scale > scale) widen(exact.scale, row);
    const big = rescale(exact, scale);
    const unit = Number(big);
    if (!wide && Math.abs(unit) > SAFE) wide = exactOf(units, row, 1n);
    units[row] = unit;
    if (wide) wide.push(big);
    if (unit < low) low = unit;
    if (unit > high) high = unit;
  }
  if (missing === length) return { column: absent, faults };
  const column: NumberColumn = { type: 'number', units, scale, missing, low: low <= high ? low : 0, high: low <= high ? high : 0, wide };
  return { column, faults };
}

function exactOf(units: Float64Array, rows: number, factor: bigint): (bigint | null)[] {
  return Array.from(units.subarray(0, rows), (unit) => (Number.isNaN(unit) ? null : BigInt(unit) * factor));
}

/** The exact units of one row. */
export function unitsAt(column: NumberColumn, row: number): bigint | null {
  if (column.wide) return column.wide[row] ?? null;
  const unit = column.units[row] as number;
  return Number.isNaN(unit) ? null : BigInt(unit);
}

/** The value of one row as decimal text, for people and for tests. */
export function numberTextAt(column: NumberColumn, row: number): string | null {
  const units = unitsAt(column, row);
  return units === null ? null : exactText({ units, scale: column.scale });
}
