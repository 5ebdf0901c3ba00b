import { describe, expect, it } from 'vitest';
import { convert } from '../../src/model/money/convert.ts';
import { parse } from '../../src/model/parse.ts';
import { Order } from '../../src/model/sale/order.ts';
import { OrderLine } from '../../src/model/sale/orderLine.ts';
import { post } from '../../src/model/sale/post.ts';
import { order, posted, refund, table } from './books.ts';

describe('a line may state what it costs as a whole', () => {
  it.each([
    ['where no price of a unit comes to it', { quantity: 3, linePrice: '10.00' }, [3, 10, 0, 10]],
    ['beside a price of a unit that was rounded', { quantity: 3, unitPrice: 3.33, linePrice: 10 }, [3, 10, 0, 10]],
    ['with a discount of the line', { quantity: 3, linePrice: 10, discount: 1 }, [3, 10, 1, 9]],
    ['for a part of a unit', { quantity: 0.7, linePrice: 5 }, [0.7, 5, 0, 5]],
    ['for nothing', { quantity: 2, linePrice: 0 }, [2, 0, 0, 0]],
    ['below zero, as a credit', { quantity: 1, linePrice: -4 }, [1, -4, 0, -4]],
    ['for goods taken back', { quantity: -3, linePrice: -10, discount: -1 }, [-3, -10, -1, -9]],
    ['without units', { quantity: 0, linePrice: 5 }, [0, 5, 0, 5]],
  ])('%s', (_, line, expected) => {
    const { sales, warnings } = posted({ lines: [line] });
    expect(table(sales, 'quantity', 'gross', 'discount', 'amount')).toEqual([['1/1', ...expected]]);
    expect(warnings).toEqual([]);
  });

  it('and discounts of the order are shared by it', () => {
    const lines = [
      { quantity: 3, linePrice: 10 },
      { quantity: 3, unitPrice: 10 },
    ];
    expect(table(posted({ lines, discounts: [{ amount: 4 }] }).sales, 'discount')).toEqual([
      ['1/1', 1],
      ['1/2', 3],
    ]);
  });

  it('and the price before a markdown is of all its units', () => {
    const lines = [{ quantity: 3, linePrice: 10, compareAtPrice: 5 }];
    const { sales } = post([order({ lines })], { listPrice: 'compareAtPrice' });
    expect(table(sales, 'gross', 'discount', 'amount')).toEqual([['1/1', 15, 5, 10]]);
  });
});

describe('what comes back of it, unit by unit, leaves exactly nothing', () => {
  const unit = { lines: [{ lineId: '1', quantity: 1 }] };
  it.each([
    [{}, { quantity: 3, linePrice: 10 }],
    [{ taxesIncluded: true }, { quantity: 3, linePrice: 10, tax: 1 }],
    [{}, { quantity: 3, linePrice: 10, discount: '0.01', tax: '2.00', unitCost: '0.10' }],
    [{}, { quantity: -3, linePrice: -10, discount: -1 }],
  ])('%j %j', (fields, line) => {
    const refunds = ['R1', 'R2', 'R3'].map((id) => refund({ id, ...unit }));
    const { sales, warnings } = posted({ ...fields, lines: [line], refunds });
    expect(warnings).toEqual([]);
    for (const field of ['gross', 'discount', 'amount', 'tax', 'quantity'] as const) {
      const cents = sales.map((sale) => Math.round(Number(sale[field] ?? 0) * 100));
      expect(cents.reduce((sum, one) => sum + one, 0)).toBe(0);
    }
  });

  it('and a stated amount of a credit that is a line comes back with its sign', () => {
    const lines = [
      { quantity: 1, linePrice: 100 },
      { quantity: 1, linePrice: -10 },
    ];
    const back = refund({ lines: [{ lineId: '2', quantity: 1, amount: 10 }] });
    expect(posted({ lines, refunds: [back] }).sales.map(({ amount }) => amount)).toEqual([100, -10, 10]);
  });
});

describe('two prices that differ', () => {
  it.each([
    [3, '3.33', '10.00', false],
    [3, '3.3', '10.00', true],
    [3, '3.3333', '10.00', false],
    [3, '3.3333', '10.01', true],
    [3, '3.33', '9.95', true],
    [1, '10.00', '10.01', false],
    [1, '10.00', '10.02', true],
    [1000, '0.0033', '3.33', false],
  ])('%d × %s and %s: told is %s', (quantity, unitPrice, linePrice, isTold) => {
    const { warnings, sales } = posted({ lines: [{ quantity, unitPrice, linePrice }] });
    expect(warnings.map(({ code, field }) => [code, field])).toEqual(isTold ? [['total-mismatch', 'lines[0].linePrice']] : []);
    expect(sales[0]?.gross).toBe(Number(linePrice));
  });

  it('in another currency, to which rounded prices were converted, are the same still', () => {
    const rates = [{ date: '2025-03-31', from: 'USD', to: 'EUR', rate: 0.9245 }];
    const dollars = order({ currency: 'USD', lines: [{ quantity: 3, unitPrice: '3.33', linePrice: '10.00' }] });
    const { rows } = convert(Order, [dollars], { to: 'EUR', policy: 'eventDate', at: 'placedAt', rates });
    const { warnings, sales } = post(rows);
    expect([warnings, sales[0]?.gross]).toEqual([[], 9.245]);
  });

  it('are refused with onWarning: reject', () => {
    const { rejected } = post([order({ lines: [{ quantity: 3, unitPrice: 5, linePrice: 10 }] })], { onWarning: 'reject' });
    expect(rejected).toMatchObject([{ code: 'total-mismatch', field: 'lines[0].linePrice', value: '10' }]);
    expect(rejected[0]?.reason).toContain('15');
  });
});

it.each([
  [{ quantity: 1 }, 'missing-required', 'unitPrice'],
  [{ quantity: 1, unitPrice: null, linePrice: ' ' }, 'missing-required', 'unitPrice'],
  [{ quantity: 1, linePrice: 'ten' }, 'bad-number', 'linePrice'],
  [{ quantity: 1, unitPrice: 5, linePrice: -5 }, 'wrong-sign', 'linePrice'],
  [{ quantity: -1, unitPrice: 5, linePrice: 5 }, 'wrong-sign', 'linePrice'],
  [{ quantity: 1, linePrice: 5, discount: -1 }, 'wrong-sign', 'discount'],
  [{ quantity: 1, linePrice: -5, tax: 1 }, 'wrong-sign', 'tax'],
])('%j is refused: %s', (line, code, field) => {
  expect(parse(OrderLine, [line]).rejected).toMatchObject([{ code, field }]);
});
