// Values of each record: an expression becomes a column. Arithmetic is exact: units are added at a common scale, and go
// over to big integers where a double could not hold them.
import { KpiError } from '../error.ts';
import { keyOf, type Node } from '../expr/node.ts';
import { absent, type Column, type DateColumn, type KeyColumn, type NumberColumn, SAFE } from './column.ts';
import { unitsAt } from './encodeNumber.ts';
import type { Source } from './source.ts';

/** Gives the column of an expression; the same expression is computed once. */
export type Evaluate = (node: Node) => Column;

/** An evaluator over one source. */
export function evaluator(source: Source): Evaluate {
  const done = new Map<string, Column>();
  const evaluate: Evaluate = (node) => {
    const id = keyOf(node);
    const known = done.get(id);
    if (known) return known;
    const column = compute(node, source, evaluate);
    done.set(id, column);
    return column;
  };
  return evaluate;
}

function compute(node: Node, source: Source, evaluate: Evaluate): Column {
  if (node.op === 'value') return { type: 'constant', value: node.value };
  if (node.op === 'field') return source.column(node).column;
  if (node.op === 'call') {
    const [a = absent, b = absent] = node.args.slice(0, 2).map(evaluate);
    if (node.fn === 'orElse') return orElse(a, b, source.length);
    if (node.fn === 'plus' || node.fn === 'minus' || node.fn === 'times') return arithmetic(node.fn, a, b, source.length);
  }
  throw new KpiError('bad-formula', `${node.op === 'call' ? node.fn : node.op} does not give a value of each record`, 'use it as a condition, or on totals');
}

/** A constant spread over the rows as exact units, so that one loop serves all. */
function numbers(column: Column): { at: (row: number) => bigint | null; scale: number } | null {
  if (column.type === 'number') return { at: (row) => unitsAt(column, row), scale: column.scale };
  if (column.type === 'constant' && typeof column.value === 'number' && Number.isSafeInteger(column.value)) {
    const units = BigInt(column.value);
    return { at: () => units, scale: 0 };
  }
  return null;
}

function arithmetic(fn: 'plus' | 'minus' | 'times', a: Column, b: Column, length: number): Column {
  if (a === absent || b === absent) return absent;
  const [x, y] = [spread(a, length), spread(b, length)];
  const quick = x && y ? quickArithmetic(fn, x, y, length) : null;
  if (quick) return quick;
  const left = numbers(a);
  const right = numbers(b);
  if (!left || !right) throw new KpiError('bad-formula', `${fn} of something that is not a number`, 'use number fields and whole constants');
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

/** A whole constant as a column, so that it takes the quick way too. */
function spread(column: Column, length: number): NumberColumn | null {
  if (column.type === 'number') return column;
  if (column.type !== 'constant' || typeof column.value !== 'number' || !Number.isSafeInteger(column.value)) return null;
  const { value } = column;
  return { type: 'number', units: new Float64Array(length).fill(value), scale: 0, missing: 0, low: value, high: value, wide: null };
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
  return measured(units, scale, null);
}

/** Builds a number column from exact units. */
function fromUnits(length: number, scale: number, at: (row: number) => bigint | null): Column {
  const exact = Array.from({ length }, (_, row) => at(row));
  const units = Float64Array.from(exact, (value) => (value === null ? Number.NaN : Number(value)));
  return measured(units, scale, units.some((unit) => Math.abs(unit) > SAFE) ? exact : null);
}

function measured(units: Float64Array, scale: number, wide: NumberColumn['wide']): Column {
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

/** The first column, with the values of the second where the first has none. */
function orElse(a: Column, b: Column, length: number): Column {
  if (a.type === 'constant') return a.value === null ? b : a;
  if (b === absent) return a;
  if (a.type === 'number') return a.missing === 0 ? a : numberOrElse(a, b, length);
  if (a.type === 'date') return a.missing === 0 || b.type !== 'date' ? a : dateOrElse(a, b);
  return keyOrElse(a, b);
}

function numberOrElse(a: NumberColumn, b: Column, length: number): Column {
  const fallback = numbers(b);
  if (!fallback) throw new KpiError('bad-formula', 'orElse of a number with something that is not one', 'use a number field or a whole constant');
  const scale = Math.max(a.scale, fallback.scale);
  return fromUnits(length, scale, (row) => {
    const own = unitsAt(a, row);
    if (own !== null) return own * 10n ** BigInt(scale - a.scale);
    const other = fallback.at(row);
    return other === null ? null : other * 10n ** BigInt(scale - fallback.scale);
  });
}

function dateOrElse(a: DateColumn, b: DateColumn): Column {
  const moments = Float64Array.from(a.moments, (moment, row) => (Number.isNaN(moment) ? (b.moments[row] as number) : moment));
  const missing = moments.reduce((sum, moment) => sum + (Number.isNaN(moment) ? 1 : 0), 0);
  return { type: 'date', moments, holds: a.holds === b.holds ? a.holds : 'both', missing };
}

function keyOrElse(a: KeyColumn, b: Column): Column {
  if (b.type !== 'key' && b.type !== 'constant') throw new KpiError('bad-formula', 'orElse of a key with a number or a date', 'use a key field or a constant');
  if (!a.codes.includes(0)) return a;
  const keys = [...a.keys];
  const known = new Map(keys.map((key, code) => [key, code]));
  const codeOf = (key: KeyColumn['keys'][number]): number => {
    const found = known.get(key);
    if (found !== undefined) return found;
    known.set(key, keys.length);
    return keys.push(key) - 1;
  };
  const other = b.type === 'key' ? b.keys.map(codeOf) : [codeOf(b.value)];
  const codes = Uint32Array.from(a.codes, (code, row) => (code !== 0 ? code : (other[b.type === 'key' ? (b.codes[row] as number) : 0] as number)));
  return { type: 'key', codes, keys };
}
