// Holds what a source states of an order against the sum of its parts, and its dates against each other.
import { type Exact, exactText } from '../../../decimal.ts';
import type { DateInput } from '../../dimension.ts';
import type { WarningCode } from '../../reason.ts';
import { isEarlier } from '../../remark.ts';
import type { OrderTotals } from '../orderPart.ts';
import { absolute, compare, exactOrNull, subtract, sum, zero } from './arithmetic.ts';
import { type Posting, remark } from './posting.ts';
import { paidFor, type Values } from './values.ts';

/** Remarks on totals that differ by more than one minor unit a line. Refunds must not have been posted yet. */
export function reconcileTotals(posting: Posting): void {
  const { totals } = posting.order;
  if (!totals) return;
  const computed = totalsOf(posting);
  const allowed = { units: BigInt(Math.max(1, posting.lines.size)), scale: posting.basis.scale };
  for (const name of Object.keys(computed) as (keyof OrderTotals)[]) {
    const given = exactOrNull(totals[name]);
    if (given === null || compare(absolute(subtract(given, computed[name])), allowed) <= 0) continue;
    remark(posting, 'total-mismatch', `totals.${name}`, totals[name], exactText(computed[name]));
  }
}

function totalsOf({ order, basis, entries }: Posting): Record<keyof OrderTotals, Exact> {
  const goods = entries.filter(({ kind }) => kind === 'product' || kind === 'gift-card' || kind === 'adjustment');
  const shipping = entries.filter(({ kind }) => kind === 'shipping');
  const worth = ({ values }: { values: Values }): Exact => (basis.taxesIncluded ? paidFor(values) : values.amount);
  const discounts = [...(order.lines ?? []).map(({ discount }) => discount), ...(order.discounts ?? []).map(({ amount }) => amount)];
  return {
    subtotal: sum(goods.map(worth)),
    discount: sum(discounts.map((discount) => exactOrNull(discount) ?? zero)),
    tax: sum(entries.map(({ values }) => values.tax ?? zero)),
    shipping: sum(shipping.map(worth)),
    total: sum(entries.map(({ values }) => paidFor(values))),
  };
}

/** Remarks on what is dated before the order it belongs to. */
export function reconcileDates(posting: Posting): void {
  const { placedAt, cancelledAt, paidAt, refunds } = posting.order;
  const check = (date: DateInput | null | undefined, code: WarningCode, field: string): void => {
    if (isEarlier(date, placedAt)) remark(posting, code, field, date instanceof Date ? date.toISOString() : date);
  };
  check(cancelledAt, 'cancelled-before-order', 'cancelledAt');
  check(paidAt, 'paid-before-order', 'paidAt');
  for (const [at, { date }] of (refunds ?? []).entries()) check(date, 'refund-before-order', `refunds[${at}].date`);
}
