// Amounts of money in the currency of their record: what `convert` multiplies. Quantities, shares, scores and rates are none.
import type * as z from 'zod/mini';
import type { Amount } from '../../decimal.ts';
import type { ReadRecord } from '../repeated.ts';
import { readAmount, readPositive } from './amount.ts';
import { kindOf, type Reader, required } from './reader.ts';

/** A reader of amounts of money. */
export interface MoneyReader extends Reader {
  /** Whether the amounts of a record are money: some records say that theirs are units. */
  readonly isMoney: (record: ReadRecord) => boolean;
  /** Whether it is a part of another amount of the record, which tells it. */
  readonly isPart: boolean;
}

function moneyReader(read: Reader, isMoney: MoneyReader['isMoney'] = () => true, isPart = false): MoneyReader {
  return Object.assign(((value, context) => read(value, context)) as Reader, { isMoney, isPart });
}

/** Money. */
export const readMoney: MoneyReader = /* @__PURE__ */ moneyReader(readAmount);

/** Money that cannot be below zero. */
export const readPositiveMoney: MoneyReader = /* @__PURE__ */ moneyReader(readPositive);

/** What another amount of the record is made of, or carries. */
export const readMoneyPart: MoneyReader = /* @__PURE__ */ moneyReader(readAmount, undefined, true);

/** What is money in some records only. */
export function moneyWhere(read: Reader, isMoney: MoneyReader['isMoney']): MoneyReader {
  return moneyReader(read, isMoney);
}

/** How the money of a field is read; null where the field holds something else. */
export function moneyKind(schema: z.core.$ZodType): MoneyReader | null {
  const kind = kindOf(schema);
  return kind !== undefined && 'isMoney' in kind ? (kind as MoneyReader) : null;
}

/**
 * The schema of an amount of money in the currency of its record, for fields of your own that `convert` is to multiply;
 * `z.nullish(money())` where it may be missing. It reads what `parse` reads as an amount.
 *
 * @example
 * ```ts
 * import { convert, money, Sale } from 'sales-kpi';
 * import * as z from 'zod/mini';
 *
 * const MySale = z.extend(Sale, { commission: money() });
 * const { rows } = convert(MySale, [{ id: '1', date: '2025-03-28', amount: 100, commission: '5.25', currency: 'USD' }], {
 *   to: 'EUR',
 *   policy: 'eventDate',
 *   rates: [{ date: '2025-03-28', from: 'USD', to: 'EUR', rate: 0.9 }],
 * });
 * rows.map(({ amount, commission }) => [amount, commission]); // => [ [ 90, 4.725 ] ]
 * ```
 */
export function money(): z.ZodMiniType<Amount> {
  return required<Amount>(readMoney);
}
