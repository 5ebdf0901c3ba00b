// Deals as they are given, and the flat rows that are made of them.
import fc from 'fast-check';
import {
  type Activity,
  countActivities,
  Deal,
  dealContests,
  dealHistory,
  dealStages,
  expectedDeals,
  Forecast,
  forecastResults,
  openPipelineValue,
  parse,
  StageEvent,
  stagePassages,
  Target,
  targetResults,
  winRate,
} from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { lost, open, uncounted, won } from '../indicator/deals.ts';
import { runs } from '../laws/runs.ts';
import { codeOf, text } from '../query/ask.ts';

const raw = { id: 'A', createdAt: '2025-01-10', outcome: 'open' };
const any = (value: unknown): never => value as never;
const faults = (schema: typeof Deal, record: unknown): string[] =>
  parse(schema, [record]).rejected.map(({ field, code }) => `${field} ${code}`);

describe('a deal is refused', () => {
  test.each<[string, unknown, string]>([
    ['without an identifier', { ...raw, id: ' ' }, 'id bad-id'],
    ['without a date of creation', { ...raw, createdAt: '' }, 'createdAt bad-date'],
    ['with a time that says no offset', { ...raw, createdAt: '2025-01-10 10:00:00' }, 'createdAt naive-date-time'],
    ['without an outcome', { id: 'A', createdAt: '2025-01-10' }, 'outcome missing-required'],
    ['with an outcome in other words', { ...raw, outcome: 'Won' }, 'outcome bad-value'],
    ['with a flag for an outcome', { ...raw, outcome: true }, 'outcome bad-value'],
    ['won without a date of closing', { ...raw, outcome: 'won' }, 'closedAt missing-required'],
    ['lost with a blank date of closing', { ...raw, outcome: 'lost', closedAt: ' ' }, 'closedAt missing-required'],
    ['with an amount that is no number', { ...raw, amount: '$1,500' }, 'amount bad-number'],
    ['with a chance below 0', { ...raw, probability: -0.1 }, 'probability negative-not-allowed'],
    ['with a flag in words', { ...raw, archived: 'true' }, 'archived bad-value'],
    ['with competitors that are no list', { ...raw, competitors: 'Acme' }, 'competitors bad-value'],
    ['with a history that has no date', { ...raw, history: [{ stage: 'Demo' }] }, 'history[0].enteredAt missing-required'],
    [
      'with a chance of 50 in its history',
      { ...raw, history: [{ enteredAt: '2025-01-10', probability: 50 }] },
      'history[0].probability bad-value',
    ],
    ['that is none', null, 'null unreadable-row'],
  ])('%s', (_, record, fault) => {
    expect(faults(Deal, record)).toEqual([fault]);
  });

  test('user pain: probability on a scale of 0 to 100 is refused, and not taken fiftyfold', () => {
    const { rows, counts, rejected } = parse(
      Deal,
      [1, 0, 0.5, '0.25', 100, 50, '1.01'].map((probability, i) => ({ ...raw, id: i, probability })),
    );
    expect(rows.map(({ probability }) => probability)).toEqual([1, 0, 0.5, 0.25]);
    expect(counts.byCode).toEqual({ 'bad-value': 3 });
    expect(rejected[0]?.reason).toContain('divide a percentage by 100');
  });

  test('user pain: an empty amount is not 0', () => {
    const { rows } = parse(Deal, [
      { ...raw, amount: '' },
      { ...raw, id: 'B', amount: '0' },
      { ...raw, id: 'C' },
    ]);
    expect(rows.map(({ amount }) => amount)).toEqual([null, 0, undefined]);
  });

  test('user pain: a deal that comes on two pages is one deal', () => {
    const { counts } = parse(Deal, [raw, { ...raw }, { ...raw, outcome: 'won', closedAt: '2025-02-03' }]);
    expect(counts.byCode).toEqual({ 'duplicate-id': 1, 'duplicate-id-conflict': 1 });
  });

  test('plain zod says the same', () => {
    expect(Deal.safeParse({ ...raw, outcome: 'won' }).success).toBe(false);
    expect(Deal.safeParse({ ...raw, amount: '', own: 1 }).data).toMatchObject({ amount: null, own: 1 });
    expect(StageEvent.safeParse({ enteredAt: '2025-01-10', outcome: 'closed' }).success).toBe(false);
  });
});

describe('targets and forecasts', () => {
  const quarter = { id: 'Q', start: '2025-01-01', end: '2025-04-01' };
  test.each<[string, unknown, string]>([
    ['a period that ends before it starts', { ...quarter, end: '2024-12-01', value: 1, amount: 1 }, 'end bad-value'],
    ['a period of no days', { ...quarter, end: '2025-01-01', value: 1, amount: 1 }, 'end bad-value'],
    ['a period without an end', { ...quarter, end: null, value: 1, amount: 1 }, 'end missing-required'],
    ['a currency that is none', { ...quarter, value: 1, amount: 1, currency: 'EURO' }, 'currency unknown-currency'],
  ])('%s is refused', (_, record, fault) => {
    expect(faults(any(Target), record)).toEqual([fault]);
    expect(faults(any(Forecast), record)).toEqual([fault]);
  });

  test('their value is needed', () => {
    expect(faults(any(Target), quarter)).toEqual(['value missing-required']);
    expect(faults(any(Forecast), { ...quarter, amount: '' })).toEqual(['amount bad-number']);
  });
});

describe('the history of a deal', () => {
  const rows = (deal: Deal): unknown[] =>
    dealHistory([deal]).map(({ date, until, stage, amount, probability }) => [date, until, stage, amount, probability]);

  test.each<[string, Deal, unknown[]]>([
    [
      'no history: one row, as the deal is now',
      open('A', { amount: 5, stage: 'Demo', probability: 0.2 }),
      [['2025-01-10', null, 'Demo', 5, 0.2]],
    ],
    [
      'a closed deal without history: what it was before is not known, but for its value',
      won('A', '2025-02-03', 5, { stage: 'Closed Won', probability: 1 }),
      [['2025-01-10', '2025-02-03', null, 5, null]],
    ],
    [
      'events in any order, of which some say little: what is not said stays',
      open('A', {
        amount: 7,
        history: [
          { enteredAt: '2025-02-01', amount: 7 },
          { enteredAt: '2025-01-20', stage: 'Demo', amount: 5 },
        ],
      }),
      [
        ['2025-01-10', '2025-01-20', 'Demo', 5, null],
        ['2025-01-20', '2025-02-01', 'Demo', 5, null],
        ['2025-02-01', null, 'Demo', 7, null],
      ],
    ],
    [
      'the last row of an open deal is the deal of now',
      open('A', { amount: 9, stage: 'Offer', history: [{ enteredAt: '2025-01-10', stage: 'Demo', amount: 5 }] }),
      [['2025-01-10', null, 'Offer', 9, null]],
    ],
    [
      'events before the creation tell how it began',
      open('A', {
        history: [
          { enteredAt: '2024-12-01', amount: 1 },
          { enteredAt: '2025-01-05', amount: 2 },
          { enteredAt: '2025-02-01', amount: 3 },
        ],
      }),
      [
        ['2025-01-10', '2025-02-01', null, 2, null],
        ['2025-02-01', null, null, 3, null],
      ],
    ],
    [
      'events behind the close do not count',
      lost('A', '2025-02-01', {
        amount: 5,
        history: [
          { enteredAt: '2025-02-01', amount: 6 },
          { enteredAt: '2025-03-01', amount: 7 },
        ],
      }),
      [['2025-01-10', '2025-02-01', null, 5, null]],
    ],
    [
      'two events of one day: the later one in the list stands',
      open('A', {
        history: [
          { enteredAt: '2025-02-01', amount: 6 },
          { enteredAt: '2025-02-01', amount: 7 },
        ],
      }),
      [
        ['2025-01-10', '2025-02-01', null, 6, null],
        ['2025-02-01', null, null, 7, null],
      ],
    ],
    [
      'a last event that says it was lost does not close an open deal',
      open('A', { amount: 5, history: [{ enteredAt: '2025-02-01', outcome: 'lost' }] }),
      [
        ['2025-01-10', '2025-02-01', null, 5, null],
        ['2025-02-01', null, null, 5, null],
      ],
    ],
    ['closed before it was created: never', won('A', '2025-01-01', 5), []],
  ])('%s', (_, deal, wanted) => {
    expect(rows(deal)).toEqual(wanted);
  });

  test('rows keep the fields of the deal, yours too, and no lists', () => {
    const [row] = dealHistory([{ ...open('A', { salesperson: 'Ann', competitors: ['Acme'], history: [] }), own: 7 }]);
    expect(row).toMatchObject({ id: 'A/1', dealId: 'A', salesperson: 'Ann', own: 7, outcome: 'open', isFirst: true });
    expect(Object.values(row ?? {}).some(Array.isArray)).toBe(false);
  });

  test('deals that never count have no rows of any sort', () => {
    const staged = uncounted.map((deal) => ({ ...deal, history: [{ enteredAt: '2025-01-10', stage: 'Demo' }] }));
    const quarter = { every: 'quarter', between: ['2025-01-01', '2025-04-01'] } as const;
    expect(dealHistory(staged)).toEqual([]);
    expect(dealStages(staged)).toEqual([]);
    expect(stagePassages(staged, { stages: ['Demo'] })).toEqual([]);
    expect(expectedDeals(staged, quarter)).toEqual([]);
    expect(dealContests(staged)).toEqual([]);
  });

  test('a stage that the source says was left earlier was left then', () => {
    const history = [
      { enteredAt: '2025-01-10', exitedAt: '2025-01-15', stage: 'Demo' },
      { enteredAt: '2025-01-20', exitedAt: '2025-01-01', stage: 'Offer' },
      { enteredAt: '2025-01-25', exitedAt: '2025-03-01', stage: 'Demo' },
    ];
    const stages = dealStages([won('A', '2025-02-01', 5, { history })]);
    expect(stages.map(({ stage, time, leftAt, entries }) => [stage, Number(time) / 86_400_000, leftAt, entries])).toEqual([
      ['Demo', 12, '2025-02-01', 2],
      ['Offer', 5, '2025-01-25', 1],
    ]);
  });

  test('a line that changes another field than the stage does not end the stay', () => {
    const history = [
      { enteredAt: '2025-01-10', stage: 'Demo', amount: 1 },
      { enteredAt: '2025-01-15', stage: 'Demo', amount: 2 },
      { enteredAt: '2025-01-17', amount: 3 },
    ];
    const [stay, ...others] = dealStages([lost('A', '2025-01-20', { history })]);
    expect(others).toEqual([]);
    expect([stay?.entries, Number(stay?.time) / 86_400_000]).toEqual([1, 10]);
  });

  test('time between dates of two sorts is not known', () => {
    const history = [
      { enteredAt: '2025-01-10', stage: 'Demo' },
      { enteredAt: '2025-01-15T10:00:00Z', stage: 'Offer' },
    ];
    expect(dealStages([open('A', { history })]).map(({ time }) => time)).toEqual([null, null]);
  });
});

describe('what was to close', () => {
  const quarters = { every: 'quarter', between: ['2025-01-01', '2025-07-01'] } as const;
  const moved = (...dates: [enteredAt: string, expectedCloseDate: string][]): Partial<Deal> => ({
    createdAt: '2024-12-10',
    expectedCloseDate: dates.at(-1)?.[1],
    history: dates.map(([enteredAt, expectedCloseDate]) => ({ enteredAt, expectedCloseDate })),
  });
  const states = (deal: Deal, asOf?: string): string[] =>
    expectedDeals([deal], { ...quarters, asOf }).map(({ date, state, isPlanned, isOpen }) => `${date} ${state} ${isPlanned} ${isOpen}`);

  test.each<[string, Deal, string | undefined, string[]]>([
    ['won in time', won('A', '2025-02-03', 1, moved(['2024-12-10', '2025-02-15'])), undefined, ['2025-01-01 won true false']],
    ['lost in time', lost('A', '2025-03-31', moved(['2024-12-10', '2025-02-15'])), undefined, ['2025-01-01 lost true false']],
    [
      'pushed, and won in the next quarter',
      won('A', '2025-04-03', 1, moved(['2024-12-10', '2025-02-15'], ['2025-02-10', '2025-05-15'])),
      undefined,
      ['2025-01-01 pushed true false', '2025-04-01 won true false'],
    ],
    ['open with a date that is over', open('A', moved(['2024-12-10', '2025-02-15'])), undefined, ['2025-01-01 lapsed true true']],
    ['still to come', open('A', moved(['2024-12-10', '2025-02-15'])), '2025-03-30', ['2025-01-01 coming true true']],
    ['over on the last day', open('A', moved(['2024-12-10', '2025-02-15'])), '2025-03-31', ['2025-01-01 lapsed true true']],
    [
      'created in the quarter',
      open('A', { createdAt: '2025-01-01', expectedCloseDate: '2025-02-15' }),
      '2025-02-01',
      ['2025-01-01 coming false true'],
    ],
    ['not yet created', open('A', { createdAt: '2025-02-02', expectedCloseDate: '2025-02-15' }), '2025-02-01', []],
    [
      'pulled in',
      won('A', '2025-02-03', 1, moved(['2024-12-10', '2025-05-15'], ['2025-01-10', '2025-02-15'])),
      '2025-01-20',
      ['2025-01-01 coming false true'],
    ],
    ['expected on no day', open('A'), undefined, []],
    ['expected before the quarter began', open('A', moved(['2024-12-10', '2024-12-31'])), undefined, []],
  ])('%s', (_, deal, asOf, wanted) => {
    expect(states(deal, asOf)).toEqual(wanted);
  });

  test('by the days of the time zone', () => {
    const late = won('A', '2025-03-31T22:30:00Z', 1, { createdAt: '2024-12-10T10:00:00Z', expectedCloseDate: '2025-03-15' });
    const stateIn = (timeZone: string): string | undefined =>
      expectedDeals([late], { ...quarters, calendar: { timeZone }, between: ['2025-01-01', '2025-04-01'] })[0]?.state;
    expect([stateIn('UTC'), stateIn('Europe/Paris')]).toEqual(['won', 'lapsed']);
  });

  test('a call that a question would refuse is refused', () => {
    expect(codeOf(() => expectedDeals([], any({ ...quarters, every: 'fortnight' })))).not.toBe('nothing thrown');
    expect(codeOf(() => expectedDeals([], any({ ...quarters, between: ['2025-07-01', '2025-01-01'] })))).toBe('bad-range');
    expect(codeOf(() => expectedDeals([], any({ ...quarters, untill: 1 })))).toBe('unknown-option');
    expect(codeOf(() => expectedDeals([], { ...quarters, asOf: 'yesterday' }))).toBe('bad-date');
  });
});

describe('forecasts and quotas beside what was won', () => {
  const quarter = { start: '2025-01-01', end: '2025-04-01', currency: 'EUR' } as const;
  const deals = [
    won('A', '2025-01-01', '100.10', { salesperson: 'Ann', region: 'north' }),
    won('B', '2025-03-31', 20, { salesperson: 'Ann', region: 'south' }),
    won('C', '2025-04-01', 7, { salesperson: 'Ann' }),
    won('D', '2025-02-03', 40, { salesperson: 'Bob' }),
    lost('E', '2025-02-03', { amount: 9, salesperson: 'Ann' }),
    ...uncounted,
  ];
  const actual = (more: Partial<Forecast>, given: readonly Deal[] = deals): unknown =>
    forecastResults([{ id: 'F', amount: 100, ...quarter, ...more }], given)[0]?.actual;

  test.each<[string, Partial<Forecast>, unknown]>([
    ['of all', {}, 160.1],
    ['of a salesperson', { salesperson: 'Ann' }, 120.1],
    ['of a salesperson in a region', { salesperson: 'Ann', region: 'north' }, 100.1],
    ['of nobody', { salesperson: 'Eve' }, 0],
    ['of another quarter', { start: '2025-04-01', end: '2025-07-01' }, 7],
    ['in another currency is not known', { currency: 'USD' }, null],
    ['of a period that cannot be read is not known', { start: any('soon') }, undefined],
  ])('the actual %s', (_, more, wanted) => {
    expect(actual(more)).toBe(wanted);
    if (more.start !== any('soon')) expect(targetResults([{ id: 'T', value: 100, ...quarter, ...more }], deals)[0]?.actual).toBe(wanted);
  });

  test('a deal won without an amount leaves the actual unknown', () => {
    expect(actual({}, [...deals, won('F', '2025-02-03', null)])).toBeNull();
    expect(forecastResults([{ id: 'F', amount: 100, ...quarter }], [won('F', '2025-02-03', null)])).toMatchObject([
      { error: null, size: null },
    ]);
  });

  test('of several forecasts the last one made in time stands', () => {
    const made = (id: string, madeAt: string | null, more: object = {}): Forecast => ({ id, amount: 100, ...quarter, madeAt, ...more });
    const standing = (...forecasts: Forecast[]): string[] => forecastResults(forecasts, deals).map(({ id }) => id);
    expect(standing(made('1', '2024-12-01'), made('2', '2024-12-20'), made('3', '2025-01-02'))).toEqual(['2']);
    expect(standing(made('2', '2025-01-01'), made('1', '2024-12-20'))).toEqual(['2']);
    expect(standing(made('1', '2025-01-01T17:00:00Z'))).toEqual(['1']);
    expect(standing(made('1', null), made('2', '2024-12-20', { salesperson: 'Ann' }))).toEqual(['1', '2']);
    expect(standing(made('1', '2025-02-01'), made('2', any('soon')))).toEqual([]);
  });

  test('targets of other indicators are left out', () => {
    const targets = [null, 'wonValue', 'netSales'].map((indicatorId, i) => ({ id: `${i}`, value: 1, ...quarter, indicatorId }));
    expect(targetResults(targets, deals).map(({ id }) => id)).toEqual(['0', '1']);
  });

  test('periods begin and end in the days of the time zone', () => {
    const late = [won('A', '2025-03-31T22:30:00Z', 5)];
    const actualIn = (timeZone: string): unknown => forecastResults([{ id: 'F', amount: 1, ...quarter }], late, { timeZone })[0]?.actual;
    expect([actualIn('UTC'), actualIn('Europe/Paris')]).toEqual([5, 0]);
    expect(codeOf(() => forecastResults([], [], { timeZone: 'CEST' }))).toBe('bad-time-zone');
    expect(codeOf(() => targetResults([], [], any({ zone: 'UTC' })))).toBe('unknown-option');
  });
});

describe('activities', () => {
  test('are counted for the deal that they name, unless they are said to be undone', () => {
    const activity = (id: string, dealId: string | null, completed?: boolean): Activity => ({
      id,
      date: '2025-01-11',
      type: 'call',
      dealId,
      completed,
    });
    const activities = [activity('1', 'A'), activity('2', 'A', true), activity('3', 'A', false), activity('4', null), activity('5', 'X')];
    expect(countActivities([open('A'), open('B', { activities: 9 })], activities).map((deal) => deal.activities)).toEqual([2, 0]);
  });
});

describe('the order of stages', () => {
  test.each<[string, unknown, string]>([
    ['no stages', {}, 'bad-argument'],
    ['a stage twice', { stages: ['Demo', 'Demo'] }, 'bad-argument'],
    ['stages that are no names', { stages: [1, 2] }, 'bad-argument'],
    ['a goal that is no stage', { stages: ['Demo'], to: 'Offer' }, 'bad-argument'],
    ['another word for skipped', { stages: ['Demo'], skipped: true }, 'bad-argument'],
    ['another word for entries', { stages: ['Demo'], entries: 'last' }, 'bad-argument'],
    ['an option that is not read', { stages: ['Demo'], skip: 'missed' }, 'unknown-option'],
  ])('%s is refused', (_, order, code) => {
    expect(codeOf(() => stagePassages([], any(order)))).toBe(code);
  });
});

describe('hostile deals', () => {
  const trap = new Proxy(
    {},
    {
      get: () => {
        throw new Error('trap');
      },
    },
  );
  const hostile: unknown[] = [
    null,
    undefined,
    7,
    'deal',
    [],
    {},
    trap,
    { ...raw, history: 'none' },
    { ...raw, history: [null, 7, trap, { enteredAt: 'soon' }] },
    { ...raw, outcome: 'closed' },
    { ...raw, createdAt: {} },
    { ...raw, outcome: 'won', closedAt: 'soon' },
    { ...raw, competitors: [7, null, ''], competitor: {} },
    { ...raw, __proto__: null, id: '__proto__', stage: '__proto__', probability: 'x' },
  ];

  test('never make a function of rows throw', () => {
    const quarter = { every: 'quarter', between: ['2025-01-01', '2025-04-01'] } as const;
    for (const deals of [hostile, ...hostile.map((deal) => [deal])].map(any) as (readonly Deal[])[]) {
      expect(Array.isArray(dealHistory(deals))).toBe(true);
      expect(Array.isArray(dealStages(deals))).toBe(true);
      expect(Array.isArray(stagePassages(deals, { stages: ['__proto__', 'Demo'] }))).toBe(true);
      expect(Array.isArray(expectedDeals(deals, quarter))).toBe(true);
      expect(Array.isArray(dealContests(deals))).toBe(true);
      expect(Array.isArray(forecastResults([{ id: 'F', start: '2025-01-01', end: '2025-04-01', amount: 1 }], deals))).toBe(true);
    }
    expect(dealContests(any([{ ...raw, competitors: [7, null, ''], competitor: {} }]))).toEqual([]);
    for (const list of [any([null, 7, trap, {}]), any(hostile)]) {
      expect(forecastResults(list, [won('A', '2025-02-03', 1)])).toEqual([]);
      expect(targetResults(list, []).every(({ actual }) => actual === null)).toBe(true);
      expect(countActivities([open('A')], list).map(({ activities }) => activities)).toEqual([0]);
      expect(Array.isArray(countActivities(list, []))).toBe(true);
    }
  });

  test('what is no list of deals is a fault of the call', () => {
    for (const deals of [null, undefined, 7, 'deals', {}, new Map()]) expect(codeOf(() => dealHistory(any(deals)))).toBe('bad-data');
  });

  test('any deals at all are in the pipeline or are not, and are never changed', () => {
    const date = fc.oneof(
      fc.constantFrom('2025-01-10', '2025-02-30', '', null, 1_738_368_000_000, '2025-01-10T10:00:00+02:00'),
      fc.anything(),
    );
    const event = fc.record({ enteredAt: date, stage: fc.anything(), amount: fc.anything(), outcome: fc.anything() }, { requiredKeys: [] });
    const deal = fc.record({
      id: fc.string(),
      createdAt: date,
      outcome: fc.oneof(fc.constantFrom('open', 'won', 'lost'), fc.anything()),
      closedAt: date,
      amount: fc.anything(),
      history: fc.oneof(fc.array(fc.oneof(event, fc.anything())), fc.anything()),
    });
    fc.assert(
      fc.property(fc.array(deal, { maxLength: 5 }), (deals) => {
        const before = structuredClone(deals);
        const rows = dealHistory(any(deals));
        const value = openPipelineValue(any(rows));
        expect(value === null || /^-?\d/.test(text(value))).toBe(true);
        expect(text(winRate(any(deals)))).not.toBe('NaN');
        expect(deals).toEqual(before);
      }),
      runs(100),
    );
  });
});
