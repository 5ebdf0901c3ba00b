// Tips of Shopify: lines of the order that are none of its goods, and their total.
import { type At, atOf, firstAt, given } from '../at.ts';
import { idAt, itemsOf, sumOf } from '../shop/part.ts';
import type { MoneyAt } from './money.ts';
import { taxOf } from './tax.ts';

/** Whether a line is a tip. */
export function isTip(item: unknown): boolean {
  return given(atOf(item)('tip')) !== null;
}

function tipLines(order: At): At[] {
  return (itemsOf(firstAt(order, ['line_items', 'lineItems'])) ?? []).filter(isTip).map(atOf);
}

/** The tips of an order: the lines that are tips, else the total that it states, which REST gives in one currency only. */
export function tipsOf(order: At, money: MoneyAt): unknown {
  const tips = tipLines(order);
  if (tips.length > 0) return sumOf(tips.map((at) => money(at, 'price', 'originalUnitPrice')));
  return money(order, 'total_tip_received', 'totalTipReceived');
}

/** The tax on tips, where their lines say it. */
export function tipsTaxOf(order: At, money: MoneyAt): unknown {
  const tips = tipLines(order);
  return tips.length === 0 ? null : sumOf(tips.map((at) => taxOf(at, money)));
}

/** Identifiers of the lines that are tips. */
export function tipIds(order: At): ReadonlySet<unknown> {
  return new Set(tipLines(order).map((at) => idAt(at)));
}
