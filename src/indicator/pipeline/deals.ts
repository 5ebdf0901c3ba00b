// How many deals come in, what they bring, and how large they are.
import type { Decimal } from '../../decimal.ts';
import { and, ne } from '../../expr/condition.ts';
import { count, sum } from '../../expr/total.ts';
import { ratio } from '../../expr/value.ts';
import { type DealData, deal, dealStates } from '../../model/deal/dealFields.ts';
import type { Indicator } from '../define.ts';
import { ownIndicator } from '../ownIndicator.ts';

const DEALS = 'https://knowledge.hubspot.com/crm-deals/hubspots-default-deal-properties';
const VELOCITY = 'https://www.thestartupstarterkit.com/startup-glossary/win-rate';

/** Deals won, on the day on which they were. */
const won = /* @__PURE__ */ (() => ({ where: dealStates.won, at: deal.closedAt }))();

/**
 * Deals created in a period, whatever has become of them.
 *
 * @unit    count
 * @better  higher
 * @counts  deals by the date of creation; duplicates, trials, merged, archived and deleted deals left out
 * @empty   0 over a covered period without new deals
 * @alias   new opportunities · nouvelles affaires, opportunités créées
 * @source  see `source`
 * @example
 * ```ts
 * import { dealsCreated } from 'sales-kpi';
 * dealsCreated([{ id: 'A', createdAt: '2025-01-10', outcome: 'open' }, { id: 'B', createdAt: '2025-01-10', outcome: 'open', duplicate: true }]) // => 1
 * ```
 */
export const dealsCreated: Indicator<'dealsCreated', DealData, number> = /* @__PURE__ */ ownIndicator({
  id: 'dealsCreated',
  label: { en: 'Deals created', fr: 'Affaires créées' },
  unit: 'count',
  better: 'higher',
  additivity: 'additive',
  source: DEALS,
  formula: /* @__PURE__ */ (() => count(deal.id, { where: dealStates.counted }))(),
});

/**
 * Value of the deals won in a period.
 *
 * Σ amount of deals won, by the date on which they were. What a deal brings to a salesperson's quota; it is no net sales.
 *
 * @unit    money
 * @better  higher
 * @counts  deals by the date of closing; duplicates, trials, merged, archived and deleted deals left out; deals without an
 *          amount are told in the notes (`partial-coverage`)
 * @empty   0 over a covered period without deals won
 * @alias   closed won amount, bookings · montant gagné, chiffre d'affaires signé
 * @source  see `source`
 * @example
 * ```ts
 * import { wonValue } from 'sales-kpi';
 * wonValue([
 *   { id: 'A', createdAt: '2025-01-10', outcome: 'won', amount: 1000, closedAt: '2025-02-03' },
 *   { id: 'B', createdAt: '2025-01-12', outcome: 'lost', amount: 400, closedAt: '2025-02-03' },
 * ]) // => 1000
 * ```
 */
export const wonValue: Indicator<'wonValue', DealData, Decimal> = /* @__PURE__ */ ownIndicator({
  id: 'wonValue',
  label: { en: 'Won value', fr: 'Montant des affaires gagnées' },
  unit: 'money',
  better: 'higher',
  additivity: 'additive',
  source: DEALS,
  formula: /* @__PURE__ */ (() => sum(deal.amount, won))(),
});

/**
 * Average value of a deal won.
 *
 * Σ amount of deals won ÷ deals won with an amount other than 0; the variant `withZero` divides by those of 0 too.
 *
 * @unit    money
 * @better  higher
 * @counts  deals by the date of closing, as `wonValue` does
 * @empty   null (`zero-denominator`) without deals won
 * @alias   average contract value, ACV · valeur moyenne d'affaire, panier moyen B2B
 * @source  see `source`
 * @example
 * ```ts
 * import { averageDealSize } from 'sales-kpi';
 * const closed = { createdAt: '2025-01-10', outcome: 'won', closedAt: '2025-02-03' } as const;
 * const deals = [{ id: 'A', amount: 1000, ...closed }, { id: 'B', amount: 400, ...closed }, { id: 'C', amount: 0, ...closed }];
 * averageDealSize(deals) // => 700
 * averageDealSize.variants.withZero(deals)?.toFixed(2) // => "466.67"
 * ```
 */
export const averageDealSize: Indicator<'averageDealSize', DealData, Decimal, 'withZero'> = /* @__PURE__ */ ownIndicator({
  id: 'averageDealSize',
  label: { en: 'Average deal size', fr: 'Valeur moyenne d’affaire' },
  unit: 'money',
  better: 'higher',
  additivity: 'ratio',
  source: VELOCITY,
  formula: /* @__PURE__ */ (() => ratio(wonValue, count(deal.id, { ...won, where: and(dealStates.won, ne(deal.amount, 0)) })))(),
  variants: {
    withZero: {
      label: { en: 'Average deal size, deals of 0 included', fr: 'Valeur moyenne d’affaire, montants nuls compris' },
      formula: /* @__PURE__ */ (() => ratio(wonValue, count(deal.amount, won)))(),
    },
  },
});
