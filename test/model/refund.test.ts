import { describe, expect, it } from 'vitest';
import { parse } from '../../src/model/parse.ts';
import type { Order } from '../../src/model/sale/order.ts';
import type { Refund } from '../../src/model/sale/refund.ts';
import { Sale } from '../../src/model/sale/sale.ts';
import { posted, refund, table, total } from './books.ts';

/** The rows that refunds added. */
function back(fields: Partial<Order>, ...refunds: Partial<Refund>[]): ReturnType<typeof posted> {
  const result = posted({ ...fields, refunds: refunds.map((one, at) => refund({ id: `R${at + 1}`, ...one })) });
  return { ...result, sales: result.sales.filter(({ id }) => id.includes('~refund')) };
}

const three = { lines: [{ quantity: 3, unitPrice: 10, discount: '9.99', tax: '4.01', unitCost: '3.33' }] };

describe('goods that come back', () => {
  it('take back the share of discount, tax and cost that they carried, dated on the day of the refund', () => {
    const { sales } = back(three, { lines: [{ lineId: '1', quantity: 1 }] });
    expect(sales).toEqual([
      {
        id: '1/~refund/R1/1',
        date: '2025-04-02',
        type: 'return',
        kind: 'product',
        orderId: '1',
        orderDate: '2025-03-31',
        currency: 'EUR',
        lineId: '1',
        quantity: -1,
        gross: -10,
        discount: -3.33,
        codeDiscount: 0,
        amount: -6.67,
        tax: -1.34,
        cost: -3.33,
      },
    ]);
  });

  it('one by one leave exactly nothing: the last one takes the rest', () => {
    const unit = { lines: [{ lineId: '1', quantity: 1 }] };
    const lines = { lines: [{ quantity: 3, unitPrice: '3.33', discount: '0.02', tax: '1.00' }] };
    const { sales } = back(lines, unit, unit, unit);
    expect(table(sales, 'gross', 'discount', 'amount', 'tax')).toEqual([
      ['1/~refund/R1/1', -3.33, -0.01, -3.32, -0.33],
      ['1/~refund/R2/1', -3.33, 0, -3.33, -0.34],
      ['1/~refund/R3/1', -3.33, -0.01, -3.32, -0.33],
    ]);
  });

  it('may be returned in fractions', () => {
    const { sales } = back(
      { lines: [{ quantity: '1.5', unitPrice: 10 }] },
      { lines: [{ lineId: '1', quantity: '0.5' }] },
      { lines: [{ lineId: '1', quantity: 1 }] },
    );
    expect(table(sales, 'quantity', 'amount')).toEqual([
      ['1/~refund/R1/1', -0.5, -5],
      ['1/~refund/R2/1', -1, -10],
    ]);
  });

  it('for a stated amount take back that amount; its tax goes along', () => {
    const { sales } = back(
      { lines: [{ quantity: 2, unitPrice: 50, tax: 20, discount: 10 }] },
      { lines: [{ lineId: '1', quantity: 1, amount: 36 }] },
    );
    expect(table(sales, 'gross', 'discount', 'amount', 'tax')).toEqual([['1/~refund/R1/1', -41, -5, -36, -8]]);
  });

  it('for a stated amount that includes tax take the tax off', () => {
    const lines = { taxesIncluded: true, lines: [{ quantity: 2, unitPrice: 60, tax: 20 }] };
    expect(table(back(lines, { lines: [{ lineId: '1', quantity: 1, amount: 60 }] }).sales, 'amount', 'tax')).toEqual([
      ['1/~refund/R1/1', -50, -10],
    ]);
    expect(table(back(lines, { lines: [{ lineId: '1', quantity: 1, amount: 48 }] }).sales, 'amount', 'tax')).toEqual([
      ['1/~refund/R1/1', -40, -8],
    ]);
    expect(table(back(lines, { lines: [{ lineId: '1', quantity: 1, amount: 48, tax: 7 }] }).sales, 'amount', 'tax')).toEqual([
      ['1/~refund/R1/1', -41, -7],
    ]);
    expect(table(back(lines, { lines: [{ lineId: '1', quantity: 1, tax: 7 }] }).sales, 'amount', 'tax')).toEqual([
      ['1/~refund/R1/1', -53, -7],
    ]);
  });

  it('that cannot be sold again do not bring their cost back', () => {
    const item = { lineId: '1', quantity: 1 };
    const { sales } = back(three, { lines: [{ ...item, restocked: false }] }, { lines: [{ ...item, quantity: 2 }] });
    expect(sales.map(({ cost }) => cost)).toEqual([0, -6.66]);
  });

  it('of unknown cost and tax stay unknown', () => {
    const [sale] = back({}, { lines: [{ lineId: '1', quantity: 1 }] }).sales;
    expect(sale && 'cost' in sale).toBe(false);
    expect(sale && 'tax' in sale).toBe(false);
  });

  it('of a gift card are a return of a gift card', () => {
    const { sales } = back({ lines: [{ quantity: 1, unitPrice: 50, giftCard: true }] }, { lines: [{ lineId: '1', quantity: 1 }] });
    expect(table(sales, 'kind', 'type', 'amount')).toEqual([['1/~refund/R1/1', 'gift-card', 'return', -50]]);
  });

  it('listed twice in one refund are two rows', () => {
    const item = { lineId: '1', quantity: 1 };
    expect(table(back(three, { lines: [item, item] }).sales, 'amount')).toEqual([
      ['1/~refund/R1/1', -6.67],
      ['1/~refund/R1/1/2', -6.67],
    ]);
  });

  it('of a discount line bring the discount back', () => {
    const { sales } = back(
      {
        lines: [
          { quantity: 1, unitPrice: 100 },
          { quantity: 1, unitPrice: -10 },
        ],
      },
      {
        lines: [
          { lineId: '1', quantity: 1 },
          { lineId: '2', quantity: 1, amount: 10 },
        ],
      },
    );
    expect(table(sales, 'quantity', 'amount')).toEqual([
      ['1/~refund/R1/1', -1, -100],
      ['1/~refund/R1/2', -1, 10],
    ]);
  });

  it('for a stated amount are taken off, also when more came back before than the line was worth', () => {
    const { sales } = back(
      { lines: [{ quantity: 2, unitPrice: 10 }] },
      { lines: [{ lineId: '1', quantity: 1, amount: 25 }] },
      { lines: [{ lineId: '1', quantity: 1, amount: 5 }] },
    );
    expect(table(sales, 'type', 'amount')).toEqual([
      ['1/~refund/R1/1', 'return', -25],
      ['1/~refund/R2/1', 'return', -5],
    ]);
  });

  it('beyond those sold are flagged, and posted as stated', () => {
    const { sales, warnings } = back({ lines: [{ quantity: 1, unitPrice: 10 }] }, { lines: [{ lineId: '1', quantity: 3 }] });
    expect(table(sales, 'quantity', 'amount')).toEqual([['1/~refund/R1/1', -3, -30]]);
    expect(warnings).toMatchObject([{ code: 'refund-above-sale', field: 'refunds[0].lines[0]', orderId: '1' }]);
  });

  it('of a line without units take it back whole', () => {
    const { sales, warnings } = back({ lines: [{ quantity: 0, unitPrice: 10 }] }, { lines: [{ lineId: '1', quantity: 1 }] });
    expect(table(sales, 'quantity', 'amount')).toEqual([['1/~refund/R1/1', -1, 0]]);
    expect(warnings.map(({ code }) => code)).toEqual(['refund-above-sale']);
  });

  it('of a line that the order does not have are an adjustment of the stated amount', () => {
    const { sales, warnings } = back({}, { lines: [{ lineId: 'x', quantity: 1, amount: 12, tax: 2 }] });
    expect(table(sales, 'kind', 'type', 'amount', 'tax', 'lineId')).toEqual([['1/~refund/R1/x', 'adjustment', 'return', -12, -2, '-']]);
    expect(warnings.map(({ code, field }) => [code, field])).toEqual([['unknown-line', 'refunds[0].lines[0].lineId']]);
  });
});

describe('money for a line whose goods stay', () => {
  it('is an adjustment with the dimensions of the line, its tax in proportion', () => {
    const { sales } = back(
      { lines: [{ quantity: 2, unitPrice: 50, tax: 20, category: 'shoes', unitCost: 30 }] },
      { lines: [{ lineId: '1', quantity: 0, amount: 10 }] },
    );
    expect(table(sales, 'kind', 'type', 'quantity', 'gross', 'discount', 'amount', 'tax', 'cost', 'category')).toEqual([
      ['1/~refund/R1/1', 'adjustment', 'return', '-', -10, 0, -10, -2, '-', 'shoes'],
    ]);
  });

  it('is not given back again with the last goods', () => {
    const { sales } = back(
      { lines: [{ quantity: 1, unitPrice: 50 }] },
      { lines: [{ lineId: '1', quantity: 0, amount: 10 }] },
      { lines: [{ lineId: '1', quantity: 1 }] },
    );
    expect(table(sales, 'amount')).toEqual([
      ['1/~refund/R1/1', -10],
      ['1/~refund/R2/1', -40],
    ]);
  });
});

describe('shipping that is given back', () => {
  const shipped = { shipping: { charged: 10, discount: 2, tax: '1.60' } };
  it.each([
    ['whole', shipped, { shipping: { amount: 8 } }, [-10, -2, -8, -1.6]],
    ['half', shipped, { shipping: { amount: 4 } }, [-5, -1, -4, -0.8]],
    ['half with its tax stated', shipped, { shipping: { amount: 4, tax: 1 } }, [-5, -1, -4, -1]],
    ['as a refund of shipping, tax included', shipped, { kind: 'shipping', amount: '9.60' }, [-10, -2, -8, -1.6]],
    ['half, as a refund of shipping', shipped, { kind: 'shipping', amount: '4.80' }, [-5, -1, -4, -0.8]],
    [
      'of prices that include tax',
      { taxesIncluded: true, lines: null, shipping: { charged: 12, tax: 2 } },
      { shipping: { amount: 12 } },
      [-10, 0, -10, -2],
    ],
    ['without a tax', { shipping: { charged: 5 } }, { shipping: { amount: 2 } }, [-2, 0, -2, '-']],
  ] as [string, Partial<Order>, Partial<Refund>, unknown[]][])('%s', (_, fields, given, values) => {
    const { sales, warnings } = back(fields, given);
    expect(table(sales, 'kind', 'type', 'gross', 'discount', 'amount', 'tax')).toEqual([
      ['1/~refund/R1/~shipping', 'shipping', 'return', ...values],
    ]);
    expect(warnings).toEqual([]);
  });

  it('beyond what was charged is flagged', () => {
    expect(back({}, { kind: 'shipping', amount: 5 })).toMatchObject({
      sales: [{ amount: -5, kind: 'shipping' }],
      warnings: [{ code: 'refund-above-sale', field: 'refunds[0]' }],
    });
    expect(back({ shipping: { charged: 4 } }, { shipping: { amount: 5 } }).warnings).toMatchObject([
      { code: 'refund-above-sale', field: 'refunds[0].shipping' },
    ]);
  });
});

describe('money', () => {
  it.each(['return', 'goodwill', 'chargeback', 'cancellation'] as const)('alone, as %s, is an adjustment', (kind) => {
    const { sales, warnings } = back({}, { kind, amount: 12, tax: 2 });
    expect(table(sales, 'kind', 'type', 'gross', 'discount', 'amount', 'tax', 'quantity')).toEqual([
      ['1/~refund/R1/~adjustment', 'adjustment', 'return', -10, 0, -10, -2, '-'],
    ]);
    expect(warnings).toEqual([]);
  });

  it('that lines and shipping explain to the cent is no row of its own', () => {
    const { sales, warnings } = back(
      { lines: [{ quantity: 1, unitPrice: 100, tax: 20 }], shipping: { charged: 5, tax: 1 } },
      { lines: [{ lineId: '1', quantity: 1 }], shipping: { amount: 5 }, amount: 126, tax: 21 },
    );
    expect(sales).toHaveLength(2);
    expect(warnings).toEqual([]);
  });

  it('that they do not explain is an adjustment, and is told', () => {
    const { sales, warnings } = back({ lines: [{ quantity: 1, unitPrice: 100 }] }, { lines: [{ lineId: '1', quantity: 1 }], amount: 90 });
    expect(table(sales, 'kind', 'amount')).toEqual([
      ['1/~refund/R1/1', 'product', -100],
      ['1/~refund/R1/~adjustment', 'adjustment', 10],
    ]);
    expect(warnings).toMatchObject([{ code: 'refund-mismatch', field: 'refunds[0].amount', value: '90' }]);
  });

  it('above the order is flagged', () => {
    expect(back({}, { amount: 60 }, { amount: 40 }).warnings).toEqual([]);
    expect(back({}, { amount: 60 }, { amount: '40.01' }).warnings).toMatchObject([{ code: 'refund-above-sale', field: 'refunds' }]);
  });

  it('of a refund of nothing is no row', () => {
    expect(back({}, { amount: 0 }).sales).toEqual([]);
  });
});

describe('a cancellation as a refund', () => {
  it('gives back all that is left, shipping too', () => {
    const { sales } = posted({
      lines: [{ quantity: 2, unitPrice: 10 }],
      shipping: { charged: 5 },
      refunds: [
        refund({ id: 'R1', lines: [{ lineId: '1', quantity: 1 }] }),
        refund({ id: 'R2', kind: 'cancellation', date: '2025-04-09' }),
      ],
    });
    expect(table(sales, 'date', 'amount')).toEqual([
      ['1/1', '2025-03-31', 20],
      ['1/~shipping', '2025-03-31', 5],
      ['1/~refund/R1/1', '2025-04-02', -10],
      ['1/~refund/R2/1', '2025-04-09', -10],
      ['1/~refund/R2/~shipping', '2025-04-09', -5],
    ]);
    expect(total(sales, 'amount').toString()).toBe('0');
  });

  it('of an order of which more was refunded than sold corrects the refund, and leaves neither sales nor returns', () => {
    const { sales, warnings } = posted({
      lines: [{ quantity: 2, unitPrice: 10 }],
      refunds: [
        refund({ id: 'R1', lines: [{ lineId: '1', quantity: 2, amount: 25 }] }),
        refund({ id: 'R2', kind: 'cancellation', date: '2025-04-09' }),
      ],
    });
    expect(table(sales, 'kind', 'type', 'amount')).toEqual([
      ['1/1', 'product', 'sale', 20],
      ['1/~refund/R1/1', 'product', 'return', -25],
      ['1/~refund/R2/1', 'adjustment', 'return', 5],
    ]);
    expect(warnings.map(({ code }) => code)).toContain('refund-above-sale');
    expect(parse(Sale, sales).counts.rejected).toBe(0);
    expect(total(sales, 'amount').toString()).toBe('0');
  });
});
