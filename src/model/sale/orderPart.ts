// The parts of an order that are not lines.
import * as z from 'zod/mini';
import type { Amount } from '../../decimal.ts';
import { key, type RecordSchema } from '../dimension.ts';
import { readIdentifier } from '../read/identifier.ts';
import { readMoney, readPositiveMoney } from '../read/money.ts';
import { optionalOrBlank, required } from '../read/reader.ts';

/** A discount on several lines together. */
export interface OrderDiscount {
  /** What is taken off, zero or more, on the tax basis of the prices. */
  readonly amount: Amount;
  /** The lines it is shared among; missing: all lines that are not gift cards. */
  readonly lineIds?: readonly string[] | null | undefined;
  /** The code that the customer entered for it; missing: a reduction without a code. */
  readonly code?: string | null | undefined;
}

/** A tax on several lines together. */
export interface OrderTax {
  /** The tax, zero or more. */
  readonly amount: Amount;
  /** The lines it is shared among; missing: all lines that are not gift cards. */
  readonly lineIds?: readonly string[] | null | undefined;
}

/** Shipping of an order, on the tax basis of its prices. */
export interface OrderShipping {
  /** What is charged before discount, zero or more. */
  readonly charged: Amount;
  /** Discount on shipping; it lowers shipping, not the goods. */
  readonly discount?: Amount | null | undefined;
  /** The code that the customer entered for that discount; missing: a reduction without a code. */
  readonly discountCode?: string | null | undefined;
  /** Tax on shipping. */
  readonly tax?: Amount | null | undefined;
}

/** A further charge, on the tax basis of the prices. */
export interface OrderCharge {
  /** The charge; negative: a credit. */
  readonly amount: Amount;
  /** Tax on the charge. */
  readonly tax?: Amount | null | undefined;
}

/** Totals of an order at the time it was placed, refunds not taken off. */
export interface OrderTotals {
  /** Goods after all discounts, on the tax basis of the prices. */
  readonly subtotal?: Amount | null | undefined;
  /** Discounts of goods, those of lines and of the order, on the tax basis of the prices. */
  readonly discount?: Amount | null | undefined;
  /** All taxes. Where those that parts of the order tell come to as much, the other parts have none. */
  readonly tax?: Amount | null | undefined;
  /** Shipping after its discount, on the tax basis of the prices. */
  readonly shipping?: Amount | null | undefined;
  /** All that the customer has to pay. */
  readonly total?: Amount | null | undefined;
}

/** Schema of a tax. */
export const orderTax = (): RecordSchema<OrderTax> =>
  z.looseObject({ amount: required<Amount>(readPositiveMoney), lineIds: z.nullish(z.array(required<string>(readIdentifier))) });

/** Schema of a discount. */
export const orderDiscount = (): RecordSchema<OrderDiscount> =>
  z.looseObject({
    amount: required<Amount>(readPositiveMoney),
    lineIds: z.nullish(z.array(required<string>(readIdentifier))),
    code: key(),
  });

/** Schema of shipping. */
export const orderShipping = (): RecordSchema<OrderShipping> =>
  z.looseObject({
    charged: required<Amount>(readPositiveMoney),
    discount: optionalOrBlank<Amount>(readPositiveMoney),
    discountCode: key(),
    tax: optionalOrBlank<Amount>(readPositiveMoney),
  });

/** Schema of a further charge. */
export const orderCharge = (): RecordSchema<OrderCharge> =>
  z.looseObject({ amount: required<Amount>(readMoney), tax: optionalOrBlank<Amount>(readMoney) });

/** Schema of the totals. */
export const orderTotals = (): RecordSchema<OrderTotals> =>
  z.looseObject({
    subtotal: optionalOrBlank<Amount>(readMoney),
    discount: optionalOrBlank<Amount>(readMoney),
    tax: optionalOrBlank<Amount>(readMoney),
    shipping: optionalOrBlank<Amount>(readMoney),
    total: optionalOrBlank<Amount>(readMoney),
  });
