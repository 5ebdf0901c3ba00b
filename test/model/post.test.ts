import { describe, expect, expectTypeOf, it } from 'vitest';
import { isKpiError } from '../../src/error.ts';
import { parse } from '../../src/model/parse.ts';
import { post } from '../../src/model/sale/post.ts';
import type { PostedSale } from '../../src/model/sale/posted.ts';
import { Sale } from '../../src/model/sale/sale.ts';
import { order, posted, table, total } from './books.ts';

describe('an order becomes rows', () => {
  it('one for each line, with its values', () => {
    const { sales } = posted({
      lines: [
        { lineId: 'a', quantity: 2, unitPrice: '19.90', unitCost: 8 },
        { lineId: 'b', quantity: 0.5, unitPrice: 10, discount: 1 },
      ],
    });
    expect(sales).toEqual([
      {
        id: '1/a',
        date: '2025-03-31',
        type: 'sale',
        kind: 'product',
        orderId: '1',
        orderDate: '2025-03-31',
        currency: 'EUR',
        lineId: 'a',
        quantity: 2,
        gross: 39.8,
        discount: 0,
        codeDiscount: 0,
        amount: 39.8,
        cost: 16,
      },
      {
        id: '1/b',
        date: '2025-03-31',
        type: 'sale',
        kind: 'product',
        orderId: '1',
        orderDate: '2025-03-31',
        currency: 'EUR',
        lineId: 'b',
        quantity: 0.5,
        gross: 5,
        discount: 1,
        codeDiscount: 0,
        amount: 4,
      },
    ]);
  });

  it('shipping, fees, duties and tips are rows of their own kind; what is zero is none', () => {
    const { sales } = posted({
      shipping: { charged: 6, discount: 2, tax: 0.8 },
      fees: [{ amount: 3, tax: 0.6 }, { amount: 0 }, { amount: -1 }],
      duties: 12,
      tips: '1.50',
    });
    expect(table(sales, 'kind', 'gross', 'discount', 'amount', 'tax')).toEqual([
      ['1/1', 'product', 100, 0, 100, '-'],
      ['1/~shipping', 'shipping', 6, 2, 4, 0.8],
      ['1/~fee/1', 'fee', 3, 0, 3, 0.6],
      ['1/~fee/3', 'fee', -1, 0, -1, '-'],
      ['1/~duty', 'duty', 12, 0, 12, '-'],
      ['1/~tip', 'tip', 1.5, 0, 1.5, '-'],
    ]);
  });

  it('free shipping is a charge and a discount of shipping', () => {
    expect(table(posted({ shipping: { charged: 5, discount: 5 } }).sales, 'gross', 'discount', 'amount')[1]).toEqual([
      '1/~shipping',
      5,
      5,
      0,
    ]);
  });

  it('a gift card is a row of its own kind', () => {
    const { sales } = posted({
      lines: [
        { quantity: 1, unitPrice: 50, giftCard: true },
        { quantity: 1, unitPrice: 20, giftCard: false },
      ],
    });
    expect(sales.map(({ kind }) => kind)).toEqual(['gift-card', 'product']);
  });

  it('a line of negative quantity is goods taken back in the same transaction', () => {
    const { sales } = posted({
      lines: [
        { quantity: 1, unitPrice: 60 },
        { quantity: -1, unitPrice: 40, discount: -4, tax: -7.2, unitCost: 10 },
      ],
    });
    expect(table(sales, 'type', 'quantity', 'gross', 'discount', 'amount', 'tax', 'cost')).toEqual([
      ['1/1', 'sale', 1, 60, 0, 60, '-', '-'],
      ['1/2', 'return', -1, -40, -4, -36, -7.2, -10],
    ]);
  });

  it('an order without lines still gives what it has', () => {
    const { sales } = posted({ lines: null, tips: 5, discounts: [{ amount: 2 }], taxes: [{ amount: 1 }] });
    expect(table(sales, 'kind', 'gross', 'discount', 'amount', 'tax')).toEqual([
      ['1/~discount/1', 'adjustment', 0, 2, -2, '-'],
      ['1/~tax/1', 'adjustment', 0, 0, 0, 1],
      ['1/~tip', 'tip', 5, 0, 5, '-'],
    ]);
    expect(posted({ lines: [] }).sales).toEqual([]);
  });

  it('orders and rows keep their order', () => {
    const { sales } = post([order({ id: 'b' }), order({ id: 'a' })]);
    expect(sales.map(({ id }) => id)).toEqual(['b/1', 'a/1']);
  });
});

describe('discounts on the order', () => {
  const three = [
    { quantity: 1, unitPrice: 10 },
    { quantity: 1, unitPrice: 10 },
    { quantity: 1, unitPrice: 10 },
  ];
  it.each([
    [
      'are shared in proportion to value',
      [
        { quantity: 2, unitPrice: 20 },
        { quantity: 1, unitPrice: 10 },
      ],
      [{ amount: 5 }],
      [4, 1],
    ],
    ['to the cent, the earlier line first', three, [{ amount: 10 }], [3.34, 3.33, 3.33]],
    [
      'after the discounts of the lines',
      [
        { quantity: 1, unitPrice: 50, discount: 40 },
        { quantity: 1, unitPrice: 10 },
      ],
      [{ amount: 2 }],
      [41, 1],
    ],
    ['each by itself', three, [{ amount: 0.01 }, { amount: 0.01 }], [0.02, 0, 0]],
    ['among the lines named', three, [{ amount: 3, lineIds: ['3', '2'] }], [0, 1.5, 1.5]],
    [
      'not on gift cards',
      [
        { quantity: 1, unitPrice: 50, giftCard: true },
        { quantity: 1, unitPrice: 50 },
      ],
      [{ amount: 5 }],
      [0, 5],
    ],
    ['on gift cards where there is nothing else', [{ quantity: 1, unitPrice: 50, giftCard: true }], [{ amount: 5 }], [5]],
    [
      'not on goods taken back',
      [
        { quantity: -1, unitPrice: 50 },
        { quantity: 1, unitPrice: 60 },
      ],
      [{ amount: 6 }],
      [0, 6],
    ],
    [
      'equally among lines that are worth nothing',
      [
        { quantity: 1, unitPrice: 0 },
        { quantity: 1, unitPrice: 0 },
      ],
      [{ amount: 1 }],
      [0.5, 0.5],
    ],
    [
      'finer than the cent where the amount is finer',
      [
        { quantity: 1, unitPrice: 1 },
        { quantity: 1, unitPrice: 1 },
      ],
      [{ amount: '0.003' }],
      [0.002, 0.001],
    ],
  ])('%s', (_, lines, discounts, expected) => {
    const { sales } = posted({ lines, discounts });
    expect(sales.map(({ discount }) => discount)).toEqual(expected);
  });

  it('are shared in whole yen and in thousandths of a dinar', () => {
    const lines = [
      { quantity: 1, unitPrice: 10 },
      { quantity: 1, unitPrice: 10 },
      { quantity: 1, unitPrice: 10 },
    ];
    expect(posted({ currency: 'JPY', lines, discounts: [{ amount: 10 }] }).sales.map(({ discount }) => discount)).toEqual([4, 3, 3]);
    expect(posted({ currency: 'KWD', lines, discounts: [{ amount: 10 }] }).sales.map(({ discount }) => discount)).toEqual([
      3.334, 3.333, 3.333,
    ]);
  });
});

describe('taxes', () => {
  it('on the order are shared among its lines, on top of those of the lines', () => {
    const { sales } = posted({
      lines: [
        { quantity: 3, unitPrice: 10, tax: 1 },
        { quantity: 1, unitPrice: 10 },
      ],
      taxes: [{ amount: '0.50' }],
    });
    expect(table(sales, 'amount', 'tax')).toEqual([
      ['1/1', 30, 1.38],
      ['1/2', 10, 0.12],
    ]);
  });

  it('that prices include are taken off, by their amounts and not by a rate', () => {
    const { sales } = posted({
      taxesIncluded: true,
      lines: [{ quantity: 1, unitPrice: 120, tax: 20 }],
      shipping: { charged: 6, tax: 1 },
      fees: [{ amount: '2.40', tax: '0.40' }],
    });
    expect(table(sales, 'gross', 'discount', 'amount', 'tax')).toEqual([
      ['1/1', 100, 0, 100, 20],
      ['1/~shipping', 5, 0, 5, 1],
      ['1/~fee/1', 2, 0, 2, 0.4],
    ]);
  });

  it('a discount of a tenth is a tenth without tax too', () => {
    const { sales } = posted({ taxesIncluded: true, lines: [{ quantity: 1, unitPrice: 120, discount: 12, tax: 18 }] });
    expect(table(sales, 'gross', 'discount', 'amount', 'tax')).toEqual([['1/1', 100, 10, 90, 18]]);
  });

  it('of a line given away whole: nothing was paid, and no tax', () => {
    const { sales } = posted({ taxesIncluded: true, lines: [{ quantity: 1, unitPrice: 120, discount: 120, tax: 0 }] });
    expect(table(sales, 'gross', 'discount', 'amount', 'tax')).toEqual([['1/1', 120, 120, 0, 0]]);
  });

  it('that are included but nowhere stated are remarked on', () => {
    expect(posted({ taxesIncluded: true }).warnings.map(({ code, field }) => [code, field])).toEqual([['unknown-tax', 'taxesIncluded']]);
    expect(posted({ taxesIncluded: true, lines: [{ quantity: 1, unitPrice: 100, tax: 0 }] }).warnings).toEqual([]);
    expect(posted({ taxesIncluded: true, taxes: [{ amount: 20 }] }).warnings).toEqual([]);
  });
});

describe('dimensions and fields of the user', () => {
  it('of the order go to all rows, of a line to its rows in place of them', () => {
    const { sales } = post([
      order({
        customerId: 'C1',
        channel: 'web',
        region: 'north',
        salesperson: 'Ann',
        segment: null,
        lines: [{ quantity: 1, unitPrice: 5, productId: 'P1', category: 'shoes', salesperson: 'Bob' }],
        shipping: { charged: 2 },
        refunds: [{ id: 'R', date: '2025-04-01', lines: [{ lineId: '1', quantity: 1 }] }],
      }),
    ]);
    expect(
      sales.map(({ customerId, channel, region, salesperson, category, productId }) => [
        customerId,
        channel,
        region,
        salesperson,
        category,
        productId,
      ]),
    ).toEqual([
      ['C1', 'web', 'north', 'Bob', 'shoes', 'P1'],
      ['C1', 'web', 'north', 'Ann', undefined, undefined],
      ['C1', 'web', 'north', 'Bob', 'shoes', 'P1'],
    ]);
    expect(sales.every((sale) => !('segment' in sale))).toBe(true);
  });

  it('of order, line and refund stay, with their types', () => {
    const { sales } = post([
      {
        id: '1',
        placedAt: '2025-03-31',
        currency: 'EUR',
        vip: true,
        size: 0,
        lines: [{ quantity: 1, unitPrice: 5, size: 42 }],
        tips: 1,
        refunds: [{ id: 'R', date: '2025-04-01', motive: 'too small', lines: [{ lineId: '1', quantity: 1 }] }],
      },
    ]);
    expect(sales.map(({ vip, size, motive }) => [vip, size, motive])).toEqual([
      [true, 42, undefined],
      [true, 0, undefined],
      [true, 42, 'too small'],
    ]);
    const [sale] = sales;
    if (!sale) return expect.unreachable();
    expectTypeOf(sale.vip).toEqualTypeOf<boolean>();
    expectTypeOf(sale.motive).toEqualTypeOf<string | undefined>();
    expectTypeOf(sale.kind).toEqualTypeOf<NonNullable<Sale['kind']>>();
    expectTypeOf(sale).toExtend<Sale>();
    // @ts-expect-error -- no record has such a field
    expect(sale.missing).toBeUndefined();
  });

  it('cannot pose as a field of the ledger', () => {
    const { sales } = post([
      { ...order(), amount: 999, cost: 998, gross: 997, date: '1999-01-01', type: 'return', kind: 'tip', quantity: 996, lineId: 'x' },
    ]);
    expect(table(sales as PostedSale[], 'amount', 'gross', 'cost', 'date', 'type', 'kind', 'quantity', 'lineId')).toEqual([
      ['1/1', 100, 100, '-', '2025-03-31', 'sale', 'product', 1, '1'],
    ]);
  });

  it('a field named __proto__ stays a field', () => {
    const raw = JSON.parse(
      '{"id":"1","placedAt":"2025-03-31","currency":"EUR","lines":[{"quantity":1,"unitPrice":1}],"__proto__":{"polluted":true}}',
    );
    const [sale] = post([raw]).sales;
    expect(Object.getPrototypeOf(sale)).toBe(Object.prototype);
    expect(Object.hasOwn(sale as object, '__proto__')).toBe(true);
  });

  it('what an application put on Object.prototype gives no refund and no cancellation', () => {
    Object.assign(Object.prototype, { cancelledAt: '2025-04-01', discount: 3, tips: 5 });
    try {
      expect(table(posted({}).sales, 'amount')).toEqual([['1/1', 100]]);
    } finally {
      for (const name of ['cancelledAt', 'discount', 'tips']) Reflect.deleteProperty(Object.prototype, name);
    }
  });
});

describe('status', () => {
  it.each([
    [{}, undefined],
    [{ status: 'open' }, 'open'],
    [{ paidAt: '2025-03-31' }, 'paid'],
    [{ paidAt: '2025-03-31', fulfilledAt: '2025-04-01' }, 'fulfilled'],
    [{ status: 'partially-paid', paidAt: '2025-03-31' }, 'partially-paid'],
    [{ status: 'cancelled', cancelledAt: '2025-04-01' }, 'open'],
    [{ status: 'cancelled', cancelledAt: '2025-04-01', paidAt: '2025-03-31' }, 'paid'],
    [{ status: 'refunded', cancelledAt: '2025-04-01' }, 'refunded'],
  ] as const)('%j gives %j on all rows', (fields, status) => {
    expect(new Set(posted(fields).sales.map((sale) => sale.status))).toEqual(new Set([status]));
  });
});

describe('orders that are no sales', () => {
  it('are left out and counted', () => {
    const { sales, excluded, counts } = post([
      order({ id: '1', test: true }),
      order({ id: '2', status: 'test' }),
      order({ id: '3', deleted: true }),
      order({ id: '4', status: 'deleted' }),
      order({ id: '5', status: 'draft' }),
      order({ id: '6', status: 'failed' }),
      order({ id: '7', status: 'cancelled' }),
      order({ id: '8', test: false, deleted: false }),
      order({ id: '9', currency: null }),
    ]);
    expect(sales.map(({ orderId }) => orderId)).toEqual(['8']);
    expect(excluded).toEqual({ test: 2, deleted: 2, draft: 1, failed: 1, cancelledWithoutDate: 1 });
    expect(counts).toEqual({ ordersIn: 9, posted: 1, excluded: 7, rejected: 1, rows: 1, byCode: { 'missing-required': 1 }, warnings: {} });
  });
});

describe('a cancelled order', () => {
  it('is given back on the day of the cancellation, all its rows', () => {
    const { sales } = posted({
      cancelledAt: '2025-04-05',
      lines: [{ quantity: 2, unitPrice: 50, discount: 10, tax: 18, unitCost: 20 }],
      shipping: { charged: 5, tax: 1 },
      tips: 2,
    });
    expect(table(sales, 'date', 'type', 'quantity', 'gross', 'discount', 'amount', 'tax', 'cost')).toEqual([
      ['1/1', '2025-03-31', 'sale', 2, 100, 10, 90, 18, 40],
      ['1/~shipping', '2025-03-31', 'sale', '-', 5, 0, 5, 1, '-'],
      ['1/~tip', '2025-03-31', 'sale', '-', 2, 0, 2, '-', '-'],
      ['1/~cancelled/1', '2025-04-05', 'return', -2, -100, -10, -90, -18, -40],
      ['1/~cancelled/~shipping', '2025-04-05', 'return', '-', -5, 0, -5, -1, '-'],
      ['1/~cancelled/~tip', '2025-04-05', 'return', '-', -2, 0, -2, '-', '-'],
    ]);
    expect(new Set(sales.map(({ orderDate }) => orderDate))).toEqual(new Set(['2025-03-31']));
  });

  it('what came back before, or is booked later, is not given back twice', () => {
    const { sales } = posted({
      cancelledAt: '2025-04-05',
      lines: [{ quantity: 3, unitPrice: 10 }],
      refunds: [{ id: 'R1', date: '2025-04-06', lines: [{ lineId: '1', quantity: 1 }] }],
    });
    expect(table(sales, 'date', 'quantity', 'amount')).toEqual([
      ['1/1', '2025-03-31', 3, 30],
      ['1/~refund/R1/1', '2025-04-06', -1, -10],
      ['1/~cancelled/1', '2025-04-05', -2, -20],
    ]);
  });

  it('after goodwill comes to nothing all the same', () => {
    const { sales } = posted({ cancelledAt: '2025-04-05', refunds: [{ id: 'R1', date: '2025-04-02', kind: 'goodwill', amount: 20 }] });
    expect(table(sales, 'kind', 'type', 'amount')).toEqual([
      ['1/1', 'product', 'sale', 100],
      ['1/~refund/R1/~adjustment', 'adjustment', 'return', -20],
      ['1/~cancelled/1', 'product', 'return', -100],
      ['1/~cancelled/~adjustment', 'adjustment', 'return', 20],
    ]);
  });

  it('an exchange that is cancelled leaves neither sales nor returns', () => {
    const { sales } = posted({
      cancelledAt: '2025-04-05',
      lines: [
        { quantity: 1, unitPrice: 60 },
        { quantity: -1, unitPrice: 40 },
      ],
    });
    expect(table(sales, 'type', 'amount')).toEqual([
      ['1/1', 'sale', 60],
      ['1/2', 'return', -40],
      ['1/~cancelled/1', 'return', -60],
      ['1/~cancelled/2', 'sale', 40],
    ]);
  });

  it('with nothing left adds no row', () => {
    const { sales } = posted({ cancelledAt: '2025-04-05', refunds: [{ id: 'R1', date: '2025-04-02', kind: 'cancellation' }] });
    expect(table(sales, 'amount')).toEqual([
      ['1/1', 100],
      ['1/~refund/R1/1', -100],
    ]);
  });
});

describe('identifiers of rows', () => {
  it('cannot be mistaken for each other, whatever the identifiers of the shop', () => {
    const { sales } = post([
      order({
        id: 'a',
        lines: [
          { lineId: 'b/c', quantity: 1, unitPrice: 1 },
          { lineId: '~shipping', quantity: 1, unitPrice: 1 },
          { lineId: '%7Eshipping', quantity: 1, unitPrice: 1 },
        ],
        shipping: { charged: 1 },
      }),
      order({ id: 'a/b', lines: [{ lineId: 'c', quantity: 1, unitPrice: 1 }] }),
      order({ id: '__proto__', lines: [{ lineId: 'constructor', quantity: 1, unitPrice: 1 }] }),
    ]);
    expect(sales.map(({ id }) => id)).toEqual([
      'a/b%2Fc',
      'a/%7Eshipping',
      'a/%257Eshipping',
      'a/~shipping',
      'a%2Fb/c',
      '__proto__/constructor',
    ]);
    expect(sales.map(({ lineId }) => lineId)).toEqual(['b/c', '~shipping', '%7Eshipping', undefined, 'c', 'constructor']);
  });

  it('are the same every time', () => {
    const orders = [order({ shipping: { charged: 3 }, cancelledAt: '2025-04-01' })];
    expect(JSON.stringify(post(orders))).toBe(JSON.stringify(post(orders)));
  });
});

describe('what is refused', () => {
  it.each([
    ['no currency', { currency: null }, 'currency', 'missing-required'],
    ['no date', { placedAt: undefined as never }, 'placedAt', 'missing-required'],
    [
      'two lines of one name',
      {
        lines: [
          { lineId: 'a', quantity: 1, unitPrice: 1 },
          { lineId: 'a', quantity: 1, unitPrice: 1 },
        ],
      },
      'lines[1].lineId',
      'duplicate-id',
    ],
    [
      'a name that is the position of another line',
      {
        lines: [
          { quantity: 1, unitPrice: 1 },
          { lineId: '1', quantity: 1, unitPrice: 1 },
        ],
      },
      'lines[1].lineId',
      'duplicate-id',
    ],
    [
      'two refunds of one name',
      {
        refunds: [
          { id: 'R', date: '2025-04-01', amount: 1 },
          { id: 'R', date: '2025-04-01', amount: 1 },
        ],
      },
      'refunds[1].id',
      'duplicate-id',
    ],
    ['a refund of nothing', { refunds: [{ id: 'R', date: '2025-04-01' }] }, 'refunds[0].amount', 'missing-required'],
    ['a product of too many digits', { lines: [{ quantity: '0.0000000001', unitPrice: '0.0000000001' }] }, 'gross', 'number-out-of-range'],
    ['a product that is too large', { lines: [{ quantity: '9'.repeat(20), unitPrice: '9'.repeat(20) }] }, 'gross', 'number-out-of-range'],
  ])('%s', (_, fields, field, code) => {
    const { sales, rejected, counts } = post([order(fields)]);
    expect(sales).toEqual([]);
    expect(rejected).toMatchObject([{ row: 0, field, code }]);
    expect(counts).toMatchObject({ ordersIn: 1, posted: 0, excluded: 0, rejected: 1 });
  });

  it('an option gives the currency and the zone', () => {
    const { sales } = post([order({ currency: undefined, placedAt: '2025-01-01T00:30' })], { currency: 'EUR', timeZone: 'Europe/Paris' });
    expect(table(sales, 'currency', 'date')).toEqual([['1/1', 'EUR', '2024-12-31T23:30:00.000Z']]);
  });

  it('the same order twice is posted once', () => {
    expect(post([order(), order(), order({ tips: 1 })])).toMatchObject({
      counts: { posted: 1, rows: 1, byCode: { 'duplicate-id': 1, 'duplicate-id-conflict': 1 } },
    });
  });

  it.each([
    [{ onWarning: 'explode' }, 'bad-argument'],
    [{ strict: true }, 'unknown-option'],
  ])('the options %j are refused', (options, code) => {
    try {
      post([], options as never);
      expect.unreachable();
    } catch (error) {
      expect(isKpiError(error) && error.code).toBe(code);
    }
  });

  it('orders that cannot be read spoil nothing', () => {
    const thrower = {
      ...order({ id: '2' }),
      get note(): string {
        throw new Error('no');
      },
    };
    expect(post([null, thrower, 5, order()] as never)).toMatchObject({
      counts: { ordersIn: 4, posted: 1, rejected: 3, byCode: { 'unreadable-row': 3 } },
    });
  });
});

describe('warnings', () => {
  const totals = { subtotal: 100, discount: 0, tax: 20, shipping: 5, total: 125 };
  const fields = { lines: [{ quantity: 1, unitPrice: 100, tax: 19 }], shipping: { charged: 5, tax: 1 } };

  it('totals that agree say nothing, on either tax basis', () => {
    expect(posted({ ...fields, totals }).warnings).toEqual([]);
    const included = { taxesIncluded: true, lines: [{ quantity: 1, unitPrice: 119, tax: 19 }], shipping: { charged: 6, tax: 1 } };
    expect(posted({ ...included, totals: { ...totals, subtotal: 119, shipping: 6 } }).warnings).toEqual([]);
  });

  it.each(['subtotal', 'discount', 'tax', 'shipping', 'total'] as const)('a %s that differs is told, and the order is posted', (name) => {
    const { sales, warnings, counts } = posted({ ...fields, totals: { ...totals, [name]: totals[name] + 1 } });
    expect(sales).toHaveLength(2);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatchObject({
      row: 0,
      orderId: '1',
      field: `totals.${name}`,
      code: 'total-mismatch',
      value: String(totals[name] + 1),
    });
    expect(warnings[0]?.reason).toBe(`the total given differs from the sum of the parts: ${totals[name]}`);
    expect(counts.warnings).toEqual({ 'total-mismatch': 1 });
  });

  it('one cent a line is rounding, more is not', () => {
    const two = [
      { quantity: 1, unitPrice: 10 },
      { quantity: 1, unitPrice: 10 },
    ];
    expect(posted({ lines: two, totals: { total: 20.02 } }).warnings).toEqual([]);
    expect(posted({ lines: two, totals: { total: 20.03 } }).warnings).toHaveLength(1);
  });

  it.each([
    ['a discount above its line', { lines: [{ quantity: 1, unitPrice: 10, discount: 11 }] }, 'discount-above-line', 'lines[0].discount'],
    [
      'a discount above the order',
      { lines: [{ quantity: 1, unitPrice: 10 }], discounts: [{ amount: 11 }] },
      'discount-above-line',
      'lines[0].discount',
    ],
    ['a discount above shipping', { shipping: { charged: 5, discount: 6 } }, 'discount-above-line', 'shipping.discount'],
    ['a discount on a line that is not there', { discounts: [{ amount: 1, lineIds: ['x'] }] }, 'unknown-line', 'discounts[0].lineIds'],
    ['a tax on a line that is not there', { taxes: [{ amount: 1, lineIds: ['1', 'x'] }] }, 'unknown-line', 'taxes[0].lineIds'],
    ['a payment before the order', { paidAt: '2025-03-30' }, 'paid-before-order', 'paidAt'],
    ['a cancellation before the order', { cancelledAt: '2025-03-30' }, 'cancelled-before-order', 'cancelledAt'],
    ['a refund before the order', { refunds: [{ id: 'R', date: '2025-03-30', amount: 1 }] }, 'refund-before-order', 'refunds[0].date'],
  ])('%s', (_, odd, code, field) => {
    const { warnings, counts } = posted(odd);
    expect(warnings.map((warning) => [warning.code, warning.field])).toEqual([[code, field]]);
    expect(counts.posted).toBe(1);
    const strict = post([order(odd)], { onWarning: 'reject' });
    expect(strict).toMatchObject({ sales: [], warnings: [], rejected: [{ code, field }], counts: { posted: 0, rejected: 1 } });
  });

  it('a calendar date and an instant of the same day are in no order', () => {
    expect(posted({ placedAt: '2025-03-31T23:00:00-10:00', paidAt: '2025-03-31' }).warnings).toEqual([]);
    expect(posted({ placedAt: '2025-03-31', paidAt: '2025-03-31T01:00:00+02:00' }).warnings).toEqual([]);
    expect(posted({ placedAt: '2025-03-31T12:00:00Z', paidAt: '2025-03-29' }).warnings).toHaveLength(1);
    expect(posted({ placedAt: '2025-03-31', paidAt: '2025-03-29T12:00:00Z' }).warnings).toHaveLength(1);
  });

  it('are described up to the limit and counted all', () => {
    const odd = Array.from({ length: 300 }, (_, i) => order({ id: String(i), paidAt: '2025-03-30' }));
    const { warnings, counts } = post(odd);
    expect(warnings).toHaveLength(100);
    expect(counts.warnings).toEqual({ 'paid-before-order': 300 });
  });

  it('published fixtures that contradict themselves are posted with warnings', () => {
    const { sales, warnings } = posted({
      lines: [1, 2, 3].map(() => ({ quantity: 1, unitPrice: '199.00', tax: '3.98' })),
      discounts: [],
      totals: { subtotal: '398.00', discount: '0.00', tax: '11.94', total: '409.94' },
    });
    expect(total(sales, 'amount').toString()).toBe('597');
    expect(warnings.map(({ field }) => field)).toEqual(['totals.subtotal', 'totals.total']);
  });
});

describe('the ledger', () => {
  it('can be parsed again and stays as it is', () => {
    const { sales } = posted({
      customerId: 'C1',
      lines: [
        { quantity: 3, unitPrice: '33.33', tax: 5 },
        { quantity: -1, unitPrice: 5 },
        { quantity: 1, unitPrice: -2 },
      ],
      discounts: [{ amount: '7.77' }],
      shipping: { charged: 4.9 },
      refunds: [
        {
          id: 'R',
          date: '2025-04-01',
          lines: [
            { lineId: '1', quantity: 2 },
            { lineId: '3', quantity: 1 },
          ],
          amount: 60,
        },
      ],
      cancelledAt: '2025-04-03',
    });
    expect(parse(Sale, sales)).toMatchObject({ rows: sales, rejected: [] });
  });

  it('amounts beyond 15 digits are text, and exact', () => {
    const { sales } = posted({ lines: [{ quantity: 3, unitPrice: '12345678901234.56' }] });
    expect(sales[0]?.amount).toBe('37037036703703.68');
  });
});
