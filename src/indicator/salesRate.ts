// Shares of what was sold: given away as discounts, given back as returns.
import type { Decimal } from '../decimal.ts';
import { countDistinct, sum } from '../expr/total.ts';
import { minus, ratio, times } from '../expr/value.ts';
import { sale } from '../model/saleFields.ts';
import { type SalesIndicator, salesIndicator } from './salesIndicator.ts';
import { grossOf, LADDER, ordersOf, returnedOf, soldOf } from './salesTotals.ts';

/**
 * Share of gross sales given away as discounts.
 *
 * discounts ÷ gross sales.
 *
 * @unit    ratio — 0.2 means 20 %
 * @better  lower
 * @empty   null (`zero-denominator`) when nothing was sold
 * @alias   taux de remise
 * @source  Shopify sales reports, see `source`
 * @example
 * ```ts
 * import { discountRate } from 'sales-kpi';
 * discountRate([{ id: '1', date: '2025-01-31', amount: 90, discount: 10 }]) // => 0.1
 * ```
 */
export const discountRate: SalesIndicator<'discountRate', Decimal> = /* @__PURE__ */ salesIndicator({
  id: 'discountRate',
  label: { en: 'Discount rate', fr: 'Taux de remise' },
  unit: 'ratio',
  better: 'lower',
  additivity: 'ratio',
  source: LADDER,
  formula: (parts) => ratio(minus(grossOf(parts), soldOf(parts)), grossOf(parts)),
});

/**
 * Share of sales given back, by value.
 *
 * returns ÷ (gross sales − discounts); returns count on their own date, so that a month can pass 1 — choose the policy
 * `{ refundDate: 'orderDate' }` to judge the quality of what was sold. Variants: by `units`, by `orders` with a return.
 *
 * @unit    ratio — 0.2 means 20 %
 * @better  lower
 * @empty   null (`zero-denominator`) when nothing was sold
 * @alias   return rate, refund rate · taux de retour
 * @source  Shopify sales reports, see `source`
 * @example
 * ```ts
 * import { returnRate } from 'sales-kpi';
 * returnRate([{ id: '1', date: '2025-01-31', amount: 80 }, { id: '2', date: '2025-02-03', amount: -20 }]) // => 0.25
 * ```
 */
export const returnRate: SalesIndicator<'returnRate', Decimal, 'units' | 'orders'> = /* @__PURE__ */ salesIndicator({
  id: 'returnRate',
  label: { en: 'Return rate', fr: 'Taux de retour' },
  unit: 'ratio',
  better: 'lower',
  additivity: 'ratio',
  source: LADDER,
  formula: (parts) => ratio(returnedOf(parts), soldOf(parts)),
  variants: {
    units: {
      label: { en: 'Return rate by units', fr: 'Taux de retour en unités' },
      formula: ({ sold, returned }) => ratio(times(sum(sale.quantity, returned), -1), sum(sale.quantity, sold)),
    },
    orders: {
      label: { en: 'Return rate by orders', fr: 'Taux de retour en commandes' },
      formula: (parts) => ratio(countDistinct(sale.orderId, parts.returned), ordersOf(parts)),
    },
  },
});
