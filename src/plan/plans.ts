// From formulas to plans: each kind of record and each of its dates is asked once for all totals that read it. Records
// are never joined; answers are, on slot and keys.
import { type AggregateNode, type FieldNode, fieldsOf, keyOf, type Node, totalsOf } from '../expr/node.ts';
import { fieldNode } from '../model/field.ts';
import { requiredFields } from '../model/saleFields.ts';
import type { Plan, Slot } from './plan.ts';

/** What is asked beside the formulas; `by` and `where` are made for each kind of record. */
export interface Asked {
  readonly by: (kind: string) => readonly Node[];
  readonly where: (kind: string) => Node | null;
  readonly slots: readonly Slot[];
}

/** The kind of record that a total reads. */
export function kindOf(total: AggregateNode): string {
  return (fieldsOf(total.of).values().next().value as FieldNode).from;
}

const MONEY: ReadonlySet<AggregateNode['fn']> = new Set(['sum', 'mean', 'min', 'max', 'last', 'quantile']);

/** The total that tells whether the money a total reads is all of one currency; null for a total that reads none. */
export function currencyOf(total: AggregateNode): AggregateNode | null {
  if (!MONEY.has(total.fn)) return null;
  const money = [...fieldsOf(total.of).values()].find((field) => field.type === 'money');
  if (!money) return null;
  return {
    op: 'aggregate',
    fn: 'only',
    of: fieldNode(money.from, 'currency', 'key'),
    ...(total.where ? { where: total.where } : {}),
    at: total.at,
  };
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
    const id = `${kindOf(total)} ${keyOf(total.at)}`;
    shares.set(id, [...(shares.get(id) ?? []), total]);
  }
  return [...shares.values()].map((share) => {
    const [first] = share as [AggregateNode];
    const from = kindOf(first);
    return {
      from,
      at: first.at,
      totals: share,
      by: asked.by(from),
      where: asked.where(from),
      slots: asked.slots,
      required: requiredFields(from),
    };
  });
}
