// Which indicators are proportions: so many of so many, so that chance moves them in a known way.
import { type Node, totalsOf } from '../../expr/node.ts';
import { currencyOf } from '../../plan/currency.ts';
import { COUNTING } from '../../plan/settleRow.ts';
import type { Goal } from '../goalShape.ts';

/** A rate of counts; a rate of money, as what is kept of revenue, is none, and may pass 1. */
export function isProportion({ unit, formula }: Goal['of']): boolean {
  const totals = [...totalsOf(formula).values()];
  return (
    unit === 'ratio' &&
    isDivision(formula) &&
    totals.every((total) => COUNTING.has(total.fn) && total.fn !== 'countDistinctApproximate' && currencyOf(total) === null)
  );
}

/** A division, or 1 less one. */
function isDivision(node: Node): boolean {
  if (node.op !== 'call') return false;
  const [left, right] = node.args;
  if (node.fn === 'ratio') return true;
  return node.fn === 'minus' && left?.op === 'value' && right !== undefined && isDivision(right);
}
