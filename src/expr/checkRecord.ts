// Holds values and conditions of each record against the rules of the language.
import { readExact } from '../decimal.ts';
import { excerpt, KpiError, type KpiErrorPath } from '../error.ts';
import type { Node } from './node.ts';
import { type ScalarName, scalars } from './scalar.ts';

/** What a value of each record is. */
export type Sort = 'number' | 'key' | 'date' | 'condition' | 'nothing';

const DEPTH = 128;
/** The functions that make a number of two. */
const arithmetic: ReadonlySet<string> = new Set<ScalarName>(['plus', 'minus', 'times']);
/** The functions that make a condition. */
export const conditions: ReadonlySet<string> = new Set<ScalarName>([
  'eq',
  'ne',
  'lt',
  'lte',
  'gt',
  'gte',
  'oneOf',
  'isNull',
  'and',
  'or',
  'not',
  'reached',
]);
const others: readonly ScalarName[] = ['orElse', 'elapsed', 'band'];
const fieldSorts = { number: 'number', money: 'number', key: 'key', date: 'date' } as const;

/** Refuses a formula. */
export function refuse(problem: string, hint: string, path: KpiErrorPath): never {
  throw new KpiError('bad-formula', problem, hint, path);
}

/** Refuses what is no condition of each record. */
export function checkCondition(node: unknown, path: KpiErrorPath): void {
  const sort = sortOf(node, path, 1);
  if (sort !== 'condition' && sort !== 'key') refuse(`a ${sort} as a condition`, 'compare something: gt(sale.amount, 100)', path);
}

/** Refuses what records cannot be split by. */
export function checkSegment(node: unknown, path: KpiErrorPath): void {
  const sort = sortOf(node, path, 1);
  if (sort !== 'condition' && sort !== 'key') refuse(`a ${sort} to split by`, 'split by a key or a condition', path);
}

/** Checks a value of each record; what it is. */
export function sortOf(node: unknown, path: KpiErrorPath, depth: number): Sort {
  const known = nodeOf(node, path, depth);
  if (known.op === 'aggregate')
    refuse(`the total ${excerpt(known.fn)} among values of each record`, 'totals do not go inside totals', path);
  if (known.op === 'value') return typeof known.value === 'number' ? 'number' : known.value === null ? 'nothing' : 'key';
  if (known.op === 'field')
    return fieldSorts[known.type] ?? refuse(`a field of type ${excerpt(known.type)}`, 'number, money, key or date', path);
  const sorts = known.args.map((arg, i) => sortOf(arg, [...path, i], depth + 1));
  if (arithmetic.has(known.fn)) {
    if (sorts.length !== 2 || sorts.some((sort) => sort !== 'number'))
      refuse(`${known.fn} of ${sorts.join(' and ')}`, 'use two numbers', path);
    return 'number';
  }
  if (conditions.has(known.fn)) {
    if (known.fn === 'reached' && sorts[0] !== 'date') refuse(`reached of a ${sorts[0]}`, 'use a date', path);
    if (known.args.length === 0) refuse(`${known.fn} of nothing`, 'give it something to decide on', path);
    return 'condition';
  }
  if (known.fn === 'orElse' && sorts.length === 2) return sorts[0] as Sort;
  if (known.fn === 'elapsed') {
    if (sorts.length !== 2 || sorts.some((sort) => sort !== 'date')) refuse(`elapsed of ${sorts.join(' and ')}`, 'use two dates', path);
    return 'number';
  }
  if (known.fn === 'band') {
    if (sorts[0] !== 'number' || !areBounds(known.args.slice(1)))
      refuse('a band without its number and bounds', `use a number, and 1 to ${BOUNDS} bounds, each above the one before`, path);
    return 'key';
  }
  return refuse(`${excerpt(known.fn)} of each record`, `one of ${[...arithmetic, ...conditions, ...others].join(', ')}`, path);
}

/** Most bounds between bands. */
const BOUNDS = 100;

/** Whether constants are numbers that go up one by one. Doubles are ordered as their shortest texts are. */
function areBounds(nodes: readonly Node[]): boolean {
  const bounds = nodes.map((node) => (node.op === 'value' ? node.value : null));
  const isRising = bounds.every(
    (bound, i) => typeof readExact(bound) !== 'string' && typeof bound === 'number' && !(bound <= Number(bounds[i - 1])),
  );
  return isRising && bounds.length > 0 && bounds.length <= BOUNDS;
}

/** Refuses what is no node of the language. */
export function nodeOf(node: unknown, path: KpiErrorPath, depth: number): Node {
  if (depth > DEPTH) refuse(`a formula deeper than ${DEPTH}`, 'use oneOf(field, list) instead of many comparisons', path);
  const part = node as Partial<Record<string, unknown>> | null | undefined;
  const isNode = typeof part === 'object' && part !== null && ['value', 'field', 'call', 'aggregate'].includes(part['op'] as string);
  if (!isNode) refuse(`${excerpt(node)} in a formula`, 'use sale.amount, sum(…) or a constant', path);
  if (part['op'] === 'call' && (!Array.isArray(part['args']) || !Object.hasOwn(scalars, String(part['fn']))))
    refuse(`the function ${excerpt(part['fn'])}`, `one of ${Object.keys(scalars).join(', ')}`, path);
  if (part['op'] === 'value' && !(part['value'] === null || ['string', 'number', 'boolean'].includes(typeof part['value'])))
    refuse(`the constant ${excerpt(part['value'])}`, 'use a text, a number, a flag or null', path);
  return node as Node;
}
