// What marketing costs, and what a lead costs.
import type { Decimal } from '../../decimal.ts';
import { isNull, not, oneOf } from '../../expr/condition.ts';
import { count, sum } from '../../expr/total.ts';
import { type Formula, ratio, type Value } from '../../expr/value.ts';
import { type SpendData, spend } from '../../model/marketing/campaignSpend.ts';
import { type LeadData, lead } from '../../model/marketing/lead.ts';
import { countedLead } from '../conversion/leads.ts';
import type { Indicator } from '../define.ts';
import { ownIndicator } from '../ownIndicator.ts';

/** A spend that does not say what it was for comes from an advertising platform. */
export const isMedia: Value<boolean, SpendData> = /* @__PURE__ */ oneOf(spend.kind, [null, 'media']);

/** All that was spent. */
export const allSpend: Formula<SpendData> = /* @__PURE__ */ sum(spend.amount);
/** What was spent on advertising space alone. */
export const mediaSpend: Formula<SpendData> = /* @__PURE__ */ sum(spend.amount, { where: isMedia });

/**
 * What was spent on marketing and sales, of all kinds that are recorded.
 *
 * Σ amount; the variant `media` is of advertising space alone. `spreadSpend` makes days of spends of longer stretches.
 *
 * @unit    money
 * @better  neutral
 * @counts  spends by date
 * @empty   0 over a covered period without spends
 * @alias   ad spend, marketing budget · dépenses marketing
 * @source  kinds of cost: https://metrickittools.com/guides/cac-guide
 * @example
 * ```ts
 * import { marketingSpend } from 'sales-kpi';
 * const spend = [{ date: '2025-01-31', amount: 250.1 }, { date: '2025-01-31', amount: 3000, kind: 'people' }] as const;
 * marketingSpend(spend) // => 3250.1
 * marketingSpend.variants.media(spend) // => 250.1
 * ```
 */
export const marketingSpend: Indicator<'marketingSpend', SpendData, Decimal, 'media'> = /* @__PURE__ */ ownIndicator({
  id: 'marketingSpend',
  label: { en: 'Marketing spend', fr: 'Dépenses marketing' },
  unit: 'money',
  better: 'neutral',
  additivity: 'additive',
  source: 'https://metrickittools.com/guides/cac-guide',
  formula: allSpend,
  variants: { media: { label: { en: 'Media spend', fr: 'Dépenses publicitaires' }, formula: mediaSpend } },
});

/**
 * What a new lead costs.
 *
 * marketing spend ÷ leads created in the period; by channel or campaign, those of the same name. The variant `platformReported` is
 * spend ÷ leads as the advertising platforms count them, over the spends that say their leads. A lead is no customer: see
 * `customerAcquisitionCost`.
 *
 * @unit    money
 * @better  lower
 * @counts  spends by date; leads by the date on which they were created, duplicates, merged, test and deleted ones left out
 * @empty   null (`zero-denominator`) without leads
 * @alias   CPL · coût par prospect
 * @source  IAB, media math: cost ÷ leads
 * @see     customerAcquisitionCost
 * @example
 * ```ts
 * import { costPerLead } from 'sales-kpi';
 * const spend = [{ date: '2025-01-31', amount: 300, leads: 12 }];
 * const leads = ['a', 'b', 'c', 'd'].map((id) => ({ id, createdAt: '2025-01-31' }));
 * costPerLead({ spend, leads }) // => 75
 * costPerLead.variants.platformReported({ spend, leads }) // => 25
 * ```
 */
export const costPerLead: Indicator<'costPerLead', SpendData & LeadData, Decimal, 'platformReported'> = /* @__PURE__ */ ownIndicator({
  id: 'costPerLead',
  label: { en: 'Cost per lead', fr: 'Coût par prospect' },
  unit: 'money',
  better: 'lower',
  additivity: 'ratio',
  source: 'IAB, media math: cost ÷ leads',
  formula: /* @__PURE__ */ ratio(allSpend, /* @__PURE__ */ count(lead.id, { where: countedLead })),
  variants: {
    platformReported: {
      label: { en: 'Cost per lead as platforms report', fr: 'Coût par prospect selon les régies' },
      formula: /* @__PURE__ */ (() => ratio(sum(spend.amount, { where: not(isNull(spend.leads)) }), sum(spend.leads)))(),
    },
  },
});
