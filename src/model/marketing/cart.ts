// A cart: what somebody was about to buy.
import * as z from 'zod/mini';
import type { Amount } from '../../decimal.ts';
import type { FieldType } from '../../expr/node.ts';
import { isCalendarDate } from '../../period/moment.ts';
import { momentOf } from '../boundary.ts';
import { type DateInput, type Dimensions, dimensions, key, type RecordSchema } from '../dimension.ts';
import { type Fields, fields } from '../field.ts';
import { readCurrency, readPositive } from '../read/amount.ts';
import { readDate } from '../read/date.ts';
import { readIdentifier } from '../read/identifier.ts';
import { optionalOrBlank, required } from '../read/reader.ts';
import { issueOf } from '../rule.ts';

/** A cart. Its dates are of one sort, all instants or all calendar dates: otherwise no time lies between them. */
export interface Cart extends Dimensions {
  /** Identifier of the cart. */
  readonly id: string;
  /** When it was begun. */
  readonly createdAt: DateInput;
  /** When its checkout was begun; missing: it was not. */
  readonly checkoutAt?: DateInput | null | undefined;
  /** When it was ordered; missing: it was not. */
  readonly orderedAt?: DateInput | null | undefined;
  /** What lies in it; missing: unknown, never 0. */
  readonly value?: Amount | null | undefined;
  /** ISO 4217 code of its value. */
  readonly currency?: string | null | undefined;
  /** Whose it is. */
  readonly customerId?: string | null | undefined;
}

const cartSchema = (): RecordSchema<Cart> =>
  z
    .looseObject({
      id: required<string>(readIdentifier),
      createdAt: required<DateInput>(readDate),
      checkoutAt: optionalOrBlank<DateInput>(readDate),
      orderedAt: optionalOrBlank<DateInput>(readDate),
      value: optionalOrBlank<Amount>(readPositive),
      currency: optionalOrBlank<string>(readCurrency),
      customerId: key(),
      ...dimensions(),
    })
    .check(({ value, issues }) => {
      const sort = sortOf(value.createdAt);
      for (const name of ['checkoutAt', 'orderedAt'] as const)
        if ((sortOf(value[name]) ?? sort) !== sort) issues.push(issueOf('bad-value', name, value[name]));
    });

/** Whether a date is a calendar date; null where there is none. */
function sortOf(date: DateInput | null | undefined): boolean | null {
  const moment = momentOf(date);
  return moment === null ? null : isCalendarDate(moment);
}

/**
 * The zod schema of a cart. One whose dates are of two sorts is refused (`bad-value`): whether it was ordered in time could not
 * be told.
 *
 * @example
 * ```ts
 * import { Cart, parse } from 'sales-kpi';
 *
 * const { rows, rejected } = parse(Cart, [
 *   { id: 1, createdAt: '2025-01-31T10:00:00Z', orderedAt: '', value: '49.90', currency: 'eur' },
 *   { id: 2, createdAt: '2025-01-31T10:00:00Z', orderedAt: '2025-02-01' },
 * ]);
 * rows; // => [ { id: '1', createdAt: '2025-01-31T10:00:00Z', orderedAt: null, value: 49.9, currency: 'EUR' } ]
 * rejected.map(({ field, code }) => [field, code]); // => [ [ 'orderedAt', 'bad-value' ] ]
 * ```
 */
export const Cart: RecordSchema<Cart> = /* @__PURE__ */ cartSchema();

/** Records of carts. */
export interface CartData {
  /** What people were about to buy. */
  readonly carts: Cart;
}

const cartTypes = {
  id: 'key',
  createdAt: 'date',
  checkoutAt: 'date',
  orderedAt: 'date',
  value: 'money',
  currency: 'key',
  customerId: 'key',
} as const satisfies Partial<Record<keyof Cart, FieldType>>;

/** The fields of a cart, for formulas; carts are dated by `createdAt`. */
export const cart: Fields<'carts', Cart, typeof cartTypes> = /* @__PURE__ */ fields<Cart>()('carts', cartTypes, 'createdAt');
