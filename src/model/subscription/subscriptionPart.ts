// The parts of a subscription: what is charged, what is taken off, and what it was before.
import * as z from 'zod/mini';
import type { Amount } from '../../decimal.ts';
import { type DateInput, key, type RecordSchema } from '../dimension.ts';
import { readAmount, readPositive } from '../read/amount.ts';
import { readDate } from '../read/date.ts';
import { readPositiveMoney } from '../read/money.ts';
import { Fault, optionalOrBlank, required } from '../read/reader.ts';
import { readWord } from '../read/word.ts';
import { issueOf } from '../rule.ts';
import { type BillingInterval, billingIntervals } from './recurringAmount.ts';

/** Whether an item has a fixed price, or is charged by what was used: usage is no recurring revenue. */
export type UsageType = 'licensed' | 'metered';

/** How long a discount lasts. */
export type DiscountDuration = 'once' | 'repeating' | 'forever';

/**
 * How a subscription stands: on trial, paid for, late with a payment, given up as unpaid, paused, ended, or never begun for
 * want of a first payment.
 */
export type SubscriptionStatus = 'trialing' | 'active' | 'past-due' | 'unpaid' | 'paused' | 'cancelled' | 'incomplete';

/** The words of `SubscriptionStatus`. */
export const subscriptionStatuses: readonly SubscriptionStatus[] = [
  'trialing',
  'active',
  'past-due',
  'unpaid',
  'paused',
  'cancelled',
  'incomplete',
];

/** What a subscription is charged for. */
export interface SubscriptionItem {
  /** What is subscribed to: the plan. */
  readonly productId?: string | null | undefined;
  /** Price of one unit for one interval; may be missing where the item is metered. */
  readonly unitAmount?: Amount | null | undefined;
  /** Units; missing: 1. */
  readonly quantity?: Amount | null | undefined;
  /** Unit of the interval at which it is charged. */
  readonly interval: BillingInterval;
  /** How many of these one price pays; missing: 1. */
  readonly intervalCount?: number | null | undefined;
  /** Tax of the whole item for one interval; needed where prices include it. */
  readonly tax?: Amount | null | undefined;
  /** Fixed price or by usage; missing: `licensed`. */
  readonly usageType?: UsageType | null | undefined;
}

/** What is taken off the items of a subscription together: a share, or an amount. */
export interface SubscriptionDiscount {
  /** The share taken off, 0 to 1: 0.25 is a quarter. */
  readonly rate?: Amount | null | undefined;
  /** The amount taken off each interval, without tax. */
  readonly amount?: Amount | null | undefined;
  /** How long it lasts. */
  readonly duration: DiscountDuration;
  /** From when it counts; missing: as long as the subscription lists it. */
  readonly start?: DateInput | null | undefined;
  /** When it ends; missing: as long as the subscription lists it. */
  readonly end?: DateInput | null | undefined;
}

/** How a subscription stood before it changed; what is missing was as it is afterwards. */
export interface SubscriptionState {
  /** When it changed: up to then it was so. */
  readonly until: DateInput;
  /** How it stood. */
  readonly status?: SubscriptionStatus | null | undefined;
  /** What was charged. */
  readonly items?: readonly SubscriptionItem[] | null | undefined;
  /** What was taken off; an empty list: nothing. */
  readonly discounts?: readonly SubscriptionDiscount[] | null | undefined;
}

/** A share from 0 to 1; 25 for a quarter is refused, not guessed at. */
function readShare(value: unknown): number | string | Fault {
  const share = readAmount(value);
  return share instanceof Fault || (Number(share) >= 0 && Number(share) <= 1) ? share : new Fault('bad-value', value, '', '0 to 1');
}

function readCount(value: unknown): number | Fault {
  const count = readAmount(value);
  return typeof count === 'number' && Number.isSafeInteger(count) && count > 0
    ? count
    : new Fault('bad-value', value, '', 'a whole number from 1');
}

/** Schema of an item. */
export const subscriptionItem = (): RecordSchema<SubscriptionItem> =>
  z.looseObject({
    productId: key(),
    unitAmount: optionalOrBlank<Amount>(readPositiveMoney),
    quantity: optionalOrBlank<Amount>(readPositive),
    interval: required<BillingInterval>(readWord(billingIntervals)),
    intervalCount: optionalOrBlank<number>(readCount),
    tax: optionalOrBlank<Amount>(readPositiveMoney),
    usageType: optionalOrBlank<UsageType>(readWord(['licensed', 'metered'])),
  });

/** Schema of a discount: a share or an amount, not both. */
export const subscriptionDiscount = (): RecordSchema<SubscriptionDiscount> =>
  z
    .looseObject({
      rate: optionalOrBlank<Amount>(readShare),
      amount: optionalOrBlank<Amount>(readPositiveMoney),
      duration: required<DiscountDuration>(readWord(['once', 'repeating', 'forever'])),
      start: optionalOrBlank<DateInput>(readDate),
      end: optionalOrBlank<DateInput>(readDate),
    })
    .check(({ value: { rate, amount }, issues }) => {
      if ((rate ?? null) === null && (amount ?? null) === null) issues.push(issueOf('missing-required', 'rate', rate));
      if ((rate ?? null) !== null && (amount ?? null) !== null) issues.push(issueOf('bad-value', 'amount', amount));
    });

/** Reads how a subscription stands. */
export const readStatus: ReturnType<typeof readWord> = /* @__PURE__ */ readWord(subscriptionStatuses);

/** Schema of an earlier state. */
export const subscriptionState = (): RecordSchema<SubscriptionState> =>
  z.looseObject({
    until: required<DateInput>(readDate),
    status: optionalOrBlank<SubscriptionStatus>(readStatus),
    items: z.nullish(z.array(subscriptionItem())),
    discounts: z.nullish(z.array(subscriptionDiscount())),
  });
