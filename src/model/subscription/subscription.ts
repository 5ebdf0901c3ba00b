// A subscription with its history, as a billing system keeps it. `subscriptionPeriods` turns it into flat periods.
import * as z from 'zod/mini';
import { isCalendarDate, readMoment } from '../../period/moment.ts';
import { type DateInput, type Dimensions, dimensions, type RecordSchema } from '../dimension.ts';
import { readCurrency } from '../read/amount.ts';
import { readDate } from '../read/date.ts';
import { readIdentifier } from '../read/identifier.ts';
import { optionalOrBlank, required } from '../read/reader.ts';
import { readFlag } from '../read/word.ts';
import { remarkEarlier, withRemarks } from '../remark.ts';
import { issueOf } from '../rule.ts';
import {
  readStatus,
  type SubscriptionDiscount,
  type SubscriptionItem,
  type SubscriptionState,
  type SubscriptionStatus,
  subscriptionDiscount,
  subscriptionItem,
  subscriptionState,
} from './subscriptionPart.ts';

/**
 * A subscription. Status, items and discounts are those of today; `history` says what they were before, so that a
 * subscription that is unpaid or paused today has to say since when. All its dates are of one sort, calendar dates or
 * instants.
 */
export interface Subscription extends Dimensions {
  /** Identifier of the subscription. */
  readonly id: string;
  /** Who subscribes. */
  readonly customerId: string;
  /** How it stands today. */
  readonly status: SubscriptionStatus;
  /** When it began, its trial included. */
  readonly startedAt: DateInput;
  /** When its trial began; missing: where there is a trial, when the subscription began. */
  readonly trialStart?: DateInput | null | undefined;
  /** When its trial ends or ended. */
  readonly trialEnd?: DateInput | null | undefined;
  /** When its cancellation was asked for. */
  readonly cancelledAt?: DateInput | null | undefined;
  /** When a cancellation takes effect that has been asked for: mostly the end of what is paid. */
  readonly cancelAt?: DateInput | null | undefined;
  /** When it ended. */
  readonly endedAt?: DateInput | null | undefined;
  /** What is charged. */
  readonly items: readonly SubscriptionItem[];
  /** What is taken off all items together, one after the other. */
  readonly discounts?: readonly SubscriptionDiscount[] | null | undefined;
  /** What it was before, in any order. */
  readonly history?: readonly SubscriptionState[] | null | undefined;
  /** Whether prices include tax; the tax of each item is then taken off, never a rate. Missing: no. */
  readonly taxesIncluded?: boolean | null | undefined;
  /** ISO 4217 code of all amounts. */
  readonly currency?: string | null | undefined;
}

/** Milliseconds from one date to another of its sort; null where one cannot be read, or they are of different sorts. */
export function timeBetween(from: unknown, to: unknown): number | null {
  const [start, end] = [readMoment(from), readMoment(to)];
  if (typeof start !== 'number' || typeof end !== 'number' || isCalendarDate(start) !== isCalendarDate(end)) return null;
  return end - start;
}

const subscriptionSchema = (): RecordSchema<Subscription> =>
  z
    .looseObject({
      id: required<string>(readIdentifier),
      customerId: required<string>(readIdentifier),
      status: required<SubscriptionStatus>(readStatus),
      startedAt: required<DateInput>(readDate),
      trialStart: optionalOrBlank<DateInput>(readDate),
      trialEnd: optionalOrBlank<DateInput>(readDate),
      cancelledAt: optionalOrBlank<DateInput>(readDate),
      cancelAt: optionalOrBlank<DateInput>(readDate),
      endedAt: optionalOrBlank<DateInput>(readDate),
      ...dimensions(),
      items: z.array(subscriptionItem()),
      discounts: z.nullish(z.array(subscriptionDiscount())),
      history: z.nullish(z.array(subscriptionState())),
      taxesIncluded: optionalOrBlank<boolean>(readFlag),
      currency: optionalOrBlank<string>(readCurrency),
    })
    .check(({ value: { startedAt, trialStart, trialEnd, endedAt }, issues }) => {
      if ((timeBetween(startedAt, endedAt) ?? 0) < 0) issues.push(issueOf('bad-value', 'endedAt', endedAt));
      if ((timeBetween(trialStart ?? startedAt, trialEnd) ?? 0) < 0) issues.push(issueOf('bad-value', 'trialEnd', trialEnd));
    });

/**
 * The zod schema of a subscription; one that ends before it starts is refused (`bad-value`). `parse` warns of one whose trial,
 * or the request to end it, lies before its start.
 */
export const Subscription: RecordSchema<Subscription> = /* @__PURE__ */ withRemarks(/* @__PURE__ */ subscriptionSchema(), (record, odd) =>
  remarkEarlier(record, 'startedAt', ['trialStart', 'trialEnd', 'cancelledAt', 'cancelAt'], odd),
);
