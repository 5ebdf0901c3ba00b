// What an order states is what its records come to, to the cent: for orders of any amounts.
import fc from 'fast-check';
import { discounts, grossSales, netSales, post, query, returns, shipping, taxes, totalSales, unitsSold } from 'sales-kpi';
import { shopifyOrders } from 'sales-kpi/crm/shopify';
import { wooOrders } from 'sales-kpi/crm/woocommerce';
import { expect, test } from 'vitest';
import { column } from '../query/ask.ts';
import { graphOrder, type OrderOf, restOrder } from './shopifyPayload.ts';
import { wooOrder, wooRefund } from './woocommercePayload.ts';

const written = (cents: number): string => `${Math.trunc(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

interface Line {
  readonly quantity: number;
  readonly cents: number;
  readonly off: readonly number[];
  readonly tax: number;
}

/** Lines whose discounts are not more than their price. */
const line: fc.Arbitrary<Line> = fc
  .record({
    quantity: fc.integer({ min: 1, max: 9 }),
    cents: fc.integer({ min: 0, max: 99_999 }),
    off: fc.array(fc.nat(100), { maxLength: 3 }),
    tax: fc.nat(5000),
  })
  .map(({ off, ...rest }) => ({ ...rest, off: off.map((part) => Math.floor((part * rest.cents) / 400)) }));

const parts = fc.record({
  lines: fc.array(line, { minLength: 1, maxLength: 4 }),
  shipping: fc.tuple(fc.nat(2000), fc.nat(400)),
});

const select = [grossSales, discounts, returns, netSales, shipping, taxes, totalSales, unitsSold] as const;

function ladder(rows: readonly object[]): number[] {
  const posted = post(rows as Parameters<typeof post>[0]);
  expect([posted.counts.rejected, posted.counts.warnings]).toEqual([0, {}]);
  const table = query(posted.sales, { select: [...select] });
  return select.map(({ id }) => Number(column(table, id)[0]));
}

const inCents = (values: readonly number[]): number[] =>
  values.map((value, at) => (at === select.length - 1 ? value : Math.round(value * 100)));

test.each([
  ['REST', restOrder],
  ['GraphQL', graphOrder],
] as const)('Shopify, %s', (_, write) => {
  fc.assert(
    fc.property(parts, fc.boolean(), ({ lines, shipping: [charged, shippingTax] }, isRefunded) => {
      const gross = sum(lines.map(({ quantity, cents }) => quantity * cents));
      const off = sum(lines.flatMap((one) => one.off));
      const tax = sum(lines.map((one) => one.tax)) + shippingTax;
      const order: OrderOf = {
        id: 1,
        lines: lines.map((one, at) => ({
          id: at + 1,
          quantity: one.quantity,
          price: written(one.cents),
          tax: written(one.tax),
          discounts: one.off.map((amount, place) => ({ amount: written(amount), ...(place > 0 && { code: `C${place}` }) })),
        })),
        shipping: { price: written(charged), tax: written(shippingTax) },
        subtotal: written(gross - off),
        tax: written(tax),
        total: written(gross - off + charged + tax),
        refunds: isRefunded
          ? [
              {
                id: 9,
                at: '2025-04-05T00:00:00Z',
                lines: lines.map((one, at) => ({
                  lineId: at + 1,
                  quantity: one.quantity,
                  subtotal: written(one.quantity * one.cents - sum(one.off)),
                  tax: written(one.tax),
                })),
                shipping: { amount: written(charged), tax: written(shippingTax) },
                paid: written(gross - off + charged + tax),
              },
            ]
          : [],
      };
      const units = sum(lines.map(({ quantity }) => quantity));
      const kept = isRefunded
        ? [gross, off, gross - off, 0, 0, 0, 0, 0]
        : [gross, off, 0, gross - off, charged, tax, gross - off + charged + tax, units];
      expect(inCents(ladder(shopifyOrders([write(order)]).rows))).toEqual(kept);
    }),
    { numRuns: 150 },
  );
});

test('WooCommerce, whatever amount the units of a line share', () => {
  fc.assert(
    fc.property(parts, fc.boolean(), ({ lines, shipping: [charged, shippingTax] }, isRefunded) => {
      const gross = sum(lines.map(({ cents }) => cents));
      const offOf = ({ off, cents }: Line): number => Math.min(cents, sum(off));
      const off = sum(lines.map(offOf));
      const tax = sum(lines.map((one) => one.tax)) + shippingTax;
      const total = gross - off + charged + tax;
      const payload = wooOrder({
        lines: lines.map((one, at) => ({
          id: at + 1,
          quantity: one.quantity,
          subtotal: written(one.cents),
          total: written(one.cents - offOf(one)),
          tax: written(one.tax),
        })),
        shipping: [written(charged), written(shippingTax)],
        discount: written(off),
        tax: written(tax),
        total: written(total),
      });
      const refund = wooRefund(
        9,
        727,
        written(total),
        lines.map((one, at) => [at + 1, one.quantity, written(one.cents - offOf(one)), written(one.tax)] as const),
        [written(charged), written(shippingTax)],
      );
      const units = sum(lines.map(({ quantity }) => quantity));
      const { rows, warnings } = wooOrders([payload], isRefunded ? { refunds: [refund] } : {});
      expect(warnings).toEqual([]);
      const values = ladder(rows);
      const kept = isRefunded ? [gross, off, gross - off, 0, 0, 0, 0, 0] : [gross, off, 0, gross - off, charged, tax, total, units];
      expect(values).toEqual(kept.map((value, at) => (at === kept.length - 1 ? value : value / 100)));
    }),
    { numRuns: 300 },
  );
});
