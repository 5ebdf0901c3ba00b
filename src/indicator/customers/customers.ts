// Customers: who buys, who is new, who comes back after an absence. Rows without a customer are not counted.
import { newCount, reactivatedCount } from '../../expr/total.ts';
import { sale } from '../../model/sale/saleFields.ts';
import type { SubscriptionPeriodData } from '../../model/subscription/subscriptionPeriod.ts';
import { type SalesIndicator, salesIndicator } from '../sales/salesIndicator.ts';
import { customersOf } from '../sales/salesTotals.ts';
import { payingCustomers } from '../subscription/recurring.ts';
import type { Contractual } from './contractual.ts';

/**
 * Customers who bought in the period.
 *
 * Different customers among the rows of sold goods. Never added over periods: a customer of two months is one of the quarter. Who bought
 * in the last twelve months (the base of customers) is asked by the question: `stretch: { trailing: 12 }` with `every: 'month'`, or 365 of
 * `day`. The variant `contractual` is of customers under contract, those who pay for a subscription at the end of the period: it reads
 * the `periods` of `subscriptionPeriods`.
 *
 * @unit    count
 * @better  higher
 * @empty   0 over a covered period without sales
 * @alias   clients actifs
 * @source  Kimball Group, Additive, semi-additive and non-additive facts
 * @example
 * ```ts
 * import { activeCustomers } from 'sales-kpi';
 * activeCustomers([{ id: '1', date: '2025-01-31', amount: 10, customerId: 'ana' }, { id: '2', date: '2025-02-03', amount: 10, customerId: 'ana' }]) // => 1
 * ```
 */
export const activeCustomers: SalesIndicator<'activeCustomers', number> & Contractual<'activeCustomers', SubscriptionPeriodData, number> =
  /* @__PURE__ */ (() =>
    salesIndicator({
      id: 'activeCustomers',
      label: { en: 'Active customers', fr: 'Clients actifs' },
      unit: 'count',
      better: 'higher',
      additivity: 'distinct',
      source:
        'Kimball Group, Additive, semi-additive and non-additive facts, https://www.kimballgroup.com/data-warehouse-business-intelligence-resources/kimball-techniques/dimensional-modeling-techniques/additive-semi-additive-non-additive-fact/',
      formula: customersOf,
      variants: {
        contractual: {
          label: { en: 'Active customers under contract', fr: 'Clients actifs sous contrat' },
          formula: () => payingCustomers as never,
        },
      },
    }) as never)();

/**
 * Customers whose first purchase ever falls in the period, counted where that purchase falls.
 *
 * The history is the whole ledger given, whatever `where` and `by` pick; so new customers add up over periods and segments.
 * A ledger that begins inside the first period makes everyone look new: the table says so (`history-starts`).
 *
 * @unit    count
 * @better  higher
 * @empty   0 over a covered period without sales
 * @alias   nouveaux clients
 * @source  Fader and Hardie's reading of CDNOW: a customer is acquired by the first purchase
 * @example
 * ```ts
 * import { newCustomers, query } from 'sales-kpi';
 * const sales = [{ id: '1', date: '2025-01-31', amount: 10, customerId: 'ana' }, { id: '2', date: '2025-02-03', amount: 10, customerId: 'ana' }, { id: '3', date: '2025-02-03', amount: 10, customerId: 'bob' }];
 * query(sales, { select: [newCustomers], every: 'month' }).rows.map((row) => row.newCustomers) // => [1,1]
 * ```
 */
export const newCustomers: SalesIndicator<'newCustomers', number> = /* @__PURE__ */ salesIndicator({
  id: 'newCustomers',
  label: { en: 'New customers', fr: 'Nouveaux clients' },
  unit: 'count',
  better: 'higher',
  additivity: 'additive',
  source: 'First purchase ever; Fader and Hardie, CDNOW data',
  formula: ({ sold }) => newCount(sale.customerId, sold),
});

/**
 * Customers who bought in the period, not in the one before, but earlier.
 *
 * @unit    count
 * @better  higher
 * @empty   0 over a covered period without sales; null (`no-previous-period`) without a period before
 * @alias   clients réactivés
 * @source  Retention accounting: new, retained, reactivated and lost customers
 * @example
 * ```ts
 * import { query, reactivatedCustomers } from 'sales-kpi';
 * const sales = [{ id: '1', date: '2025-01-31', amount: 10, customerId: 'ana' }, { id: '2', date: '2025-03-03', amount: 10, customerId: 'ana' }];
 * query(sales, { select: [reactivatedCustomers], every: 'month' }).rows.map((row) => row.reactivatedCustomers) // => [0,0,1]
 * ```
 */
export const reactivatedCustomers: SalesIndicator<'reactivatedCustomers', number> = /* @__PURE__ */ salesIndicator({
  id: 'reactivatedCustomers',
  label: { en: 'Reactivated customers', fr: 'Clients réactivés' },
  unit: 'count',
  better: 'higher',
  additivity: 'distinct',
  formula: ({ sold }) => reactivatedCount(sale.customerId, sold),
});
