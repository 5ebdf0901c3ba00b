// Fees of Stripe, from its balance transactions: costs of payment, in the currency of the account.
import { Cost } from '../../model/sale/cost.ts';
import type { Mapped } from '../mapped.ts';
import { type MapOptions, type MappedRecord, mapping } from '../mapping.ts';
import { signIn } from '../shop/part.ts';
import { idIn, isTest, stripePage } from './list.ts';
import { minorAmount } from './minor.ts';
import { stripeTime } from './time.ts';

/** Why balance transactions of Stripe are left out. */
export type StripeFeeExclusion = 'test' | 'free';

/** A fee of Stripe, mapped. */
export type StripeFee = MappedRecord<typeof Cost, 'category'>;

const fees = /* @__PURE__ */ mapping({
  record: Cost,
  fields: {
    id: 'id',
    date: { from: 'created', read: stripeTime },
    amount: (at) => minorAmount(at('fee'), at('currency')),
    kind: () => 'payment',
    orderId: (at) => idIn(at('source')),
    currency: 'currency',
    category: ['reporting_category', 'type'],
  },
  exclude: { test: isTest, free: (at) => signIn(at('fee')) === 0 },
  page: stripePage,
  cap: 100,
});

/**
 * Fees of Stripe as costs of payment, by balance transaction; `orderId` is the charge that `stripeCharges` makes an order of.
 * Transactions without a fee are left out and counted. The currency is that of the account, which may not be that of the sale.
 *
 * @param payload - a balance transaction, a list, a page (`{ object: 'list', data, has_more }`) or a list of pages
 * @throws KpiError `unknown-option` or `bad-argument`: an option is wrong.
 * @source  https://docs.stripe.com/api/balance_transactions/object
 * @example
 * ```ts
 * import { stripeFees } from 'sales-kpi/crm/stripe';
 *
 * const { rows } = stripeFees([{ id: 'txn_1', amount: 2000, fee: 88, net: 1912, currency: 'eur', created: 1735689600, source: 'ch_1', type: 'charge' }]);
 * [rows[0]?.amount, rows[0]?.orderId, rows[0]?.kind]; // => [ 0.88, 'ch_1', 'payment' ]
 * ```
 */
export function stripeFees(payload: unknown, options: MapOptions = {}): Mapped<StripeFee, StripeFeeExclusion> {
  return fees(payload, options);
}
