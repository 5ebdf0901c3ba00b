// The totals that several sales indicators are made of.
import { ne, oneOf } from '../../expr/condition.ts';
import { countDistinct, sum } from '../../expr/total.ts';
import { type Formula, plus, times, type Value } from '../../expr/value.ts';
import { sale } from '../../model/sale/saleFields.ts';
import type { SalesData, SalesParts } from './policy.ts';

/** The ladder from gross to total sales. */
export const LADDER =
  'https://shopify.dev/docs/api/shopifyql/latest/schemas/sales_revenue/sales.md, https://woocommerce.com/document/woocommerce-analytics/';

/** Goods sold before discounts. */
export const grossOf = ({ gross, soldGoods }: SalesParts): Formula<SalesData> => sum(gross, soldGoods);

/** Goods sold after discounts. */
export const soldOf = ({ net, soldGoods }: SalesParts): Formula<SalesData> => sum(net, soldGoods);

/** What of the discounts on goods sold came by a code; unknown where a row does not say. */
export const codeDiscountsOf = ({ soldGoods }: SalesParts): Formula<SalesData> =>
  sum(sale.codeDiscount, { ...soldGoods, missing: 'refuse' });

/** Items sold after discounts: what is in the baskets. */
export const itemsOf = ({ net, sold }: SalesParts): Formula<SalesData> => sum(net, sold);

/** Goods given back, positive. */
export const returnedOf = ({ net, returned }: SalesParts): Formula<SalesData> => times(sum(net, returned), -1);

/** Goods sold less goods given back. */
export const netOf = ({ net, goods }: SalesParts): Formula<SalesData> => sum(net, goods);

/** Different orders among the rows of sold goods. */
export const ordersOf = ({ sold }: SalesParts): Formula<SalesData> => countDistinct(sale.orderId, sold);

/** Different customers among the rows of sold goods. */
export const customersOf = ({ sold }: SalesParts): Formula<SalesData> => countDistinct(sale.customerId, sold);

/** Not for free. */
export const isWorthSomething: Value<boolean, SalesData> = /* @__PURE__ */ (() => ne(sale.amount, 0))();

const paid = ['partially-paid', 'paid', 'fulfilled', 'partially-refunded'] as const;

/** Paid, at least in part, and not wholly given back. */
const isPaid: Value<boolean, SalesData> = /* @__PURE__ */ (() => oneOf(sale.status, paid))();

/** Paid, at least in part, and perhaps given back since. */
const wasPaid: Value<boolean, SalesData> = /* @__PURE__ */ (() => oneOf(sale.status, [...paid, 'refunded']))();

/** Goods of paid orders, less all that paid orders gave back, whether anything is left of them or not. */
export const paidSalesOf = ({ net, soldGoods, returned, also }: SalesParts): Formula<SalesData> =>
  plus(sum(net, also(soldGoods, isPaid)), sum(net, also(returned, wasPaid)));

/** Paid orders with an item that was not for free. */
export const paidOrdersOf = ({ sold, also }: SalesParts): Formula<SalesData> =>
  countDistinct(sale.orderId, also(also(sold, isPaid), isWorthSomething));
