// How payloads of Shopify are read, beyond what every mapping understands.
import { excerpt, KpiError } from '../../error.ts';
import { ownOptions } from '../../model/parseOptions.ts';
import { oneOfWords } from '../custom.ts';
import { type MapOptions, mapOptions } from '../mapping.ts';
import type { ShopifyMoney } from './money.ts';

/** How orders of Shopify are mapped. */
export interface ShopifyOptions extends MapOptions {
  /** The currency of the amounts: that of the shop, for reports (default), or the one that the customer saw. */
  readonly money?: ShopifyMoney | undefined;
  /** What `productId` is: the product (default), its variant or the SKU. */
  readonly productBy?: 'product' | 'variant' | 'sku' | undefined;
  /** What an order without a customer is: a guest, counted in no customer indicator (default), or a customer by e-mail address. */
  readonly guests?: 'none' | 'email' | undefined;
  /** The `Link` header of the last answer of REST: with `rel="next"` there is more, without there is not. */
  readonly link?: string | null | undefined;
}

/** The options without what is missing. */
export interface ShopifyChoice {
  readonly money: ShopifyMoney;
  readonly productBy: 'product' | 'variant' | 'sku';
  readonly guests: 'none' | 'email';
}

/** The choices made, and the options that every mapping understands. */
export function shopifyOptions(given: ShopifyOptions): { choice: ShopifyChoice; general: MapOptions } {
  const options = ownOptions(given, [...mapOptions, 'money', 'productBy', 'guests', 'link']);
  const { money, productBy, guests, link, ...general } = options;
  const choice: ShopifyChoice = {
    money: oneOfWords(money, ['shop', 'presentment'], 'money'),
    productBy: oneOfWords(productBy, ['product', 'variant', 'sku'], 'productBy'),
    guests: oneOfWords(guests, ['none', 'email'], 'guests'),
  };
  return { choice, general: withLink(general, link) };
}

/** What the header says counts, unless the caller knows better. */
function withLink(general: MapOptions, link: unknown): MapOptions {
  if (link === undefined || general.isComplete !== undefined) return general;
  if (link !== null && typeof link !== 'string') {
    throw new KpiError('bad-argument', `link is ${excerpt(link)}`, 'give the text of the Link header, or null where there is none', [
      'link',
    ]);
  }
  return { ...general, isComplete: link === null || !/rel="?next\b/.test(link) };
}
