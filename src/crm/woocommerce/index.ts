// Payloads of WooCommerce to our records.

export { type WooCustomer, wooCustomers } from './customer.ts';
export type { WooOptions } from './options.ts';
export { type WooExclusion, type WooOrder, wooOrders } from './order.ts';
export { type WooProduct, type WooProductExclusion, wooProducts } from './product.ts';
