// Holds a formula against the rules of the language before any record is read: formulas are plain JSON and may come from a
// file, so nothing about them is taken for granted.
import { excerpt, type KpiErrorPath, refuseUnknown } from '../error.ts';
import { type AggregateName, ofCustomers, ofNumbers, ofPrevious } from './aggregate/name.ts';
import { nodeOf, refuse, sortOf } from './checkRecord.ts';
import { type AggregateNode, childrenOf, type FieldNode, fieldsOf, type Node } from './node.ts';
import type { ScalarName } from './scalar.ts';
import type { NotPositive } from './value.ts';

const notPositive: ReadonlySet<NotPositive> = new Set<NotPositive>(['target-reached', 'never-recovers']);
const ofKeys: ReadonlySet<string> = new Set<string>(['only', ...ofCustomers]);
const ofAnything: ReadonlySet<string> = new Set<AggregateName>(['count', 'countDistinct', 'countDistinctApproximate']);
/** Functions of two totals. */
const ofTotals: ReadonlySet<string> = new Set<ScalarName>(['plus', 'minus', 'times', 'ratio', 'growth', 'orElse']);
/** Refuses a formula that the language does not know, that mixes records with totals, or that reads no records. */
export function checkFormula(formula: unknown, path: KpiErrorPath): void {
  if (!checkGroup(formula, path, 1)) refuse('a formula that reads no records', 'aggregate a field: sum(sale.amount)', path);
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
  if (known.fn === 'positive') return checkPositive(known.args, path, depth);
  if (!ofTotals.has(known.fn)) refuse(`${excerpt(known.fn)} of totals`, `use ${[...ofTotals].join(', ')} or positive`, path);
  if (known.args.length !== 2) refuse(`${known.fn} of ${known.args.length} parts`, 'give two', path);
  return known.args.map((arg, i) => checkGroup(arg, [...path, i], depth + 1)).some(Boolean);
}

function checkPositive([of, reason, ...more]: readonly unknown[], path: KpiErrorPath, depth: number): boolean {
  const word = reason as Node | undefined;
  if (more.length > 0 || word?.op !== 'value' || !notPositive.has(word.value as NotPositive))
    refuse('positive without its reason', `give a formula and one of ${[...notPositive].join(', ')}`, path);
  return checkGroup(of, [...path, 0], depth + 1);
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
    if (ofCustomers.has(total.fn) && total.fn !== 'repeating')
      refuse(`the stock of ${total.fn}`, 'count customers in periods, without until', [...path, 'until']);
  }
  refuseUnknown(total, ['op', 'fn', 'of', 'each', 'q', 'n', 'where', 'missing', 'at', 'until', 'shift', 'across'], path);
  if (total.missing !== undefined && total.missing !== 'skip' && total.missing !== 'refuse')
    refuse(`missing is ${excerpt(total.missing)}`, "give 'skip' or 'refuse'", [...path, 'missing']);
  if (total.q !== undefined && (total.fn !== 'quantile' || !(total.q >= 0 && total.q <= 1)))
    refuse(`a ${total.fn} of ${excerpt(total.q)}`, 'give a share from 0 to 1', path);
  if (total.n !== undefined && (total.fn !== 'largest' || !Number.isSafeInteger(total.n) || total.n < 1))
    refuse(`the ${excerpt(total.n)} of a ${total.fn}`, 'give the largest a whole number from 1', [...path, 'n']);
  if (total.shift !== undefined && (total.shift !== 'previous' || ofPrevious.has(total.fn)))
    refuse(`${total.fn} of the shift ${excerpt(total.shift)}`, 'take a sum or a count of the period before: previous(…)', [
      ...path,
      'shift',
    ]);
  if (total.across !== undefined && total.across !== true) refuse(`across is ${excerpt(total.across)}`, 'give true', [...path, 'across']);
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
