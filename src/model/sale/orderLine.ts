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
 * A line of an order: with the price of a unit, of the whole line, or both. All its amounts have the sign of its price: a line
 * of negative quantity is goods taken back in the same transaction, and its discount and tax are negative too.
 */
export interface OrderLine extends Dimensions {
  /** Identifier within the order; missing: the position of the line, from 1. */
  readonly lineId?: string | null | undefined;
  /** Units sold, which need not be whole; negative for goods taken back. */
  readonly quantity: Amount;
  /** Price of one unit before discount; with tax when the order says `taxesIncluded`. Needed where `linePrice` is missing. */
  readonly unitPrice?: Amount | null | undefined;
  /**
   * Price of the whole line before discount, on the same tax basis, where the source states it: it counts in place of
   * `quantity` × `unitPrice`, so that 3 units for 10.00 come to 10.00. `post` warns where both say different things.
   */
  readonly linePrice?: Amount | null | undefined;
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

/** −1, 0 or 1 by the sign of what a line comes to before discount. */
export function priceSign({ quantity, unitPrice, linePrice }: OrderLine): number {
  return (linePrice ?? null) === null ? signOf(quantity) * signOf(unitPrice) : signOf(linePrice);
}

const orderLineSchema = (): RecordSchema<OrderLine> =>
  z
    .looseObject({
      lineId: key(),
      quantity: required<Amount>(readAmount),
      unitPrice: optionalOrBlank<Amount>(readMoney),
      linePrice: optionalOrBlank<Amount>(readMoney),
      compareAtPrice: optionalOrBlank<Amount>(readPositiveMoney),
      discount: optionalOrBlank<Amount>(readMoney),
      discountCode: key(),
      tax: optionalOrBlank<Amount>(readMoney),
      unitCost: optionalOrBlank<Amount>(readMoney),
      productId: key(),
      giftCard: optionalOrBlank<boolean>(readFlag),
      ...dimensions(),
    })
    .check(({ value, issues }) => {
      const { quantity, unitPrice, linePrice, discount, tax } = value;
      const sign = priceSign(value);
      if ((unitPrice ?? linePrice ?? null) === null) issues.push(issueOf('missing-required', 'unitPrice', unitPrice));
      if (signOf(quantity) * signOf(unitPrice) * sign < 0) issues.push(issueOf('wrong-sign', 'linePrice', linePrice));
      if (signOf(discount) * sign < 0) issues.push(issueOf('wrong-sign', 'discount', discount));
      if (signOf(tax) * sign < 0) issues.push(issueOf('wrong-sign', 'tax', tax));
    });

/** The zod schema of a line of an order. */
export const OrderLine: RecordSchema<OrderLine> = /* @__PURE__ */ orderLineSchema();
