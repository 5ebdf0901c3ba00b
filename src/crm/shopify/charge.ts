// Duties of an order of Shopify, and further fees of crossing a border.
import { type At, atOf, firstAt, given } from '../at.ts';
import { itemsOf, signIn, sumOf } from '../shop/part.ts';
import type { MoneyAt } from './money.ts';
import { taxOf } from './tax.ts';

/** Duties when the order was placed; those called `current` are after returns. */
export function dutiesOf(order: At, money: MoneyAt): unknown {
  return money(order, 'original_total_duties', 'originalTotalDuties');
}

/** The tax on duties; null where the lines do not say their duties, or these not their taxes. */
export function dutiesTaxOf(order: At, money: MoneyAt): unknown {
  const lines = itemsOf(firstAt(order, ['line_items', 'lineItems'])) ?? [];
  const duties = lines.flatMap((line) => itemsOf(atOf(line)('duties')) ?? []);
  return duties.length === 0 ? null : sumOf(duties.map((duty) => taxOf(atOf(duty), money)));
}

/** Fees that are neither duties nor taxes: each by itself in GraphQL, as a total in REST. */
export function feesOf(order: At, money: MoneyAt): unknown[] | null {
  const fees = itemsOf(order('additionalFees')) ?? [];
  if (fees.length > 0) {
    return fees.map((fee) => ({ amount: money(atOf(fee), 'price', 'price') ?? fee, tax: taxOf(atOf(fee), money) }));
  }
  const total = money(order, 'original_total_additional_fees', 'originalTotalAdditionalFees');
  return total === null || signIn(total) === 0 ? null : [{ amount: total }];
}

/** Duties given back by a refund; null where it says none. */
export function dutiesBack(refund: At, money: MoneyAt): object | null {
  const duties = itemsOf(firstAt(refund, ['duties', 'refund_duties'])) ?? [];
  const amount =
    duties.length > 0
      ? sumOf(duties.map((duty) => money(atOf(duty), 'amount', 'amount') ?? duty))
      : money(refund, 'total_duties', 'totalDuties');
  return given(amount) === null || signIn(amount) === 0 ? null : { kind: 'duty', amount };
}
