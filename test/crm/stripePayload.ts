// Objects as Stripe gives them, made for the tests from the shapes that its documentation describes.

/** Epoch seconds of a day. */
export const day = (text: string): number => Date.parse(`${text}T12:00:00Z`) / 1000;

/** A page. */
export const page = (data: readonly object[], more = false): object => ({ object: 'list', url: '/v1/x', has_more: more, data });

/** A charge that was captured. */
export const charge = (given: object = {}): Record<string, unknown> => ({
  id: 'ch_1',
  object: 'charge',
  amount: 5000,
  amount_captured: 5000,
  amount_refunded: 0,
  captured: true,
  created: day('2025-03-31'),
  currency: 'eur',
  customer: 'cus_1',
  disputed: false,
  invoice: null,
  livemode: true,
  paid: true,
  refunded: false,
  status: 'succeeded',
  billing_details: { address: { country: 'FR' } },
  ...given,
});

/** A refund of a charge. */
export const refund = (given: object = {}): object => ({
  id: 're_1',
  object: 'refund',
  amount: 1000,
  charge: 'ch_1',
  created: day('2025-04-05'),
  currency: 'eur',
  status: 'succeeded',
  ...given,
});

/** A price. */
export const price = (given: object = {}, recurring: object = {}): object => ({
  id: 'price_1',
  object: 'price',
  billing_scheme: 'per_unit',
  unit_amount: 2000,
  unit_amount_decimal: '2000',
  product: 'prod_1',
  recurring: { interval: 'month', interval_count: 1, usage_type: 'licensed', ...recurring },
  transform_quantity: null,
  ...given,
});

const base = {
  id: 'sub_1',
  object: 'subscription',
  customer: 'cus_1',
  currency: 'eur',
  livemode: true,
  status: 'active',
  start_date: day('2025-01-15'),
  created: day('2025-01-15'),
  trial_start: null,
  trial_end: null,
  cancel_at: null,
  cancel_at_period_end: false,
  canceled_at: null,
  ended_at: null,
  pause_collection: null,
};

/** A subscription as newer versions write it: periods on the items, `discounts`. */
export const newSubscription = (given: object = {}, item: object = {}): Record<string, unknown> => ({
  ...base,
  discounts: [],
  items: page([
    { id: 'si_1', quantity: 1, price: price(), current_period_start: day('2025-03-15'), current_period_end: day('2025-04-15'), ...item },
  ]),
  ...given,
});

/** The same as older versions write it: the period on the subscription, `discount`, `plan`. */
export const oldSubscription = (given: object = {}): Record<string, unknown> => ({
  ...base,
  discount: null,
  current_period_start: day('2025-03-15'),
  current_period_end: day('2025-04-15'),
  items: page([
    {
      id: 'si_1',
      quantity: 1,
      plan: { id: 'price_1', amount: 2000, interval: 'month', interval_count: 1, usage_type: 'licensed', product: 'prod_1' },
    },
  ]),
  ...given,
});

/** An invoice of two seats at 10.00 and 20 % tax, 2.00 off. */
export const newInvoice = (given: object = {}): Record<string, unknown> => ({
  id: 'in_1',
  object: 'invoice',
  livemode: true,
  status: 'paid',
  created: day('2025-03-30'),
  currency: 'eur',
  customer: 'cus_1',
  billing_reason: 'subscription_cycle',
  status_transitions: { finalized_at: day('2025-03-31'), paid_at: day('2025-04-01') },
  parent: { subscription_details: { subscription: 'sub_1' } },
  subtotal: 2000,
  total: 2160,
  total_excluding_tax: 1800,
  total_taxes: [{ amount: 360, tax_behavior: 'exclusive' }],
  lines: page([
    {
      id: 'il_1',
      amount: 2000,
      quantity: 2,
      discount_amounts: [{ amount: 200, discount: 'di_1' }],
      taxes: [{ amount: 360, tax_behavior: 'exclusive' }],
      pricing: { price_details: { product: 'prod_1' } },
      description: '2 × Seat',
    },
  ]),
  ...given,
});

/** The same as older versions write it. */
export const oldInvoice = (): Record<string, unknown> => ({
  ...newInvoice(),
  parent: undefined,
  total_taxes: undefined,
  subscription: 'sub_1',
  tax: 360,
  total_tax_amounts: [{ amount: 360, inclusive: false }],
  lines: page([
    {
      id: 'il_1',
      amount: 2000,
      quantity: 2,
      discount_amounts: [{ amount: 200, discount: 'di_1' }],
      tax_amounts: [{ amount: 360, inclusive: false }],
      price: price({ product: 'prod_1' }),
      description: '2 × Seat',
    },
  ]),
});
