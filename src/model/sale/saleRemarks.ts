// What is odd about a row of the sales ledger that is kept all the same.
import type { DateInput } from '../dimension.ts';
import { exactIn, isEarlier, type Remark, remarkOn } from '../remark.ts';
import { signOf } from '../rule.ts';
import { isSame, subtract } from './posting/arithmetic.ts';

/** Whether a row is about goods: a product unless it says otherwise. */
export const isGoods = (kind: string | null | undefined): boolean => (kind ?? 'product') === 'product' || kind === 'gift-card';

interface Row {
  readonly date: DateInput;
  readonly orderDate?: DateInput | null | undefined;
  readonly type?: string | null | undefined;
  readonly kind?: string | null | undefined;
  readonly amount: unknown;
  readonly gross?: unknown;
  readonly discount?: unknown;
}

/** An amount that is not gross less discount, a sale of goods below zero, a return before its order. */
export function saleRemarks(row: Row, odd: Remark[]): void {
  const { type, kind, amount, gross, discount, date, orderDate } = row;
  if (!isNet(amount, gross, discount)) remarkOn(row, 'amount', 'amount-mismatch', odd);
  if (type === 'sale' && isGoods(kind) && signOf(amount) < 0) remarkOn(row, 'amount', 'negative-sale', odd);
  const isReturn = type === 'return' || ((type ?? null) === null && signOf(amount) < 0);
  if (isReturn && isEarlier(date, orderDate)) remarkOn(row, 'date', 'refund-before-order', odd);
}

/** Whether an amount is gross less discount, or one of them is not given. Cents, which nearly all are, need no big integers. */
function isNet(amount: unknown, gross: unknown, discount: unknown): boolean {
  if ((gross ?? null) === null || (discount ?? null) === null) return true;
  const difference = centsOf(gross) - centsOf(discount);
  if (difference === centsOf(amount)) return true;
  const [net, before, off] = [exactIn(amount), exactIn(gross), exactIn(discount)];
  return net === null || before === null || off === null || isSame(net, subtract(before, off));
}

/** Not a number where it is not a number of whole cents, small enough to be certain of them. */
function centsOf(value: unknown): number {
  if (typeof value !== 'number') return Number.NaN;
  const cents = Math.round(value * 100);
  return cents / 100 === value && Math.abs(cents) < 2 ** 49 ? cents : Number.NaN;
}
