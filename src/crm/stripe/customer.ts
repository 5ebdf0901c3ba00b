// Customers of Stripe.
import { Customer } from '../../model/customer/customer.ts';
import { given } from '../at.ts';
import type { Mapped } from '../mapped.ts';
import { type MapOptions, type MappedRecord, mapping } from '../mapping.ts';
import { isDeleted, isTest, stripePage } from './list.ts';
import { stripeTime } from './time.ts';

/** Why customers of Stripe are left out. */
export type StripeCustomerExclusion = 'test' | 'deleted';

/** A customer of Stripe, mapped. */
export type StripeCustomer = MappedRecord<typeof Customer, 'description'>;

const customers = /* @__PURE__ */ mapping({
  record: Customer,
  fields: {
    id: 'id',
    createdAt: { from: 'created', read: stripeTime },
    emails: (at) => (given(at('email')) === null ? null : [at('email')]),
    phone: 'phone',
    name: ['name', 'shipping.name'],
    country: ['address.country', 'shipping.address.country'],
    description: 'description',
  },
  exclude: { test: isTest, deleted: isDeleted },
  page: stripePage,
  cap: 100,
});

/**
 * Customers of Stripe as customers of ours. One person may be several of them: Stripe does not join them, and neither is it
 * done here.
 *
 * @param payload - a customer, a list, a page (`{ object: 'list', data, has_more }`) or a list of pages
 * @throws KpiError `unknown-option` or `bad-argument`: an option is wrong.
 * @source  https://docs.stripe.com/api/customers/object
 * @example
 * ```ts
 * import { stripeCustomers } from 'sales-kpi/crm/stripe';
 *
 * const { rows } = stripeCustomers([{ id: 'cus_1', created: 1735689600, livemode: true, email: 'ana@example.com', name: 'Ana' }]);
 * [rows[0]?.createdAt, rows[0]?.emails]; // => [ '2025-01-01T00:00:00.000Z', [ 'ana@example.com' ] ]
 * ```
 */
export function stripeCustomers(payload: unknown, options: MapOptions = {}): Mapped<StripeCustomer, StripeCustomerExclusion> {
  return customers(payload, options);
}
