// Arithmetic on columns, exact: units are added at a common scale, and go over to big integers where a double could not
// hold them.
import { type Exact, readExact } from '../decimal.ts';
import { KpiError } from '../error.ts';
import { absent, type Column, type NumberColumn, SAFE } from './column.ts';
import { unitsAt } from './units.ts';

/** A constant spread over the rows as exact units, so that one loop serves all. */
export function numbers(column: Column): { at: (row: number) => bigint | null; scale: number } | null {
  if (column.type === 'number') return { at: (row) => unitsAt(column, row), scale: column.scale };
  const exact = constantOf(column);
  if (exact) return { at: () => exact.units, scale: exact.scale };
  return null;
}

/** The exact value of a constant number. */
function constantOf(column: Column): Exact | null {
  const exact = column.type === 'constant' && typeof column.value === 'number' ? readExact(column.value) : null;
  return typeof exact === 'string' ? null : exact;
}

/** The sum, difference or product of two columns; missing where either is. */
export function arithmetic(fn: 'plus' | 'minus' | 'times', a: Column, b: Column, length: number): Column {
  if (a === absent || b === absent) return absent;
  const [x, y] = [numberColumn(a, length), numberColumn(b, length)];
  const quick = x && y ? quickArithmetic(fn, x, y, length) : null;
  if (quick) return quick;
  const left = numbers(a);
  const right = numbers(b);
  if (!left || !right) throw new KpiError('bad-formula', `${fn} of something that is not a number`, 'use number fields and constants');
  const scale = fn === 'times' ? left.scale + right.scale : Math.max(left.scale, right.scale);
  const up = 10n ** BigInt(fn === 'times' ? 0 : scale - left.scale);
  const over = 10n ** BigInt(fn === 'times' ? 0 : scale - right.scale);
  return fromUnits(length, scale, (row) => {
    const x = left.at(row);
    const y = right.at(row);
    if (x === null || y === null) return null;
    return fn === 'plus' ? x * up + y * over : fn === 'minus' ? x * up - y * over : x * y;
  });
}

/** A number column, or a constant as one; null for anything else. */
export function numberColumn(column: Column, length: number): NumberColumn | null {
  if (column.type === 'number') return column;
  const exact = constantOf(column);
  if (!exact) return null;
  const value = Number(exact.units);
  if (!Number.isSafeInteger(value)) return null;
  return {
    type: 'number',
    units: new Float64Array(length).fill(value),
    scale: exact.scale,
    missing: 0,
    low: value,
    high: value,
    wide: null,
  };
}

function largest(column: NumberColumn): number {
  return Math.max(Math.abs(column.low), Math.abs(column.high));
}

/** Doubles where every result is surely a safe whole number; null otherwise. */
function quickArithmetic(fn: 'plus' | 'minus' | 'times', a: NumberColumn, b: NumberColumn, length: number): Column | null {
  if (a.wide || b.wide) return null;
  const scale = fn === 'times' ? a.scale + b.scale : Math.max(a.scale, b.scale);
  const up = fn === 'times' ? 1 : 10 ** (scale - a.scale);
  const over = fn === 'times' ? 1 : 10 ** (scale - b.scale);
  const bound = fn === 'times' ? largest(a) * largest(b) : largest(a) * up + largest(b) * over;
  if (!(bound <= SAFE)) return null;
  const units = new Float64Array(length);
  const [x, y] = [a.units, b.units];
  if (fn === 'plus') for (let i = 0; i < length; i++) units[i] = (x[i] as number) * up + (y[i] as number) * over;
  else if (fn === 'minus') for (let i = 0; i < length; i++) units[i] = (x[i] as number) * up - (y[i] as number) * over;
  else for (let i = 0; i < length; i++) units[i] = (x[i] as number) * (y[i] as number) + 0;
  return numberColumnOf(units, scale);
}

/** Builds a number column from exact units. */
export function fromUnits(length: number, scale: number, at: (row: number) => bigint | null): Column {
  const exact = Array.from({ length }, (_, row) => at(row));
  const units = Float64Array.from(exact, (value) => (value === null ? Number.NaN : Number(value)));
  return numberColumnOf(units, scale, units.some((unit) => Math.abs(unit) > SAFE) ? exact : null);
}

/** A number column from whole units; absent where no row has a value. */
export function numberColumnOf(units: Float64Array, scale: number, wide: NumberColumn['wide'] = null): Column {
  let missing = 0;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < units.length; i++) {
    const unit = units[i] as number;
    if (unit < low) low = unit;
    if (unit > high) high = unit;
    if (Number.isNaN(unit)) missing++;
  }
  if (missing === units.length) return absent;
  return { type: 'number', units, scale, missing, low, high, wide };
}
