import fc from 'fast-check';
import {
  activeCustomers,
  averageDealSize,
  averageOrderValue,
  type ChangeExplained,
  customerChurnRate,
  type Deal,
  type Decimal,
  dealsCreated,
  en,
  explainChange,
  fr,
  grossMarginRate,
  medianOrderValue,
  minus,
  mrr,
  mrrMovement,
  mrrMovements,
  orderCount,
  plus,
  purchaseFrequency,
  ratio,
  returns,
  revenue,
  type Sale,
  type SubscriptionPeriod,
  salesCycleLength,
  salesVelocity,
  sentence,
  times,
  unitsSold,
  winRate,
} from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { openDuckdb } from '../../engines/databases.ts';
import { typedLedgers } from '../../engines/ledgers.ts';
import { load } from '../../engines/warehouse.ts';
import { runs } from '../../laws/runs.ts';

const january = ['2025-01-01', '2025-02-01'] as const;
const february = ['2025-02-01', '2025-03-01'] as const;
const months = { from: january, to: february } as const;

/** So many orders of one amount on a day. */
function orders(count: number, amount: number, date: string, more: Partial<Sale> = {}): Sale[] {
  return Array.from({ length: count }, (_, i) => ({
    id: `${date}/${i}/${JSON.stringify(more)}`,
    orderId: `${date}/${i}`,
    date,
    amount,
    quantity: 1,
    productId: 'p',
    ...more,
  }));
}

/** The parts as text: who, what, how much. */
function told({ parts }: ChangeExplained): string[] {
  return parts.map(({ effect, segment, factor, value }) =>
    [...Object.values(segment ?? {}).map(String), factor?.id ?? effect, value.toFixed()].join(' '),
  );
}

/** Whether all parts, and all effects, add up to the change, digit for digit. */
function expectExact({ from, to, change, parts, effects }: ChangeExplained): void {
  const sum = (values: readonly Decimal[]): string =>
    values.reduce((a, b) => a.plus(b), (change as Decimal).minus(change as Decimal)).toFixed();
  expect(sum(parts.map(({ value }) => value))).toBe(change?.toFixed());
  expect(sum(Object.values(effects))).toBe(change?.toFixed());
  expect(from?.plus(change as Decimal).toFixed()).toBe(to?.toFixed());
}

describe('100 orders of 50 and then 120 of 45', () => {
  const sales = [...orders(100, 50, '2025-01-15'), ...orders(120, 45, '2025-02-15')];
  const cases: [name: string, question: object, parts: string[]][] = [
    ['Shapley', { into: [orderCount, averageOrderValue] }, ['orderCount 950', 'averageOrderValue -550']],
    ['orders first', { into: [orderCount, averageOrderValue], convention: 'sequential' }, ['orderCount 1000', 'averageOrderValue -600']],
    ['value first', { into: [averageOrderValue, orderCount], convention: 'sequential' }, ['orderCount 900', 'averageOrderValue -500']],
    ['prices and volumes', { by: ['productId'], quantity: unitsSold }, ['p volume 1000', 'p price -600']],
    [
      'prices and volumes at the midpoint',
      { by: ['productId'], quantity: unitsSold, convention: 'priceVolumeMixMidpoint' },
      ['p volume 950', 'p price -550'],
    ],
    ['one segment', { by: ['productId'] }, ['p contribution 400']],
    ['no segment', {}, ['contribution 400']],
    ['new and lost orders', { by: ['orderId'], convention: 'newLostRetained' }, ['new 5400', 'lost -5000']],
    // January had 23 working days, February 20: −3 × (5000 ÷ 23 + 5400 ÷ 20) ÷ 2.
    ['working days', { workingDays: {} }, ['underlying 1131.086956521739130434782609', 'workingDays -731.086956521739130434782609']],
  ];
  for (const [name, question, parts] of cases)
    test(name, () => {
      const why = explainChange(sales, { of: revenue, ...months, ...question } as never) as ChangeExplained;
      expect([why.from, why.to, why.change, why.relative].map(String)).toEqual(['5000', '5400', '400', '0.08']);
      expect(told(why)).toEqual(parts);
      expectExact(why);
    });

  test('logarithms, which end nowhere, add up all the same', () => {
    const why = explainChange(sales, { of: revenue, ...months, into: [orderCount, averageOrderValue], convention: 'lmdi' });
    // L = 400 ÷ ln 1.08; its parts are L × ln 1.2 and L × ln 0.9.
    expect(why.parts.map(({ value }) => value.toFixed(6))).toEqual(['947.604420', '-547.604420']);
    expectExact(why);
  });

  test('the value per order, by mix and rate', () => {
    const question = { of: averageOrderValue, ...months, by: ['productId'] } as const;
    for (const convention of ['mixAndRate', 'mixAndRateFromBase'] as const) {
      const why = explainChange(sales, { ...question, convention });
      expect([why.from, why.to, why.change].map(String)).toEqual(['50', '45', '-5']);
      expect(told(why)).toEqual(['p rate -5']);
    }
  });

  test('rates of exchange, and what came in between', () => {
    const constant = [...orders(100, 50, '2025-01-15'), ...orders(120, 47, '2025-02-15')];
    const why = explainChange(sales, { of: revenue, ...months, constant });
    expect(told(why)).toEqual(['underlying 640', 'currency -240']);
    // A stock of 5000 that is 5400 a month later, since 900 came in and 500 went out.
    const period = (id: string, start: string, end: string | null, monthly: number): SubscriptionPeriod => ({
      id,
      customerId: id,
      start,
      end,
      annualAmount: 12 * monthly,
    });
    const periods = [
      period('a', '2025-01-01', null, 4500),
      period('b', '2025-01-01', '2025-02-10', 500),
      period('c', '2025-02-10', null, 900),
    ];
    const { movements } = mrrMovements(periods, { every: 'month', between: ['2025-01-01', '2025-03-01'] });
    const { new: won, churn } = mrrMovement.variants;
    const flows = explainChange({ periods, movements }, { of: mrr, ...months, into: [won, churn], convention: 'flows' });
    expect([flows.from, flows.to, ...told(flows)].map(String)).toEqual(['5000', '5400', 'mrrMovementNew 900', 'mrrMovementChurn -500']);
  });

  test('the parts of a part of the year are those of its days alone', () => {
    const why = explainChange(sales, { of: revenue, from: january, to: ['2025-03-01', '2025-04-01'], by: ['productId'] });
    expect(told(why)).toEqual(['p contribution -5000']);
    expect(why.parts[0]?.to).toBeNull();
  });
});

describe('price, volume and mix', () => {
  const item = (productId: string, quantity: number, price: number, date: string): Sale[] =>
    quantity === 0 ? [] : [{ id: `${productId}${date}`, date, productId, quantity, amount: Number((quantity * price).toFixed(4)) }];
  const items = (rows: readonly (readonly [string, number, number, number, number])[]): Sale[] =>
    rows.flatMap(([id, q0, p0, q1, p1]) => [...item(id, q0, p0, '2025-01-15'), ...item(id, q1, p1, '2025-02-15')]);
  const why = (rows: Sale[], convention?: 'priceVolumeMixMidpoint'): ChangeExplained =>
    explainChange(rows, { of: revenue, ...months, by: ['productId'], quantity: unitsSold, convention });

  test('of three products', () => {
    const rows = items([
      ['A', 100, 10, 120, 11],
      ['B', 50, 20, 40, 22],
      ['C', 80, 5, 100, 4.5],
    ]);
    const { effects, change } = why(rows);
    expect(change?.toFixed()).toBe('250');
    expect(effects.price?.toFixed()).toBe('150');
    expect(effects.volume?.toFixed(9)).toBe('313.043478261');
    expect(effects.mix?.toFixed(9)).toBe('-213.043478261');
    const middle = why(rows, 'priceVolumeMixMidpoint');
    expect([middle.effects.price, middle.effects.volume, middle.effects.mix].map((effect) => effect?.toFixed(9))).toEqual([
      '155.000000000',
      '310.296822742',
      '-215.296822742',
    ]);
    expectExact(middle);
  });

  test('what is new and what is lost stands apart', () => {
    const rows = items([
      ['A', 100, 10, 90, 10.5],
      ['B', 40, 25, 0, 0],
      ['C', 0, 0, 60, 12],
    ]);
    expect(told(why(rows))).toEqual(['B lost -1000', 'C new 720', 'A volume -100', 'A price 45']);
    expect(why(rows, 'priceVolumeMixMidpoint').effects.price?.toFixed()).toBe('47.5');
  });

  test('only prices, or only the mix', () => {
    expect(told(why(items([['A', 10, 3, 10, 3.3]])))).toEqual(['A price 3']);
    const mixed = why(
      items([
        ['A', 50, 10, 70, 10],
        ['B', 50, 20, 30, 20],
      ]),
    );
    expect(mixed.effects).toMatchObject({ mix: expect.anything() });
    expect(Object.keys(mixed.effects)).toEqual(['mix']);
    expect(mixed.effects.mix?.toFixed()).toBe('-200');
  });

  test('money without a quantity is told, and not forced into a price', () => {
    const adjustment: Sale = { id: 'x', date: '2025-02-10', amount: -7, kind: 'adjustment', productId: 'fees', quantity: 0 };
    expect(told(why([...items([['A', 1, 10, 1, 12]]), adjustment]))).toEqual(['fees unpriced -7', 'A price 2']);
  });
});

describe('mix and rate', () => {
  /** Orders of 0 or 1: the average order value is the share of those of 1. */
  const rate = (segment: string, all: number, counted: number, date: string): Sale[] => [
    ...orders(counted, 1, date, { segment, orderId: null }),
    ...orders(all - counted, 0, date, { segment, orderId: null }).map((row) => ({ ...row, id: `${row.id}0` })),
  ];
  const berkeley = [
    ...rate('mobile', 80, 16, '2025-01-15'),
    ...rate('desktop', 40, 20, '2025-01-15'),
    ...rate('mobile', 140, 31, '2025-02-15'),
    ...rate('desktop', 35, 18, '2025-02-15'),
  ];

  test('a rate falls although that of each segment rises', () => {
    const why = explainChange(berkeley, { of: averageOrderValue, ...months, by: ['segment'] });
    expect(why.convention).toBe('mixAndRate');
    expect([why.from, why.to, why.change].map((value) => value?.toFixed())).toEqual(['0.3', '0.28', '-0.02']);
    expectExact(why);
    expect(why.effects.rate?.isPositive()).toBe(true);
    expect(why.effects.mix?.isNegative()).toBe(true);
    expect(why.findings.map(({ code }) => code)).toContain('simpson-reversal');
  });

  test('from the first end, with the interaction apart', () => {
    const why = explainChange(berkeley, { of: averageOrderValue, ...months, by: ['segment'], convention: 'mixAndRateFromBase' });
    expect(Object.keys(why.effects).sort()).toEqual(['interaction', 'mix', 'rate']);
    // 2/3 × (31/140 − 16/80) + 1/3 × (18/35 − 20/40)
    expect(why.effects.rate?.toFixed(12)).toBe('0.019047619048');
    expectExact(why);
  });

  test('a segment that is new is mix alone', () => {
    const rows = [...rate('a', 100, 10, '2025-01-15'), ...rate('a', 100, 12, '2025-02-15'), ...rate('b', 50, 20, '2025-02-15')];
    const why = explainChange(rows, { of: averageOrderValue, ...months, by: ['segment'] });
    expect(why.effects.rate?.toFixed(12)).toBe('0.016666666667');
    expect(why.effects.mix?.toFixed(12)).toBe('0.096666666667');
    expect(why.parts.find(({ segment, effect }) => segment?.['segment'] === 'b' && effect === 'rate')).toBeUndefined();
  });

  test('a margin rate, and what is lost over what was there', () => {
    const sales: Sale[] = [
      { id: '1', date: '2025-01-10', amount: 100, cost: 60, channel: 'web', customerId: 'a' },
      { id: '2', date: '2025-01-10', amount: 50, cost: 20, channel: 'shop', customerId: 'b' },
      { id: '3', date: '2025-02-10', amount: 200, cost: 130, channel: 'web', customerId: 'a' },
    ];
    const why = explainChange(sales, { of: grossMarginRate, ...months, by: ['channel'] });
    expectExact(why);
    const churn = explainChange(sales, {
      of: customerChurnRate,
      from: february,
      to: ['2025-03-01', '2025-04-01'],
      by: ['channel'],
      coverage: ['2025-01-01', '2025-04-01'],
    });
    expect(churn.reason ?? 'told').toBe('told');
    expectExact(churn);
  });

  test('returns without a sale are no rate of their own', () => {
    const sales: Sale[] = [
      { id: '1', date: '2025-01-10', amount: 100, channel: 'web' },
      { id: '2', date: '2025-02-10', amount: 100, channel: 'web' },
      { id: '3', date: '2025-02-10', amount: -20, channel: 'shop', type: 'return' },
    ];
    const why = explainChange(sales, { of: averageOrderValue.variants.net, ...months, by: ['channel'] });
    expect(told(why)).toEqual(['shop unmatched -20']);
  });
});

describe('factors', () => {
  const sales: Sale[] = [
    ...orders(3, 20, '2025-01-10', { customerId: 'ana' }),
    ...orders(1, 60, '2025-01-11', { customerId: 'bob' }),
    ...orders(2, 45, '2025-02-10', { customerId: 'ana' }),
    ...orders(2, 10, '2025-02-11', { customerId: 'bob' }),
    ...orders(3, 12, '2025-02-12', { customerId: 'cleo' }),
  ];
  const tree = [activeCustomers, purchaseFrequency, averageOrderValue] as const;

  test('customers × orders per customer × value per order', () => {
    const why = explainChange(sales, { of: revenue, ...months, into: tree });
    expect(why.convention).toBe('shapley');
    expect(why.parts.map(({ factor }) => factor?.label.fr).sort()).toEqual([
      'Clients actifs',
      'Nombre de ventes par client',
      'Panier moyen',
    ]);
    expectExact(why);
  });

  test('a tree of one’s own: velocity-like quotients, sums and differences', () => {
    const quotient = explainChange(sales, {
      of: averageOrderValue,
      ...months,
      into: [revenue, orderCount],
      as: ratio(revenue, orderCount),
    });
    expectExact(quotient);
    const logs = explainChange(sales, {
      of: averageOrderValue,
      ...months,
      into: [revenue, orderCount],
      as: ratio(revenue, orderCount),
      convention: 'lmdi',
    });
    expectExact(logs);
    const sum = explainChange(sales, { of: revenue, ...months, into: [revenue, returns], as: minus(plus(revenue, returns), returns) });
    expect(told(sum)).toEqual([`revenue ${sum.change?.toFixed()}`, 'returns 0']);
  });

  test('factors that do not make the value are no answer', () => {
    const why = explainChange(sales, { of: revenue, ...months, into: [activeCustomers, averageOrderValue] });
    expect([why.reason, why.change, why.parts.length]).toEqual(['unequal-factors', null, 0]);
  });

  test('LMDI has no answer over zeros, Shapley has', () => {
    const grown = [...orders(10, 0, '2025-01-10'), ...orders(15, 42, '2025-02-10')];
    const into = [orderCount, averageOrderValue] as const;
    expect(explainChange(grown, { of: revenue, ...months, into, convention: 'lmdi' }).reason).toBe('not-positive');
    expect(told(explainChange(grown, { of: revenue, ...months, into }))).toEqual(['averageOrderValue 525', 'orderCount 105']);
  });

  test('the order of the factors and of the ends makes no difference to Shapley', () => {
    const there = explainChange(sales, { of: revenue, ...months, into: tree });
    const turned = explainChange(sales, { of: revenue, ...months, into: tree.toReversed() as never });
    const back = explainChange(sales, { of: revenue, from: february, to: january, into: tree });
    const byId = ({ parts }: ChangeExplained, sign: number): object =>
      Object.fromEntries(parts.map(({ factor, value }) => [factor?.id, value.times(sign).toFixed(18)]));
    expect(byId(turned, 1)).toEqual(byId(there, 1));
    expect(byId(back, -1)).toEqual(byId(there, 1));
  });
});

describe('sales velocity', () => {
  test('by its four factors', () => {
    const deal = (id: string, createdAt: string, closedAt: string, outcome: 'won' | 'lost', amount: number): Deal => ({
      id,
      createdAt,
      closedAt,
      outcome,
      amount,
    });
    const deals = [
      deal('1', '2025-01-02', '2025-01-20', 'won', 100),
      deal('2', '2025-01-03', '2025-01-25', 'lost', 50),
      deal('3', '2025-01-05', '2025-01-15', 'won', 80),
      deal('4', '2025-02-02', '2025-02-12', 'won', 90),
      deal('5', '2025-02-03', '2025-02-25', 'lost', 50),
      deal('6', '2025-02-05', '2025-02-15', 'won', 120),
      deal('7', '2025-02-05', '2025-02-18', 'won', 20),
    ];
    const cycle = salesCycleLength.variants.mean;
    const why = explainChange(deals, {
      of: salesVelocity.variants.created,
      ...months,
      into: [dealsCreated, averageDealSize, winRate, cycle],
      as: ratio(times(times(dealsCreated, averageDealSize), winRate), cycle),
    } as never) as ChangeExplained;
    expect(why.reason).toBeNull();
    expect(why.parts.map(({ factor }) => factor?.id)).toEqual(['dealsCreated', 'salesCycleLengthMean', 'averageDealSize', 'winRate']);
    expectExact(why);
  });
});

describe('flows', () => {
  test('recurring revenue by its movements', () => {
    const periods = [
      { id: '1', customerId: 'ana', start: '2025-01-01', end: null, annualAmount: 1200 },
      { id: '2', customerId: 'bob', start: '2025-01-01', end: '2025-02-10', annualAmount: 600 },
      { id: '3', customerId: 'cleo', start: '2025-02-10', end: null, annualAmount: 240 },
    ];
    const { movements } = mrrMovements(periods, { every: 'month', between: ['2025-01-01', '2025-03-01'] });
    const { new: won, churn, expansion, contraction, reactivation } = mrrMovement.variants;
    const why = explainChange({ periods, movements }, {
      of: mrr,
      ...months,
      into: [won, expansion, reactivation, contraction, churn],
      convention: 'flows',
    } as never) as ChangeExplained;
    expect(why.reason).toBeNull();
    expect([why.from, why.to].map(String)).toEqual(['150', '120']);
    expect(told(why)).toEqual(['mrrMovementChurn -50', 'mrrMovementNew 20']);
  });
});

describe('currency', () => {
  test('rates of exchange stand apart from what was sold', () => {
    const at = (rate0: number, rate1: number): Sale[] => [
      { id: '1', date: '2025-01-10', amount: 100 * rate0, currency: 'EUR' },
      { id: '2', date: '2025-02-10', amount: 110 * rate1, currency: 'EUR' },
    ];
    const why = explainChange(at(0.9, 0.8), { of: revenue, ...months, constant: at(0.9, 0.9) });
    expect(told(why)).toEqual(['currency -11', 'underlying 9']);
    const both = explainChange(at(0.9, 0.8), { of: revenue, ...months, constant: at(0.9, 0.9), workingDays: { holidays: ['2025-01-01'] } });
    expectExact(both);
    expect(both.parts.map(({ effect }) => effect).sort()).toEqual(['currency', 'underlying', 'workingDays']);
  });
});

describe('two segments', () => {
  test('are compared as two periods are', () => {
    const sales: Sale[] = [
      { id: '1', date: '2025-01-10', amount: 100, channel: 'web', country: 'FR' },
      { id: '2', date: '2025-01-10', amount: 70, channel: 'shop', country: 'FR' },
      { id: '3', date: '2025-01-10', amount: 10, channel: 'shop', country: 'BE' },
    ];
    const why = explainChange(sales, { of: revenue, from: { channel: 'web' }, to: { channel: 'shop' }, by: ['country'], between: january });
    expect(told(why)).toEqual(['FR contribution -30', 'BE contribution 10']);
  });
});

describe('where parts would be wrong there are none', () => {
  const sales: Sale[] = [
    { id: '1', date: '2025-01-10', amount: 10, channel: 'web', customerId: 'ana' },
    { id: '2', date: '2025-01-10', amount: 10, channel: 'shop', customerId: 'ana' },
    { id: '3', date: '2025-02-10', amount: 10, channel: 'web', customerId: 'ana' },
  ];
  const cases: [name: string, question: object, reason: string][] = [
    ['customers who buy in two channels', { of: activeCustomers, by: ['channel'] }, 'not-additive'],
    ['orders per such customer', { of: purchaseFrequency, by: ['channel'] }, 'not-additive'],
    ['a median', { of: medianOrderValue, by: ['channel'], where: { channel: ['web', 'shop'] } }, 'not-additive'],
    ['two currencies', { of: revenue, by: ['channel'], where: { channel: 'mixed' } }, 'mixed-currency'],
    ['days without records', { of: revenue, by: ['channel'], coverage: ['2025-02-01', '2025-03-01'] }, 'no-data'],
    ['no orders in a ratio', { of: averageOrderValue, by: ['channel'], where: { channel: 'none' } }, 'zero-denominator'],
  ];
  const mixed: Sale[] = ['EUR', 'USD'].map((currency) => ({ id: currency, date: '2025-01-10', amount: 1, currency, channel: 'mixed' }));
  for (const [name, question, reason] of cases)
    test(name, () => {
      const why = explainChange([...sales, ...mixed], { ...months, ...question } as never) as ChangeExplained;
      expect([why.reason, why.change, why.parts, why.findings]).toEqual([reason, null, [], []]);
    });

  test('customers who buy in one channel each are told', () => {
    expect(told(explainChange(sales.slice(1), { of: activeCustomers, ...months, by: ['channel'] }))).toEqual([
      'shop contribution -1',
      'web contribution 1',
    ]);
  });
});

describe('faults of the caller', () => {
  const ask = (question: object) => () => explainChange([] as Sale[], { of: revenue, ...months, ...question } as never);
  const cases: [name: string, question: object, message: RegExp][] = [
    ['an unknown option', { bye: ['channel'] }, /did you mean by\?/],
    ['an unknown convention', { convention: 'shapely' }, /did you mean shapley\?/],
    ['no indicator', { of: undefined }, /give an indicator/],
    ['price and volume without products', { quantity: unitsSold }, /by/],
    ['price and volume without a quantity', { convention: 'priceVolumeMix', by: ['productId'] }, /quantity: unitsSold/],
    ['no factors', { convention: 'shapley' }, /1 to 10 indicators/],
    ['eleven factors', { into: Array.from({ length: 11 }, () => revenue) }, /1 to 10 indicators/],
    ['nothing to take off', { convention: 'underlying' }, /workingDays: \{\}/],
    [
      'a week without work',
      { workingDays: { weekend: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] } },
      /working day/,
    ],
    ['a holiday that is none', { workingDays: { holidays: ['2025-02-30'] } }, /calendar date/],
    ['no end', { from: undefined }, /give days, or a segment/],
    ['days beside two periods', { between: january }, /between beside two periods/],
  ];
  for (const [name, question, message] of cases) test(name, () => expect(ask(question)).toThrow(message));
});

describe('laws', () => {
  test('parts add up to the last digit, whatever the records and the convention', () => {
    const amount = fc.integer({ min: -9999, max: 99_999 }).map((units) => units / 100);
    const row = fc.record({
      amount,
      quantity: fc.integer({ min: -2, max: 9 }),
      month: fc.constantFrom('01', '02'),
      productId: fc.constantFrom('a', 'b', 'c', null),
      customerId: fc.constantFrom('x', 'y', null),
      cost: fc.option(amount),
    });
    const questions: object[] = [
      { of: revenue, by: ['productId'] },
      { of: revenue, by: ['productId', 'customerId'], convention: 'newLostRetained' },
      { of: revenue, by: ['productId'], quantity: unitsSold },
      { of: revenue, by: ['productId'], quantity: unitsSold, convention: 'priceVolumeMixMidpoint' },
      { of: averageOrderValue, by: ['productId'] },
      { of: averageOrderValue.variants.net, by: ['productId', 'customerId'], convention: 'mixAndRateFromBase' },
      { of: grossMarginRate, by: ['customerId'] },
      { of: averageOrderValue.variants.net, into: [revenue, orderCount], as: ratio(revenue, orderCount) },
      { of: revenue, into: [orderCount, averageOrderValue.variants.net] },
      { of: revenue, into: [orderCount, averageOrderValue.variants.net], convention: 'sequential' },
      { of: revenue, into: [orderCount, averageOrderValue.variants.net], convention: 'lmdi' },
      { of: revenue, workingDays: {} },
    ];
    const seen = new Set<number>();
    fc.assert(
      fc.property(fc.array(row, { maxLength: 40 }), fc.constantFrom(...questions.keys()), (rows, at) => {
        const sales = rows.map(({ month, ...rest }, i) => ({ id: String(i), date: `2025-${month}-10`, ...rest }));
        const question = questions[at] as object;
        const why = explainChange(sales as Sale[], { ...months, ...question } as never) as ChangeExplained;
        if (why.reason !== null) return;
        seen.add(at);
        expectExact(why);
        const back = explainChange(sales as Sale[], { ...question, from: february, to: january } as never) as ChangeExplained;
        expect(back.change?.toFixed()).toBe(why.change?.neg().toFixed());
        expectExact(back);
      }),
      runs(400),
    );
    expect(seen.size).toBe(questions.length);
  });

  test('what does not depend on the order of the ends is the same backwards', () => {
    const questions: object[] = [
      { by: ['productId'] },
      { by: ['productId'], quantity: unitsSold, convention: 'priceVolumeMixMidpoint' },
      { of: averageOrderValue, by: ['productId'] },
      { into: [orderCount, averageOrderValue] },
      { workingDays: {} },
    ];
    const row = fc.record({
      amount: fc.integer({ min: 1, max: 999 }),
      quantity: fc.integer({ min: 1, max: 9 }),
      month: fc.constantFrom('01', '02'),
      productId: fc.constantFrom('a', 'b', 'c'),
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 20 }), fc.constantFrom(...questions), (rows, question) => {
        const sales = rows.map(({ month, ...rest }, i) => ({ id: String(i), date: `2025-${month}-10`, ...rest }));
        const ask = (from: readonly string[], to: readonly string[]) =>
          explainChange(sales as Sale[], { of: revenue, ...question, from, to } as never) as ChangeExplained;
        const texts = (why: ChangeExplained, sign: number): string[] =>
          why.parts
            .map(
              ({ effect, segment, factor, value }) =>
                `${effect.replace(/^(?:new|lost)$/, 'new or lost')} ${JSON.stringify(segment)} ${factor?.id} ${value.times(sign).toFixed(15)}`,
            )
            .sort();
        const [there, back] = [ask(january, february), ask(february, january)];
        expect(back.reason).toBe(there.reason);
        expect(texts(back, -1)).toEqual(texts(there, 1));
      }),
      runs(100),
    );
  });
});

describe('engines', () => {
  test('a database tells the same, digit for digit', async () => {
    const database = await openDuckdb();
    try {
      await fc.assert(
        fc.asyncProperty(typedLedgers('date'), async (given) => {
          const rows = given.map((row) => ({ ...row, currency: 'EUR' }));
          const source = await load(database, rows, 'date');
          for (const question of [
            { of: revenue, by: ['channel'] },
            { of: averageOrderValue, by: ['channel'] },
            { of: revenue, into: [orderCount, averageOrderValue.variants.net] },
          ] as object[]) {
            const asked = { from: ['2024-12-01', '2025-01-01'], to: ['2025-01-01', '2025-02-01'], ...question } as never;
            const inMemory = explainChange(rows as never, asked);
            expect(JSON.stringify(await explainChange(source as never, asked))).toBe(JSON.stringify(inMemory));
          }
        }),
        { numRuns: 10 },
      );
    } finally {
      await database.close();
    }
  });
});

describe('sentences', () => {
  test('say the numbers of a finding in English and French', () => {
    const sales: Sale[] = [
      { id: '1', date: '2025-01-10', amount: 1000, channel: 'web', currency: 'EUR' },
      { id: '2', date: '2025-02-10', amount: 700, channel: 'web', currency: 'EUR' },
      { id: '3', date: '2025-02-10', amount: 450.5, channel: 'shop', currency: 'EUR' },
    ];
    const { findings } = explainChange(sales, { of: revenue, ...months, by: ['channel'] });
    const spaces = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');
    expect(findings.map((finding) => spaces(sentence(finding, en)))).toEqual([
      'Revenue: €1,150.50 after €1,000.00, +€150.50 (+15.1%).',
      'Revenue: of the change of +€150.50, the largest part is shop (change within the segment): +€450.50.',
      'Revenue: gains of +€450.50 and losses of -€300.00 partly cancel out; +€150.50 is left.',
    ]);
    expect(findings.map((finding) => spaces(sentence(finding, fr)))).toEqual([
      'Chiffre d’affaires : 1 150,50 € contre 1 000,00 €, soit +150,50 € (+15,1 %).',
      'Chiffre d’affaires : sur une évolution de +150,50 €, plus forte contribution : shop (évolution du segment), +450,50 €.',
      'Chiffre d’affaires : des hausses de +450,50 € et des baisses de -300,00 € se compensent en partie ; il reste +150,50 €.',
    ]);
  });
});
