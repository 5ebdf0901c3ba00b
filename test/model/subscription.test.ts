// Subscriptions with their history become flat periods: what counts, from when to when, and for how much.
import fc from 'fast-check';
import {
  annualAmount,
  mrr,
  parse,
  Subscription,
  type SubscriptionItem,
  SubscriptionPeriod,
  type SubscriptionPolicy,
  subscriptionPeriods,
} from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { runs } from '../laws/runs.ts';
import { codeOf, text } from '../query/ask.ts';

const monthly = (unitAmount: number, more: Partial<SubscriptionItem> = {}): SubscriptionItem => ({
  unitAmount,
  interval: 'month',
  ...more,
});

/** A subscription of 10 a month since January. */
const sub = (more: Partial<Subscription> = {}): Subscription => ({
  id: 's',
  customerId: 'ana',
  status: 'active',
  startedAt: '2025-01-01',
  items: [monthly(10)],
  ...more,
});

/** The periods of one subscription as text: `from – to: amount per year`. */
function told(subscription: Partial<Subscription>, policy: SubscriptionPolicy = {}): string[] {
  const { periods, rejected } = subscriptionPeriods([sub(subscription)], policy);
  expect(rejected).toEqual([]);
  return periods.map(({ start, end, annualAmount: amount }) => `${start} – ${end ?? ''}: ${amount}`);
}

/** Why a subscription was refused. */
function refused(subscription: unknown): string[] {
  const { periods, rejected, counts } = subscriptionPeriods([subscription as Subscription]);
  expect(periods).toEqual([]);
  expect(counts).toMatchObject({ subscriptionsIn: 1, paying: 0, neverPaid: 0, rejected: 1 });
  return rejected.map(({ field, code }) => `${field} ${code}`);
}

describe('an amount per year', () => {
  test.each<[string, Parameters<typeof annualAmount>, unknown]>([
    ['12 months', [50, 'month'], 600],
    ['52 weeks', ['9.99', 'week'], 519.48],
    ['365 days', [1, 'day'], 365],
    ['a year is itself', [2000, 'year'], 2000],
    ['4 quarters', [300, 'month', 3], 1200],
    ['26 fortnights', [10, 'week', 2], 260],
    ['half of two years', [99, 'year', 2], 49.5],
    ['18 months: the digits do not end', [100, 'month', 18], '66.666666666666666667'],
    ['half a unit of the 18th digit is rounded to the even one', ['0.000000000000000001', 'year', 2], 0],
    ['three halves too', ['0.000000000000000003', 'year', 2], 2e-18],
    ['what is below nothing is rounded the same way', [-100, 'month', 18], '-66.666666666666666667'],
    ['30 digits', ['123456789012345678901234567890', 'month'], '1481481468148148146814814814680'],
    ['a price that cannot be read', ['1,5', 'month'], null],
    ['an interval that is none', [1, 'fortnight' as 'week'], null],
    ['no intervals', [1, 'month', 0], null],
    ['half an interval', [1, 'month', 0.5], null],
    ['more than a record may hold', ['9'.repeat(38), 'day'], null],
  ])('%s', (_, given, wanted) => {
    expect(annualAmount(...given)).toBe(wanted);
  });

  test('is within half of the 18th digit of the price, whatever the interval', () => {
    const units = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n });
    fc.assert(
      fc.property(units, fc.constantFrom('day', 'week', 'month', 'year'), fc.integer({ min: 1, max: 1100 }), (cents, interval, count) => {
        const times = { day: 365n, week: 52n, month: 12n, year: 1n }[interval];
        const [whole = '', digits = ''] = String(annualAmount(`${cents}e-2`, interval, count)).split('.');
        const told = whole.includes('e') || digits.includes('e') ? null : BigInt(`${whole}${digits.padEnd(18, '0')}`);
        if (told === null) return;
        const off = told * BigInt(count) - cents * times * 10n ** 16n;
        expect(2n * (off < 0n ? -off : off) <= BigInt(count)).toBe(true);
      }),
      runs(100),
    );
  });
});

describe('what counts', () => {
  test.each<[string, Partial<Subscription>, string[]]>([
    ['an active one, from its start', {}, ['2025-01-01 – : 120']],
    ['one that is late with a payment', { status: 'past-due' }, ['2025-01-01 – : 120']],
    ['not one on trial', { status: 'trialing' }, []],
    ['not one given up as unpaid', { status: 'unpaid' }, []],
    ['not one that is paused', { status: 'paused' }, []],
    ['not one whose first payment never came', { status: 'incomplete' }, []],
    ['not a free one', { items: [monthly(0)] }, []],
    ['not what is charged by use', { items: [{ interval: 'month', usageType: 'metered' }, monthly(5)] }, ['2025-01-01 – : 60']],
    ['units times their price', { items: [monthly(10, { quantity: '2.5' })] }, ['2025-01-01 – : 300']],
    ['each item', { items: [monthly(10), { unitAmount: 99, interval: 'year' }] }, ['2025-01-01 – : 120', '2025-01-01 – : 99']],
    ['one that has ended, until then', { status: 'cancelled', endedAt: '2025-03-01' }, ['2025-01-01 – 2025-03-01: 120']],
    ['not one that ended as it began', { status: 'cancelled', endedAt: '2025-01-01' }, []],
    ['one that is to end, until then', { cancelledAt: '2025-02-10', cancelAt: '2025-03-01' }, ['2025-01-01 – 2025-03-01: 120']],
    ['one cancelled to no date, still', { cancelledAt: '2025-02-10' }, ['2025-01-01 – : 120']],
    ['one that has ended on the day of the request', { status: 'cancelled', cancelledAt: '2025-02-10' }, ['2025-01-01 – 2025-02-10: 120']],
  ])('%s', (_, subscription, wanted) => {
    expect(told(subscription)).toEqual(wanted);
  });

  test('at the request, where the policy says so', () => {
    const cancelled: Partial<Subscription> = { cancelledAt: '2025-02-10', cancelAt: '2025-03-01' };
    expect(told(cancelled, { churnAt: 'request' })).toEqual(['2025-01-01 – 2025-02-10: 120']);
    expect(told({ cancelledAt: '2025-02-10' }, { churnAt: 'request' })).toEqual(['2025-01-01 – 2025-02-10: 120']);
    expect(told({ status: 'cancelled', cancelledAt: '2025-03-05', endedAt: '2025-03-01' }, { churnAt: 'request' })).toEqual([
      '2025-01-01 – 2025-03-01: 120',
    ]);
    expect(told({ endedAt: '2025-03-01' }, { churnAt: 'request' })).toEqual(['2025-01-01 – 2025-03-01: 120']);
  });

  test('other states, where the policy names them', () => {
    expect(told({ status: 'paused' }, { statuses: ['active', 'paused'] })).toEqual(['2025-01-01 – : 120']);
    expect(told({ status: 'past-due' }, { statuses: ['active'] })).toEqual([]);
  });

  test('tax is taken off where prices include it, and only then', () => {
    const items = [monthly(12, { quantity: 2, tax: 4 })];
    expect(told({ items, taxesIncluded: true })).toEqual(['2025-01-01 – : 240']);
    expect(told({ items })).toEqual(['2025-01-01 – : 288']);
    expect(refused(sub({ items: [monthly(12)], taxesIncluded: true }))).toEqual(['items[0].tax missing-required']);
    expect(refused(sub({ items: [monthly(12, { tax: 13 })], taxesIncluded: true }))).toEqual(['items[0].tax wrong-sign']);
  });
});

describe('what changed', () => {
  test('an earlier state holds up to its date; what it does not say is read off the next', () => {
    const history = [
      { until: '2025-04-01', status: 'paused' as const },
      { until: '2025-03-01', status: 'active' as const },
      { until: '2025-02-01', items: [monthly(5)] },
    ];
    expect(told({ history })).toEqual(['2025-01-01 – 2025-02-01: 60', '2025-02-01 – 2025-03-01: 120', '2025-04-01 – : 120']);
  });

  test('an unpaid one was paid until it was not', () => {
    expect(told({ status: 'unpaid', history: [{ until: '2025-03-01', status: 'active' }] })).toEqual(['2025-01-01 – 2025-03-01: 120']);
  });

  test('what ended unpaid was not paid to the end', () => {
    const history = [
      { until: '2025-04-01', status: 'unpaid' as const },
      { until: '2025-03-01', status: 'active' as const },
    ];
    expect(told({ status: 'cancelled', endedAt: '2025-04-01', history })).toEqual(['2025-01-01 – 2025-03-01: 120']);
  });

  test('a change before the start or behind the end changes nothing', () => {
    const history = [
      { until: '2024-12-01', status: 'paused' as const },
      { until: '2025-09-01', items: [monthly(7)] },
    ];
    expect(told({ status: 'cancelled', endedAt: '2025-03-01', history })).toEqual(['2025-01-01 – 2025-03-01: 84']);
  });

  test('instants are compared as instants, and kept as they are', () => {
    const at = new Date('2025-02-01T10:00:00Z');
    const { periods } = subscriptionPeriods([
      sub({
        startedAt: '2025-01-31T23:00:00-05:00',
        history: [{ until: at, items: [monthly(5)] }],
        endedAt: 1_740_787_200_000,
        status: 'cancelled',
      }),
    ]);
    expect(periods.map(({ start, end }) => [start, end])).toEqual([
      ['2025-01-31T23:00:00-05:00', at],
      [at, 1_740_787_200_000],
    ]);
  });

  test('calendar dates and instants of one subscription are not compared', () => {
    expect(refused(sub({ history: [{ until: '2025-02-01T10:00:00Z', items: [] }] }))).toEqual(['startedAt bad-value']);
    expect(refused(sub({ status: 'cancelled', endedAt: '2025-02-01T10:00:00Z' }))).toEqual(['startedAt bad-value']);
  });
});

describe('trials', () => {
  const onTrial = { trialEnd: '2025-01-15' } as const;
  test('are not paid for, and are converted when something is', () => {
    const { periods, trials, counts } = subscriptionPeriods([
      sub({ ...onTrial, id: 'paid' }),
      sub({ ...onTrial, id: 'left', status: 'cancelled', endedAt: '2025-01-15' }),
      sub({ ...onTrial, id: 'free', items: [monthly(0)] }),
      sub({ id: 'running', status: 'trialing', trialStart: '2025-01-02', channel: 'web' }),
      sub({ ...onTrial, id: 'late', history: [{ until: '2025-02-20', status: 'unpaid' }] }),
      sub({ id: 'direct' }),
    ]);
    expect(periods.map(({ subscriptionId, start }) => [subscriptionId, start])).toEqual([
      ['paid', '2025-01-15'],
      ['late', '2025-02-20'],
      ['direct', '2025-01-01'],
    ]);
    expect(trials.map(({ id, start, end, convertedAt }) => [id, start, end, convertedAt])).toEqual([
      ['paid', '2025-01-01', '2025-01-15', '2025-01-15'],
      ['left', '2025-01-01', '2025-01-15', null],
      ['free', '2025-01-01', '2025-01-15', null],
      ['running', '2025-01-02', null, null],
      ['late', '2025-01-01', '2025-01-15', '2025-02-20'],
    ]);
    expect(trials[3]).toMatchObject({ customerId: 'ana', channel: 'web' });
    expect(counts).toEqual({ subscriptionsIn: 6, paying: 3, neverPaid: 3, rejected: 0, byCode: {} });
  });

  test('in the middle of a subscription interrupt it', () => {
    expect(told({ trialStart: '2025-02-01', trialEnd: '2025-03-01' })).toEqual(['2025-01-01 – 2025-02-01: 120', '2025-03-01 – : 120']);
  });
});

describe('discounts', () => {
  const once = { rate: 0.5, duration: 'once', start: '2025-01-01', end: '2025-02-01' } as const;
  test.each<[string, Partial<Subscription>, string[]]>([
    ['a share for ever', { discounts: [{ rate: '0.25', duration: 'forever' }] }, ['2025-01-01 – : 90']],
    ['a share until it expires', { discounts: [once] }, ['2025-01-01 – 2025-02-01: 60', '2025-02-01 – : 120']],
    ['an amount off each interval', { discounts: [{ amount: 2, duration: 'forever' }] }, ['2025-01-01 – : 96']],
    [
      'one after the other',
      {
        discounts: [
          { rate: 0.5, duration: 'forever' },
          { amount: 2, duration: 'forever' },
        ],
      },
      ['2025-01-01 – : 36'],
    ],
    ['everything off: nothing is paid', { discounts: [{ rate: 1, duration: 'forever' }] }, []],
    ['never below nothing', { discounts: [{ amount: 11, duration: 'forever' }] }, []],
    [
      'as long as it is listed',
      { history: [{ until: '2025-02-01', discounts: [{ rate: 0.5, duration: 'once' }] }] },
      ['2025-01-01 – 2025-02-01: 60', '2025-02-01 – : 120'],
    ],
    [
      'an amount is shared among the items, and nothing is lost',
      { items: [monthly(10), monthly(10), monthly(10)], discounts: [{ amount: 10, duration: 'forever' }] },
      ['2025-01-01 – : 80', '2025-01-01 – : 80', '2025-01-01 – : 80'],
    ],
    [
      'thirds that do not end add up to the whole',
      { items: [monthly(1), monthly(1), monthly(1)], discounts: [{ amount: '0.5', duration: 'forever' }] },
      ['2025-01-01 – : 10', '2025-01-01 – : 10', '2025-01-01 – : 10'],
    ],
    [
      'sevenths too',
      { items: [monthly(1, { interval: 'year' }), monthly(6, { interval: 'year' })], discounts: [{ amount: 1, duration: 'forever' }] },
      ['2025-01-01 – : 0.857142857142857143', '2025-01-01 – : 5.142857142857142857'],
    ],
  ])('%s', (_, subscription, wanted) => {
    expect(told(subscription)).toEqual(wanted);
  });

  test('only those for ever, where the policy says so', () => {
    const discounts = [once, { rate: 0.1, duration: 'forever' as const }];
    expect(told({ discounts }, { discounts: 'foreverOnly' })).toEqual(['2025-01-01 – : 108']);
    expect(told({ discounts })).toEqual(['2025-01-01 – 2025-02-01: 54', '2025-02-01 – : 108']);
  });

  test('an amount off each of two intervals is refused: of which, nobody says', () => {
    const items = [monthly(10), monthly(100, { interval: 'year' })];
    expect(refused(sub({ items, discounts: [{ amount: 1, duration: 'forever' }] }))).toEqual(['discounts bad-value']);
    expect(told({ items, discounts: [{ rate: 0.5, duration: 'forever' }] })).toEqual(['2025-01-01 – : 60', '2025-01-01 – : 50']);
  });

  test('shares of items add up to what is left of the whole, to the last digit', () => {
    const cents = fc.integer({ min: 0, max: 99_999 });
    fc.assert(
      fc.property(fc.array(cents, { minLength: 1, maxLength: 6 }), cents, (prices, off) => {
        const { periods } = subscriptionPeriods([
          sub({ items: prices.map((price) => monthly(price / 100)), discounts: [{ amount: off / 100, duration: 'forever' }] }),
        ]);
        const left = Math.max(0, prices.reduce((a, b) => a + b, 0) - off);
        expect(mrr(periods)?.times(100).toFixed()).toBe(String(left));
      }),
      runs(100),
    );
  });
});

describe('rows', () => {
  test('have names of their own, the dimensions and own fields of the subscription, and the product of the item', () => {
    const { periods } = subscriptionPeriods([
      { ...sub({ channel: 'web', currency: 'EUR', items: [monthly(5, { productId: 'gold' }), monthly(6)] }), plan: 'team' },
    ]);
    expect(periods.map(({ id, productId }) => [id, productId])).toEqual([
      ['s/1/1', 'gold'],
      ['s/1/2', null],
    ]);
    expect(periods[0]).toEqual({
      id: 's/1/1',
      customerId: 'ana',
      start: '2025-01-01',
      end: null,
      annualAmount: 60,
      subscriptionId: 's',
      productId: 'gold',
      channel: 'web',
      currency: 'EUR',
      plan: 'team',
    });
    expect(periods[0]?.plan).toBe('team');
  });

  test('pass the schema of periods as they are', () => {
    const { periods } = subscriptionPeriods([sub({ history: [{ until: '2025-02-01', items: [monthly(5)] }] })]);
    expect(parse(SubscriptionPeriod, periods).rows).toEqual(periods);
  });

  test('the records given are not changed', () => {
    const given = Object.freeze(
      sub({ items: Object.freeze([Object.freeze(monthly(10))]), history: Object.freeze([{ until: '2025-02-01' }]) }),
    );
    const before = JSON.stringify(given);
    subscriptionPeriods([given]);
    expect(JSON.stringify(given)).toBe(before);
  });
});

describe('what is refused', () => {
  test.each<[string, unknown, string[]]>([
    ['no object', 7, ['null unreadable-row']],
    ['no customer', sub({ customerId: ' ' }), ['customerId bad-id']],
    ['a state that is none', { ...sub(), status: 'canceled' }, ['status bad-value']],
    ['no items', { ...sub(), items: undefined }, ['items missing-required']],
    ['an item without a price', sub({ items: [{ interval: 'month' }] }), ['items[0].unitAmount missing-required']],
    ['a price below nothing', sub({ items: [monthly(-1)] }), ['items[0].unitAmount negative-not-allowed']],
    ['an interval that is none', sub({ items: [monthly(1, { interval: 'quarter' as 'year' })] }), ['items[0].interval bad-value']],
    ['no intervals', sub({ items: [monthly(1, { intervalCount: 0 })] }), ['items[0].intervalCount bad-value']],
    ['an end before the start', sub({ endedAt: '2024-12-31' }), ['endedAt bad-value']],
    ['a trial that ends before it starts', sub({ trialEnd: '2024-12-31' }), ['trialEnd bad-value']],
    ['one that has ended, nobody knows when', sub({ status: 'cancelled' }), ['endedAt missing-required']],
    ['a quarter off as 25', sub({ discounts: [{ rate: 25, duration: 'once' }] }), ['discounts[0].rate bad-value']],
    ['a discount of nothing', sub({ discounts: [{ duration: 'once' }] }), ['discounts[0].rate missing-required']],
    ['a share and an amount', sub({ discounts: [{ rate: 0.5, amount: 1, duration: 'once' }] }), ['discounts[0].amount bad-value']],
    ['a change without a date', sub({ history: [{ until: 'soon' }] }), ['history[0].until bad-date']],
    [
      'a price of too many digits',
      sub({ items: [monthly(1, { unitAmount: '9'.repeat(38), interval: 'day' })] }),
      ['items[0].unitAmount number-out-of-range'],
    ],
    [
      'a history of more rows than can be told',
      sub({
        items: Array.from({ length: 200 }, () => monthly(1)),
        history: Array.from({ length: 100 }, (_, day) => ({ until: new Date(Date.UTC(2025, 0, 2 + day)).toISOString().slice(0, 10) })),
      }),
      ['history too-many-items'],
    ],
    [
      'a getter that throws',
      Object.defineProperty({ ...sub() }, 'items', {
        enumerable: true,
        get: () => {
          throw new Error('no');
        },
      }),
      ['null unreadable-row'],
    ],
  ])('%s', (_, subscription, wanted) => {
    expect(refused(subscription)).toEqual(wanted);
  });

  test('a repeated subscription counts once', () => {
    const { counts } = subscriptionPeriods([sub(), sub(), sub({ items: [monthly(11)] })]);
    expect(counts).toEqual({
      subscriptionsIn: 3,
      paying: 1,
      neverPaid: 0,
      rejected: 2,
      byCode: { 'duplicate-id': 1, 'duplicate-id-conflict': 1 },
    });
  });

  test.each<[string, unknown, string]>([
    ['an unknown policy', { discount: 'all' }, 'unknown-option'],
    ['a word that is none', { discounts: 'some' }, 'bad-argument'],
    ['an end that is none', { churnAt: 'now' }, 'bad-argument'],
    ['a state that is none', { statuses: ['canceled'] }, 'bad-argument'],
    ['no list of states', { statuses: 'active' }, 'bad-argument'],
  ])('of the call: %s', (_, policy, code) => {
    expect(codeOf(() => subscriptionPeriods([], policy as SubscriptionPolicy))).toBe(code);
  });

  test('of periods: one that does not end after it starts, a negative amount', () => {
    const period = { id: '1', customerId: 'ana', start: '2025-01-01', annualAmount: 12 };
    const { rows, rejected } = parse(SubscriptionPeriod, [
      period,
      { ...period, id: '2', end: '2025-01-01' },
      { ...period, id: '3', end: '2024-01-01' },
      { ...period, id: '4', annualAmount: -1 },
      { ...period, id: '5', start: '' },
    ]);
    expect(rows).toHaveLength(1);
    expect(rejected.map(({ field, code }) => `${field} ${code}`)).toEqual([
      'end bad-value',
      'end bad-value',
      'annualAmount negative-not-allowed',
      'start bad-date',
    ]);
  });

  test('Subscription is parsed like any record', () => {
    const { rows } = parse(Subscription, [{ ...sub(), currency: 'eur', startedAt: '2025-01-01T10:00' }], { timeZone: 'Europe/Paris' });
    expect(rows[0]).toMatchObject({ currency: 'EUR', startedAt: '2025-01-01T09:00:00.000Z' });
  });
});

test('random subscriptions never throw, and their periods follow each other', () => {
  const day = fc.integer({ min: 0, max: 200 }).map((days) => new Date(Date.UTC(2025, 0, 1 + days)).toISOString().slice(0, 10));
  const status = fc.constantFrom('trialing', 'active', 'past-due', 'unpaid', 'paused', 'cancelled', 'incomplete');
  const items = fc.array(
    fc.record({
      unitAmount: fc.integer({ min: 0, max: 50 }),
      interval: fc.constantFrom('day', 'week', 'month', 'year'),
      intervalCount: fc.option(fc.integer({ min: 1, max: 9 })),
    }),
    { maxLength: 3 },
  );
  const discounts = fc.array(
    fc.record({
      rate: fc.constantFrom(0, 0.1, 0.5, 1),
      duration: fc.constantFrom('once', 'forever'),
      start: fc.option(day),
      end: fc.option(day),
    }),
    { maxLength: 2 },
  );
  const maybe = {
    trialStart: fc.option(day),
    trialEnd: fc.option(day),
    cancelledAt: fc.option(day),
    cancelAt: fc.option(day),
    endedAt: fc.option(day),
  };
  const history = fc.array(fc.record({ until: day, status: fc.option(status), items: fc.option(items), discounts: fc.option(discounts) }), {
    maxLength: 3,
  });
  const one = fc.record({
    customerId: fc.constantFrom('a', 'b'),
    status,
    startedAt: day,
    ...maybe,
    items,
    discounts: fc.option(discounts),
    history,
  });
  fc.assert(
    fc.property(fc.array(one, { maxLength: 4 }), fc.constantFrom('periodEnd', 'request'), (list, churnAt) => {
      const given = list.map((subscription, at) => ({ ...subscription, id: `s${at}` }));
      const { periods, counts } = subscriptionPeriods(given as Subscription[], { churnAt: churnAt as 'request' });
      expect(counts.paying + counts.neverPaid + counts.rejected).toBe(given.length);
      expect(parse(SubscriptionPeriod, periods).counts.rejected).toBe(0);
      for (const { id } of given) {
        const bounds = [
          ...new Set(periods.filter((period) => period.subscriptionId === id).map(({ start, end }) => `${text(start)} ${text(end)}`)),
        ];
        for (const [at, bound] of bounds.entries()) {
          const [, end] = bound.split(' ');
          const next = bounds[at + 1]?.split(' ')[0];
          if (next !== undefined) expect((end as string) <= next).toBe(true);
        }
      }
    }),
    runs(100),
  );
});
