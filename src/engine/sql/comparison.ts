// Two values of a record held against each other.
import type { Constant, Node } from '../../expr/node.ts';
import { isDate, testDate, testDates } from './dateTest.ts';
import type { Sql } from './dialect.ts';
import { constantOf, type Reading, valueSql } from './scalar.ts';
import { unsupported } from './writer.ts';

const SIGNS = { eq: '=', ne: '<>', lt: '<', lte: '<=', gt: '>', gte: '>=' } as const;
/** The names of the comparisons. */
export const COMPARISONS: readonly string[] = Object.keys(SIGNS);
/** Neither yes nor no. */
export const UNKNOWN = 'CAST(NULL AS BOOLEAN)';

type Comparison = keyof typeof SIGNS;
const TURNED = { eq: 'eq', ne: 'ne', lt: 'gt', lte: 'gte', gt: 'lt', gte: 'lte' } as const satisfies Record<Comparison, Comparison>;

/** A comparison of two values of each record. */
export function compare(fn: Comparison, [left, right]: readonly [Node, Node], reading: Reading): string {
  if (left.op === 'value' && right.op !== 'value') return compare(TURNED[fn], [right, left], reading);
  const a = valueSql(left, reading);
  if (a === null) return UNKNOWN;
  if (right.op === 'value') return right.value === null ? UNKNOWN : compareConstant(fn, a, right.value, reading);
  const b = valueSql(right, reading);
  if (b === null) return UNKNOWN;
  if (isDate(a) || isDate(b)) return testDates(fn, a, b, reading.writer);
  if (a.type !== b.type) return `(CASE WHEN ${a.sql} IS NULL OR ${b.sql} IS NULL THEN NULL ELSE ${fn === 'ne' ? 'TRUE' : 'FALSE'} END)`;
  if (a.type === 'text' && fn !== 'eq' && fn !== 'ne') throw unsupported('the order of two texts');
  return `(${a.sql} ${SIGNS[fn]} ${b.sql})`;
}

/** From here on, the order of UTF-16, as in memory, is not that of characters, as in databases. */
const BEYOND = /[\ud800-\uffff]/;

function compareConstant(fn: Comparison, a: Sql, value: Exclude<Constant, null>, { writer }: Reading): string {
  if (isDate(a)) return testDate(fn, a, value, writer);
  const b = constantOf(value, writer);
  // Keys of different types only differ.
  if (a.type !== b.type) return always(a, fn === 'ne');
  const isOrdered = a.type === 'text' && fn !== 'eq' && fn !== 'ne';
  if (isOrdered && BEYOND.test(String(value))) throw unsupported('the order of texts with rare characters');
  return `(${isOrdered ? writer.dialect.byCharacter(a.sql) : a.sql} ${SIGNS[fn]} ${b.sql})`;
}

/** The same truth on all records that have the value. */
export function always({ sql }: Sql, truth: boolean): string {
  return `(CASE WHEN ${sql} IS NULL THEN NULL ELSE ${truth ? 'TRUE' : 'FALSE'} END)`;
}
