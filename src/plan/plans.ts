// From formulas to plans: each kind of record and each of its dates is asked once for all totals that read it. Records
// are never joined; answers are, on slot and keys.
import { type AggregateNode, keyOf, type Node, totalsOf } from '../expr/node.ts';
import type { Window } from '../period/window.ts';
import { currencyOf, kindOf, requiredBy } from './currency.ts';
import { partBehind, sumBehind } from './parts.ts';
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
    for (const behind of [currencyOf(total), sumBehind(total), partBehind(total)]) if (behind !== null) totals.set(keyOf(behind), behind);
  }
  const shares = new Map<string, AggregateNode[]>();
  for (const total of totals.values()) {
    const how = `${total.shift ?? ''} ${total.across ?? ''}`;
    const id = [kindOf(total), keyOf(total.at), total.until ? keyOf(total.until) : '', how].join(' ');
    shares.set(id, [...(shares.get(id) ?? []), total]);
  }
  return [...shares.values()].sort(plainFirst).map((share): Plan => {
    const [first] = share as [AggregateNode];
    const from = kindOf(first);
    return {
      from,
      at: first.at,
      until: first.until ?? null,
      totals: share,
      by: first.across ? [] : asked.by(from),
      where: asked.where(from),
      slots: first.shift ? asked.slots.map((slot) => slotBefore(slot, first.until === undefined)) : asked.slots,
      timeZone: asked.timeZone,
      required: requiredBy(first),
      across: first.across === true,
    };
  });
}

/** The account of a kind of record is that of its first plan: one over the periods of the question, if there is any. */
function plainFirst([a]: readonly AggregateNode[], [b]: readonly AggregateNode[]): number {
  return Number(a?.shift !== undefined) - Number(b?.shift !== undefined);
}

const NOWHEN: Window = { from: 0, to: 0, fromDay: 0, toDay: 0 };

/** The slot before a slot: where records fall there as much of it as of this one, for stocks its end. */
function slotBefore({ previous, before }: Slot, isFlow: boolean): Slot {
  return { window: (isFlow ? before : previous) ?? NOWHEN, previous: null };
}
