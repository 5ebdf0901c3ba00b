// The table of aggregates over values: the only place that names them all.
import { type AggregateNode, algebra, carrying, type Node } from '../node.ts';
import type { Aggregate } from './aggregate.ts';
import { count } from './count.ts';
import { countDistinct } from './countDistinct.ts';
import { countDistinctApproximate } from './countDistinctApproximate.ts';
import { customersEver } from './customersEver.ts';
import { max, min } from './extreme.ts';
import { largest } from './largest.ts';
import { last } from './last.ts';
import { mean } from './mean.ts';
import type { CustomerSetName, ValueTotalName } from './name.ts';
import { only } from './only.ts';
import { quantile } from './quantile.ts';
import { sum } from './sum.ts';

/** Every aggregate over values by its name. */
export const aggregates: Readonly<Record<ValueTotalName, Aggregate>> = {
  sum,
  count,
  countDistinct,
  countDistinctApproximate,
  min,
  max,
  mean,
  quantile,
  largest,
  last,
  only,
} as Readonly<Record<ValueTotalName, Aggregate<never>>> as Readonly<Record<ValueTotalName, Aggregate>>;

/** A formula whose totals carry their algebra, as those built in code do; the same where they do already. */
export function carryingAll(node: Node): Node {
  if (node.op === 'call') {
    const args = node.args.map(carryingAll);
    return args.every((arg, i) => arg === node.args[i]) ? node : { ...node, args };
  }
  return node.op !== 'aggregate' || node[algebra] !== undefined ? node : carrying({ ...node, [algebra]: algebraOf(node) }, { ...node });
}

/** The aggregate of any total, read off its name. */
export function algebraOf({ fn }: AggregateNode): Aggregate | undefined {
  if (Object.hasOwn(aggregates, fn)) return aggregates[fn as ValueTotalName];
  return customersEver(fn as CustomerSetName) as Aggregate;
}
