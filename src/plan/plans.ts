// From formulas to plans: each kind of record and each of its dates is asked once for all totals that read it. Records
// are never joined; answers are, on slot and keys.
import { type AggregateNode, keyOf, type Node, totalsOf } from '../expr/node.ts';
import { currencyOf, kindOf, requiredBy } from './currency.ts';
import type { Plan, Slot } from './plan.ts';

/** What is asked beside the formulas; `by` and `where` are made for each kind of record. */
export interface Asked {
  readonly by: (kind: string) => readonly Node[];
  readonly where: (kind: string) => Node | null;
  readonly slots: readonly Slot[];
  readonly timeZone: string;
}

/** The plans that answer formulas. */
export function plansOf(formulas: readonly Node[], asked: Asked): Plan[] {
  const totals = new Map<string, AggregateNode>();
  for (const formula of formulas) totalsOf(formula, totals);
  for (const total of [...totals.values()]) {
    const currency = currencyOf(total);
    if (currency) totals.set(keyOf(currency), currency);
  }
  const shares = new Map<string, AggregateNode[]>();
  for (const total of totals.values()) {
    const id = [kindOf(total), keyOf(total.at), total.until ? keyOf(total.until) : ''].join(' ');
    shares.set(id, [...(shares.get(id) ?? []), total]);
  }
  return [...shares.values()].map((share) => {
    const [first] = share as [AggregateNode];
    const from = kindOf(first);
    return {
      from,
      at: first.at,
      until: first.until ?? null,
      totals: share,
      by: asked.by(from),
      where: asked.where(from),
      slots: asked.slots,
      timeZone: asked.timeZone,
      required: requiredBy(first),
    };
  });
}
