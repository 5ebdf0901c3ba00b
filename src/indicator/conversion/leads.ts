// Leads: how many come, and how many of them sales takes for qualified. Duplicates, merged, test and deleted leads never count.
import type { Decimal } from '../../decimal.ts';
import { and, eq, isNull, not, oneOf, or, reached } from '../../expr/condition.ts';
import { count } from '../../expr/total.ts';
import { ratio, type Value } from '../../expr/value.ts';
import { type LeadData, lead } from '../../model/marketing/lead.ts';
import type { Indicator } from '../define.ts';
import { ownIndicator } from '../ownIndicator.ts';

/** Leads that count at all. */
export const countedLead: Value<boolean, LeadData> = /* @__PURE__ */ (() =>
  and(isNull(lead.mergedInto), not(or(or(oneOf(lead.duplicate, [true]), oneOf(lead.test, [true])), oneOf(lead.deleted, [true])))))();

/** A lead that became a customer was qualified, whether or not anybody said so. */
const qualified: Value<boolean, LeadData> = /* @__PURE__ */ (() =>
  or(
    or(reached(lead.qualifiedAt), reached(lead.convertedAt)),
    and(isNull(lead.qualifiedAt), and(isNull(lead.convertedAt), eq(lead.status, 'sql'))),
  ))();

/**
 * Leads created in the period.
 *
 * @unit    count
 * @better  higher
 * @counts  leads by the date on which they were created; duplicates, merged, test and deleted leads left out
 * @empty   0 over a covered period without leads
 * @alias   leads · nouveaux prospects
 * @example
 * ```ts
 * import { leadCount } from 'sales-kpi';
 * leadCount([{ id: '1', createdAt: '2025-01-31' }, { id: '2', createdAt: '2025-01-31', mergedInto: '1' }]) // => 1
 * ```
 */
export const leadCount: Indicator<'leadCount', LeadData, number> = /* @__PURE__ */ ownIndicator({
  id: 'leadCount',
  label: { en: 'New leads', fr: 'Nouveaux prospects' },
  unit: 'count',
  better: 'higher',
  additivity: 'additive',
  formula: /* @__PURE__ */ count(lead.id, { where: countedLead }),
});

/**
 * Share of the leads of a period that sales took for qualified.
 *
 * leads qualified by `asOf` ÷ leads created in the period. Qualified is a lead with a `qualifiedAt`, one that converted, or one
 * of status `sql` that says neither date: skipped stages count as passed. Recent leads had less time, so that their rate still
 * grows.
 *
 * @unit    ratio — 0.2 means 20 %
 * @better  higher
 * @counts  leads by the date on which they were created; duplicates, merged, test and deleted leads left out
 * @empty   null (`zero-denominator`) without leads
 * @alias   MQL to SQL rate · taux de qualification
 * @source  cohort by creation date, as in Varicent Lift, see `source`
 * @example
 * ```ts
 * import { leadQualificationRate } from 'sales-kpi';
 * leadQualificationRate([
 *   { id: '1', createdAt: '2025-01-02', qualifiedAt: '2025-01-09' },
 *   { id: '2', createdAt: '2025-01-03', convertedAt: '2025-02-01' },
 *   { id: '3', createdAt: '2025-01-04', status: 'mql' },
 *   { id: '4', createdAt: '2025-01-05', status: 'disqualified' },
 * ]) // => 0.5
 * ```
 */
export const leadQualificationRate: Indicator<'leadQualificationRate', LeadData, Decimal> = /* @__PURE__ */ ownIndicator({
  id: 'leadQualificationRate',
  label: { en: 'Lead qualification rate', fr: 'Taux de qualification' },
  unit: 'ratio',
  better: 'higher',
  additivity: 'ratio',
  source:
    'https://icm-support-portal.s3.amazonaws.com/out/ja/-en--varicent-lift--funnelcake--guide/-en--opportunity-funnel/-en--created-win-rate.html',
  formula: /* @__PURE__ */ (() => ratio(count(lead.id, { where: and(countedLead, qualified) }), count(lead.id, { where: countedLead })))(),
});
