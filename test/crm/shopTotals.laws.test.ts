// What an order states is what its records come to, to the cent: for orders of any amounts.
import fc from 'fast-check';
import { discounts, grossSales, netSales, post, query, returns, shipping, taxes, totalSales, unitsSold } from 'sales-kpi';
import { shopifyOrders } from 'sales-kpi/crm/shopify';
import { stripeInvoices } from 'sales-kpi/crm/stripe';
import { wooOrders } from 'sales-kpi/crm/woocommerce';
import { expect, test } from 'vitest';
import { runs } from '../laws/runs.ts';
import { column } from '../query/ask.ts';
import { graphOrder, type OrderOf, restOrder } from './shopifyPayload.ts';
import { day, newInvoice, page } from './stripePayload.ts';
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
  tip: fc.nat(500),
  duty: fc.tuple(fc.nat(800), fc.nat(160)),
  fee: fc.tuple(fc.nat(300), fc.nat(60)),
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
    fc.property(parts, fc.boolean(), ({ lines, shipping: [charged, shippingTax], tip, duty: [duties, most] }, isRefunded) => {
      const dutiesTax = Math.min(duties, most);
      const gross = sum(lines.map(({ quantity, cents }) => quantity * cents));
      const off = sum(lines.flatMap((one) => one.off));
      const tax = sum(lines.map((one) => one.tax)) + shippingTax + dutiesTax;
      const total = gross - off + charged + tip + duties + tax;
      const order: OrderOf = {
        id: 1,
        lines: lines.map((one, at) => ({
          id: at + 1,
          quantity: one.quantity,
          price: written(one.cents),
          tax: written(one.tax),
          discounts: one.off.map((amount, place) => ({ amount: written(amount), ...(place > 0 && { code: `C${place}` }) })),
          ...(at === 0 && { duty: { price: written(duties), tax: written(dutiesTax) } }),
        })),
        tip: { id: 99, amount: written(tip) },
        duties: written(duties),
        shipping: { price: written(charged), tax: written(shippingTax) },
        subtotal: written(gross - off),
        tax: written(tax),
        total: written(total),
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
                duties: written(duties),
                paid: written(total - tip),
              },
            ]
          : [],
      };
      const units = sum(lines.map(({ quantity }) => quantity));
      const kept = isRefunded ? [gross, off, gross - off, 0, 0, 0, tip, 0] : [gross, off, 0, gross - off, charged, tax, total, units];
      expect(inCents(ladder(shopifyOrders([write(order)]).rows))).toEqual(kept);
    }),
    runs(600),
  );
});

test('WooCommerce, whatever amount the units of a line share', () => {
  fc.assert(
    fc.property(parts, fc.boolean(), ({ lines, shipping: [charged, shippingTax], fee: [fee, feeTax] }, isRefunded) => {
      const gross = sum(lines.map(({ cents }) => cents));
      const offOf = ({ off, cents }: Line): number => Math.min(cents, sum(off));
      const off = sum(lines.map(offOf));
      const tax = sum(lines.map((one) => one.tax)) + shippingTax + feeTax;
      const total = gross - off + charged + fee + tax;
      const payload = wooOrder({
        lines: lines.map((one, at) => ({
          id: at + 1,
          quantity: one.quantity,
          subtotal: written(one.cents),
          total: written(one.cents - offOf(one)),
          tax: written(one.tax),
        })),
        shipping: [written(charged), written(shippingTax)],
        fees: [[written(fee), written(feeTax)]],
        discount: written(off),
        tax: written(tax),
        total: written(total),
      });
      const refund = {
        ...wooRefund(
          9,
          727,
          written(total),
          lines.map((one, at) => [at + 1, one.quantity, written(one.cents - offOf(one)), written(one.tax)] as const),
          [written(charged), written(shippingTax)],
        ),
        fee_lines: [{ id: 5, total: `-${written(fee)}`, total_tax: `-${written(feeTax)}` }],
      };
      const units = sum(lines.map(({ quantity }) => quantity));
      const { rows, warnings } = wooOrders([payload], isRefunded ? { refunds: [refund] } : {});
      expect(warnings).toEqual([]);
      const values = ladder(rows);
      const kept = isRefunded ? [gross, off, gross - off, 0, 0, 0, 0, 0] : [gross, off, 0, gross - off, charged, tax, total, units];
      expect(values).toEqual(kept.map((value, at) => (at === kept.length - 1 ? value : value / 100)));
    }),
    runs(600),
  );
});

test.each(['exclusive', 'inclusive'])('Stripe, invoices with %s taxes and their credit notes', (tax_behavior) => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), fc.boolean(), (lines, isCredited) => {
      const isIn = tax_behavior === 'inclusive';
      const offOf = ({ off, cents }: Line): number => Math.min(cents, sum(off));
      const taxOf = (one: Line): number => (isIn ? Math.min(one.tax, one.cents - offOf(one)) : one.tax);
      const taxes = (amount: number): object[] => [{ amount, tax_behavior }];
      const [gross, off, tax] = [sum(lines.map(({ cents }) => cents)), sum(lines.map(offOf)), sum(lines.map(taxOf))];
      const total = gross - off + (isIn ? 0 : tax);
      const part = (one: Line): object => ({
        amount: one.cents,
        quantity: one.quantity,
        discount_amounts: [{ amount: offOf(one) }],
        taxes: taxes(taxOf(one)),
      });
      const invoice = newInvoice({
        total,
        total_taxes: taxes(tax),
        total_discount_amounts: [{ amount: off }],
        lines: page(lines.map((one, at) => ({ id: `il_${at}`, ...part(one) }))),
      });
      const back = lines.map((one, at) => ({ invoice_line_item: `il_${at}`, ...part(one) }));
      const note = { id: 'cn_1', invoice: 'in_1', status: 'issued', total, created: day('2025-04-10'), lines: page(back) };
      const { rows, rejected } = stripeInvoices([invoice], { creditNotes: isCredited ? [note] : [] });
      expect(rejected).toEqual([]);
      const [, , , net, , taxed, all, units] = ladder(rows);
      const kept = isCredited ? [0, 0, 0, 0] : [total - tax, tax, total, sum(lines.map(({ quantity }) => quantity))];
      expect([net, taxed, all].map((value) => Math.round(Number(value) * 100)).concat(Number(units))).toEqual(kept);
    }),
    runs(600),
  );
});
