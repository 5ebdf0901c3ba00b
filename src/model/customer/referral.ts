// A customer who recommends us to somebody.
import * as z from 'zod/mini';
import type { Amount } from '../../decimal.ts';
import type { FieldType } from '../../expr/node.ts';
import { type DateInput, type Dimensions, dimensions, key, type RecordSchema } from '../dimension.ts';
import { type Fields, fields } from '../field.ts';
import { readCurrency } from '../read/amount.ts';
import { readDate } from '../read/date.ts';
import { readIdentifier } from '../read/identifier.ts';
import { readMoney } from '../read/money.ts';
import { optionalOrBlank, required } from '../read/reader.ts';
import { readWord } from '../read/word.ts';
import { remarkEarlier, remarkOn, withRemarks } from '../remark.ts';

/** How far a referral has come. */
export type ReferralStatus = 'sent' | 'signed-up' | 'qualified' | 'converted';

/** A referral. */
export interface Referral extends Dimensions {
  /** Identifier of the referral. */
  readonly id: string;
  /** The customer who recommends. */
  readonly referrerId: string;
  /** When it was made. */
  readonly date: DateInput;
  /** Who was recommended to; missing: unknown, and told apart by the `id` of the referral. */
  readonly refereeId?: string | null | undefined;
  /** How far it has come; missing: no further than made. */
  readonly status?: ReferralStatus | null | undefined;
  /** When the person first bought. */
  readonly convertedAt?: DateInput | null | undefined;
  /** What the person bought for. */
  readonly value?: Amount | null | undefined;
  /** ISO 4217 code. */
  readonly currency?: string | null | undefined;
}

const statuses: readonly ReferralStatus[] = ['sent', 'signed-up', 'qualified', 'converted'];

const referralSchema = (): RecordSchema<Referral> =>
  z.looseObject({
    id: required<string>(readIdentifier),
    referrerId: required<string>(readIdentifier),
    date: required<DateInput>(readDate),
    refereeId: key(),
    status: optionalOrBlank<ReferralStatus>(readWord(statuses)),
    convertedAt: optionalOrBlank<DateInput>(readDate),
    value: optionalOrBlank<Amount>(readMoney),
    ...dimensions(),
    currency: optionalOrBlank<string>(readCurrency),
  });

/**
 * The zod schema of a referral. Who refers themselves is kept, and counted by no indicator; `parse` warns of it, and of
 * somebody who bought before being referred.
 */
export const Referral: RecordSchema<Referral> = /* @__PURE__ */ withRemarks(/* @__PURE__ */ referralSchema(), (record, odd) => {
  if (record.refereeId === record.referrerId) remarkOn(record, 'refereeId', 'self-referral', odd);
  remarkEarlier(record, 'date', ['convertedAt'], odd);
});

/** Records that indicators of referrals read. */
export interface ReferralData {
  /** Referrals by customers. */
  readonly referrals: Referral;
}

const referralTypes = {
  id: 'key',
  referrerId: 'key',
  date: 'date',
  refereeId: 'key',
  status: 'key',
  convertedAt: 'date',
  value: 'money',
  currency: 'key',
} as const satisfies Partial<Record<keyof Referral, FieldType>>;

/** The fields of a referral, for formulas. */
export const referral: Fields<'referrals', Referral, typeof referralTypes> = /* @__PURE__ */ fields<Referral>()('referrals', referralTypes);
