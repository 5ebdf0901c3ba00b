// Totals that hang on the order of records: quantiles, the largest, and the value of the latest date. The database finds the
// records, what lies between them is computed here.
import { exactText, readExact } from '../../decimal.ts';
import type { Total } from '../../expr/aggregate/aggregate.ts';
import { quantileBetween } from '../../expr/aggregate/quantile.ts';
import { fractionOf, whole } from '../../expr/fraction.ts';
import { isOwnEntity } from '../../expr/input.ts';
import type { AggregateNode } from '../../expr/node.ts';
import { ownConditions } from '../../plan/conditions.ts';
import { type Bound, keyNames, type Layer, picked, placed } from './base.ts';
import { conditionOf } from './condition.ts';
import { cut } from './dateTest.ts';
import { groupedPart, type Part } from './part.ts';
import { type Cells, countIn, numberIn } from './read.ts';
import { valueSql } from './scalar.ts';
import { entityOf, nameOf } from './totals.ts';
import { unsupported } from './writer.ts';

/** A part that gives the value of one total. */
export interface ValuePart {
  readonly part: Part;
  read(cells: Cells): Total;
}

/** Whether a total hangs on the order of records. */
export function isOrdered({ fn }: AggregateNode): boolean {
  return fn === 'quantile' || fn === 'largest' || fn === 'last';
}

/** The part of a total that hangs on the order of records; null when no record has the value. */
export function orderedPart(total: AggregateNode, name: string, bound: Bound, layer: Layer): ValuePart | null {
  const of = valueSql(total.of, bound.reading);
  if (of === null) return null;
  const own = ownConditions(total.where, bound.shared).map((node) => conditionOf(node, bound.reading));
  const conditions = [...picked(bound), ...own, `${of.sql} IS NOT NULL`];
  if (total.fn === 'last') return latest(of.sql, name, bound, layer, conditions);
  const values = valuesOf(total, of.sql, bound, layer, conditions);
  if (values === null) return null;
  return total.fn === 'largest' ? largest(total, values, name, bound) : quantile(total, values, name, bound);
}

function latest(of: string, name: string, bound: Bound, layer: Layer, conditions: readonly string[]): ValuePart | null {
  const rows = placed(bound, layer, 'window', [`${of} AS v`, `${cut(bound.date, bound.reading.writer)} AS d`], conditions);
  if (rows === null) return null;
  const keys = ['s', ...keyNames(bound)].join(', ');
  const marked = `SELECT ${keys}, v, d, max(d) OVER (PARTITION BY ${keys}) AS latest FROM (${rows}) AS r`;
  return {
    part: groupedPart(name, `(SELECT * FROM (${marked}) AS m WHERE d = latest) AS l`, ['max(v)']),
    read: (cells) => {
      const found = numberIn(cells, 0);
      return found && fractionOf(found);
    },
  };
}

/** What is above zero among the first, counted from the largest; null over no values. */
function largest({ n }: AggregateNode, values: string, name: string, bound: Bound): ValuePart {
  const keys = ['s', ...keyNames(bound)].join(', ');
  const ranked = `SELECT ${keys}, v, row_number() OVER (PARTITION BY ${keys} ORDER BY v DESC) AS i FROM (${values}) AS r`;
  const isTaken = n === undefined ? 'v > 0' : `v > 0 AND i <= ${bound.reading.writer.bind(String(n), 'BIGINT')}`;
  return {
    part: groupedPart(name, n === undefined ? `(${values}) AS r` : `(${ranked}) AS r`, ['count(*)', `sum(v) FILTER (WHERE ${isTaken})`]),
    read(cells) {
      const sum = numberIn(cells, 1);
      return countIn(cells, 0) === 0 ? null : sum ? fractionOf(sum) : whole(0);
    },
  };
}

function quantile(total: AggregateNode, values: string, name: string, bound: Bound): ValuePart {
  const q = readExact(total.q ?? 0.5);
  if (typeof q === 'string' || q.scale > 17) throw unsupported('a quantile of more than 17 decimals');
  const { writer } = bound.reading;
  const keys = ['s', ...keyNames(bound)].join(', ');
  const share = writer.bind(exactText(q), writer.dialect.decimal(18, 17));
  const ranked = `SELECT ${keys}, v, row_number() OVER (PARTITION BY ${keys} ORDER BY v) - 1 AS i, count(*) OVER (PARTITION BY ${keys}) AS n FROM (${values}) AS r`;
  const marked = `SELECT ${keys}, v, i, n, CAST(floor((n - 1) * ${share}) AS BIGINT) AS low FROM (${ranked}) AS o`;
  return {
    part: groupedPart(name, `(${marked}) AS m`, ['max(n)', 'max(v) FILTER (WHERE i = low)', 'max(v) FILTER (WHERE i = low + 1)']),
    read(cells) {
      const [low, high] = [numberIn(cells, 1), numberIn(cells, 2)];
      return low && quantileBetween(countIn(cells, 0), total.q ?? 0.5, fractionOf(low), high && fractionOf(high));
    },
  };
}

/** The values that are put in order: those of records, or the sums of entities. */
function valuesOf(total: AggregateNode, of: string, bound: Bound, layer: Layer, conditions: readonly string[]): string | null {
  const keys = ['s', ...keyNames(bound)].join(', ');
  const name = total.each === undefined ? null : nameOf(total.each);
  const entity = name && entityOf(name, bound);
  const own = total.each === undefined || isOwnEntity(total.each);
  if (entity === null) return own ? placed(bound, layer, 'window', [`${of} AS v`], conditions) : null;
  const rows = placed(bound, layer, 'window', [`${of} AS v`, `${entity.sql} AS e`], conditions);
  if (rows === null) return null;
  const sums = `SELECT ${keys}, sum(v) AS v FROM (${rows}) AS a WHERE e IS NOT NULL GROUP BY ${keys}, e`;
  return own ? `${sums} UNION ALL SELECT ${keys}, v FROM (${rows}) AS b WHERE e IS NULL` : sums;
}
