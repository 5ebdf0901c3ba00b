// Conditions of one record at a time, three-valued.
import { isCalendarDate, readMoment } from '../period/moment.ts';
import { decide, order } from './compareValues.ts';
import type { Key } from './key.ts';
import type { CallNode, Node } from './node.ts';
import type { Numeric } from './numeric.ts';
import { type Read, type Reader, valueOfRecord } from './record.ts';

/** The truth of a condition: 0 no, 1 yes, 2 unknown. */
export type Test = (record: unknown) => number;

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
  // Over the whole of time everything known is reached.
  if (fn === 'reached') return (record) => (a(record) === null ? 0 : 1);
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
