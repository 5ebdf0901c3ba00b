// How payloads of WooCommerce are read, beyond what every mapping understands.
import { excerpt, KpiError } from '../../error.ts';
import { ownOptions } from '../../model/parseOptions.ts';
import { oneOfWords } from '../custom.ts';
import { type MapOptions, mapOptions } from '../mapping.ts';

/** How orders of WooCommerce are mapped. */
export interface WooOptions extends MapOptions {
  /** Refunds with their lines and dates, as `/orders/{id}/refunds` gives them; matched by identifier with those that orders name. */
  readonly refunds?: unknown;
  /** Orders that wait for a payment: left out, as in the reports of the shop (default), or kept. */
  readonly pending?: 'leaveOut' | 'keep' | undefined;
  /** What an order without a customer is: a guest, counted in no customer indicator (default), or a customer by e-mail address. */
  readonly guests?: 'none' | 'email' | undefined;
  /** What `productId` is: the product (default), its variation where there is one, or the SKU. */
  readonly productBy?: 'product' | 'variation' | 'sku' | undefined;
  /** The header `X-WP-Total`: how many records there are. */
  readonly total?: number | string | undefined;
  /** The header `X-WP-TotalPages`: how many pages there are; with `pagesRead`. */
  readonly totalPages?: number | string | undefined;
  /** How many pages the payload holds; 1 unless given. */
  readonly pagesRead?: number | undefined;
}

/** The options without what is missing. */
export interface WooChoice {
  readonly refunds: unknown;
  readonly pending: 'leaveOut' | 'keep';
  readonly guests: 'none' | 'email';
  readonly productBy: 'product' | 'variation' | 'sku';
  readonly total: number | null;
}

const names = ['refunds', 'pending', 'guests', 'productBy', 'total', 'totalPages', 'pagesRead'] as const;

/** The choices made, and the options that every mapping understands. */
export function wooOptions(given: WooOptions): { choice: WooChoice; general: MapOptions } {
  const { refunds, pending, guests, productBy, total, totalPages, pagesRead, ...general } = ownOptions(given, [...mapOptions, ...names]);
  const pages = countOf('totalPages', totalPages);
  const read = countOf('pagesRead', pagesRead) ?? 1;
  const choice: WooChoice = {
    refunds,
    pending: oneOfWords(pending, ['leaveOut', 'keep'], 'pending'),
    guests: oneOfWords(guests, ['none', 'email'], 'guests'),
    productBy: oneOfWords(productBy, ['product', 'variation', 'sku'], 'productBy'),
    total: countOf('total', total),
  };
  return { choice, general: pages === null || general.isComplete !== undefined ? general : { ...general, isComplete: read >= pages } };
}

/** A count, which headers give as text. */
function countOf(name: string, given: unknown): number | null {
  if (given === undefined) return null;
  const count = typeof given === 'string' && /^\d{1,15}$/.test(given) ? Number(given) : given;
  if (typeof count === 'number' && Number.isSafeInteger(count) && count >= 0) return count;
  throw new KpiError('bad-argument', `${name} is ${excerpt(given)}`, 'give a whole number from 0', [name]);
}
