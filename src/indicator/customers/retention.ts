// Coming back: four questions that are often taken for one another. Returning: of this period's customers, how many had
// bought before? Repeat: how many bought twice in it? Retention: of the last period's customers, how many are here again?
import type { Decimal } from '../../decimal.ts';
import {
  countDistinct,
  previousCount,
  repeatingCount,
  retainedCount,
  returningCount,
  returningOrRepeatingCount,
  type TotalOptions,
} from '../../expr/total.ts';
import { type Formula, minus, ratio } from '../../expr/value.ts';
import { sale } from '../../model/sale/saleFields.ts';
import type { MrrMovementData } from '../../model/subscription/mrrMovement.ts';
import type { SalesData } from '../sales/policy.ts';
import { type SalesIndicator, salesIndicator } from '../sales/salesIndicator.ts';
import { lostCustomers, openingCustomers } from '../subscription/movementTotals.ts';
import type { Contractual } from './contractual.ts';

/**
 * Share of the period's customers who are not first-time buyers.
 *
 * Customers with a purchase before the period, or with a second order in it, ÷ active customers. The variant `priorOnly`
 * counts those with a purchase strictly before the period.
 *
 * @unit    ratio — 0.2 means 20 %
 * @better  higher
 * @empty   null (`zero-denominator`) without known customers
 * @alias   taux de clients récurrents
 * @source  Shopify, https://community.shopify.com/t/how-is-the-returning-customer-rate-calculated-in-analytics/217973
 * @see     repeatPurchaseRate, customerRetentionRate
 * @example
 * ```ts
 * import { query, returningCustomerRate } from 'sales-kpi';
 * const sales = [{ id: '1', date: '2025-01-31', amount: 10, customerId: 'ana' }, { id: '2', date: '2025-02-03', amount: 10, customerId: 'ana' }, { id: '3', date: '2025-02-03', amount: 10, customerId: 'bob' }];
 * query(sales, { select: [returningCustomerRate], between: ['2025-02-01', '2025-03-01'] }).rows[0]?.returningCustomerRate // => 0.5
 * ```
 */
export const returningCustomerRate: SalesIndicator<'returningCustomerRate', Decimal, 'priorOnly'> = /* @__PURE__ */ salesIndicator({
  id: 'returningCustomerRate',
  label: { en: 'Returning customer rate', fr: 'Taux de clients récurrents' },
  unit: 'ratio',
  better: 'higher',
  additivity: 'ratio',
  source: 'Shopify, https://community.shopify.com/t/how-is-the-returning-customer-rate-calculated-in-analytics/217973',
  formula: ({ sold }) => ratio(returningOrRepeatingCount(sale.customerId, sale.orderId, sold), countDistinct(sale.customerId, sold)),
  variants: {
    priorOnly: {
      label: { en: 'Returning customer rate, earlier purchase only', fr: 'Taux de clients récurrents, achat antérieur seulement' },
      formula: ({ sold }) => ratio(returningCount(sale.customerId, sold), countDistinct(sale.customerId, sold)),
    },
  },
});

const repeatRate = (sold: TotalOptions<SalesData>): Formula<SalesData> =>
  ratio(repeatingCount(sale.customerId, sale.orderId, sold), countDistinct(sale.customerId, sold));

/**
 * Share of the period's customers who ordered twice or more in it.
 *
 * Customers with two orders in the period ÷ active customers. The variant `lifetime` is of all who bought up to the end of the period,
 * whenever they did. Who reorders within 30, 60 or 90 days of the first order: `repeatPurchaseWithin(days)`.
 *
 * @unit    ratio — 0.2 means 20 %
 * @better  higher
 * @empty   null (`zero-denominator`) without known customers
 * @alias   taux de réachat
 * @source  Little Stream Software, https://www.littlestreamsoftware.com/glossary/returning-customer-rate/
 * @see     returningCustomerRate
 * @example
 * ```ts
 * import { repeatPurchaseRate } from 'sales-kpi';
 * repeatPurchaseRate([{ id: '1', date: '2025-01-30', amount: 10, customerId: 'ana' }, { id: '2', date: '2025-01-31', amount: 10, customerId: 'ana' }, { id: '3', date: '2025-01-31', amount: 10, customerId: 'bob' }]) // => 0.5
 * ```
 */
export const repeatPurchaseRate: SalesIndicator<'repeatPurchaseRate', Decimal, 'lifetime'> = /* @__PURE__ */ salesIndicator({
  id: 'repeatPurchaseRate',
  label: { en: 'Repeat purchase rate', fr: 'Taux de réachat' },
  unit: 'ratio',
  better: 'higher',
  additivity: 'ratio',
  source: 'Little Stream Software, https://www.littlestreamsoftware.com/glossary/returning-customer-rate/',
  formula: ({ sold }) => repeatRate(sold),
  variants: {
    lifetime: {
      label: { en: 'Repeat purchase rate so far', fr: 'Taux de réachat à ce jour' },
      formula: ({ sold }) => repeatRate({ ...sold, until: null }),
    },
  },
});

/**
 * Share of the previous period's customers who bought in this one too.
 *
 * |S ∩ active| ÷ |S|, S the customers of the period before (of the same segment). By sets: a reactivated customer is neither
 * retained nor new, and cannot push the rate over 1. The variant `contractual` is of customers under contract, 1 − customers who
 * stopped paying ÷ paying customers at the start: it reads the `movements` of `mrrMovements`. Of totals alone: `retentionFromTotals`.
 *
 * @unit    ratio — 0.2 means 20 %
 * @better  higher
 * @empty   null — `no-previous-period` without a period before, `zero-denominator` when it had no customers
 * @alias   CRR · taux de rétention des clients
 * @source  https://www.exprimere.net/en/faq-items/retention-rate/ ((E − N) ÷ S), by sets
 * @see     customerChurnRate, subscriberChurnRate
 * @example
 * ```ts
 * import { customerRetentionRate, query } from 'sales-kpi';
 * const sales = [{ id: '1', date: '2025-01-31', amount: 10, customerId: 'ana' }, { id: '2', date: '2025-01-31', amount: 10, customerId: 'bob' }, { id: '3', date: '2025-02-03', amount: 10, customerId: 'ana' }];
 * query(sales, { select: [customerRetentionRate], between: ['2025-02-01', '2025-03-01'] }).rows[0]?.customerRetentionRate // => 0.5
 * ```
 */
export const customerRetentionRate: SalesIndicator<'customerRetentionRate', Decimal> &
  Contractual<'customerRetentionRate', MrrMovementData, Decimal> = /* @__PURE__ */ (() =>
  salesIndicator({
    id: 'customerRetentionRate',
    label: { en: 'Customer retention rate', fr: 'Taux de rétention des clients' },
    unit: 'ratio',
    better: 'higher',
    additivity: 'ratio',
    source: 'https://www.exprimere.net/en/faq-items/retention-rate/, by sets of customers',
    formula: ({ sold }) => ratio(retainedCount(sale.customerId, sold), previousCount(sale.customerId, sold)),
    variants: {
      contractual: {
        label: { en: 'Customer retention rate under contract', fr: 'Taux de rétention des clients sous contrat' },
        formula: () => minus(1, ratio(lostCustomers(), openingCustomers)) as never,
      },
    },
  }) as never)();
