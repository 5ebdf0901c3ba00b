// Random orders for the laws: lines, discounts, taxes, shipping, refunds in every combination, amounts to the cent or finer.
import fc from 'fast-check';
import type { Order } from '../../src/model/sale/order.ts';
import type { OrderLine } from '../../src/model/sale/orderLine.ts';
import type { Refund } from '../../src/model/sale/refund.ts';

const cents = (max: number): fc.Arbitrary<number> => fc.nat({ max }).map((n) => n / 100);
const day = (first: number, last: number): fc.Arbitrary<string> =>
  fc.integer({ min: first, max: last }).map((n) => `2025-${n < 10 ? '0' : ''}${n}-15`);

const code = fc.constantFrom('SPRING', 'VIP', null);

const line: fc.Arbitrary<OrderLine> = fc.record(
  {
    quantity: fc.oneof(fc.integer({ min: 1, max: 9 }), fc.constantFrom(0.5, 1.25, 2.75)),
    unitPrice: fc.oneof(
      cents(20_000),
      fc.nat({ max: 9_999 }).map((n) => n / 1000),
    ),
    tax: cents(500),
    unitCost: cents(5000),
    giftCard: fc.boolean(),
    discountCode: code,
    compareAtPrice: cents(30_000),
    category: fc.constantFrom('shoes', 'hats'),
  },
  { requiredKeys: ['quantity', 'unitPrice'] },
);

/** Lines that say the price of a unit, of the whole, or both, which are then the same but for rounding. */
const priced: fc.Arbitrary<OrderLine> = fc.tuple(line, fc.nat(5), fc.nat(2)).map(([one, way, cent]) => {
  if (way > 2) return one;
  const linePrice = (Math.round(Number(one.quantity) * Number(one.unitPrice) * 100) + (way === 2 ? 0 : cent)) / 100;
  return way === 2 ? { ...one, linePrice } : { ...one, unitPrice: null, linePrice };
});

/** What a line costs before discount. */
export function worthOf({ quantity, unitPrice, linePrice }: OrderLine): number {
  return linePrice === undefined ? Number(quantity) * Number(unitPrice) : Number(linePrice);
}

/** A discount that is never larger than the line. */
const discounted: fc.Arbitrary<OrderLine> = fc.tuple(priced, fc.integer({ min: 0, max: 100 })).map(([one, percent]) => {
  const whole = Math.floor(worthOf(one) * percent) / 100;
  return percent > 50 ? one : { ...one, discount: whole };
});

/** An order without refunds. */
export const plainOrder: fc.Arbitrary<Order> = fc.record(
  {
    id: fc.constantFrom('1', 'A/2', '~3', '%'),
    placedAt: fc.constant('2025-01-15'),
    currency: fc.constantFrom('EUR', 'JPY', 'KWD'),
    taxesIncluded: fc.boolean(),
    lines: fc.array(discounted, { minLength: 1, maxLength: 5 }),
    discounts: fc.array(fc.record({ amount: cents(1000), code }, { requiredKeys: ['amount'] }), { maxLength: 3 }),
    taxes: fc.array(fc.record({ amount: cents(300) }), { maxLength: 2 }),
    shipping: fc.record({ charged: cents(1000), tax: cents(200) }, { requiredKeys: ['charged'] }),
    fees: fc.array(fc.record({ amount: cents(500) }), { maxLength: 2 }),
    duties: cents(400),
    dutiesTax: cents(80),
    tips: cents(400),
    tipsTax: cents(80),
    totals: fc.record({ tax: cents(3) }),
    customerId: fc.constantFrom('C1', 'C2'),
  },
  { requiredKeys: ['id', 'placedAt', 'currency', 'lines'] },
);

/** An order with refunds of units, of shipping and of money, in any order, sometimes cancelled. */
export const anyOrder: fc.Arbitrary<Order> = plainOrder.chain((order) =>
  fc
    .tuple(fc.array(refundOf(order), { maxLength: 4 }), fc.option(day(2, 12), { nil: undefined }))
    .map(([refunds, cancelledAt]) => ({ ...order, refunds: refunds.map((refund, at) => ({ ...refund, id: `R${at}` })), cancelledAt })),
);

function refundOf(order: Order): fc.Arbitrary<Omit<Refund, 'id'>> {
  const count = order.lines?.length ?? 0;
  const item = fc.record(
    {
      lineId: fc.integer({ min: 1, max: count }).map(String),
      quantity: fc.integer({ min: 1, max: 3 }),
      amount: cents(2000),
      restocked: fc.boolean(),
    },
    { requiredKeys: ['lineId', 'quantity'] },
  );
  const charge = fc.record(
    { kind: fc.constantFrom('fee' as const, 'duty' as const, 'tip' as const), amount: cents(300), tax: cents(60) },
    { requiredKeys: ['kind', 'amount'] },
  );
  const date = day(2, 12);
  return fc.oneof(
    fc.record({ date, lines: fc.array(item, { minLength: 1, maxLength: 3 }) }),
    fc.record({ date, lines: fc.array(item, { minLength: 1, maxLength: 2 }), amount: cents(3000) }),
    fc.record({ date, kind: fc.constantFrom('goodwill' as const, 'shipping' as const, 'chargeback' as const), amount: cents(1000) }),
    fc.record({ date, shipping: fc.record({ amount: cents(500) }) }),
    fc.record({ date, charges: fc.array(charge, { minLength: 1, maxLength: 3 }) }),
    fc.record({ date, lines: fc.array(item, { maxLength: 1 }), charges: fc.array(charge, { maxLength: 2 }), amount: cents(1000) }),
  );
}
