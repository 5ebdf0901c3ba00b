// Payloads of Shopify to our records.

export { type ShopifyCustomer, shopifyCustomers } from './customer.ts';
export type { ShopifyMoney } from './money.ts';
export type { ShopifyOptions } from './options.ts';
export { type ShopifyExclusion, type ShopifyOrder, shopifyOrders } from './order.ts';
export { type ShopifyProduct, type ShopifyProductOptions, shopifyProducts } from './product.ts';
