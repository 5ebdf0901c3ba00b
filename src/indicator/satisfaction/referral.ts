// Customers who bring customers.
import type { Decimal } from '../../decimal.ts';
import { and, eq, isNull, ne, oneOf, or, reached } from '../../expr/condition.ts';
import { countDistinct, newCount, type TotalOptions } from '../../expr/total.ts';
import { orElse, ratio, type Value } from '../../expr/value.ts';
import { type ReferralData, referral } from '../../model/customer/referral.ts';
import { activeCustomers, newCustomers } from '../customers/customers.ts';
import type { Indicator } from '../define.ts';
import { ownIndicator } from '../ownIndicator.ts';
import type { SalesData } from '../sales/policy.ts';

const REFERRAL = 'Kumar, Petersen and Leone, How valuable is word of mouth?, Harvard Business Review (2007)';

/** Nobody refers themselves. */
const toOthers: Value<boolean, ReferralData> = /* @__PURE__ */ (() =>
  or(isNull(referral.refereeId), ne(referral.referrerId, referral.refereeId)))();

/** Has bought: as far as it is known when, by then. */
const converted: Value<boolean, ReferralData> = /* @__PURE__ */ (() =>
  or(reached(referral.convertedAt), and(isNull(referral.convertedAt), eq(referral.status, 'converted'))))();

const qualified: Value<boolean, ReferralData> = /* @__PURE__ */ (() => or(oneOf(referral.status, ['qualified', 'converted']), converted))();

/** People referred, each once: by whoever was first to refer them. */
const referees = (options: TotalOptions<ReferralData>): ReturnType<typeof newCount<ReferralData>> =>
  newCount(orElse(referral.refereeId, referral.id), options);

/**
 * People whom customers referred to us, each counted once, where the first referral of them falls.
 *
 * The history is all referrals given, so that referrals add up over periods and segments. The variants `qualified` and
 * `converted` count those who have come so far, still by the date of their referral.
 *
 * @unit    count
 * @better  higher
 * @counts  referrals by the date on which they were made; who refers themselves is left out
 * @empty   0 over a covered period without referrals
 * @alias   referrals · nombre de références clients
 * @source  see `source`
 * @example
 * ```ts
 * import { referralCount } from 'sales-kpi';
 * const referrals = [
 *   { id: '1', date: '2025-01-10', referrerId: 'ana', refereeId: 'zoe', status: 'converted' },
 *   { id: '2', date: '2025-01-20', referrerId: 'bob', refereeId: 'zoe' },
 *   { id: '3', date: '2025-01-25', referrerId: 'bob', refereeId: 'max' },
 * ] as const;
 * referralCount(referrals) // => 2
 * referralCount.variants.converted(referrals) // => 1
 * ```
 */
export const referralCount: Indicator<'referralCount', ReferralData, number, 'qualified' | 'converted'> = /* @__PURE__ */ ownIndicator({
  id: 'referralCount',
  label: { en: 'Referrals obtained', fr: 'Nombre de références clients' },
  unit: 'count',
  better: 'higher',
  additivity: 'additive',
  source: REFERRAL,
  formula: /* @__PURE__ */ referees({ where: toOthers }),
  variants: {
    qualified: {
      label: { en: 'Qualified referrals', fr: 'Références clients qualifiées' },
      formula: /* @__PURE__ */ (() => referees({ where: and(toOthers, qualified) }))(),
    },
    converted: {
      label: { en: 'Converted referrals', fr: 'Références clients converties' },
      formula: /* @__PURE__ */ (() => referees({ where: and(toOthers, converted) }))(),
    },
  },
});

/**
 * Share of customers who referred somebody.
 *
 * different customers who made a referral in the period ÷ customers who bought in it. Who refers without buying counts above
 * and not below. The variant `newCustomers` is the share of new customers who were referred: people whose referral
 * converted in the period ÷ new customers.
 *
 * @unit    ratio — 0.2 means 20 %
 * @better  higher
 * @counts  referrals by the date on which they were made, of the variant by that of conversion; sales by their own
 * @empty   null (`zero-denominator`) without customers
 * @alias   taux de parrainage
 * @source  see `source`
 * @see     referralCount
 * @example
 * ```ts
 * import { referralRate } from 'sales-kpi';
 * referralRate({
 *   referrals: [{ id: '1', date: '2025-01-10', referrerId: 'ana', refereeId: 'zoe' }],
 *   sales: ['ana', 'bob', 'eve', 'max'].map((customerId) => ({ id: customerId, date: '2025-01-05', amount: 10, customerId })),
 * }) // => 0.25
 * ```
 */
export const referralRate: Indicator<'referralRate', ReferralData & SalesData, Decimal, 'newCustomers'> = /* @__PURE__ */ ownIndicator({
  id: 'referralRate',
  label: { en: 'Referral rate', fr: 'Taux de parrainage' },
  unit: 'ratio',
  better: 'higher',
  additivity: 'ratio',
  source: REFERRAL,
  formula: /* @__PURE__ */ (() => ratio(countDistinct(referral.referrerId, { where: toOthers }), activeCustomers))(),
  variants: {
    newCustomers: {
      label: { en: 'Share of new customers who were referred', fr: 'Part des nouveaux clients parrainés' },
      formula: /* @__PURE__ */ (() =>
        ratio(referees({ where: and(toOthers, converted), at: orElse(referral.convertedAt, referral.date) }), newCustomers))(),
    },
  },
});
