// Shipping, fees, duties and tips given back.
import type { Amount, Exact } from '../../../decimal.ts';
import { addExact } from '../../../decimal.ts';
import type { Refund } from '../refund.ts';
import { compare, exactOf, exactOrNull, isSame, share, subtract, zero } from './arithmetic.ts';
import { leftOf, type Posting, part, pathPart, remark, type Stock, takeBack } from './posting.ts';
import { codePart, nothing, paidFor, type Values } from './values.ts';

/** What a charge was for. */
type ChargeKind = 'shipping' | 'fee' | 'duty' | 'tip';

/** Money for a charge, with or without its tax. */
interface Money {
  readonly kind: ChargeKind;
  readonly amount: Amount;
  readonly tax?: Amount | null | undefined;
  readonly withTax: boolean;
}

/** Adds the row of a charge given back and gives what it took back; `more` tells apart the rows of one kind. */
export function backCharge(posting: Posting, refund: Refund, money: Money, field: string, more: readonly string[] = []): Values {
  const { kind } = money;
  const stock = stockOf(posting, money);
  const sold = stock?.entry.values ?? nothing;
  const values = chargeValues(sold, stock === null ? nothing : leftOf(stock), money, posting.basis.scale);
  const path = [part.refund, pathPart(refund.id), part[kind], ...more];
  takeBack(posting, stock, values, { path, kind, date: refund.date, line: null, refund });
  if (compare(paidFor(stock?.back ?? values), paidFor(sold)) > 0) remark(posting, 'refund-above-sale', field, money.amount);
  return values;
}

/** The charge that the money is for: of several fees one that it pays back whole, or else the first of which anything is left. */
function stockOf({ charges }: Posting, money: Money): Stock | null {
  const own = charges.filter(({ entry }) => entry.kind === money.kind);
  const isLeft = (stock: Stock): boolean => worth(leftOf(stock), money).units !== 0n;
  return own.find((stock) => isSame(worth(leftOf(stock), money), exactOf(money.amount))) ?? own.find(isLeft) ?? own[0] ?? null;
}

function worth(values: Values, { withTax }: Money): Exact {
  return withTax ? paidFor(values) : values.amount;
}

/** All that is left, where the money is as much; otherwise its share of discount and tax. */
function chargeValues(sold: Values, left: Values, money: Money, scale: number): Values {
  const amount = exactOf(money.amount);
  const ownTax = exactOrNull(money.tax);
  if (ownTax === null && isSame(amount, worth(left, money))) return left;
  const soldFor = worth(sold, money);
  const tax = ownTax ?? (sold.tax && soldFor.units !== 0n ? share(sold.tax, amount, soldFor, scale) : null);
  const net = money.withTax ? subtract(amount, tax ?? zero) : amount;
  const discount = sold.amount.units === 0n ? zero : share(sold.discount, net, sold.amount, scale);
  return { ...nothing, gross: addExact(net, discount), discount, codeDiscount: codePart(discount, sold, scale), amount: net, tax };
}
