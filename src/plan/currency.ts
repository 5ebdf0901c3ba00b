// Which records and which currency a total reads.
import { ofNumbers } from '../expr/aggregate/name.ts';
import { type AggregateNode, type FieldNode, fieldsOf } from '../expr/node.ts';
import { fieldNode } from '../model/field.ts';
import { requiredFields } from '../model/sale/saleFields.ts';
import type { Outcome } from './plan.ts';

/** The kind of record that a total reads. */
export function kindOf(total: AggregateNode): string {
  return firstField(total).from;
}

/** The fields without which a record that a total reads is rejected. */
export function requiredBy(total: AggregateNode): readonly FieldNode[] {
  const { from, at } = firstField(total);
  return requiredFields(from, at);
}

function firstField(total: AggregateNode): FieldNode {
  return fieldsOf(total.of).values().next().value as FieldNode;
}

/** The total that tells whether the money a total reads is all of one currency; null for a total that reads none. */
export function currencyOf(total: AggregateNode): AggregateNode | null {
  if (!ofNumbers.has(total.fn)) return null;
  const money = [...fieldsOf(total.of).values()].find((field) => field.type === 'money');
  if (!money) return null;
  // The same records, whatever is made of them.
  const { each: _each, q: _q, n: _n, missing: _missing, ...same } = total;
  return { ...same, fn: 'only', of: fieldNode(money.from, 'currency', 'key') };
}

/** Adds the currency that a total tells, if it counted any money at all. */
export function addCurrency({ value, known }: Outcome, found: Set<string | null>): Set<string | null> {
  return known > 0 && (value === null || typeof value === 'string') ? found.add(value) : found;
}
