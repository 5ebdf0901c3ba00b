// The basket: what a customer buys at a time.
import type { Decimal } from '../../decimal.ts';
import { each, quantile, sum } from '../../expr/total.ts';
import { plus, ratio } from '../../expr/value.ts';
import { sale } from '../../model/sale/saleFields.ts';
import { type SalesIndicator, salesIndicator } from './salesIndicator.ts';
import { itemsOf, LADDER, netOf, ordersOf, paidOrdersOf, paidSalesOf } from './salesTotals.ts';

/**
 * Value of an average order.
 *
 * (gross sales − discounts) ÷ orders: returns dated later do not distort the basket of the day of purchase. Variants:
 * `net` takes returns off (WooCommerce), `total` counts tax and shipping too, `netPaid` is of orders that are
 * paid, at least in part and not wholly given back, and worth something, less all that paid orders gave back (SourceMedium).
 *
 * @unit    money
 * @better  higher
 * @empty   null (`zero-denominator`) without orders
 * @alias   AOV, average basket · panier moyen
 * @source  Shopify, https://community.shopify.com/t/is-my-average-order-value-calculation-incorrect/235485
 * @see     medianOrderValue, salesPerCustomer
 * @example
 * ```ts
 * import { averageOrderValue } from 'sales-kpi';
 * const sales = [{ id: '1', date: '2025-01-31', amount: 100 }, { id: '2', date: '2025-01-31', amount: 50 }, { id: '3', date: '2025-02-03', amount: -30 }];
 * averageOrderValue(sales) // => 75
 * averageOrderValue.variants.net(sales) // => 60
 * ```
 */
export const averageOrderValue: SalesIndicator<'averageOrderValue', Decimal, 'net' | 'total' | 'netPaid'> = /* @__PURE__ */ salesIndicator({
  id: 'averageOrderValue',
  label: { en: 'Average order value', fr: 'Panier moyen' },
  unit: 'money',
  better: 'higher',
  additivity: 'ratio',
  source: 'Shopify, https://community.shopify.com/t/is-my-average-order-value-calculation-incorrect/235485',
  formula: (parts) => ratio(itemsOf(parts), ordersOf(parts)),
  variants: {
    net: {
      label: { en: 'Average order value after returns', fr: 'Panier moyen net des retours' },
      source: 'WooCommerce Analytics, https://woocommerce.com/document/woocommerce-analytics/',
      formula: (parts) => ratio(netOf(parts), ordersOf(parts)),
    },
    total: {
      label: { en: 'Average order value incl. tax and shipping', fr: 'Panier moyen TTC, port compris' },
      source: 'Geckoboard for Shopify, https://support.geckoboard.com/en/articles/6055572-how-geckoboard-calculates-your-shopify-metrics',
      formula: (parts) => ratio(sum(plus(sale.amount, sale.tax), { ...parts.everything, missing: 'refuse' }), ordersOf(parts)),
    },
    netPaid: {
      label: { en: 'Average order value of paid orders after returns', fr: 'Panier moyen net des commandes payées' },
      source: 'SourceMedium, https://www.sourcemedium.com/help/how-the-shopify-sales-report-works',
      formula: (parts) => ratio(paidSalesOf(parts), paidOrdersOf(parts)),
    },
  },
});

/**
 * Value of the middle order: half of all orders are smaller. One very large order does not move it.
 *
 * Median of the value of each order (sold goods after discount); exact, between two middle orders their mean.
 *
 * @unit    money
 * @better  higher
 * @empty   null (`no-data`) without orders
 * @alias   panier médian
 * @source  Hyndman and Fan (1996), type 7
 * @see     averageOrderValue
 * @example
 * ```ts
 * import { medianOrderValue } from 'sales-kpi';
 * medianOrderValue([{ id: '1', date: '2025-01-31', amount: 10 }, { id: '2', date: '2025-01-31', amount: 20 }, { id: '3', date: '2025-01-31', amount: 900 }]) // => 20
 * ```
 */
export const medianOrderValue: SalesIndicator<'medianOrderValue', Decimal> = /* @__PURE__ */ salesIndicator({
  id: 'medianOrderValue',
  label: { en: 'Median order value', fr: 'Panier médian' },
  unit: 'money',
  better: 'higher',
  additivity: 'order-stat',
  source: 'Hyndman and Fan, Sample quantiles in statistical packages, The American Statistician 50 (1996), type 7',
  formula: (parts) => quantile(each(sale.orderId, itemsOf(parts)), 0.5),
});

/**
 * Units in an average order.
 *
 * units sold (before returns) ÷ orders; the variant `net` takes returned units off.
 *
 * @unit    number — units per order
 * @better  higher
 * @empty   null (`zero-denominator`) without orders
 * @alias   UPT, items per order · articles par panier
 * @source  Shopify sales reports, see `source`
 * @example
 * ```ts
 * import { unitsPerTransaction } from 'sales-kpi';
 * unitsPerTransaction([{ id: '1', date: '2025-01-31', amount: 30, quantity: 3 }, { id: '2', date: '2025-01-31', amount: 10, quantity: 2 }]) // => 2.5
 * ```
 */
export const unitsPerTransaction: SalesIndicator<'unitsPerTransaction', Decimal, 'net'> = /* @__PURE__ */ salesIndicator({
  id: 'unitsPerTransaction',
  label: { en: 'Units per transaction', fr: 'Articles par panier' },
  unit: 'number',
  better: 'higher',
  additivity: 'ratio',
  source: LADDER,
  formula: (parts) => ratio(sum(sale.quantity, parts.sold), ordersOf(parts)),
  variants: {
    net: {
      label: { en: 'Units per transaction after returns', fr: 'Articles par panier nets des retours' },
      formula: (parts) => ratio(sum(sale.quantity, parts.goods), ordersOf(parts)),
    },
  },
});
