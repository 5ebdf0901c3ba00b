// Expressions of one record at a time. Exact like the columns, slower on many questions, and small: it serves the single
// number over all records, so that one indicator does not bring the whole engine with it.
import { addExact, multiplyExact, readExact } from '../decimal.ts';
import { isCalendarDate, readMoment } from '../period/moment.ts';
import type { Get } from './access.ts';
import { decide, order } from './compareValues.ts';
import type { Key } from './key.ts';
import { readKey } from './key.ts';
import type { CallNode, Node } from './node.ts';
import { exactOf, type Numeric } from './numeric.ts';

/** A value of a record: a number, a key, a moment (a number too), a truth, or nothing. */
type Read = (record: unknown) => Numeric | Key | null;

/** The truth of a condition: 0 no, 1 yes, 2 unknown. */
export type Test = (record: unknown) => number;

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

/** The truth of a condition on each record. */
export function testOfRecord(node: Node, reader: Reader): Test {
  if (node.op !== 'call') {
    const read = valueOfRecord(node, reader);
    return (record) => truth(read(record));
  }
  const tests = (): Test[] => node.args.map((arg) => testOfRecord(arg, reader));
  switch (node.fn) {
    case 'and': {
      const all = tests();
      return (record) => {
        let result = 1;
        for (const test of all) {
          const one = test(record);
          if (one === 0) return 0;
          if (one === 2) result = 2;
        }
        return result;
      };
    }
    case 'or': {
      const all = tests();
      return (record) => {
        let result = 0;
        for (const test of all) {
          const one = test(record);
          if (one === 1) return 1;
          if (one === 2) result = 2;
        }
        return result;
      };
    }
    case 'not': {
      const [test] = tests();
      return (record) => NOT[test?.(record) ?? 2] as number;
    }
    default:
      return comparison(node, reader);
  }
}

const NOT = [1, 0, 2] as const;

function truth(value: unknown): number {
  return value === null ? 2 : value === true ? 1 : 0;
}

function comparison({ fn, args }: CallNode, reader: Reader): Test {
  const [a, ...rest] = args.map((arg) => valueOfRecord(arg, reader)) as [Read, ...Read[]];
  if (fn === 'isNull') return (record) => (a(record) === null ? 1 : 0);
  const isDate = args.some((arg) => arg.op === 'field' && arg.type === 'date');
  const others = rest.map((read, i): Read => {
    const node = args[i + 1] as Node;
    const moment = isDate && node.op === 'value' && node.value !== null ? readMoment(node.value) : null;
    return typeof moment === 'number' ? () => moment : read;
  });
  if (fn === 'oneOf') {
    const [of, ...list] = args as [Node, ...Node[]];
    const keys = list.map((item) => (item.op === 'value' ? item.value : null));
    if (of.op === 'field' && of.type === 'key') return (record) => (keys.includes(a(record) as Key | null) ? 1 : 0);
    return (record) => membership(a(record), record, others);
  }
  const [b] = others as [Read];
  return (record) => {
    const x = a(record);
    const y = b(record);
    if (x === null || y === null || (isDate && isCalendarDate(x as number) !== isCalendarDate(y as number))) return 2;
    return decide(fn, order(x, y));
  };
}

function membership(value: Numeric | Key | null, record: unknown, list: readonly Read[]): number {
  for (const read of list) {
    const other = read(record);
    if (value === other || (value !== null && other !== null && order(value, other) === 0)) return 1;
  }
  return 0;
}
