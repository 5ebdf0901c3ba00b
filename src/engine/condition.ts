// Conditions of each record, three-valued: 0 no, 1 yes, 2 unknown. A condition on one key column is decided once a value
// of its dictionary; a condition that its column's bounds already decide costs nothing.
import { KpiError } from '../error.ts';
import { conditions } from '../expr/checkRecord.ts';
import type { Key } from '../expr/key.ts';
import { type CallNode, keyOf, type Node } from '../expr/node.ts';
import { isCalendarDate, readMoment } from '../period/moment.ts';
import { type Column, type KeyColumn, keyColumnOf } from './column.ts';
import { compareAt, orderOfKeys } from './compareAt.ts';
import { compareNumber, TESTS, type Test } from './comparison.ts';
import type { Evaluate } from './evaluate.ts';
import { AND, coded, combine, KNOWN, type Mask, NOT, OR, spread, type Truth, through } from './mask.ts';

/** Gives the mask of a condition; the same condition is decided once. */
export type Decide = (node: Node) => Mask;

/** Decides conditions over one source of `length` rows. */
export function decider(length: number, evaluate: Evaluate): Decide {
  const done = new Map<string, Mask>();
  const decide: Decide = (node) => {
    const id = keyOf(node);
    const known = done.get(id);
    if (known !== undefined) return known;
    const mask = compute(node, length, evaluate, decide);
    done.set(id, mask);
    return mask;
  };
  return decide;
}

function compute(node: Node, length: number, evaluate: Evaluate, decide: Decide): Mask {
  if (node.op === 'value') return node.value === null ? 2 : node.value === true ? 1 : 0;
  if (node.op !== 'call') return truthOf(evaluate(node));
  switch (node.fn) {
    case 'and':
      return node.args.map(decide).reduce((a, b) => combine(a, b, AND));
    case 'or':
      return node.args.map(decide).reduce((a, b) => combine(a, b, OR));
    case 'not':
      return through(decide(node.args[0] as Node), NOT);
    case 'isNull':
      return missing(evaluate(node.args[0] as Node));
    case 'reached':
      return reached(node, evaluate);
    case 'oneOf':
      return oneOf(node, length, evaluate);
    case 'eq':
    case 'ne':
    case 'lt':
    case 'lte':
    case 'gt':
    case 'gte':
      return compare(TESTS[node.fn], node.args, length, evaluate);
    default:
      return truthOf(evaluate(node));
  }
}

function truthOf(column: Column): Mask {
  if (column.type === 'constant') return column.value === null ? 2 : column.value === true ? 1 : 0;
  if (column.type !== 'key') throw new KpiError('bad-formula', `a ${column.type} is not a condition`, 'compare it with something');
  return byKey(column, (key) => (key === null ? 2 : key === true ? 1 : 0));
}

function missing(column: Column): Mask {
  if (column.type === 'constant') return column.value === null ? 1 : 0;
  if (column.type === 'key') return byKey(column, (key) => (key === null ? 1 : 0));
  if (column.missing === 0) return 0;
  return Uint8Array.from(column.type === 'number' ? column.units : column.moments, (value) => (Number.isNaN(value) ? 1 : 0));
}

/** Decides a condition once for each value of the dictionary. */
function byKey(column: KeyColumn, test: (key: Key | null) => Truth): Mask {
  return coded(column, Uint8Array.from(column.keys, test));
}

/** Never unknown: a date that is missing, or lies behind the bound of its sort, is not reached. */
function reached({ args: [of, ...bounds] }: CallNode, evaluate: Evaluate): Mask {
  const column = evaluate(of as Node);
  if (column.type !== 'date') return 0;
  if (bounds.length === 0) return through(missing(column), NOT);
  const [instant, day] = bounds.map((bound) => (bound.op === 'value' ? readMoment(bound.value) : Number.NaN)) as [number, number];
  return Uint8Array.from(column.moments, (moment) => (moment < (isCalendarDate(moment) ? day : instant) ? 1 : 0));
}

/** Never unknown: a missing value is among the list when null is listed. */
function oneOf(node: CallNode, length: number, evaluate: Evaluate): Mask {
  const [of, ...list] = node.args as [Node, ...Node[]];
  const column = evaluate(of);
  const values = list.map((item) => (item.op === 'value' ? item.value : null));
  if (column.type === 'key' || column.type === 'constant') {
    const wanted = new Set(values);
    return column.type === 'key' ? byKey(column, (key) => (wanted.has(key) ? 1 : 0)) : wanted.has(column.value) ? 1 : 0;
  }
  const absent = values.includes(null) ? missing(column) : 0;
  const present = list.filter((_, i) => values[i] !== null).map((item) => through(compare(TESTS.eq, [of, item], length, evaluate), KNOWN));
  return present.reduce<Mask>((a, b) => combine(a, b, OR), absent);
}

function compare(test: Test, [left, right]: readonly Node[], length: number, evaluate: Evaluate): Mask {
  const a = evaluate(left as Node);
  const b = evaluate(right as Node);
  if ((a.type === 'constant' && a.value === null) || (b.type === 'constant' && b.value === null)) return 2;
  if (a.type === 'constant' && b.type === 'constant') return test(orderOfKeys(a.value as Key, b.value as Key));
  if (a.type === 'key' && b.type === 'constant') return byKey(a, (key) => (key === null ? 2 : test(orderOfKeys(key, b.value as Key))));
  if (a.type === 'number' && b.type === 'constant') {
    const quick = compareNumber(test, a, b.value as Key);
    if (quick !== null) return quick;
  }
  if (a.type === 'date' && b.type === 'constant' && typeof readMoment(b.value) !== 'number') {
    throw new KpiError('bad-formula', `a date compared with ${String(b.value)}`, "give a date such as '2025-03-31' or an instant");
  }
  const order = compareAt(a, b);
  const mask = new Uint8Array(length);
  for (let row = 0; row < length; row++) mask[row] = test(order(row));
  return mask;
}

/** The column by which a question splits: a value, or a condition as a flag. */
export function dimensionOf(node: Node, length: number, evaluate: Evaluate, decide: Decide): Column {
  if (node.op !== 'call' || !conditions.has(node.fn)) return evaluate(node);
  const mask = decide(node);
  if (typeof mask === 'number') return { type: 'constant', value: mask === 2 ? null : mask === 1 };
  const flags = [null, false, true];
  return keyColumnOf(Uint32Array.from(spread(mask), (truth) => [1, 2, 0][truth] as number).subarray(0, length), flags);
}
