// Payloads of Stripe to our records.

export { type StripeChargeExclusion, type StripeChargeOptions, type StripeOrder, stripeCharges } from './charge.ts';
export { type StripeCustomer, type StripeCustomerExclusion, stripeCustomers } from './customer.ts';
export { type StripeFee, type StripeFeeExclusion, stripeFees } from './fee.ts';
export { type StripeInvoice, type StripeInvoiceExclusion, type StripeInvoiceOptions, stripeInvoices } from './invoice.ts';
export { type StripeProduct, type StripeProductExclusion, type StripeProductOptions, stripeProducts } from './product.ts';
export { type StripeSubscription, type StripeSubscriptionExclusion, stripeSubscriptions } from './subscription.ts';
