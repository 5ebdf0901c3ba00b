// What a question may need of a database. A dialect names what it cannot do exactly; that is refused before anything is sent.
import { KpiError } from '../../error.ts';
import type { AggregateName } from '../../expr/aggregate/name.ts';
import { childrenOf, type Node } from '../../expr/node.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Dialect } from './dialect.ts';
import { placeOf, type SqlTable } from './table.ts';
import { unsupported } from './writer.ts';

/** Something that a question may need: a total, or one of the words about time. */
export type SqlFeature = Exclude<AggregateName, 'only' | 'countDistinctApproximate'> | 'stock' | 'elapsed' | 'clock-time';

/** Every feature in words, for messages and for the table of the documentation. */
export const sqlFeatures: Readonly<Record<SqlFeature, string>> = {
  sum: 'sums',
  count: 'counts',
  countDistinct: 'distinct counts',
  min: 'smallest values',
  max: 'largest values',
  mean: 'means',
  quantile: 'quantiles (type 7)',
  largest: 'sums of the largest',
  last: 'latest values',
  new: 'new customers',
  returning: 'returning customers',
  returningOrRepeating: 'customers with an earlier or a second order',
  repeating: 'customers with two orders',
  retained: 'retained customers',
  previous: 'customers of the period before',
  reactivated: 'reactivated customers',
  stock: 'stocks (open at the end of a period)',
  elapsed: 'the time between two dates',
  'clock-time': 'times without a zone',
};

/** Refuses a plan that needs what a dialect lacks, or what none of them has. */
export function refuseLacking(plan: Plan, table: SqlTable, dialect: Dialect): void {
  // Each database has a sketch and an estimate of its own: the digits would not be the same.
  if (plan.totals.some(({ fn }) => fn === 'countDistinctApproximate'))
    throw new KpiError('unsupported', 'approximate distinct counts in SQL', 'ask for countDistinct, or in memory');
  if (dialect.lacks.length === 0) return;
  const needed = featuresOf(plan, table);
  for (const feature of dialect.lacks)
    if (needed.has(feature)) throw unsupported(`${sqlFeatures[feature as SqlFeature]} by ${dialect.name}`);
}

function featuresOf(plan: Plan, table: SqlTable): Set<string> {
  const found = new Set<string>(plan.until === null ? [] : ['stock']);
  const walk = (node: Node): void => {
    if (node.op === 'aggregate') found.add(node.fn);
    if (node.op === 'call' && node.fn === 'elapsed') found.add(node.fn);
    if (node.op === 'field' && node.type === 'date') {
      const place = placeOf(node.from, table, node.name);
      if (place !== null && 'type' in place && place.type === 'naive') found.add('clock-time');
    }
    for (const child of childrenOf(node)) walk(child);
  };
  for (const node of [plan.at, ...plan.totals, ...plan.by, ...(plan.where ? [plan.where] : [])]) walk(node);
  return found;
}
