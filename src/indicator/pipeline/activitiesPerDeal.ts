// How much work a deal takes.
import type { Decimal } from '../../decimal.ts';
import { count, sum } from '../../expr/total.ts';
import { ratio } from '../../expr/value.ts';
import { type DealData, deal, dealStates } from '../../model/deal/dealFields.ts';
import type { Indicator } from '../define.ts';
import { ownIndicator } from '../ownIndicator.ts';

/**
 * Completed activities on a deal that was won, on average.
 *
 * Σ activities of the deals won in the period ÷ these deals, whenever the activities were. `countActivities` counts them where
 * the CRM does not; a deal that does not say its number is left out above and below the line, and told in the notes.
 *
 * @unit    number
 * @better  neutral
 * @counts  deals by the date of closing
 * @empty   null (`zero-denominator`) without deals won
 * @alias   touches per won deal · activités par affaire gagnée
 * @source  see `source`
 * @example
 * ```ts
 * import { activitiesPerWonDeal, countActivities } from 'sales-kpi';
 * const won = { createdAt: '2025-01-10', outcome: 'won', closedAt: '2025-02-03' } as const;
 * const calls = ['A', 'A', 'A', 'B'].map((dealId, i) => ({ id: `${i}`, date: '2025-01-15', type: 'call', dealId }) as const);
 * activitiesPerWonDeal(countActivities([{ id: 'A', ...won }, { id: 'B', ...won }], calls)) // => 2
 * ```
 */
export const activitiesPerWonDeal: Indicator<'activitiesPerWonDeal', DealData, Decimal> = /* @__PURE__ */ ownIndicator({
  id: 'activitiesPerWonDeal',
  label: { en: 'Activities per won deal', fr: 'Activités par affaire gagnée' },
  unit: 'number',
  better: 'neutral',
  additivity: 'ratio',
  source: 'https://knowledge.hubspot.com/crm-deals/hubspots-default-deal-properties',
  formula: /* @__PURE__ */ (() => {
    const won = { where: dealStates.won, at: deal.closedAt };
    return ratio(sum(deal.activities, won), count(deal.activities, won));
  })(),
});
