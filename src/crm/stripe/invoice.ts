// Invoices of Stripe to orders.
import { ownOptions } from '../../model/parseOptions.ts';
import { Order } from '../../model/sale/order.ts';
import type { OrderStatus } from '../../model/sale/sale.ts';
import { type At, firstAt } from '../at.ts';
import { baseOptions } from '../custom.ts';
import type { Mapped } from '../mapped.ts';
import { type MapOptions, type MappedRecord, mapOptions, mapping } from '../mapping.ts';
import { lacksNotes, type Notes, refundsOf } from './creditNote.ts';
import {
  invoiceDiscounts,
  invoiceDiscountTotal,
  invoiceLines,
  invoiceShipping,
  invoiceTax,
  invoiceTaxes,
  taxesIncluded,
} from './invoiceLine.ts';
import { byOwner, goesOn, idIn, isDeleted, isTest, listed, stripePage } from './list.ts';
import { minorAmount } from './minor.ts';
import { stripeTime } from './time.ts';

/** How invoices of Stripe are mapped. */
export interface StripeInvoiceOptions extends MapOptions {
  /** Credit notes, a list or pages: what was given back of invoices. */
  readonly creditNotes?: unknown;
}

/** Why invoices of Stripe are left out. */
export type StripeInvoiceExclusion = 'test' | 'draft' | 'void' | 'deleted';

/** An invoice of Stripe, mapped. */
export type StripeInvoice = MappedRecord<typeof Order, 'subscriptionId' | 'billingReason' | 'sourceStatus'>;

const statuses: Readonly<Record<string, OrderStatus>> = { open: 'open', uncollectible: 'open', paid: 'paid' };

function invoiceFields(notes: Notes) {
  return {
    id: 'id',
    placedAt: { from: ['status_transitions.finalized_at', 'created', 'date'], read: stripeTime },
    paidAt: { from: 'status_transitions.paid_at', read: stripeTime },
    currency: 'currency',
    status: (at: At) => statuses[String(at('status'))] ?? null,
    customerId: (at: At) => idIn(at('customer')),
    country: 'customer_address.country',
    taxesIncluded,
    lines: invoiceLines,
    discounts: invoiceDiscounts,
    shipping: invoiceShipping,
    taxes: invoiceTaxes,
    refunds: (at: At) => refundsOf(at, notes),
    totals: (at: At) => ({ discount: invoiceDiscountTotal(at), tax: invoiceTax(at), total: minorAmount(at('total'), at('currency')) }),
    subscriptionId: (at: At) => idIn(firstAt(at, ['parent.subscription_details.subscription', 'subscription'])),
    billingReason: 'billing_reason',
    sourceStatus: 'status',
  } as const;
}

/**
 * Invoices of Stripe as orders, for `post`, dated when they were finalised. Drafts and void invoices are left out and counted;
 * an invoice that is open or uncollectible was sold all the same, and `sourceStatus` says which it is.
 *
 * @param payload - an invoice, a list of invoices, a page (`{ object: 'list', data, has_more }`) or a list of pages
 * @param options - `creditNotes`, which invoices only add up
 * @throws KpiError `unknown-option` or `bad-argument`: an option is wrong. No payload throws.
 * @source  https://docs.stripe.com/api/invoices/object
 * @example
 * ```ts
 * import { netSales, post } from 'sales-kpi';
 * import { stripeInvoices } from 'sales-kpi/crm/stripe';
 *
 * const { rows } = stripeInvoices([{ id: 'in_1', livemode: true, status: 'paid', created: 1743400000, currency: 'eur', total: 2400,
 *   lines: { object: 'list', data: [{ id: 'il_1', amount: 2000, quantity: 2, taxes: [{ amount: 400, tax_behavior: 'exclusive' }] }], has_more: false } }]);
 * netSales(post(rows).sales); // => 20
 * ```
 */
export function stripeInvoices(payload: unknown, options: StripeInvoiceOptions = {}): Mapped<StripeInvoice, StripeInvoiceExclusion> {
  const { creditNotes, ...rest } = ownOptions(options, [...mapOptions, 'creditNotes']);
  const notes = byOwner(creditNotes, 'invoice');
  const map = mapping({
    record: Order,
    fields: invoiceFields(notes),
    exclude: {
      test: isTest,
      deleted: (at) => isDeleted(at) || at('status') === 'deleted',
      draft: (at) => at('status') === 'draft',
      void: (at) => at('status') === 'void',
    },
    page: stripePage,
    cap: 100,
    warn: {
      'parts-missing': {
        when: (_, at) => goesOn(at('lines')),
        text: 'the lines of the invoice go on behind what was given: ask for more of them',
      },
      'lines-missing': { when: (_, at) => listed(at('lines')) === null, text: 'the invoice does not say what was sold: ask for its lines' },
      'credit-notes-missing': {
        when: (_, at) => lacksNotes(at, notes),
        text: 'the invoice has credit notes, which were not given: not taken off',
      },
    },
  });
  return map(payload, baseOptions(rest));
}
