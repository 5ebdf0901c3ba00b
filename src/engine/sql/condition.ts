// Conditions of each record as SQL, whose three truths are those of memory: yes, no, and unknown where a value is missing.
import type { CallNode, Constant, Node } from '../../expr/node.ts';
import { isDate, testDate, testDates } from './dateTest.ts';
import type { Sql, Writer } from './dialect.ts';
import { constantOf, type MaybeSql, type Reading, valueSql } from './scalar.ts';
import { unsupported } from './writer.ts';

const SIGNS = { eq: '=', ne: '<>', lt: '<', lte: '<=', gt: '>', gte: '>=' } as const;
const UNKNOWN = 'CAST(NULL AS BOOLEAN)';

/** A condition on each record. */
export function conditionOf(node: Node, reading: Reading): string {
  if (node.op !== 'call') return flagOf(valueSql(node, reading));
  const parts = (): string[] => node.args.map((arg) => conditionOf(arg, reading));
  switch (node.fn) {
    case 'and':
      return joined(parts(), 'AND', 'TRUE', 'FALSE');
    case 'or':
      return joined(parts(), 'OR', 'FALSE', 'TRUE');
    case 'not': {
      const [of] = node.args as readonly [Node];
      return of.op === 'call' && of.fn === 'oneOf' ? oneOf(of, reading, false) : opposite(conditionOf(of, reading));
    }
    case 'isNull': {
      const value = valueSql(node.args[0] as Node, reading);
      return value === null ? 'TRUE' : `(${value.sql} IS NULL)`;
    }
    case 'reached':
      return reached(node, reading);
    case 'oneOf':
      return oneOf(node, reading, true);
    case 'eq':
    case 'ne':
    case 'lt':
    case 'lte':
    case 'gt':
    case 'gte':
      return compare(node.fn, node.args as readonly [Node, Node], reading);
    default:
      return flagOf(valueSql(node, reading));
  }
}

/** Several conditions: those that say nothing are left out, one that says everything stands alone. */
export function joined(parts: readonly string[], word: 'AND' | 'OR', nothing: 'TRUE' | 'FALSE', everything: 'TRUE' | 'FALSE'): string {
  if (parts.includes(everything)) return everything;
  const [first, ...others] = parts.filter((part) => part !== nothing);
  if (first === undefined) return nothing;
  return others.length === 0 ? first : `(${[first, ...others].join(` ${word} `)})`;
}

function opposite(condition: string): string {
  return condition === 'TRUE' ? 'FALSE' : condition === 'FALSE' ? 'TRUE' : `(NOT ${condition})`;
}

/** A key as a condition: the flag true is yes, any other key no. */
function flagOf(value: MaybeSql): string {
  if (value === null) return UNKNOWN;
  return value.type === 'boolean' ? value.sql : always(value, false);
}

/** The same truth on all records that have the value. */
function always({ sql }: Sql, truth: boolean): string {
  return `(CASE WHEN ${sql} IS NULL THEN NULL ELSE ${truth ? 'TRUE' : 'FALSE'} END)`;
}

/** Never unknown: a date that is missing, or lies behind the bound of its sort, is not reached. */
function reached({ args: [of, ...bounds] }: CallNode, reading: Reading): string {
  const date = valueSql(of as Node, reading);
  if (date === null) return 'FALSE';
  const bound = bounds[date.type === 'date' ? 1 : 0];
  if (bound?.op !== 'value') return `(${date.sql} IS NOT NULL)`;
  return `COALESCE(${testDate('lt', date, bound.value as string, reading.writer)}, FALSE)`;
}

/** Whether a value is among those listed, or is not. Never unknown: a missing value is among them when null is listed. */
function oneOf({ args }: CallNode, reading: Reading, among: boolean): string {
  const [of, ...list] = args as readonly [Node, ...Node[]];
  const value = valueSql(of, reading);
  const values = list.map((item) => (item.op === 'value' ? item.value : null));
  const ifMissing = values.includes(null) === among ? 'TRUE' : 'FALSE';
  if (value === null) return ifMissing;
  const known = values.filter((one) => one !== null);
  const keys = isDate(value) ? [] : keysFor(value, known, reading.writer);
  const test = isDate(value) ? isOneOfDates(value, known, reading.writer) : isOneOfKeys(value, keys);
  if (test === null) return values.includes(null) ? `(${value.sql} IS ${among ? '' : 'NOT '}NULL)` : ifMissing;
  // Where it can be, the test stands by itself, for the database to look it up; otherwise what costs least in DuckDB.
  if (ifMissing === 'FALSE') return `(${value.sql} IS NOT NULL AND ${among ? '' : 'NOT '}${test})`;
  if (keys.length === 1 && !among) return `(${value.sql} IS DISTINCT FROM ${keys[0]})`;
  return `(${test} IS NOT ${among ? 'FALSE' : 'TRUE'})`;
}

type Known = Exclude<Constant, null>;

/** Constants that a key can be equal to. */
function keysFor(value: Sql, known: readonly Known[], writer: Writer): string[] {
  const constants = known.map((one) => constantOf(one, writer));
  return constants.filter(({ type }) => type === value.type).map(({ sql }) => sql);
}

/** Whether a key is one of several, unknown where it is missing; null for none. */
function isOneOfKeys(value: Sql, keys: readonly string[]): string | null {
  return keys.length === 0 ? null : `(${value.sql} IN (${keys.join(', ')}))`;
}

/** Whether a date is one of several, unknown where it is missing; null where it can be none. */
function isOneOfDates(value: Sql, known: readonly Known[], writer: Writer): string | null {
  const tests = known.map((one) => testDate('eq', value, one, writer)).filter((test) => test !== UNKNOWN);
  return tests.length === 0 ? null : joined(tests, 'OR', 'FALSE', 'TRUE');
}

type Comparison = keyof typeof SIGNS;
const TURNED = { eq: 'eq', ne: 'ne', lt: 'gt', lte: 'gte', gt: 'lt', gte: 'lte' } as const satisfies Record<Comparison, Comparison>;

function compare(fn: Comparison, [left, right]: readonly [Node, Node], reading: Reading): string {
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

const CONDITIONS: ReadonlySet<string> = new Set([...Object.keys(SIGNS), 'oneOf', 'isNull', 'and', 'or', 'not', 'reached']);

/** What records are split by: a value, or a condition as a flag. */
export function dimensionOf(node: Node, reading: Reading): MaybeSql {
  if (node.op !== 'call' || !CONDITIONS.has(node.fn)) return valueSql(node, reading);
  return { sql: conditionOf(node, reading), type: 'boolean' };
}
