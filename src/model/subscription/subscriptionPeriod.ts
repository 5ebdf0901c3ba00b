// A stretch of time in which a customer pays one amount: what the indicators of recurring revenue read.
import * as z from 'zod/mini';
import type { Amount } from '../../decimal.ts';
import type { FieldType } from '../../expr/node.ts';
import { type DateInput, type Dimensions, dimensions, key, type RecordSchema } from '../dimension.ts';
import { type Fields, fields } from '../field.ts';
import { readCurrency } from '../read/amount.ts';
import { readDate } from '../read/date.ts';
import { readIdentifier } from '../read/identifier.ts';
import { readPositiveMoney } from '../read/money.ts';
import { optionalOrBlank, required } from '../read/reader.ts';
import { readWord } from '../read/word.ts';
import { issueOf } from '../rule.ts';
import { timeBetween } from './subscription.ts';

/** Why a customer does not pay any more, and is not lost. */
export type EndReason = 'pause';

/** A stretch of time in which a customer pays one recurring amount, half-open: on its last date nothing is paid any more. */
export interface SubscriptionPeriod extends Dimensions {
  /** Identifier of the period. */
  readonly id: string;
  /** Who pays. */
  readonly customerId: string;
  /** From when it is paid. */
  readonly start: DateInput;
  /** From when it is not paid any more; missing: it has no end yet. */
  readonly end?: DateInput | null | undefined;
  /** What is paid in a year, without tax: twelve times the monthly amount. `annualAmount` makes it of a price. */
  readonly annualAmount: Amount;
  /** The subscription it belongs to. */
  readonly subscriptionId?: string | null | undefined;
  /** What is subscribed to: the plan. */
  readonly productId?: string | null | undefined;
  /** Why it ended, where that is no loss: `pause`, the subscription is paused. Missing: for any other reason. */
  readonly endReason?: EndReason | null | undefined;
  /** ISO 4217 code. */
  readonly currency?: string | null | undefined;
}

const subscriptionPeriodSchema = (): RecordSchema<SubscriptionPeriod> =>
  z
    .looseObject({
      id: required<string>(readIdentifier),
      customerId: required<string>(readIdentifier),
      start: required<DateInput>(readDate),
      end: optionalOrBlank<DateInput>(readDate),
      annualAmount: required<Amount>(readPositiveMoney),
      subscriptionId: key(),
      productId: key(),
      endReason: optionalOrBlank<EndReason>(readWord(['pause'])),
      ...dimensions(),
      currency: optionalOrBlank<string>(readCurrency),
    })
    .check(({ value: { start, end }, issues }) => {
      if ((timeBetween(start, end) ?? 1) <= 0) issues.push(issueOf('bad-value', 'end', end));
    });

/** The zod schema of a subscription period; one that does not end after it starts is refused (`bad-value`). */
export const SubscriptionPeriod: RecordSchema<SubscriptionPeriod> = /* @__PURE__ */ subscriptionPeriodSchema();

/** Records that stocks of recurring revenue read. */
export interface SubscriptionPeriodData {
  /** Periods in which customers pay. */
  readonly periods: SubscriptionPeriod;
}

const subscriptionPeriodTypes = {
  id: 'key',
  customerId: 'key',
  start: 'date',
  end: 'date',
  annualAmount: 'money',
  subscriptionId: 'key',
  productId: 'key',
  endReason: 'key',
  currency: 'key',
} as const satisfies Partial<Record<keyof SubscriptionPeriod, FieldType>>;

/** The fields of a subscription period, for formulas; totals are placed by its start. */
export const subscriptionPeriod: Fields<'periods', SubscriptionPeriod, typeof subscriptionPeriodTypes> =
  /* @__PURE__ */ fields<SubscriptionPeriod>()('periods', subscriptionPeriodTypes, 'start');
