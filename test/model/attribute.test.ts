// Sales put down to the touches before them: cases that can be checked by hand, and records that cannot be trusted.
import {
  type AttributionModel,
  type AttributionOptions,
  attribute,
  type Credit,
  count,
  indicator,
  parse,
  query,
  type Sale,
  Touch,
  touch,
} from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { codeOf, column, errorOf } from '../query/ask.ts';

const models = ['firstTouch', 'lastTouch', 'linear'] as const;
const met = (at: Touch['at'], campaign: string, more: Partial<Touch> = {}): Touch => ({ at, customerId: 'ana', campaign, ...more });
const sold = (id: string, date: Sale['date'], amount: Sale['amount'], more: Partial<Sale> = {}): Sale => ({
  id,
  date,
  amount,
  customerId: 'ana',
  ...more,
});
const three = [met('2025-01-02', 'search'), met('2025-01-05', 'social'), met('2025-01-09', 'mail')];

/** The credits of one model as text: row, campaign, amount. */
const lines = (credits: readonly Credit[], model: AttributionModel): string[] =>
  credits.filter((one) => one.model === model).map(({ saleId, campaign, amount }) => `${saleId} ${campaign} ${amount}`);

/** The credits of the model that shares. */
const shared = (sales: readonly Sale[], touches: readonly Touch[], options: AttributionOptions = {}): Credit[] =>
  attribute({ sales, touches }, options).credits.filter(({ model }) => model === 'linear');

/** The campaigns of the touches that an order is put down to. */
const campaigns = (touches: readonly Touch[], order: Sale, options: AttributionOptions = {}): string =>
  shared([order], touches, options)
    .map(({ campaign }) => campaign)
    .join(' ');

describe('an order of 100 behind three touches', () => {
  const { credits, counts, rejected } = attribute({ sales: [sold('A', '2025-01-10', 100)], touches: three });

  test.each<[AttributionModel, string[]]>([
    ['firstTouch', ['A search 100']],
    ['lastTouch', ['A mail 100']],
    ['linear', ['A search 33.34', 'A social 33.33', 'A mail 33.33']],
  ])('by %s', (model, wanted) => {
    expect(lines(credits, model)).toEqual(wanted);
  });

  test('is counted once, whatever the number of models', () => {
    expect(counts.sales).toEqual({ rowsIn: 1, attributed: 1, unattributed: { noCustomer: 0, noTouch: 0 }, rejected: 0, byCode: {} });
    expect(counts.touches).toEqual({ rowsIn: 3, accepted: 3, rejected: 0, byCode: {} });
    expect(rejected).toEqual({ sales: [], touches: [] });
  });

  test('has the channel and campaign of the touch, and all else of the sale', () => {
    const order = sold('A', '2025-01-10', 90, { orderId: 'O', channel: 'web', campaign: 'own', region: 'north', productId: 'p', tax: 18 });
    const touches = [met('2025-01-02', 'search', { id: 't1', channel: 'ads', region: 'south' })];
    expect(attribute({ sales: [{ ...order, status: 'paid', kind: 'gift-card' }], touches }).credits).toEqual(
      models.map((model) => ({
        id: `A/${model}/1`,
        saleId: 'A',
        orderId: 'O',
        date: '2025-01-10',
        customerId: 'ana',
        productId: 'p',
        region: 'north',
        model,
        touchId: 't1',
        touchedAt: '2025-01-02',
        channel: 'ads',
        campaign: 'search',
        type: 'sale',
        kind: 'gift-card',
        status: 'paid',
        amount: 90,
        tax: 18,
      })),
    );
  });
});

describe('what is shared', () => {
  const shares = (more: Partial<Sale>): unknown[] =>
    shared([sold('A', '2025-01-10', 100, more)], three).map(({ amount, tax, cost }) =>
      [amount, tax, cost].filter((one) => one !== undefined && one !== null).join(' '),
    );

  test.each<[string, Partial<Sale>, string[]]>([
    ['cents', { currency: 'EUR' }, ['33.34', '33.33', '33.33']],
    ['whole yen', { currency: 'JPY' }, ['34', '33', '33']],
    ['thousandths of a dinar', { currency: 'KWD' }, ['33.334', '33.333', '33.333']],
    ['finer steps where the whole is finer', { amount: '0.005' }, ['0.002', '0.002', '0.001']],
    ['less than a cent each', { amount: 0.02 }, ['0.01', '0.01', '0']],
    ['given back', { amount: -100 }, ['-33.34', '-33.33', '-33.33']],
    ['nothing', { amount: 0 }, ['0', '0', '0']],
    ['a number that no double holds', { amount: '123456789012345678.99' }, Array(3).fill('41152263004115226.33')],
    ['tax and cost, each by itself', { tax: 20, cost: '0.01' }, ['33.34 6.67 0.01', '33.33 6.67 0', '33.33 6.66 0']],
    ['no cost that is not known', { tax: null, cost: undefined }, ['33.34', '33.33', '33.33']],
  ])('is %s', (_, more, wanted) => {
    expect(shares(more)).toEqual(wanted);
  });

  test('says which way the whole goes, also in a part of nothing', () => {
    expect(shared([sold('A', '2025-01-10', -0.02)], three).map(({ type, amount }) => [type, amount])).toEqual([
      ['return', -0.01],
      ['return', -0.01],
      ['return', 0],
    ]);
  });
});

describe('a return', () => {
  const later = [...three, met('2025-02-01', 'sale'), met('2025-02-09', 'catalogue')];

  test.each<[string, Partial<Sale>]>([
    ['that says when its order was', { orderId: 'O', orderDate: '2025-01-10' }],
    ['of a plain list, which says its order alone', { orderId: 'O' }],
    ['that does not say who bought', { orderId: 'O', customerId: null }],
  ])('%s goes the way of its sale, whatever came between', (_, more) => {
    const sales = [sold('A', '2025-01-10', 100, { orderId: 'O' }), sold('B', '2025-02-10', -100, more)];
    for (const rows of [sales, sales.toReversed()]) {
      const { credits } = attribute({ sales: rows, touches: later });
      expect(lines(credits, 'firstTouch').sort()).toEqual(['A search 100', 'B search -100']);
      expect(lines(credits, 'lastTouch').sort()).toEqual(['A mail 100', 'B mail -100']);
      expect(lines(credits, 'linear').filter((line) => line.startsWith('B'))).toEqual([
        'B search -33.34',
        'B social -33.33',
        'B mail -33.33',
      ]);
      expect(
        credits.filter(({ saleId }) => saleId === 'B').every(({ customerId, date }) => `${customerId} ${date}` === 'ana 2025-02-10'),
      ).toBe(true);
    }
  });

  test('without an order is an order of its own', () => {
    const sales = [sold('A', '2025-01-10', 100), sold('B', '2025-02-10', -100)];
    expect(lines(attribute({ sales, touches: later }).credits, 'lastTouch')).toEqual(['A mail 100', 'B catalogue -100']);
  });
});

describe('a sale that nothing led to', () => {
  test('stands alone, and is counted by its cause', () => {
    const sales = [
      sold('A', '2025-01-01', 10),
      sold('B', '2025-01-10', 20, { customerId: 'bob' }),
      sold('C', '2025-01-10', 30, { customerId: null }),
      sold('D', '2025-01-10', 40, { customerId: ' ' }),
      sold('E', '2025-01-10', 50),
    ];
    const { credits, counts } = attribute({ sales, touches: three });
    expect(lines(credits, 'lastTouch')).toEqual(['A null 10', 'B null 20', 'C null 30', 'D null 40', 'E mail 50']);
    expect(lines(credits, 'linear').slice(0, 4)).toEqual(['A null 10', 'B null 20', 'C null 30', 'D null 40']);
    expect(credits[1]).toMatchObject({ id: 'A/lastTouch/0', touchId: null, touchedAt: null, channel: null, campaign: null });
    expect(counts.sales).toMatchObject({ rowsIn: 5, attributed: 1, unattributed: { noCustomer: 2, noTouch: 2 }, rejected: 0 });
  });

  test('stands beside touches of others, and touches that name no campaign count', () => {
    const touches = [met('2025-01-02', 'search', { customerId: 'bob' }), { at: '2025-01-03', customerId: 'ana', channel: 'direct' }];
    const { credits, counts } = attribute({ sales: [sold('A', '2025-01-10', 10)], touches });
    expect(credits.map(({ channel, campaign, touchedAt }) => [channel, campaign, touchedAt])).toEqual(
      models.map(() => ['direct', null, '2025-01-03']),
    );
    expect(counts.sales.attributed).toBe(1);
  });
});

describe('a touch is before an order', () => {
  const order = sold('A', '2025-02-10', 1);
  const at = (time: string): Sale => sold('A', time, 1);

  test.each<[string, Touch[], Sale, { within?: number; timeZone?: string }, string]>([
    ['30 days before it, and not 31', [met('2025-01-10', 'no'), met('2025-01-11', 'yes')], order, {}, 'yes'],
    ['as many days as are given', [met('2025-02-02', 'no'), met('2025-02-03', 'yes')], order, { within: 7 }, 'yes'],
    ['on its day alone', [met('2025-02-09', 'no'), met('2025-02-10', 'yes')], order, { within: 0 }, 'yes'],
    ['however long ago', [met('1900-01-01', 'yes')], order, { within: 2 ** 53 - 1 }, 'yes'],
    ['and not the day after', [met('2025-02-11', 'no')], order, {}, ''],
    [
      'at any time of its day, where it is a date',
      [met('2025-02-10T23:59:59.999Z', 'yes'), met('2025-02-11T00:00:00Z', 'no')],
      order,
      {},
      'yes',
    ],
    ['on its day, where the touch is a date', [met('2025-02-10', 'yes'), met('2025-02-11', 'no')], at('2025-02-10T08:00:00Z'), {}, 'yes'],
    [
      'up to the same instant, where both are instants',
      [met('2025-02-10T08:00:00Z', 'yes'), met('2025-02-10T08:00:00.001Z', 'no')],
      at('2025-02-10T08:00:00Z'),
      {},
      'yes',
    ],
    [
      'from the start of the day so many days before',
      [met('2025-02-08T23:59:59Z', 'no'), met('2025-02-09T00:00:00Z', 'yes')],
      at('2025-02-10T23:00:00Z'),
      { within: 1 },
      'yes',
    ],
    // 23:30 in London is half past midnight in Paris.
    ['by the days of UTC unless told', [met('2025-02-10T23:30:00Z', 'yes')], order, {}, 'yes'],
    ['by the days of its time zone', [met('2025-02-10T23:30:00Z', 'no')], order, { timeZone: 'Europe/Paris' }, ''],
    ['on a day before in UTC', [met('2025-02-09T23:30:00Z', 'yes')], order, { timeZone: 'Europe/Paris', within: 0 }, 'yes'],
    [
      'across the night of 25 hours',
      [met('2025-10-25T22:00:00Z', 'yes')],
      sold('A', '2025-10-26', 1),
      { timeZone: 'Europe/Paris', within: 0 },
      'yes',
    ],
    [
      'on the day after a day that never was',
      [met('2011-12-29', 'yes')],
      sold('A', '2011-12-31', 1),
      { timeZone: 'Pacific/Apia', within: 2 },
      'yes',
    ],
    [
      'without its offset, where the zone is told',
      [met('2025-02-10T23:30:00', 'yes')],
      order,
      { timeZone: 'Europe/Paris', within: 0 },
      'yes',
    ],
  ])('%s', (_, touches, sale, options, wanted) => {
    expect(campaigns(touches, sale, options)).toBe(wanted);
  });

  test('by the earliest date that its rows say', () => {
    const touches = [met('2025-01-05', 'yes'), met('2025-01-15', 'no')];
    const order = (date: string, orderDate?: string): Sale => sold(date, date, 1, { orderId: 'O', ...(orderDate && { orderDate }) });
    for (const sales of [
      [order('2025-01-20'), order('2025-01-10')],
      [order('2025-02-20', '2025-01-10'), order('2025-01-16')],
      [order('2025-01-20', '2025-01-10'), order('2025-01-21', '2025-01-12')],
      [order('2025-01-20', '2025-01-10T09:00:00Z'), order('2025-01-21', '2025-01-16')],
    ])
      for (const rows of [sales, sales.toReversed()]) expect(shared(rows, touches).map(({ campaign }) => campaign)).toEqual(['yes', 'yes']);
  });

  test('in the order of time, and of identifiers at one moment, however they were given', () => {
    const touches = [
      met('2025-02-01', 'b', { id: '2' }),
      met('2025-02-01', 'a', { id: '3' }),
      met('2025-02-01T00:00:00Z', 'c', { id: '1' }),
      met('2025-01-31T23:00:00Z', 'd', { id: '9' }),
      met('2025-02-02', 'f'),
      met('2025-02-02', 'e'),
    ];
    expect(campaigns(touches, order)).toBe('d c b a e f');
    expect(campaigns(touches.toReversed(), order)).toBe('d c b a e f');
  });
});

describe('touches', () => {
  test('are checked and counted by themselves', () => {
    const { rows, rejected } = parse(Touch, [
      met('2025-01-02', 'search', { id: ' 7 ' }),
      { at: '2025-01-02', customerId: '' },
      { at: '2025-01-02' },
      { customerId: 'ana' },
      met('yesterday', 'search'),
    ]);
    expect(rows).toEqual([met('2025-01-02', 'search', { id: '7' })]);
    expect(rejected.map(({ field, code }) => `${field} ${code}`)).toEqual([
      'customerId bad-id',
      'customerId missing-required',
      'at missing-required',
      'at bad-date',
    ]);
  });

  test('are records of their own in questions', () => {
    const touches = indicator({
      id: 'touches',
      label: { en: 'Touches', fr: 'Contacts' },
      unit: 'count',
      better: 'neutral',
      formula: count(touch.customerId),
    });
    const table = query(three, { select: [touches], every: 'month', between: ['2025-01-01', '2025-03-01'] });
    expect(column(table, 'touches')).toEqual(['3', '0']);
  });
});

describe('records that cannot be used', () => {
  const hostile = new Proxy(
    {},
    {
      get: () => {
        throw new Error('no');
      },
      ownKeys: () => {
        throw new Error('no');
      },
    },
  );

  test('are refused and counted, and the rest stands', () => {
    const sales = [
      sold('A', '2025-01-10', 100),
      sold('A', '2025-01-10', 100),
      sold('B', 'soon', 1),
      sold('C', '2025-01-10', 'much'),
      null,
      hostile,
    ];
    const touches = [...three, met('2025-01-03', 'naive', { at: '2025-01-03T10:00:00' }), hostile, 7, { at: '2025-01-04' }];
    const { credits, rejected, counts } = attribute({ sales, touches } as never);
    expect(lines(credits, 'linear')).toEqual(['A search 33.34', 'A social 33.33', 'A mail 33.33']);
    expect(rejected.sales.map(({ row, code }) => `${row} ${code}`)).toEqual([
      '1 duplicate-id',
      '2 bad-date',
      '3 bad-number',
      '4 unreadable-row',
      '5 unreadable-row',
    ]);
    expect(rejected.touches.map(({ row, code }) => `${row} ${code}`)).toEqual([
      '3 naive-date-time',
      '4 unreadable-row',
      '5 unreadable-row',
      '6 missing-required',
    ]);
    expect(counts.sales).toMatchObject({ rowsIn: 6, attributed: 1, rejected: 5, byCode: { 'duplicate-id': 1 } });
    expect(counts.touches).toMatchObject({ rowsIn: 7, accepted: 3, rejected: 4 });
    const short = attribute({ sales, touches } as never, { rejectedLimit: 1 });
    expect([short.rejected.sales.length, short.rejected.touches.length, short.counts.sales.rejected]).toEqual([1, 1, 5]);
  });

  test('of names that every object has are customers like others', () => {
    const touches = ['__proto__', 'constructor'].map((customerId) => met('2025-01-02', customerId, { customerId }));
    const sales = touches.map(({ customerId }) => sold(customerId, '2025-01-10', 1, { customerId, orderId: customerId }));
    expect(lines(attribute({ sales, touches }).credits, 'lastTouch')).toEqual(['__proto__ __proto__ 1', 'constructor constructor 1']);
  });

  test('are taken from any iterable, and none at all give nothing', () => {
    expect(attribute({ sales: new Set([sold('A', '2025-01-10', 100)]), touches: new Set(three) }).credits).toHaveLength(5);
    expect(attribute({ sales: [], touches: [] })).toMatchObject({ credits: [], counts: { sales: { rowsIn: 0 } } });
  });
});

describe('a call that is wrong', () => {
  const records = { sales: [sold('A', '2025-01-10', 1)], touches: three };

  test.each<[string, unknown, unknown, string]>([
    ['options that are none', records, null, 'bad-argument'],
    ['models, of which all are made', records, { models }, 'unknown-option'],
    ['half a day', records, { within: 0.5 }, 'bad-argument'],
    ['days to come', records, { within: -1 }, 'bad-argument'],
    ['for ever', records, { within: Infinity }, 'bad-argument'],
    ['days that are none', records, { within: null }, 'bad-argument'],
    ['another word', records, { window: 30 }, 'unknown-option'],
    ['a zone that is none', records, { timeZone: 'CET' }, 'bad-time-zone'],
    ['no records', null, {}, 'bad-argument'],
    ['no touches', { sales: [] }, {}, 'bad-argument'],
    ['no list', { sales: 7, touches: [] }, {}, 'bad-argument'],
    ['another kind', { ...records, leads: [] }, {}, 'unknown-option'],
  ])('throws: %s', (_, given, options, code) => {
    expect(codeOf(() => attribute(given as never, options as never))).toBe(code);
  });

  test('throws where a customer of 10 000 touches and orders would make 100 million credits, before it makes any', () => {
    const many = Array.from({ length: 10_000 }, (_, i) => i);
    const sales = many.map((i) => sold(`${i}`, '2025-01-10', 1));
    const touches = many.map(() => met('2025-01-09', 'x'));
    const error = errorOf(() => attribute({ sales, touches }));
    expect([error.code, error.message]).toEqual([
      'bad-argument',
      '100020000 credits: at most 5000000 are made at a time: give fewer orders, or fewer days (within)',
    ]);
    expect(attribute({ sales, touches }, { within: 0 }).credits.length).toBe(30_000);
    expect(attribute({ sales: sales.slice(0, 10), touches }).credits.length).toBe(100_020);
  });
});
