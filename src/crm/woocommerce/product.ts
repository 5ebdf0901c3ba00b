// Products of WooCommerce.
import { Product } from '../../model/sale/product.ts';
import { type At, atOf, firstAt, given } from '../at.ts';
import type { Mapped } from '../mapped.ts';
import { type MappedRecord, mapping } from '../mapping.ts';
import { idOf, itemsOf } from '../shop/part.ts';
import { dateAt } from './date.ts';
import { type WooOptions, wooOptions } from './options.ts';
import { pagesIn, withTotal, wooPage } from './page.ts';

/** A product of WooCommerce, mapped. */
export type WooProduct = MappedRecord<typeof Product, 'productType'>;

/** Why products of WooCommerce are left out. */
export type WooProductExclusion = 'deleted';

/**
 * Products of WooCommerce as products of ours: the list price, the first category, the cost where the shop keeps one.
 *
 * @param payload - a product, a list, or a list of pages
 * @param options - `currency` is that of the shop, which products do not name
 * @throws KpiError `unknown-option` or `bad-argument`: an option is wrong.
 * @source  https://woocommerce.github.io/woocommerce-rest-api-docs/#product-properties
 * @example
 * ```ts
 * import { wooProducts } from 'sales-kpi/crm/woocommerce';
 *
 * const { rows } = wooProducts([{ id: 5, name: 'Mug', sku: 'M1', regular_price: '9.90', status: 'publish', categories: [{ name: 'Kitchen' }] }], { currency: 'EUR' });
 * [rows[0]?.category, rows[0]?.price, rows[0]?.active]; // => [ 'Kitchen', 9.9, true ]
 * ```
 */
export function wooProducts(payload: unknown, options: WooOptions = {}): Mapped<WooProduct, WooProductExclusion> {
  const { choice, general } = wooOptions(options);
  return withTotal(products(pagesIn(payload), general), choice.total, general);
}

const products = /* @__PURE__ */ mapping({
  record: Product,
  fields: {
    id: (at) => idOf(at('id')),
    sku: 'sku',
    name: 'name',
    category: (at) => firstName(at, 'categories'),
    brand: (at) => firstName(at, 'brands'),
    unitCost: (at) => costOf(firstAt(at, ['cost_of_goods_sold.total_value'])),
    price: ['regular_price', 'price'],
    active: (at) => (given(at('status')) === null ? null : at('status') === 'publish'),
    productType: 'type',
  },
  exclude: { deleted: (at) => at('status') === 'trash' },
  version: (at) => dateAt(at, 'date_modified'),
  page: wooPage,
  cap: 100,
});

function firstName(at: At, list: string): unknown {
  return given(atOf(itemsOf(at(list))?.[0])('name'));
}

function costOf(cost: unknown): object[] | null {
  return cost === null ? null : [{ cost }];
}
