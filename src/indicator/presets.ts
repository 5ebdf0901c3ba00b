// The words of the vendors: each counts as its reports do, under names of its own, to be held against them figure by figure.
import type { Metric } from '../plan/metric.ts';
import { customerChurnRate } from './customers/churn.ts';
import { returningCustomerRate } from './customers/retention.ts';
import type { Indicator } from './define.ts';
import { grossMarginRate, grossProfit } from './margin/margin.ts';
import { ownIndicator } from './ownIndicator.ts';
import type { GeckoboardValues, LadderValues, ShopifyValues, SourceMediumValues, StripeValues, WooCommerceValues } from './presetValues.ts';
import { averageOrderValue, unitsPerTransaction } from './sales/basket.ts';
import { shipping, taxes, totalSales } from './sales/charges.ts';
import { type SalesData, type SalesPolicy, salesParts } from './sales/policy.ts';
import { discounts, grossSales, netSales, returns } from './sales/sales.ts';
import { discountRate } from './sales/salesRate.ts';
import { paidOrdersOf, paidSalesOf } from './sales/salesTotals.ts';
import { orderCount, unitsSold } from './sales/volume.ts';

/** Indicators of a vendor: by their usual names, with ids of their own such as `shopifyNetSales`. `V` is the type of each value. */
export type Preset<Vendor extends string, V> = {
  readonly [N in keyof V & string]: Indicator<`${Vendor}${Capitalize<N>}`, SalesData, V[N]>;
};

type Defined<V> = { readonly [N in keyof V]: Metric<string, SalesData, V[N]> };

function preset<const Vendor extends string, V>(vendor: Vendor, name: string, source: string, metrics: Defined<V>): Preset<Vendor, V> {
  const named = Object.entries<Metric<string, SalesData, unknown>>(metrics as never).map(([word, metric]) => {
    const { label, unit, better, additivity, formula } = metric;
    const id = `${vendor}${word.charAt(0).toUpperCase()}${word.slice(1)}`;
    const words = { en: `${label.en} (${name})`, fr: `${label.fr} (${name})` };
    return [word, ownIndicator({ id, label: words, unit, better, additivity, source, formula })] as const;
  });
  return Object.freeze(Object.fromEntries(named)) as unknown as Preset<Vendor, V>;
}

const ladder = (policy: SalesPolicy): Omit<Defined<LadderValues>, 'averageOrderValue'> => ({
  grossSales: grossSales.under(policy),
  discounts: discounts.under(policy),
  returns: returns.under(policy),
  netSales: netSales.under(policy),
  taxes: taxes.under(policy),
  shipping: shipping.under(policy),
  totalSales: totalSales.under(policy),
  orderCount: orderCount.under(policy),
});

/**
 * Ready definitions of vendors, for the same ledger:
 *
 * - `shopify`: returns on their own date, every order that was placed; order value before returns; returning customers by Shopify
 * - `woocommerce`: orders once paid; order value after returns; units before returns
 * - `geckoboard`: what Shopify calls net and total sales, with returns back on the date of the order
 * - `sourceMedium`: paid orders that are worth something, less all that paid orders gave back on the day
 * - `stripe`: churn over customers of the period before and those who joined
 *
 * @example
 * ```ts
 * import { presets, query } from 'sales-kpi';
 * const { shopify, geckoboard } = presets;
 * const sales = [{ id: '1', date: '2025-01-31', amount: 90 }, { id: '2', date: '2025-02-03', orderDate: '2025-01-31', amount: -30 }];
 * query(sales, { select: [shopify.netSales, geckoboard.netSales], every: 'month' }).rows
 * // => [{"period":"2025-01","shopifyNetSales":"90","geckoboardNetSales":"60"},{"period":"2025-02","shopifyNetSales":"-30","geckoboardNetSales":"0"}]
 * ```
 */
export const presets: {
  /** As the reports of Shopify count. */
  readonly shopify: Preset<'shopify', ShopifyValues>;
  /** As WooCommerce Analytics counts. */
  readonly woocommerce: Preset<'woocommerce', WooCommerceValues>;
  /** As Geckoboard counts the sales of a Shopify shop. */
  readonly geckoboard: Preset<'geckoboard', GeckoboardValues>;
  /** As SourceMedium counts paid orders. */
  readonly sourceMedium: Preset<'sourceMedium', SourceMediumValues>;
  /** As Stripe counts the churn of customers. */
  readonly stripe: Preset<'stripe', StripeValues>;
} = /* @__PURE__ */ (() => ({
  shopify: preset<'shopify', ShopifyValues>(
    'shopify',
    'Shopify',
    'https://shopify.dev/docs/api/shopifyql/latest/schemas/sales_revenue/sales.md',
    {
      ...ladder({}),
      averageOrderValue,
      unitsPerTransaction: unitsPerTransaction.variants.net,
      returningCustomerRate,
      grossProfit,
      grossMarginRate,
    },
  ),
  woocommerce: preset<'woocommerce', WooCommerceValues>(
    'woocommerce',
    'WooCommerce',
    'https://woocommerce.com/document/woocommerce-analytics/',
    {
      ...ladder({ orderInclusion: 'paid' }),
      averageOrderValue: averageOrderValue.under({ orderInclusion: 'paid' }).variants.net,
      unitsSold: unitsSold.under({ orderInclusion: 'paid' }).variants.gross,
      discountedOrderRate: discountRate.under({ orderInclusion: 'paid' }).variants.orders,
    },
  ),
  geckoboard: preset<'geckoboard', GeckoboardValues>(
    'geckoboard',
    'Geckoboard',
    'https://support.geckoboard.com/en/articles/6055572-how-geckoboard-calculates-your-shopify-metrics',
    { netSales: netSales.under({ refundDate: 'orderDate' }), totalSales: totalSales.under({ refundDate: 'orderDate' }) },
  ),
  sourceMedium: preset<'sourceMedium', SourceMediumValues>(
    'sourceMedium',
    'SourceMedium',
    'https://www.sourcemedium.com/help/how-the-shopify-sales-report-works',
    {
      netSales: { ...netSales, formula: paidSalesOf(salesParts()) },
      orderCount: { ...orderCount, formula: paidOrdersOf(salesParts()) },
      averageOrderValue: averageOrderValue.variants.netPaid,
    },
  ),
  stripe: preset('stripe', 'Stripe', 'https://support.stripe.com/questions/calculating-churn-rate-in-billing', {
    customerChurnRate: customerChurnRate.variants.stripe,
  }),
}))();
