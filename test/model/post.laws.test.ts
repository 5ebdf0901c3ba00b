// L17–L19: what is posted adds up to the orders, in every combination of discounts, taxes, shipping and refunds.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Amount, Decimal } from '../../src/decimal.ts';
import { parse } from '../../src/model/parse.ts';
import type { Order } from '../../src/model/sale/order.ts';
import type { OrderLine } from '../../src/model/sale/orderLine.ts';
import { post } from '../../src/model/sale/post.ts';
import type { PostedSale } from '../../src/model/sale/posted.ts';
import { Sale } from '../../src/model/sale/sale.ts';
import { runs } from '../laws/runs.ts';
import { total } from './books.ts';
import { anyOrder, plainOrder } from './orders.ts';

const decimal = (amount: Amount | null | undefined): Decimal => new Decimal(amount ?? 0);
const add = (amounts: readonly (Amount | null | undefined)[]): Decimal =>
  amounts.reduce<Decimal>((sum, amount) => sum.plus(decimal(amount)), new Decimal(0));

/** What a line costs before discount. */
function priceOf({ quantity, unitPrice, linePrice }: OrderLine): Decimal {
  return (linePrice ?? null) === null ? decimal(quantity).times(decimal(unitPrice)) : decimal(linePrice);
}

function rowsOf(order: Order): PostedSale[] {
  const { sales, rejected } = post([order]);
  if (rejected.length > 0) throw new Error(JSON.stringify(rejected));
  return sales;
}

/** What the customer pays, read straight off the order. */
function payable({ lines, discounts, taxes, taxesIncluded, shipping, fees, duties, dutiesTax, tips, tipsTax }: Order): Decimal {
  const goods = (lines ?? []).map((line) => priceOf(line).minus(decimal(line.discount)));
  const own = [...(lines ?? []).map((line) => line.tax), ...(taxes ?? []).map(({ amount }) => amount)];
  const tax = add([...own, shipping?.tax, dutiesTax, tipsTax]);
  const rest = add([shipping?.charged, duties, tips, ...(fees ?? []).map(({ amount }) => amount)]);
  const price = add(goods)
    .minus(add((discounts ?? []).map(({ amount }) => amount)))
    .plus(rest);
  return taxesIncluded === true ? price : price.plus(tax);
}

describe('the rows of an order add up to it', () => {
  it('Σ (amount + tax) is what the customer pays', () => {
    fc.assert(
      fc.property(plainOrder, (order) => {
        const rows = rowsOf(order);
        expect(total(rows, 'amount').plus(total(rows, 'tax')).eq(payable(order))).toBe(true);
      }),
    );
  });

  it('each row is gross less discount, as parse checks', () => {
    fc.assert(
      fc.property(anyOrder, (order) => {
        const { rejected, counts } = parse(Sale, rowsOf(order));
        expect(rejected).toEqual([]);
        expect(counts.warnings['amount-mismatch']).toBeUndefined();
      }),
    );
  });

  it('Σ tax, Σ quantity and Σ cost are those of the order, and so is Σ discount where prices are without tax', () => {
    fc.assert(
      fc.property(plainOrder, (order) => {
        const rows = rowsOf(order);
        const lines = order.lines ?? [];
        expect(
          total(rows, 'tax').eq(
            add([
              ...lines.map(({ tax }) => tax),
              ...(order.taxes ?? []).map(({ amount }) => amount),
              order.shipping?.tax,
              order.dutiesTax,
              order.tipsTax,
            ]),
          ),
        ).toBe(true);
        expect(total(rows, 'quantity').eq(add(lines.map(({ quantity }) => quantity)))).toBe(true);
        expect(total(rows, 'cost').eq(add(lines.map(({ quantity, unitCost }) => decimal(quantity).times(decimal(unitCost)))))).toBe(true);
        const discounts = add([...lines.map(({ discount }) => discount), ...(order.discounts ?? []).map(({ amount }) => amount)]);
        if (order.taxesIncluded !== true) expect(total(rows, 'discount').eq(discounts)).toBe(true);
      }),
    );
  });

  it('L18: gross − discount = amount on every row, returns and cancellations too', () => {
    fc.assert(
      fc.property(anyOrder, (order) => {
        for (const row of rowsOf(order)) expect(decimal(row.gross).minus(decimal(row.discount)).eq(decimal(row.amount))).toBe(true);
      }),
    );
  });

  it('identifiers of rows are unique, and orders do not meddle with each other', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyOrder, { selector: ({ id }) => id, maxLength: 4 }), (orders) => {
        const { sales } = post(orders);
        expect(new Set(sales.map(({ id }) => id)).size).toBe(sales.length);
        expect(sales).toEqual(orders.flatMap(rowsOf));
      }),
    );
  });
});

const everything = ['amount', 'gross', 'discount', 'tax', 'cost', 'quantity'] as const;

describe('L17 refunds', () => {
  it('a sale and its full refund leave exactly nothing, in one go or unit by unit', () => {
    fc.assert(
      fc.property(plainOrder, fc.boolean(), (order, isPiecemeal) => {
        const lines = (order.lines ?? []).flatMap(({ quantity }, at) => {
          const pieces = isPiecemeal ? Math.ceil(Number(quantity)) : 1;
          return Array.from({ length: pieces }, (_, nth) => ({
            lineId: String(at + 1),
            quantity: nth < pieces - 1 ? 1 : Number(quantity) - (pieces - 1),
          }));
        });
        const sold = rowsOf(order);
        const rows = rowsOf({ ...order, refunds: [{ id: 'R', date: '2025-02-15', lines }] });
        expect(rows.slice(0, sold.length)).toEqual(sold);
        const goods = rows.filter(({ lineId }) => lineId !== undefined);
        for (const field of everything) expect(total(goods, field).isZero()).toBe(true);
      }),
    );
  });

  it('a cancelled order comes to nothing, whatever happened before', () => {
    fc.assert(
      fc.property(anyOrder, (order) => {
        const rows = rowsOf({ ...order, cancelledAt: '2025-12-15' });
        for (const field of ['amount', 'gross', 'discount', 'tax', 'quantity'] as const) expect(total(rows, field).isZero()).toBe(true);
      }),
    );
  });

  it('a refund never touches the rows of the sale', () => {
    fc.assert(
      fc.property(anyOrder, (order) => {
        const sold = rowsOf({ ...order, refunds: [], cancelledAt: null });
        expect(rowsOf(order).slice(0, sold.length)).toEqual(sold);
      }),
    );
  });

  it('the money of a refund is its stated amount, when one is stated', () => {
    fc.assert(
      fc.property(anyOrder, (order) => {
        const rows = rowsOf({ ...order, cancelledAt: null });
        for (const { id, amount } of order.refunds ?? []) {
          const back = rows.filter((row) => row.id.includes(`~refund/${id}/`));
          if (amount !== undefined) expect(total(back, 'amount').plus(total(back, 'tax')).neg().eq(decimal(amount))).toBe(true);
        }
      }),
    );
  });

  it('more money back than was paid is always flagged', () => {
    fc.assert(
      fc.property(anyOrder, (order) => {
        const { sales, warnings } = post([{ ...order, cancelledAt: null }]);
        const left = total(sales, 'amount').plus(total(sales, 'tax'));
        if (payable(order).gte(0) && left.lt(0)) expect(warnings.map(({ code }) => code)).toContain('refund-above-sale');
      }),
    );
  });
});

describe('L19 the same again', () => {
  it('posting twice gives the same bytes', () => {
    fc.assert(
      fc.property(anyOrder, (order) => {
        expect(JSON.stringify(post([order]))).toBe(JSON.stringify(post([order])));
      }),
    );
  });

  it('parsing what was parsed, or posted, changes nothing', () => {
    fc.assert(
      fc.property(anyOrder, (order) => {
        const rows = rowsOf(order);
        expect(parse(Sale, rows).rows).toEqual(rows.filter((row) => parse(Sale, [row]).rows.length === 1));
        const once = parse(Sale, rows).rows;
        expect(parse(Sale, once)).toMatchObject({ rows: once, rejected: [] });
      }),
    );
  });

  it('normalising normalised records changes nothing, and every record is counted once', () => {
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom('', ' A1 ', '12.50', '+1e3', '2025-03-31', 'eur', 'web'),
      fc.double(),
      fc.integer(),
      fc.constant(null),
      fc.bigInt(),
    );
    const raw = fc.record(
      {
        id: fc.oneof(fc.constantFrom('a', ' a', 1, '1'), text),
        date: fc.oneof(fc.constant('2025-03-31'), text),
        amount: text,
        currency: text,
        customerId: text,
        channel: text,
        quantity: text,
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.array(raw, { maxLength: 20 }), (rows) => {
        const once = parse(Sale, rows);
        const { rowsIn, accepted, rejected, byCode } = once.counts;
        expect(rowsIn).toBe(rows.length);
        expect(accepted + rejected).toBe(rowsIn);
        expect(Object.values(byCode).reduce((sum, count) => sum + count, 0)).toBe(rejected);
        expect(parse(Sale, once.rows)).toEqual({
          rows: once.rows,
          rejected: [],
          warnings: once.warnings.map((warning) => ({ ...warning, row: expect.any(Number) as number })),
          counts: { rowsIn: accepted, accepted, rejected: 0, byCode: {}, warnings: once.counts.warnings },
        });
      }),
      runs(500),
    );
  });
});
