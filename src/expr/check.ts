// Holds a formula against the rules of the language before any record is read: formulas are plain JSON and may come from a
// file, so nothing about them is taken for granted.
import { excerpt, KpiError, type KpiErrorPath, refuseUnknown } from '../error.ts';
import type { AggregateName } from './aggregate/name.ts';
import { type AggregateNode, childrenOf, type FieldNode, fieldsOf, type Node } from './node.ts';
import { type ScalarName, scalars } from './scalar.ts';

/** What a value of each record is. */
type Sort = 'number' | 'key' | 'date' | 'condition' | 'nothing';

const DEPTH = 128;
const arithmetic: ReadonlySet<string> = new Set<ScalarName>(['plus', 'minus', 'times']);
const conditions: ReadonlySet<string> = new Set<ScalarName>(['eq', 'ne', 'lt', 'lte', 'gt', 'gte', 'oneOf', 'isNull', 'and', 'or', 'not']);
const ofNumbers: ReadonlySet<string> = new Set<AggregateName>(['sum', 'mean', 'min', 'max', 'last', 'quantile']);
const ofCustomers: ReadonlySet<string> = new Set<AggregateName>([
  'new',
  'returning',
  'returningOrRepeating',
  'repeating',
  'retained',
  'previous',
  'reactivated',
]);
const ofKeys: ReadonlySet<string> = new Set<string>(['only', ...ofCustomers]);
const ofAnything: ReadonlySet<string> = new Set<AggregateName>(['count', 'countDistinct']);
const fieldSorts = { number: 'number', money: 'number', key: 'key', date: 'date' } as const;

function refuse(problem: string, hint: string, path: KpiErrorPath): never {
  throw new KpiError('bad-formula', problem, hint, path);
}

/** Refuses a formula that the language does not know, that mixes records with totals, or that reads no records. */
export function checkFormula(formula: unknown, path: KpiErrorPath): void {
  if (!checkGroup(formula, path, 1)) refuse('a formula that reads no records', 'aggregate a field: sum(sale.amount)', path);
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

/** Checks a number of each group; whether it holds a total. */
function checkGroup(node: unknown, path: KpiErrorPath, depth: number): boolean {
  const known = nodeOf(node, path, depth);
  if (known.op === 'field') refuse(`the field ${excerpt(known.name)} of each record among totals`, 'aggregate it: sum(…), count(…)', path);
  if (known.op === 'value') return false;
  if (known.op === 'aggregate') {
    checkTotal(known, path, depth);
    return true;
  }
  if (!arithmetic.has(known.fn) && known.fn !== 'ratio' && known.fn !== 'orElse')
    refuse(`${excerpt(known.fn)} of totals`, 'use plus, minus, times, ratio or orElse', path);
  if (known.args.length !== 2) refuse(`${known.fn} of ${known.args.length} parts`, 'give two', path);
  return known.args.map((arg, i) => checkGroup(arg, [...path, i], depth + 1)).some(Boolean);
}

function checkTotal(total: AggregateNode, path: KpiErrorPath, depth: number): void {
  if (!ofNumbers.has(total.fn) && !ofKeys.has(total.fn) && !ofAnything.has(total.fn))
    refuse(`the total ${excerpt(total.fn)}`, `one of ${[...ofNumbers, ...ofAnything, ...ofKeys].join(', ')}`, path);
  const sort = sortOf(total.of, [...path, 'of'], depth + 1);
  if (ofNumbers.has(total.fn) && sort !== 'number') refuse(`${total.fn} of a ${sort}`, 'use a number', [...path, 'of']);
  if (ofKeys.has(total.fn) && sort !== 'key') refuse(`${total.fn} of a ${sort}`, 'use what tells records apart', [...path, 'of']);
  if (total.each !== undefined) sortOf(total.each, [...path, 'each'], depth + 1);
  if (total.where !== undefined && sortOf(total.where, [...path, 'where'], depth + 1) !== 'condition')
    refuse('a where that is no condition', 'compare something: gt(sale.amount, 100)', [...path, 'where']);
  if (sortOf(total.at, [...path, 'at'], depth + 1) !== 'date') refuse('an at that is no date', 'give a date field', [...path, 'at']);
  if (total.until !== undefined) {
    if (!['date', 'nothing'].includes(sortOf(total.until, [...path, 'until'], depth + 1)))
      refuse('an until that is no date', 'give a date field', [...path, 'until']);
    if (ofCustomers.has(total.fn)) refuse(`the stock of ${total.fn}`, 'count customers in periods, without until', [...path, 'until']);
  }
  refuseUnknown(total, ['op', 'fn', 'of', 'each', 'q', 'where', 'missing', 'at', 'until'], path);
  if (total.missing !== undefined && total.missing !== 'skip' && total.missing !== 'refuse')
    refuse(`missing is ${excerpt(total.missing)}`, "give 'skip' or 'refuse'", [...path, 'missing']);
  if (total.q !== undefined && (total.fn !== 'quantile' || !(total.q >= 0 && total.q <= 1)))
    refuse(`a ${total.fn} of ${excerpt(total.q)}`, 'give a share from 0 to 1', path);
  const kinds = new Set(childrenOf(total).flatMap(kindsOf));
  if (kinds.size !== 1)
    refuse(
      `a total over ${kinds.size === 0 ? 'no records' : [...kinds].join(' and ')}`,
      'a total reads one kind of record; join totals, not records',
      path,
    );
}

function kindsOf(node: Node): string[] {
  return [...fieldsOf(node).values()].map((field: FieldNode) => field.from);
}

/** Checks a value of each record; what it is. */
function sortOf(node: unknown, path: KpiErrorPath, depth: number): Sort {
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
    if (known.args.length === 0) refuse(`${known.fn} of nothing`, 'give it something to decide on', path);
    return 'condition';
  }
  if (known.fn === 'orElse' && sorts.length === 2) return sorts[0] as Sort;
  if (known.fn === 'elapsed') {
    if (sorts.length !== 2 || sorts.some((sort) => sort !== 'date')) refuse(`elapsed of ${sorts.join(' and ')}`, 'use two dates', path);
    return 'number';
  }
  return refuse(`${excerpt(known.fn)} of each record`, `one of ${[...arithmetic, ...conditions, 'orElse', 'elapsed'].join(', ')}`, path);
}

function nodeOf(node: unknown, path: KpiErrorPath, depth: number): Node {
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
