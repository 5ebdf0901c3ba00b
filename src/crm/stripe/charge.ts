// Charges of Stripe to orders: what was captured, less refunds and lost disputes, each on its own day.

import { ownOptions } from '../../model/parseOptions.ts';
import { Order } from '../../model/sale/order.ts';
import type { OrderStatus } from '../../model/sale/sale.ts';
import { type At, firstAt } from '../at.ts';
import { baseOptions } from '../custom.ts';
import type { Mapped } from '../mapped.ts';
import { type MapOptions, type MappedRecord, mapOptions, mapping } from '../mapping.ts';
import { saysNo, saysYes, signIn } from '../shop/part.ts';
import { idIn, isTest, stripePage } from './list.ts';
import { minorAmount } from './minor.ts';
import { type GivenBack, givenBack, isDisputeOpen, isReleaseOrRefund, isUndated, refundsOf } from './refund.ts';
import { stripeTime } from './time.ts';

/** How charges of Stripe are mapped. */
export interface StripeChargeOptions extends MapOptions {
  /** Refunds, a list or pages: charges of newer versions do not hold them. */
  readonly refunds?: unknown;
  /** Disputes, a list or pages: those that were lost are chargebacks. */
  readonly disputes?: unknown;
}

/** Why charges of Stripe are left out. */
export type StripeChargeExclusion = 'test' | 'failed' | 'uncaptured';

/** A charge of Stripe, mapped. */
export type StripeOrder = MappedRecord<typeof Order, 'invoiceId' | 'paymentIntentId' | 'description'>;

/** What of a charge was taken: all of it, in versions that do not say. */
function captured(at: At): unknown {
  return saysNo(at('captured')) ? 0 : firstAt(at, ['amount_captured', 'amount']);
}

function statusOf(at: At, back: GivenBack): OrderStatus {
  if (saysYes(at('refunded'))) return 'refunded';
  return refundsOf(at, back).length > 0 ? 'partially-refunded' : 'paid';
}

function chargeFields(back: GivenBack) {
  const amountOf = (at: At): unknown => minorAmount(captured(at), at('currency'));
  return {
    id: 'id',
    placedAt: { from: 'created', read: stripeTime },
    paidAt: { from: 'created', read: stripeTime },
    currency: 'currency',
    status: (at: At) => statusOf(at, back),
    customerId: (at: At) => idIn(at('customer')),
    country: ['billing_details.address.country', 'shipping.address.country'],
    lines: (at: At) => [{ lineId: '1', quantity: 1, unitPrice: amountOf(at) }],
    refunds: (at: At) => refundsOf(at, back),
    totals: (at: At) => ({ total: amountOf(at) }),
    invoiceId: (at: At) => idIn(at('invoice')),
    paymentIntentId: (at: At) => idIn(at('payment_intent')),
    description: 'description',
  } as const;
}

/**
 * Charges of Stripe as orders of one line, for `post`. A charge says nothing of tax: its amount is what was paid. It is a sale
 * when it succeeded and was captured; refunds come off on their own days, and so do disputes that were lost.
 *
 * Do not add charges to the invoices that they paid: `invoiceId` says which these are.
 *
 * @param payload - a charge, a list of charges, a page (`{ object: 'list', data, has_more }`) or a list of pages
 * @param options - `refunds` and `disputes`, which charges only count
 * @throws KpiError `unknown-option` or `bad-argument`: an option is wrong. No payload throws.
 * @source  https://docs.stripe.com/api/charges/object; https://docs.stripe.com/currencies
 * @example
 * ```ts
 * import { netSales, post } from 'sales-kpi';
 * import { stripeCharges } from 'sales-kpi/crm/stripe';
 *
 * const { rows } = stripeCharges(
 *   [{ id: 'ch_1', created: 1743400000, livemode: true, currency: 'jpy', amount: 500, amount_captured: 500, captured: true, status: 'succeeded', amount_refunded: 200 }],
 *   { refunds: [{ id: 're_1', charge: 'ch_1', amount: 200, created: 1743500000, status: 'succeeded' }] },
 * );
 * rows[0]?.currency; // => 'JPY'
 * netSales(post(rows).sales); // => 300
 * ```
 */
export function stripeCharges(payload: unknown, options: StripeChargeOptions = {}): Mapped<StripeOrder, StripeChargeExclusion> {
  const { refunds, disputes, ...rest } = ownOptions(options, [...mapOptions, 'refunds', 'disputes']);
  const back = givenBack(refunds, disputes);
  const map = mapping({
    record: Order,
    fields: chargeFields(back),
    exclude: {
      test: isTest,
      failed: (at) => at('status') === 'failed' || at('status') === 'pending' || saysNo(at('paid')),
      uncaptured: (at) => signIn(captured(at)) === 0,
    },
    page: stripePage,
    cap: 100,
    warn: {
      'refund-undated': {
        when: (_, at) => isUndated(at, back),
        text: 'the charge does not say when money was given back: dated as the charge; give the refunds',
      },
      'released-or-refunded': {
        when: (_, at) => isReleaseOrRefund(at, back),
        text: 'as much was refunded as was never captured, and no refund says which it was: taken as never captured',
      },
      'dispute-open': {
        when: (_, at) => isDisputeOpen(at, back),
        text: 'the charge is disputed, and not lost so far as is known: it counts',
      },
    },
  });
  return map(payload, baseOptions(rest));
}
