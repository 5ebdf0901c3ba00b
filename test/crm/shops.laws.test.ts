// What holds for every payload of a shop, however broken.
import fc from 'fast-check';
import { Order, parse, Subscription } from 'sales-kpi';
import { shopifyCustomers, shopifyOrders, shopifyProducts } from 'sales-kpi/crm/shopify';
import { stripeCharges, stripeCustomers, stripeFees, stripeInvoices, stripeSubscriptions } from 'sales-kpi/crm/stripe';
import { wooCustomers, wooOrders, wooProducts } from 'sales-kpi/crm/woocommerce';
import { describe, expect, test } from 'vitest';
import { graphOrder, type OrderOf, restOrder } from './shopifyPayload.ts';
import { charge, newInvoice, newSubscription, oldSubscription } from './stripePayload.ts';
import { wooOrder } from './woocommercePayload.ts';

const mappings: readonly (readonly [
  name: string,
  map: (payload: unknown) => ReturnType<typeof shopifyOrders> | ReturnType<typeof wooCustomers>,
])[] = [
  ['shopifyOrders', shopifyOrders],
  ['shopifyCustomers', shopifyCustomers as never],
  ['shopifyProducts', shopifyProducts as never],
  ['stripeCharges', stripeCharges as never],
  ['stripeInvoices', stripeInvoices as never],
  ['stripeSubscriptions', stripeSubscriptions as never],
  ['stripeCustomers', stripeCustomers as never],
  ['stripeFees', stripeFees as never],
  ['wooOrders', wooOrders as never],
  ['wooCustomers', wooCustomers as never],
  ['wooProducts', wooProducts as never],
];

const plain: OrderOf = {
  id: 1,
  lines: [
    { id: 11, quantity: 2, price: '10.00', tax: '3.40', discounts: [{ amount: '2.00', code: 'TEN' }, { amount: '1.00' }] },
    { id: 12, quantity: 1, price: '15.00', tax: '2.70' },
  ],
  shipping: { price: '5.00', tax: '0.60', discount: '2.00', code: 'TEN' },
  subtotal: '32.00',
  tax: '6.70',
  total: '41.70',
  refunds: [{ id: 7, at: '2025-04-05T09:00:00-05:00', lines: [{ lineId: 11, quantity: 1, subtotal: '8.50', tax: '1.70' }], paid: '10.20' }],
};

const woo = wooOrder({
  lines: [
    { id: 1, quantity: 3, subtotal: '10.00', total: '9.00', tax: '1.80' },
    { id: 2, quantity: 1, subtotal: '10.00', tax: '2.00' },
  ],
  coupons: ['A'],
  fees: [['2.00', '0.40']],
  shipping: ['5.00', '1.00'],
  tax: '5.20',
  total: '31.20',
  refunds: [{ id: 9, total: '-1.00' }],
});

const good: readonly (readonly [name: string, map: (payload: unknown) => unknown, record: object])[] = [
  ['shopifyOrders', shopifyOrders, restOrder(plain)],
  ['shopifyOrders', shopifyOrders, graphOrder(plain)],
  ['wooOrders', wooOrders, woo],
  ['stripeCharges', stripeCharges, charge({ amount_refunded: 100 })],
  ['stripeInvoices', stripeInvoices, newInvoice()],
  ['stripeSubscriptions', stripeSubscriptions, newSubscription()],
  ['stripeSubscriptions', stripeSubscriptions, oldSubscription()],
];

interface Outcome {
  readonly rows: readonly object[];
  readonly counts: { readonly rowsIn: number; readonly mapped: number; readonly excluded: number; readonly rejected: number };
}

function expectAccount({ rows, counts: { rowsIn, mapped, excluded, rejected } }: Outcome): void {
  expect(mapped + excluded + rejected).toBe(rowsIn);
  expect(rows.length).toBe(mapped);
}

/** Puts a value in the place of a part of a record, however deep. */
function spoiled(record: unknown, path: readonly number[], value: unknown): unknown {
  const [first, ...rest] = path;
  if (first === undefined || typeof record !== 'object' || record === null) return value;
  const keys = Object.keys(record);
  const key = keys[first % keys.length];
  if (key === undefined) return value;
  const changed = spoiled((record as Record<string, unknown>)[key], rest, value);
  return Array.isArray(record) ? record.map((item, at) => (String(at) === key ? changed : item)) : { ...record, [key]: changed };
}

const junk = fc.oneof(
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withObjectString: true, withSparseArray: true }),
  fc.constantFrom<unknown>(
    NaN,
    Infinity,
    -0,
    '',
    ' ',
    '1e999',
    '-1',
    '12,50',
    'NaN',
    2 ** 60,
    [],
    {},
    [null],
    '0000-00-00T00:00:00',
    '\u0000',
  ),
);

describe.each(mappings)('%s', (_, map) => {
  test('takes any payload, and accounts for every record of it', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.array(fc.anything())), (payload) => expectAccount(map(payload))),
      { numRuns: 300 },
    );
  });

  test('takes what throws when it is read', () => {
    const throwing = new Proxy(
      {},
      {
        get: () => {
          throw new Error('no');
        },
        has: () => true,
        ownKeys: () => {
          throw new Error('no');
        },
        getOwnPropertyDescriptor: () => {
          throw new Error('no');
        },
      },
    );
    const cyclic: Record<string, unknown> = { id: '1' };
    cyclic['line_items'] = [cyclic];
    cyclic['lines'] = cyclic;
    cyclic['items'] = cyclic;
    for (const payload of [throwing, [throwing], cyclic, [cyclic], JSON.parse('[{"__proto__": {"id": "1"}, "constructor": 5}]')])
      expectAccount(map(payload));
    expect(({} as Record<string, unknown>)['id']).toBeUndefined();
  });
});

test('lists given beside the payload may be anything too', () => {
  fc.assert(
    fc.property(fc.anything(), (list) => {
      expectAccount(wooOrders([woo], { refunds: list }));
      expectAccount(stripeCharges([charge()], { refunds: list, disputes: list }));
      expectAccount(stripeInvoices([newInvoice()], { creditNotes: list }));
    }),
    { numRuns: 300 },
  );
});

describe.each(good)('%s of a payload with one part spoiled', (name, map, record) => {
  test('maps, leaves out or refuses it, and what it maps is taken by parse', () => {
    const schema = name === 'stripeSubscriptions' ? Subscription : Order;
    fc.assert(
      fc.property(fc.array(fc.nat(40), { minLength: 1, maxLength: 6 }), junk, (path, value) => {
        const mapped = map([spoiled(record, path, value)]) as Outcome;
        expectAccount(mapped);
        expect(parse(schema, mapped.rows).counts.rejected).toBe(0);
      }),
      { numRuns: 250 },
    );
  });

  test('does not depend on the order of the records', () => {
    const records = [1, 2, 3, 4].map((id) => ({ ...record, id: `x${id}` }));
    fc.assert(
      fc.property(fc.shuffledSubarray(records, { minLength: 4 }), (shuffled) => {
        const byId = (rows: readonly object[]): object[] =>
          [...rows].sort((a, b) => ((a as { id: string }).id < (b as { id: string }).id ? -1 : 1));
        expect(byId((map(shuffled) as Outcome).rows)).toEqual(byId((map(records) as Outcome).rows));
      }),
      { numRuns: 20 },
    );
  });

  test('does not change the payload', () => {
    const before = structuredClone(record);
    map([record]);
    expect(record).toEqual(before);
  });
});
