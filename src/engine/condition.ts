// Conditions of each record, three-valued: 0 no, 1 yes, 2 unknown. A condition on one key column is decided once a value
// of its dictionary; a condition that its column's bounds already decide costs nothing.
import { KpiError } from '../error.ts';
import { readExact, rescale } from '../decimal.ts';
import type { Key } from '../expr/aggregate/aggregate.ts';
import { type CallNode, fieldsOf, keyOf, type Node } from '../expr/node.ts';
import { readMoment } from '../period/moment.ts';
import type { Column, KeyColumn, NumberColumn } from './column.ts';
import { compareAt, type Order, orderOfKeys } from './compareAt.ts';
import type { Evaluate } from './evaluate.ts';

/** The truth of a condition on each row, or the same for all rows. */
export type Mask = 0 | 1 | 2 | Uint8Array;

/** Gives the mask of a condition; the same condition is decided once. */
export type Decide = (node: Node) => Mask;

/** Decides conditions over one source of `length` rows. */
export function decider(length: number, evaluate: Evaluate): Decide {
  const done = new Map<string, Mask>();
  const decide: Decide = (node) => {
    const id = keyOf(node);
    const known = done.get(id);
    if (known !== undefined) return known;
    const mask = byDictionary(node, evaluate) ?? compute(node, length, evaluate, decide);
    done.set(id, mask);
    return mask;
  };
  return decide;
}

/** A condition on one key column alone is decided on the dictionary, as if it were the records, then spread over the rows. */
function byDictionary(node: Node, evaluate: Evaluate): Mask | null {
  const [field, ...others] = fieldsOf(node).values();
  if (node.op !== 'call' || field === undefined || others.length > 0 || field.type !== 'key') return null;
  const column = evaluate(field);
  if (column.type !== 'key' || column.keys.length >= column.codes.length) return null;
  const { keys } = column;
  const dictionary: KeyColumn = { type: 'key', keys, codes: Uint32Array.from(keys.keys()) };
  const own: Evaluate = (part) => (part.op === 'field' ? dictionary : evaluate(part));
  const decideKey: Decide = (part) => compute(part, keys.length, own, decideKey);
  const truths = decideKey(node);
  return typeof truths === 'number' ? truths : byKey(column, (_, code) => truths[code] as 0 | 1 | 2);
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

type Test = (order: Order) => 0 | 1 | 2;
const decided = (yes: (order: number) => boolean): Test => (order) => (order === null ? 2 : order !== order ? (yes(Number.NaN) ? 1 : 0) : yes(order) ? 1 : 0);
/** NaN as an order means: different, and neither before nor after. */
const TESTS: Readonly<Record<'eq' | 'ne' | 'lt' | 'lte' | 'gt' | 'gte', Test>> = {
  eq: decided((order) => order === 0),
  ne: decided((order) => order !== 0),
  lt: decided((order) => order < 0),
  lte: decided((order) => order <= 0),
  gt: decided((order) => order > 0),
  gte: decided((order) => order >= 0),
};

const AND = [0, 0, 0, 0, 1, 2, 0, 2, 2] as const;
const OR = [0, 1, 2, 1, 1, 1, 2, 1, 2] as const;
const NOT = [1, 0, 2] as const;

function through(mask: Mask, table: readonly (0 | 1 | 2)[]): Mask {
  if (typeof mask === 'number') return table[mask] as 0 | 1 | 2;
  const result = new Uint8Array(mask.length);
  for (let i = 0; i < mask.length; i++) result[i] = table[mask[i] as number] as number;
  return result;
}

function combine(a: Mask, b: Mask, table: readonly (0 | 1 | 2)[]): Mask {
  if (typeof a === 'number') return through(b, [table[a * 3], table[a * 3 + 1], table[a * 3 + 2]] as (0 | 1 | 2)[]);
  if (typeof b === 'number') return combine(b, a, table);
  const result = new Uint8Array(a.length);
  for (let i = 0; i < a.length; i++) result[i] = table[(a[i] as number) * 3 + (b[i] as number)] as number;
  return result;
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
function byKey(column: KeyColumn, test: (key: Key | null, code: number) => 0 | 1 | 2): Mask {
  const table = Uint8Array.from(column.keys, test);
  const used = column.codes.includes(0) ? table : table.subarray(1);
  if (used.every((truth) => truth === used[0])) return used[0] as 0 | 1 | 2;
  const mask = new Uint8Array(column.codes.length);
  for (let i = 0; i < mask.length; i++) mask[i] = table[column.codes[i] as number] as number;
  return mask;
}

function oneOf(node: CallNode, length: number, evaluate: Evaluate): Mask {
  const [of, ...list] = node.args;
  const column = evaluate(of as Node);
  if (column.type === 'key') {
    const wanted = new Set(list.map((item) => (item.op === 'value' ? item.value : null)));
    return byKey(column, (key) => (key === null ? 2 : wanted.has(key) ? 1 : 0));
  }
  return list.map((item) => compare(TESTS.eq, [of as Node, item], length, evaluate)).reduce<Mask>((a, b) => combine(a, b, OR), 0);
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

/** A number column against a constant of no finer scale, in doubles. */
function compareNumber(test: Test, column: NumberColumn, constant: Key): Mask | null {
  const exact = readExact(constant);
  if (typeof exact === 'string' || exact.scale > column.scale || column.wide) return null;
  const bound = Number(rescale(exact, column.scale));
  if (!Number.isSafeInteger(bound)) return null;
  const lowest = test(Math.sign(column.low - bound));
  if (column.missing === 0 && lowest === test(Math.sign(column.high - bound)) && (column.low > bound || column.high < bound || lowest === test(0))) return lowest;
  const table = [test(-1), test(0), test(1)] as const;
  const { units } = column;
  const mask = new Uint8Array(units.length);
  for (let i = 0; i < units.length; i++) {
    const unit = units[i] as number;
    mask[i] = unit < bound ? table[0] : unit === bound ? table[1] : unit > bound ? table[2] : 2;
  }
  return mask;
}
