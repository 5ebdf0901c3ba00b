// Movements of recurring revenue and the rates made of them: by hand, by vendors, and by law.
import fc from 'fast-check';
import {
  grossRevenueRetention,
  type MovementOptions,
  type MrrMovement,
  mrr,
  mrrChurnRate,
  mrrMovement,
  mrrMovements,
  netRevenueRetention,
  query,
  quickRatio,
  type Subscription,
  type SubscriptionPeriod,
  subscriberChurnRate,
  subscriptionPeriods,
} from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { agree } from '../agree.ts';
import { runs } from '../laws/runs.ts';
import { codeOf, column, text } from '../query/ask.ts';
import { pays } from './subscribers.ts';

const { variants } = mrrMovement;
const parts = [variants.new, variants.reactivation, variants.expansion, variants.contraction, variants.churn] as const;
const causes = [variants.pause, variants.resume, variants.migration] as const;
const rates = [
  netRevenueRetention,
  netRevenueRetention.variants.withReactivation,
  netRevenueRetention.variants.withoutContraction,
  grossRevenueRetention,
  mrrChurnRate,
  mrrChurnRate.variants.cancellationOnly,
  mrrChurnRate.variants.net,
  mrrChurnRate.variants.netOfReactivation,
  subscriberChurnRate,
  subscriberChurnRate.variants.stripe,
  subscriberChurnRate.variants.average,
  subscriberChurnRate.variants.withoutPauses,
  mrrChurnRate.variants.withoutPauses,
  quickRatio,
  quickRatio.variants.withoutReactivation,
] as const;
const everything = [mrrMovement, ...parts, ...causes, ...rates];

const months = { every: 'month', between: ['2025-01-01', '2025-05-01'] } as const;
const february = { every: 'month', between: ['2025-02-01', '2025-03-01'] } as const;

/** The movements of each period: what the customers did, and by how much a month. */
function told(periods: readonly SubscriptionPeriod[], options: MovementOptions = months): string[] {
  const { movements, rejected } = mrrMovements(periods, options);
  expect(rejected).toEqual([]);
  return movements.map(
    ({ customerId, date, movement, opening, closing }) =>
      `${date} ${customerId} ${movement} ${Number(closing) / 12 - Number(opening) / 12}`,
  );
}

/** A month as examples have it: what all paid at the start, and what one customer each did in February. */
function month(
  start: number,
  moves: Partial<Record<'new' | 'reactivation' | 'expansion' | 'contraction' | 'churn', number>>,
): MrrMovement[] {
  const { new: fresh = 0, reactivation = 0, expansion = 0, contraction = 0, churn = 0 } = moves;
  const [from, at] = ['2025-01-01', '2025-02-10'];
  return mrrMovements(
    [
      pays('stays', start - churn - contraction - 2, from),
      pays('goes', churn, from, at),
      ...[pays('less', contraction, from, at), pays('less', 1, from)],
      ...[pays('more', 1, from), pays('more', expansion, at)],
      ...[pays('is back', 1, '2024-11-01', '2025-01-15'), pays('is back', reactivation, at)],
      pays('comes', fresh, at),
    ],
    february,
  ).movements;
}

const cases: readonly (readonly [name: string, periods: readonly SubscriptionPeriod[], wanted: readonly string[]])[] = [
  ['is new once', [pays('ana', 10, '2025-02-10')], ['2025-02-01 ana new 10', '2025-03-01 ana none 0', '2025-04-01 ana none 0']],
  [
    'is more, and less',
    [pays('ana', 10, '2024-12-10'), pays('ana', 5, '2025-01-10', '2025-03-01')],
    ['2025-01-01 ana expansion 5', '2025-02-01 ana none 0', '2025-03-01 ana contraction -5', '2025-04-01 ana none 0'],
  ],
  [
    'is lost, and back',
    [pays('ana', 10, '2024-12-10', '2025-02-01'), pays('ana', 7, '2025-04-30')],
    ['2025-01-01 ana none 0', '2025-02-01 ana churn -10', '2025-04-01 ana reactivation 7'],
  ],
  [
    'of a customer with two subscriptions who cancels one is less, not lost',
    [pays('ana', 10, '2024-12-10'), pays('ana', 5, '2024-12-10', '2025-01-10')],
    ['2025-01-01 ana contraction -5', '2025-02-01 ana none 0', '2025-03-01 ana none 0', '2025-04-01 ana none 0'],
  ],
  [
    'within a period is none of it',
    [pays('ana', 10, '2024-12-10'), pays('ana', 5, '2025-01-10', '2025-01-20')],
    ['2025-01-01 ana none 0', '2025-02-01 ana none 0', '2025-03-01 ana none 0', '2025-04-01 ana none 0'],
  ],
  ['of who comes and goes within a period is passing', [pays('ana', 10, '2025-02-10', '2025-02-20')], ['2025-02-01 ana passing 0']],
  [
    'of who passed before is a return',
    [pays('ana', 10, '2025-02-10', '2025-02-20'), pays('ana', 10, '2025-04-02')],
    ['2025-02-01 ana passing 0', '2025-04-01 ana reactivation 10'],
  ],
  [
    'of who passes and stays is new',
    [pays('ana', 9, '2025-04-02', '2025-04-05'), pays('ana', 10, '2025-04-20')],
    ['2025-04-01 ana new 10'],
  ],
  [
    'of a change of plan is the difference',
    [pays('ana', 10, '2024-12-10', '2025-04-10'), pays('ana', 12, '2025-04-10')],
    ['2025-01-01 ana none 0', '2025-02-01 ana none 0', '2025-03-01 ana none 0', '2025-04-01 ana expansion 2'],
  ],
  [
    'of a gap on the boundary is lost and back',
    [pays('ana', 10, '2025-03-01', '2025-04-01'), pays('ana', 10, '2025-04-02')],
    ['2025-03-01 ana new 10', '2025-04-01 ana none 0'],
  ],
  [
    'of a free account is none',
    [pays('ana', 0, '2025-01-10'), pays('ana', 10, '2025-03-10')],
    ['2025-03-01 ana new 10', '2025-04-01 ana none 0'],
  ],
  ['of the time before and behind is none', [pays('ana', 10, '2024-01-10', '2024-02-10'), pays('bob', 10, '2025-06-10')], []],
];

describe('a movement', () => {
  test.each(cases)('%s', (_, periods, wanted) => {
    expect(told(periods)).toEqual(wanted);
    expect(told(periods.toReversed())).toEqual(wanted);
  });

  test('of all these customers together is the same for every engine', async () => {
    const periods = cases.flatMap(([, list], at) => list.map((period) => ({ ...period, customerId: `${at} ${period.customerId}` })));
    await agree(everything, { movements: mrrMovements(periods, months).movements as never }, months);
  });

  test('says over which period it is one', () => {
    const [row] = mrrMovements([pays('ana', 10, '2025-02-10')], { every: 'quarter', between: ['2025-02-01', '2025-04-01'] }).movements;
    expect(row).toEqual({
      id: '2025-Q1//ana',
      customerId: 'ana',
      date: '2025-02-01',
      grain: 'quarter',
      since: '2025-02-01',
      movement: 'new',
      cause: null,
      opening: 0,
      closing: 120,
      retained: 0,
      new: 120,
      reactivation: 0,
      expansion: 0,
      contraction: 0,
      churn: 0,
      joins: 1,
      leaves: 0,
      currency: null,
    });
  });

  test('of the same changes is another over a quarter: +10 and −10 are nothing', () => {
    const periods = [pays('ana', 10, '2024-12-10'), pays('ana', 10, '2025-01-10', '2025-02-10')];
    expect(told(periods)).toContain('2025-02-01 ana contraction -10');
    expect(told(periods, { every: 'quarter', between: ['2025-01-01', '2025-04-01'] })).toEqual(['2025-01-01 ana none 0']);
  });

  test('has the dimensions of the first period of the customer, in every period', async () => {
    const periods = [
      pays('ana', 10, '2025-01-10', '2025-02-10', { channel: 'web' }),
      pays('ana', 12, '2025-02-10', null, { channel: 'shop' }),
    ];
    const { movements } = mrrMovements(periods, months);
    expect(movements.map(({ channel }) => channel)).toEqual(['web', 'web', 'web', 'web']);
    await agree(everything, { movements: movements as never }, { ...months, by: ['channel'] });
  });

  test('of a plan, picked before: who changes the plan is lost to one and new to the other', () => {
    const periods = [
      pays('ana', 10, '2025-01-10', '2025-03-10', { productId: 'silver' }),
      pays('ana', 12, '2025-03-10', null, { productId: 'gold' }),
    ];
    expect(told(periods.filter(({ productId }) => productId === 'silver'))).toContain('2025-03-01 ana churn -10');
    expect(told(periods.filter(({ productId }) => productId === 'gold'))).toContain('2025-03-01 ana new 12');
  });

  test('in instants falls where the clocks of the calendar say', () => {
    const periods = [pays('ana', 10, '2025-01-31T23:30:00Z')];
    expect(told(periods)[0]).toBe('2025-01-01 ana new 10');
    expect(told(periods, { ...months, calendar: { timeZone: 'Europe/Paris' } })[0]).toBe('2025-02-01 ana new 10');
  });

  test('of calendar dates and instants together is in one line', () => {
    const periods = [pays('ana', 10, '2025-01-10', '2025-02-01T00:00:00+01:00'), pays('ana', 12, '2025-02-01')];
    const paris = { ...months, calendar: { timeZone: 'Europe/Paris' } };
    expect(
      mrrMovements(periods, paris)
        .movements.map(({ movement, joins, leaves }) => [movement, joins, leaves])
        .slice(0, 2),
    ).toEqual([
      ['new', 1, 0],
      ['expansion', 0, 0],
    ]);
  });

  test('of a running month is up to asOf, and there is none of a month to come', () => {
    const periods = [pays('ana', 10, '2024-12-10', '2025-02-20'), pays('bob', 5, '2025-02-05')];
    expect(told(periods, { ...months, asOf: '2025-02-10' })).toEqual([
      '2025-01-01 ana none 0',
      '2025-02-01 ana none 0',
      '2025-02-01 bob new 5',
    ]);
  });

  test('over a stretch starts earlier: twelve months for a yearly retention each month', () => {
    const periods = [
      pays('ana', 10, '2023-12-10', '2024-07-10'),
      pays('ana', 15, '2024-07-10'),
      pays('bob', 20, '2024-01-15', '2025-02-10'),
    ];
    const options = { every: 'month', between: ['2025-01-01', '2025-03-01'] } as const;
    const { movements } = mrrMovements(periods, { ...options, stretch: { trailing: 12 } });
    expect(movements.map(({ date, since, customerId, movement }) => `${date} ${since} ${customerId} ${movement}`)).toEqual([
      '2025-01-01 2024-02-01 ana expansion',
      '2025-02-01 2024-03-01 ana expansion',
      '2025-01-01 2024-02-01 bob none',
      '2025-02-01 2024-03-01 bob churn',
    ]);
    expect(
      column(query(movements, { ...options, select: [netRevenueRetention, grossRevenueRetention] }), 'netRevenueRetention').map((value) =>
        value.slice(0, 6),
      ),
    ).toEqual(['1.1666', '0.5']);
    const sinceJanuary = mrrMovements(periods, { ...options, stretch: { toDate: 'year' } }).movements;
    expect(sinceJanuary.map(({ since }) => since)).toEqual(['2025-01-01', '2025-01-01', '2025-01-01', '2025-01-01']);
  });
});

describe('a customer who changes the currency', () => {
  const periods = [
    pays('ana', 10, '2024-12-10', '2025-02-10', { currency: 'EUR' }),
    pays('ana', 11, '2025-02-10', null, { currency: 'USD' }),
    pays('bob', 5, '2024-12-10', '2025-02-10', { currency: 'EUR' }),
  ];
  const { movements } = mrrMovements(periods, february);

  test('pays less in one and more in the other, and is neither new nor lost', () => {
    expect(movements.map(({ customerId, currency, movement }) => `${customerId} ${currency} ${movement}`)).toEqual([
      'ana EUR contraction',
      'ana USD expansion',
      'bob EUR churn',
    ]);
    expect(text(subscriberChurnRate(movements))).toBe('0.5');
  });

  test('is not added up, and holds in each currency', async () => {
    await agree(everything, { movements: movements as never }, february);
    await agree(everything, { movements: movements as never }, { ...february, by: ['currency'] });
    const table = query(movements, { ...february, select: everything });
    expect([...new Set(table.notes.map(({ code }) => code))]).toEqual(['mixed-currency']);
    const each = query(movements, { ...february, by: ['currency'], select: [mrrMovement] });
    expect(column(each, 'mrrMovement')).toEqual(['-15', '11']);
  });

  test('is not there again where the old currency left nothing behind', () => {
    const { movements: march } = mrrMovements(periods, { every: 'month', between: ['2025-03-01', '2025-04-01'] });
    expect(march.map(({ currency, movement }) => `${currency} ${movement}`)).toEqual(['USD none']);
  });
});

describe('what vendors publish', () => {
  const figures = (movements: readonly MrrMovement[], metrics: readonly { readonly id: string }[]): string[] => {
    const table = query(movements, { select: everything });
    return metrics.map(({ id }) => column(table, id)[0] as string);
  };
  const one = (movements: readonly MrrMovement[], metric: { readonly id: string }): string => figures(movements, [metric])[0] as string;

  test('ChartMogul: Syncalytics from new business to reactivation', async () => {
    const gold = (unitAmount: number, quantity: number, interval: 'month' | 'year'): Subscription['items'] => [
      { unitAmount, quantity, interval },
    ];
    const base = { customerId: 'syncalytics', currency: 'USD' } as const;
    const { periods, trials } = subscriptionPeriods([
      {
        ...base,
        id: 'trial',
        status: 'cancelled',
        startedAt: '2024-01-01',
        trialEnd: '2024-01-10',
        endedAt: '2024-01-10',
        items: gold(50, 1, 'month'),
      },
      {
        ...base,
        id: 'gold',
        status: 'cancelled',
        startedAt: '2024-01-10',
        cancelledAt: '2024-12-20',
        endedAt: '2025-01-10',
        items: gold(500, 4, 'year'),
      },
      { ...base, id: 'silver', status: 'cancelled', startedAt: '2024-01-13', endedAt: '2024-01-27', items: gold(30, 2, 'month') },
      { ...base, id: 'again', status: 'active', startedAt: '2025-03-05', items: gold(50, 3, 'month') },
    ]);
    const { movements } = mrrMovements(periods, { every: 'day', between: ['2024-01-01', '2025-04-01'] });
    const moved = movements.filter(({ movement }) => movement !== 'none');
    expect(moved.map(({ date, movement, opening, closing }) => [date, movement, Number(closing) - Number(opening)])).toEqual([
      ['2024-01-10', 'new', 2000],
      ['2024-01-13', 'expansion', 720],
      ['2024-01-27', 'contraction', -720],
      ['2025-01-10', 'churn', -2000],
      ['2025-03-05', 'reactivation', 1800],
    ]);
    expect(parts.map((part) => query(moved, { select: [part] }).rows[0]?.[part.id as 'mrrMovementNew']?.toFixed(2))).toEqual([
      '166.67',
      '150.00',
      '60.00',
      '-60.00',
      '-166.67',
    ]);
    expect(trials).toMatchObject([{ id: 'trial', convertedAt: null }]);
    await agree(everything, { movements: moved as never }, { every: 'month', between: ['2024-01-01', '2025-04-01'] });
  });

  test('ChartMogul: of $100, $10 lost and $10 less are a gross churn of 20 %; with $10 more, a net one of 10 %', () => {
    const movements = month(100, { churn: 10, contraction: 10, expansion: 10 });
    expect(figures(movements, [mrrChurnRate, mrrChurnRate.variants.net, mrrChurnRate.variants.netOfReactivation])).toEqual([
      '0.2',
      '0.1',
      '0.1',
    ]);
    const back = month(100, { churn: 10, contraction: 10, expansion: 10, reactivation: 5 });
    expect(
      figures(back, [mrrChurnRate.variants.net, mrrChurnRate.variants.netOfReactivation, mrrChurnRate.variants.cancellationOnly]),
    ).toEqual(['0.1', '0.05', '0.1']);
  });

  test('Baremetrics: 100 % − (churned − expansion) ÷ start, without contraction; ours takes it off', () => {
    const movements = month(1000, { churn: 50, contraction: 20, expansion: 80, reactivation: 30 });
    const { withoutContraction, withReactivation } = netRevenueRetention.variants;
    expect(figures(movements, [withoutContraction, netRevenueRetention, withReactivation])).toEqual(['1.03', '1.01', '1.04']);
  });

  test('gross retention: of 200 000, 8 000 cancelled and 4 000 less are 94 %, whatever others pay more', () => {
    expect(one(month(200_000, { churn: 8000, contraction: 4000 }), grossRevenueRetention)).toBe('0.94');
    expect(one(month(200_000, { churn: 8000, contraction: 4000, expansion: 50_000 }), grossRevenueRetention)).toBe('0.94');
  });

  test('the bridge of 50 000: +8 000, +4 000, +1 000, −2 000, −3 000 is 58 000, and the quick ratio 2.6', () => {
    const movements = month(50_000, { new: 8000, expansion: 4000, reactivation: 1000, contraction: 2000, churn: 3000 });
    expect(figures(movements, [...parts, mrrMovement, quickRatio])).toEqual(['8000', '1000', '4000', '-2000', '-3000', '8000', '2.6']);
  });

  test('Baremetrics: the quick ratio without what came back; 28 gained for 8 lost are 3.5', () => {
    const movements = month(100, { new: 20, expansion: 8, contraction: 3, churn: 5 });
    expect(figures(movements, [quickRatio, quickRatio.variants.withoutReactivation])).toEqual(['3.5', '3.5']);
    const back = month(100, { new: 20, expansion: 8, reactivation: 8, contraction: 3, churn: 5 });
    expect(figures(back, [quickRatio, quickRatio.variants.withoutReactivation])).toEqual(['4.5', '3.5']);
  });

  test('Shopify and Stripe: of 1000 customers 50 leave, of 500 new ones 12: 5 %, 62/1500, and 50 on the average', () => {
    const start = Array.from({ length: 1000 }, (_, at) => pays(`old ${at}`, 10, '2025-01-01', at < 50 ? '2025-02-10' : null));
    const fresh = Array.from({ length: 500 }, (_, at) => pays(`new ${at}`, 10, '2025-02-03', at < 12 ? '2025-02-20' : null));
    const { movements } = mrrMovements([...start, ...fresh], february);
    const table = query(movements, { select: everything });
    expect(column(table, 'subscriberChurnRate')).toEqual(['0.05']);
    expect(column(table, 'subscriberChurnRateStripe')[0]?.slice(0, 12)).toBe('0.0413333333');
    // 50 ÷ ((1000 + 1438) ÷ 2)
    expect(column(table, 'subscriberChurnRateAverage')[0]?.slice(0, 12)).toBe('0.0410172272');
  });

  test('Stripe: who has two subscriptions and cancels one has not churned; who ends, restarts and ends again has churned twice', () => {
    const two = mrrMovements([pays('ana', 10, '2025-01-01'), pays('ana', 5, '2025-01-01', '2025-02-10')], february).movements;
    expect(figures(two, [subscriberChurnRate, subscriberChurnRate.variants.stripe])).toEqual(['0', '0']);
    const twice = mrrMovements(
      [pays('ana', 10, '2025-01-01', '2025-02-05'), pays('ana', 10, '2025-02-10', '2025-02-20')],
      february,
    ).movements;
    expect(figures(twice, [subscriberChurnRate, subscriberChurnRate.variants.stripe])).toEqual(['1', '1']);
    expect(twice.map(({ joins, leaves }) => [joins, leaves])).toEqual([[1, 2]]);
  });

  test('Stripe: the last 30 days, each day', () => {
    const periods = [
      pays('ana', 10, '2025-01-01'),
      pays('bob', 10, '2025-01-01', '2025-02-10'),
      pays('eve', 10, '2025-02-03', '2025-02-20'),
    ];
    const days = { every: 'day', between: ['2025-02-25', '2025-02-26'] } as const;
    const { movements } = mrrMovements(periods, { ...days, stretch: { trailing: 30 } });
    // Two were there 30 days before, one came; bob and eve left.
    expect(
      column(query(movements, { ...days, select: [subscriberChurnRate.variants.stripe] }), 'subscriberChurnRateStripe')[0]?.slice(0, 6),
    ).toBe('0.6666');
  });
});

describe('rates', () => {
  test('of a month without customers at its start have no answer; of one without losses, no quick ratio', async () => {
    const { movements } = mrrMovements([pays('ana', 10, '2025-02-10')], february);
    const table = query(movements, { ...february, select: everything });
    const empty = rates.filter(({ id }) => !id.startsWith('subscriberChurnRate'));
    for (const { id } of empty) expect([id, column(table, id)[0]]).toEqual([id, 'null']);
    expect(column(table, 'subscriberChurnRate')).toEqual(['null']);
    expect(column(table, 'subscriberChurnRateStripe')).toEqual(['0']);
    expect([...new Set(table.notes.map(({ code }) => code))]).toEqual(['zero-denominator']);
    await agree(everything, { movements: movements as never }, february);
    await agree(everything, { movements: [] }, february);
  });

  test('over several months weigh each month by what was paid at its start', () => {
    const { movements } = mrrMovements([pays('ana', 10, '2025-01-01', '2025-03-10'), pays('bob', 30, '2025-01-01')], {
      every: 'month',
      between: ['2025-02-01', '2025-05-01'],
    });
    // 0 of 40, 10 of 40, 0 of 30
    expect(
      query(movements, { select: [mrrChurnRate] })
        .rows[0]?.mrrChurnRate?.times(110)
        .toFixed(10),
    ).toBe('10.0000000000');
  });
});

describe('laws', () => {
  const day = fc.integer({ min: 0, max: 150 }).map((days) => new Date(Date.UTC(2024, 11, 1 + days)).toISOString().slice(0, 10));
  const period = fc.record({
    customerId: fc.constantFrom('ana', 'bob', 'eve'),
    start: day,
    end: fc.option(day),
    annualAmount: fc.oneof(fc.integer({ min: 0, max: 400 }), fc.constantFrom('0.1', '66.666666666666666667')),
    currency: fc.constant('EUR'),
  });
  const lists = fc
    .array(period, { maxLength: 8 })
    .map((rows): SubscriptionPeriod[] =>
      rows.filter(({ start, end }) => end === null || end > start).map((row, at) => ({ id: `${at}`, ...row })),
    );
  const grains = fc.constantFrom('day', 'week', 'month', 'quarter');
  const between = ['2024-12-01', '2025-05-01'] as const;

  test('revenue at the start + movements = revenue at the end, over periods of any length', () => {
    fc.assert(
      fc.property(lists, grains, (periods, every) => {
        const stock = query(periods, { select: [mrr], every, between }).rows.map((row) => row.mrr);
        const change = query(mrrMovements(periods, { every, between }).movements, { select: [mrrMovement], every, between }).rows.map(
          (row) => row.mrrMovement,
        );
        for (const [at, value] of stock.entries()) {
          expect(
            value
              ?.times(12)
              .minus(stock[at - 1]?.times(12) ?? 0)
              .toFixed(20),
          ).toBe(change[at]?.times(12).toFixed(20));
        }
      }),
      runs(60),
    );
  });

  test('each row opens where the one before closed, and opening + parts = closing', () => {
    fc.assert(
      fc.property(lists, grains, (periods, every) => {
        const open = new Map<string, number>();
        for (const row of mrrMovements(periods, { every, between }).movements) {
          const { opening, closing, retained } = row;
          const gained = [row.new, row.reactivation, row.expansion, row.contraction, row.churn].map(Number);
          expect(gained.filter((value) => value !== 0).length).toBeLessThanOrEqual(1);
          expect(Number(opening) + gained.reduce((a, b) => a + b)).toBeCloseTo(Number(closing), 9);
          expect(Number(opening)).toBe(open.get(row.customerId) ?? 0);
          expect(Number(retained)).toBe(Math.min(Number(opening), Number(closing)));
          expect(Number(opening) > 0).toBe(
            Number(closing) > 0
              ? row.joins === row.leaves && row.movement !== 'new' && row.movement !== 'reactivation'
              : row.movement === 'churn',
          );
          open.set(row.customerId, Number(closing));
        }
      }),
      runs(60),
    );
  });

  test('gross retention lies between 0 and 1 and not above net retention, and is 1 − gross churn', () => {
    fc.assert(
      fc.property(lists, grains, (periods, every) => {
        const { movements } = mrrMovements(periods, { every, between });
        for (const row of query(movements, { select: [netRevenueRetention, grossRevenueRetention, mrrChurnRate], every, between }).rows) {
          const [net, gross, churn] = [row.netRevenueRetention, row.grossRevenueRetention, row.mrrChurnRate];
          if (!net || !gross || !churn) continue;
          expect(gross.gte(0) && gross.lte(1) && gross.lte(net)).toBe(true);
          expect(gross.plus(churn).toFixed(30)).toBe(Number(1).toFixed(30));
        }
      }),
      runs(60),
    );
  });

  test('a customer is new once at most, and what is lost was gained', () => {
    fc.assert(
      fc.property(lists, grains, (periods, every) => {
        const { movements } = mrrMovements(periods, { every, between });
        for (const customer of ['ana', 'bob', 'eve']) {
          const own = movements.filter(({ customerId }) => customerId === customer);
          expect(own.filter(({ movement }) => movement === 'new').length).toBeLessThanOrEqual(1);
          const come = own.filter(({ movement }) => movement === 'new' || movement === 'reactivation').length;
          const gone = own.filter(({ movement }) => movement === 'churn').length;
          expect(come - gone === 0 || come - gone === 1).toBe(true);
        }
      }),
      runs(60),
    );
  });

  test('the order and the splitting of periods make no difference', () => {
    fc.assert(
      fc.property(lists, (periods) => {
        const split = periods.flatMap((one) => {
          const middle = '2025-02-14';
          if (one.start >= middle || (one.end !== null && one.end !== undefined && String(one.end) <= middle)) return [one];
          return [
            { ...one, end: middle },
            { ...one, id: `${one.id} later`, start: middle },
          ];
        });
        const asRows = (list: readonly SubscriptionPeriod[]): string[] =>
          mrrMovements(list, months)
            .movements.map((row) => JSON.stringify({ ...row, opening: Number(row.opening) }))
            .sort();
        expect(asRows(periods.toReversed())).toEqual(asRows(periods));
        expect(asRows(split)).toEqual(asRows(periods));
      }),
      runs(60),
    );
  });
});

describe('periods that cannot be read', () => {
  test('are refused and counted, and the others are told', () => {
    const hostile = [
      pays('ana', 10, '2025-01-10'),
      { ...pays('bob', 10, '2025-01-10'), annualAmount: '1,5' },
      { ...pays('eve', 10, '2025-01-10'), end: '2025-01-10' },
      { ...pays('dan', 10, 'soon') },
      { ...pays('dan', -10, '2025-01-10') },
      { ...pays(' ', 10, '2025-01-10') },
      null,
      7,
      new Proxy(
        {},
        {
          ownKeys: () => {
            throw new Error('no');
          },
        },
      ),
    ] as SubscriptionPeriod[];
    const { movements, rejected, counts } = mrrMovements(hostile, february);
    expect(movements.map(({ customerId }) => customerId)).toEqual(['ana']);
    expect(counts).toMatchObject({ rowsIn: 9, accepted: 1, rejected: 8 });
    expect(rejected.map(({ code }) => code)).toEqual([
      'bad-number',
      'bad-value',
      'bad-date',
      'negative-not-allowed',
      'bad-id',
      'unreadable-row',
      'unreadable-row',
      'unreadable-row',
    ]);
  });

  test('a customer with the name of a method is one', () => {
    const { movements } = mrrMovements([pays('__proto__', 10, '2025-01-10'), pays('constructor', 5, '2025-01-10')], february);
    expect(movements.map(({ customerId, movement }) => `${customerId} ${movement}`)).toEqual(['__proto__ none', 'constructor none']);
  });

  test('sums of more digits than a record may hold are told by the question', () => {
    const huge = Array.from({ length: 20 }, () => ({ ...pays('ana', 0, '2025-02-10'), annualAmount: '9'.repeat(38) }));
    const { movements } = mrrMovements(huge, february);
    const table = query(movements, { ...february, select: [mrrMovement] });
    expect(column(table, 'mrrMovement')).toEqual(['null']);
    expect(table.notes.map(({ code }) => code)).toContain('missing-input');
  });

  test.each<[string, unknown, string]>([
    ['no range', { every: 'month' }, 'bad-range'],
    ['no length', { between: months.between }, 'bad-argument'],
    ['an unknown option', { ...months, grain: 'month' }, 'unknown-option'],
    ['a stretch that is none', { ...months, stretch: 12 }, 'bad-argument'],
    ['half a period', { ...months, stretch: { trailing: 0.5 } }, 'bad-argument'],
    ['nothing', null, 'bad-argument'],
  ])('of the call: %s', (_, options, code) => {
    expect(codeOf(() => mrrMovements([], options as MovementOptions))).toBe(code);
  });
});
