// The currency of a value: that of the money its formula reads.
import { type AggregateNode, keyOf, totalsOf } from '../expr/node.ts';
import type { Metric } from '../plan/metric.ts';
import type { Group, Plan } from '../plan/plan.ts';
import { currencyOf } from '../plan/plans.ts';

/** The one currency of the money behind a metric in a row of groups; null for none, or for more than one. */
export function currencyOfRow(metric: Metric, plans: readonly Plan[], groups: readonly (Group | null)[]): string | null {
  if (metric.unit !== 'money') return null;
  const wanted = new Set(
    [...totalsOf(metric.formula).values()]
      .map(currencyOf)
      .filter((total): total is AggregateNode => total !== null)
      .map(keyOf),
  );
  const found = new Set<string>();
  plans.forEach((plan, p) => {
    plan.totals.forEach((total, i) => {
      const value = wanted.has(keyOf(total)) ? groups[p]?.totals[i]?.value : null;
      if (typeof value === 'string') found.add(value);
      else if (value === true) found.add('').add(' ');
    });
  });
  const [currency] = found;
  return found.size === 1 ? (currency as string) : null;
}
