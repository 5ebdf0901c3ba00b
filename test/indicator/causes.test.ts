// Movements with a cause: pauses, their end, and moves from one subscription to another are told from customers won and lost.
import fc from 'fast-check';
import {
  type MrrMovement,
  mrrChurnRate,
  mrrMovement,
  mrrMovements,
  query,
  type Subscription,
  type SubscriptionPeriod,
  subscriberChurnRate,
  subscriptionPeriods,
} from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { agree } from '../agree.ts';
import { runs } from '../laws/runs.ts';
import { column } from '../query/ask.ts';
import { pays } from './subscribers.ts';

const { variants } = mrrMovement;
const parts = [variants.new, variants.reactivation, variants.expansion, variants.contraction, variants.churn] as const;
const causes = [variants.pause, variants.resume, variants.migration] as const;
const rates = [subscriberChurnRate, subscriberChurnRate.variants.withoutPauses, mrrChurnRate, mrrChurnRate.variants.withoutPauses] as const;
const everything = [mrrMovement, ...parts, ...causes, ...rates];
const february = { every: 'month', between: ['2025-02-01', '2025-03-01'] } as const;
const spring = { every: 'month', between: ['2025-01-01', '2025-06-01'] } as const;

const of = (subscriptionId: string): Partial<SubscriptionPeriod> => ({ subscriptionId });
const paused = (subscriptionId: string): Partial<SubscriptionPeriod> => ({ subscriptionId, endReason: 'pause' });
const [from, day, later, last] = ['2025-01-01', '2025-02-05', '2025-02-10', '2025-02-20'];

/** What each row of the movements says: the movement, its cause, and how much a month. */
const rowsOf = (movements: readonly MrrMovement[]): string[] =>
  movements.map(({ movement, cause, opening, closing }) => `${movement} ${cause} ${(Number(closing) - Number(opening)) / 12}`);

const cases: readonly (readonly [name: string, periods: readonly SubscriptionPeriod[], wanted: readonly string[]])[] = [
  ['that is paused is lost by a pause', [pays('ana', 10, from, day, paused('a'))], ['churn pause -10']],
  ['that ends is lost', [pays('ana', 10, from, day, of('a'))], ['churn null -10']],
  [
    'that is paid for again after a pause is back by its end, at any price',
    [pays('ana', 10, '2024-10-01', from, paused('a')), pays('ana', 12, day, null, of('a'))],
    ['reactivation resume 12'],
  ],
  [
    'whose place another takes after a pause is back, and no more',
    [pays('ana', 10, '2024-10-01', from, paused('a')), pays('ana', 12, day, null, of('b'))],
    ['reactivation null 12'],
  ],
  [
    'that is back after it ended is back, and no more',
    [pays('ana', 10, '2024-10-01', from, of('a')), pays('ana', 12, day, null, of('a'))],
    ['reactivation null 12'],
  ],
  [
    'paused and resumed within the month moves nothing',
    [pays('ana', 10, from, day, paused('a')), pays('ana', 10, later, null, of('a'))],
    ['none null 0'],
  ],
  [
    'paused, resumed and given up is lost',
    [pays('ana', 10, from, day, paused('a')), pays('ana', 10, later, last, of('a'))],
    ['churn null -10'],
  ],
  ['paused twice is paused', [pays('ana', 10, from, day, paused('a')), pays('ana', 10, later, last, paused('a'))], ['churn pause -10']],
  [
    'that costs more, and is paused, is paused',
    [pays('ana', 10, from, day, of('a')), pays('ana', 15, day, last, paused('a'))],
    ['churn pause -10'],
  ],
  [
    'one of two, paused: less is paid, by a pause',
    [pays('ana', 10, from, day, paused('a')), pays('ana', 5, from, null, of('b'))],
    ['contraction pause -10'],
  ],
  [
    'one of two, resumed: more is paid, by its end',
    [pays('ana', 10, '2024-10-01', from, paused('a')), pays('ana', 5, '2024-10-01', null, of('b')), pays('ana', 10, day, null, of('a'))],
    ['expansion resume 10'],
  ],
  [
    'paused beside one given up: a pause does not hide what was lost',
    [pays('ana', 10, from, later, paused('a')), pays('ana', 5, from, day, of('b'))],
    ['churn null -15'],
  ],
  [
    'paused with one given up on the same day: the same',
    [pays('ana', 10, from, day, paused('a')), pays('ana', 5, from, day, of('b'))],
    ['churn null -15'],
  ],
  [
    'of two items, paused as a whole',
    [pays('ana', 10, from, day, paused('a')), pays('ana', 5, from, day, paused('a'))],
    ['churn pause -15'],
  ],
  [
    'replaced on the same day by a cheaper one: half is lost by migration, and no customer',
    [pays('ana', 20, from, day, of('a')), pays('ana', 10, day, null, of('b'))],
    ['contraction migration -10'],
  ],
  [
    'replaced on the same day by a dearer one',
    [pays('ana', 20, from, day, of('a')), pays('ana', 25, day, null, of('b'))],
    ['expansion migration 5'],
  ],
  [
    'replaced on the same day at the same price',
    [pays('ana', 20, from, day, of('a')), pays('ana', 20, day, null, of('b'))],
    ['none migration 0'],
  ],
  [
    'of another plan, where nobody says of which subscription',
    [pays('ana', 20, from, day, { productId: 'silver' }), pays('ana', 25, day, null, { productId: 'gold' })],
    ['expansion migration 5'],
  ],
  [
    'that only changes its plan has not moved',
    [pays('ana', 20, from, day, { ...of('a'), productId: 'silver' }), pays('ana', 25, day, null, { ...of('a'), productId: 'gold' })],
    ['expansion null 5'],
  ],
  ['of periods that say nothing: one subscription', [pays('ana', 20, from, day), pays('ana', 25, day)], ['expansion null 5']],
  [
    'replaced a day later: the customer was away in between, within the month',
    [pays('ana', 20, from, day, of('a')), pays('ana', 10, later, null, of('b'))],
    ['contraction null -10'],
  ],
  [
    'two become one on the same day',
    [pays('ana', 20, from, day, of('a')), pays('ana', 5, from, day, of('b')), pays('ana', 22, day, null, of('c'))],
    ['contraction migration -3'],
  ],
  [
    'replaced while another goes on as before',
    [
      pays('ana', 20, from, day, of('a')),
      pays('ana', 10, day, null, of('b')),
      pays('ana', 5, from, day, of('c')),
      pays('ana', 5, day, null, of('c')),
    ],
    ['contraction migration -10'],
  ],
  [
    'replaced while another goes on in new terms: not by migration alone',
    [
      pays('ana', 20, from, day, of('a')),
      pays('ana', 10, day, null, of('b')),
      pays('ana', 5, from, day, of('c')),
      pays('ana', 6, day, null, of('c')),
    ],
    ['contraction null -9'],
  ],
  [
    'an item of it ends as another subscription begins: it has not ended',
    [pays('ana', 20, from, day, of('a')), pays('ana', 5, from, null, of('a')), pays('ana', 10, day, null, of('b'))],
    ['contraction null -10'],
  ],
  [
    'replaced, and then less is paid: not by migration alone',
    [pays('ana', 20, from, day, of('a')), pays('ana', 15, day, later, of('b')), pays('ana', 10, later, null, of('b'))],
    ['contraction null -10'],
  ],
  [
    'replaced by a dearer one, and then less is paid: more is, by migration',
    [pays('ana', 20, from, day, of('a')), pays('ana', 40, day, later, of('b')), pays('ana', 30, later, null, of('b'))],
    ['expansion migration 10'],
  ],
  ['replaced and then paused', [pays('ana', 20, from, day, of('a')), pays('ana', 10, day, last, paused('b'))], ['churn pause -20']],
  ['replaced and then given up', [pays('ana', 20, from, day, of('a')), pays('ana', 10, day, last, of('b'))], ['churn null -20']],
  [
    'paused on the day on which another begins',
    [pays('ana', 20, from, day, paused('a')), pays('ana', 10, day, null, of('b'))],
    ['contraction null -10'],
  ],
  ['of a new customer who moves is new', [pays('ana', 20, day, later, of('a')), pays('ana', 10, later, null, of('b'))], ['new null 10']],
  ['of who passes and pauses is passing', [pays('ana', 20, day, later, paused('a'))], ['passing null 0']],
  [
    'replaced in another currency moves both',
    [pays('ana', 20, from, day, { ...of('a'), currency: 'EUR' }), pays('ana', 21, day, null, { ...of('b'), currency: 'USD' })],
    ['contraction migration -20', 'expansion migration 21'],
  ],
];

describe('a subscription', () => {
  test.each(cases)('%s', (_, periods, wanted) => {
    expect(rowsOf(mrrMovements(periods, february).movements)).toEqual(wanted);
    expect(rowsOf(mrrMovements(periods.toReversed(), february).movements).sort()).toEqual([...wanted].sort());
  });

  test('of all these customers is the same for every engine', async () => {
    const periods = cases.flatMap(([, list], at) => list.map((period) => ({ ...period, customerId: `c${at}`, currency: 'EUR' })));
    const { movements } = mrrMovements(periods, spring);
    await agree(everything, { movements: movements as never }, spring);
    await agree(everything, { movements: movements as never }, { ...spring, where: { cause: [null] } as never });
  });

  test('without a pause or a change has the rates of before', async () => {
    await agree(everything, { movements: [] }, february);
    const { movements } = mrrMovements([pays('ana', 10, from, day), pays('bob', 30, from)], february);
    const table = query(movements, { ...february, select: everything });
    expect(rates.map(({ id }) => column(table, id)[0])).toEqual(['0.5', '0.5', '0.25', '0.25']);
    expect(causes.map(({ id }) => column(table, id)[0])).toEqual(['0', '0', '0']);
  });
});

describe('pauses', () => {
  // ana pauses 10 and comes back in April, bob gives up 30, eve pauses one of two, dan stays.
  const periods = [
    pays('ana', 10, from, day, paused('a')),
    pays('ana', 10, '2025-04-02', null, of('a')),
    pays('bob', 30, from, day, of('b')),
    pays('eve', 20, from, day, paused('e1')),
    pays('eve', 15, from, null, of('e2')),
    pays('dan', 25, from, null, of('d')),
  ];
  const { movements } = mrrMovements(periods, spring);
  const table = query(movements, { ...spring, select: everything });

  test('are no churn without pauses, of customers or of revenue', () => {
    expect(column(table, 'subscriberChurnRate').slice(1, 3)).toEqual(['0.5', '0']);
    expect(column(table, 'subscriberChurnRateWithoutPauses').slice(1, 3)).toEqual(['0.25', '0']);
    expect(column(table, 'mrrChurnRate').slice(1, 3)).toEqual(['0.6', '0']);
    expect(column(table, 'mrrChurnRateWithoutPauses').slice(1, 3)).toEqual(['0.3', '0']);
  });

  test('are parts of what was lost and gained, told beside it', () => {
    expect(column(table, 'mrrMovementChurn')).toEqual(['0', '-40', '0', '0', '0']);
    expect(column(table, 'mrrMovementContraction')).toEqual(['0', '-20', '0', '0', '0']);
    expect(column(table, 'mrrMovementPause')).toEqual(['0', '-30', '0', '0', '0']);
    expect(column(table, 'mrrMovementReactivation')).toEqual(['0', '0', '0', '10', '0']);
    expect(column(table, 'mrrMovementResume')).toEqual(['0', '0', '0', '10', '0']);
    expect(column(query(movements, { ...spring, select: [variants.churn], where: { cause: [null] } }), 'mrrMovementChurn')[1]).toBe('-30');
  });
});

describe('pauses of subscriptions', () => {
  const sub = (more: Partial<Subscription>): Subscription => ({
    id: 's',
    customerId: 'ana',
    status: 'active',
    startedAt: '2025-01-01',
    items: [{ unitAmount: 10, interval: 'month' }],
    ...more,
  });
  const rest = [
    { until: '2025-04-01', status: 'paused' },
    { until: '2025-03-01', status: 'active' },
  ] as const;
  /** How each period of a subscription ends. */
  const ends = (more: Partial<Subscription>, policy = {}): string[] =>
    subscriptionPeriods([sub(more)], policy).periods.map(({ end, endReason }) => `${end} ${endReason}`);

  test.each<[string, Partial<Subscription>, string[]]>([
    ['never', {}, ['null undefined']],
    ['that were resumed', { history: rest }, ['2025-03-01 pause', 'null undefined']],
    ['that last', { status: 'paused', history: rest.slice(1) }, ['2025-03-01 pause']],
    [
      'that were resumed, and then given up',
      { status: 'cancelled', endedAt: '2025-05-01', history: rest },
      ['2025-03-01 pause', '2025-05-01 undefined'],
    ],
    ['with which it ended', { status: 'cancelled', endedAt: '2025-04-01', history: rest }, ['2025-03-01 undefined']],
    [
      'that end with it, at a date that is known',
      { status: 'paused', cancelAt: '2025-06-01', history: rest.slice(1) },
      ['2025-03-01 undefined'],
    ],
    ['behind which it is given up as unpaid', { status: 'unpaid', history: rest }, ['2025-03-01 undefined']],
    [
      'of several items',
      {
        history: rest,
        items: [
          { unitAmount: 10, interval: 'month' },
          { unitAmount: 5, interval: 'month' },
        ],
      },
      ['2025-03-01 pause', '2025-03-01 pause', 'null undefined', 'null undefined'],
    ],
    [
      'by being unpaid for a while',
      {
        history: [
          { until: '2025-04-01', status: 'unpaid' },
          { until: '2025-03-01', status: 'active' },
        ],
      },
      ['2025-03-01 undefined', 'null undefined'],
    ],
  ])('%s', (_, more, wanted) => {
    expect(ends(more)).toEqual(wanted);
  });

  test('that count as paid for are none', () => {
    expect(ends({ history: rest }, { statuses: ['active', 'paused'] })).toEqual([
      '2025-03-01 undefined',
      '2025-04-01 undefined',
      'null undefined',
    ]);
  });

  test('become movements with a cause', () => {
    const { periods } = subscriptionPeriods([sub({ history: rest })]);
    const { movements, counts } = mrrMovements(periods, spring);
    expect(counts.rejected).toBe(0);
    expect(rowsOf(movements)).toEqual(['new null 10', 'none null 0', 'churn pause -10', 'reactivation resume 10', 'none null 0']);
  });

  test('of a word that is none are refused', () => {
    const { rejected } = mrrMovements([pays('ana', 10, from, day, { endReason: 'holiday' as 'pause' })], february);
    expect(rejected.map(({ field, code }) => `${field} ${code}`)).toEqual(['endReason bad-value']);
  });
});

describe('laws', () => {
  const date = fc.integer({ min: 0, max: 150 }).map((days) => new Date(Date.UTC(2024, 11, 1 + days)).toISOString().slice(0, 10));
  const period = fc.record({
    customerId: fc.constantFrom('ana', 'bob'),
    start: date,
    end: fc.option(date),
    annualAmount: fc.integer({ min: 0, max: 4 }).map((amount) => amount * 120),
    subscriptionId: fc.option(fc.constantFrom('a', 'b', 'c')),
    productId: fc.option(fc.constantFrom('silver', 'gold')),
    endReason: fc.option(fc.constant('pause' as const)),
    currency: fc.constantFrom('EUR', 'USD'),
  });
  const lists = fc
    .array(period, { maxLength: 10 })
    .map((rows): SubscriptionPeriod[] =>
      rows.filter(({ start, end }) => end === null || end > start).map((row, at) => ({ id: `${at}`, ...row })),
    );
  const grains = fc.constantFrom('day', 'week', 'month', 'quarter');
  const between = ['2024-12-01', '2025-05-01'] as const;

  test('causes change nothing but themselves, and fit their movement', () => {
    fc.assert(
      fc.property(lists, grains, (periods, every) => {
        const bare = periods.map(({ endReason, subscriptionId, productId, ...rest }) => rest);
        const [told, plain] = [periods, bare].map((list) => mrrMovements(list, { every, between }).movements);
        expect(told?.map((row) => ({ ...row, cause: null }))).toEqual(plain);
        for (const { movement, cause } of told ?? []) {
          if (cause === 'pause') expect(['churn', 'contraction']).toContain(movement);
          if (cause === 'resume') expect(['reactivation', 'expansion']).toContain(movement);
          if (cause === 'migration') expect(['expansion', 'contraction', 'none']).toContain(movement);
        }
      }),
      runs(60),
    );
  });

  test('without pauses, rates are never higher; where nobody pauses, they are the same', () => {
    fc.assert(
      fc.property(lists, (periods) => {
        const inEuro = periods.map((one) => ({ ...one, currency: 'EUR' }));
        const { movements } = mrrMovements(inEuro, { every: 'month', between });
        for (const row of query(movements, { select: rates, every: 'month', between }).rows) {
          const pairs = [
            [row.subscriberChurnRate, row.subscriberChurnRateWithoutPauses],
            [row.mrrChurnRate, row.mrrChurnRateWithoutPauses],
          ] as const;
          for (const [all, true_] of pairs) {
            expect(all === null).toBe(true_ === null);
            if (all && true_) expect(true_.lte(all) && true_.gte(0)).toBe(true);
          }
        }
        const unpaused = mrrMovements(
          inEuro.map((one) => ({ ...one, endReason: null })),
          { every: 'month', between },
        ).movements;
        expect(unpaused.every(({ cause }) => cause === null || cause === 'migration')).toBe(true);
      }),
      runs(60),
    );
  });

  test('the order of periods, and their splitting within a subscription, make no difference', () => {
    fc.assert(
      fc.property(lists, fc.nat(), (periods, place) => {
        // On a day on which something else changes.
        const days = periods.flatMap(({ start, end }) => [String(start), String(end ?? start)]);
        const middle = days[place % Math.max(1, days.length)] ?? '';
        const split = periods.flatMap((one) => {
          if (one.start >= middle || (one.end !== null && one.end !== undefined && String(one.end) <= middle)) return [one];
          return [
            { ...one, end: middle, endReason: null },
            { ...one, id: `${one.id} later`, start: middle },
          ];
        });
        const asRows = (list: readonly SubscriptionPeriod[]): string[] =>
          mrrMovements(list, { every: 'month', between })
            .movements.map(({ id, movement, cause }) => `${id} ${movement} ${cause}`)
            .sort();
        expect(asRows(periods.toReversed())).toEqual(asRows(periods));
        expect(asRows(split)).toEqual(asRows(periods));
      }),
      runs(60),
    );
  });
});
