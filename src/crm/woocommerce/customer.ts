// Customers of WooCommerce.
import { Customer } from '../../model/customer/customer.ts';
import { type At, firstAt, given } from '../at.ts';
import type { Mapped } from '../mapped.ts';
import { type MappedRecord, mapping } from '../mapping.ts';
import { idOf } from '../shop/part.ts';
import { dateAt } from './date.ts';
import { type WooOptions, wooOptions } from './options.ts';
import { pagesIn, withTotal, wooPage } from './page.ts';

/** A customer of WooCommerce, mapped. */
export type WooCustomer = MappedRecord<typeof Customer, 'role'>;

/**
 * Customers of WooCommerce as customers of ours.
 *
 * @param payload - a customer, a list, or a list of pages
 * @throws KpiError `unknown-option` or `bad-argument`: an option is wrong.
 * @source  https://woocommerce.github.io/woocommerce-rest-api-docs/#customer-properties
 * @example
 * ```ts
 * import { wooCustomers } from 'sales-kpi/crm/woocommerce';
 *
 * const { rows } = wooCustomers([{ id: 7, first_name: 'Ana', last_name: 'Lima', email: 'ana@example.com', date_created_gmt: '2025-01-31T10:00:00' }]);
 * [rows[0]?.id, rows[0]?.name, rows[0]?.createdAt]; // => [ '7', 'Ana Lima', '2025-01-31T10:00:00.000Z' ]
 * ```
 */
export function wooCustomers(payload: unknown, options: WooOptions = {}): Mapped<WooCustomer, never> {
  const { choice, general } = wooOptions(options);
  return withTotal(customers(pagesIn(payload), general), choice.total, general);
}

const customers = /* @__PURE__ */ mapping({
  record: Customer,
  fields: {
    id: (at) => idOf(at('id')),
    createdAt: (at) => dateAt(at, 'date_created'),
    emails: (at) => listed(firstAt(at, ['email', 'billing.email'])),
    phone: 'billing.phone',
    name: nameOf,
    company: 'billing.company',
    country: ['billing.country', 'shipping.country'],
    role: 'role',
  },
  version: (at) => dateAt(at, 'date_modified'),
  page: wooPage,
  cap: 100,
});

function listed(value: unknown): unknown[] | null {
  return value === null ? null : [value];
}

function nameOf(at: At): unknown {
  const parts = [given(at('first_name')), given(at('last_name'))].filter((part) => part !== null);
  return parts.every((part) => typeof part === 'string') ? parts.join(' ') || null : parts[0];
}
