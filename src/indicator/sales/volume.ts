// Volumes: orders and units.
import type { Decimal } from '../../decimal.ts';
import { countDistinct, sum } from '../../expr/total.ts';
import { sale } from '../../model/sale/saleFields.ts';
import { type SalesIndicator, salesIndicator } from './salesIndicator.ts';
import { isWorthSomething, LADDER, ordersOf } from './salesTotals.ts';

/**
 * How many orders were placed.
 *
 * Different orders among the rows of sold goods; an order later returned stays an order, one of value 0 too. The variant
 * `nonZero` leaves out orders that were for free: samples and gifts.
 *
 * @unit    count
 * @better  higher
 * @empty   0 over a covered period without orders
 * @alias   orders · nombre de commandes
 * @source  WooCommerce Analytics, https://woocommerce.com/document/woocommerce-analytics/
 * @example
 * ```ts
 * import { orderCount } from 'sales-kpi';
 * orderCount([{ id: '1', orderId: 'A', date: '2025-01-31', amount: 100 }, { id: '2', orderId: 'A', date: '2025-01-31', amount: 5 }]) // => 1
 * ```
 */
export const orderCount: SalesIndicator<'orderCount', number, 'nonZero'> = /* @__PURE__ */ salesIndicator({
  id: 'orderCount',
  label: { en: 'Orders', fr: 'Nombre de commandes' },
  unit: 'count',
  better: 'higher',
  additivity: 'distinct',
  source: 'WooCommerce Analytics, https://woocommerce.com/document/woocommerce-analytics/',
  formula: ordersOf,
  variants: {
    nonZero: {
      label: { en: 'Orders of some value', fr: 'Nombre de commandes non nulles' },
      source: 'SourceMedium, https://www.sourcemedium.com/help/how-the-shopify-sales-report-works',
      formula: ({ sold, also }) => countDistinct(sale.orderId, also(sold, isWorthSomething)),
    },
  },
});

/**
 * How many units were sold, less those given back.
 *
 * Σ quantity over goods; the variant `gross` leaves returns out. Null (`missing-input`) when no row says its quantity.
 *
 * @unit    quantity
 * @better  higher
 * @empty   0 over a covered period without sales
 * @alias   sales volume · volume de ventes, unités vendues
 * @source  Shopify sales reports, see `source`
 * @example
 * ```ts
 * import { unitsSold } from 'sales-kpi';
 * const sales = [{ id: '1', date: '2025-01-31', amount: 30, quantity: 3 }, { id: '2', date: '2025-02-03', amount: -10, quantity: -1 }];
 * unitsSold(sales) // => 2
 * unitsSold.variants.gross(sales) // => 3
 * ```
 */
export const unitsSold: SalesIndicator<'unitsSold', Decimal, 'gross'> = /* @__PURE__ */ salesIndicator({
  id: 'unitsSold',
  label: { en: 'Units sold', fr: 'Unités vendues' },
  unit: 'quantity',
  better: 'higher',
  additivity: 'additive',
  source: LADDER,
  formula: ({ goods }) => sum(sale.quantity, goods),
  variants: {
    gross: {
      label: { en: 'Units sold before returns', fr: 'Unités vendues avant retours' },
      formula: ({ sold }) => sum(sale.quantity, sold),
    },
  },
});
