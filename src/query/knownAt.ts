// What is known at a moment: conditions that ask whether a date is reached get the bounds of the question's `asOf`.
import { type AggregateNode, carrying, type Node } from '../expr/node.ts';
import { readAsOf } from '../period/asOf.ts';
import type { Calendar } from '../period/calendar.ts';
import { formatDay } from '../period/civil.ts';
import { momentText } from '../period/moment.ts';
import type { Metric } from '../plan/metric.ts';
import type { AnyQuestion } from './question.ts';

/** Puts the moment up to which records are known into a node; the same node where nothing in it asks for it. */
export type Bind = <N extends Node>(node: N) => N;

/** Binds nodes to the `asOf` of a question; without one everything is known. */
export function binder({ asOf }: Pick<AnyQuestion, 'asOf'>, calendar: Calendar): Bind {
  if (asOf === undefined) return (node) => node;
  const { ms, day } = readAsOf(asOf, calendar);
  const bounds: Node[] = [momentText(ms), formatDay(day + 1)].map((value) => ({ op: 'value', value }));
  return (node) => bound(node, bounds) as typeof node;
}

/** An indicator with its formula bound. */
export function boundMetric(metric: Metric, bind: Bind): Metric {
  const formula = bind(metric.formula);
  if (formula === metric.formula) return metric;
  const { id, label, unit, better, additivity, source, maturity } = metric;
  return { id, label, unit, better, additivity, source, formula, maturity };
}

/** Where a total has nodes of its own. */
const PARTS = ['of', 'each', 'where', 'at', 'until'] as const satisfies readonly (keyof AggregateNode)[];

function bound(node: Node, bounds: readonly Node[]): Node {
  if (node.op === 'call') {
    if (node.fn === 'reached') return { ...node, args: [node.args[0] as Node, ...bounds] };
    const args = node.args.map((arg) => bound(arg, bounds));
    return args.some((arg, i) => arg !== node.args[i]) ? { ...node, args } : node;
  }
  if (node.op !== 'aggregate') return node;
  const changed = PARTS.flatMap((part) => {
    const before = node[part];
    const after = before && bound(before, bounds);
    return after === before ? [] : [[part, after] as const];
  });
  return changed.length === 0 ? node : carrying(node, { ...node, ...Object.fromEntries(changed) });
}
