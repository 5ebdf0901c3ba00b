// What was given back of an order: goods, shipping, or money only.
import * as z from 'zod/mini';
import type { Amount } from '../../decimal.ts';
import { type DateInput, key, type RecordSchema } from '../dimension.ts';
import { readPositive } from '../read/amount.ts';
import { readDate } from '../read/date.ts';
import { readIdentifier } from '../read/identifier.ts';
import { readMoney, readPositiveMoney } from '../read/money.ts';
import { optionalOrBlank, required } from '../read/reader.ts';
import { readFlag, readWord } from '../read/word.ts';
import { issueOf, signOf } from '../rule.ts';

/** Why money was given back. */
export type RefundKind = 'return' | 'goodwill' | 'shipping' | 'cancellation' | 'chargeback';

/** Goods given back of one line. All amounts are positive. */
export interface RefundLine {
  /** The line of the order. */
  readonly lineId: string;
  /** Units given back, zero or more; 0: money for the line, and the goods stay with the customer. */
  readonly quantity: Amount;
  /** Value given back, on the tax basis of the order's prices; missing: the units' share of what the line cost after discounts. */
  readonly amount?: Amount | null | undefined;
  /** Tax given back; missing: the share of the line's tax. */
  readonly tax?: Amount | null | undefined;
  /** Whether the goods can be sold again; false: their cost stays spent. Missing: true. */
  readonly restocked?: boolean | null | undefined;
}

/** Shipping given back. */
export interface RefundShipping {
  /** Value given back, on the tax basis of the order's prices, zero or more. */
  readonly amount: Amount;
  /** Tax given back; missing: the share of the tax on shipping. */
  readonly tax?: Amount | null | undefined;
}

/** A fee, duties or a tip given back. */
export interface RefundCharge {
  /** What was charged. */
  readonly kind: 'fee' | 'duty' | 'tip';
  /** Value given back, on the tax basis of the order's prices; below zero: a credit taken back. */
  readonly amount: Amount;
  /** Tax given back; missing: the share of the tax on the charge. */
  readonly tax?: Amount | null | undefined;
}

/**
 * A refund, all amounts positive. It needs lines, shipping, charges or an amount; a `cancellation` without any gives back all
 * that is left.
 */
export interface Refund {
  /** Identifier within the order. */
  readonly id: string;
  /** When it was given back. */
  readonly date: DateInput;
  /** The order, where the refund does not stand inside it. */
  readonly orderId?: string | null | undefined;
  /** Why; missing: `return`. Without lines, `shipping` makes the amount a return of shipping, any other kind an adjustment. */
  readonly kind?: RefundKind | null | undefined;
  /** The goods given back. */
  readonly lines?: readonly RefundLine[] | null | undefined;
  /** The shipping given back. */
  readonly shipping?: RefundShipping | null | undefined;
  /** The fees, duties and tips given back. */
  readonly charges?: readonly RefundCharge[] | null | undefined;
  /** All the money given back, taxes included; what lines, shipping and charges do not explain is an adjustment. Missing: these are all. */
  readonly amount?: Amount | null | undefined;
  /** The tax in `amount`; missing: that of lines, shipping and charges. */
  readonly tax?: Amount | null | undefined;
}

const refundKinds: readonly RefundKind[] = ['return', 'goodwill', 'shipping', 'cancellation', 'chargeback'];

const refundLineSchema = (): RecordSchema<RefundLine> =>
  z
    .looseObject({
      lineId: required<string>(readIdentifier),
      quantity: required<Amount>(readPositive),
      amount: optionalOrBlank<Amount>(readPositiveMoney),
      tax: optionalOrBlank<Amount>(readPositiveMoney),
      restocked: optionalOrBlank<boolean>(readFlag),
    })
    .check(({ value: { quantity, amount }, issues }) => {
      if (signOf(quantity) === 0 && (amount === null || amount === undefined)) issues.push(issueOf('missing-required', 'amount', amount));
    });

/** The zod schema of a refunded line. */
export const RefundLine: RecordSchema<RefundLine> = /* @__PURE__ */ refundLineSchema();

const refundSchema = (): RecordSchema<Refund> =>
  z.looseObject({
    id: required<string>(readIdentifier),
    date: required<DateInput>(readDate),
    orderId: key(),
    kind: optionalOrBlank<RefundKind>(readWord(refundKinds)),
    lines: z.nullish(z.array(RefundLine)),
    shipping: z.nullish(z.looseObject({ amount: required<Amount>(readPositiveMoney), tax: optionalOrBlank<Amount>(readPositiveMoney) })),
    charges: z.nullish(
      z.array(
        z.looseObject({
          kind: required<RefundCharge['kind']>(readWord(['fee', 'duty', 'tip'])),
          amount: required<Amount>(readMoney),
          tax: optionalOrBlank<Amount>(readMoney),
        }),
      ),
    ),
    amount: optionalOrBlank<Amount>(readPositiveMoney),
    tax: optionalOrBlank<Amount>(readPositiveMoney),
  });

/** The zod schema of a refund. */
export const Refund: RecordSchema<Refund> = /* @__PURE__ */ refundSchema();
