// The same totals of the period before, or over all segments.
import { type AggregateNode, carrying, type Node } from './node.ts';
import { type Formula, type HasFormula, nodeOf } from './value.ts';

type Change = Partial<Pick<AggregateNode, 'shift' | 'across'>>;

/** A formula with each total changed; what a total carries of its algebra goes with it. */
function changed(node: Node, change: Change): Node {
  if (node.op === 'call') return { ...node, args: node.args.map((arg) => changed(arg, change)) };
  if (node.op !== 'aggregate') return node;
  return carrying(node, { ...node, ...change });
}

/**
 * The same formula over the period before: for a growth, or for what there was at the start of a period (a stock at the end
 * of the period before). In a running period, sums are taken over the same elapsed part of the period before. Null
 * (`no-previous-period`) where a question has no period before.
 */
export const previous = <D>(formula: Formula<D> | HasFormula<D>): Formula<D> =>
  changed(nodeOf(formula), { shift: 'previous' }) as Formula<D>;

/** The same formula over all segments of the answer: what a share is taken of. */
export const across = <D>(formula: Formula<D> | HasFormula<D>): Formula<D> => changed(nodeOf(formula), { across: true }) as Formula<D>;
