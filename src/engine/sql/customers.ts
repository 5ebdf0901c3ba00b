// Customer sets in SQL: the first record of each customer ever, who bought in each slot and segment, and who did so in the
// stretch before. The same definitions as in engine/kernel/customers.
import type { CustomerSetName } from '../../expr/aggregate/name.ts';
import { isOwnEntity } from '../../expr/input.ts';
import { type AggregateNode, conjuncts, keyOf } from '../../expr/node.ts';
import { ownConditions } from '../../plan/conditions.ts';
import type { Slot } from '../../plan/plan.ts';
import { type Bound, keyNames, type Layer, picked, placed } from './base.ts';
import { conditionOf } from './condition.ts';
import { cut } from './dateTest.ts';
import type { Sql } from './dialect.ts';
import { before } from './moment.ts';
import { groupedPart, type Part } from './part.ts';
import { identityOf, valueSql } from './scalar.ts';
import { entityOf, nameOf } from './totals.ts';

/** The sets that one part gives, in the order of its values; `previous` comes from a part of its own. */
export const SETS = [
  'new',
  'returning',
  'returningOrRepeating',
  'repeating',
  'retained',
  'reactivated',
] as const satisfies CustomerSetName[];

/** Totals over the same customers, orders and rows share their parts. */
export function familyOf({ of, each, where }: AggregateNode): string {
  return [of, each, where].map((node) => (node ? keyOf(node) : '')).join(';');
}

/** The parts of a family of customer sets: who is counted now, and who was in the stretch before. */
export function customerParts(total: AggregateNode, name: string, bound: Bound, layer: Layer): Part[] {
  const found = valueSql(total.of, bound.reading);
  if (found === null) return [];
  const customer = identityOf(found);
  const own = ownConditions(total.where, bound.shared).map((node) => conditionOf(node, bound.reading));
  const conditions = [...picked(bound), ...own, `${customer} IS NOT NULL`];
  const columns = [`${customer} AS customer`];
  const was = placed(bound, layer, 'previous', columns, conditions);
  const previous = was === null ? [] : [groupedPart(`${name}p`, `(${was}) AS r`, ['count(DISTINCT customer)'])];
  const now = placed(bound, layer, 'window', [...columns, ...orderColumns(total, bound), dateColumn(bound)], conditions);
  return now === null ? previous : [groupedPart(`${name}n`, `(${countedOnce(total, bound, layer, now, was)}) AS c`, values()), ...previous];
}

function customerOf({ of }: AggregateNode, { reading }: Bound): string {
  return identityOf(valueSql(of, reading) as Sql);
}

function dateColumn(bound: Bound): string {
  return `${cut(bound.date, bound.reading.writer)} AS d`;
}

/** The order of a record; without one, each record is an order of its own. */
function orderColumns({ each }: AggregateNode, bound: Bound): string[] {
  const name = each === undefined ? null : nameOf(each);
  const order = name && entityOf(name, bound);
  return order === null ? [] : [`${order.sql} AS e`];
}

function values(): string[] {
  const tests = {
    new: 'is_new',
    returning: 'is_old',
    returningOrRepeating: 'is_old OR orders >= 2',
    repeating: 'orders >= 2',
    retained: 'was_here',
    reactivated: 'is_older AND NOT was_anywhere',
  } as const;
  return SETS.map((set) => `count(*) FILTER (WHERE ${tests[set]})`);
}

/** One row a slot, segment and customer, with everything that tells which sets the customer is in. */
function countedOnce(total: AggregateNode, bound: Bound, layer: Layer, now: string, was: string | null): string {
  const keys = ['s', ...keyNames(bound)];
  const all = placed(bound, layer, 'previous', [`${customerOf(total, bound)} AS customer`], everCounted(total, bound));
  const hasOrders = orderColumns(total, bound).length > 0;
  const ownOrders = total.each === undefined || isOwnEntity(total.each);
  const orders = hasOrders ? `count(DISTINCT e)${ownOrders ? ' + count(*) FILTER (WHERE e IS NULL)' : ''}` : ownOrders ? 'count(*)' : '0';
  const each = `SELECT ${keys.join(', ')}, r.customer AS customer, min(f.first) AS first, ${orders} AS orders, min(d) AS d FROM (${now}) AS r JOIN (${firsts(total, bound)}) AS f ON f.customer = r.customer GROUP BY ${keys.join(', ')}, r.customer`;
  const here =
    was === null
      ? ''
      : ` LEFT JOIN (SELECT DISTINCT ${keys.join(', ')}, customer FROM (${was}) AS w) AS h ON h.customer = g.customer AND ${keys.map((key) => `h.${key} IS NOT DISTINCT FROM g.${key}`).join(' AND ')}`;
  const anywhere =
    all === null ? '' : ` LEFT JOIN (SELECT DISTINCT s, customer FROM (${all}) AS a) AS x ON x.customer = g.customer AND x.s = g.s`;
  const tests = [
    'g.d = g.first AS is_new',
    `${bySlot(bound, layer, 'window')} AS is_old`,
    `${bySlot(bound, layer, 'previous')} AS is_older`,
    `${was === null ? 'FALSE' : 'h.customer IS NOT NULL'} AS was_here`,
    `${all === null ? 'FALSE' : 'x.customer IS NOT NULL'} AS was_anywhere`,
  ];
  // Some databases call a column of two tables by both names, that of its table too.
  return `SELECT ${keys.map((key) => `g.${key} AS ${key}`).join(', ')}, orders, ${tests.join(', ')} FROM (${each}) AS g${here}${anywhere}`;
}

/** All records that a total counts, whatever the question picks. */
function everCounted(total: AggregateNode, bound: Bound): string[] {
  return conjuncts(total.where).map((node) => conditionOf(node, bound.reading));
}

function firsts(total: AggregateNode, bound: Bound): string {
  const sql = customerOf(total, bound);
  const wanted = [...bound.readable, ...everCounted(total, bound), `${sql} IS NOT NULL`];
  return `SELECT ${sql} AS customer, min(${cut(bound.date, bound.reading.writer)}) AS first FROM ${bound.from} WHERE ${wanted.join(' AND ')} GROUP BY ${sql}`;
}

/** Whether the first record of a customer lies before the slot, or before the stretch before it. */
function bySlot({ plan, date, reading }: Bound, layer: Layer, side: 'window' | 'previous'): string {
  const tests = layer.flatMap((slot) => {
    const window = (plan.slots[slot] as Slot)[side];
    if (window === null) return [];
    return [`WHEN ${slot} THEN ${before({ ...date, sql: 'g.first' }, { ms: window.from, day: window.fromDay }, reading.writer)}`];
  });
  return tests.length === 0 ? 'FALSE' : `(CASE g.s ${tests.join(' ')} ELSE FALSE END)`;
}
