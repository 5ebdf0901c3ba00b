// Conditions of each record as SQL, whose three truths are those of memory: yes, no, and unknown where a value is missing.
import type { CallNode, Node } from '../../expr/node.ts';
import { always, COMPARISONS, compare, UNKNOWN } from './comparison.ts';
import { isDate, testDate } from './dateTest.ts';
import { constantOf, type MaybeSql, type Reading, valueSql } from './scalar.ts';

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
      return of.op === 'call' && of.fn === 'oneOf' ? noneOf(of, reading) : opposite(conditionOf(of, reading));
    }
    case 'isNull': {
      const value = valueSql(node.args[0] as Node, reading);
      return value === null ? 'TRUE' : `(${value.sql} IS NULL)`;
    }
    case 'reached':
      return reached(node, reading);
    case 'oneOf':
      return oneOf(node, reading);
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

/** Never unknown: a date that is missing, or lies behind the bound of its sort, is not reached. */
function reached({ args: [of, ...bounds] }: CallNode, reading: Reading): string {
  const date = valueSql(of as Node, reading);
  if (date === null) return 'FALSE';
  const bound = bounds[date.type === 'date' ? 1 : 0];
  if (bound?.op !== 'value') return `(${date.sql} IS NOT NULL)`;
  return `COALESCE(${testDate('lt', date, bound.value as string, reading.writer)}, FALSE)`;
}

/** A list of values, and what it is held against. */
interface Listed {
  readonly value: MaybeSql;
  /** Whether a missing value is on the list. */
  readonly missing: boolean;
  /** The keys that the value can be equal to; none where it is a date. */
  readonly keys: readonly string[];
  /** Whether the value is one of the others, unknown where it is missing; null where it can be none. */
  readonly test: string | null;
}

function listOf({ args }: CallNode, reading: Reading): Listed {
  const [of, ...list] = args as readonly [Node, ...Node[]];
  const value = valueSql(of, reading);
  const values = list.map((item) => (item.op === 'value' ? item.value : null));
  const known = values.filter((one) => one !== null);
  const missing = known.length < values.length;
  if (value === null) return { value, missing, keys: [], test: null };
  if (isDate(value)) {
    const tests = known.map((one) => testDate('eq', value, one, reading.writer)).filter((test) => test !== UNKNOWN);
    return { value, missing, keys: [], test: tests.length === 0 ? null : joined(tests, 'OR', 'FALSE', 'TRUE') };
  }
  const alike = known.map((one) => constantOf(one, reading.writer)).filter(({ type }) => type === value.type);
  const keys = alike.map(({ sql }) => sql);
  return { value, missing, keys, test: keys.length === 0 ? null : `(${value.sql} IN (${keys.join(', ')}))` };
}

/**
 * Never unknown: a missing value is among the list when null is listed. Of a table that it has not looked through yet,
 * PostgreSQL takes a listed value for rare and joins the records one by one; of COALESCE it takes half.
 */
function oneOf(node: CallNode, reading: Reading): string {
  const { value, missing, test } = listOf(node, reading);
  if (value === null) return missing ? 'TRUE' : 'FALSE';
  const any = [...(missing ? [`(${value.sql} IS NULL)`] : []), ...(test === null ? [] : [`COALESCE(${test}, FALSE)`])];
  return joined(any, 'OR', 'FALSE', 'TRUE');
}

/** The opposite, in the words that cost DuckDB least. */
function noneOf(node: CallNode, reading: Reading): string {
  const { value, missing, keys, test } = listOf(node, reading);
  if (value === null) return missing ? 'FALSE' : 'TRUE';
  if (test === null) return missing ? `(${value.sql} IS NOT NULL)` : 'TRUE';
  if (missing) return `(${value.sql} IS NOT NULL AND NOT ${test})`;
  return keys.length === 1 ? `(${value.sql} IS DISTINCT FROM ${keys[0]})` : `(${test} IS NOT TRUE)`;
}

const CONDITIONS: ReadonlySet<string> = new Set([...COMPARISONS, 'oneOf', 'isNull', 'and', 'or', 'not', 'reached']);

/** What records are split by: a value, or a condition as a flag. */
export function dimensionOf(node: Node, reading: Reading): MaybeSql {
  if (node.op !== 'call' || !CONDITIONS.has(node.fn)) return valueSql(node, reading);
  return { sql: conditionOf(node, reading), type: 'boolean' };
}
