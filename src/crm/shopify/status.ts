// How far an order of Shopify has come, in both of its writings.
import type { OrderStatus } from '../../model/sale/sale.ts';
import { type At, firstAt, given } from '../at.ts';
import { saysYes } from '../shop/part.ts';

const statuses: Readonly<Record<string, OrderStatus>> = {
  pending: 'open',
  authorized: 'open',
  expired: 'open',
  // The payment was given up. An order that was cancelled says so by its date.
  voided: 'open',
  partially_paid: 'partially-paid',
  paid: 'paid',
  partially_refunded: 'partially-refunded',
  refunded: 'refunded',
};

/** The status of payment, and `fulfilled` where everything paid has left; null for a word that is not known. */
export function statusOf(at: At): OrderStatus | null {
  const status = statuses[wordAt(at, ['financial_status', 'displayFinancialStatus']) ?? ''] ?? null;
  const isSent = wordAt(at, ['fulfillment_status', 'displayFulfillmentStatus']) === 'fulfilled';
  return status === 'paid' && isSent ? 'fulfilled' : status;
}

/** Whether the order says a status that is not known. */
export function isOddStatus(at: At): boolean {
  return firstAt(at, ['financial_status', 'displayFinancialStatus']) !== null && statusOf(at) === null;
}

function wordAt(at: At, from: readonly string[]): string | null {
  const word = firstAt(at, from);
  if (typeof word !== 'string' || word.length > 64) return null;
  const small = word.trim().toLowerCase();
  return small === 'fulfilled' || Object.hasOwn(statuses, small) ? small : null;
}

/** A trial of the shop. */
export function isTest(at: At): boolean {
  return saysYes(at('test'));
}

/** A draft: an order that was made of it has a record of its own. */
export function isDraft(at: At): boolean {
  const id = given(at('id'));
  const globalId = given(at('admin_graphql_api_id')) ?? id;
  const isNamed = typeof globalId === 'string' && globalId.startsWith('gid://shopify/DraftOrder/');
  return isNamed || firstAt(at, ['invoice_url', 'invoiceUrl', 'invoice_sent_at', 'invoiceSentAt']) !== null;
}
