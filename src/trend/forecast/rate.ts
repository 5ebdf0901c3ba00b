// A rate by its parts: what is divided and what it is divided by, read from the totals behind a table. A rate is not forecast from rates:
// a month of ten visits would count as much as one of ten thousand.

import { decimalOf } from '../../expr/fraction.ts';
import { type CallNode, type Node, totalsOf } from '../../expr/node.ts';
import { behind } from '../../query/behind.ts';
import type { Values } from '../observed.ts';
import { seriesRead } from '../series.ts';
import type { TableSeries } from '../seriesShape.ts';

/** The parts of a rate, period by period, and what they come to. */
export interface Rate {
  readonly numerators: Values;
  readonly denominators: Values;
  /** The rate that is made of both; the second is not 0. */
  readonly of: (numerator: number, denominator: number) => number;
}

/** A rate is `scale` × numerator ÷ denominator + `offset`. */
interface Shape {
  readonly numerator: Node;
  readonly denominator: Node;
  readonly scale: number;
  readonly offset: number;
}

/** The parts of the rate in a column; null for what is none. */
export function rateIn({ table, column: id, segment }: TableSeries): Rate | null {
  const column = table.columns.find((one) => one.id === id && one.role === 'value');
  const shape = column?.formula && column.additivity === 'ratio' ? shapeOf(column.formula) : null;
  if (shape === null) return null;
  const { scale, offset } = shape;
  const read = behind(table);
  // Of a rate without an answer the parts have none either, but where it is only that nothing can be divided by 0.
  const withheld = new Set(table.notes.filter(({ column: of, code }) => of === id && code !== 'zero-denominator').map(({ row }) => row));
  const partAt = (row: number, node: Node): number | null => {
    const { value } = read.settled(row, node);
    const number = value === null || withheld.has(row) ? Number.NaN : decimalOf(value).toNumber();
    return Number.isFinite(number) ? number : null;
  };
  const parts = table.rows.map((_, row) => [partAt(row, shape.numerator), partAt(row, shape.denominator)] as const);
  const valuesOf = (part: 0 | 1): Values => {
    const rows = table.rows.map((row, i) => ({
      ...row,
      [id]: (parts[i] as (typeof parts)[number]).includes(null) ? null : parts[i]?.[part],
    }));
    return seriesRead({ table: { ...table, rows }, column: id, segment }, {}).values;
  };
  return { numerators: valuesOf(0), denominators: valuesOf(1), of: (a, b) => (scale * a) / b + offset };
}

/** The division within a formula, with what is done to it by constants; null for any other formula. */
function shapeOf(node: Node): Shape | null {
  if (node.op !== 'call') return null;
  const { fn, args } = node as CallNode;
  const [a, b] = args as readonly [Node, Node];
  if (fn === 'ratio' && totalsOf(a).size > 0 && totalsOf(b).size > 0) return { numerator: a, denominator: b, scale: 1, offset: 0 };
  const [left, right] = [constantOf(a), constantOf(b)];
  const inner = left === null ? a : b;
  const constant = left ?? right;
  const shape = constant === null || inner === undefined ? null : shapeOf(inner);
  if (shape === null || constant === null) return null;
  const { scale, offset } = shape;
  if (fn === 'times') return { ...shape, scale: scale * constant, offset: offset * constant };
  if (fn === 'plus') return { ...shape, offset: offset + constant };
  if (fn !== 'minus') return null;
  return left === null ? { ...shape, offset: offset - constant } : { ...shape, scale: -scale, offset: constant - offset };
}

function constantOf(node: Node | undefined): number | null {
  const number = node?.op === 'value' && node.value !== null ? Number(node.value) : Number.NaN;
  return Number.isFinite(number) ? number : null;
}
