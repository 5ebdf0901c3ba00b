// The totals that a plain aggregate gives: one part for all of them, and how each is read off its rows.
import { MIXED } from '../../expr/aggregate/only.ts';
import { type Fraction, fractionOf, multiply, whole } from '../../expr/fraction.ts';
import { isOwnEntity } from '../../expr/input.ts';
import type { AggregateNode, Node } from '../../expr/node.ts';
import { ownConditions } from '../../plan/conditions.ts';
import type { Outcome } from '../../plan/plan.ts';
import { type Bound, isThere } from './base.ts';
import { conditionOf, joined } from './condition.ts';
import { cut, isDate } from './dateTest.ts';
import { type Cells, countIn, keyIn, numberIn } from './read.ts';
import { identityOf, type MaybeSql, valueSql } from './scalar.ts';

/** Columns and values of a part that is being put together; the same expression is taken once. */
export interface Collector {
  readonly columns: Map<string, string>;
  readonly values: string[];
}

/** No columns yet, and these values. */
export function collector(...values: string[]): Collector {
  return { columns: new Map(), values };
}

/** The columns of a collector, each with its name. */
export function columnsOf({ columns }: Collector): string[] {
  return [...columns].map(([sql, name]) => `${sql} AS ${name}`);
}

function column({ columns }: Collector, sql: string): string {
  const name = columns.get(sql) ?? `c${columns.size}`;
  columns.set(sql, name);
  return name;
}

function value({ values }: Collector, sql: string): number {
  const found = values.indexOf(sql);
  return found >= 0 ? found : values.push(sql) - 1;
}

/** Reads the outcome of a total off the values of a row. */
export type ReadOutcome = (cells: Cells) => Outcome;

/** The rows that a total counts, as a filter behind an aggregate. */
function filterOf(total: AggregateNode, bound: Bound, into: Collector): string {
  const own = ownConditions(total.where, bound.shared).map((node) => conditionOf(node, bound.reading));
  const all = joined(own, 'AND', 'TRUE', 'FALSE');
  return all === 'TRUE' ? '' : ` FILTER (WHERE ${column(into, all)})`;
}

/** The value of an expression as memory tells it apart: points in time by their millisecond. */
export function entityOf(node: Node, bound: Bound): MaybeSql {
  const found = valueSql(node, bound.reading);
  return found && { ...found, sql: isDate(found) ? cut(found, bound.reading.writer) : identityOf(found) };
}

/** What names an entity, without the fall-back to the record itself. */
export function nameOf(node: Node): Node | null {
  if (!isOwnEntity(node)) return node;
  return node.op === 'call' ? (node.args[0] as Node) : null;
}

/** How many rows a total counts. */
export function rowsOf(total: AggregateNode, bound: Bound, into: Collector): (cells: Cells) => number {
  const rows = value(into, `count(*)${filterOf(total, bound, into)}`);
  return (cells) => countIn(cells, rows);
}

/** Adds what a total needs to a part, and says how it is read. */
export function addTotal(total: AggregateNode, bound: Bound, into: Collector): ReadOutcome {
  const filter = filterOf(total, bound, into);
  const rows = rowsOf(total, bound, into);
  const name = nameOf(total.of);
  const of = total.fn.startsWith('count') ? (name === null ? null : entityOf(name, bound)) : valueSql(total.of, bound.reading);
  const own = total.fn.startsWith('count') && isOwnEntity(total.of);
  if (of === null) return (cells) => absent(total, rows(cells), own);
  const sql = column(into, of.sql);
  const isRequired = bound.present.includes(isThere(of));
  const known = isRequired ? rows : counted(value(into, `count(${sql})${filter}`));
  const outcome = (cells: Cells, found: Outcome['value'], count = known(cells)): Outcome => ({
    value: found,
    known: count,
    missing: rows(cells) - count,
  });
  switch (total.fn) {
    case 'sum':
    case 'mean': {
      const sum = value(into, `sum(${sql})${filter}`);
      return (cells) => {
        const added = numberIn(cells, sum);
        if (total.fn === 'sum') return outcome(cells, added === null ? whole(0) : fractionOf(added));
        return outcome(cells, added === null ? null : divided(fractionOf(added), known(cells)));
      };
    }
    case 'min':
    case 'max': {
      const end = value(into, `${total.fn}(${sql})${filter}`);
      return (cells) => {
        const found = numberIn(cells, end);
        return outcome(cells, found && fractionOf(found));
      };
    }
    case 'count':
      return (cells) => (own ? outcome(cells, whole(rows(cells)), rows(cells)) : outcome(cells, whole(known(cells))));
    case 'countDistinct': {
      const distinct = value(into, `count(DISTINCT ${sql})${filter}`);
      return (cells) => {
        const different = countIn(cells, distinct);
        return own ? outcome(cells, whole(different + rows(cells) - known(cells)), rows(cells)) : outcome(cells, whole(different));
      };
    }
    case 'only': {
      const [low, high] = [value(into, `min(${sql})${filter}`), value(into, `max(${sql})${filter}`)];
      return (cells) => {
        const [a, b] = [keyIn(cells, low, of.type), keyIn(cells, high, of.type)];
        const differ = a !== b || (a !== null && known(cells) < rows(cells));
        return { value: differ ? MIXED : a, known: rows(cells), missing: 0 };
      };
    }
    default:
      // What other parts give: how many records have the value is counted here.
      return (cells) => outcome(cells, null);
  }
}

function counted(index: number): (cells: Cells) => number {
  return (cells) => countIn(cells, index);
}

function divided(sum: Fraction, count: number): Fraction {
  return multiply(sum, { n: 1n, d: BigInt(count) });
}

/** The outcome over a field that no record has. */
function absent({ fn }: AggregateNode, rows: number, own: boolean): Outcome {
  if (own) return { value: whole(rows), known: rows, missing: 0 };
  if (fn === 'only') return { value: null, known: rows, missing: 0 };
  return { value: fn === 'sum' || fn.startsWith('count') ? whole(0) : null, known: 0, missing: rows };
}
