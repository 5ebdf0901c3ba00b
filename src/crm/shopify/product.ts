// Products of Shopify.
import { Product } from '../../model/sale/product.ts';
import { type At, atOf, firstAt, given } from '../at.ts';
import type { Mapped } from '../mapped.ts';
import { type MappedRecord, mapping } from '../mapping.ts';
import { idAt, itemsOf } from '../shop/part.ts';
import { type ShopifyOptions, shopifyOptions } from './options.ts';
import { pageOf } from './page.ts';

/** A product of Shopify, mapped. */
export type ShopifyProduct = MappedRecord<typeof Product, 'tags'>;

/**
 * Products of Shopify as products of ours. What its variants do not agree on (SKU, price, cost) a product does not say.
 *
 * @param payload - a product, a list, a page (`{ products }`, `{ data: { products } }`) or a list of pages
 * @throws KpiError `unknown-option` or `bad-argument`: an option is wrong.
 * @source  https://shopify.dev/docs/api/admin-rest/latest/resources/product
 * @example
 * ```ts
 * import { shopifyProducts } from 'sales-kpi/crm/shopify';
 *
 * const { rows } = shopifyProducts([{ id: 5, title: 'Mug', vendor: 'Acme', status: 'active', variants: [{ sku: 'M1', price: '9.90' }] }], { currency: 'EUR' });
 * [rows[0]?.name, rows[0]?.sku, rows[0]?.price, rows[0]?.active]; // => [ 'Mug', 'M1', 9.9, true ]
 * ```
 */
export function shopifyProducts(payload: unknown, options: ShopifyOptions = {}): Mapped<ShopifyProduct, never> {
  return products(payload, shopifyOptions(options).general);
}

const products = /* @__PURE__ */ mapping({
  record: Product,
  fields: {
    id: (at) => idAt(at),
    sku: (at) => agreed(at, ['sku']),
    name: 'title',
    category: ['product_type', 'productType'],
    brand: 'vendor',
    unitCost: costOf,
    price: (at) => agreed(at, ['price', 'price.amount']),
    currency: (at) => agreed(at, ['price.currencyCode', 'inventoryItem.unitCost.currencyCode']),
    active: activeOf,
    tags: 'tags',
  },
  version: ['updated_at', 'updatedAt'],
  page: /* @__PURE__ */ pageOf('products'),
});

/** What all variants say; null where they differ. */
function agreed(at: At, from: readonly string[]): unknown {
  const values = (itemsOf(at('variants')) ?? []).map((variant) => firstAt(atOf(variant), from));
  return values.length > 0 && values.every((value) => value === values[0]) ? values[0] : null;
}

function costOf(at: At): object[] | null {
  const cost = agreed(at, ['inventoryItem.unitCost.amount', 'inventory_item.cost', 'cost']);
  return cost === null ? null : [{ cost }];
}

function activeOf(at: At): boolean | null {
  const status = given(at('status'));
  return typeof status === 'string' && status.length <= 64 ? status.toLowerCase() === 'active' : null;
}
