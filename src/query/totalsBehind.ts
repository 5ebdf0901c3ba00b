// The totals behind the rows of a table, as exact text.
import { fractionText } from '../expr/fraction.ts';
import { keyOf } from '../expr/node.ts';
import type { Group, Plan } from '../plan/plan.ts';
import type { BuiltRow } from './rows.ts';
import type { TableTotals, TotalText } from './table.ts';

/** Names each total once, and gives its value in every row. */
export function totalsBehind(plans: readonly Plan[], rows: readonly BuiltRow[], compared: boolean): TableTotals {
  const text = (groups: readonly (Group | null)[]): readonly TotalText[] =>
    plans.flatMap((plan, p) =>
      plan.totals.map((_, i): TotalText => {
        const outcome = groups[p]?.totals[i];
        if (!outcome) return [null, 0, 0];
        return [
          outcome.value !== null && typeof outcome.value === 'object' ? fractionText(outcome.value) : outcome.value,
          outcome.known,
          outcome.missing,
        ];
      }),
    );
  return {
    ids: plans.flatMap((plan) => plan.totals.map(keyOf)),
    now: rows.map(({ now }) => text(now)),
    prior: compared ? rows.map(({ prior }) => prior && text(prior)) : [],
  };
}
