// A line of an order.
import * as z from 'zod/mini';
import type { Amount } from '../../decimal.ts';
import { type Dimensions, dimensions, key, type RecordSchema } from '../dimension.ts';
import { readAmount } from '../read/amount.ts';
import { readMoney, readPositiveMoney } from '../read/money.ts';
import { optionalOrBlank, required } from '../read/reader.ts';
import { readFlag } from '../read/word.ts';
import { issueOf, signOf } from '../rule.ts';

/**
 * A line of an order. All its amounts have the sign of quantity × unit price: a line of negative quantity is goods taken
 * back in the same transaction, and its discount and tax are negative too.
 */
export interface OrderLine extends Dimensions {
  /** Identifier within the order; missing: the position of the line, from 1. */
  readonly lineId?: string | null | undefined;
  /** Units sold, which need not be whole; negative for goods taken back. */
  readonly quantity: Amount;
  /** Price of one unit before discount; with tax when the order says `taxesIncluded`. */
  readonly unitPrice: Amount;
  /** List price of one unit, on the same tax basis: what `unitPrice` was lowered from. `post` reads it where it is told to. */
  readonly compareAtPrice?: Amount | null | undefined;
  /** Discount of the whole line, on the same tax basis as the price; the line's part of order discounts is not in it. */
  readonly discount?: Amount | null | undefined;
  /** The code that the customer entered for the discount of the line; missing: a reduction without a code. */
  readonly discountCode?: string | null | undefined;
  /** Tax of the whole line after discounts; missing: unknown. */
  readonly tax?: Amount | null | undefined;
  /** Cost of one unit; missing: unknown, never 0. */
  readonly unitCost?: Amount | null | undefined;
  /** What was bought. */
  readonly productId?: string | null | undefined;
  /** Whether the line sells a gift card: money owed, not a sale. */
  readonly giftCard?: boolean | null | undefined;
}

const orderLineSchema = (): RecordSchema<OrderLine> =>
  z
    .looseObject({
      lineId: key(),
      quantity: required<Amount>(readAmount),
      unitPrice: required<Amount>(readMoney),
      compareAtPrice: optionalOrBlank<Amount>(readPositiveMoney),
      discount: optionalOrBlank<Amount>(readMoney),
      discountCode: key(),
      tax: optionalOrBlank<Amount>(readMoney),
      unitCost: optionalOrBlank<Amount>(readMoney),
      productId: key(),
      giftCard: optionalOrBlank<boolean>(readFlag),
      ...dimensions(),
    })
    .check(({ value: { quantity, unitPrice, discount, tax }, issues }) => {
      const sign = signOf(quantity) * signOf(unitPrice);
      if (signOf(discount) * sign < 0) issues.push(issueOf('wrong-sign', 'discount', discount));
      if (signOf(tax) * sign < 0) issues.push(issueOf('wrong-sign', 'tax', tax));
    });

/** The zod schema of a line of an order. */
export const OrderLine: RecordSchema<OrderLine> = /* @__PURE__ */ orderLineSchema();
