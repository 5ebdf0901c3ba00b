// Shares are of a whole whose parts are above zero. These totals tell whether some part is below.
import { and, isNull, not } from '../expr/condition.ts';
import { type AggregateNode, carrying, conjuncts, keyOf, type Node } from '../expr/node.ts';
import type { Value } from '../expr/value.ts';

/** The sum of all entities, which is less than that of those above zero where some are below; null for any other total. */
export function sumBehind(total: AggregateNode): AggregateNode | null {
  const { n, each, where, ...rest } = total;
  if (total.fn !== 'largest' || n !== undefined) return null;
  if (each === undefined) return { ...rest, fn: 'sum', ...(where && { where }) };
  const isNamed = not(isNull(each as Value)) as Node;
  const isAsked = conjuncts(where).some((node) => keyOf(node) === keyOf(isNamed));
  return { ...rest, fn: 'sum', where: where === undefined ? isNamed : isAsked ? where : and(where as never, isNamed as never) };
}

/** The same total of one segment, of which a share of all segments is taken; null for a total of one segment. */
export function partBehind(whole: AggregateNode): AggregateNode | null {
  const { across, ...part } = whole;
  return across ? carrying(whole, part) : null;
}
