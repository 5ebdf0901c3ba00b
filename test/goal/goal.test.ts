// Goals as data: what is read, what is made of what is not said, and what is refused.
import fc from 'fast-check';
import { averageOrderValue, type GoalInput, goal, isKpiError, mrr, orderCount, returnRate, revenue, winRate } from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import '../seed.ts';

const year = ['2025-01-01', '2026-01-01'] as const;
const given = (input: object): GoalInput => ({ id: 'g', of: revenue, target: 1000, between: year, ...input }) as GoalInput;

test('what is not said gets its default, and amounts become exact text', () => {
  const { formula, ...of } = goal(given({ target: '1000000.50', currency: 'eur' })).of;
  expect(goal(given({ target: '1000000.50', currency: 'eur' }))).toStrictEqual({
    id: 'g',
    title: 'g',
    of: { ...of, formula },
    kind: 'reach',
    baseline: null,
    target: '1000000.5',
    upTo: null,
    stretch: null,
    minimum: null,
    currency: 'EUR',
    between: ['2025-01-01', '2026-01-01'],
    calendar: { timeZone: 'UTC', weekStart: 'monday', fiscalStart: 'january', fiscalNamed: 'end', retail: null },
    segment: null,
    aggregation: 'cumulative',
    pacing: 'linear',
    milestones: [],
    owner: null,
    objective: null,
    parent: null,
    weight: 1,
    createdAt: null,
  });
  expect([of.id, of.unit, of.better, of.additivity]).toEqual(['revenue', 'money', 'higher', 'additive']);
});

test.each<[string, GoalInput['of'], object, string, string]>([
  ['a higher target is an increase', revenue, { baseline: 900 }, 'increaseFrom', 'cumulative'],
  ['orders are counted over all days', orderCount, {}, 'reach', 'cumulative'],
  ['a rate is a level', winRate, { target: 0.3 }, 'reach', 'latest'],
  ['so is a stock', mrr, {}, 'reach', 'latest'],
  ['less of a rate that should fall is a decrease', returnRate, { baseline: '0.05', target: '0.04' }, 'decreaseFrom', 'latest'],
  ['what is to stay is judged period by period', revenue, { kind: 'stayAbove' }, 'stayAbove', 'latest'],
])('%s', (_, of, more, kind, aggregation) => {
  const made = goal(given({ of, ...more }));
  expect([made.kind, made.aggregation]).toEqual([kind, aggregation]);
});

test.each<[string, object]>([
  [
    'everything said',
    {
      title: 'T',
      baseline: 500,
      stretch: '1200.25',
      minimum: 800,
      currency: 'EUR',
      segment: { country: 'FR', isNew: true, code: null },
      owner: 'Ada',
      objective: { id: 'grow' },
      parent: 'p',
      weight: 2.5,
      createdAt: '2024-12-01',
      calendar: { timeZone: 'Europe/Paris', fiscalStart: 'april' },
    },
  ],
  ['working days', { pacing: { workingDays: { holidays: ['2025-12-25'], weekend: ['sunday'] } } }],
  ['checkpoints', { pacing: { checkpoints: [{ on: '2025-06-30', value: 300.5 }] } }],
  [
    'milestones',
    {
      target: undefined,
      milestones: [
        { title: 'B', by: '2025-06-30' },
        { title: 'A', by: '2025-03-31', doneOn: '2025-03-01' },
      ],
    },
  ],
  ['a range', { kind: 'range', upTo: 1100 }],
])('a goal survives JSON: %s', (_, more) => {
  const made = goal(given(more));
  expect(goal(JSON.parse(JSON.stringify(made)))).toStrictEqual(made);
});

test('any amounts survive JSON, to the last digit', () => {
  const amount = fc.tuple(fc.bigInt({ min: 1n, max: 10n ** 20n }), fc.integer({ min: 0, max: 10 })).map(([n, scale]) => `${n}e-${scale}`);
  fc.assert(
    fc.property(amount, (target) => {
      const made = goal(given({ target }));
      expect(goal(JSON.parse(JSON.stringify(made)))).toStrictEqual(made);
    }),
  );
});

describe('what is refused, with what to do about it', () => {
  test.each<[string, unknown, string, string?]>([
    ['no goal', null, 'bad-argument'],
    ['an unknown word', given({ taget: 1 }), 'unknown-option', 'did you mean target?'],
    ['an unknown kind', given({ kind: 'increase' }), 'bad-argument', 'increaseFrom'],
    ['no target', given({ target: undefined }), 'bad-argument', 'add target'],
    ['NaN', given({ target: Number.NaN }), 'bad-number'],
    ['Infinity', given({ target: Number.POSITIVE_INFINITY }), 'bad-number'],
    ['1e999', given({ target: '1e999' }), 'number-out-of-range'],
    ['a long text', given({ target: '1'.repeat(100_000) }), 'number-too-long'],
    ['an amount that is an object', given({ target: { valueOf: () => 1 } }), 'bad-number'],
    ['a period backwards', given({ between: ['2026-01-01', '2025-01-01'] }), 'bad-range'],
    ['an empty period', given({ between: ['2025-01-01', '2025-01-01'] }), 'bad-range'],
    ['a day that does not exist', given({ createdAt: '2025-02-30' }), 'bad-date'],
    ['no indicator', given({ of: undefined }), 'bad-argument'],
    ['half an indicator', given({ of: { id: 'x' } }), 'bad-argument'],
    ['the target as baseline of a rate', given({ of: winRate, target: 0.3, baseline: '0.30' }), 'bad-argument', 'stayAbove'],
    ['a sum of 0', given({ target: 0 }), 'bad-argument', 'starts from 0'],
    ['a decrease where more is better', given({ baseline: 1200 }), 'bad-argument', "kind: 'decreaseFrom'"],
    ['an increase that falls', given({ kind: 'increaseFrom', baseline: 1200 }), 'bad-argument'],
    ['an increase from nowhere', given({ kind: 'increaseFrom' }), 'bad-argument', 'add baseline'],
    ['a stretch below the target', given({ stretch: 999 }), 'bad-argument'],
    ['a minimum above the target', given({ minimum: 1001 }), 'bad-argument'],
    ['a range without its end', given({ kind: 'range' }), 'bad-argument', 'upTo'],
    ['a range backwards', given({ kind: 'range', upTo: 999 }), 'bad-argument'],
    ['a rate added up', given({ of: winRate, target: 0.3, aggregation: 'cumulative' }), 'not-additive'],
    ['a mean of rates', given({ of: averageOrderValue, aggregation: 'average' }), 'not-additive'],
    ['an unknown currency', given({ currency: 'XYZ' }), 'unknown-currency'],
    ['a currency of counts', given({ of: orderCount, currency: 'EUR' }), 'bad-argument'],
    ['a key that is a prototype', given({ segment: JSON.parse('{"__proto__":"x"}') }), 'bad-argument'],
    ['a key that is an object', given({ segment: { country: {} } }), 'bad-argument'],
    ['an unknown word within', given({ objective: { id: 'x', driver: [] } }), 'unknown-option', 'drivers'],
    ['an unknown pacing', given({ pacing: 'fast' }), 'bad-argument'],
    ['two pacings', given({ pacing: { workingDays: {}, checkpoints: [] } }), 'bad-argument'],
    [
      'checkpoints out of order',
      given({
        pacing: {
          checkpoints: [
            { on: '2025-06-30', value: 1 },
            { on: '2025-06-30', value: 2 },
          ],
        },
      }),
      'bad-argument',
    ],
    ['a checkpoint outside', given({ pacing: { checkpoints: [{ on: '2026-01-01', value: 1 }] } }), 'bad-range'],
    ['a last checkpoint beside the target', given({ pacing: { checkpoints: [{ on: '2025-12-31', value: 1 }] } }), 'bad-argument'],
    ['no working day', given({ between: ['2025-02-01', '2025-02-03'], pacing: { workingDays: {} } }), 'bad-argument'],
    ['a milestone without a day', given({ target: undefined, milestones: [{ title: 'x' }] }), 'bad-argument'],
    ['a part of itself', given({ parent: 'g' }), 'bad-argument'],
    ['a weight of 0', given({ weight: 0 }), 'bad-argument'],
    ['a blank id', given({ id: ' ' }), 'bad-argument'],
  ])('%s', (_, input, code, hint) => {
    let caught: unknown;
    try {
      goal(input as GoalInput);
    } catch (error) {
      caught = error;
    }
    if (!isKpiError(caught)) throw caught ?? new Error('nothing was refused');
    expect([caught.code, caught.message.includes(hint ?? '')]).toEqual([code, true]);
  });

  test('nothing that is passed changes the prototypes of objects', () => {
    expect(() => goal(JSON.parse('{"__proto__":{"polluted":1},"id":"x"}'))).toThrow();
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});
