// Shipping given back.
import type { Amount, Exact } from '../../../decimal.ts';
import { addExact } from '../../../decimal.ts';
import type { Refund } from '../refund.ts';
import { compare, exactOf, exactOrNull, isSame, share, subtract, zero } from './arithmetic.ts';
import { leftOf, type Posting, part, pathPart, remark, takeBack } from './posting.ts';
import { codePart, nothing, paidFor, type Values } from './values.ts';

/** Money for shipping, with or without its tax. */
interface Money {
  readonly amount: Amount;
  readonly tax?: Amount | null | undefined;
  readonly withTax: boolean;
}

/** Adds the row of the shipping given back and gives what it took back. */
export function backShipping(posting: Posting, refund: Refund, money: Money, field: string): Values {
  const stock = posting.charges.find(({ entry }) => entry.kind === 'shipping') ?? null;
  const sold = stock?.entry.values ?? nothing;
  const values = shippingValues(sold, stock === null ? nothing : leftOf(stock), money, posting.basis.scale);
  const path = [part.refund, pathPart(refund.id), part.shipping];
  takeBack(posting, stock, values, { path, kind: 'shipping', date: refund.date, line: null, refund });
  if (compare(paidFor(stock?.back ?? values), paidFor(sold)) > 0) remark(posting, 'refund-above-sale', field, money.amount);
  return values;
}

/** All that is left, where the money is as much; otherwise its share of discount and tax. */
function shippingValues(sold: Values, left: Values, { amount, tax: given, withTax }: Money, scale: number): Values {
  const money = exactOf(amount);
  const worth = (values: Values): Exact => (withTax ? paidFor(values) : values.amount);
  const ownTax = exactOrNull(given);
  if (ownTax === null && isSame(money, worth(left))) return left;
  const soldFor = worth(sold);
  const tax = ownTax ?? (sold.tax && soldFor.units !== 0n ? share(sold.tax, money, soldFor, scale) : null);
  const net = withTax ? subtract(money, tax ?? zero) : money;
  const discount = sold.amount.units === 0n ? zero : share(sold.discount, net, sold.amount, scale);
  return { ...nothing, gross: addExact(net, discount), discount, codeDiscount: codePart(discount, sold, scale), amount: net, tax };
}
