// The totals that several sales indicators are made of.
import { countDistinct, sum } from '../expr/total.ts';
import { type Formula, times } from '../expr/value.ts';
import { sale } from '../model/saleFields.ts';
import type { SalesData, SalesParts } from './policy.ts';

/** The ladder from gross to total sales. */
export const LADDER =
  'https://shopify.dev/docs/api/shopifyql/latest/schemas/sales_revenue/sales.md, https://woocommerce.com/document/woocommerce-analytics/';

/** Goods sold before discounts. */
export const grossOf = ({ gross, soldGoods }: SalesParts): Formula<SalesData> => sum(gross, soldGoods);

/** Goods sold after discounts. */
export const soldOf = ({ net, soldGoods }: SalesParts): Formula<SalesData> => sum(net, soldGoods);

/** Items sold after discounts: what is in the baskets. */
export const itemsOf = ({ net, sold }: SalesParts): Formula<SalesData> => sum(net, sold);

/** Goods given back, positive. */
export const returnedOf = ({ net, returned }: SalesParts): Formula<SalesData> => times(sum(net, returned), -1);

/** Goods sold less goods given back. */
export const netOf = ({ net, goods }: SalesParts): Formula<SalesData> => sum(net, goods);

/** Different orders among the rows of sold goods. */
export const ordersOf = ({ sold }: SalesParts): Formula<SalesData> => countDistinct(sale.orderId, sold);
