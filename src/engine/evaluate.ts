// Values of each record: an expression becomes a column.
import { KpiError } from '../error.ts';
import { type ConstantNode, keyOf, type Node } from '../expr/node.ts';
import { arithmetic, fromUnits, numberColumnOf, numbers } from './arithmetic.ts';
import { banded } from './band.ts';
import { absent, type Column, type DateColumn, dateColumnOf, type KeyColumn, keyColumnOf, type NumberColumn } from './column.ts';
import type { Source } from './source.ts';
import { unitsAt } from './units.ts';

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
    if (node.fn === 'elapsed') return elapsed(a, b, source.length);
    if (node.fn === 'band') return banded(a, node.args.slice(1) as readonly ConstantNode[], source.length);
    if (node.fn === 'plus' || node.fn === 'minus' || node.fn === 'times') return arithmetic(node.fn, a, b, source.length);
  }
  throw new KpiError(
    'bad-formula',
    `${node.op === 'call' ? node.fn : node.op} does not give a value of each record`,
    'use it as a condition, or on totals',
  );
}

/** Milliseconds between two dates of the same sort. */
function elapsed(a: Column, b: Column, length: number): Column {
  if (a.type !== 'date' || b.type !== 'date') return absent;
  const [from, to] = [a.moments, b.moments];
  // A calendar date stands half a millisecond behind its midnight.
  const units = Float64Array.from({ length }, (_, row) => {
    const between = (to[row] as number) - (from[row] as number);
    return Number.isInteger(between) ? between + 0 : Number.NaN;
  });
  return numberColumnOf(units, 0);
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
  if (!fallback) throw new KpiError('bad-formula', 'orElse of a number with something that is not one', 'use a number field or a constant');
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
  return dateColumnOf(moments, a.holds === b.holds ? a.holds : 'both', missing);
}

function keyOrElse(a: KeyColumn, b: Column): Column {
  if (b.type !== 'key' && b.type !== 'constant')
    throw new KpiError('bad-formula', 'orElse of a key with a number or a date', 'use a key field or a constant');
  if (a.counts()[0] === 0) return a;
  const keys = [...a.keys];
  const known = new Map(keys.map((key, code) => [key, code]));
  const codeOf = (key: KeyColumn['keys'][number]): number => {
    const found = known.get(key);
    if (found !== undefined) return found;
    known.set(key, keys.length);
    return keys.push(key) - 1;
  };
  const other = b.type === 'key' ? b.keys.map(codeOf) : [codeOf(b.value)];
  const codes = Uint32Array.from(a.codes, (code, row) =>
    code !== 0 ? code : (other[b.type === 'key' ? (b.codes[row] as number) : 0] as number),
  );
  return keyColumnOf(codes, keys);
}
