// Recurring revenue as it stands, and trials: every engine, and the figures that vendors publish.
import {
  annualAmount,
  arr,
  averageRevenuePerAccount,
  explain,
  mrr,
  mrrMovements,
  query,
  type Subscription,
  type SubscriptionPeriod,
  subscriptionPeriods,
  type Trial,
  trialConversionRate,
  trialConversionWithin,
} from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { agree } from '../agree.ts';
import { codeOf, column, text } from '../query/ask.ts';
import { pays } from './subscribers.ts';

const stocks = [mrr, arr, averageRevenuePerAccount] as const;
const months = { every: 'month', between: ['2025-01-01', '2025-05-01'] } as const;

/** The columns of a question that every engine answers alike. */
async function asked(periods: readonly SubscriptionPeriod[], question: object = months): Promise<string[][]> {
  await agree(stocks, { periods: periods as never }, question as never);
  const table = query(periods, { ...question, select: stocks });
  return stocks.map(({ id }) => column(table, id));
}

describe('recurring revenue', () => {
  test.each<[string, SubscriptionPeriod[], [string, string, string][]]>([
    [
      'stands at the end of each period',
      [pays('ana', 50, '2025-01-15', '2025-03-10'), pays('bob', 100, '2025-02-01')],
      [
        ['50', '600', '50'],
        ['150', '1800', '75'],
        ['100', '1200', '100'],
        ['100', '1200', '100'],
      ],
    ],
    [
      'of a period that ends with the month is still there at its end, and not a day later',
      [pays('ana', 50, '2025-01-15', '2025-02-01')],
      [
        ['50', '600', '50'],
        ['0', '0', 'null'],
        ['0', '0', 'null'],
        ['0', '0', 'null'],
      ],
    ],
    [
      'of a customer with two subscriptions is that of one account',
      [pays('ana', 50, '2025-01-15'), pays('ana', 10, '2025-01-20'), pays('bob', 30, '2025-01-20')],
      Array.from({ length: 4 }, () => ['90', '1080', '45'] as [string, string, string]),
    ],
    [
      'of a change of plan on a day has no gap and no overlap',
      [pays('ana', 50, '2025-01-15', '2025-02-10'), pays('ana', 75, '2025-02-10')],
      [
        ['50', '600', '50'],
        ['75', '900', '75'],
        ['75', '900', '75'],
        ['75', '900', '75'],
      ],
    ],
    ['of nothing is nothing, and of nobody no mean', [], Array.from({ length: 4 }, () => ['0', '0', 'null'] as [string, string, string])],
    [
      'of a free account counts for no account',
      [pays('ana', 0, '2025-01-15'), pays('bob', 20, '2025-01-15')],
      Array.from({ length: 4 }, () => ['20', '240', '20'] as [string, string, string]),
    ],
  ])('%s', async (_, periods, wanted) => {
    const found = await asked(periods);
    expect(found).toEqual(stocks.map((_metric, at) => wanted.map((row) => row[at])));
  });

  test('in instants stands where the clocks of the calendar say', async () => {
    const late = [pays('ana', 50, '2025-01-31T23:30:00Z', '2025-02-28T23:30:00Z')];
    expect((await asked(late))[0]).toEqual(['50', '0', '0', '0']);
    expect((await asked(late, { ...months, calendar: { timeZone: 'Europe/Paris' } }))[0]).toEqual(['0', '50', '0', '0']);
  });

  test('of a running month stands at asOf', async () => {
    const periods = [pays('ana', 50, '2025-01-15', '2025-02-20'), pays('bob', 10, '2025-02-12')];
    const found = await asked(periods, { every: 'month', between: ['2025-01-01', '2025-03-01'], asOf: '2025-02-10' });
    expect(found[0]).toEqual(['50', '50']);
  });

  test('by segment adds up to the whole', async () => {
    const periods = [
      pays('ana', 50, '2025-01-15', null, { channel: 'web' }),
      pays('bob', 10, '2025-01-12', null, { channel: 'shop' }),
      pays('eve', 5, '2025-01-12'),
    ];
    const found = await asked(periods, { by: ['channel'], between: ['2025-01-01', '2025-02-01'] });
    expect(found[0]?.toSorted()).toEqual(['10', '5', '50']);
  });

  test('of two currencies is not added', async () => {
    const periods = [pays('ana', 50, '2025-01-15', null, { currency: 'EUR' }), pays('bob', 10, '2025-02-12', null, { currency: 'USD' })];
    expect((await asked(periods))[0]).toEqual(['50', 'null', 'null', 'null']);
    expect(query(periods, { ...months, select: [mrr] }).notes.map(({ code }) => code)).toContain('mixed-currency');
    expect((await asked(periods, { by: ['currency'] }))[0]).toEqual(['50', '10']);
  });

  test('with an amount that is missing says so', () => {
    const periods = [pays('ana', 50, '2025-01-15'), { ...pays('bob', 1, '2025-01-15'), annualAmount: null as never }];
    const table = query(periods, { ...months, select: [mrr] });
    expect(column(table, 'mrr')).toEqual(['50', '50', '50', '50']);
    expect(table.notes.map(({ code }) => code)).toContain('partial-coverage');
  });

  test('called as a function is that of all that has no end', () => {
    const periods = [pays('ana', 50, '2025-01-15', '2025-02-10'), pays('bob', 100, '2025-02-01')];
    expect(stocks.map((metric) => text(metric(periods)))).toEqual(['100', '1200', '100']);
  });

  test('is told in words', () => {
    expect(explain(mrr)).toBe('Monthly recurring revenue = the sum of annualAmount (open at the end, from start to end) ÷ 12');
  });
});

describe('what vendors publish', () => {
  const sub = (id: string, unitAmount: number, interval: 'month' | 'year' | 'week', more: Partial<Subscription> = {}): Subscription => ({
    id,
    customerId: id,
    status: 'active',
    startedAt: '2025-01-01',
    items: [{ unitAmount, interval }],
    ...more,
  });
  const stands = (...subscriptions: Subscription[]): string => text(mrr(subscriptionPeriods(subscriptions).periods));
  const many = (count: number, make: (id: string) => Subscription): Subscription[] =>
    Array.from({ length: count }, (_, at) => make(`${at}`));

  test('Stripe: 100 at 100 a month and 50 at 600 a year are 12 500; with the 800 of its text they would not be', () => {
    const plans = (yearly: number): Subscription[] => [
      ...many(100, (id) => sub(`a${id}`, 100, 'month')),
      ...many(50, (id) => sub(`b${id}`, yearly, 'year')),
    ];
    expect(stands(...plans(600))).toBe('12500');
    expect(stands(...plans(800))).toBe(`13333.${'3'.repeat(35)}`);
  });

  test('ChartMogul: $2,000 a year are 166.67 a month, kept as 500/3', () => {
    const yearly = [pays('ana', 0, '2025-01-15', null, { annualAmount: annualAmount(2000, 'year') as number })];
    expect(text(mrr(yearly))).toBe(`166.${'6'.repeat(36)}7`);
    expect(text(mrr([...yearly, ...yearly, ...yearly].map((period, at) => ({ ...period, id: `${at}` }))))).toBe('500');
  });

  test('Ghost: a week is 52/12 of a month and not 4, a year is not rounded down', () => {
    expect(stands(sub('a', 3, 'week'))).toBe('13');
    expect(stands(sub('a', 500, 'year'), sub('b', 500, 'year'), sub('c', 500, 'year'))).toBe('125');
  });

  test('Chargebee template of Bruin: weeks and days are multiplied by 52/12 and 365/12, not by 12/52 and 12/365', () => {
    expect(annualAmount(1, 'week')).toBe(52);
    expect(annualAmount(1, 'day')).toBe(365);
  });

  test('stripe-cohort: $50 off $49 pays nothing and never $1; a coupon that has expired counted while it ran', () => {
    expect(stands(sub('a', 49, 'month', { discounts: [{ amount: 50, duration: 'forever' }] }))).toBe('0');
    const { periods } = subscriptionPeriods([
      sub('a', 50, 'month', { discounts: [{ rate: 0.5, duration: 'repeating', start: '2025-01-01', end: '2025-03-01' }] }),
    ]);
    expect(column(query(periods, { ...months, select: [mrr] }), 'mrr')).toEqual(['25', '25', '50', '50']);
  });

  test('Stripe counts only coupons for ever, ChartMogul every discount while it lasts', () => {
    const discounts: Subscription['discounts'] = [{ rate: 0.5, duration: 'once', start: '2025-01-01', end: '2025-02-01' }];
    const byMonth = (policy: 'all' | 'foreverOnly'): string[] => {
      const { periods } = subscriptionPeriods([sub('a', 50, 'month', { discounts })], { discounts: policy });
      return column(query(periods, { ...months, select: [mrr] }), 'mrr');
    };
    expect(byMonth('all')).toEqual(['25', '50', '50', '50']);
    expect(byMonth('foreverOnly')).toEqual(['50', '50', '50', '50']);
  });

  test('Stripe: past due counts, trials, unpaid, free and metered do not', () => {
    const statuses = ['active', 'past-due', 'trialing', 'unpaid', 'paused', 'incomplete'] as const;
    const standing = statuses.map((status) => sub(status, 10, 'month', { status }));
    const metered = sub('metered', 10, 'month', { items: [{ unitAmount: 10, interval: 'month', usageType: 'metered' }] });
    expect(stands(...standing, metered, sub('free', 0, 'month'))).toBe('20');
  });

  test('Polar counts paused subscriptions: a policy', () => {
    const paused = [sub('a', 10, 'month', { status: 'paused' })];
    expect(text(mrr(subscriptionPeriods(paused).periods))).toBe('0');
    expect(text(mrr(subscriptionPeriods(paused, { statuses: ['active', 'past-due', 'paused'] }).periods))).toBe('10');
  });

  test('Ghost takes a cancellation off at the request, Stripe at the end of what is paid: a policy', () => {
    const cancelled = [sub('a', 10, 'month', { cancelledAt: '2025-02-10', cancelAt: '2025-03-15' })];
    const byMonth = (churnAt: 'request' | 'periodEnd'): string[] =>
      column(query(subscriptionPeriods(cancelled, { churnAt }).periods, { ...months, select: [mrr] }), 'mrr');
    expect(byMonth('request')).toEqual(['10', '0', '0', '0']);
    expect(byMonth('periodEnd')).toEqual(['10', '10', '0', '0']);
  });

  test('leftbookclub: customers moved to new products are not lost', () => {
    const moved = [
      sub('old', 10, 'month', { customerId: 'ana', status: 'cancelled', endedAt: '2025-02-10' }),
      sub('new', 12, 'month', { customerId: 'ana', startedAt: '2025-02-10' }),
    ];
    const { periods } = subscriptionPeriods(moved);
    expect(mrrMovements(periods, months).movements.map(({ movement, leaves }) => [movement, leaves])).toEqual([
      ['new', 0],
      ['expansion', 0],
      ['none', 0],
      ['none', 0],
    ]);
  });
});

describe('trials', () => {
  const DAY = 86_400_000;
  const tried = (id: string, start: string, convertedAfter: number | null = null): Trial => ({
    id,
    customerId: id,
    start,
    end: null,
    convertedAt: convertedAfter === null ? null : new Date(Date.parse(start) + convertedAfter * DAY).toISOString().slice(0, 10),
  });
  const rates = [
    trialConversionRate,
    trialConversionRate.variants.samePeriod,
    trialConversionWithin(14),
    trialConversionWithin(90),
  ] as const;

  async function converted(trials: readonly Trial[], question: object): Promise<string[][]> {
    await agree(rates, { trials: trials as never }, question as never);
    const table = query(trials, { ...question, select: rates });
    return rates.map(({ id }) => column(table, id));
  }

  test('ChartMogul: 10 customers began a trial in May 2015, 5 of them became paying: 50 %', async () => {
    const trials = Array.from({ length: 10 }, (_, at) => tried(`t${at}`, '2015-05-10', at % 2 === 0 ? 30 : null));
    expect(await converted(trials, { every: 'month', between: ['2015-05-01', '2015-06-01'] })).toEqual([['0.5'], ['0'], ['0'], ['0.5']]);
  });

  test('count where they began; within so many days, cohorts of any age compare', async () => {
    const trials = [
      tried('a', '2025-01-10', 14),
      tried('b', '2025-01-20', 15),
      tried('c', '2025-01-25'),
      tried('d', '2025-01-31'),
      tried('e', '2025-02-10', 60),
    ];
    const found = await converted(trials, { every: 'month', between: ['2025-01-01', '2025-04-01'] });
    expect(found).toEqual([
      ['0.5', '1', 'null'],
      ['0.25', '1', 'null'],
      ['0.25', '0', 'null'],
      ['0.5', '1', 'null'],
    ]);
  });

  test('have no answer before their time', async () => {
    const trials = [tried('a', '2025-01-10', 14), tried('b', '2025-02-10')];
    const question = { every: 'month', between: ['2025-01-01', '2025-03-01'], asOf: '2025-03-02' } as const;
    expect(await converted(trials, question)).toEqual([
      ['1', 'null'],
      ['1', '0'],
      ['1', 'null'],
      ['null', 'null'],
    ]);
    expect(query(trials, { ...question, select: [trialConversionRate] }).notes).toMatchObject([{ code: 'immature-cohort', row: 1 }]);
  });

  test('paid for later than is known are not yet', async () => {
    const trials = [tried('a', '2025-01-10', 80), tried('b', '2025-01-10', 20)];
    const found = await converted(trials, { between: ['2025-01-01', '2025-02-01'], asOf: '2025-03-10' });
    expect(found[0]).toEqual(['0.5']);
  });

  test('by segment', async () => {
    const trials = [
      { ...tried('a', '2025-01-10', 10), channel: 'web' },
      { ...tried('b', '2025-01-10'), channel: 'web' },
      { ...tried('c', '2025-01-10'), channel: 'shop' },
    ];
    expect((await converted(trials, { by: ['channel'] }))[0]?.toSorted()).toEqual(['0', '0.5']);
  });

  test('of a number of days that is none are refused', () => {
    for (const days of [0, -1, 1.5, Number.NaN]) expect(codeOf(() => trialConversionWithin(days))).toBe('bad-argument');
    expect(trialConversionWithin(14).id).toBe('trialConversionWithin14Days');
  });
});
