// Settles formulas over the groups that the plans of a question gave for one slot and combination of keys.
import { whole } from '../expr/fraction.ts';
import { type AggregateNode, keyOf, type Node } from '../expr/node.ts';
import type { Group, Outcome, Plan } from './plan.ts';
import { currencyOf } from './plans.ts';
import { type Outcomes, type Reason, type Settled, settle } from './settle.ts';

const COUNTING: ReadonlySet<AggregateNode['fn']> = new Set([
  'sum',
  'count',
  'countDistinct',
  'new',
  'returning',
  'returningOrRepeating',
  'repeating',
  'retained',
  'previous',
  'reactivated',
]);
const NEEDS_PREVIOUS: ReadonlySet<AggregateNode['fn']> = new Set(['retained', 'previous', 'reactivated']);

/** The outcome of a total over no records. */
function empty(fn: AggregateNode['fn']): Outcome {
  return { value: COUNTING.has(fn) ? whole(0) : null, known: 0, missing: 0 };
}

/** Finds the outcome of any total among the groups; a plan without a group saw no records. */
export function outcomesOf(plans: readonly Plan[], groups: readonly (Group | null)[], hasPrevious: boolean): Outcomes {
  const known = new Map<string, Outcome>();
  plans.forEach((plan, p) => {
    plan.totals.forEach((total, i) => {
      known.set(keyOf(total), groups[p]?.totals[i] ?? empty(total.fn));
    });
  });
  return (node) => {
    const total = node as AggregateNode;
    if (NEEDS_PREVIOUS.has(total.fn) && !hasPrevious) return 'no-previous-period';
    const currency = currencyOf(total);
    // `only` gives true where the records differ; a currency itself is text.
    if (currency && known.get(keyOf(currency))?.value === true) return 'mixed-currency';
    return known.get(keyOf(node)) ?? empty(total.fn);
  };
}

/** Settles formulas over one row of groups; `withheld` is the reason why the row has no answers at all. */
export function settleRow(
  plans: readonly Plan[],
  groups: readonly (Group | null)[],
  withheld: Reason | null,
  hasPrevious = false,
): (formula: Node) => Settled {
  const outcomes = outcomesOf(plans, groups, hasPrevious);
  return (formula) => (withheld ? { value: null, reason: withheld } : settle(formula, outcomes));
}
