// What is known at a moment: conditions that ask whether a date is reached get the bounds of the question's `asOf`.
import type { Node } from '../expr/node.ts';
import type { Formula } from '../expr/value.ts';
import { readAsOf } from '../period/asOf.ts';
import type { Calendar } from '../period/calendar.ts';
import { formatDay } from '../period/civil.ts';
import { momentText } from '../period/moment.ts';
import type { Metric } from '../plan/metric.ts';
import type { AnyQuestion } from './question.ts';

/** The indicators of a question, bound to what is known at its `asOf`; without one everything is. */
export function knownAt({ select, asOf }: AnyQuestion, calendar: Calendar): readonly Metric[] {
  if (asOf === undefined) return select;
  const { ms, day } = readAsOf(asOf, calendar);
  const bounds: Node[] = [momentText(ms), formatDay(day + 1)].map((value) => ({ op: 'value', value }));
  return select.map((metric) => {
    const formula = bound(metric.formula, bounds);
    return formula === metric.formula ? metric : { ...asData(metric), formula: formula as Formula<never> };
  });
}

function asData({ id, label, unit, better, additivity, source, formula, maturity }: Metric): Metric {
  return { id, label, unit, better, additivity, source, formula, maturity };
}

/** The same node where nothing in it asks what is reached. */
function bound(node: Node, bounds: readonly Node[]): Node {
  if (node.op === 'call') {
    if (node.fn === 'reached') return { ...node, args: [node.args[0] as Node, ...bounds] };
    const args = node.args.map((arg) => bound(arg, bounds));
    return args.some((arg, i) => arg !== node.args[i]) ? { ...node, args } : node;
  }
  if (node.op !== 'aggregate' || node.where === undefined) return node;
  const where = bound(node.where, bounds);
  return where === node.where ? node : { ...node, where };
}
