// What one row of the ledger is worth, exactly, and the arithmetic on it. Gross − discount = amount holds in every result.
import { addExact, type Exact } from '../../../decimal.ts';
import { negative, share, subtract, zero } from './arithmetic.ts';

/** The amounts of one row; null: unknown. */
export interface Values {
  readonly quantity: Exact | null;
  readonly gross: Exact;
  readonly discount: Exact;
  /** The part of the discount that came by a code. */
  readonly codeDiscount: Exact;
  readonly amount: Exact;
  readonly tax: Exact | null;
  readonly cost: Exact | null;
}

/** What is taken off, and its part by a code. */
export type Discounted = Pick<Values, 'discount' | 'codeDiscount'>;

/** Worth nothing. */
export const nothing: Values = { quantity: null, gross: zero, discount: zero, codeDiscount: zero, amount: zero, tax: null, cost: null };

type Operation = (a: Exact, b: Exact) => Exact;

function combine(a: Values, b: Values, operation: Operation): Values {
  const known = (one: Exact | null, other: Exact | null): Exact | null =>
    one === null && other === null ? null : operation(one ?? zero, other ?? zero);
  return {
    quantity: known(a.quantity, b.quantity),
    gross: operation(a.gross, b.gross),
    discount: operation(a.discount, b.discount),
    codeDiscount: operation(a.codeDiscount, b.codeDiscount),
    amount: operation(a.amount, b.amount),
    tax: known(a.tax, b.tax),
    cost: known(a.cost, b.cost),
  };
}

/** a + b. */
export function addValues(a: Values, b: Values): Values {
  return combine(a, b, addExact);
}

/** a − b. */
export function subtractValues(a: Values, b: Values): Values {
  return combine(a, b, subtract);
}

/** −a. */
export function negateValues(a: Values): Values {
  return combine(a, a, negative);
}

/** Whether no amount is left. */
export function isNothing({ quantity, gross, discount, codeDiscount, amount, tax, cost }: Values): boolean {
  return [quantity, gross, discount, codeDiscount, amount, tax, cost].every((part) => part === null || part.units === 0n);
}

/** What the customer pays for it: amount and tax. */
export function paidFor({ amount, tax }: Values): Exact {
  return addExact(amount, tax ?? zero);
}

/**
 * What of `discount`, a share of a discount, came by a code: in proportion, so that rounded shares of the discount that add
 * up to it have parts that do, and none is larger than its share.
 */
export function codePart(discount: Exact, whole: Discounted, scale: number): Exact {
  return whole.discount.units === 0n ? whole.codeDiscount : share(discount, whole.codeDiscount, whole.discount, scale);
}

/** The share `part` ÷ `of` of each amount, rounded; the quantity becomes `part` of the quantity. */
export function shareOf(whole: Values, part: Exact, of: Exact, scale: number): Values {
  const cut = (value: Exact): Exact => share(value, part, of, scale);
  const gross = cut(whole.gross);
  const amount = cut(whole.amount);
  const discount = subtract(gross, amount);
  return {
    quantity: whole.quantity && share(whole.quantity, part, of, Math.max(whole.quantity.scale, part.scale)),
    gross,
    discount,
    codeDiscount: codePart(discount, whole, scale),
    amount,
    tax: whole.tax && cut(whole.tax),
    cost: whole.cost && cut(whole.cost),
  };
}

/** How prices are stated: with or without tax, and the digits they are rounded to. */
export interface Basis {
  readonly taxesIncluded: boolean;
  readonly scale: number;
  /** What the gross value is of: the price of the line, or the higher price that it was lowered from. */
  readonly listPrice: ListPrice;
  /** The tax of what does not say its own; null: unknown. */
  readonly missingTax: Exact | null;
}

/** The price that goods are listed at. */
export type ListPrice = 'unitPrice' | 'compareAtPrice';

/**
 * The worth of something priced `price` with `off` taken off. Where prices include tax, the tax amount is taken off, never
 * a rate; the discount carried its share of that tax, so that a discount of 10 % stays 10 % without tax. What the price was
 * `lowered` by before is a discount too, and changes nothing else.
 */
export function valuesOf(
  price: Exact,
  off: Discounted,
  tax: Exact | null,
  basis: Basis,
  lowered: Exact = zero,
): Omit<Values, 'quantity' | 'cost'> {
  const { discount, codeDiscount } = off;
  const paid = subtract(price, discount);
  if (!basis.taxesIncluded)
    return { gross: addExact(price, lowered), discount: addExact(discount, lowered), codeDiscount, amount: paid, tax };
  const amount = subtract(paid, tax ?? zero);
  // The discount is what lies between: rounded apart, it would not.
  const discountOf = (whole: Exact, reduced: Exact): Exact =>
    paid.units === 0n ? reduced : subtract(share(whole, amount, paid, Math.max(basis.scale, amount.scale)), amount);
  const usual = discountOf(price, discount);
  const all = discountOf(addExact(price, lowered), addExact(discount, lowered));
  return { gross: addExact(amount, all), discount: all, codeDiscount: codePart(usual, off, basis.scale), amount, tax };
}
