// Products of Shopify, or their variants, which have a price, a cost and a SKU each.
import { ownOptions } from '../../model/parseOptions.ts';
import { Product } from '../../model/sale/product.ts';
import { type At, atOf, firstAt, given } from '../at.ts';
import { lookUp } from '../lookUp.ts';
import type { Mapped } from '../mapped.ts';
import { type MappedRecord, mapOptions, mapping } from '../mapping.ts';
import { idAt, idOf, itemsOf } from '../shop/part.ts';
import { type ShopifyOptions, shopifyOptions } from './options.ts';
import { goesOn, pageOf } from './page.ts';
import { agreed, variantsOf } from './variant.ts';

/** How products of Shopify are mapped. */
export interface ShopifyProductOptions extends ShopifyOptions {
  /** Inventory items, a list or pages: in REST they alone say what a variant costs. */
  readonly inventoryItems?: unknown;
}

/** A product of Shopify, or a variant of one, mapped. */
export type ShopifyProduct = MappedRecord<typeof Product, 'tags' | 'compareAtPrice' | 'shopifyProductId'>;

/** Costs of inventory items, by identifier. */
type Costs = ReadonlyMap<string, unknown>;

function productFields(by: 'product' | 'variant' | 'sku', costs: Costs) {
  const variants = (at: At): readonly At[] => (itemsOf(at('variants')) ?? []).map(atOf);
  const all = (at: At, read: (variant: At) => unknown): unknown => agreed(variants(at).map(read));
  const costIn = (variant: At): unknown =>
    firstAt(variant, ['inventoryItem.unitCost.amount', 'inventory_item.cost', 'cost']) ??
    costs.get(String(idOf(variant('inventory_item_id')))) ??
    null;
  const sku = (at: At): unknown => all(at, (variant) => given(variant('sku')));
  return {
    id: (at: At) => (by === 'product' ? idAt(at) : by === 'sku' ? sku(at) : all(at, (variant) => idAt(variant))),
    sku,
    name: (at: At) =>
      by === 'product'
        ? given(at('title'))
        : nameOf(
            given(at('title')),
            all(at, (variant) => given(variant('title'))),
          ),
    category: ['product_type', 'productType'],
    brand: 'vendor',
    unitCost: (at: At) => {
      const cost = all(at, costIn);
      return cost === null ? null : [{ cost }];
    },
    price: (at: At) => all(at, (variant) => firstAt(variant, ['price.amount', 'price'])),
    currency: (at: At) => all(at, (variant) => firstAt(variant, ['price.currencyCode', 'inventoryItem.unitCost.currencyCode'])),
    active: activeOf,
    tags: 'tags',
    compareAtPrice: (at: At) => all(at, (variant) => firstAt(variant, ['compareAtPrice.amount', 'compareAtPrice', 'compare_at_price'])),
    shopifyProductId: (at: At) => idAt(at),
  } as const;
}

/** A variant is called after its product, unless there is only one, which has no name of its own. */
function nameOf(product: unknown, variant: unknown): unknown {
  const isOwn = typeof product === 'string' && typeof variant === 'string' && variant !== 'Default Title';
  return isOwn ? `${product} – ${variant}` : product;
}

function activeOf(at: At): boolean | null {
  const status = given(at('status'));
  return typeof status === 'string' && status.length <= 64 ? status.toLowerCase() === 'active' : null;
}

/**
 * Products of Shopify as products of ours: one for each product or, with `productBy: 'variant'` or `'sku'`, for each variant, as
 * `shopifyOrders` names them in lines. What its variants do not agree on (SKU, price, cost) a product does not say, and
 * `variants-differ` counts it.
 *
 * @param payload - a product, a list, a page (`{ products }`, `{ data: { products } }`) or a list of pages
 * @param options - `productBy`, and in REST `inventoryItems` for what variants cost
 * @throws KpiError `unknown-option` or `bad-argument`: an option is wrong.
 * @source  https://shopify.dev/docs/api/admin-rest/latest/resources/product; https://shopify.dev/docs/api/admin-graphql/latest/objects/ProductVariant
 * @example
 * ```ts
 * import { shopifyProducts } from 'sales-kpi/crm/shopify';
 *
 * const mug = { id: 5, title: 'Mug', vendor: 'Acme', status: 'active', variants: [
 *   { id: 51, title: 'Blue', sku: 'M-B', price: '9.90', inventory_item_id: 7 }, { id: 52, title: 'Red', sku: 'M-R', price: '12.90', inventory_item_id: 8 } ] };
 * const { rows } = shopifyProducts([mug], { productBy: 'variant', inventoryItems: [{ id: 7, cost: '4.00' }], currency: 'EUR' });
 * rows.map(({ id, name, price, unitCost }) => [id, name, price, unitCost?.[0]?.cost ?? null]);
 * // => [ [ '51', 'Mug – Blue', 9.9, 4 ], [ '52', 'Mug – Red', 12.9, null ] ]
 * shopifyProducts([mug]).warnings.map(({ code }) => code); // => [ 'variants-differ' ]
 * ```
 */
export function shopifyProducts(payload: unknown, options: ShopifyProductOptions = {}): Mapped<ShopifyProduct, never> {
  const { inventoryItems, ...rest } = ownOptions(options, [...mapOptions, 'money', 'productBy', 'guests', 'link', 'inventoryItems']);
  const { choice, general } = shopifyOptions(rest);
  const costs = lookUp(inventoryItems, pageOf('inventory_items'), (at) => [[String(idAt(at)), given(at('cost'))]]);
  const map = mapping({
    record: Product,
    fields: productFields(choice.productBy, costs),
    version: ['updated_at', 'updatedAt'],
    page: pageOf('products'),
    ...(choice.productBy !== 'product' && { each: variantsOf }),
    warn: {
      'parts-missing': {
        when: (_, at) => goesOn(at('variants')),
        text: 'the variants of the product go on behind what was given: ask for more of them',
      },
      'variants-differ': {
        when: (row, at) => row['price'] === null && (itemsOf(at('variants')) ?? []).length > 1,
        text: 'the variants of the product have several prices: none is its own; map with productBy: variant',
      },
    },
  });
  return map(payload, general);
}
