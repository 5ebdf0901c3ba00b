import { describe, expect, expectTypeOf, it } from 'vitest';
import * as z from 'zod/mini';
import { isKpiError } from '../../src/error.ts';
import * as model from '../../src/model/index.ts';
import {
  CampaignSpend,
  type ConvertOptions,
  Cost,
  convert,
  Deal,
  Forecast,
  MarketObservation,
  money,
  Order,
  Product,
  Referral,
  Sale,
  Subscription,
  SubscriptionPeriod,
  Target,
} from '../../src/model/index.ts';

/** A dollar is worth two euros: what is money is doubled, and nothing else. */
const rates = [{ date: '2025-01-01', from: 'USD', to: 'EUR', rate: 2 }];
const constant = { to: 'EUR', policy: 'constant', on: '2025-01-01', rates } as const;
const daily = { to: 'EUR', policy: 'eventDate', rates, maxAge: 1000 } as const;

/** The numbers of a record by their path, `original` left out. */
function numbersIn(value: unknown, path = ''): Record<string, number> {
  if (typeof value === 'number') return { [path]: value };
  if (typeof value !== 'object' || value === null) return {};
  return Object.assign(
    {},
    ...Object.entries(value)
      .filter(([name]) => name !== 'original')
      .map(([name, inner]) => numbersIn(inner, path === '' ? name : `${path}.${name}`)),
  );
}

/** What became twice as much, and what stayed. */
function doubled(before: object, after: object | undefined): { readonly money: string[]; readonly rest: string[] } {
  const [was, is] = [numbersIn(before), numbersIn(after)];
  const names = Object.keys(was);
  expect(Object.keys(is).toSorted()).toEqual(names.toSorted());
  const twice = names.filter((name) => is[name] === 2 * (was[name] as number));
  const same = names.filter((name) => is[name] === was[name]);
  expect([...twice, ...same].toSorted()).toEqual(names.toSorted());
  return { money: twice.toSorted(), rest: same.toSorted() };
}

const item = { unitAmount: 9, quantity: 3, interval: 'month', intervalCount: 2, tax: 1.8 };
const discounts = [
  { amount: 5, duration: 'forever' },
  { rate: 0.25, duration: 'once' },
];

/** Each kind of record with every number that it can have, which of them are money, and what `original` keeps beside the currency. */
const kinds: [name: string, schema: z.ZodMiniObject, record: object, money: string[], original: object][] = [
  [
    'Sale',
    Sale,
    { id: '1', date: '2025-01-05', amount: 90, quantity: 3, gross: 100, discount: 10, tax: 18, cost: 40 },
    ['amount', 'cost', 'discount', 'gross', 'tax'],
    { amount: 90 },
  ],
  ['Cost', Cost, { id: '1', date: '2025-01-05', amount: 9 }, ['amount'], { amount: 9 }],
  [
    'Product',
    Product,
    { id: '1', price: 30, unitCost: [{ cost: 12 }, { from: '2025-01-01', cost: 13 }] },
    ['price', 'unitCost.0.cost', 'unitCost.1.cost'],
    { price: 30 },
  ],
  [
    'Order',
    Order,
    {
      id: '1',
      placedAt: '2025-01-05',
      lines: [{ quantity: 3, unitPrice: 20, discount: 5, tax: 11, unitCost: 8 }],
      discounts: [{ amount: 4 }],
      taxes: [{ amount: 3 }],
      shipping: { charged: 6, discount: 1, tax: 1.5 },
      duties: 2,
      fees: [{ amount: 7, tax: 0.5 }],
      tips: 2.5,
      refunds: [
        {
          id: 'R',
          date: '2025-01-06',
          lines: [{ lineId: '1', quantity: 1, amount: 15, tax: 3.5 }],
          shipping: { amount: 5.5, tax: 0.75 },
          amount: 25,
          tax: 4.5,
        },
      ],
      totals: { subtotal: 51, discount: 9, tax: 17, shipping: 5, total: 85 },
    },
    [
      'discounts.0.amount',
      'duties',
      'fees.0.amount',
      'fees.0.tax',
      'lines.0.discount',
      'lines.0.tax',
      'lines.0.unitCost',
      'lines.0.unitPrice',
      'refunds.0.amount',
      'refunds.0.lines.0.amount',
      'refunds.0.lines.0.tax',
      'refunds.0.shipping.amount',
      'refunds.0.shipping.tax',
      'refunds.0.tax',
      'shipping.charged',
      'shipping.discount',
      'shipping.tax',
      'taxes.0.amount',
      'tips',
      'totals.discount',
      'totals.shipping',
      'totals.subtotal',
      'totals.tax',
      'totals.total',
    ],
    { duties: 2, tips: 2.5 },
  ],
  [
    'CampaignSpend',
    CampaignSpend,
    { date: '2025-01-05', amount: 50, impressions: 1000, clicks: 90, leads: 8, conversions: 4, attributedRevenue: 400 },
    ['amount', 'attributedRevenue'],
    { amount: 50, attributedRevenue: 400 },
  ],
  [
    'MarketObservation',
    MarketObservation,
    {
      id: '1',
      date: '2025-01-01',
      grain: 'year',
      market: 'bikes',
      definition: 'new bicycles',
      own: 12,
      total: 80,
      competitors: [{ id: 'velo', value: 30 }],
    },
    ['competitors.0.value', 'own', 'total'],
    { own: 12, total: 80 },
  ],
  [
    'Deal',
    Deal,
    {
      id: '1',
      createdAt: '2025-01-05',
      outcome: 'open',
      amount: 900,
      probability: 0.5,
      activities: 7,
      history: [{ enteredAt: '2025-01-05', amount: 800, probability: 0.25 }],
    },
    ['amount', 'history.0.amount'],
    { amount: 900 },
  ],
  ['Forecast', Forecast, { id: '1', start: '2025-01-01', end: '2025-02-01', amount: 70 }, ['amount'], { amount: 70 }],
  ['Target', Target, { id: '1', start: '2025-01-01', end: '2025-02-01', value: 70 }, ['value'], { value: 70 }],
  ['Referral', Referral, { id: '1', referrerId: 'ana', date: '2025-01-05', value: 60 }, ['value'], { value: 60 }],
  [
    'Subscription',
    Subscription,
    {
      id: '1',
      customerId: 'ana',
      status: 'active',
      startedAt: '2025-01-05',
      items: [item],
      discounts,
      history: [{ until: '2025-02-01', items: [item], discounts }],
    },
    [
      'discounts.0.amount',
      'history.0.discounts.0.amount',
      'history.0.items.0.tax',
      'history.0.items.0.unitAmount',
      'items.0.tax',
      'items.0.unitAmount',
    ],
    {},
  ],
  [
    'SubscriptionPeriod',
    SubscriptionPeriod,
    { id: '1', customerId: 'ana', start: '2025-01-05', annualAmount: 1200 },
    ['annualAmount'],
    { annualAmount: 1200 },
  ],
];

describe('each kind of record with a currency', () => {
  it.each(kinds)('%s: its money is converted, and nothing else', (_, schema, fields, amounts, original) => {
    const record = { ...fields, currency: 'USD' };
    const before = structuredClone(record);
    const { rows, rejected, rates: used } = convert(schema, [record], constant as never);
    expect(rejected).toEqual([]);
    expect(doubled(record, rows[0]).money).toEqual(amounts);
    expect(rows[0]).toMatchObject({ currency: 'EUR', original: { ...original, currency: 'USD' } });
    expect(Object.keys((rows[0] as { original: object }).original).toSorted()).toEqual([...Object.keys(original), 'currency'].toSorted());
    expect(used).toEqual([{ from: 'USD', to: 'EUR', date: '2025-01-01', rate: 2, source: 'given', rows: 1 }]);
    expect(record).toEqual(before);
  });

  it.each(kinds)('%s: in the currency wanted it stays as it is', (_, schema, fields) => {
    const { rows, rates: used } = convert(schema, [{ ...fields, currency: 'EUR' }], { ...constant, rates: [] } as never);
    expect(rows).toEqual([{ ...fields, currency: 'EUR' }]);
    expect(used).toEqual([]);
  });

  it.each(kinds)('%s: without a rate, or without a currency, it is refused', (_, schema, fields) => {
    const given = [
      { ...fields, currency: 'CHF', id: 'a' },
      { ...fields, id: 'b' },
    ];
    expect(convert(schema, given, constant as never)).toMatchObject({
      rows: [],
      rejected: [
        { row: 0, field: 'currency', code: 'missing-rate' },
        { row: 1, field: 'currency', code: 'missing-required' },
      ],
    });
  });

  const schemas = Object.entries(model).filter(([, value]) => value instanceof z.ZodMiniObject) as [string, z.ZodMiniObject][];

  it('is in the list above', () => {
    const withCurrency = schemas.filter(([, schema]) => Object.hasOwn(schema.def.shape, 'currency')).map(([name]) => name);
    expect(withCurrency.toSorted()).toEqual(kinds.map(([name]) => name).toSorted());
  });

  it.each(schemas.filter(([, schema]) => !Object.hasOwn(schema.def.shape, 'currency')))('%s has none, and is refused', (_, schema) => {
    expect(() => convert(schema, [], constant as never)).toThrow(
      'the schema has no field currency: give the schema of the whole record, which says the currency of its amounts',
    );
  });
});

/** The rows by identifier, each with its figures. */
const told = (rows: readonly object[], ...names: string[]): unknown[][] =>
  rows.map((row) => ['id', ...names, 'currency'].map((name) => (row as Record<string, unknown>)[name] ?? null));

describe('what is money in some records only', () => {
  const market = { date: '2025-01-01', grain: 'year', market: 'bikes', definition: 'new bicycles' } as const;

  it('a market in units stays as it is, with a currency or without', () => {
    const {
      rows,
      counts,
      rates: used,
    } = convert(
      MarketObservation,
      [
        { ...market, id: '1', metric: 'units', own: 12, total: 80, competitors: [{ id: 'velo', value: 30 }] },
        { ...market, id: '2', metric: 'units', own: 12, currency: 'USD' },
        { ...market, id: '3', metric: 'value', own: 12, currency: 'USD' },
        { ...market, id: '4', own: 12, currency: 'USD' },
        { ...market, id: '5', own: 12 },
      ],
      daily,
    );
    expect(told(rows, 'own')).toEqual([
      ['1', 12, null],
      ['2', 12, 'USD'],
      ['3', 24, 'EUR'],
      ['4', 24, 'EUR'],
    ]);
    expect(rows[0]).toEqual({ ...market, id: '1', metric: 'units', own: 12, total: 80, competitors: [{ id: 'velo', value: 30 }] });
    expect(counts.byCode).toEqual({ 'missing-required': 1 });
    expect(used).toMatchObject([{ rows: 2 }]);
  });

  const target = { start: '2025-01-01', end: '2025-02-01', value: 50 };
  const targets = [
    { ...target, id: 'quota', currency: 'USD' },
    { ...target, id: 'orders', indicatorId: 'orderCount' },
    { ...target, id: 'sales', indicatorId: 'netSales', currency: 'USD' },
    { ...target, id: 'won', indicatorId: 'wonValue', currency: 'USD' },
    { ...target, id: 'no currency' },
  ];

  it('a target of another indicator is money where it names a currency; a quota always is', () => {
    const { rows, rejected } = convert(Target, targets, { ...daily, at: 'start' });
    expect(told(rows, 'value')).toEqual([
      ['quota', 100, 'EUR'],
      ['orders', 50, null],
      ['sales', 100, 'EUR'],
      ['won', 100, 'EUR'],
    ]);
    expect(rejected).toMatchObject([{ row: 4, field: 'currency', code: 'missing-required' }]);
  });

  it('the currency of records that name none makes no money of a number of orders', () => {
    const { rows } = convert(Target, targets, { ...daily, at: 'start', currency: 'USD' });
    expect(told(rows, 'value')[1]).toEqual(['orders', 50, null]);
    expect(told(rows, 'value')[4]).toEqual(['no currency', 100, 'EUR']);
    const inEuro = convert(Target, targets, { ...daily, at: 'start', currency: 'EUR' });
    expect(told(inEuro.rows, 'value').slice(1, 2)).toEqual([['orders', 50, null]]);
    expect(told(inEuro.rows, 'value').at(-1)).toEqual(['no currency', 50, 'EUR']);
  });

  it('their currency may be missing in types too, and that of others may not', () => {
    const { rows } = convert(Target, targets, { ...daily, at: 'start' });
    expectTypeOf(rows[0]?.currency).toEqualTypeOf<string | null | undefined>();
    const spends = convert(CampaignSpend, [{ date: '2025-01-05', amount: 1 }], daily);
    expectTypeOf(spends.rows[0]?.currency).toEqualTypeOf<string | undefined>();
  });
});

describe('a record that gives no amount', () => {
  const deal = { createdAt: '2025-01-05', outcome: 'open' } as const;

  it('needs no rate and no currency, and is in the one wanted', () => {
    const {
      rows,
      counts,
      rates: used,
    } = convert(
      Deal,
      [
        { ...deal, id: '1' },
        { ...deal, id: '2', currency: 'CHF', amount: '' },
        { ...deal, id: '3', history: [] },
      ],
      { ...daily, at: 'createdAt' },
    );
    expect(rows).toEqual([
      { ...deal, id: '1', currency: 'EUR' },
      { ...deal, id: '2', amount: null, currency: 'EUR', original: { currency: 'CHF' } },
      { ...deal, id: '3', history: [], currency: 'EUR' },
    ]);
    expect([counts.rejected, used]).toEqual([0, []]);
  });

  it('but an amount in its history needs one', () => {
    const { rejected } = convert(Deal, [{ ...deal, id: '1', history: [{ enteredAt: '2025-01-05', amount: 5 }] }], {
      ...daily,
      at: 'createdAt',
    });
    expect(rejected).toMatchObject([{ field: 'currency', code: 'missing-required' }]);
  });
});

describe('the date that decides', () => {
  const table = [
    { date: '2025-01-01', from: 'USD', to: 'EUR', rate: 2 },
    { date: '2025-02-01', from: 'USD', to: 'EUR', rate: 3 },
  ];
  const options = { to: 'EUR', policy: 'eventDate', rates: table, maxAge: 20 } as const;
  const deals = [
    { id: '1', createdAt: '2025-01-05', outcome: 'won', amount: 10, closedAt: '2025-02-10', currency: 'USD' },
    { id: '2', createdAt: '2025-01-05', outcome: 'open', amount: 10, currency: 'USD' },
  ] as const;

  it('is the one named, and a record without it is refused', () => {
    expect(told(convert(Deal, deals, { ...options, at: 'createdAt' }).rows, 'amount')).toEqual([
      ['1', 20, 'EUR'],
      ['2', 20, 'EUR'],
    ]);
    const { rows, rejected } = convert(Deal, deals, { ...options, at: 'closedAt' });
    expect(told(rows, 'amount')).toEqual([['1', 30, 'EUR']]);
    expect(rejected).toMatchObject([{ row: 1, field: 'closedAt', code: 'missing-required' }]);
  });

  it('may be a date of your own that the schema names', () => {
    const Mine = z.extend(Cost, { paidAt: z.optional(z.string()) });
    const cost = { id: '1', date: '2025-01-05', amount: 10, currency: 'USD' };
    const at = (paidAt: string, zone?: string): unknown => {
      const { rows, rejected } = convert(Mine, [{ ...cost, paidAt }], { ...options, at: 'paidAt', ...(zone && { timeZone: zone }) });
      return rows[0]?.amount ?? `${rejected[0]?.field} ${rejected[0]?.code}`;
    };
    expect(at('2025-02-10')).toBe(30);
    expect(at('soon')).toBe('paidAt bad-date');
    expect(at('2025-01-31 23:30')).toBe('paidAt naive-date-time');
    expect(at('2025-01-31 23:30', 'America/New_York')).toBe('paidAt missing-rate'.replace('paidAt', 'currency'));
    expect(
      convert(Mine, [{ ...cost, paidAt: '2025-01-31 23:30' }], { ...options, at: 'paidAt', timeZone: 'America/New_York', maxAge: 30 })
        .rows[0]?.amount,
    ).toBe(20);
  });

  it('of a month’s average is the one named too', () => {
    const average = convert(Forecast, [{ id: '1', start: '2025-02-01', end: '2025-03-01', amount: 10, currency: 'USD' }], {
      ...options,
      policy: 'monthAverage',
      at: 'start',
    });
    expect(average.rows[0]?.amount).toBe(30);
    expect(average.rates[0]?.date).toBe('2025-02');
  });

  it('is none where one day holds for all: the reason of a refusal names that day', () => {
    const { rejected } = convert(Product, [{ id: '1', price: 5, currency: 'GBP' }], { ...options, policy: 'constant', on: '2025-01-03' });
    expect(rejected[0]?.reason).toBe('no exchange rate for this currency on that day or shortly before: 2025-01-03');
  });

  const refusals: [string, z.ZodMiniObject, object, string, (string | number)[]][] = [
    [
      'a kind of record without the field date',
      Deal,
      {},
      "the schema has no field date: give at: 'createdAt' or 'expectedCloseDate' or 'closedAt'; or take the policy constant and its day, on: 'YYYY-MM-DD'",
      ['at'],
    ],
    ['one without any date', Product, {}, "the schema has no field date: take the policy constant and its day, on: 'YYYY-MM-DD'", ['at']],
    [
      'a date that it does not have',
      Sale,
      { at: 'closedAt' },
      "\"closedAt\" is no date of the schema: give at: 'date' or 'orderDate'; or",
      ['at'],
    ],
    ['a field that is no date', Sale, { at: 'amount' }, '"amount" is no date of the schema', ['at']],
    ['a name that every object has', Sale, { at: 'toString' }, '"toString" is no date of the schema', ['at']],
    ['no name', Sale, { at: null }, 'null is no date of the schema', ['at']],
    [
      'the date of the order, of records without one',
      Cost,
      { policy: 'orderDate' },
      'the schema has no field orderDate: take the policy eventDate',
      ['policy'],
    ],
    [
      'the date of the order, of records without any',
      Product,
      { policy: 'orderDate' },
      'the schema has no field orderDate: take the policy constant and its day',
      ['policy'],
    ],
    ['two dates', Sale, { policy: 'orderDate', at: 'date' }, 'at is of no use to the policy orderDate', ['at']],
    [
      'a date beside the one day for all',
      Sale,
      { policy: 'constant', on: '2025-01-01', at: 'date' },
      'at is of no use to the policy constant',
      ['at'],
    ],
  ];
  it.each(refusals)('%s throws', (_, schema, wanted, message, path) => {
    try {
      convert(schema, [], { ...options, ...wanted } as never);
      expect.unreachable();
    } catch (error) {
      expect(isKpiError(error) && [error.code, error.path]).toEqual(['bad-argument', path]);
      expect((error as Error).message).toContain(message);
    }
  });
});

describe('a schema of your own', () => {
  const base = { id: '1', date: '2025-01-05', amount: 10, currency: 'USD' };

  it('has its own money converted where it says so: nested, optional, checked, with a default', () => {
    const Mine = z.extend(Sale, {
      commission: money(),
      bonus: z.nullish(money()),
      levy: money().check(z.refine((value) => Number(value) >= 0)),
      fund: z._default(money(), 3),
      shares: z.optional(z.array(z.object({ to: z.string(), value: money(), rate: z.number() }))),
      weight: z.number(),
    });
    const { rows, rejected } = convert(
      Mine,
      [
        {
          ...base,
          commission: '5.25',
          bonus: null,
          levy: 1.5,
          fund: undefined,
          weight: 7,
          note: 'x',
          shares: [{ to: 'Ann', value: 2, rate: 0.5 }],
        },
      ],
      daily,
    );
    expect(rejected).toEqual([]);
    expect(rows[0]).toEqual({
      ...base,
      amount: 20,
      commission: 10.5,
      bonus: null,
      levy: 3,
      fund: 6,
      shares: [{ to: 'Ann', value: 4, rate: 0.5 }],
      weight: 7,
      note: 'x',
      currency: 'EUR',
      original: { amount: 10, commission: 5.25, levy: 1.5, fund: 3, currency: 'USD' },
    });
    expectTypeOf(rows[0]?.note).toEqualTypeOf<string | undefined>();
  });

  it('with fields that it does not mark leaves them as they are', () => {
    const Mine = z.extend(Sale, { commission: z.number() });
    expect(convert(Mine, [{ ...base, commission: 5 }], daily).rows[0]).toMatchObject({ amount: 20, commission: 5 });
  });

  it('need not be one of ours', () => {
    const Invoice = z.looseObject({ number: z.string(), issued: z.string(), currency: z.string(), total: money() });
    const invoices = [
      { number: '1', issued: '2025-01-05', currency: 'usd', total: '12.50' },
      { number: '2', issued: '2025-01-05', currency: 'dollars', total: 1 },
      { number: '3', issued: '2025-01-05', currency: 'EUR', total: 1 },
    ];
    const { rows, rejected } = convert(Invoice, invoices, { ...daily, at: 'issued' });
    expect(rows).toEqual([
      { number: '1', issued: '2025-01-05', currency: 'EUR', total: 25, original: { total: 12.5, currency: 'USD' } },
      { number: '3', issued: '2025-01-05', currency: 'EUR', total: 1 },
    ]);
    expect(rejected).toMatchObject([{ row: 1, field: 'currency', code: 'unknown-currency' }]);
  });

  it.each([
    ['without money', z.looseObject({ currency: z.string(), total: z.number() }), 'no field of the schema is money: say which ones are'],
    ['without a currency', z.looseObject({ total: money() }), 'the schema has no field currency'],
    ['that is a list of records', [base], 'the schema is an object: give the schema first, then the records: convert(Sale, sales, '],
    ['that is no object', z.array(Sale), 'the schema is an object: give the schema first'],
    ['that is not there', undefined, 'the schema is undefined: give the schema first'],
  ])('%s throws', (_, schema, message) => {
    try {
      convert(schema as never, [], daily as never);
      expect.unreachable();
    } catch (error) {
      expect(isKpiError(error) && [error.code, error.path]).toEqual(['bad-argument', ['schema']]);
      expect((error as Error).message).toContain(message);
    }
  });

  it('an amount of a list that becomes too long is refused by its path', () => {
    const order = {
      id: '1',
      placedAt: '2025-01-05',
      currency: 'USD',
      lines: [
        { quantity: 1, unitPrice: 1 },
        { quantity: 1, unitPrice: '0.000000000000000001' },
      ],
    };
    const fine = [{ date: '2025-01-01', from: 'USD', to: 'EUR', rate: '1.5' }];
    const { rows, rejected, rates: used } = convert(Order, [order], { ...constant, rates: fine });
    expect([rows, used]).toEqual([[], []]);
    expect(rejected).toMatchObject([{ field: 'lines[1].unitPrice', code: 'number-out-of-range' }]);
  });
});

describe('what holds for all', () => {
  const sale = { id: '1', date: '2025-01-05', amount: 10, currency: 'USD' };

  it('a record delivered twice is told from another of its identifier', () => {
    const { rows, counts } = convert(Sale, [sale, { ...sale }, { ...sale, amount: 11 }, { ...sale, amount: 20, currency: 'EUR' }], daily);
    expect(rows).toHaveLength(1);
    expect(counts).toEqual({ rowsIn: 4, accepted: 1, rejected: 3, byCode: { 'duplicate-id': 1, 'duplicate-id-conflict': 2 } });
  });

  it('a rate serves the records that were converted with it, and no others', () => {
    const tiny = { ...sale, id: '2', tax: '0.000000000000000001' };
    const fine = [{ date: '2025-01-01', from: 'USD', to: 'EUR', rate: '1.5' }];
    const { rates: used, counts } = convert(Sale, [sale, tiny], { ...daily, rates: fine });
    expect(counts.byCode).toEqual({ 'number-out-of-range': 1 });
    expect(used).toMatchObject([{ rows: 1 }]);
  });

  it('a record that cannot be read is counted, and the others are converted', () => {
    const hostile = {
      ...sale,
      id: '2',
      get amount(): number {
        throw new Error('no');
      },
    };
    const { rows, rejected } = convert(Sale, [hostile, sale, null as never], daily);
    expect(rows).toHaveLength(1);
    expect(rejected.map(({ row, code }) => [row, code])).toEqual([
      [0, 'unreadable-row'],
      [2, 'unreadable-row'],
    ]);
  });

  it('what an application has put on Object.prototype is no money', () => {
    Object.assign(Object.prototype, { discount: 3, currency: 'USD', orderDate: 'x' });
    try {
      const { currency: _, ...bare } = sale;
      const { rows, rejected } = convert(Sale, [sale, { ...bare, id: '2' }], daily);
      expect(rows).toEqual([
        { ...sale, amount: 20, discount: undefined, orderDate: undefined, currency: 'EUR', original: expect.anything() },
      ]);
      expect(rejected).toMatchObject([{ row: 1, code: 'missing-required' }]);
    } finally {
      for (const name of ['discount', 'currency', 'orderDate']) Reflect.deleteProperty(Object.prototype, name);
    }
  });

  it('names and values of fields are known to types', () => {
    const { rows } = convert(Sale, [{ ...sale, rep: 'Ann' }], daily);
    expectTypeOf(rows[0]?.rep).toEqualTypeOf<string | undefined>();
    expectTypeOf(rows[0]?.original?.currency).toEqualTypeOf<string | undefined>();
    expectTypeOf(rows[0]?.original?.amount).toEqualTypeOf<Sale['amount'] | undefined>();
    expectTypeOf<ConvertOptions['at']>().toEqualTypeOf<string | undefined>();
    // @ts-expect-error -- a date that sales do not have
    expect(() => convert(Sale, [], { ...daily, at: 'closedAt' })).toThrow();
  });
});
