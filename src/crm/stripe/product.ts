// Products of Stripe, with what they cost: the catalogue.
import { ownOptions } from '../../model/parseOptions.ts';
import { Product } from '../../model/sale/product.ts';
import { type At, atOf, given } from '../at.ts';
import { baseOptions } from '../custom.ts';
import type { Mapped } from '../mapped.ts';
import { type MapOptions, type MappedRecord, mapOptions, mapping } from '../mapping.ts';
import { isRecord, saysNo } from '../shop/part.ts';
import { byOwner, idIn, isDeleted, isTest, stripePage } from './list.ts';
import { isTiered, unitAmount } from './price.ts';
import { stripeTime } from './time.ts';

/** How products of Stripe are mapped. */
export interface StripeProductOptions extends MapOptions {
  /** Prices or plans, a list or pages: products only name the one that they are sold at by default. */
  readonly prices?: unknown;
}

/** Why products of Stripe are left out. */
export type StripeProductExclusion = 'test' | 'deleted';

/** A product of Stripe, mapped. */
export type StripeProduct = MappedRecord<typeof Product, 'priceId' | 'interval' | 'unitLabel' | 'description'>;

type Prices = ReadonlyMap<string, readonly At[]>;

/** The price by default; without one, the only price at which it can be bought. */
function priceOf(product: At, prices: Prices): At | null {
  const named = given(product('default_price'));
  if (isRecord(named)) return atOf(named);
  if (named !== null) return pricesOf(product, prices).find((price) => price('id') === named) ?? null;
  const [only, ...others] = buyable(product, prices);
  return only !== undefined && others.length === 0 ? only : null;
}

function pricesOf(product: At, prices: Prices): readonly At[] {
  return prices.get(String(product('id'))) ?? [];
}

function buyable(product: At, prices: Prices): At[] {
  return pricesOf(product, prices).filter((price) => !saysNo(price('active')) && !isDeleted(price));
}

function productFields(prices: Prices) {
  const of = (at: At, path: string): unknown => given(priceOf(at, prices)?.(path));
  return {
    id: 'id',
    name: 'name',
    price: (at: At) => {
      const price = priceOf(at, prices);
      return price === null || isTiered(price) ? null : unitAmount(price, price('currency'));
    },
    currency: (at: At) => of(at, 'currency'),
    active: 'active',
    priceId: (at: At) => idIn(of(at, 'id')),
    interval: (at: At) => of(at, 'recurring.interval') ?? of(at, 'interval'),
    unitLabel: 'unit_label',
    description: 'description',
  } as const;
}

/**
 * Products of Stripe as products of ours, for what items of subscriptions and lines of invoices name as their product. The price
 * is that by default, or the only active one; of several prices, and of one by tiers, no product says one.
 *
 * @param payload - a product, a list, a page (`{ object: 'list', data, has_more }`) or a list of pages
 * @param options - `prices`, unless `default_price` is expanded
 * @throws KpiError `unknown-option` or `bad-argument`: an option is wrong. No payload throws.
 * @source  https://docs.stripe.com/api/products/object; https://docs.stripe.com/api/prices/object
 * @example
 * ```ts
 * import { stripeProducts } from 'sales-kpi/crm/stripe';
 *
 * const { rows } = stripeProducts([{ id: 'prod_1', name: 'Seat', active: true, livemode: true, default_price: 'price_1' }], {
 *   prices: [{ id: 'price_1', product: 'prod_1', currency: 'eur', unit_amount: 1900, recurring: { interval: 'month' } }],
 * });
 * [rows[0]?.name, rows[0]?.price, rows[0]?.currency, rows[0]?.interval]; // => [ 'Seat', 19, 'EUR', 'month' ]
 * ```
 */
export function stripeProducts(payload: unknown, options: StripeProductOptions = {}): Mapped<StripeProduct, StripeProductExclusion> {
  const { prices, ...rest } = ownOptions(options, [...mapOptions, 'prices']);
  const known = byOwner(prices, 'product');
  const map = mapping({
    record: Product,
    fields: productFields(known),
    exclude: { test: isTest, deleted: isDeleted },
    version: { from: 'updated', read: stripeTime },
    page: stripePage,
    cap: 100,
    warn: {
      'several-prices': {
        when: (_, at) => given(at('default_price')) === null && buyable(at, known).length > 1,
        text: 'several prices, and none by default: no price',
      },
      'price-unknown': {
        when: (_, at) => given(at('default_price')) !== null && priceOf(at, known) === null,
        text: 'the price by default was not given: expand it, or give the prices',
      },
      'tiered-price': {
        when: (_, at) => {
          const price = priceOf(at, known);
          return price !== null && isTiered(price);
        },
        text: 'priced by tiers: there is no price of a unit',
      },
    },
  });
  return map(payload, baseOptions(rest));
}
