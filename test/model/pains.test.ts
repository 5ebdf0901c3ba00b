// What users of neighbouring systems asked for and did not get, as far as posting is concerned.
import { describe, expect, it } from 'vitest';
import { convert } from '../../src/model/money/convert.ts';
import { parse } from '../../src/model/parse.ts';
import { post } from '../../src/model/sale/post.ts';
import { Sale } from '../../src/model/sale/sale.ts';
import { order, refund, table, total } from './books.ts';

describe('19. currencies summed as if equal', () => {
  const sales = [
    { id: '1', date: '2025-03-03', amount: 100, currency: 'EUR' },
    { id: '2', date: '2025-03-03', amount: 100, currency: 'USD' },
  ];
  const rates = [
    { date: '2025-03-03', from: 'USD', to: 'EUR', rate: 0.95 },
    { date: '2025-03-31', from: 'USD', to: 'EUR', rate: 0.92 },
  ];

  it('100 EUR and 100 USD are never 200 USD: without a rate the dollars are refused, with one they are converted', () => {
    const without = convert(Sale, sales, { to: 'EUR', policy: 'eventDate', rates: [] });
    expect(without.rows.map(({ id }) => id)).toEqual(['1']);
    expect(without.rejected).toMatchObject([{ row: 1, field: 'currency', code: 'missing-rate', value: '"USD"' }]);
    expect(total(convert(Sale, sales, { to: 'EUR', policy: 'eventDate', rates }).rows, 'amount').toString()).toBe('195');
  });

  it('a rate of a later day never rewrites what was converted before', () => {
    const march = convert(Sale, sales, { to: 'EUR', policy: 'eventDate', rates: rates.slice(0, 1) });
    const april = convert(Sale, sales, {
      to: 'EUR',
      policy: 'eventDate',
      rates: [...rates, { date: '2025-04-30', from: 'USD', to: 'EUR', rate: 2 }],
    });
    expect(april.rows).toEqual(march.rows);
    expect(april.rates).toEqual([{ from: 'USD', to: 'EUR', date: '2025-03-03', rate: 0.95, source: 'given', rows: 1 }]);
  });

  it('sharing keeps the cents of each order', () => {
    const { sales: rows } = post([
      order({ lines: [1, 2, 3].map(() => ({ quantity: 1, unitPrice: '9.99' })), discounts: [{ amount: 10 }], taxes: [{ amount: '3.33' }] }),
    ]);
    expect(total(rows, 'discount').toString()).toBe('10');
    expect(total(rows, 'tax').toString()).toBe('3.33');
    expect(total(rows, 'amount').toString()).toBe('19.97');
  });

  it('the currency stays on every row', () => {
    const { sales: rows } = post([order({ id: '1' }), order({ id: '2', currency: 'usd' })]);
    expect(table(rows, 'currency')).toEqual([
      ['1/1', 'EUR'],
      ['2/1', 'USD'],
    ]);
  });
});

describe('20. refund date and double subtraction', () => {
  it('an amount and the lines it pays for are taken off once: 247 − 140 is 107, not −33', () => {
    const { sales, warnings } = post([
      order({
        lines: [
          { quantity: 1, unitPrice: 107 },
          { quantity: 2, unitPrice: 70 },
        ],
        refunds: [refund({ lines: [{ lineId: '2', quantity: 2 }], amount: 140 })],
      }),
    ]);
    expect(total(sales, 'amount').toString()).toBe('107');
    expect(warnings).toEqual([]);
  });

  it('both dates are on the row of a return: that of the refund and that of the order', () => {
    const { sales } = post([order({ refunds: [refund({ date: '2025-05-02', lines: [{ lineId: '1', quantity: 1 }] })] })]);
    expect(table(sales, 'date', 'orderDate', 'amount')).toEqual([
      ['1/1', '2025-03-31', '2025-03-31', 100],
      ['1/~refund/R1/1', '2025-05-02', '2025-03-31', -100],
    ]);
  });

  it('gross − discounts − returns = net holds on each row, for the order and for each month', () => {
    const { sales } = post([
      order({
        lines: [{ quantity: 3, unitPrice: '33.33', discount: 10 }],
        discounts: [{ amount: 5 }],
        refunds: [refund({ date: '2025-04-02', lines: [{ lineId: '1', quantity: 2 }] })],
      }),
    ]);
    for (const month of ['2025-03', '2025-04', '2025']) {
      const rows = sales.filter(({ date }) => String(date).startsWith(month));
      const sold = rows.filter(({ type }) => type === 'sale');
      const returned = rows.filter(({ type }) => type === 'return');
      const net = total(sold, 'gross').minus(total(sold, 'discount')).plus(total(returned, 'amount'));
      expect(net.toString()).toBe(total(rows, 'amount').toString());
    }
    expect(total(sales, 'amount').toString()).toBe('28.33');
  });

  it('a cancelled and refunded order is given back once', () => {
    const { sales } = post([
      order({ status: 'refunded', cancelledAt: '2025-04-01', refunds: [refund({ lines: [{ lineId: '1', quantity: 1 }], amount: 100 })] }),
    ]);
    expect(total(sales, 'amount').toString()).toBe('0');
    expect(sales).toHaveLength(2);
  });

  it('a return stated with a positive amount in a flat list is refused, not added', () => {
    expect(parse(Sale, [{ id: '1', date: '2025-04-02', amount: 107, type: 'return' }]).rejected[0]?.code).toBe('wrong-sign');
  });
});
