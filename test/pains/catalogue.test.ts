// What users of other systems were told wrong about conversion, pipelines, cohorts and recurring revenue.
import {
  annualAmount,
  cohortRetention,
  customerJourneys,
  customerLifetimeValue,
  type Deal,
  dealHistory,
  leadConversionRate,
  leadConversionWithin,
  mrr,
  mrrChurnRate,
  mrrMovement,
  mrrMovements,
  netRevenueRetention,
  openPipelineValue,
  query,
  type Sale,
  type SubscriptionPeriod,
  subscriberChurnRate,
  subscriptionPeriods,
  weightedPipelineValue,
  winRate,
} from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { ask, column, text } from '../query/ask.ts';

const deal = (id: string, more: Partial<Deal>): Deal => ({ id, createdAt: '2025-01-10', outcome: 'open', amount: 100, ...more });

describe('pain 9: a filter of a conversion', () => {
  const leads = [
    { id: '1', createdAt: '2025-01-05', convertedAt: '2025-01-20', channel: 'web' },
    { id: '2', createdAt: '2025-01-06', convertedAt: null, channel: 'web' },
    { id: '3', createdAt: '2025-01-07', convertedAt: '2025-01-21', channel: 'fair' },
  ];
  test('picks above and below the line', () => {
    expect(column(ask({ leads }, { select: [leadConversionRate], where: { channel: 'web' } }), 'leadConversionRate')).toEqual(['0.5']);
  });

  test('by a field that no record has is told, and picks nothing', () => {
    const { rows, notes } = ask({ leads }, { select: [leadConversionRate], where: { colour: 'red' } });
    expect(rows[0]?.['leadConversionRate']).toBeNull();
    expect(notes.map(({ code, column: field }) => `${code} ${field}`)).toContain('absent-field colour');
  });
});

describe('pain 13: a pipeline', () => {
  const deals = [
    deal('1', { salesperson: 'ana' }),
    deal('2', { outcome: 'won', closedAt: '2025-02-10', salesperson: 'ana' }),
    deal('3', { createdAt: '2025-03-01', salesperson: 'bob' }),
  ];
  const pipeline = dealHistory(deals);
  const between = ['2025-01-01', '2025-04-01'] as const;
  test('of a quarter is that of its last day, not the sum of its months', () => {
    const months = ask({ pipeline }, { select: [openPipelineValue], every: 'month', between });
    const quarter = ask({ pipeline }, { select: [openPipelineValue], every: 'quarter', between });
    expect(column(months, 'openPipelineValue')).toEqual(['200', '100', '200']);
    expect(column(quarter, 'openPipelineValue')).toEqual(['200']);
    expect(openPipelineValue.additivity).toBe('semi-additive');
  });

  test('adds up over salespeople', () => {
    const split = ask({ pipeline }, { select: [openPipelineValue], every: 'quarter', between, by: ['salesperson'] });
    expect(column(split, 'openPipelineValue')).toEqual(['100', '100']);
  });
});

describe('pain 16: a cohort whose time has not come', () => {
  test('has no rate, and never 0 %', () => {
    const leads = [{ id: '1', createdAt: '2025-01-05', convertedAt: null }];
    const rate = leadConversionWithin(30);
    const question = { select: [rate], every: 'month', between: ['2025-01-01', '2025-02-01'] };
    expect(ask({ leads }, { ...question, asOf: '2025-02-10' }).notes.map(({ code }) => code)).toContain('immature-cohort');
    expect(column(ask({ leads }, { ...question, asOf: '2025-03-10' }), rate.id)).toEqual(['0']);
  });
});

describe('pain 17: coming back a month later', () => {
  test('is one thing, coming back a month later or at any time after is another, and each has its name', () => {
    const sales: Sale[] = ['2025-01-10', '2025-03-10'].map((date) => ({ id: date, date, amount: 10, customerId: 'ana' }));
    const classic = cohortRetention({ after: 1, every: 'month' });
    const { unbounded } = classic.variants;
    const journeys = customerJourneys(sales, { every: 'month' });
    const table = ask({ journeys }, { select: [classic, unbounded], every: 'month', between: ['2025-01-01', '2025-02-01'] });
    expect([classic.id, unbounded.id].map((id) => column(table, id)[0])).toEqual(['0', '1']);
  });
});

describe('pain 27: a chance of zero', () => {
  test('is a chance, and no missing one', () => {
    const value = (probability: number | null): string => text(weightedPipelineValue(dealHistory([deal('1', { probability })])));
    expect(value(0)).toBe('0');
    expect(value(0.5)).toBe('50');
    expect(value(null)).toBe('null');
  });
});

describe('pain 28: a deal that is closed', () => {
  test('is won only where it is said to be won', () => {
    const closed = (id: string, outcome: Deal['outcome']): Deal => deal(id, { outcome, closedAt: '2025-02-01' });
    expect(text(winRate([closed('1', 'won'), closed('2', 'lost'), closed('3', 'lost'), closed('4', 'lost'), deal('5', {})]))).toBe('0.25');
  });
});

describe('pain 29: what a customer has been worth', () => {
  test('is what they brought: who bought once is worth no more than that', () => {
    const once: Sale[] = [{ id: '1', date: '2025-01-10', amount: 100, cost: 40, customerId: 'ana' }];
    const twice: Sale[] = [1, 2].map((month) => ({ id: `${month}`, date: `2025-0${month}-10`, amount: 100, cost: 40, customerId: 'bob' }));
    expect([once, twice].map((sales) => text(customerLifetimeValue(sales)))).toEqual(['60', '120']);
  });
});

describe('pain 30: a month of recurring revenue', () => {
  const period = (id: string, more: Partial<SubscriptionPeriod>): SubscriptionPeriod => ({
    id,
    customerId: 'ana',
    start: '2025-01-01',
    annualAmount: 1200,
    ...more,
  });

  test.each([
    ['a week is 52/12 of one, not four', 12, 'week', '52'],
    ['a year is a twelfth, to the last digit', 2000, 'year', '166.6666666666666666666666666666666666667'],
    ['a day is 365/12', 12, 'day', '365'],
  ] as const)('%s', (_, amount, interval, wanted) => {
    const table = query({ periods: [period('1', { annualAmount: annualAmount(amount, interval) ?? 0 })] }, { select: [mrr] });
    expect(column(table, 'mrr')).toEqual([wanted]);
  });

  test('that goes over to another plan is no loss, and the movements add up', () => {
    const periods = [period('1', { end: '2025-02-15' }), period('2', { start: '2025-02-15', annualAmount: 1800 })];
    const { movements } = mrrMovements(periods, { every: 'month', between: ['2025-02-01', '2025-03-01'] });
    const { churn, expansion } = mrrMovement.variants;
    const table = ask({ movements }, { select: [mrrMovement, churn, expansion] });
    expect([mrrMovement, churn, expansion].map(({ id }) => column(table, id)[0])).toEqual(['50', '0', '50']);
  });

  test('that moves to another subscription is one customer, at half the price, and neither lost nor new', () => {
    const [from, day] = ['2025-01-01', '2025-02-15'];
    const periods = [
      period('old', { subscriptionId: 's1', end: day }),
      period('new', { subscriptionId: 's2', start: day, annualAmount: 600 }),
      period('other', { customerId: 'bob', start: from }),
    ];
    const { movements } = mrrMovements(periods, { every: 'month', between: ['2025-02-01', '2025-03-01'] });
    expect(movements.map(({ customerId, movement, cause }) => [customerId, movement, cause])).toEqual([
      ['ana', 'contraction', 'migration'],
      ['bob', 'none', null],
    ]);
    const { churn, contraction, migration, new: gained } = mrrMovement.variants;
    const select = [mrrMovement, churn, gained, contraction, migration, subscriberChurnRate, netRevenueRetention];
    const table = ask({ movements }, { select });
    expect(select.map(({ id }) => column(table, id)[0])).toEqual(['-50', '0', '0', '-50', '-50', '0', '0.75']);
  });

  test('that is paused is told from one that is lost, and its end from a customer won back', () => {
    const { periods } = subscriptionPeriods([
      {
        id: 's1',
        customerId: 'ana',
        status: 'active',
        startedAt: '2025-01-01',
        items: [{ unitAmount: 100, interval: 'month' }],
        history: [
          { until: '2025-03-10', status: 'paused' },
          { until: '2025-02-10', status: 'active' },
        ],
      },
      {
        id: 's2',
        customerId: 'bob',
        status: 'cancelled',
        startedAt: '2025-01-01',
        endedAt: '2025-02-20',
        items: [{ unitAmount: 100, interval: 'month' }],
      },
    ]);
    const months = { every: 'month', between: ['2025-02-01', '2025-04-01'] } as const;
    const { movements } = mrrMovements(periods, months);
    const { churn, pause, reactivation, resume } = mrrMovement.variants;
    const { withoutPauses } = subscriberChurnRate.variants;
    const select = [churn, pause, reactivation, resume, subscriberChurnRate, withoutPauses, mrrChurnRate.variants.withoutPauses];
    const table = ask({ movements }, { select, ...months });
    expect(select.map(({ id }) => column(table, id))).toEqual([
      ['-200', '0'],
      ['-100', '0'],
      ['0', '100'],
      ['0', '100'],
      ['1', 'null'],
      ['0.5', 'null'],
      ['0.5', 'null'],
    ]);
  });
});
