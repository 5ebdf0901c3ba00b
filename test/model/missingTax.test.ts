import { cell, query, taxes, totalSales } from 'sales-kpi';
import { describe, expect, it } from 'vitest';
import type { Order } from '../../src/model/sale/order.ts';
import { posted, refund, table } from './books.ts';

const taxOf = (fields: Partial<Order>): unknown[] => table(posted(fields).sales, 'tax').map(([, tax]) => tax);
const lines = [{ quantity: 1, unitPrice: 100, tax: 20 }];

describe('a part that does not say its tax', () => {
  it.each<[string, Partial<Order>, unknown[]]>([
    ['has none where the taxes told come to all that are stated', { lines, tips: 5, totals: { tax: 20 } }, [20, 0]],
    ['has an unknown one where nothing is stated', { lines, tips: 5 }, [20, '-']],
    ['has an unknown one where a total is stated that may hold it', { lines, tips: 5, totals: { total: 125 } }, [20, '-']],
    ['has an unknown one where more is stated', { lines, duties: 10, totals: { tax: 22 } }, [20, '-']],
    ['has an unknown one where a cent less is stated', { lines, duties: 10, totals: { tax: '19.99' } }, [20, '-']],
    [
      'has none, whichever part it is',
      { lines, duties: 10, tips: 5, fees: [{ amount: 1 }], shipping: { charged: 3 }, totals: { tax: '20.00' } },
      [20, 0, 0, 0, 0],
    ],
    ['has none in an order without taxes', { tips: 5, totals: { tax: 0 } }, [0, 0]],
    ['has none where taxes stand on the order', { taxes: [{ amount: 20 }], tips: 5, totals: { tax: 20 } }, [20, 0]],
    ['may make up for another of the other sign', { lines, fees: [{ amount: -1 }], tips: 5, totals: { tax: 20 } }, [20, '-', '-']],
    ['has its own where it says it', { lines, tips: 5, tipsTax: 1, duties: 10, dutiesTax: 2, totals: { tax: 23 } }, [20, 2, 1]],
  ])('%s', (_, fields, expected) => {
    expect(taxOf(fields)).toEqual(expected);
  });

  it('and prices that include no tax at all are no reason to warn', () => {
    const { warnings, sales } = posted({ taxesIncluded: true, totals: { tax: 0 } });
    expect([warnings, sales[0]?.tax]).toEqual([[], 0]);
    expect(posted({ taxesIncluded: true }).warnings.map(({ code }) => code)).toEqual(['unknown-tax']);
  });

  it('has it taken off where prices include tax', () => {
    const { sales } = posted({ taxesIncluded: true, lines, duties: 12, dutiesTax: 2, totals: { tax: 22, total: 112 } });
    expect(table(sales, 'amount', 'tax')).toEqual([
      ['1/1', 80, 20],
      ['1/~duty', 10, 2],
    ]);
  });
});

describe('total sales of a shop with tips and duties', () => {
  it('are known where the tax of all is', () => {
    const { sales } = posted({ lines, tips: 5, duties: 10, totals: { tax: 20, total: 135 } });
    expect([totalSales(sales), taxes(sales)].map(String)).toEqual(['135', '20']);
  });

  it('have a typed reason where it is not', () => {
    const answer = query(posted({ lines, tips: 5 }).sales, { select: [totalSales] });
    expect([answer.rows[0]?.totalSales, cell(answer, 0, 'totalSales').reason]).toEqual([null, 'missing-input']);
    expect(answer.notes).toContainEqual({ code: 'partial-coverage', row: null, column: 'totalSales', detail: 1 });
  });
});

describe('money given back without saying its tax', () => {
  const goodwill = refund({ kind: 'goodwill', amount: 10 });
  it('has none where none was charged', () => {
    expect(taxOf({ totals: { tax: 0 }, refunds: [goodwill] })).toEqual([0, 0]);
    expect(taxOf({ lines: [{ quantity: 1, unitPrice: 100, tax: 0 }], refunds: [goodwill] })).toEqual([0, 0]);
  });

  it('has an unknown one where some was, or nobody knows', () => {
    expect(taxOf({ lines, refunds: [goodwill] })).toEqual([20, '-']);
    expect(taxOf({ refunds: [goodwill] })).toEqual(['-', '-']);
    expect(taxOf({ lines: [], refunds: [goodwill] })).toEqual(['-']);
  });
});
