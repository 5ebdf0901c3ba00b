// Customers of Shopify.
import { Customer } from '../../model/customer/customer.ts';
import { type At, firstAt, given } from '../at.ts';
import type { Mapped } from '../mapped.ts';
import { type MappedRecord, mapping } from '../mapping.ts';
import { idAt } from '../shop/part.ts';
import { type ShopifyOptions, shopifyOptions } from './options.ts';
import { pageOf } from './page.ts';

/** A customer of Shopify, mapped. */
export type ShopifyCustomer = MappedRecord<typeof Customer, 'ordersCount' | 'tags'>;

/**
 * Customers of Shopify as customers of ours, of REST and of GraphQL.
 *
 * @param payload - a customer, a list, a page (`{ customers }`, `{ data: { customers } }`) or a list of pages
 * @throws KpiError `unknown-option` or `bad-argument`: an option is wrong.
 * @source  https://shopify.dev/docs/api/admin-rest/latest/resources/customer
 * @example
 * ```ts
 * import { shopifyCustomers } from 'sales-kpi/crm/shopify';
 *
 * const { rows } = shopifyCustomers([{ id: 7, first_name: 'Ana', last_name: 'Lima', email: 'ana@example.com', created_at: '2025-01-31T10:00:00Z' }]);
 * [rows[0]?.id, rows[0]?.name, rows[0]?.emails]; // => [ '7', 'Ana Lima', [ 'ana@example.com' ] ]
 * ```
 */
export function shopifyCustomers(payload: unknown, options: ShopifyOptions = {}): Mapped<ShopifyCustomer, never> {
  return customers(payload, shopifyOptions(options).general);
}

const customers = /* @__PURE__ */ mapping({
  record: Customer,
  fields: {
    id: (at) => idAt(at),
    createdAt: ['created_at', 'createdAt'],
    emails: (at) => listed(firstAt(at, ['email', 'defaultEmailAddress.emailAddress'])),
    phone: ['phone', 'defaultPhoneNumber.phoneNumber'],
    name: (at) => given(at('displayName')) ?? nameOf(at),
    company: ['default_address.company', 'defaultAddress.company'],
    country: ['default_address.country_code', 'defaultAddress.countryCodeV2'],
    consent: consentOf,
    ordersCount: ['orders_count', 'numberOfOrders'],
    tags: 'tags',
  },
  version: ['updated_at', 'updatedAt'],
  page: /* @__PURE__ */ pageOf('customers'),
});

function listed(value: unknown): unknown[] | null {
  return value === null ? null : [value];
}

function nameOf(at: At): unknown {
  const parts = [firstAt(at, ['first_name', 'firstName']), firstAt(at, ['last_name', 'lastName'])].filter((part) => part !== null);
  return parts.every((part) => typeof part === 'string') ? parts.join(' ') || null : parts[0];
}

/** Whether e-mails may be sent: only who said so has agreed. */
function consentOf(at: At): unknown {
  const state = firstAt(at, [
    'email_marketing_consent.state',
    'emailMarketingConsent.marketingState',
    'defaultEmailAddress.marketingState',
  ]);
  return typeof state === 'string' && state.length <= 64 ? state.toLowerCase() === 'subscribed' : (state ?? at('accepts_marketing'));
}
