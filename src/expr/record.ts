// Expressions of one record at a time. Exact like the columns, slower on many questions, and small: it serves the single
// number over all records, so that one indicator does not bring the whole engine with it.
import { addExact, multiplyExact, readExact } from '../decimal.ts';
import { readMoment } from '../period/moment.ts';
import type { Get } from './access.ts';
import type { Key } from './key.ts';
import { readKey } from './key.ts';
import type { ConstantNode, Node } from './node.ts';
import { exactOf, type Numeric, orderOf } from './numeric.ts';

/** A value of a record: a number, a key, a moment (a number too), a truth, or nothing. */
export type Read = (record: unknown) => Numeric | Key | null;

/** How fields are read, and who is told of a value that cannot be. */
export interface Reader {
  access(name: string): Get;
  fault(): void;
}

/** The value of an expression on each record. */
export function valueOfRecord(node: Node, reader: Reader): Read {
  if (node.op === 'value') return constant(node.value);
  if (node.op === 'field') {
    const get = reader.access(node.name);
    const read = node.type === 'key' ? keyOf : node.type === 'date' ? readMoment : numberOf;
    return (record) => {
      const value = get(record);
      if (value === null || value === undefined) return null;
      const known = read(value);
      if (known === null || (typeof known === 'string' && node.type !== 'key')) {
        reader.fault();
        return null;
      }
      return known;
    };
  }
  const [a, b] = node.op === 'call' ? node.args.slice(0, 2).map((arg) => valueOfRecord(arg, reader)) : [];
  if (node.op !== 'call' || !a || !b) return () => null;
  const { fn } = node;
  if (fn === 'orElse') return (record) => a(record) ?? b(record);
  if (fn === 'band') {
    const bounds = node.args.slice(1).map((bound) => (bound as ConstantNode).value as number);
    return (record) => {
      const value = a(record) as Numeric | null;
      return value === null ? null : bounds.filter((bound) => orderOf(value, bound) >= 0).length;
    };
  }
  return (record) => {
    const x = a(record);
    const y = b(record);
    if (x === null || y === null) return null;
    // Dates of different sorts differ by no whole number.
    if (fn === 'elapsed') return Number.isInteger((y as number) - (x as number)) ? (y as number) - (x as number) : null;
    const [left, right] = [exactOf(x as Numeric), exactOf(y as Numeric)];
    return fn === 'times' ? multiplyExact(left, right) : addExact(left, fn === 'minus' ? { ...right, units: -right.units } : right);
  };
}

function constant(value: Key | null): Read {
  return () => value;
}

function keyOf(value: unknown): Key | null {
  const read = readKey(value);
  return read.fault === undefined ? read.key : null;
}

function numberOf(value: unknown): Numeric | null {
  // Up to 15 digits, six of them behind the point, a double surely is its shortest text and within the limits.
  if (typeof value === 'number' && value < 1e9 && value > -1e9 && Math.round(value * 1e6) / 1e6 === value) return value;
  const exact = readExact(value);
  return typeof exact === 'string' ? null : exact;
}
