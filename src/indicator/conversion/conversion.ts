// From leads to customers.
import type { Decimal } from '../../decimal.ts';
import { excerpt, KpiError } from '../../error.ts';
import { and, lte, not, reached } from '../../expr/condition.ts';
import { count } from '../../expr/total.ts';
import { elapsed, type Formula, plus, ratio, type Value } from '../../expr/value.ts';
import { type LeadData, lead } from '../../model/marketing/lead.ts';
import { DAY_MS } from '../../period/civil.ts';
import type { Indicator } from '../define.ts';
import { ownIndicator } from '../ownIndicator.ts';
import { countedLead } from './leads.ts';

const CREATED_WIN_RATE =
  'Created win rate of Varicent Lift, https://icm-support-portal.s3.amazonaws.com/out/ja/-en--varicent-lift--funnelcake--guide/-en--opportunity-funnel/-en--created-win-rate.html';

const created: Formula<LeadData> = /* @__PURE__ */ count(lead.id, { where: countedLead });
const converted: Formula<LeadData> = /* @__PURE__ */ count(lead.id, { where: countedLead, at: lead.convertedAt });
/** A lead that converted first and was given up later was a success once, and is not counted twice. */
const givenUp: Formula<LeadData> = /* @__PURE__ */ (() =>
  count(lead.id, { where: and(countedLead, not(reached(lead.convertedAt))), at: lead.disqualifiedAt }))();

/** Of the leads created in a period, those of which this is true. */
const shareOfCreated = (outcome: Value<boolean, LeadData>): Formula<LeadData> =>
  ratio(count(lead.id, { where: and(countedLead, outcome) }), created);

/**
 * Share of the leads of a period that became customers, whenever they did.
 *
 * leads of the period converted by `asOf` ÷ leads created in the period: a cohort, so that it never passes 1 and recent periods
 * look worse until their leads have had time; `leadConversionWithin(days)` gives all of them the same time. Variants: `flow`
 * (conversions of the period ÷ leads of the period, of many dashboards; may pass 1), `closed` (converted ÷ converted and
 * disqualified, each by its own date; what is disqualified without a date is in no period).
 *
 * @unit    ratio — 0.2 means 20 %
 * @better  higher
 * @counts  leads by the date on which they were created; duplicates, merged, test and deleted leads left out
 * @empty   null (`zero-denominator`) without leads
 * @alias   lead-to-customer rate · taux de conversion
 * @source  see `source`
 * @see     leadConversionWithin, visitConversionRate
 * @example
 * ```ts
 * import { leadConversionRate, query } from 'sales-kpi';
 * const leads = [
 *   { id: '1', createdAt: '2025-01-10', convertedAt: '2025-02-03' },
 *   { id: '2', createdAt: '2025-01-20' },
 *   { id: '3', createdAt: '2025-02-10', convertedAt: '2025-02-12' },
 * ];
 * query(leads, { select: [leadConversionRate, leadConversionRate.variants.flow], every: 'month' }).rows;
 * // => [ { period: '2025-01', leadConversionRate: 0.5, leadConversionRateFlow: 0 }, { period: '2025-02', leadConversionRate: 1, leadConversionRateFlow: 2 } ]
 * ```
 */
export const leadConversionRate: Indicator<'leadConversionRate', LeadData, Decimal, 'flow' | 'closed'> = /* @__PURE__ */ ownIndicator({
  id: 'leadConversionRate',
  label: { en: 'Lead conversion rate', fr: 'Taux de conversion des prospects' },
  unit: 'ratio',
  better: 'higher',
  additivity: 'ratio',
  source: CREATED_WIN_RATE,
  formula: /* @__PURE__ */ shareOfCreated(/* @__PURE__ */ reached(lead.convertedAt)),
  variants: {
    flow: {
      label: { en: 'Conversions per new lead', fr: 'Conversions par nouveau prospect' },
      formula: /* @__PURE__ */ ratio(converted, created),
    },
    closed: {
      label: { en: 'Conversion rate of closed leads', fr: 'Taux de conversion des prospects clos' },
      formula: /* @__PURE__ */ ratio(converted, /* @__PURE__ */ plus(converted, givenUp)),
    },
  },
});

/**
 * The share of leads that became customers within so many days: the same time for all, so that periods can be compared. A period
 * has no answer (`immature-cohort`) until its last lead has had that time, by the `asOf` of the question. The two dates of a
 * lead have to be of one sort, both instants or both calendar dates.
 *
 * @param days  whole days from 1: after how many a lead that has not converted counts as lost
 * @throws {KpiError} bad-argument — for anything else
 * @example
 * ```ts
 * import { leadConversionWithin, query } from 'sales-kpi';
 * const leads = [
 *   { id: '1', createdAt: '2025-01-10', convertedAt: '2025-02-03' },
 *   { id: '2', createdAt: '2025-01-20', convertedAt: '2025-03-20' },
 *   { id: '3', createdAt: '2025-02-10', convertedAt: '2025-02-12' },
 * ];
 * query(leads, { select: [leadConversionWithin(30)], every: 'month', between: ['2025-01-01', '2025-03-01'], asOf: '2025-03-20' }).rows;
 * // => [ { period: '2025-01', leadConversionWithin30: 0.5 }, { period: '2025-02', leadConversionWithin30: null } ]
 * ```
 */
export function leadConversionWithin<const N extends number>(days: N): Indicator<`leadConversionWithin${N}`, LeadData, Decimal> {
  if (!Number.isSafeInteger(days) || days < 1)
    throw new KpiError('bad-argument', `leads converted within ${excerpt(days)} days`, 'give whole days from 1', ['days']);
  return ownIndicator({
    id: `leadConversionWithin${days}`,
    label: { en: `Lead conversion within ${days} days`, fr: `Conversion des prospects sous ${days} jours` },
    unit: 'ratio',
    better: 'higher',
    additivity: 'ratio',
    source: CREATED_WIN_RATE,
    formula: shareOfCreated(and(reached(lead.convertedAt), lte(elapsed(lead.createdAt, lead.convertedAt), days * DAY_MS))),
    maturity: days,
  });
}
