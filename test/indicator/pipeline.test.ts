// What is in the pipeline, what comes into it, how deals end and how long they take.
import fc from 'fast-check';
import {
  averageDealSize,
  competitiveWinRate,
  type Deal,
  dealContests,
  dealHistory,
  dealStages,
  dealsCreated,
  openPipelineValue,
  pipelineCreated,
  salesCycleFrom,
  salesCycleLength,
  stageConversionRate,
  stageConversionWithin,
  stageDuration,
  stagePassages,
  weightedPipelineValue,
  winRate,
  winRateExcluding,
  winRateFromStage,
  winRateWithin,
  wonValue,
} from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { runs } from '../laws/runs.ts';
import { ask, codeOf, column, text } from '../query/ask.ts';
import { answers, codes, lost, open, uncounted, won } from './deals.ts';

const months = { every: 'month', between: ['2025-01-01', '2025-04-01'] } as const;
const history = (deals: readonly Deal[], options = {}): { pipeline: object[] } => ({ pipeline: dealHistory(deals, options) });

describe('the open pipeline', () => {
  const deals = [
    open('A', { amount: 1000, probability: 0.5, salesperson: 'Ann' }),
    open('B', { amount: '400.50', probability: 0, salesperson: 'Bob' }),
    won('C', '2025-02-03', 300, { salesperson: 'Ann' }),
    lost('D', '2025-03-05', { amount: 200, salesperson: 'Bob' }),
  ];

  test.each<[string, readonly Deal[], string[]]>([
    ['holds what is open at the end of each month', deals, ['1900.5', '1600.5', '1400.5']],
    ['of deals that never count is empty', uncounted, ['0', '0', '0']],
    ['of no deals is empty', [], ['0', '0', '0']],
    ['does not hold a deal on the day on which it is won', [won('A', '2025-01-31', 10)], ['0', '0', '0']],
    ['holds a deal from the day on which it is created', [open('A', { createdAt: '2025-02-28', amount: 10 })], ['0', '10', '10']],
    ['holds a deal that closed before it was created at no time', [won('A', '2025-01-02', 10)], ['0', '0', '0']],
  ])('%s', async (_, given, wanted) => {
    expect(await answers(openPipelineValue, history(given), months)).toEqual(wanted);
    expect(await answers(openPipelineValue, history([...given, ...uncounted]), months)).toEqual(wanted);
  });

  test('a deal without an amount is told, and is not 0', async () => {
    const given = history([open('A', { amount: 100 }), open('B')]);
    expect(await answers(openPipelineValue, given)).toEqual(['100']);
    expect(codes(openPipelineValue, given)).toEqual(['partial-coverage']);
    expect(openPipelineValue(given.pipeline as never)).toBeNull();
    expect(await answers(openPipelineValue, history([open('B')]))).toEqual(['null']);
    expect(codes(openPipelineValue, history([open('B')]))).toEqual(['missing-input', 'partial-coverage']);
  });

  test('two currencies are not added, and each has its own pipeline', async () => {
    const mixed = history([open('A', { amount: 100 }), open('B', { amount: 50, currency: 'USD' })]);
    expect(await answers(openPipelineValue, mixed)).toEqual(['null']);
    expect(codes(openPipelineValue, mixed)).toEqual(['mixed-currency']);
    expect(await answers(openPipelineValue, mixed, { by: ['currency'] })).toEqual(['100', '50']);
  });

  // Small values: columns of 18 decimal places, which the tables of these tests have, leave two digits for a product in DuckDB.
  test('is each deal as it was then: value, chance and stage by its history', async () => {
    const moved = open('A', {
      amount: 9,
      probability: 0.8,
      stage: 'Offer',
      history: [
        { enteredAt: '2025-01-10', stage: 'Demo', amount: 10, probability: 0.25 },
        { enteredAt: '2025-02-15', stage: 'Offer', amount: 9, probability: 0.8 },
      ],
    });
    expect(await answers(openPipelineValue, history([moved]), months)).toEqual(['10', '9', '9']);
    expect(await answers(weightedPipelineValue, history([moved]), months)).toEqual(['2.5', '7.2', '7.2']);
    const byStage = ask(history([moved]), { select: [openPipelineValue], ...months, by: ['stage'] });
    expect(byStage.rows.map((row) => `${row['period']} ${row['stage']} ${row['openPipelineValue']}`)).toEqual([
      '2025-01 Demo 10',
      '2025-01 Offer 0',
      '2025-02 Demo 0',
      '2025-02 Offer 9',
      '2025-03 Demo 0',
      '2025-03 Offer 9',
    ]);
  });

  test('of a running month is what is open at asOf', async () => {
    const given = history(deals);
    expect(await answers(openPipelineValue, given, { ...months, asOf: '2025-02-02' })).toEqual(['1900.5', '1900.5', 'null']);
    expect(await answers(openPipelineValue, given, { ...months, asOf: '2025-02-03' })).toEqual(['1900.5', '1600.5', 'null']);
  });

  test('adds up over salespeople, and not over months', async () => {
    expect(await answers(openPipelineValue, history(deals), { by: ['salesperson'], between: ['2025-01-01', '2025-02-01'] })).toEqual([
      '1300',
      '600.5',
    ]);
    expect(openPipelineValue.additivity).toBe('semi-additive');
    expect(await answers(openPipelineValue, history(deals), { every: 'quarter', between: ['2025-01-01', '2025-04-01'] })).toEqual([
      '1400.5',
    ]);
  });

  test('instants count by the days of the time zone', async () => {
    const late = history([open('A', { createdAt: '2025-01-31T23:30:00Z', amount: 10 })]);
    expect(await answers(openPipelineValue, late, months)).toEqual(['10', '10', '10']);
    expect(await answers(openPipelineValue, late, { ...months, calendar: { timeZone: 'Europe/Paris' } })).toEqual(['0', '10', '10']);
  });

  test('user pain: zero probability is a chance of 0 and not a missing one', async () => {
    const none = history([open('A', { amount: 10, probability: 0 }), open('B', { amount: 10, probability: null })]);
    expect(await answers(weightedPipelineValue, none)).toEqual(['0']);
    expect(codes(weightedPipelineValue, none)).toEqual(['partial-coverage']);
    expect(await answers(weightedPipelineValue, history([open('B', { amount: 100 })]))).toEqual(['null']);
  });

  test('user pain: a chance of 50 is not fiftyfold: outside of 0 to 1 it is not known', async () => {
    const wrong = history([open('A', { amount: 10, probability: 50 }), open('B', { amount: 10, probability: 1 })]);
    expect(await answers(weightedPipelineValue, wrong)).toEqual(['10']);
    expect(codes(weightedPipelineValue, wrong)).toEqual(['partial-coverage']);
  });

  test('the chance of a stage stands in for that of a deal', async () => {
    const given = [open('A', { amount: 10, stage: 'Demo' }), open('B', { amount: 10, stage: 'Demo', probability: 0.9 })];
    expect(await answers(weightedPipelineValue, history(given, { stageProbability: { Demo: 0.2 } }))).toEqual(['11']);
  });

  test('user pain: won and lost deals do not stay in the pipeline', async () => {
    const closed = history([
      won('A', '2025-01-20', 100, { stage: 'Closed Won', probability: 1 }),
      lost('B', '2025-01-20', { amount: 100 }),
    ]);
    expect(await answers(openPipelineValue, closed, months)).toEqual(['0', '0', '0']);
    expect(await answers(openPipelineValue, closed)).toEqual(['0']);
  });

  test('user pain: one deal is in one state, whatever its dates and stages say', async () => {
    // Open, though it carries a date of closing and a stage that is called so.
    const odd = open('A', { closedAt: '2025-02-03', amount: 100, stage: 'closedwon' });
    expect(await answers(openPipelineValue, history([odd]), months)).toEqual(['100', '100', '100']);
    expect(await answers(wonValue, { deals: [odd] }, months)).toEqual(['0', '0', '0']);
    expect(await answers(winRate, { deals: [odd] })).toEqual(['null']);
  });

  test('user pain: a reopened deal is out of the pipeline while it was closed, and is won once', async () => {
    const reopened = won('A', '2025-03-20', 100, {
      history: [
        { enteredAt: '2025-01-10', stage: 'Demo' },
        { enteredAt: '2025-01-20', outcome: 'lost' },
        { enteredAt: '2025-02-10', stage: 'Offer' },
      ],
    });
    expect(await answers(openPipelineValue, history([reopened]), months)).toEqual(['0', '100', '0']);
    const { history: _, ...flat } = reopened;
    expect(await answers(wonValue, { deals: [flat] }, months)).toEqual(['0', '0', '100']);
    expect(await answers(winRate, { deals: [flat] }, months)).toEqual(['null', 'null', '1']);
  });

  test('each deal is open, won or lost at each moment, and no two of them', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((at) => `2025-02-${String(at).padStart(2, '0')}`);
    const deal = fc.record({
      createdAt: day,
      outcome: fc.constantFrom('open', 'won', 'lost'),
      closedAt: day,
      amount: fc.constant(1),
      history: fc.array(
        fc.record({
          enteredAt: day,
          stage: fc.constantFrom('Demo', 'Offer'),
          outcome: fc.constantFrom(null, null, 'won', 'lost'),
          amount: fc.constantFrom(1, null),
        }),
        { maxLength: 5 },
      ),
    });
    fc.assert(
      fc.property(fc.array(deal, { maxLength: 6 }), day, (given, end) => {
        const deals = given.map((one, i) => ({ ...one, id: `${i}` })) as unknown as Deal[];
        const rows = dealHistory(deals);
        const range = { between: ['2025-01-01', end === '2025-02-01' ? '2025-02-02' : end] as const };
        const isOpen = ask({ pipeline: rows }, { select: [openPipelineValue], ...range, by: ['dealId'] }).rows;
        // At most one row of a deal is open at a time, and none once it is closed.
        for (const row of isOpen) {
          const value = Number(row['openPipelineValue'] ?? 0);
          const one = deals.find(({ id }) => id === row['dealId']) as Deal;
          expect(value).toBeLessThanOrEqual(1);
          if (one.outcome !== 'open' && String(one.closedAt) < range.between[1]) expect(value).toBe(0);
          if (one.outcome === 'open' && rows.every(({ until }) => until === null) && one.createdAt < range.between[1])
            expect(value).toBe(1);
        }
      }),
      runs(60),
    );
  });
});

describe('pipeline created', () => {
  test('is what deals were worth when they were created, by month', async () => {
    const grown = open('A', {
      amount: 900,
      history: [
        { enteredAt: '2025-01-10', amount: 1000 },
        { enteredAt: '2025-02-15', amount: 900 },
      ],
    });
    const given = history([grown, won('B', '2025-02-20', 50, { createdAt: '2025-02-10' }), ...uncounted]);
    expect(await answers(pipelineCreated, given, months)).toEqual(['1000', '50', '0']);
    expect(await answers(pipelineCreated, given, { every: 'quarter', between: ['2025-01-01', '2025-04-01'] })).toEqual(['1050']);
  });

  test('deals created count whatever became of them', async () => {
    const deals = [open('A'), won('B', '2025-02-03', 1), lost('C', '2025-02-03'), ...uncounted];
    expect(await answers(dealsCreated, { deals }, months)).toEqual(['3', '0', '0']);
  });
});

describe('won value and average deal size', () => {
  test.each<[string, readonly Deal[], string, string, string]>([
    ['two deals', [won('A', '2025-02-03', 100), won('B', '2025-02-04', '50.50')], '150.5', '75.25', '75.25'],
    ['a deal of nothing', [won('A', '2025-02-03', 100), won('B', '2025-02-04', 0)], '100', '100', '50'],
    ['a deal without an amount', [won('A', '2025-02-03', 100), won('B', '2025-02-04', null)], '100', '100', '100'],
    ['no deal', [], '0', 'null', 'null'],
    ['lost and open deals', [lost('A', '2025-02-03', { amount: 9 }), open('B', { amount: 9 })], '0', 'null', 'null'],
    ['won without a date', [open('A', { outcome: 'won', amount: 9 })], '0', 'null', 'null'],
  ])('%s', async (_, deals, value, size, withZero) => {
    const records = { deals: [...deals, ...uncounted] };
    expect(await answers(wonValue, records)).toEqual([value]);
    expect(await answers(averageDealSize, records)).toEqual([size]);
    expect(await answers(averageDealSize.variants.withZero, records)).toEqual([withZero]);
  });

  test('a deal counts on the day on which it was won', async () => {
    const deals = [won('A', '2025-02-28', 1), won('B', '2025-03-01', 10)];
    expect(await answers(wonValue, { deals }, months)).toEqual(['0', '1', '10']);
  });
});

describe('win rate', () => {
  const closed = [
    won('A', '2025-02-03', 300, { competitor: 'Acme' }),
    lost('B', '2025-02-05', { amount: 100, competitor: 'Acme', lostReason: 'Price' }),
    lost('C', '2025-02-07', { amount: 200, lostReason: 'no-decision' }),
    won('D', '2025-03-07', 400),
    open('E', { amount: 500, competitor: 'Bolt' }),
  ];
  const { created, value, competitive, noDecisionExcluded } = winRate.variants;

  test.each([
    ['winRate', winRate, '0.5'],
    ['created', created, '0.4'],
    ['value', value, '0.7'],
    ['competitive', competitive, '0.5'],
    ['without no decision', noDecisionExcluded, '0.6666666666666666666666666666666666666667'],
    ['without a reason of one’s own', winRateExcluding(['Price', 'no-decision']), '1'],
  ])('%s', async (_, metric, wanted) => {
    expect(await answers(metric, { deals: closed })).toEqual([wanted]);
    expect(await answers(metric, { deals: [...closed, ...uncounted] })).toEqual([wanted]);
    expect(codes(metric, { deals: [] })).toEqual(['zero-denominator']);
  });

  test('by month of closing, and by salesperson', async () => {
    expect(await answers(winRate, { deals: closed }, months)).toEqual(['null', '0.3333333333333333333333333333333333333333', '1']);
    const people = closed.map((deal, i) => ({ ...deal, salesperson: i % 2 === 0 ? 'Ann' : 'Bob' }));
    expect(await answers(winRate, { deals: people }, { by: ['salesperson'] })).toEqual(['0.5', '0.5']);
  });

  test('12 won of 47 closed is 25.5 %; without the 9 of no decision it is 12 of 38, 31.6 %', async () => {
    const deals = Array.from({ length: 47 }, (_, i) =>
      i < 12 ? won(`${i}`, '2025-02-03', 1) : lost(`${i}`, '2025-02-03', { lostReason: i < 21 ? 'no-decision' : 'Price' }),
    );
    expect((await answers(winRate, { deals }))[0]?.slice(0, 6)).toBe('0.2553');
    expect((await answers(noDecisionExcluded, { deals }))[0]?.slice(0, 6)).toBe('0.3157');
    expect(text(noDecisionExcluded(deals)?.times(38).toDecimalPlaces(20))).toBe('12');
  });

  test('user pain: duplicates that were marked lost do not lower the win rate', async () => {
    const deals = [won('A', '2025-02-03', 1), lost('B', '2025-02-03', { duplicate: true }), lost('C', '2025-02-03', { mergedInto: 'A' })];
    expect(await answers(winRate, { deals })).toEqual(['1']);
  });

  test('user pain: what is closed is not what is won', async () => {
    const deals = [lost('A', '2025-02-03'), lost('B', '2025-02-03')];
    expect(await answers(winRate, { deals })).toEqual(['0']);
    expect(await answers(wonValue, { deals })).toEqual(['0']);
  });

  test('of created deals is what was known at asOf, and immature for 90 days', async () => {
    const deals = [won('A', '2025-02-03', 1), won('B', '2025-05-20', 1), lost('C', '2025-02-03'), open('D')];
    const january = { every: 'month', between: ['2025-01-01', '2025-02-01'] } as const;
    expect(await answers(created, { deals }, { ...january, asOf: '2025-04-30' })).toEqual(['null']);
    expect(codes(created, { deals }, { ...january, asOf: '2025-04-30' })).toEqual(['immature-cohort']);
    expect(await answers(created, { deals }, { ...january, asOf: '2025-05-10' })).toEqual(['0.25']);
    expect(await answers(created, { deals }, { ...january, asOf: '2025-05-20' })).toEqual(['0.5']);
    expect(await answers(created, { deals }, january)).toEqual(['0.5']);
  });

  test('within so many days gives all deals the same time', async () => {
    const deals = [won('A', '2025-02-09', 1), won('B', '2025-02-10', 1), open('C')];
    const within = winRateWithin(30);
    expect(within.id).toBe('winRateWithin30');
    const january = { between: ['2025-01-01', '2025-02-01'] } as const;
    expect(await answers(within, { deals }, { ...january, asOf: '2025-03-02' })).toEqual(['0.3333333333333333333333333333333333333333']);
    expect(await answers(within, { deals }, { ...january, asOf: '2025-03-01' })).toEqual(['null']);
  });

  test('a call that makes no sense is refused', () => {
    const any = (value: unknown): never => value as never;
    for (const days of [0, -1, 1.5, '7', null]) expect(codeOf(() => winRateWithin(any(days)))).toBe('bad-argument');
    for (const reasons of [[], 'Price', [1], null]) expect(codeOf(() => winRateExcluding(any(reasons)))).toBe('bad-argument');
    for (const stage of [1, null, []]) {
      expect(codeOf(() => winRateFromStage(any(stage)))).toBe('bad-argument');
      expect(codeOf(() => salesCycleFrom(any(stage)))).toBe('bad-argument');
    }
    expect(codeOf(() => stageConversionWithin(any(0)))).toBe('bad-argument');
  });

  test('lies between 0 and 1, and is 1 less the share lost', () => {
    const deal = fc.record({
      outcome: fc.constantFrom('open', 'won', 'lost'),
      closedAt: fc.constantFrom('2025-02-03', null),
      amount: fc.constantFrom(null, 0, 5),
      duplicate: fc.constantFrom(null, true),
    });
    fc.assert(
      fc.property(fc.array(deal, { maxLength: 8 }), (given) => {
        const deals = given.map((one, i) => ({ id: `${i}`, createdAt: '2025-01-10', ...one })) as Deal[];
        const closing = deals.filter(({ outcome, closedAt, duplicate }) => outcome !== 'open' && closedAt && !duplicate);
        const wins = closing.filter(({ outcome }) => outcome === 'won').length;
        expect(text(winRate(deals)?.toNumber() ?? null)).toBe(String(closing.length === 0 ? null : wins / closing.length));
      }),
      runs(60),
    );
  });
});

describe('competitive win rate', () => {
  const deals = [
    won('A', '2025-02-03', 1, { competitor: 'Acme' }),
    lost('B', '2025-02-05', { competitor: 'Acme', competitors: ['Bolt', 'Acme'] }),
    won('C', '2025-02-05', 1, { competitors: ['Bolt'] }),
    won('D', '2025-02-05', 1),
    open('E', { competitor: 'Acme' }),
    ...uncounted,
  ];

  test('counts a deal for each of its competitors, and once in all', async () => {
    const rows = { dealContests: dealContests(deals) };
    expect(await answers(competitiveWinRate, rows)).toEqual(['0.6666666666666666666666666666666666666667']);
    expect(await answers(competitiveWinRate, rows, { by: ['competitor'] })).toEqual(['0.5', '0.5']);
    expect(await answers(competitiveWinRate, rows, months)).toEqual(['null', '0.6666666666666666666666666666666666666667', 'null']);
  });

  test('of deals without competitors there is none', async () => {
    expect(await answers(competitiveWinRate, { dealContests: dealContests([won('A', '2025-02-03', 1)]) })).toEqual(['null']);
  });
});

describe('sales cycle', () => {
  const deals = [
    won('A', '2025-01-20', 1),
    won('B', '2025-01-30', 1),
    won('C', '2025-03-11', 1),
    lost('D', '2025-01-12'),
    lost('E', '2025-01-11'),
    ...uncounted,
  ];
  const { mean, closed, closedMean } = salesCycleLength.variants;

  test.each([
    ['median of deals won', salesCycleLength, '20'],
    ['mean of deals won', mean, '30'],
    ['median of deals closed', closed, '10'],
    ['mean of deals closed', closedMean, '18.6'],
  ])('%s', async (_, metric, wanted) => {
    expect(await answers(metric, { deals })).toEqual([wanted]);
    expect(await answers(metric, { deals: [open('A')] })).toEqual(['null']);
    expect(codes(metric, { deals: [open('A')] })).toEqual(['no-data']);
  });

  test('by month of closing', async () => {
    expect(await answers(salesCycleLength, { deals }, months)).toEqual(['15', 'null', '60']);
  });

  test('a deal closed on its first day took 0 days, one closed before it was created says nothing', async () => {
    expect(await answers(salesCycleLength, { deals: [won('A', '2025-01-10', 1)] })).toEqual(['0']);
    expect(await answers(mean, { deals: [won('A', '2025-01-10', 1), won('B', '2024-01-10', 1)] })).toEqual(['0']);
    expect(await answers(mean, { deals: [won('B', '2024-01-10', 1)] })).toEqual(['null']);
  });

  test('between an instant and a calendar date there is no time', async () => {
    const mixed = { deals: [won('A', '2025-01-20', 1, { createdAt: '2025-01-10T10:00:00Z' })] };
    expect(await answers(salesCycleLength, mixed)).toEqual(['null']);
    const instants = { deals: [won('A', '2025-01-20T22:00:00Z', 1, { createdAt: '2025-01-10T10:00:00Z' })] };
    expect(await answers(salesCycleLength, instants)).toEqual(['10.5']);
  });
});

const staged = (id: string, more: Partial<Deal>, ...stages: [stage: string, enteredAt: string][]): Deal =>
  open(id, { ...more, history: stages.map(([stage, enteredAt]) => ({ stage, enteredAt })) });

describe('stages', () => {
  const deals = [
    staged('A', { outcome: 'won', closedAt: '2025-02-20' }, ['Demo', '2025-01-10'], ['Offer', '2025-01-20']),
    staged(
      'B',
      { outcome: 'lost', closedAt: '2025-02-10' },
      ['Demo', '2025-01-10'],
      ['Offer', '2025-01-12'],
      ['Demo', '2025-01-16'],
      ['Offer', '2025-02-01'],
    ),
    staged('C', {}, ['Demo', '2025-01-10']),
    staged('D', { outcome: 'won', closedAt: '2025-03-01' }, ['Demo', '2025-01-30']),
    ...uncounted.map((deal) => ({ ...deal, history: [{ enteredAt: '2025-01-10', stage: 'Demo' }] })),
  ];
  const stages = ['Demo', 'Offer'] as const;

  test('the time in a stage is added up over its stays, and counts when it is left for good', async () => {
    const rows = { dealStages: dealStages(deals) };
    // Demo: A 10, B 2 + 16, D 30. Offer: A 31, B 4 + 9.
    expect(await answers(stageDuration, rows, { by: ['stage'] })).toEqual(['18', '22']);
    expect(await answers(stageDuration.variants.mean, rows, { by: ['stage'] })).toEqual([
      '19.33333333333333333333333333333333333333',
      '22',
    ]);
    expect(await answers(stageDuration, rows, { ...months, where: { stage: 'Demo' } })).toEqual(['10', '18', '30']);
    expect(await answers(stageDuration, { dealStages: dealStages([staged('C', {}, ['Demo', '2025-01-10'])]) })).toEqual(['null']);
  });

  test('the win rate from a stage is of the deals that were ever in it', async () => {
    const rows = { dealStages: dealStages(deals) };
    expect(await answers(winRateFromStage('Demo'), rows)).toEqual(['0.6666666666666666666666666666666666666667']);
    expect(await answers(winRateFromStage('Offer'), rows)).toEqual(['0.5']);
    expect(await answers(winRateFromStage('Other'), rows)).toEqual(['null']);
    expect(await answers(winRateFromStage(), rows, { by: ['stage'] })).toEqual(['0.6666666666666666666666666666666666666667', '0.5']);
    expect(await answers(winRateFromStage('Demo'), rows, months)).toEqual(['null', '0.5', '1']);
  });

  test('the cycle from a stage starts when it is first entered', async () => {
    expect(await answers(salesCycleFrom('Offer'), { dealStages: dealStages(deals) })).toEqual(['31']);
    expect(await answers(salesCycleFrom(), { dealStages: dealStages(deals) }, { by: ['stage'] })).toEqual(['35.5', '31']);
  });

  test.each<[string, object, string[]]>([
    // Demo: A, B by Offer, D by being won; C not. Offer: A won, B lost.
    ['a deal that is won has passed all stages', { stages }, ['0.75', '0.5']],
    ['unless those that it skips are missed', { stages, skipped: 'missed' }, ['0.5', '0.5']],
    // B twice in Demo, twice in Offer.
    ['each entry counts up to the next one', { stages, entries: 'every' }, ['0.8', '0.3333333333333333333333333333333333333333']],
    ['to a stage of one’s own, here to be won', { stages, to: 'won' }, ['0.5', '0.5']],
  ])('stage conversion: %s', async (_, order, wanted) => {
    const rows = { stagePassages: stagePassages(deals, order as never) };
    expect(await answers(stageConversionRate, rows, { by: ['stage'] })).toEqual(wanted);
  });

  test('the variant closedOnly leaves out deals that are still in the stage', async () => {
    const rows = { stagePassages: stagePassages(deals, { stages }) };
    expect(await answers(stageConversionRate.variants.closedOnly, rows, { by: ['stage'] })).toEqual(['1', '0.5']);
  });

  test('stage conversion counts when the stage was entered, by what was known at asOf', async () => {
    const rows = { stagePassages: stagePassages(deals, { stages }) };
    const january = { every: 'month', between: ['2025-01-01', '2025-02-01'], where: { stage: 'Demo' } } as const;
    expect(await answers(stageConversionRate, rows, { ...january, asOf: '2025-02-27' })).toEqual(['null']);
    expect(codes(stageConversionRate, rows, { ...january, asOf: '2025-02-27' })).toEqual(['immature-cohort']);
    expect(await answers(stageConversionRate, rows, { ...january, asOf: '2025-03-02' })).toEqual(['0.75']);
    expect(await answers(stageConversionWithin(15), rows, { ...january, asOf: '2025-02-15' })).toEqual(['0.5']);
  });

  test('stages that are not listed, and deals without history, are in no row', () => {
    expect(stagePassages([open('A', { stage: 'Demo' })], { stages })).toEqual([]);
    expect(dealStages([open('A', { stage: 'Demo' })])).toEqual([]);
    expect(stagePassages(deals, { stages: ['Other'] })).toEqual([]);
    expect(column(ask({ stagePassages: [] }, { select: [stageConversionRate] }), 'stageConversionRate')).toEqual(['null']);
  });
});
