// The types of the values that the presets of the vendors give, by their usual names.
import type { Decimal } from '../decimal.ts';

/** The ladder of revenue, as shops report it. */
export interface LadderValues {
  /** Goods sold before discounts and returns, in money without tax. */
  readonly grossSales: Decimal;
  /** Reductions on goods sold, in money without tax, positive. */
  readonly discounts: Decimal;
  /** Goods given back, in money without tax, positive. */
  readonly returns: Decimal;
  /** Gross sales less discounts and returns, in money without tax. */
  readonly netSales: Decimal;
  /** Sales taxes charged less those given back, in money. */
  readonly taxes: Decimal;
  /** Shipping charged less that given back, in money without tax. */
  readonly shipping: Decimal;
  /** All that customers were charged for, in money with tax. */
  readonly totalSales: Decimal;
  /** Number of orders. */
  readonly orderCount: number;
  /** Value of an average order, in money without tax. */
  readonly averageOrderValue: Decimal;
}

/** What the reports of Shopify name. */
export interface ShopifyValues extends LadderValues {
  /** Units in an average order. */
  readonly unitsPerTransaction: Decimal;
  /** Share of the customers who are not first-time buyers, a fraction of one. */
  readonly returningCustomerRate: Decimal;
  /** Net sales less cost, over rows whose cost is known, in money without tax. */
  readonly grossProfit: Decimal;
  /** Gross profit ÷ net sales, over rows whose cost is known, a fraction of one. */
  readonly grossMarginRate: Decimal;
}

/** What the reports of WooCommerce name. */
export interface WooCommerceValues extends LadderValues {
  /** Units sold, returns not taken off. */
  readonly unitsSold: Decimal;
  /** Share of the orders with a discount, a fraction of one. */
  readonly discountedOrderRate: Decimal;
}

/** What Geckoboard names. */
export type GeckoboardValues = Pick<LadderValues, 'netSales' | 'totalSales'>;

/** What SourceMedium names. */
export type SourceMediumValues = Pick<LadderValues, 'netSales' | 'orderCount' | 'averageOrderValue'>;

/** What Stripe names. */
export interface StripeValues {
  /** Share of the customers who left, a fraction of one. */
  readonly customerChurnRate: Decimal;
}
