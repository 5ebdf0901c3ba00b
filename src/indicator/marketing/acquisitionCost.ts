// What a new customer costs. "Blended" and "fully loaded" mean different things to different authors, so that each definition is
// called by the costs that it counts; below the line stand new customers who bought, never leads.
import type { Decimal } from '../../decimal.ts';
import { eq, not, oneOf } from '../../expr/condition.ts';
import { previous } from '../../expr/shift.ts';
import { count, mean, sum } from '../../expr/total.ts';
import { type Formula, plus, ratio, times } from '../../expr/value.ts';
import { type SpendData, spend } from '../../model/marketing/campaignSpend.ts';
import { newCustomers } from '../customers/customers.ts';
import type { Indicator } from '../define.ts';
import { ownIndicator } from '../ownIndicator.ts';
import type { SalesData } from '../sales/policy.ts';
import { type AcquisitionData, acquisition } from './firstPurchases.ts';
import { allSpend, mediaSpend } from './spend.ts';

const CAC = 'https://metrickittools.com/guides/cac-guide, https://metrickittools.com/guides/blended-cac-guide';

/** All spend, where salaries are among it: their sum is taken by way of their mean, which is no answer over none, as a sum would be 0. */
const loadedSpend: Formula<SpendData> = /* @__PURE__ */ (() => {
  const people = { where: eq(spend.kind, 'people') };
  const others = { where: not(oneOf(spend.kind, ['people'])) };
  return plus(sum(spend.amount, others), times(mean(spend.amount, people), count(spend.amount, people)));
})();

/**
 * What a new customer costs, by all costs that are recorded.
 *
 * marketing spend of all kinds ÷ new customers of the period. Variants: `media` (advertising space alone), `fullyLoaded` (all costs,
 * with no answer where no salaries are recorded), `lagged` (all costs of the period before, for customers who take that long to
 * decide). `paidAcquisitionCost` counts only customers whom campaigns won.
 *
 * @unit    money
 * @better  lower
 * @counts  spends by date; customers by their first purchase ever; by channel or campaign, those of the same name
 * @empty   null (`zero-denominator`) without new customers; `marketingSpend` still says what was spent
 * @alias   CAC · coût d'acquisition client
 * @source  see `source`
 * @see     costPerLead, cacPayback, ltvToCac
 * @example
 * ```ts
 * import { customerAcquisitionCost } from 'sales-kpi';
 * const spend = [{ date: '2025-01-31', amount: 300 }, { date: '2025-01-31', amount: 700, kind: 'people' }] as const;
 * const sales = ['ana', 'bob', 'ana'].map((customerId, i) => ({ id: `${i}`, date: '2025-01-31', amount: 10, customerId }));
 * customerAcquisitionCost({ spend, sales }) // => 500
 * customerAcquisitionCost.variants.media({ spend, sales }) // => 150
 * ```
 */
export const customerAcquisitionCost: Indicator<
  'customerAcquisitionCost',
  SalesData & SpendData,
  Decimal,
  'media' | 'fullyLoaded' | 'lagged'
> = /* @__PURE__ */ ownIndicator({
  id: 'customerAcquisitionCost',
  label: { en: 'Customer acquisition cost', fr: 'Coût d’acquisition client' },
  unit: 'money',
  better: 'lower',
  additivity: 'ratio',
  source: CAC,
  formula: /* @__PURE__ */ ratio(allSpend, newCustomers),
  variants: {
    media: {
      label: { en: 'Customer acquisition cost, media only', fr: 'Coût d’acquisition client, publicité seule' },
      formula: /* @__PURE__ */ ratio(mediaSpend, newCustomers),
    },
    fullyLoaded: {
      label: { en: 'Customer acquisition cost, salaries included', fr: 'Coût d’acquisition client, salaires compris' },
      formula: /* @__PURE__ */ ratio(loadedSpend, newCustomers),
    },
    lagged: {
      label: {
        en: 'Customer acquisition cost, spend of the period before',
        fr: 'Coût d’acquisition client, dépenses de la période précédente',
      },
      formula: /* @__PURE__ */ ratio(/* @__PURE__ */ previous(allSpend), newCustomers),
    },
  },
});

/**
 * What a new customer whom a campaign won costs.
 *
 * media spend ÷ new customers whose first purchase names a campaign, by the rows of `firstPurchases`. Customers won without a
 * campaign, and those who came back by one, are not in it.
 *
 * @unit    money
 * @better  lower
 * @counts  spends by date; customers by their first purchase ever
 * @empty   null (`zero-denominator`) without customers won by campaigns
 * @alias   paid CAC · coût d'acquisition payant
 * @source  see `source`
 * @see     customerAcquisitionCost
 * @example
 * ```ts
 * import { firstPurchases, paidAcquisitionCost } from 'sales-kpi';
 * const spend = [{ date: '2025-01-31', amount: 300 }];
 * const sales = [
 *   { id: '1', date: '2025-01-30', amount: 10, customerId: 'ana', campaign: 'spring' },
 *   { id: '2', date: '2025-01-30', amount: 10, customerId: 'bob' },
 *   { id: '3', date: '2025-01-31', amount: 10, customerId: 'bob', campaign: 'spring' },
 * ];
 * paidAcquisitionCost({ spend, acquisitions: firstPurchases(sales) }) // => 300
 * ```
 */
export const paidAcquisitionCost: Indicator<'paidAcquisitionCost', SpendData & AcquisitionData, Decimal> = /* @__PURE__ */ ownIndicator({
  id: 'paidAcquisitionCost',
  label: { en: 'Paid customer acquisition cost', fr: 'Coût d’acquisition des clients venus par campagne' },
  unit: 'money',
  better: 'lower',
  additivity: 'ratio',
  source: CAC,
  formula: /* @__PURE__ */ (() => ratio(mediaSpend, count(acquisition.id, { where: not(oneOf(acquisition.campaign, [null, ''])) })))(),
});
