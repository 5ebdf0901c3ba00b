// Revenue as touches led to it: by campaign or channel of the touch, under a model that has a name.
import type { Decimal } from '../../decimal.ts';
import type { AttributionModel, CreditData } from '../../model/marketing/credit.ts';
import type { Indicator } from '../define.ts';
import { ownIndicator } from '../ownIndicator.ts';
import { type SalesPolicy, salesParts } from '../sales/policy.ts';
import { byModel, creditedSum } from './attributedParts.ts';

/**
 * `attributedRevenue` under another policy of sales: credits carry what a policy asks of their sales. Give it an id of its own to ask for
 * both in one question.
 *
 * @param policy  where a return counts, which orders count, with or without tax, with or without sold gift cards
 * @param id      its name in tables
 * @throws {KpiError} bad-argument — when the policy has a word that is no choice
 * @example
 * ```ts
 * import { attribute, attributedRevenueUnder } from 'sales-kpi';
 * const sales = [{ id: '1', date: '2025-01-10', amount: 100, tax: 20, customerId: 'ana' }];
 * const { credits } = attribute({ sales, touches: [{ at: '2025-01-05', customerId: 'ana' }] });
 * attributedRevenueUnder({ taxBasis: 'including' }, 'attributedWithTax')(credits) // => 120
 * ```
 */
export function attributedRevenueUnder<const Id extends string = 'attributedRevenue'>(
  policy: SalesPolicy,
  id: Id = 'attributedRevenue' as Id,
): Indicator<Id, CreditData, Decimal, AttributionModel> {
  const { net, goods } = salesParts(policy);
  return ownIndicator({
    id,
    label: { en: 'Attributed revenue by last touch', fr: 'CA attribué au dernier contact' },
    unit: 'money',
    better: 'higher',
    additivity: 'additive',
    source: 'Matomo, https://matomo.org/faq/multi-channel-conversion-attribution/faq_25500',
    formula: creditedSum('lastTouch', net, goods),
    variants: byModel({ en: 'Attributed revenue', fr: 'CA attribué' }, (model) => creditedSum(model, net, goods)),
  });
}

/**
 * Revenue by the campaign or channel of the touch that led to it: ask it `by` one of them.
 *
 * Σ amount of the credits of one model, over the rows of sales that count: by the last touch, or by the model that the variant names.
 * A model says where revenue stands and not how much there is, so that the total is that of `revenue`; what no touch led to
 * stands under null.
 *
 * @unit    money
 * @better  higher
 * @counts  sales by sale date, returns by return date, both put down to the touches before the order
 * @empty   0 over a covered period without sales
 * @alias   revenue by attribution model · CA par modèle d'attribution
 * @source  see `source`
 * @see     attributedRevenueUnder, returnOnAdSpend, revenue
 * @example
 * ```ts
 * import { attribute, attributedRevenue, query } from 'sales-kpi';
 * const touches = ['search', 'social', 'mail'].map((campaign, i) => ({ at: `2025-01-0${i + 1}`, customerId: 'ana', campaign }));
 * const sales = [{ id: '1', date: '2025-01-10', amount: 100, customerId: 'ana' }, { id: '2', date: '2025-01-10', amount: 7 }];
 * const { credits } = attribute({ sales, touches });
 * const { firstTouch, linear } = attributedRevenue.variants;
 * query(credits, { select: [firstTouch, linear], by: ['campaign'] }).rows.map((row) => Object.values(row).slice(1).join(' '));
 * // => ["mail 0 33.33","search 100 33.34","social 0 33.33"," 7 7"]
 * ```
 */
export const attributedRevenue: Indicator<'attributedRevenue', CreditData, Decimal, AttributionModel> =
  /* @__PURE__ */ attributedRevenueUnder({});
