// How a sales team does: velocity, coverage, quotas, forecasts, slippage, work.
import fc from 'fast-check';
import {
  type Activity,
  activitiesPerWonDeal,
  attainmentOf,
  averageDealSize,
  countActivities,
  type Deal,
  dealHistory,
  dealSlippageRate,
  expectedDeals,
  type Forecast,
  forecastAccuracy,
  forecastBias,
  forecastResults,
  netSales,
  pipelineCoverage,
  quotaAttainment,
  quotaReachedRate,
  salesCycleLength,
  salesVelocity,
  type Target,
  targetResults,
  winRate,
} from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { runs } from '../laws/runs.ts';
import { codeOf, text } from '../query/ask.ts';
import { answers, codes, lost, one, open, type Records, uncounted, won } from './deals.ts';

const february = { between: ['2025-02-01', '2025-03-01'] } as const;
const quarters = { every: 'quarter', between: ['2025-01-01', '2025-07-01'] } as const;
const quarter = { start: '2025-01-01', end: '2025-04-01', currency: 'EUR' } as const;

describe('sales velocity', () => {
  const deals = [
    won('A', '2025-02-09', 100, { createdAt: '2025-01-10' }),
    won('B', '2025-02-09', 300, { createdAt: '2025-01-20' }),
    lost('C', '2025-02-03'),
    lost('D', '2025-02-20', { createdAt: '2025-02-10' }),
    open('E', { createdAt: '2025-02-15' }),
    won('F', '2025-01-15', 999),
  ];
  const records: Records = { deals, pipeline: dealHistory(deals) };

  test('is deals × value × chance ÷ days', async () => {
    // Open on 1 February: A, B, C. Won 2 of 4 closed, 200 each, in 30 and 20 days: 3 × 200 × 0.5 ÷ 25.
    expect(await answers(salesVelocity, records, february)).toEqual(['12']);
    // Created in February: D and E. 2 × 200 × 0.5 ÷ 25.
    expect(await answers(salesVelocity.variants.created, records, february)).toEqual(['8']);
  });

  test('deals that never count change nothing', async () => {
    const all = { deals: [...deals, ...uncounted], pipeline: dealHistory([...deals, ...uncounted]) };
    expect(await answers(salesVelocity, all, february)).toEqual(['12']);
  });

  test.each<[string, readonly Deal[], string]>([
    ['no deal was won', [lost('A', '2025-02-03')], 'zero-denominator'],
    [
      'all deals were won on the day on which they were created',
      [won('A', '2025-02-03', 5, { createdAt: '2025-02-03' })],
      'zero-denominator',
    ],
    ['there are no deals', [], 'zero-denominator'],
  ])('is null when %s', (_, given, reason) => {
    expect(codes(salesVelocity, { deals: given, pipeline: dealHistory(given) }, february)).toEqual([reason]);
  });

  test('of all time has no start', () => {
    expect(codes(salesVelocity, records)).toContain('no-previous-period');
  });

  test('two currencies have no value together', () => {
    const mixed = [...deals, won('G', '2025-02-03', 5, { currency: 'USD' })];
    expect(codes(salesVelocity, { deals: mixed, pipeline: dealHistory(mixed) }, february)).toEqual(['mixed-currency']);
  });

  test('is what its four factors make', () => {
    const deal = fc.record({
      outcome: fc.constantFrom('won', 'won', 'lost'),
      createdAt: fc.constantFrom('2025-01-03', '2025-02-01', '2025-02-02'),
      closedAt: fc.constantFrom('2025-02-03', '2025-02-20', '2025-03-05'),
      amount: fc.integer({ min: 1, max: 99 }),
    });
    fc.assert(
      fc.property(fc.array(deal, { minLength: 1, maxLength: 8 }), (given) => {
        const rows = given.map((one, i) => ({ ...one, id: `${i}` })) as Deal[];
        const factors = [winRate, averageDealSize, salesCycleLength.variants.mean].map((metric) =>
          Number(one(metric, { deals: rows }, february) ?? Number.NaN),
        ) as [number, number, number];
        const atStart = rows.filter(({ createdAt }) => String(createdAt) < '2025-02-01').length;
        const found = Number(one(salesVelocity, { deals: rows, pipeline: dealHistory(rows) }, february) ?? Number.NaN);
        const wanted = (atStart * factors[0] * factors[1]) / factors[2];
        expect(Number.isNaN(found) ? null : found.toFixed(6)).toBe(Number.isNaN(wanted) ? null : wanted.toFixed(6));
      }),
      runs(60),
    );
  });
});

describe('pipeline coverage', () => {
  const deals = [
    won('A', '2025-02-03', 4, { createdAt: '2024-12-10', expectedCloseDate: '2025-02-15' }),
    open('B', { createdAt: '2024-12-10', amount: 12, probability: 0.5, expectedCloseDate: '2025-03-15' }),
    open('C', { amount: 50, probability: 0.1, expectedCloseDate: '2025-05-15' }),
    open('D', { amount: 6, probability: 0, expectedCloseDate: '2025-03-31' }),
    ...uncounted,
  ];
  const targets: Target[] = [
    { id: 'Q1', value: 10, ...quarter },
    { id: 'sales', value: 1_000, ...quarter, indicatorId: 'netSales' },
  ];
  const asOf = '2025-02-20';
  const records = (given: readonly Deal[], aims: readonly Target[] = targets, at: string | undefined = asOf): Records => ({
    deals: given,
    targets: aims,
    expectedDeals: expectedDeals(given, { ...quarters, asOf: at }),
  });
  const { simple, weighted, planned } = pipelineCoverage.variants;
  const running = { every: 'quarter', between: ['2025-01-01', '2025-04-01'], asOf } as const;

  test.each([
    // 12 + 6 is expected in the quarter; 10 − 4 is missing.
    ['what is missing', pipelineCoverage, '3'],
    ['the whole quota', simple, '1.8'],
    ['what is missing, by chance', weighted, '1'],
    // At the start A and B were there, without a history of their own.
    ['the whole quota, at the start', planned, '1.6'],
  ])('of %s', async (_, metric, wanted) => {
    expect(await answers(metric, records(deals), running)).toEqual([wanted]);
  });

  test.each<[string, readonly Deal[], readonly Target[], string, string]>([
    ['the target is reached', [won('A', '2025-02-03', 10)], targets, 'null', 'target-reached'],
    ['more than the target is won', [won('A', '2025-02-03', 11)], targets, 'null', 'target-reached'],
    ['there is no target', deals, [], 'null', 'no-data'],
    ['the target is in another currency', deals, [{ id: 'Q1', value: 10, ...quarter, currency: 'USD' }], 'null', 'mixed-currency'],
  ])('is null when %s', (_, given, aims, __, reason) => {
    expect(codes(pipelineCoverage, records(given, aims), running)).toContain(reason);
  });

  test('of an empty pipeline is 0', () => {
    expect(text(one(pipelineCoverage, records([open('C', { amount: 1 })]), running))).toBe('0');
  });

  test('of a quarter that is over is what lapsed in it; the next one has its own', async () => {
    const next: Target[] = [...targets, { id: 'Q2', value: 100, start: '2025-04-01', end: '2025-07-01', currency: 'EUR' }];
    expect(await answers(pipelineCoverage, records(deals, next, '2025-04-20'), { ...quarters, asOf: '2025-04-20' })).toEqual(['3', '0.5']);
    expect(await answers(planned, records(deals, next, '2025-04-20'), { ...quarters, asOf: '2025-04-20' })).toEqual(['1.6', '0.5']);
  });

  test('by salesperson', async () => {
    const of = (name: string) => ({ salesperson: name });
    const team = [
      won('A', '2025-02-03', 4, of('Ann')),
      open('B', { amount: 12, expectedCloseDate: '2025-03-15', ...of('Ann') }),
      open('C', { amount: 5, expectedCloseDate: '2025-03-15', ...of('Bob') }),
    ];
    const aims = [
      { id: '1', value: 10, ...quarter, ...of('Ann') },
      { id: '2', value: 10, ...quarter, ...of('Bob') },
    ];
    expect(await answers(pipelineCoverage, records(team, aims), { ...running, by: ['salesperson'] })).toEqual(['2', '0.5']);
    expect(await answers(pipelineCoverage, records(team, aims), running)).toEqual(['1.0625']);
  });
});

describe('quota attainment', () => {
  const deals = [
    won('A', '2025-01-01', 120, { salesperson: 'Ann' }),
    won('B', '2025-03-31', 30, { salesperson: 'Bob' }),
    won('C', '2025-04-01', 50, { salesperson: 'Bob' }),
    lost('D', '2025-02-03', { amount: 70, salesperson: 'Bob' }),
    ...uncounted,
  ];
  const targets: Target[] = [
    { id: '1', value: 100, ...quarter, salesperson: 'Ann' },
    { id: '2', value: '200', ...quarter, salesperson: 'Bob', indicatorId: 'wonValue' },
    { id: '3', value: 9_999, ...quarter, salesperson: 'Bob', indicatorId: 'orderCount' },
    { id: '4', value: 50, start: '2025-04-01', end: '2025-07-01', currency: 'EUR', salesperson: 'Bob' },
  ];
  const records: Records = { deals, targets };

  test('is what was won by what was to be won, quarter by quarter', async () => {
    expect(await answers(quotaAttainment, records, quarters)).toEqual(['0.5', '1']);
  });

  test('of a team divides the sums, and is no mean of the rates', async () => {
    expect(await answers(quotaAttainment, records, { ...quarters, between: ['2025-01-01', '2025-04-01'], by: ['salesperson'] })).toEqual([
      '1.2',
      '0.15',
    ]);
    expect(await answers(quotaAttainment, records, { every: 'year', between: ['2025-01-01', '2026-01-01'] })).toEqual([
      '0.5714285714285714285714285714285714285714',
    ]);
  });

  test.each<[string, Records, string, string]>([
    ['without a quota there is none', { deals, targets: [] }, 'null', 'zero-denominator'],
    ['without deals it is 0', { deals: [], targets }, '0', ''],
    [
      'a quota in another currency is not divided by',
      { deals, targets: [{ id: '1', value: 1, ...quarter, currency: 'USD' }] },
      'null',
      'mixed-currency',
    ],
    ['nor are deals in two', { deals: [...deals, won('X', '2025-02-03', 1, { currency: 'USD' })], targets }, 'null', 'mixed-currency'],
  ])('%s', (_, given, value, reason) => {
    const asked = { between: ['2025-01-01', '2025-04-01'] };
    expect(text(one(quotaAttainment, given, asked))).toBe(value);
    expect(codes(quotaAttainment, given, asked)).toEqual(reason === '' ? [] : [reason]);
  });

  test('of another indicator reads the targets of that one', async () => {
    const sales = [{ id: '1', date: '2025-02-03', amount: 900, currency: 'EUR' }];
    const aims: Target[] = [
      { id: '1', value: 1200, ...quarter, indicatorId: 'netSales' },
      { id: '2', value: 7, ...quarter },
    ];
    const metric = attainmentOf(netSales);
    expect(metric.id).toBe('netSalesAttainment');
    expect(codeOf(() => attainmentOf(null as never))).toBe('bad-argument');
    expect(await answers(metric, { sales, targets: aims }, { between: ['2025-01-01', '2025-04-01'] })).toEqual(['0.75']);
  });

  test('the share of quotas reached looks at each by itself', async () => {
    const rows = { targetResults: targetResults(targets, deals) };
    expect(await answers(quotaReachedRate, rows, quarters)).toEqual(['0.5', '1']);
    expect(
      await answers(quotaReachedRate, {
        targetResults: targetResults([{ id: '1', value: '120.0', ...quarter, salesperson: 'Ann' }], deals),
      }),
    ).toEqual(['1']);
    expect(codes(quotaReachedRate, { targetResults: [] })).toEqual(['zero-denominator']);
  });

  test('a quota in a currency that its deals are not in is in no share', async () => {
    const foreign = targetResults([{ id: '1', value: 1, ...quarter, currency: 'USD' }], deals);
    expect(await answers(quotaReachedRate, { targetResults: foreign })).toEqual(['null']);
  });
});

describe('forecast accuracy', () => {
  const deals = [
    won('A', '2025-02-03', 100, { salesperson: 'Ann' }),
    won('B', '2025-02-03', 100, { salesperson: 'Bob' }),
    won('C', '2025-04-03', 40, { salesperson: 'Bob' }),
    ...uncounted,
  ];
  const said = (id: string, salesperson: string, amount: number, more: Partial<Forecast> = {}): Forecast => ({
    id,
    salesperson,
    amount,
    ...quarter,
    ...more,
  });
  const results = (...forecasts: Forecast[]): Records => ({ forecastResults: forecastResults(forecasts, deals) });

  test.each<[string, Forecast[], string, string]>([
    ['exact', [said('1', 'Ann', 100)], '1', '0'],
    ['one above, one below: they do not offset each other', [said('1', 'Ann', 120), said('2', 'Bob', 80)], '0.8', '0'],
    ['too high', [said('1', 'Ann', 150), said('2', 'Bob', 100)], '0.75', '0.25'],
    ['too low', [said('1', 'Ann', 50)], '0.5', '-0.5'],
    ['far off: below 0', [said('1', 'Ann', 350)], '-1.5', '2.5'],
    ['nothing was won', [said('1', 'Eve', 10)], 'null', 'null'],
    ['nothing was said', [], 'null', 'null'],
    ['said too late', [said('1', 'Ann', 100, { madeAt: '2025-02-01' })], 'null', 'null'],
    ['in another currency', [said('1', 'Ann', 100, { currency: 'USD' })], 'null', 'null'],
  ])('%s', async (_, forecasts, accuracy, bias) => {
    expect(await answers(forecastAccuracy, results(...forecasts))).toEqual([accuracy]);
    expect(await answers(forecastBias, results(...forecasts))).toEqual([bias]);
  });

  test('of several quarters adds up the errors of each', async () => {
    const rows = results(said('1', 'Bob', 90), said('2', 'Bob', 50, { start: '2025-04-01', end: '2025-07-01' }));
    expect(await answers(forecastAccuracy, rows, quarters)).toEqual(['0.9', '0.75']);
    expect(await answers(forecastBias, rows, quarters)).toEqual(['-0.1', '0.25']);
    expect(await answers(forecastBias, rows, { every: 'half', between: ['2025-01-01', '2025-07-01'] })).toEqual(['0']);
    expect((await answers(forecastAccuracy, rows, { every: 'half', between: ['2025-01-01', '2025-07-01'] }))[0]?.slice(0, 6)).toBe(
      '0.8571',
    );
  });

  test('a result that is not known is told, and not taken for 0', () => {
    const rows = results(said('1', 'Ann', 100), said('2', 'Bob', 100, { currency: 'USD' }));
    expect(codes(forecastAccuracy, rows, { by: ['currency'] })).toContain('missing-input');
  });

  test('is at most 1, and 1 only where every forecast was exact', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 300 })), { minLength: 1, maxLength: 6 }),
        (pairs) => {
          const rows = forecastResults(
            pairs.map(([amount], i) => said(`${i}`, `${i}`, amount)),
            pairs.map(([, actual], i) => won(`${i}`, '2025-02-03', actual, { salesperson: `${i}` })),
          );
          const wape =
            pairs.reduce((sum, [said, actual]) => sum + Math.abs(said - actual), 0) / pairs.reduce((sum, [, actual]) => sum + actual, 0);
          expect(forecastAccuracy(rows)?.toNumber()).toBeCloseTo(1 - wape, 12);
          expect(forecastBias(rows)?.abs().toNumber()).toBeLessThanOrEqual(wape + 1e-12);
        },
      ),
      runs(60),
    );
  });
});

describe('deal slippage rate', () => {
  const planned = (...dates: [enteredAt: string, expectedCloseDate: string][]): Partial<Deal> => ({
    createdAt: '2024-12-10',
    amount: 10,
    expectedCloseDate: dates.at(-1)?.[1],
    history: dates.map(([enteredAt, expectedCloseDate]) => ({ enteredAt, expectedCloseDate })),
  });
  const deals = [
    won('won', '2025-02-03', 40, { ...planned(['2024-12-10', '2025-02-15']), amount: 40 }),
    lost('lost', '2025-02-03', planned(['2024-12-10', '2025-02-15'])),
    open('pushed', planned(['2024-12-10', '2025-02-15'], ['2025-02-10', '2025-05-15'])),
    open('lapsed', planned(['2024-12-10', '2025-02-15'])),
    open('new', { createdAt: '2025-01-10', amount: 10, expectedCloseDate: '2025-02-15' }),
    open('later', planned(['2024-12-10', '2025-05-15'])),
    ...uncounted,
  ];
  const rows = (given: readonly Deal[], asOf?: string): Records => ({ expectedDeals: expectedDeals(given, { ...quarters, asOf }) });
  const { pushed, value } = dealSlippageRate.variants;
  const over = { between: ['2025-01-01', '2025-04-01'] } as const;

  test('is the share of the deals expected at the start that are still open at the end', async () => {
    const given = deals.map((deal) => (deal.id === 'won' ? { ...deal, amount: 10 } : deal));
    expect(await answers(dealSlippageRate, rows(given), over)).toEqual(['0.5']);
    expect(await answers(pushed, rows(given), over)).toEqual(['0.25']);
    expect(await answers(value, rows(given), over)).toEqual(['0.5']);
    expect((await answers(value, rows(deals), over))[0]?.slice(0, 6)).toBe('0.2857');
  });

  test('a deal that is pushed is expected in the next quarter', async () => {
    expect(await answers(dealSlippageRate, rows(deals), quarters)).toEqual(['0.5', '1']);
  });

  test('in a running quarter those count that were pushed so far', async () => {
    expect(await answers(dealSlippageRate, rows(deals, '2025-02-05'), { ...over, asOf: '2025-02-05' })).toEqual(['0']);
    expect(await answers(dealSlippageRate, rows(deals, '2025-02-10'), { ...over, asOf: '2025-02-10' })).toEqual(['0.25']);
  });

  test('user pain: a reopened deal slips when it is not closed again in time', async () => {
    const reopened = open('R', {
      ...planned(['2024-12-10', '2025-02-15']),
      history: [
        { enteredAt: '2024-12-10', expectedCloseDate: '2025-02-15' },
        { enteredAt: '2025-01-20', outcome: 'lost' },
        { enteredAt: '2025-02-10', expectedCloseDate: '2025-06-15' },
      ],
      expectedCloseDate: '2025-06-15',
    });
    expect(await answers(dealSlippageRate, rows([reopened]), over)).toEqual(['1']);
    expect(await answers(dealSlippageRate, rows([reopened], '2025-01-25'), { ...over, asOf: '2025-01-25' })).toEqual(['0']);
  });

  test('without a deal that was expected there is none', () => {
    expect(codes(dealSlippageRate, rows([]), over)).toEqual(['zero-denominator']);
    expect(codes(dealSlippageRate, rows([open('new', { expectedCloseDate: '2025-02-15' })]), over)).toEqual(['zero-denominator']);
  });

  test('every deal expected at the start is won, lost or slipped in the end', () => {
    const day = fc.constantFrom('2024-12-20', '2025-01-05', '2025-02-15', '2025-03-31', '2025-04-01', '2025-06-01');
    const deal = fc.record({
      createdAt: day,
      outcome: fc.constantFrom('open', 'won', 'lost'),
      closedAt: day,
      expectedCloseDate: day,
      history: fc.array(fc.record({ enteredAt: day, expectedCloseDate: day }), { maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.array(deal, { maxLength: 6 }), (given) => {
        const found = expectedDeals(given.map((one, i) => ({ ...one, id: `${i}` })) as Deal[], quarters);
        expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
        const atStart = found.filter(({ isPlanned }) => isPlanned);
        const slipped = atStart.filter(({ state }) => state === 'pushed' || state === 'lapsed').length;
        expect(found.every(({ state }) => state !== 'coming')).toBe(true);
        expect(text(dealSlippageRate(found)?.toNumber() ?? null)).toBe(String(atStart.length === 0 ? null : slipped / atStart.length));
      }),
      runs(80),
    );
  });
});

describe('activities per won deal', () => {
  const call = (id: string, dealId: string, more: Partial<Activity> = {}): Activity => ({
    id,
    date: '2025-01-20',
    type: 'call',
    dealId,
    ...more,
  });
  const deals = [won('A', '2025-02-03', 1), won('B', '2025-03-03', 1), lost('C', '2025-02-03'), ...uncounted];

  test('is what was done for the deals that were won, by the day on which they were', async () => {
    const activities = [
      call('1', 'A'),
      call('2', 'A'),
      call('3', 'A', { completed: false }),
      call('4', 'C'),
      call('5', 'B', { completed: true }),
    ];
    const records = { deals: countActivities(deals, activities) };
    expect(await answers(activitiesPerWonDeal, records)).toEqual(['1.5']);
    expect(await answers(activitiesPerWonDeal, records, { every: 'month', between: ['2025-01-01', '2025-04-01'] })).toEqual([
      'null',
      '2',
      '1',
    ]);
  });

  test('a deal that does not say its number is left out above and below the line, and told', async () => {
    const records = {
      deals: [won('A', '2025-02-03', 1, { activities: 4 }), won('B', '2025-02-03', 1), won('C', '2025-02-03', 1, { activities: 0 })],
    };
    expect(await answers(activitiesPerWonDeal, records)).toEqual(['2']);
    expect(codes(activitiesPerWonDeal, records)).toEqual(['partial-coverage']);
    expect(await answers(activitiesPerWonDeal, { deals: [won('B', '2025-02-03', 1)] })).toEqual(['null']);
  });
});
