// What one row of the ledger is worth, exactly, and the arithmetic on it. Gross − discount = amount holds in every result.
import { addExact, type Exact } from '../../../decimal.ts';
import { negative, share, subtract, zero } from './arithmetic.ts';

/** The amounts of one row; null: unknown. */
export interface Values {
  readonly quantity: Exact | null;
  readonly gross: Exact;
  readonly discount: Exact;
  readonly amount: Exact;
  readonly tax: Exact | null;
  readonly cost: Exact | null;
}

/** Worth nothing. */
export const nothing: Values = { quantity: null, gross: zero, discount: zero, amount: zero, tax: null, cost: null };

type Operation = (a: Exact, b: Exact) => Exact;

function combine(a: Values, b: Values, operation: Operation): Values {
  const known = (one: Exact | null, other: Exact | null): Exact | null =>
    one === null && other === null ? null : operation(one ?? zero, other ?? zero);
  return {
    quantity: known(a.quantity, b.quantity),
    gross: operation(a.gross, b.gross),
    discount: operation(a.discount, b.discount),
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
export function isNothing({ quantity, gross, discount, amount, tax, cost }: Values): boolean {
  return [quantity, gross, discount, amount, tax, cost].every((part) => part === null || part.units === 0n);
}

/** What the customer pays for it: amount and tax. */
export function paidFor({ amount, tax }: Values): Exact {
  return addExact(amount, tax ?? zero);
}

/** The share `part` ÷ `of` of each amount, rounded; the quantity becomes `part` of the quantity. */
export function shareOf(whole: Values, part: Exact, of: Exact, scale: number): Values {
  const cut = (value: Exact): Exact => share(value, part, of, scale);
  const gross = cut(whole.gross);
  const amount = cut(whole.amount);
  return {
    quantity: whole.quantity && share(whole.quantity, part, of, Math.max(whole.quantity.scale, part.scale)),
    gross,
    discount: subtract(gross, amount),
    amount,
    tax: whole.tax && cut(whole.tax),
    cost: whole.cost && cut(whole.cost),
  };
}

/** How prices are stated: with or without tax, and the digits they are rounded to. */
export interface Basis {
  readonly taxesIncluded: boolean;
  readonly scale: number;
}

/**
 * The worth of something priced `price` with `discount` off. Where prices include tax, the tax amount is taken off, never
 * a rate; the discount carried its share of that tax, so that a discount of 10 % stays 10 % without tax.
 */
export function valuesOf(price: Exact, discount: Exact, tax: Exact | null, basis: Basis): Omit<Values, 'quantity' | 'cost'> {
  const paid = subtract(price, discount);
  if (!basis.taxesIncluded) return { gross: price, discount, amount: paid, tax };
  const amount = subtract(paid, tax ?? zero);
  const gross = paid.units === 0n ? addExact(amount, discount) : share(price, amount, paid, Math.max(basis.scale, amount.scale));
  return { gross, discount: subtract(gross, amount), amount, tax };
}
