// Discounts by code are a part of the discounts, in every combination of lines, discounts, taxes and refunds; and a list price
// changes what stands before the discount, never what is left after it.
import fc from 'fast-check';
import { discounts, query } from 'sales-kpi';
import { describe, expect, it } from 'vitest';
import { type Amount, Decimal } from '../../src/decimal.ts';
import type { Order } from '../../src/model/sale/order.ts';
import { post } from '../../src/model/sale/post.ts';
import type { PostedSale } from '../../src/model/sale/posted.ts';
import { total } from './books.ts';
import { anyOrder, plainOrder } from './orders.ts';

const decimal = (amount: Amount | null | undefined): Decimal => new Decimal(amount ?? 0);

function rowsOf(order: Order, options = {}): PostedSale[] {
  const { sales, rejected } = post([order], options);
  if (rejected.length > 0) throw new Error(JSON.stringify(rejected));
  return sales;
}

const listPrices = fc.constantFrom({}, { listPrice: 'compareAtPrice' });

/** What codes took off, read straight off the order. */
function byCode({ lines, discounts: whole }: Order): Decimal {
  const ofLines = (lines ?? []).filter(({ discountCode }) => discountCode).map(({ discount }) => decimal(discount));
  const ofOrder = (whole ?? []).filter(({ code }) => code).map(({ amount }) => decimal(amount));
  return [...ofLines, ...ofOrder].reduce((sum, one) => sum.plus(one), new Decimal(0));
}

describe('discounts by code', () => {
  it('are the discounts of the order that have a code, where prices are without tax', () => {
    fc.assert(
      fc.property(plainOrder, listPrices, (order, options) => {
        const rows = rowsOf({ ...order, taxesIncluded: false }, options);
        expect(total(rows, 'codeDiscount').eq(byCode(order))).toBe(true);
      }),
    );
  });

  it('are on each row between nothing and the discount, those that come back too', () => {
    fc.assert(
      fc.property(anyOrder, listPrices, (order, options) => {
        for (const { discount, codeDiscount } of rowsOf(order, options)) {
          const [whole, part] = [decimal(discount), decimal(codeDiscount)];
          expect(part.abs().lte(whole.abs())).toBe(true);
          expect(part.isZero() || part.isNegative() === whole.isNegative()).toBe(true);
        }
      }),
    );
  });

  it('are all of the discount where every discount has a code, and none where none has', () => {
    const coded = (order: Order, code: string | null): Order => ({
      ...order,
      lines: (order.lines ?? []).map((line) => ({ ...line, discountCode: code })),
      discounts: (order.discounts ?? []).map((one) => ({ ...one, code })),
    });
    fc.assert(
      fc.property(anyOrder, (order) => {
        for (const row of rowsOf(coded(order, 'A'))) expect(decimal(row.codeDiscount).eq(decimal(row.discount))).toBe(true);
        for (const row of rowsOf(coded(order, null))) expect(row.codeDiscount).toBe(0);
      }),
    );
  });

  it('leave nothing when everything comes back, in one go or after any refunds', () => {
    fc.assert(
      fc.property(anyOrder, listPrices, (order, options) => {
        expect(total(rowsOf({ ...order, cancelledAt: '2025-12-15' }, options), 'codeDiscount').isZero()).toBe(true);
      }),
    );
  });

  it('change no other amount of the rows', () => {
    fc.assert(
      fc.property(anyOrder, (order) => {
        const bare = {
          ...order,
          lines: (order.lines ?? []).map(({ discountCode: _, ...line }) => line),
          discounts: (order.discounts ?? []).map(({ code: _, ...one }) => one),
        };
        const without = (rows: readonly PostedSale[]): unknown[] => rows.map(({ codeDiscount: _, ...row }) => row);
        expect(without(rowsOf(order))).toEqual(without(rowsOf(bare)));
      }),
    );
  });

  it('and the others are the discounts', () => {
    fc.assert(
      fc.property(anyOrder, listPrices, (order, options) => {
        const rows = rowsOf(order, options);
        const others = rows.map((row) => ({ ...row, codeDiscount: decimal(row.discount).minus(decimal(row.codeDiscount)).toString() }));
        const { byCode: coded } = discounts.variants;
        const [all] = query(rows, { select: [discounts, coded] }).rows;
        const rest = coded(others);
        expect(all?.discountsByCode?.plus(rest ?? Number.NaN).eq(all.discounts ?? Number.NaN)).toBe(true);
      }),
    );
  });
});

describe('the list price', () => {
  it('changes gross and discount by the same, never down, and nothing else', () => {
    fc.assert(
      fc.property(anyOrder, (order) => {
        const [usual, listed] = [rowsOf(order), rowsOf(order, { listPrice: 'compareAtPrice' })];
        const rest = (rows: readonly PostedSale[]): unknown[] => rows.map(({ gross: _, discount: __, codeDiscount: ___, ...row }) => row);
        expect(rest(listed)).toEqual(rest(usual));
        for (const row of listed) expect(decimal(row.gross).minus(decimal(row.discount)).eq(decimal(row.amount))).toBe(true);
        // Where more tax is said to be in a price than the price, what is before tax is below zero.
        for (const [at, row] of listed.entries()) {
          if (row.type === 'sale' && decimal(row.amount).gte(0)) expect(decimal(row.gross).gte(decimal(usual[at]?.gross))).toBe(true);
        }
      }),
    );
  });
});
