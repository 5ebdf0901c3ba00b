// Discounts that came by a code, and prices that were lowered: what is on the rows of the ledger, and what is asked of them.
import { discountRate, discounts, grossSales, netSales, type Order, parse, query, Sale } from 'sales-kpi';
import { describe, expect, it, test } from 'vitest';
import { isKpiError } from '../../src/error.ts';
import { post } from '../../src/model/sale/post.ts';
import { text } from '../query/ask.ts';
import { order, posted, refund, table, total } from './books.ts';

const rowsOf = (fields: Partial<Order>): unknown[][] => table(posted(fields).sales, 'gross', 'discount', 'codeDiscount', 'amount');

describe('a discount by a code', () => {
  it('on the order is shared among the lines as every discount is, and told apart on each row', () => {
    const lines = [1, 2, 3].map(() => ({ quantity: 1, unitPrice: 10 }));
    expect(rowsOf({ lines, discounts: [{ amount: 10, code: 'SPRING' }] })).toEqual([
      ['1/1', 10, 3.34, 3.34, 6.66],
      ['1/2', 10, 3.33, 3.33, 6.67],
      ['1/3', 10, 3.33, 3.33, 6.67],
    ]);
    expect(rowsOf({ lines, discounts: [{ amount: 10 }, { amount: 3, code: 'VIP' }] })).toEqual([
      ['1/1', 10, 4.34, 1, 5.66],
      ['1/2', 10, 4.33, 1, 5.67],
      ['1/3', 10, 4.33, 1, 5.67],
    ]);
    expect(
      rowsOf({
        lines,
        discounts: [
          { amount: 2, code: 'VIP', lineIds: ['2'] },
          { amount: 1, lineIds: ['2', '3'] },
        ],
      }),
    ).toEqual([
      ['1/1', 10, 0, 0, 10],
      ['1/2', 10, 2.5, 2, 7.5],
      ['1/3', 10, 0.5, 0, 9.5],
    ]);
  });

  it('on a line is all of the discount of the line, and none of what the order adds to it', () => {
    const lines = [
      { quantity: 1, unitPrice: 50, discount: 5, discountCode: 'SHOES5' },
      { quantity: 1, unitPrice: 50, discount: 5 },
      { quantity: 1, unitPrice: 50, discountCode: 'NOTHING' },
    ];
    expect(rowsOf({ lines, discounts: [{ amount: 14 }] }).map((row) => row.slice(2, 4))).toEqual([
      [9.5, 5],
      [9.5, 0],
      [5, 0],
    ]);
  });

  it.each([
    ['no discount', {}, 0],
    ['a discount without a code', { discounts: [{ amount: 5 }] }, 0],
    ['no code, said with null', { discounts: [{ amount: 5, code: null }] }, 0],
    ['a blank code: an empty cell', { discounts: [{ amount: 5, code: ' ' }] }, 0],
    ['a code of digits', { discounts: [{ amount: 5, code: 2025 as never }] }, 5],
  ] as [string, Partial<Order>, number][])('%s', (_, fields, wanted) => {
    expect(posted(fields).sales.map(({ codeDiscount }) => codeDiscount)).toEqual([wanted]);
  });

  it.each([
    ['of an order', { discounts: [{ amount: 5, code: {} }] }, 'discounts[0].code'],
    ['of a line', { lines: [{ quantity: 1, unitPrice: 5, discountCode: true }] }, 'lines[0].discountCode'],
    ['of shipping', { shipping: { charged: 5, discountCode: [] } }, 'shipping.discountCode'],
  ])('a code %s that is no text is refused', (_, fields, field) => {
    expect(post([order(fields as never)]).rejected).toMatchObject([{ field, code: 'bad-id' }]);
  });

  it('where prices include tax is without tax in the same proportion', () => {
    const lines = [{ quantity: 1, unitPrice: 120, tax: 17, discount: 12, discountCode: 'A' }];
    expect(rowsOf({ taxesIncluded: true, lines, discounts: [{ amount: 6 }] })).toEqual([['1/1', 100, 15, 10, 85]]);
    const free = [{ quantity: 1, unitPrice: 120, tax: 0, discount: 40, discountCode: 'A' }];
    expect(rowsOf({ taxesIncluded: true, lines: free, discounts: [{ amount: 80 }] })).toEqual([['1/1', 120, 120, 40, 0]]);
  });

  it('on shipping is on the row of the shipping, and goes back with it', () => {
    const shipping = { charged: 10, discount: 4, discountCode: 'FREESHIP' };
    expect(rowsOf({ shipping, refunds: [refund({ shipping: { amount: 3 } })] }).slice(1)).toEqual([
      ['1/~shipping', 10, 4, 4, 6],
      ['1/~refund/R1/~shipping', -5, -2, -2, -3],
    ]);
    expect(rowsOf({ shipping: { charged: 10, discount: 4 } }).slice(1)).toEqual([['1/~shipping', 10, 4, 0, 6]]);
  });

  it('of an order without lines is an adjustment of its own', () => {
    expect(rowsOf({ lines: null, tips: 1, discounts: [{ amount: 2 }, { amount: 3, code: 'A' }] }).slice(0, 2)).toEqual([
      ['1/~discount/1', 0, 2, 0, -2],
      ['1/~discount/2', 0, 3, 3, -3],
    ]);
  });

  it('is taken back with the goods, unit by unit, to the cent', () => {
    const lines = [{ quantity: 3, unitPrice: 10 }];
    const refunds = ['R1', 'R2', 'R3'].map((id) => refund({ id, lines: [{ lineId: '1', quantity: 1 }] }));
    const { sales } = posted({ lines, discounts: [{ amount: 4, code: 'A' }, { amount: 6 }], refunds });
    expect(table(sales, 'discount', 'codeDiscount').slice(1)).toEqual([
      ['1/~refund/R1/1', -3.33, -1.33],
      ['1/~refund/R2/1', -3.34, -1.34],
      ['1/~refund/R3/1', -3.33, -1.33],
    ]);
    for (const field of ['discount', 'codeDiscount'] as const) expect(total(sales, field).isZero()).toBe(true);
  });

  it('is taken back by a cancellation, and not by money alone', () => {
    const discounted = { discounts: [{ amount: 7, code: 'A' }] };
    const cancelled = posted({ ...discounted, cancelledAt: '2025-04-02' }).sales;
    expect(table(cancelled, 'codeDiscount')[1]).toEqual(['1/~cancelled/1', -7]);
    const goodwill = posted({ ...discounted, refunds: [refund({ kind: 'goodwill', amount: 5 })] }).sales;
    expect(table(goodwill, 'codeDiscount')[1]).toEqual(['1/~refund/R1/~adjustment', 0]);
  });

  it('of goods taken back in the same order is negative as the line is', () => {
    const lines = [
      { quantity: 2, unitPrice: 10, discount: 4, discountCode: 'A' },
      { quantity: -1, unitPrice: 10, discount: -2, discountCode: 'A' },
    ];
    expect(rowsOf({ lines }).map((row) => row.slice(2, 4))).toEqual([
      [4, 4],
      [-2, -2],
    ]);
  });

  it('is a field of the ledger: parsed as money, and never taken from an order', () => {
    expect(parse(Sale, [{ id: '1', date: '2025-01-31', amount: 90, codeDiscount: '5.00' }]).rows[0]?.codeDiscount).toBe(5);
    expect(parse(Sale, [{ id: '1', date: '2025-01-31', amount: 90, codeDiscount: 'SPRING' }]).rejected).toMatchObject([
      { field: 'codeDiscount', code: 'bad-number' },
    ]);
    expect(post([{ ...order(), codeDiscount: 99 }]).sales[0]?.codeDiscount).toBe(0);
  });
});

/**
 * A checkout as a shop keeps it: a code of 10 % over the order, an automatic discount of 6 on the shoes, and free shipping by
 * another code. Hats 2 × 20, shoes 60: the code takes 4 and 6, so that goods of 100 are sold for 84.
 */
const checkout: Order = {
  id: '1001',
  placedAt: '2025-01-10',
  currency: 'EUR',
  lines: [
    { lineId: 'hats', quantity: 2, unitPrice: 20, category: 'hats' },
    { lineId: 'shoes', quantity: 1, unitPrice: 60, category: 'shoes' },
  ],
  discounts: [
    { amount: 10, code: 'WELCOME10' },
    { amount: 6, lineIds: ['shoes'] },
  ],
  shipping: { charged: 5, discount: 5, discountCode: 'FREESHIP' },
  totals: { subtotal: 84, discount: 16, shipping: 0, total: 84 },
};

describe('a checkout with a code and an automatic discount', () => {
  const { sales, warnings } = post([checkout]);

  test('fits the totals of the shop, and its rows say what the code gave', () => {
    expect(warnings).toEqual([]);
    expect(table(sales, 'gross', 'discount', 'codeDiscount', 'amount')).toEqual([
      ['1001/hats', 40, 4, 4, 36],
      ['1001/shoes', 60, 12, 6, 48],
      ['1001/~shipping', 5, 5, 5, 0],
    ]);
  });

  test('gives discounts of 16, of which 10 by code; that of shipping lowers shipping', () => {
    expect([discounts, discounts.variants.byCode, grossSales, netSales].map((one) => text(one(sales)))).toEqual(['16', '10', '100', '84']);
    expect([discountRate, discountRate.variants.byCode].map((one) => text(one(sales)))).toEqual(['0.16', '0.1']);
    const select = [discounts, discounts.variants.byCode] as const;
    expect(
      query(sales, { select, by: ['category'] }).rows.map((row) => [row.category, text(row.discounts), text(row.discountsByCode)]),
    ).toEqual([
      ['hats', '4', '4'],
      ['shoes', '12', '6'],
    ]);
  });

  test('is no less by code when goods come back', () => {
    const returned = post([
      { ...checkout, totals: null, refunds: [{ id: 'R', date: '2025-01-20', lines: [{ lineId: 'shoes', quantity: 1 }] }] },
    ]).sales;
    expect(text(discounts.variants.byCode(returned))).toBe('10');
    expect(returned.at(-1)).toMatchObject({ gross: -60, discount: -12, codeDiscount: -6, amount: -48 });
  });
});

describe('the price that was lowered', () => {
  const lines = [
    { quantity: 2, unitPrice: 30, compareAtPrice: 40, tax: 12 },
    { quantity: 1, unitPrice: 30, compareAtPrice: 30 },
    { quantity: 1, unitPrice: 30, compareAtPrice: 20 },
    { quantity: 1, unitPrice: 30 },
    { quantity: 1, unitPrice: 30, compareAtPrice: null },
  ];
  const option = { listPrice: 'compareAtPrice' } as const;
  const told = (fields: Partial<Order>, options = {}): unknown[][] =>
    table(post([order(fields)], options).sales, 'gross', 'discount', 'codeDiscount', 'amount', 'tax');

  it('is left alone unless it is asked for', () => {
    const usual = told({ lines });
    expect(usual[0]).toEqual(['1/1', 60, 0, 0, 60, 12]);
    expect(told({ lines }, { listPrice: 'unitPrice' })).toEqual(usual);
    expect(told({ lines }, { listPrice: undefined })).toEqual(usual);
  });

  it('is the gross value where it is higher, and the difference a discount without a code', () => {
    expect(told({ lines }, option)).toEqual([
      ['1/1', 80, 20, 0, 60, 12],
      ['1/2', 30, 0, 0, 30, '-'],
      ['1/3', 30, 0, 0, 30, '-'],
      ['1/4', 30, 0, 0, 30, '-'],
      ['1/5', 30, 0, 0, 30, '-'],
    ]);
  });

  it('stands beside discounts of line and order, which are shared as before', () => {
    const fields = {
      lines: [
        { quantity: 2, unitPrice: 30, compareAtPrice: 40, discount: 10, discountCode: 'A' },
        { quantity: 1, unitPrice: 50 },
      ],
      discounts: [{ amount: 10, code: 'B' }],
    };
    expect(told(fields)).toEqual([
      ['1/1', 60, 15, 15, 45, '-'],
      ['1/2', 50, 5, 5, 45, '-'],
    ]);
    expect(told(fields, option)).toEqual([
      ['1/1', 80, 35, 15, 45, '-'],
      ['1/2', 50, 5, 5, 45, '-'],
    ]);
  });

  it('where prices include tax is without tax in the same proportion', () => {
    expect(told({ taxesIncluded: true, lines: [{ quantity: 1, unitPrice: 60, compareAtPrice: 120, tax: 10 }] }, option)).toEqual([
      ['1/1', 100, 50, 0, 50, 10],
    ]);
  });

  it('of goods given away, or taken back, counts too', () => {
    const some = [
      { quantity: 1, unitPrice: 0, compareAtPrice: 15 },
      { quantity: -1, unitPrice: 30, compareAtPrice: 40 },
    ];
    expect(told({ lines: some }, option)).toEqual([
      ['1/1', 15, 15, 0, 0, '-'],
      ['1/2', -40, -10, 0, -30, '-'],
    ]);
  });

  it('is no fault of the totals that a shop states', () => {
    const totals = { subtotal: 60, discount: 0, total: 60 };
    expect(post([order({ lines: [{ quantity: 2, unitPrice: 30, compareAtPrice: 40 }], totals })], option).warnings).toEqual([]);
  });

  it('below zero is refused, and so is another word for it', () => {
    expect(post([order({ lines: [{ quantity: 1, unitPrice: 5, compareAtPrice: -1 }] })]).rejected).toMatchObject([
      { field: 'lines[0].compareAtPrice', code: 'negative-not-allowed' },
    ]);
    for (const listPrice of ['compareAt', null, true, 'toString']) {
      try {
        post([], { listPrice } as never);
        expect.unreachable();
      } catch (error) {
        expect(isKpiError(error) && [error.code, error.path]).toEqual(['bad-argument', ['listPrice']]);
        expect((error as Error).message).toContain("give 'unitPrice' or 'compareAtPrice'");
      }
    }
  });
});
