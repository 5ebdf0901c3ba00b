// Several goals together, changes of targets, sentences, and what holds for all goals.
import fc from 'fast-check';
import {
  type AdjustmentProposal,
  Decimal,
  en,
  fr,
  type Goal,
  type GoalInput,
  type GoalProgress,
  goal,
  isKpiError,
  progress,
  proposeAdjustment,
  revenue,
  rollUpGoals,
  sentence,
  tooManyGoals,
  winRate,
} from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import '../seed.ts';

const year = ['2025-01-01', '2026-01-01'] as const;
const asOf = '2025-06-30';
const sold = (date: string, amount: number, more: object = {}) => ({ id: `${date}-${amount}`, date, amount, ...more });
const money = (input: Partial<GoalInput>) => goal({ id: 'g', of: revenue, target: 1000, between: year, ...input });
const at = (input: Partial<GoalInput>, amount: number, day = asOf): GoalProgress =>
  progress(money(input), [sold('2025-01-02', amount, { country: 'FR' })], { asOf: day });
const refusal = (call: () => unknown): string => {
  try {
    call();
  } catch (error) {
    if (isKpiError(error)) return error.message;
    throw error;
  }
  return 'nothing was refused';
};

describe('goals rolled up', () => {
  const country = (name: string, amount: number, more: Partial<GoalInput> = {}) =>
    progress(money({ id: name, segment: { country: name }, parent: 'all', ...more }), [sold('2025-01-02', amount, { country: name })], {
      asOf,
    });

  test('by weight: 3 parts at half of it and 1 at all of it are 62.5 %', () => {
    const {
      progress: gone,
      status,
      actual,
      target,
    } = rollUpGoals([country('FR', 500, { weight: 3 }), country('BE', 1000)], { how: 'weighted' });
    expect([gone, status, actual, target].map(String)).toEqual(['0.625', 'on-track', '1500', '2000']);
  });

  test('too much of one does not make up for another', () => {
    expect(String(rollUpGoals([country('FR', 0), country('BE', 5000)], { how: 'weighted' }).progress)).toBe('0.5');
  });

  test('the worst wins', () => {
    expect(rollUpGoals([country('FR', 500), country('BE', 420)], { how: 'worstWins' }).status).toBe('at-risk');
    expect(rollUpGoals([country('FR', 500), country('BE', 5)], { how: 'worstWins' }).status).toBe('off-track');
  });

  test('one goal is itself', () => {
    const one = country('FR', 1700, { weight: 4 });
    for (const how of ['weighted', 'worstWins'] as const) {
      const { progress: gone, status, actual, target, reason } = rollUpGoals([one], { how });
      expect([gone, status, actual, target, reason]).toEqual([one.progress, one.status, one.actual, one.target, null]);
    }
  });

  test('none is nothing known', () => {
    expect(rollUpGoals([], { how: 'weighted' })).toMatchObject({ status: 'unknown', progress: null, actual: null, reason: 'not-known' });
  });

  test.each<[string, GoalProgress[], string]>([
    [
      'the same records twice',
      [country('FR', 5), { ...country('FR', 5), goal: money({ id: 'x', segment: { country: 'FR' } }) }],
      'not-additive',
    ],
    ['a part and the whole', [country('FR', 5), at({ id: 'all2' }, 5)], 'not-additive'],
    ['other days', [country('FR', 5), country('BE', 5, { between: ['2025-01-01', '2025-08-01'] })], 'different-days'],
    ['other currencies', [country('FR', 5, { currency: 'EUR' }), country('BE', 5, { currency: 'USD' })], 'different-currencies'],
  ])('values are not added: %s', (_, goals, reason) => {
    const { actual, target, reason: found } = rollUpGoals(goals, { how: 'weighted' });
    expect([actual, target, found]).toEqual([null, null, reason]);
  });

  test('rates are never added', () => {
    const deal = { id: '1', createdAt: '2025-01-01', closedAt: '2025-02-01', outcome: 'won' as const, amount: 1 };
    const rate = (id: string) =>
      progress(goal({ id, of: winRate, target: 0.5, between: year, segment: { type: id } }), [{ ...deal, type: id as 'new' }], { asOf });
    const { actual, reason, progress: gone } = rollUpGoals([rate('new'), rate('renewal')], { how: 'weighted' });
    expect([actual, reason, String(gone)]).toEqual([null, 'not-additive', '1']);
  });

  test('only the parts of a goal, where it is named', () => {
    const goals = [at({ id: 'all' }, 900), country('FR', 5), country('BE', 5)];
    expect(rollUpGoals(goals, { how: 'weighted', parent: 'all' }).goals).toEqual(['FR', 'BE']);
    expect(rollUpGoals(goals, { how: 'weighted' }).goals).toEqual(['all']);
  });

  test('circles, doubles and other moments are refused', () => {
    const [a, b] = [at({ id: 'a', parent: 'b' }, 1), at({ id: 'b', parent: 'a' }, 1)];
    expect(refusal(() => rollUpGoals([a, b], { how: 'weighted' }))).toContain('a part of itself');
    expect(refusal(() => rollUpGoals([a, a], { how: 'weighted' }))).toContain('two goals of one id');
    expect(refusal(() => rollUpGoals([a, at({ id: 'c' }, 1, '2025-07-01')], { how: 'weighted' }))).toContain('at one moment');
    expect(refusal(() => rollUpGoals([a], { how: 'mean' as never }))).toContain("'weighted' or 'worstWins'");
    expect(refusal(() => rollUpGoals([at({ id: 'a' }, 1)], { how: 'weighted', parent: 'x' }))).toContain('no goal is a part');
  });
});

describe('too many goals', () => {
  const goals = (count: number, input: (i: number) => Partial<GoalInput>): Goal[] =>
    Array.from({ length: count }, (_, i) => money({ id: `g${i}`, ...input(i) }));
  test.each<[string, Goal[], (string | number)[]]>([
    ['seven of one owner are not', goals(7, () => ({ owner: 'Ada' })), []],
    ['eight are', goals(8, () => ({ owner: 'Ada' })), ['Ada', 8]],
    ['eight, one after another, are not', goals(8, (i) => ({ owner: 'Ada', between: [`2025-0${i + 1}-01`, `2025-0${i + 2}-01`] })), []],
    ['eight of nobody are not', goals(8, () => ({})), []],
    ['eight of an objective are', goals(8, () => ({ objective: { id: 'grow', title: 'Grow' } })), ['Grow', 8]],
    ['parts of one of them do not count beside it', goals(8, (i) => ({ objective: { id: 'grow' }, ...(i > 0 && { parent: 'g0' }) })), []],
  ])('%s', (_, given, found) => {
    expect(tooManyGoals(given).flatMap(({ values }) => [values.whose, values.goals])).toEqual(found);
  });
});

describe('changes that are suggested', () => {
  /** Three years of months that bring about so much each, and the check-ins of 2025 at some days. */
  const checkIns = (
    target: number,
    perMonth: number,
    days: string[],
    input: Partial<GoalInput> = {},
    factor = 1,
  ): [Goal, GoalProgress[]] => {
    const sales = Array.from({ length: 36 }, (_, i) =>
      sold(`${2023 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}-15`, (perMonth + ((i * 7) % 5)) * (i >= 24 ? factor : 1)),
    );
    const of = money({ target, ...input });
    return [of, days.map((day) => progress(of, sales, { asOf: day }))];
  };
  const proposed = ([of, all]: [Goal, GoalProgress[]], options = {}): AdjustmentProposal => proposeAdjustment(of, all, options);

  test('more, where it is all but sure: the middle of the landings, at most the stretch target', () => {
    const raised = proposed(checkIns(1000, 100, ['2025-09-30']));
    expect([raised.action, raised.reason]).toEqual(['raise', 'nearly-sure']);
    expect(Math.abs(Number(raised.proposedTarget) - 1220)).toBeLessThan(15);
    expect(raised.original.target).toBe('1000');
    expect(String(proposed(checkIns(1000, 100, ['2025-09-30'], { stretch: 1100 })).proposedTarget)).toBe('1100');
  });

  test.each<[string, [Goal, GoalProgress[]], object, string]>([
    ['in the first half of its days', checkIns(1000, 100, ['2025-05-31']), {}, 'too-early'],
    ['where it is neither too easy nor out of reach', checkIns(1222, 100, ['2025-09-30']), {}, 'on-course'],
    ['off track once only', checkIns(3000, 100, ['2025-06-30']), {}, 'off-once'],
    ['that was changed once already', checkIns(1000, 100, ['2025-09-30']), { changes: 1 }, 'changed-before'],
    ['that is over', checkIns(3000, 100, ['2025-11-30', '2025-12-31']), {}, 'over'],
    ['without a check-in', checkIns(1000, 100, []), {}, 'not-known'],
    ['to stay', checkIns(90, 100, ['2025-09-30'], { kind: 'stayAbove' }), {}, 'not-adjustable'],
  ])('a target is kept: %s', (_, given, options, reason) => {
    const { action, reason: found, proposedTarget } = proposed(given, options);
    expect([action, found, proposedTarget]).toEqual(['keep', reason, null]);
  });

  const two = ['2025-07-31', '2025-09-30'];
  test('more time, where the pace so far gets there within a quarter more', () => {
    const found = proposed(checkIns(1530, 100, two));
    expect([found.action, found.reason]).toEqual(['extend', 'reachable-later']);
    expect((found.until ?? '') > '2026-03-01' && (found.until ?? '') < '2026-04-05').toBe(true);
  });

  test('two steps, within twice the days: together they are the goal', () => {
    const found = proposed(checkIns(2000, 100, two));
    expect([found.action, found.parts.map(({ between }) => between[0])]).toEqual(['split', ['2025-01-01', '2026-01-01']]);
    expect(found.parts.reduce((sum, { target }) => sum.plus(target), new Decimal(0)).toString()).toBe('2000');
    expect(found.parts.map(({ parent }) => parent)).toEqual(['g', 'g']);
  });

  test('less, where it is out of reach: what 65 of 100 landings reach, and never less than what is there', () => {
    const [of, all] = checkIns(3000, 100, two);
    const found = proposeAdjustment(of, all);
    expect([found.action, found.reason]).toEqual(['lower', 'out-of-reach']);
    expect(Number(found.proposedTarget)).toBeGreaterThanOrEqual(Number(all.at(-1)?.actual));
    expect(Number(found.proposedTarget)).toBeLessThan(1300);
    expect(found.evidence.statuses).toEqual(['off-track', 'off-track']);
  });

  test('names the largest driver as what to act on', () => {
    const driver = (value: number, country: string) => ({
      code: 'driver',
      of: null,
      segment: { country },
      period: null,
      values: { value },
    });
    expect(proposed(checkIns(3000, 100, two), { drivers: [driver(3, 'FR'), driver(-40, 'BE')] }).driver).toEqual({
      label: null,
      segment: { country: 'BE' },
      value: -40,
    });
  });

  test('check-ins of another goal or out of order, and unknown words are refused', () => {
    const [of, all] = checkIns(3000, 100, two);
    expect(refusal(() => proposeAdjustment(money({ id: 'other' }), all))).toContain('a check-in of "g"');
    expect(refusal(() => proposeAdjustment(of, [...all].reverse()))).toContain('in order');
    expect(refusal(() => proposeAdjustment(of, all, { policy: { raiseForm: 1 } as never }))).toContain('raiseFrom');
    expect(refusal(() => proposeAdjustment(of, all, { policy: { lowerTo: 2 } }))).toContain('from 0 to 1');
  });

  test('each has a sentence in both languages', () => {
    const all = [
      checkIns(1000, 100, ['2025-09-30']),
      checkIns(1530, 100, two),
      checkIns(2000, 100, two),
      checkIns(3000, 100, two),
      checkIns(1000, 100, ['2025-05-31']),
    ];
    for (const one of all.flatMap((given) => proposed(given).findings)) {
      for (const text of [sentence(one, en), sentence(one, fr)]) {
        expect(text).toMatch(/^g\s?: \S.*\.$/);
        expect(text).not.toMatch(/undefined|null|NaN|\bunknown\b/);
      }
    }
  });
});

test('findings of all statuses and kinds have sentences without holes', () => {
  const milestones = [{ title: 'Pilot', by: '2025-03-31' }];
  const all = [
    at({}, 100),
    at({}, 100, '2024-06-01'),
    at({}, 2000),
    at({ pacing: 'seasonal' }, 5),
    at({ kind: 'stayAbove', target: 90 }, 5),
    progress(money({ target: undefined, milestones }), [], { asOf }),
    progress(money({}), [], { asOf }),
  ];
  const texts = all.flatMap(({ findings }) => findings.flatMap((one) => [sentence(one, en), sentence(one, fr)]));
  expect(texts.length).toBeGreaterThan(16);
  for (const text of texts) expect(text).not.toMatch(/undefined|null|NaN|Infinity/);
});

describe('laws', () => {
  const cents = fc.integer({ min: 1, max: 10 ** 9 });
  const day = fc.integer({ min: 0, max: 364 }).map((n) => new Date(Date.UTC(2025, 0, 1 + n)).toISOString().slice(0, 10));
  const pacing = fc.constantFrom<GoalInput['pacing']>(
    'linear',
    { workingDays: {} },
    {
      checkpoints: [
        { on: '2025-05-05', value: 1 },
        { on: '2025-08-08', value: 7 },
      ],
    },
  );

  test('more is further', () => {
    fc.assert(
      fc.property(cents, cents, day, (a, b, on) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map((value) => at({}, value / 100, on));
        expect(new Decimal(high?.progress ?? 0).gte(low?.progress ?? 0)).toBe(true);
        expect(new Decimal(high?.pace ?? 0).gte(low?.pace ?? 0)).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  test('at the end, exactly the target is expected', () => {
    fc.assert(
      fc.property(cents, pacing, (target, paced) => {
        expect(String(at({ target: target / 100, pacing: paced }, 1, '2025-12-31').expected)).toBe(String(new Decimal(target).div(100)));
      }),
      { numRuns: 30 },
    );
  });

  test('the unit of money changes neither pace nor status', () => {
    fc.assert(
      fc.property(cents, cents, day, (amount, target, on) => {
        const [one, hundred] = [at({ target: target / 100 }, amount / 100, on), at({ target }, amount, on)];
        expect([hundred.pace, hundred.progress, hundred.status]).toEqual([one.pace, one.progress, one.status]);
      }),
      { numRuns: 20 },
    );
  });

  test('never NaN, Infinity or −0', () => {
    const bad = (value: unknown): boolean =>
      typeof value === 'number'
        ? !Number.isFinite(value) || Object.is(value, -0)
        : typeof value === 'object' && value !== null && !Decimal.isDecimal(value) && Object.values(value).some(bad);
    fc.assert(
      fc.property(cents, day, pacing, (amount, on, paced) => {
        expect(bad(at({ pacing: paced }, amount / 100, on))).toBe(false);
      }),
      { numRuns: 20 },
    );
  });
});
