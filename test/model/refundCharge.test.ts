import { netSales, totalSales } from 'sales-kpi';
import { describe, expect, it } from 'vitest';
import { parse } from '../../src/model/parse.ts';
import type { Order } from '../../src/model/sale/order.ts';
import { Refund } from '../../src/model/sale/refund.ts';
import { posted, refund, table } from './books.ts';

const charged: Partial<Order> = {
  lines: [{ quantity: 1, unitPrice: 100, tax: 20 }],
  fees: [
    { amount: 2, tax: '0.40' },
    { amount: 3, tax: '0.60' },
  ],
  duties: 10,
  dutiesTax: 2,
  tips: 5,
  tipsTax: 0,
};

describe('fees, duties and tips given back', () => {
  it('are rows of their own kind, and leave net sales alone', () => {
    const charges = [
      { kind: 'duty', amount: 10 },
      { kind: 'tip', amount: 5 },
      { kind: 'fee', amount: 3 },
      { kind: 'fee', amount: 2 },
    ] as const;
    const { sales, warnings } = posted({ ...charged, refunds: [refund({ charges, amount: 23 })] });
    expect(table(sales.slice(-4), 'kind', 'type', 'amount', 'tax')).toEqual([
      ['1/~refund/R1/~duty', 'duty', 'return', -10, -2],
      ['1/~refund/R1/~tip', 'tip', 'return', -5, 0],
      ['1/~refund/R1/~fee', 'fee', 'return', -3, -0.6],
      ['1/~refund/R1/~fee/2', 'fee', 'return', -2, -0.4],
    ]);
    expect([netSales(sales), totalSales(sales)].map(String)).toEqual(['100', '120']);
    expect(warnings).toEqual([]);
  });

  it('in part take their share of the tax, or what is stated of it', () => {
    const back = (charge: object): unknown[] =>
      table(
        posted({ ...charged, refunds: [refund({ charges: [{ kind: 'duty', amount: 5, ...charge }] })] }).sales.slice(-1),
        'amount',
        'tax',
      )[0] as [];
    expect(back({})).toEqual(['1/~refund/R1/~duty', -5, -1]);
    expect(back({ tax: 0 })).toEqual(['1/~refund/R1/~duty', -5, 0]);
  });

  it('of prices that include tax hold theirs', () => {
    const { sales } = posted({
      taxesIncluded: true,
      lines: [{ quantity: 1, unitPrice: 120, tax: 20 }],
      fees: [{ amount: 12, tax: 2 }],
      refunds: [refund({ charges: [{ kind: 'fee', amount: 12 }], amount: 12 })],
    });
    expect(table(sales.slice(-1), 'amount', 'tax')).toEqual([['1/~refund/R1/~fee', -10, -2]]);
  });

  it('may be a credit that is taken back', () => {
    const { sales, warnings } = posted({ fees: [{ amount: -4, tax: 0 }], refunds: [refund({ charges: [{ kind: 'fee', amount: -4 }] })] });
    expect(table(sales, 'kind', 'amount')).toEqual([
      ['1/1', 'product', 100],
      ['1/~fee/1', 'fee', -4],
      ['1/~refund/R1/~fee', 'fee', 4],
    ]);
    expect(warnings).toEqual([]);
  });

  it('beyond what was charged, or never charged, are flagged', () => {
    const codes = (fields: Partial<Order>, amount: number) =>
      posted({ ...fields, refunds: [refund({ charges: [{ kind: 'tip', amount }] })] }).warnings.map(({ code, field }) => [code, field]);
    expect(codes(charged, 6)).toEqual([['refund-above-sale', 'refunds[0].charges[0]']]);
    expect(codes({}, 1)).toEqual([['refund-above-sale', 'refunds[0].charges[0]']]);
  });

  it('are not given back again when the order is cancelled', () => {
    const refunds = [
      refund({
        charges: [
          { kind: 'fee', amount: 1 },
          { kind: 'tip', amount: 5 },
        ],
      }),
    ];
    const { sales } = posted({ ...charged, refunds, cancelledAt: '2025-04-05' });
    expect([netSales(sales), totalSales(sales)].map(String)).toEqual(['0', '0']);
  });
});

it.each([
  [{ kind: 'shipping', amount: 1 }, 'bad-value', 'charges[0].kind'],
  [{ kind: 'fee' }, 'missing-required', 'charges[0].amount'],
])('%j is refused: %s', (charge, code, field) => {
  expect(parse(Refund, [{ id: 'R', date: '2025-04-02', charges: [charge] }]).rejected).toMatchObject([{ code, field }]);
});
