// Goods given back: the units' share of all that the line carried, worked out so that the shares of all units add up to
// the line to the cent. What the source states itself (amount, tax) goes before what is worked out.
import { addExact, type Exact } from '../../../decimal.ts';
import { type OrderLine, priceSign } from '../orderLine.ts';
import type { Refund, RefundLine } from '../refund.ts';
import { absolute, compare, exactOf, exactOrNull, negative, share, subtract, zero } from './arithmetic.ts';
import { leftOf, type Posting, part, pathPart, remark, type Stock, takeBack } from './posting.ts';
import { type Basis, nothing, paidFor, shareOf, subtractValues, type Values } from './values.ts';

/** Adds the row of one refunded line and gives what it took back. */
export function backLine(posting: Posting, refund: Refund, item: RefundLine, at: number, field: string): Values {
  const stock = posting.lines.get(item.lineId) ?? null;
  const units = exactOf(item.quantity);
  const place = {
    path: [part.refund, pathPart(refund.id), pathPart(item.lineId), ...repetition(refund, item, at)],
    date: refund.date,
    refund,
  };
  if (stock === null) {
    remark(posting, 'unknown-line', `${field}.lines[${at}].lineId`, item.lineId);
    const values = stated(nothing, nothing, item, posting.basis, false);
    takeBack(posting, null, values, { ...place, kind: 'adjustment', line: null });
    return values;
  }
  const { line, kind, values: sold } = stock.entry;
  const isMoneyOnly = units.units === 0n;
  const fair = isMoneyOnly ? nothing : fairShare(stock, units, posting.basis.scale);
  const values = stated(fair, isMoneyOnly ? sold : fair, item, posting.basis, isBelowZero(line));
  const shown = item.restocked === false && values.cost !== null ? { ...values, cost: zero } : values;
  takeBack(posting, stock, shown, { ...place, kind: isMoneyOnly ? 'adjustment' : kind, line }, values);
  if (isAbove(stock)) remark(posting, 'refund-above-sale', `${field}.lines[${at}]`, item.quantity);
  return values;
}

/** Whether the price of a line is below zero: goods taken back, or a reduction that stands as a line. */
function isBelowZero(line: OrderLine | null): boolean {
  return line !== null && priceSign(line) < 0;
}

/** A line that one refund lists twice gets a second row. */
function repetition({ lines }: Refund, { lineId }: RefundLine, at: number): string[] {
  const before = (lines ?? []).slice(0, at).filter((other) => other.lineId === lineId).length;
  return before === 0 ? [] : [String(before + 1)];
}

/** The last units take the rest; those before, the difference between the rounded shares of all units up to them. */
function fairShare(stock: Stock, units: Exact, scale: number): Values {
  const sold = stock.entry.values;
  const all = absolute(sold.quantity ?? zero);
  const before = absolute(stock.back.quantity ?? zero);
  const after = addExact(before, units);
  if (compare(after, all) === 0) return leftOf(stock);
  if (all.units === 0n) return { ...leftOf(stock), quantity: units };
  return subtractValues(shareOf(sold, after, all, scale), shareOf(sold, before, all, scale));
}

/**
 * The values with what the source states in place of what was worked out; a missing tax goes along with a stated amount. What
 * is stated is positive, and is negative for a line that was: its sign is that of the line, not of what is left of it.
 */
function stated(fair: Values, base: Values, item: RefundLine, { taxesIncluded, scale }: Basis, isReversed: boolean): Values {
  const given = (amount: RefundLine['amount']): Exact | null => {
    const exact = exactOrNull(amount);
    return exact && isReversed ? negative(exact) : exact;
  };
  const amount = given(item.amount);
  const ownTax = given(item.tax);
  if (amount === null && ownTax === null) return fair;
  const worth = taxesIncluded ? paidFor(base) : base.amount;
  const back = amount ?? worth;
  const tax = ownTax ?? (base.tax && worth.units !== 0n ? share(base.tax, back, worth, scale) : base.tax);
  const net = taxesIncluded ? subtract(back, tax ?? zero) : back;
  return { ...fair, gross: addExact(net, fair.discount), amount: net, tax };
}

function isAbove({ entry: { values }, back }: Stock): boolean {
  const units = compare(absolute(back.quantity ?? zero), absolute(values.quantity ?? zero)) > 0;
  return units || compare(absolute(paidFor(back)), absolute(paidFor(values))) > 0;
}
