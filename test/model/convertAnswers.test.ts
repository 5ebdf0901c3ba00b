// What converting is for: questions over records of several currencies get one answer, and exchange rates are none of it.
import {
  arr,
  CampaignSpend,
  Cost,
  contributionMargin,
  convert,
  Deal,
  dealHistory,
  expectedDeals,
  MarketObservation,
  marketShare,
  mrr,
  mrrMovement,
  mrrMovements,
  netRevenueRetention,
  Order,
  openPipelineValue,
  post,
  query,
  quotaAttainment,
  quotaReachedRate,
  relativeMarketShare,
  returnOnAdSpend,
  revenue,
  rivals,
  Sale,
  Subscription,
  SubscriptionPeriod,
  spreadSpend,
  subscriptionPeriods,
  Target,
  targetResults,
  wonValue,
} from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { text } from '../query/ask.ts';

/** A dollar is worth 0.90 euros in January, 0.80 in February, 0.75 in March. */
const rates = [
  { date: '2025-01-01', from: 'USD', to: 'EUR', rate: '0.90' },
  { date: '2025-02-01', from: 'USD', to: 'EUR', rate: '0.80' },
  { date: '2025-03-01', from: 'USD', to: 'EUR', rate: '0.75' },
];
const onTheDay = { to: 'EUR', policy: 'eventDate', rates, maxAge: 31 } as const;
const constant = { to: 'EUR', policy: 'constant', on: '2025-01-01', rates } as const;
const months = { every: 'month', between: ['2025-01-01', '2025-04-01'] } as const;
const quarter = { between: ['2025-01-01', '2025-04-01'] } as const;

describe('recurring revenue at a constant rate', () => {
  const periods = [
    { id: '1', customerId: 'ana', start: '2024-12-15', annualAmount: 1200, currency: 'USD' },
    { id: '2', customerId: 'bob', start: '2024-12-15', annualAmount: 600, currency: 'EUR' },
    { id: '3', customerId: 'eve', start: '2025-02-10', annualAmount: 2400, currency: 'USD' },
  ];
  const movementsOf = (rows: readonly SubscriptionPeriod[]): ReturnType<typeof mrrMovements> => mrrMovements(rows, months);

  test('is one number, where two currencies had none', () => {
    expect(query(periods, { select: [mrr], asOf: '2025-04-01', ...quarter }).rows[0]?.mrr).toBeNull();
    const { rows } = convert(SubscriptionPeriod, periods, constant);
    expect(rows.map(({ id, annualAmount, original }) => [id, annualAmount, original])).toEqual([
      ['1', 1080, { annualAmount: 1200, currency: 'USD' }],
      ['2', 600, undefined],
      ['3', 2160, { annualAmount: 2400, currency: 'USD' }],
    ]);
    expect(query(rows, { select: [mrr], ...months }).rows.map((row) => text(row.mrr))).toEqual(['140', '320', '320']);
    expect(text(arr(rows))).toBe('3840');
  });

  test('moves by what customers do, and not by what the dollar does', () => {
    const { movements } = movementsOf(convert(SubscriptionPeriod, periods, constant).rows);
    expect(movements.map(({ date, customerId, movement, currency }) => [date, customerId, movement, currency])).toEqual([
      ['2025-01-01', 'ana', 'none', 'EUR'],
      ['2025-02-01', 'ana', 'none', 'EUR'],
      ['2025-03-01', 'ana', 'none', 'EUR'],
      ['2025-01-01', 'bob', 'none', 'EUR'],
      ['2025-02-01', 'bob', 'none', 'EUR'],
      ['2025-03-01', 'bob', 'none', 'EUR'],
      ['2025-02-01', 'eve', 'new', 'EUR'],
      ['2025-03-01', 'eve', 'none', 'EUR'],
    ]);
    const table = query(movements, { select: [mrrMovement, netRevenueRetention], ...months });
    expect(table.rows.map((row) => [text(row.mrrMovement), text(row.netRevenueRetention)])).toEqual([
      ['0', '1'],
      ['180', '1'],
      ['0', '1'],
    ]);
  });

  test('of a customer who changes the currency and pays the same is no movement either', () => {
    const moved = [
      { id: '1', customerId: 'ana', start: '2024-12-15', end: '2025-02-10', annualAmount: 1200, currency: 'USD' },
      { id: '2', customerId: 'ana', start: '2025-02-10', annualAmount: 1080, currency: 'EUR' },
    ];
    expect(new Set(movementsOf(moved).movements.map(({ movement }) => movement))).not.toEqual(new Set(['none']));
    expect(movementsOf(convert(SubscriptionPeriod, moved, constant).rows).movements.map(({ movement }) => movement)).toEqual([
      'none',
      'none',
      'none',
    ]);
  });

  test('may be converted as subscriptions too, before they are periods', () => {
    const subscription = {
      id: 's',
      customerId: 'ana',
      status: 'active',
      startedAt: '2025-01-01',
      items: [{ unitAmount: 100, quantity: 2, interval: 'month' }],
      discounts: [{ amount: 20, duration: 'forever' }],
      currency: 'USD',
    } as const;
    const { rows } = convert(Subscription, [subscription], constant);
    const [first, then] = [
      subscriptionPeriods(rows).periods,
      convert(SubscriptionPeriod, subscriptionPeriods([subscription]).periods, constant).rows,
    ];
    expect([text(mrr(first)), text(mrr(then))]).toEqual(['162', '162']);
  });
});

describe('money of two kinds of records', () => {
  const sales = [
    { id: '1', date: '2025-01-10', amount: 500, cost: 200, campaign: 'spring', currency: 'USD' },
    { id: '2', date: '2025-02-10', amount: 150, cost: 50, campaign: 'spring', currency: 'EUR' },
  ];
  const euros = convert(Sale, sales, onTheDay).rows;

  test('sales and spend in two currencies are a return on ad spend', () => {
    const spends = [
      { date: '2025-01-10', amount: 100, currency: 'USD', clicks: 50, attributedRevenue: 450 },
      { date: '2025-02-10', amount: 110, currency: 'EUR', clicks: 60 },
    ];
    expect(returnOnAdSpend({ sales, spend: spends })).toBeNull();
    const spend = convert(CampaignSpend, spends, onTheDay).rows;
    // (500 × 0.90 + 150) ÷ (100 × 0.90 + 110)
    expect(text(returnOnAdSpend({ sales: euros, spend }))).toBe('3');
    expect(spend.map(({ clicks }) => clicks)).toEqual([50, 60]);
  });

  test('spend spread over days is converted day by day', () => {
    const { spend } = spreadSpend([{ from: '2025-01-31', to: '2025-02-02', amount: 200, currency: 'USD' }]);
    const { rows } = convert(CampaignSpend, spend, onTheDay);
    expect(rows.map(({ date, amount }) => [date, amount])).toEqual([
      ['2025-01-31', 90],
      ['2025-02-01', 80],
    ]);
  });

  test('sales and costs in two currencies are a contribution', () => {
    const costs = convert(Cost, [{ id: 'c', date: '2025-02-10', amount: 25, kind: 'payment', currency: 'USD' }], onTheDay).rows;
    // (450 + 150) − (180 + 50) − 20
    expect(text(contributionMargin({ sales: euros, costs }))).toBe('350');
  });

  test('an order converted and posted, or posted and converted, is the same money', () => {
    const orders = [
      {
        id: '1',
        placedAt: '2025-01-10',
        currency: 'USD',
        lines: [
          { quantity: 2, unitPrice: 20, tax: 4 },
          { quantity: 1, unitPrice: 10, tax: 1 },
        ],
        discounts: [{ amount: 5 }],
        shipping: { charged: 6 },
        refunds: [{ id: 'R', date: '2025-01-20', lines: [{ lineId: '1', quantity: 1 }] }],
      },
    ];
    const first = post(
      convert(Order, orders, { ...constant, rates: [{ date: '2025-01-01', from: 'USD', to: 'EUR', rate: '0.5' }] }).rows,
    ).sales;
    const then = convert(Sale, post(orders).sales, {
      ...constant,
      rates: [{ date: '2025-01-01', from: 'USD', to: 'EUR', rate: '0.5' }],
    }).rows;
    expect([text(revenue(first)), text(revenue(then))]).toEqual(['13.5', '13.5']);
  });
});

describe('deals, quotas and markets', () => {
  const deals = [
    {
      id: 'A',
      createdAt: '2025-01-10',
      outcome: 'won',
      amount: 1000,
      closedAt: '2025-02-10',
      salesperson: 'Ann',
      currency: 'USD',
      history: [{ enteredAt: '2025-01-10', amount: 800 }],
    },
    { id: 'B', createdAt: '2025-01-10', outcome: 'won', amount: 100, closedAt: '2025-03-10', salesperson: 'Ann', currency: 'EUR' },
    { id: 'C', createdAt: '2025-01-10', outcome: 'open', amount: 500, expectedCloseDate: '2025-03-20', currency: 'USD' },
  ] as const;
  const targets = [{ id: 'Q1', start: '2025-01-01', end: '2025-04-01', value: 1250, salesperson: 'Ann', currency: 'USD' }];

  test('deals at one rate: what is won, what is open, and a history in which the rate is no change', () => {
    expect(wonValue(deals)).toBeNull();
    const { rows } = convert(Deal, deals, constant);
    expect(text(wonValue(rows))).toBe('1000');
    const history = dealHistory(rows);
    const open = query(history, { select: [openPipelineValue], ...quarter, asOf: '2025-04-01' });
    expect(text(open.rows[0]?.openPipelineValue)).toBe('450');
    expect(history.filter(({ dealId }) => dealId === 'A').map(({ amount, currency }) => [amount, currency])).toContainEqual([720, 'EUR']);
    const planned = expectedDeals(rows, { ...months, asOf: '2025-04-01' });
    expect(planned.map(({ plannedAmount, currency }) => [plannedAmount, currency])).toEqual([[450, 'EUR']]);
  });

  test('a quota in dollars is reached by euros', () => {
    const won = convert(Deal, deals, constant).rows;
    const quotas = convert(Target, targets, constant).rows;
    expect(quotaAttainment({ deals, targets })).toBeNull();
    // (1000 × 0.90 + 100) ÷ (1250 × 0.90)
    expect(text(quotaAttainment({ deals: won, targets: quotas }))?.slice(0, 8)).toBe('0.888888');
    expect(targetResults(quotas, won)[0]).toMatchObject({ value: 1125, actual: 1000, currency: 'EUR' });
    expect(text(quotaReachedRate(targetResults(quotas, won)))).toBe('0');
  });

  test('markets in two currencies are one market', () => {
    const market = { date: '2025-01-01', grain: 'year', market: 'bikes', definition: 'new bicycles' } as const;
    const observations = [
      { ...market, id: '1', country: 'US', own: 20, total: 100, currency: 'USD', competitors: [{ id: 'velo', value: 40 }] },
      { ...market, id: '2', country: 'FR', own: 12, total: 110, currency: 'EUR', competitors: [{ id: 'velo', value: 24 }] },
    ];
    expect(marketShare(observations)).toBeNull();
    const { rows } = convert(MarketObservation, observations, onTheDay);
    // (20 × 0.90 + 12) ÷ (100 × 0.90 + 110), and against velo: 30 ÷ (40 × 0.90 + 24)
    expect(text(marketShare(rows))).toBe('0.15');
    expect(text(relativeMarketShare(rivals(rows)))).toBe('0.5');
  });
});
