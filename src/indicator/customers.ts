// Customers: who buys, who is new, who comes back after an absence, and how much each buys. Rows without a customer are left
// out of numerator and denominator alike.
import type { Decimal } from '../decimal.ts';
import { isNull, not } from '../expr/condition.ts';
import { countDistinct, newCount, reactivatedCount, sum } from '../expr/total.ts';
import { type Formula, ratio } from '../expr/value.ts';
import { sale } from '../model/saleFields.ts';
import type { SalesData, SalesParts } from './policy.ts';
import { type SalesIndicator, salesIndicator } from './salesIndicator.ts';

const customersOf = ({ sold }: SalesParts): Formula<SalesData> => countDistinct(sale.customerId, sold);

/**
 * Customers who bought in the period.
 *
 * Different customers among the rows of sold goods. Never added over periods: a customer of two months is one of the quarter.
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
export const activeCustomers: SalesIndicator<'activeCustomers', number> = /* @__PURE__ */ salesIndicator({
  id: 'activeCustomers',
  label: { en: 'Active customers', fr: 'Clients actifs' },
  unit: 'count',
  better: 'higher',
  additivity: 'distinct',
  source:
    'Kimball Group, Additive, semi-additive and non-additive facts, https://www.kimballgroup.com/data-warehouse-business-intelligence-resources/kimball-techniques/dimensional-modeling-techniques/additive-semi-additive-non-additive-fact/',
  formula: customersOf,
});

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

/**
 * Orders of an average customer.
 *
 * orders of known customers ÷ different customers.
 *
 * @unit    number — orders per customer
 * @better  higher
 * @empty   null (`zero-denominator`) without known customers
 * @alias   orders per customer · nombre de ventes par client
 * @source  CDNOW 1997: 56 902 orders of 23 570 customers
 * @example
 * ```ts
 * import { purchaseFrequency } from 'sales-kpi';
 * purchaseFrequency([{ id: '1', date: '2025-01-31', amount: 10, customerId: 'ana' }, { id: '2', date: '2025-02-03', amount: 10, customerId: 'ana' }, { id: '3', date: '2025-02-03', amount: 10, customerId: 'bob' }]) // => 1.5
 * ```
 */
export const purchaseFrequency: SalesIndicator<'purchaseFrequency', Decimal> = /* @__PURE__ */ salesIndicator({
  id: 'purchaseFrequency',
  label: { en: 'Purchase frequency', fr: 'Nombre de ventes par client' },
  unit: 'number',
  better: 'higher',
  additivity: 'ratio',
  formula: (parts) => ratio(countDistinct(sale.orderId, parts.also(parts.sold, not(isNull(sale.customerId)))), customersOf(parts)),
});

/**
 * Net sales of an average customer.
 *
 * net sales to known customers ÷ different customers who bought.
 *
 * @unit    money
 * @better  higher
 * @empty   null (`zero-denominator`) without known customers
 * @alias   revenue per customer · CA par client
 * @source  Shopify sales reports, see `source` of netSales
 * @example
 * ```ts
 * import { salesPerCustomer } from 'sales-kpi';
 * salesPerCustomer([{ id: '1', date: '2025-01-31', amount: 10, customerId: 'ana' }, { id: '2', date: '2025-02-03', amount: 30, customerId: 'bob' }, { id: '3', date: '2025-02-03', amount: 99 }]) // => 20
 * ```
 */
export const salesPerCustomer: SalesIndicator<'salesPerCustomer', Decimal> = /* @__PURE__ */ salesIndicator({
  id: 'salesPerCustomer',
  label: { en: 'Sales per customer', fr: 'CA par client' },
  unit: 'money',
  better: 'higher',
  additivity: 'ratio',
  formula: (parts) => ratio(sum(parts.net, parts.also(parts.goods, not(isNull(sale.customerId)))), customersOf(parts)),
});
